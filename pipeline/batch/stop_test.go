package batch_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// promptly fails the test where do takes longer than anything here may.
func promptly(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("it does not end")
	}
}

func TestAStopFinishesWhatIsUnderWay(t *testing.T) {
	for _, workers := range []int{1, 2, 8} {
		stop := make(chan struct{})
		var begun, done atomic.Int64
		var got []int
		promptly(t, func() {
			err := batch.Ordered(context.Background(), batch.Options{Workers: workers, Stop: stop}, counter(1000), func(ctx context.Context, i int) int {
				begun.Add(1)
				if i == 20 {
					close(stop)
				}
				time.Sleep(time.Millisecond)
				if ctx.Err() == nil {
					done.Add(1)
				}
				return i
			}, func(i int) error {
				got = append(got, i)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
		if n := int64(len(got)); n < 21 || n > int64(21+4*workers) || n != begun.Load() || n != done.Load() || !slices.IsSorted(got) {
			t.Errorf("%d workers: %d begun, %d done, %d handed on", workers, begun.Load(), done.Load(), n)
		}
	}
}

// A run may wait for a pipe that nobody writes to.
func TestAStopWaitsForNothingStillToCome(t *testing.T) {
	stop, never := make(chan struct{}), make(chan struct{})
	defer close(never)
	i, got := 0, 0
	promptly(t, func() {
		err := batch.Ordered(context.Background(), batch.Options{Workers: 2, Stop: stop}, func() (int, bool, error) {
			if i++; i > 3 {
				close(stop)
				<-never
			}
			return i, true, nil
		}, func(_ context.Context, i int) int { return i }, func(int) error { got++; return nil })
		if err != nil || got != 3 {
			t.Errorf("%d handed on, %v", got, err)
		}
	})
}

func TestTheEndOfTheContextGivesUpAfterAStop(t *testing.T) {
	stop := make(chan struct{})
	ctx, giveUp := context.WithCancel(context.Background())
	promptly(t, func() {
		err := batch.Ordered(ctx, batch.Options{Workers: 2, Stop: stop}, counter(100), func(ctx context.Context, i int) int {
			if i == 0 {
				close(stop)
				giveUp()
				<-ctx.Done() // a sheet that takes long
			}
			return i
		}, func(int) error {
			t.Error("a thing was handed on that was given up")
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

// files are that many sheets, each with its own number in it.
func files(t *testing.T, n int) []source.Input {
	t.Helper()
	dir := t.TempDir()
	var out []source.Input
	for i := range n {
		path := filepath.Join(dir, fmt.Sprintf("%d.txt", i))
		if err := os.WriteFile(path, fmt.Appendf(nil, "sheet %d", i), 0o644); err != nil {
			t.Fatal(err)
		}
		out = append(out, source.Input{Source: filepath.Base(path), Path: path})
	}
	return out
}

// halting stops the batch when it has a sheet in hand, and takes its time over each.
type halting struct {
	echo
	at   string
	stop chan struct{}
}

func (h *halting) ProcessContext(ctx context.Context, in source.Input) *record.Record {
	if in.Source == h.at {
		close(h.stop)
	}
	time.Sleep(time.Millisecond)
	return h.echo.ProcessContext(ctx, in)
}

func TestInputsThatAStopKeptFromBeingReadArePending(t *testing.T) {
	inputs := files(t, 40)
	for _, workers := range []int{1, 4} {
		h := &halting{at: "9.txt", stop: make(chan struct{})}
		var order []string
		read := 0
		err := batch.Sheets(context.Background(), batch.Options{Workers: workers, Stop: h.stop}, h, nil, inputs, func(r batch.Result) error {
			order = append(order, r.Input.Source)
			switch {
			case r.Pending != (r.Record == nil):
				t.Errorf("%s: pending %v, but its record is %v", r.Input.Source, r.Pending, r.Record)
			case r.Pending:
			case read != len(order)-1:
				t.Errorf("%s was read, and one before it was not", r.Input.Source)
			default:
				read++
			}
			return nil
		})
		if err != nil || len(order) != 40 || read < 10 || read > 10+4*workers || int64(read) != h.calls.Load() {
			t.Errorf("%d workers: %d of %d read by %d calls, %v", workers, read, len(order), h.calls.Load(), err)
		}
		for i, s := range order {
			if s != inputs[i].Source {
				t.Fatalf("%d workers: %q in place %d", workers, s, i)
			}
		}
	}
}

// What is under way with more workers must not be told apart from what is not.
func TestEnoughEndsABatchAtTheSameSheetWithAnyWorkers(t *testing.T) {
	inputs := files(t, 40)
	for _, workers := range []int{1, 2, 8} {
		read, pending := 0, 0
		err := batch.Sheets(context.Background(), batch.Options{Workers: workers}, &echo{}, nil, inputs, func(r batch.Result) error {
			if r.Pending {
				pending++
				return nil
			}
			if read++; r.Input.Source == "12.txt" {
				return batch.ErrEnough
			}
			return nil
		})
		if err != nil || read != 13 || pending != 27 {
			t.Errorf("%d workers: %d read, %d pending, %v", workers, read, pending, err)
		}
	}
}
