package isolate

import (
	"context"
	"fmt"
	"time"

	"factsheet/pipeline/choose"
)

// stallShare is the share of a sheet's time in which the fast reader must come to its
// next page, where pdfium is to have a go after it.
const stallShare = 0.4

// What it may take to make a reader ready, once, beside the limits of a sheet. To
// compile pdfium takes six seconds and 320 MB on a machine that is not busy.
const (
	openTime   = 3 * time.Minute
	openMemory = 1 << 30 // bytes
)

// sheet is one PDF being read, by one child after another where they die of it.
type sheet struct {
	pool   *Pool
	ctx    context.Context
	data   []byte
	reader choose.Reader // that it is to be read by
	child  *process      // nil where none is running
	limit  time.Duration // of its time
	left   time.Duration // of it
}

// ask is a choose.Ask. The time that it takes to make a reader ready is not the sheet's.
func (s *sheet) ask(r choose.Reader, only []int, from int) (out choose.Result) {
	if err := s.ready(r); err != nil {
		return choose.Result{Err: err}
	}
	c := &s.pool.config
	q := request{Reader: r, Options: c.Options, Task: reading}
	q.Options.Only, q.Options.From = only, from
	stall := s.left + time.Second // the end of its time comes first
	if s.reader == choose.Auto && r == choose.Fast {
		stall = time.Duration(stallShare * float64(s.left))
	}
	end, err := s.do(&q, stall, func(x *reply) { out.Takes = append(out.Takes, *x.Take) })
	if err != nil {
		out.Err = err
		return out
	}
	out.Info, out.Err = end.Info, end.err()
	return out
}

// do has the child do what is asked with the file, within what is left of its time. The
// child has the reader ready.
func (s *sheet) do(q *request, stall time.Duration, page func(*reply)) (*ending, error) {
	c := &s.pool.config
	q.Memory, q.Passwords, q.Size = c.Limits.Memory, c.Passwords, len(s.data)
	ctx, cancel := context.WithTimeout(s.ctx, s.left)
	defer cancel()
	began := time.Now()
	end, err := s.child.ask(ctx, q, s.data, stall, page)
	s.left -= time.Since(began)
	if err != nil {
		return nil, s.died(ctx, q.Task, err, stall)
	}
	if s.child.spent {
		_ = s.drop()
	}
	return end, nil
}

// ready makes sure of a child that has the reader ready.
func (s *sheet) ready(r choose.Reader) error {
	if s.child != nil && s.child.opened[r] || s.swap(r) {
		return nil
	}
	if r != choose.PDFium {
		return s.open(r, "")
	}
	c := &s.pool.pdfium
	c.mu.Lock()
	if c.done {
		c.mu.Unlock()
	} else {
		defer c.mu.Unlock()
		c.folder(s.pool.config.Cache)
		err := s.open(r, c.cache)
		if s.ctx.Err() == nil {
			c.done, c.err = true, err
		}
		return err
	}
	if c.err != nil {
		return c.err
	}
	return s.open(r, c.cache)
}

// swap gives the sheet an idle child that has the reader ready in place of its own, where
// there is one: pdfium takes a child a tenth of a second to make ready, and much memory.
func (s *sheet) swap(r choose.Reader) bool {
	for range len(s.pool.slots) {
		select {
		case other := <-s.pool.slots:
			if other != nil && other.opened[r] {
				s.child, other = other, s.child
				s.pool.slots <- other
				return true
			}
			s.pool.slots <- other
		default:
			return false
		}
	}
	return false
}

// open has a child make a reader ready; it starts one where there is none, and once more
// where a signal to all of the program's processes ended it as it began.
func (s *sheet) open(r choose.Reader, cache string) error {
	child, err := s.tryOpen(r, cache)
	if err != nil && child != nil && s.ctx.Err() == nil && child.cmd.ProcessState != nil && signalled(child.cmd.ProcessState) {
		_, err = s.tryOpen(r, cache)
	}
	return err
}

// tryOpen is the child that was asked to make a reader ready; nil where none could be started.
func (s *sheet) tryOpen(r choose.Reader, cache string) (*process, error) {
	if s.child == nil {
		child, err := start(s.pool.config.Command)
		if err != nil {
			return nil, err
		}
		s.child = child
		s.pool.started.Add(1)
	}
	child := s.child
	ctx, cancel := context.WithTimeout(s.ctx, openTime)
	defer cancel()
	q := request{Reader: r, Cache: cache, Memory: max(openMemory, s.pool.config.Limits.Memory)}
	end, err := child.ask(ctx, &q, nil, openTime, nil)
	if err != nil {
		return child, fmt.Errorf("the %s reader can't be started: %w", r, s.died(ctx, noTask, err, openTime))
	}
	if err := end.err(); err != nil {
		return child, err
	}
	child.opened[r] = true
	return child, nil
}

// died says why the child did, and over what; err is what its parent saw of it.
func (s *sheet) died(ctx context.Context, over task, err error, stall time.Duration) error {
	child := s.child
	if garbled(err) {
		child.kill()
	}
	ended := s.drop()
	switch c := &s.pool.config; {
	case s.ctx.Err() != nil:
		return choose.ErrStopped
	case ctx.Err() != nil:
		flag := "--max-seconds"
		if s.limit > c.Limits.Time {
			flag += " and a second a page"
		}
		return fmt.Errorf("%s it took longer than %v (%s), and was broken off", over, s.limit, flag)
	case child.late.Load():
		return fmt.Errorf("the fast reader took longer than %v over a page", stall)
	default:
		return child.cause(over, err, ended, c.Limits)
	}
}

// drop ends the child, and returns how it ended.
func (s *sheet) drop() error {
	ended := s.pool.end(s.child)
	s.child = nil
	return ended
}
