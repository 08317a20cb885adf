package evaluate

import (
	"math/bits"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
)

// How intervals are made: the sheets are drawn anew, as many as there are, each as often
// as chance has it, and scored, Resamples times; of the scores in their order, what lies
// in the middle Level is the interval (percentile bootstrap). The seed is fixed, so the
// same sheets give the same intervals.
const (
	Resamples = 2000
	Level     = 0.95
	Seed      = 20261129
)

// Interval is where a score would lie for other sheets of this sort.
type Interval struct{ Low, High float64 }

// Intervals are those of one row; nil where fewer than two sheets have anything to score
// in it, since one sheet says nothing of others.
type Intervals struct{ Precision, Recall, F1 *Interval }

// part is what a sheet adds to a row.
type part struct {
	sheet int
	Tally
}

// rows makes the rows of the total, with their intervals, and the intervals of the means.
func (r *Result) rows() {
	r.Rows = r.Total.Rows()
	parts := make([][]part, len(r.Rows))
	n := 0
	for i := range rowRules {
		if n == len(r.Rows) || r.Rows[n].Name != rowRules[i].Name || r.Rows[n].Matching != rowRules[i].Matching {
			continue
		}
		for s, sheet := range r.Sheets {
			if t := rowRules[i].of(&sheet.Counts); t.any() {
				parts[n] = append(parts[n], part{s, t})
			}
		}
		r.Rows[n].Sheets = len(parts[n])
		n++
	}
	if len(r.Sheets) < 2 {
		return
	}
	drawn := resample(parts, len(r.Sheets))
	for i := range r.Rows {
		if r.Rows[i].Sheets > 1 {
			r.Rows[i].Within = intervals(drawn, i)
		}
	}
	for m := range matchings {
		r.Means[m] = meanInterval(drawn, r.Rows, m)
	}
}

// intervals are those of a row, over the resamples in which it had anything to score.
func intervals(drawn [][]Tally, row int) Intervals {
	var precision, recall, f1 []float64
	for b := range drawn {
		if t := drawn[b][row]; t.any() {
			precision, recall, f1 = append(precision, t.Precision()), append(recall, t.Recall()), append(f1, t.F1())
		}
	}
	return Intervals{middle(precision), middle(recall), middle(f1)}
}

// meanInterval is the interval of the mean F1 of the kinds.
func meanInterval(drawn [][]Tally, rows []Row, m Matching) *Interval {
	var means []float64
	for b := range drawn {
		sum, n := 0.0, 0
		for i := range rows {
			if t := drawn[b][i]; rows[i].Kind && rows[i].Matching == m && t.any() {
				sum += t.F1()
				n++
			}
		}
		if n > 0 {
			means = append(means, sum/float64(n))
		}
	}
	return middle(means)
}

// resample is what each row comes to in each resample. The resamples share their draws,
// and each has its own random numbers, so that it does not matter which worker makes it.
func resample(rows [][]part, sheets int) [][]Tally {
	out := make([][]Tally, Resamples)
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			times := make([]int, sheets)
			for b := w; b < Resamples; b += workers {
				clear(times)
				random := rand.NewPCG(Seed, uint64(b))
				for range sheets {
					n, _ := bits.Mul64(random.Uint64(), uint64(sheets))
					times[n]++
				}
				out[b] = make([]Tally, len(rows))
				for r := range rows {
					t := &out[b][r]
					for _, p := range rows[r] {
						n := times[p.sheet]
						t.add(Tally{n * p.TP, n * p.FP, n * p.FN})
					}
				}
			}
		})
	}
	wait.Wait()
	return out
}

// middle is the interval that holds the middle Level of the values; nil without any.
func middle(values []float64) *Interval {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	out := int((1 - Level) / 2 * float64(len(values)))
	return &Interval{values[out], values[len(values)-1-out]}
}
