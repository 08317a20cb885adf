package across

import (
	"fmt"
	"io"
)

// Store is where a batch keeps what it may need of a sheet again, so that it need not
// stay in memory: a file, written at its end and read anywhere.
type Store interface {
	io.Writer
	io.ReaderAt
}

// archive keeps leaves and passages in a store, and the last leaves that were asked for in
// memory.
type archive struct {
	store   Store
	written int64   // bytes in the store
	waiting []byte  // what comes after them and is not there yet
	back    []byte  // what was read last
	recent  []*held // the last asked for at the end
	text    int     // bytes of text among them
}

// place is where something stands among all that is kept.
type place struct{ at, size int64 }

type held struct {
	place
	*opened
}

// What is kept in memory of the leaves: this many, or the last alone where it is longer.
const (
	recentLeaves = 16
	recentText   = 1 << 20
)

// waits is how many bytes wait at most to be written together: most of what is kept is
// short, and a call to the system for each takes longer than to make it.
const waits = 1 << 17

// keep keeps what a function appends to what waits.
func (a *archive) keep(appendTo func(b []byte) []byte) (place, error) {
	from := len(a.waiting)
	a.waiting = appendTo(a.waiting)
	p := place{a.written + int64(from), int64(len(a.waiting) - from)}
	if len(a.waiting) < waits {
		return p, nil
	}
	if _, err := a.store.Write(a.waiting); err != nil {
		return place{}, fmt.Errorf("what links sheets can't be kept (is the disk full?): %w", err)
	}
	a.written += int64(len(a.waiting))
	if a.waiting = a.waiting[:0]; cap(a.waiting) > 4*waits {
		a.waiting = nil // a book's is not kept for all that come after it
	}
	return p, nil
}

// read has kept bytes back, to be used before more are kept or read.
func (a *archive) read(p place) ([]byte, error) {
	if p.at >= a.written {
		return a.waiting[p.at-a.written:][:p.size], nil
	}
	if int64(cap(a.back)) < p.size || cap(a.back) > 4*waits {
		a.back = make([]byte, p.size)
	}
	b := a.back[:p.size]
	if _, err := a.store.ReadAt(b, p.at); err != nil {
		return nil, fmt.Errorf("what links sheets can't be read back: %w", err)
	}
	return b, nil
}

// get reads a leaf back.
func (a *archive) get(p place) (*opened, error) {
	for i, h := range a.recent {
		if h.place == p {
			copy(a.recent[i:], a.recent[i+1:])
			a.recent[len(a.recent)-1] = h
			return h.opened, nil
		}
	}
	b, err := a.read(p)
	if err != nil {
		return nil, err
	}
	l, err := leafOf(b)
	if err != nil {
		return nil, err
	}
	o := open(l)
	a.remember(p, o)
	return o, nil
}

// remember keeps an opened leaf in memory for a while.
func (a *archive) remember(p place, o *opened) {
	a.recent, a.text = append(a.recent, &held{p, o}), a.text+len(o.Text)
	for len(a.recent) > 1 && (len(a.recent) > recentLeaves || a.text > recentText) {
		a.text -= len(a.recent[0].Text)
		a.recent[0] = nil
		a.recent = a.recent[1:]
	}
}
