package write

import (
	"errors"
	"strings"
	"testing"
)

func TestCrewEndsWithItsFirstError(t *testing.T) {
	first := errors.New("full")
	done := 0
	c := newCrew(1, func(n int) error {
		done++
		if n == 3 {
			return first
		}
		return nil
	})
	for n := range 9 {
		_ = c.add(n)
	}
	if err := c.close(); err != first || done != 4 {
		t.Errorf("%d jobs are done, and it ends with %v", done, err)
	}
	if err := c.close(); err != first {
		t.Errorf("closed again it says %v", err)
	}
}

// A fault of the program tells which sheet it is in, and the run ends as with any error.
func TestPanicOfASheetIsAnErrorOfIt(t *testing.T) {
	err := ofSheet("a.txt", func() error { panic("index out of range") })
	if err == nil || !strings.HasPrefix(err.Error(), "a.txt: internal fault") || !strings.Contains(err.Error(), "index out of range") {
		t.Errorf("it says %v", err)
	}
	if err := ofSheet("a.txt", func() error { return nil }); err != nil {
		t.Error(err)
	}
}
