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

// counter gives 0, 1, 2 … n-1.
func counter(n int) func() (int, bool, error) {
	i := -1
	return func() (int, bool, error) {
		i++
		return i, i < n, nil
	}
}

func TestOrderIsKeptWhateverTakesLong(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 8} {
		var got []int
		err := batch.Ordered(context.Background(), batch.Options{Workers: workers}, counter(60), func(_ context.Context, i int) int {
			time.Sleep(time.Duration((i*7)%5) * time.Millisecond)
			return i
		}, func(i int) error {
			got = append(got, i)
			return nil
		})
		if err != nil || len(got) != 60 || !slices.IsSorted(got) {
			t.Errorf("%d workers: %v, %v", workers, got, err)
		}
	}
}

func TestThingsInFlightAreBounded(t *testing.T) {
	const workers = 3
	var flying, most atomic.Int64
	next := counter(200)
	err := batch.Ordered(context.Background(), batch.Options{Workers: workers}, func() (int, bool, error) {
		i, ok, err := next()
		if ok {
			most.Store(max(most.Load(), flying.Add(1)))
		}
		return i, ok, err
	}, func(_ context.Context, i int) int {
		if i == 0 {
			time.Sleep(30 * time.Millisecond) // all others wait for the first
		}
		return i
	}, func(int) error {
		flying.Add(-1)
		return nil
	})
	if err != nil || most.Load() > 4*workers {
		t.Errorf("%d in flight, %v", most.Load(), err)
	}
}

// With two workers, one goes on for a while where the other is at something slow.
func TestASlowThingHoldsUpFewOthers(t *testing.T) {
	const others = 6
	done := make(chan int, others)
	err := batch.Ordered(context.Background(), batch.Options{Workers: 2}, counter(20), func(_ context.Context, i int) int {
		if i == 0 {
			for range others {
				select {
				case <-done:
				case <-time.After(5 * time.Second):
					t.Error("the other worker waits")
					return 0
				}
			}
		} else if i <= others {
			done <- i
		}
		return i
	}, func(int) error { return nil })
	if err != nil {
		t.Error(err)
	}
}

func TestErrorsEndTheRun(t *testing.T) {
	broken := errors.New("broken")
	same := func(_ context.Context, i int) int { return i }
	err := batch.Ordered(context.Background(), batch.Options{Workers: 2}, counter(1000), same, func(i int) error {
		if i == 5 {
			return broken
		}
		return nil
	})
	if !errors.Is(err, broken) {
		t.Errorf("error of each: %v", err)
	}
	next := counter(1000)
	n := 0
	err = batch.Ordered(context.Background(), batch.Options{Workers: 2}, func() (int, bool, error) {
		i, ok, _ := next()
		if i == 5 {
			return 0, false, broken
		}
		return i, ok, nil
	}, same, func(int) error { n++; return nil })
	if !errors.Is(err, broken) || n != 5 {
		t.Errorf("error of next: %v after %d", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err = batch.Ordered(ctx, batch.Options{Workers: 2}, counter(1000), same, func(i int) error {
		if i == 5 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestIdleIsCalledBeforeWaiting(t *testing.T) {
	lines := make(chan int)
	flushed := make(chan bool, 100)
	done := make(chan error)
	go func() {
		done <- batch.Ordered(context.Background(), batch.Options{Workers: 2, Idle: func() error { flushed <- true; return nil }}, func() (int, bool, error) {
			i, ok := <-lines
			return i, ok, nil
		}, func(_ context.Context, i int) int { return i }, func(int) error { return nil })
	}()
	lines <- 1
	for range 2 { // before the first line, and after it while the second is awaited
		select {
		case <-flushed:
		case <-time.After(time.Minute):
			t.Fatal("nothing was flushed while the next line was awaited")
		}
	}
	close(lines)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// echo makes a record that holds its input's text, and fails where that is 'bad'.
type echo struct{ calls atomic.Int64 }

func (e *echo) ProcessContext(_ context.Context, in source.Input) *record.Record {
	e.calls.Add(1)
	r := &record.Record{Text: string(in.Data)}
	r.Document.Source, r.Document.Status = in.Source, "ok"
	if in.Fault != nil || r.Text == "bad" {
		r.Document.Status = "failed"
	}
	return r
}

func TestOneSheetsFailureIsItsOwn(t *testing.T) {
	dir := t.TempDir()
	var inputs []source.Input
	for i, text := range []string{"one", "bad", "two", "one", ""} {
		name := fmt.Sprintf("%d.txt", i)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, source.Input{Source: name, Path: filepath.Join(dir, name)})
	}
	inputs = append(inputs, source.Input{Source: "gone.txt", Path: filepath.Join(dir, "gone.txt")}, source.Input{Source: "gone2.txt", Path: filepath.Join(dir, "gone2.txt")})
	want := []string{"0.txt ok", "1.txt failed", "2.txt ok", "3.txt same as 0.txt", "4.txt ok", "gone.txt failed", "gone2.txt failed"}
	for _, workers := range []int{1, 8} {
		var got []string
		e := &echo{}
		err := batch.Sheets(context.Background(), batch.Options{Workers: workers}, e, nil, inputs, func(r batch.Result) error {
			if r.Input.Data != nil {
				t.Error("a result keeps its bytes")
			}
			if r.Record == nil {
				got = append(got, r.Input.Source+" same as "+r.SameAs)
			} else {
				got = append(got, r.Input.Source+" "+r.Record.Document.Status)
			}
			return nil
		})
		if err != nil || !slices.Equal(got, want) || e.calls.Load() != 6 {
			t.Errorf("%d workers: %q, %v, %d processed", workers, got, err, e.calls.Load())
		}
	}
}
