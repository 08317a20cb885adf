package write

import (
	"fmt"
	"sync"
)

// crew does jobs beside the run's own goroutine. No more than a few wait, so memory stays
// bounded. With one hand the jobs are done in their order.
type crew[J any] struct {
	jobs chan J
	wait sync.WaitGroup
	lock sync.Mutex
	err  error // the first
}

// newCrew has so many hands, each of which does the jobs that it gets.
func newCrew[J any](hands int, do func(J) error) *crew[J] {
	jobs := make(chan J, 4*hands)
	c := &crew[J]{jobs: jobs}
	for range hands {
		c.wait.Go(func() {
			for j := range jobs {
				if c.failed() != nil {
					continue
				}
				if err := do(j); err != nil {
					c.fail(err)
				}
			}
		})
	}
	return c
}

func (c *crew[J]) failed() error {
	c.lock.Lock()
	defer c.lock.Unlock()
	return c.err
}

func (c *crew[J]) fail(err error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.err == nil {
		c.err = err
	}
}

// add hands a job over. Its error may be that of one before it.
func (c *crew[J]) add(j J) error {
	if err := c.failed(); err != nil {
		return err
	}
	c.jobs <- j
	return nil
}

// close waits until all is done. It may be called again, and of no crew.
func (c *crew[J]) close() error {
	if c == nil {
		return nil
	}
	if c.jobs != nil {
		close(c.jobs)
		c.jobs = nil
		c.wait.Wait()
	}
	return c.failed()
}

// ofSheet does what is done of a sheet. Its error tells which one that is, and so does a
// panic, which would end the program with nothing said of it.
func ofSheet(source string, do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal fault (please report it with the sheet): %v", r)
		}
		if err != nil {
			err = fmt.Errorf("%s: %w", source, err)
		}
	}()
	return do()
}
