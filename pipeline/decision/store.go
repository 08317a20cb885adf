package decision

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Store is a file of events that several programs, and several goroutines, may read and
// add to at once. An event that Append has acknowledged is on the disk.
type Store struct {
	name string
	mu   sync.Mutex
	file os.FileInfo // of the file that was read; nil before the first time
	read int64       // how many bytes of it are in the fields below
	log  Log
	tail []byte // what stands behind the last line end
	last map[key]int
}

// key is what an event is of: an entry, or the sheet itself where entry is empty.
type key struct{ document, entry string }

// ErrEvent is held by the errors of Append that are the event's own fault.
var ErrEvent = errors.New("the event can't be taken")

// Conflict says that an event was made without knowledge of a later one of the same entry:
// by another tab or program. State is what holds now.
type Conflict struct {
	Document, Entry string
	Seen, Last      int // the number of the last event that the caller knew, and of the last one
	State           *State
}

func (c *Conflict) Error() string {
	what := "the entry " + c.Entry
	if c.Entry == "" {
		what = "the sheet " + c.Document
	}
	return fmt.Sprintf("%s was decided about elsewhere (event %d) since it was looked at (event %d)", what, c.Last, c.Seen)
}

// Open prepares the reading of a file of events and the adding to it. The file need not
// be there: the first event makes it.
func Open(file string) (*Store, error) {
	s := &Store{name: file}
	if st, err := os.Stat(file); err == nil && !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file, so no decisions can be kept in it", file)
	}
	if _, err := s.Events(); err != nil {
		return nil, err
	}
	return s, nil
}

// Writable reports as an error that events can't be added: a file or folder that may not be
// written, or no such folder. It makes no file that stays.
func (s *Store) Writable() error {
	f, err := os.OpenFile(s.name, os.O_RDWR|os.O_APPEND, 0)
	if errors.Is(err, fs.ErrNotExist) {
		if f, err = os.CreateTemp(filepath.Dir(s.name), ".review-*.tmp"); err == nil {
			defer os.Remove(f.Name())
		}
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return fmt.Errorf("the decisions can't be written: %w", err)
	}
	return nil
}

// Events are all events so far, by whomever.
func (s *Store) Events() ([]Event, error) {
	l, err := s.current()
	return l.Events, err
}

// State is what all events so far come to.
func (s *Store) State() (*State, error) {
	l, err := s.current()
	if err != nil {
		return nil, err
	}
	return Fold(l.Events)
}

// Torn is the unfinished line at the end of the file; nil where there is none.
func (s *Store) Torn() (*Torn, error) {
	l, err := s.current()
	return l.Torn, err
}

// current is the file as it is now.
func (s *Store) current() (Log, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, err := os.Open(s.name)
	if errors.Is(err, fs.ErrNotExist) {
		s.forget()
		return Log{}, nil
	}
	if err != nil {
		return Log{}, fmt.Errorf("the decisions can't be read: %w", err)
	}
	defer f.Close()
	unlock, err := lock(f, s.name, true)
	if err != nil {
		return Log{}, err
	}
	defer unlock()
	if err := s.refresh(f); err != nil {
		return Log{}, err
	}
	l := Log{Events: s.log.Events[:len(s.log.Events):len(s.log.Events)], lines: s.log.lines}
	return l, l.end(s.name, s.tail)
}

// Append adds an event, under a number of its own, and returns it with that. seen is the
// number of the last event that the caller has seen of the same entry (of an undo: of the
// entry of the event that it takes back), as State.Seen tells, 0 where there was none. Where there is
// a later one, nothing is added and the error is a *Conflict. An event that is wrong by
// itself, or takes back what is not there, gives an error that holds ErrEvent.
func (s *Store) Append(e Event, seen int) (Event, error) {
	out, err := s.AppendAll([]Event{e}, []int{seen})
	if err != nil {
		return e, err
	}
	return out[0], nil
}

// AppendAll is Append for events that were made in one go: either all are added, one
// behind the other, or none. Where they are several, each tells by With that they are one.
// Of a program that is killed meanwhile the first of them may stay.
func (s *Store) AppendAll(events []Event, seen []int) ([]Event, error) {
	out := slices.Clone(events)
	for i := range out {
		if err := out[i].Check(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEvent, err)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f, unlock, err := s.openLocked()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	defer unlock()
	if err := s.refresh(f); err != nil {
		return nil, err
	}
	if err := s.mend(f); err != nil {
		return nil, err
	}
	var lines []byte
	first := s.log.lastN() + 1
	for i := range out {
		e := &out[i]
		if err := s.admit(e, seen[i]); err != nil {
			return nil, err
		}
		if e.N = first + i; len(out) > 1 {
			e.With = first
		}
		line, err := encode(*e)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEvent, err)
		}
		lines = append(lines, line...)
	}
	if err := s.add(f, lines); err != nil {
		return nil, err
	}
	return out, s.refresh(f)
}

// openLocked opens the file for adding, and locks it. Another may have put a new file in
// its place before the lock was had.
func (s *Store) openLocked() (*os.File, func(), error) {
	for {
		f, err := os.OpenFile(s.name, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
		if err != nil {
			return nil, nil, fmt.Errorf("the decisions can't be written: %w", err)
		}
		unlock, err := lock(f, s.name, false)
		if err != nil {
			f.Close()
			return nil, nil, err
		}
		held, err := f.Stat()
		if err == nil {
			if there, err := os.Stat(s.name); err == nil && os.SameFile(held, there) {
				return f, unlock, nil
			}
		}
		unlock()
		f.Close()
		if err != nil {
			return nil, nil, fmt.Errorf("the decisions can't be read: %w", err)
		}
	}
}

// admit fills in what an undo leaves to the event that it takes back, and refuses what was
// made without knowledge of a later event.
func (s *Store) admit(e *Event, seen int) error {
	k := key{e.Document, e.Entry}
	if e.Act == Undo {
		of := s.log.find(e.Of)
		if err := e.refers(of); err != nil {
			return fmt.Errorf("%w: %w", ErrEvent, err)
		}
		k = s.keyOf(of)
		e.Document = k.document
	}
	last := s.last[k]
	if last == seen {
		return nil
	}
	state, err := Fold(s.log.Events)
	if err != nil {
		return err
	}
	return &Conflict{Document: k.document, Entry: k.entry, Seen: seen, Last: last, State: state}
}

// keyOf is what an event is of; of an undo, what the event is of that it takes back.
func (s *Store) keyOf(e *Event) key {
	for e.Act == Undo {
		e = s.log.find(e.Of) // there is one, or it would not have been taken
	}
	return key{e.Document, e.Entry}
}

// refresh reads what the file holds beyond what is known of it.
func (s *Store) refresh(f *os.File) error {
	st, err := f.Stat()
	if err != nil {
		return fmt.Errorf("the decisions can't be read: %w", err)
	}
	if s.file == nil || !os.SameFile(s.file, st) || st.Size() < s.read {
		s.forget()
	}
	s.file = st
	data, err := io.ReadAll(io.NewSectionReader(f, s.read, st.Size()-s.read))
	if err != nil {
		return fmt.Errorf("the decisions can't be read: %w", err)
	}
	whole := bytes.LastIndexByte(data, '\n') + 1
	known := len(s.log.Events)
	if err := s.log.lineByLine(s.name, data[:whole]); err != nil {
		s.forget()
		return err
	}
	s.read += int64(whole)
	s.tail = data[whole:]
	for i := known; i < len(s.log.Events); i++ {
		e := &s.log.Events[i]
		s.last[s.keyOf(e)] = e.N
	}
	return nil
}

func (s *Store) forget() {
	s.file, s.read, s.log, s.tail, s.last = nil, 0, Log{}, nil, map[key]int{}
}

// mend makes an end for the line that the file ends in without one. A torn one, left by a
// program that was killed, is put into a file beside, so that nothing is lost.
func (s *Store) mend(f *os.File) error {
	if len(s.tail) == 0 {
		return nil
	}
	if !torn(s.tail) {
		if err := s.add(f, []byte("\n")); err != nil {
			return err
		}
		return s.refresh(f)
	}
	beside, err := os.OpenFile(s.name+".torn", os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("the decisions end in a torn line, and it can't be put aside: %w", err)
	}
	_, err = beside.Write(append(bytes.Clone(s.tail), '\n'))
	err = errors.Join(err, beside.Sync(), beside.Close())
	if err == nil {
		err = f.Truncate(s.read)
	}
	if err != nil {
		return fmt.Errorf("the decisions end in a torn line, and it can't be put aside: %w", err)
	}
	s.tail = nil
	return nil
}

// add writes to the end of the file, all or nothing, and waits for the disk.
func (s *Store) add(f *os.File, data []byte) error {
	st, err := f.Stat()
	if err == nil {
		if _, err = f.Write(data); err == nil {
			err = f.Sync()
		}
		if err != nil { // a full disk: half a line would stay
			err = errors.Join(err, f.Truncate(st.Size()))
		}
	}
	if err == nil && st.Size() == 0 {
		err = syncFolder(filepath.Dir(s.name))
	}
	if err != nil {
		return fmt.Errorf("the decision can't be kept: %w", err)
	}
	return nil
}
