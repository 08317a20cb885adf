package decision

import (
	"fmt"
	"time"
)

// patience is how long a lock is waited for. Whoever holds it writes one line.
const patience = 10 * time.Second

// waitFor asks for a lock until it is had.
func waitFor(name string, try func() (bool, error)) error {
	const pause = 2 * time.Millisecond
	for left := patience; ; left -= pause {
		held, err := try()
		switch {
		case err != nil:
			return fmt.Errorf("%s can't be locked: %w", name, err)
		case held:
			return nil
		case left <= 0:
			return fmt.Errorf("another program has held %s for %v; end it, and try again", name, patience)
		}
		time.Sleep(pause)
	}
}
