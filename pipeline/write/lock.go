package write

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// lockFile tells which run writes to the folder, while one does. It is apart from the
// marker, which is the same in every output folder.
const lockFile = ".factsheet.lock"

// A run whose lock the system does not keep shows that it lives by writing its lock file
// anew, each beat; one that has not for a lease is taken for dead.
const (
	beat  = 10 * time.Second
	lease = time.Minute
)

// lock is the right to write to an output folder. The system's own lock on the marker file
// ends with the process, however that ends. Where it does not hold between machines (on
// network file systems it may be this machine's alone) or there is none, the lock file is
// the lock: it counts for as long as its run gives signs of life.
type lock struct {
	marker *os.File
	name   string // of the lock file
	own    holder
	leased bool // the lock file is the lock
	stop   func()
}

// acquire takes the folder out for this run. Its error says which run has it.
func acquire(out string) (*lock, error) {
	f, err := os.OpenFile(filepath.Join(out, marker), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		return nil, fmt.Errorf("the output folder can't be written to: %w", err)
	}
	l := &lock{marker: f, name: filepath.Join(out, lockFile), own: thisRun(), stop: func() {}}
	if err := l.take(); err != nil {
		f.Close()
		return nil, err
	}
	return l, nil
}

func (l *lock) take() error {
	switch err := lockWhole(l.marker); {
	case errors.Is(err, errLocked):
		return l.refused()
	case errors.Is(err, errNoLocks):
		l.leased = true
	case err != nil:
		return fmt.Errorf("the output folder can't be locked: %w", err)
	default:
		l.leased = networked(filepath.Dir(l.name))
	}
	return l.tell()
}

// tell puts this run into the lock file.
func (l *lock) tell() error {
	if !l.leased { // the marker is locked, so what stands there is of a run that was killed
		if l.put(os.O_TRUNC) != nil {
			_ = os.Remove(l.name) // on a full disk the run goes on to clear what filled it
		}
		return nil
	}
	if err := l.oust(); err != nil {
		return err
	}
	if err := l.put(os.O_EXCL); errors.Is(err, fs.ErrExist) {
		return l.refused()
	} else if err != nil {
		return err
	}
	l.stop = l.live()
	return nil
}

func (l *lock) put(mode int) error {
	f, err := os.OpenFile(l.name, os.O_CREATE|os.O_WRONLY|mode, 0o644)
	if err == nil {
		_, err = f.Write(l.own.encode())
		if err = errors.Join(err, f.Close()); err != nil && mode == os.O_EXCL {
			_ = os.Remove(l.name)
		}
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if err != nil {
		return fmt.Errorf("the output folder can't be written to: %w", err)
	}
	return nil
}

// oust clears the lock file of a run that is dead. Where it lives, the error says so.
func (l *lock) oust() error {
	was, err := os.ReadFile(l.name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if alive, err := l.alive(); err != nil || alive {
		return errors.Join(err, l.refused())
	}
	// Moved aside first: of two runs that clear it, one finds that it took the other's.
	aside := l.name + "." + strconv.Itoa(l.own.PID)
	if err := os.Rename(l.name, aside); errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return fmt.Errorf("the lock of a run that is gone can't be removed: %w", err)
	}
	if now, err := os.ReadFile(aside); err == nil && !bytes.Equal(now, was) {
		_ = os.Rename(aside, l.name)
		return l.refused()
	}
	return os.Remove(aside)
}

// alive reports whether the run of the lock file goes on: its process is there, or may be,
// and it has given a sign of life.
func (l *lock) alive() (bool, error) {
	info, err := os.Stat(l.name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	now, err := l.clock()
	if err != nil {
		return false, err
	}
	if now.Sub(info.ModTime()) > lease {
		return false, nil
	}
	h, err := readHolder(l.name)
	if err != nil { // it is being written, or was when its run died: a lease tells
		return true, nil
	}
	return h.Host != l.own.Host || h.PID != l.own.PID && running(h.PID), nil
}

// clock is the time by the clock of the file system, which may be another machine's.
func (l *lock) clock() (time.Time, error) {
	f, err := os.CreateTemp(filepath.Dir(l.name), lockFile+".*")
	if err != nil {
		return time.Time{}, fmt.Errorf("the output folder can't be written to: %w", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return time.Time{}, err
	}
	return info.ModTime(), nil
}

// live writes the lock file anew until the function that it returns is called.
func (l *lock) live() func() {
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(beat)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if h, err := readHolder(l.name); err == nil && h.is(l.own) {
					_ = l.put(0) // the same bytes: a new time
				}
			}
		}
	}()
	return sync.OnceFunc(func() { close(done) })
}

// held returns an error where another run has taken the folder meanwhile: this one was
// thought dead, having slept past its lease.
func (l *lock) held() error {
	if !l.leased {
		return nil
	}
	if h, err := readHolder(l.name); err != nil || !h.is(l.own) {
		return fmt.Errorf("another run took %s over while this one gave no sign of life; its output stands", filepath.Dir(l.name))
	}
	return nil
}

// refused says who has the folder.
func (l *lock) refused() error {
	out := filepath.Dir(l.name)
	h, err := readHolder(l.name)
	for range 10 { // between taking the lock and saying so there is an instant
		if err == nil && (h.Host != l.own.Host || running(h.PID)) {
			break
		}
		time.Sleep(10 * time.Millisecond)
		h, err = readHolder(l.name)
	}
	who := ""
	if err == nil {
		who = " (" + h.String() + ")"
	}
	hint := ""
	if l.leased {
		hint = fmt.Sprintf("; should it be gone, remove %s, or try again in %s", l.name, ago(lease))
	}
	return fmt.Errorf("another run is writing to %s%s; wait for it or name another folder with --out%s", out, who, hint)
}

// release gives the folder free.
func (l *lock) release() {
	l.stop()
	if h, err := readHolder(l.name); err == nil && h.is(l.own) || err != nil && !l.leased {
		_ = os.Remove(l.name)
	}
	l.marker.Close()
}
