// Package batch runs many sheets: side by side, handed on in their order, with no
// more of them in memory than the workers need.
package batch

import "context"

// inFlight is how many things may be under way or wait for their turn, for each worker.
const inFlight = 4

// Options say how things are taken.
type Options struct {
	// Workers is how many things are done side by side; one where it is less.
	Workers int
	// Stop, where it is set and closed, lets nothing further be taken: what is under way is
	// done and handed on, and that is all. The end of the context, beside it, gives up what
	// is under way.
	Stop <-chan struct{}
	// Idle, where it is set, is called when the next result is still awaited: the time to
	// flush a stream.
	Idle func() error
}

func (o *Options) stopped() bool {
	select {
	case <-o.Stop:
		return true
	default:
		return false
	}
}

func (o *Options) idle() error {
	if o.Idle == nil {
		return nil
	}
	return o.Idle()
}

// Ordered takes what next gives through do, on several workers at once, and hands
// the results to each, one at a time, in next's order. At most four times as many things
// as workers are in flight between next and each, so memory is flat however long the
// list is, and one that takes long seldom keeps the others waiting. Ordered
// ends with the first error of next or each, or when ctx does; it then waits for none of
// the work that is under way. Where it is stopped it ends without an error, and waits for
// no thing that next has still to give.
func Ordered[I, O any](ctx context.Context, o Options,
	next func() (I, bool, error), do func(context.Context, I) O, each func(O) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := max(o.Workers, 1)
	f := flow[I, O]{Options: o, queue: make(chan *task[I, O], inFlight*workers-2), jobs: make(chan *task[I, O])}
	go f.take(ctx, next)
	for range workers {
		go f.work(ctx, do)
	}
	for {
		t, err := f.turn(ctx)
		if err != nil || t == nil {
			return err
		}
		out, err := f.result(ctx, t)
		if err != nil {
			return err
		}
		if err := each(out); err != nil {
			return err
		}
	}
}

// flow is the things between next and each.
type flow[I, O any] struct {
	Options
	queue chan *task[I, O] // in their order, until it is their turn
	jobs  chan *task[I, O] // those that a worker is to take
	fault error            // of next; read after queue is closed
}

type task[I, O any] struct {
	in  I
	out chan O
}

// take takes things until there are no more.
func (f *flow[I, O]) take(ctx context.Context, next func() (I, bool, error)) {
	defer close(f.queue)
	defer close(f.jobs)
	for ctx.Err() == nil && !f.stopped() {
		in, ok, err := next()
		if err != nil || !ok {
			f.fault = err
			return
		}
		t := &task[I, O]{in, make(chan O, 1)}
		select {
		case f.queue <- t:
		case <-ctx.Done():
			return
		}
		select {
		case f.jobs <- t:
		case <-ctx.Done():
			return
		}
	}
}

// work does one thing after another.
func (f *flow[I, O]) work(ctx context.Context, do func(context.Context, I) O) {
	for t := range f.jobs {
		if ctx.Err() != nil {
			return
		}
		var none I
		in := t.in
		t.in = none // what waits for its turn is the result alone
		t.out <- do(ctx, in)
	}
}

// turn is the thing whose turn it is; nil where there are no more.
func (f *flow[I, O]) turn(ctx context.Context) (*task[I, O], error) {
	var t *task[I, O]
	var ok bool
	select {
	case t, ok = <-f.queue:
	default:
		if err := f.idle(); err != nil {
			return nil, err
		}
		select {
		case t, ok = <-f.queue:
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-f.Stop:
			select { // of two that are ready, select takes either
			case t, ok = <-f.queue:
			default: // next is at something, and may be for long
				return nil, ctx.Err()
			}
		}
	}
	if !ok {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, f.fault
	}
	return t, nil
}

// result waits for a thing to be done.
func (f *flow[I, O]) result(ctx context.Context, t *task[I, O]) (out O, err error) {
	select {
	case out = <-t.out:
	default:
		if err := f.idle(); err != nil {
			return out, err
		}
		select {
		case out = <-t.out:
		case <-ctx.Done():
			return out, ctx.Err()
		}
	}
	return out, ctx.Err()
}
