package selftest

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// seen is what was seen of records that wait for their turn.
type seen[T any] struct {
	mu sync.Mutex
	of map[*record.Record]T
}

func (s *seen[T]) put(r *record.Record, what T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of[r] = what
}

func (s *seen[T]) take(r *record.Record) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	what := s.of[r]
	delete(s.of, r)
	return what
}

// alone is the second pass: an output by one worker, to compare with that by several.
func (t *test) alone(ctx context.Context) error {
	if !t.options.has(workersSame) {
		return nil
	}
	at, changes := 0, ""
	limits := map[string]bool{} // the documents that met one in either pass
	err := t.run(ctx, t.p, t.inputs, 1, "one", func(r batch.Result) {
		if r.Record == nil || at == len(t.sheets) {
			return
		}
		first := &t.sheets[at]
		at++
		if first.bytes != r.Record.Document.SHA256 {
			changes = r.Input.Source
		}
		if first.limited || limited(&r.Record.Document) {
			limits[r.Record.Document.ID] = true
		}
	})
	if err == nil && changes != "" {
		err = changed(changes)
	}
	if err != nil {
		return err
	}
	result := t.result(workersSame)
	result.Sheets = len(t.sheets) - len(limits)
	return compareOutputs(result, t.out("several"), t.out("one"), limits)
}

// shuffled is the third pass: the sheets in another order, by several workers.
func (t *test) shuffled(ctx context.Context) error {
	result := t.result(orderSame)
	if result == nil || len(t.sheets) < 2 {
		return nil
	}
	order := shuffle(len(t.sheets))
	inputs := make([]source.Input, len(order))
	for i, at := range order {
		inputs[i] = t.inputs[t.sheets[at].input]
	}
	w := watch(t.p, func(_ context.Context, _ source.Input, r *record.Record) digest { return digestOf(r) })
	at, changes := 0, ""
	err := t.run(ctx, w, inputs, max(t.options.Workers, 2), "", func(r batch.Result) {
		first := &t.sheets[order[at]]
		at++
		if r.Record == nil {
			changes = r.Input.Source // it is another's copy now
			return
		}
		switch d := w.seen.take(r.Record); {
		case d.bytes != first.bytes:
			changes = r.Input.Source
		case d.limited || first.limited:
		default:
			v := verdict{source: r.Input.Source, looked: 1}
			if d.record != first.record {
				t.explain(ctx, &v, inputs[at-1], first, r.Record)
			}
			result.add(&v)
		}
	})
	if err == nil && changes != "" {
		err = changed(changes)
	}
	return err
}

// shuffle is the numbers below n in an order that is the same each time, and not theirs.
func shuffle(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	if slices.IsSorted(order) {
		slices.Reverse(order)
	}
	return order
}

// explain tells what is other in a sheet's record that came in another order: the first
// one is no longer there, so it is made once more.
func (t *test) explain(ctx context.Context, v *verdict, in source.Input, first *digest, r *record.Record) {
	in.Load()
	once := t.p.ProcessContext(ctx, in)
	if digestOf(once).record == first.record {
		v.fail(nil, "%s", difference(encoded(once), encoded(r), "in the order of the names", "in another"))
		return
	}
	v.fail(nil, "the record differs, and what is other in it differs from time to time")
}
