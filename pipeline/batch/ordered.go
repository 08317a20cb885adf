// Package batch runs many sheets: side by side, handed on in their order, with no
// more of them in memory than the workers need.
package batch

import "context"

// inFlight is how many things may be under way or wait for their turn, for each worker.
const inFlight = 4

// Ordered takes what next gives through do, on that many workers at once, and hands
// the results to each, one at a time, in next's order. At most four times as many things
// as workers are in flight between next and each, so memory is flat however long the
// list is, and one that takes long seldom keeps the others waiting. idle, where it is set,
// is called when the next result is still awaited: the time to flush a stream. Ordered
// ends with the first error of next or each, or when ctx does; it then waits for none of
// the work that is under way.
func Ordered[I, O any](ctx context.Context, workers int, next func() (I, bool, error), do func(context.Context, I) O, each func(O) error, idle func() error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers = max(workers, 1)
	type task struct {
		in  I
		out chan O
	}
	queue := make(chan *task, inFlight*workers-2)
	jobs := make(chan *task)
	var fault error // of next; read after queue is closed
	go func() {
		defer close(queue)
		defer close(jobs)
		for ctx.Err() == nil {
			in, ok, err := next()
			if err != nil || !ok {
				fault = err
				return
			}
			t := &task{in, make(chan O, 1)}
			select {
			case queue <- t:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- t:
			case <-ctx.Done():
				return
			}
		}
	}()
	for range workers {
		go func() {
			for t := range jobs {
				if ctx.Err() != nil {
					return
				}
				var none I
				in := t.in
				t.in = none // what waits for its turn is the result alone
				t.out <- do(ctx, in)
			}
		}()
	}
	waiting := func() error {
		if idle == nil {
			return nil
		}
		return idle()
	}
	for {
		var t *task
		var ok bool
		select {
		case t, ok = <-queue:
		default:
			if err := waiting(); err != nil {
				return err
			}
			select {
			case t, ok = <-queue:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if !ok {
			if err := ctx.Err(); err != nil {
				return err
			}
			return fault
		}
		var out O
		select {
		case out = <-t.out:
		default:
			if err := waiting(); err != nil {
				return err
			}
			select {
			case out = <-t.out:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := each(out); err != nil {
			return err
		}
	}
}
