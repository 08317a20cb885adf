package evaluate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limits are what scores may not fall below, as a file of thresholds tells them.
type Limits struct {
	File string
	List []Limit // in the order of the file
}

// Limit is one threshold.
type Limit struct {
	Sheet    string // "" for all sheets together
	Row      string // amounts, contributions.period, grounding, mean of kinds …
	Matching Matching
	Measure  Measure
	Bound    float64
	Line     int // in the file, from 1
}

// Measure is what of a row is limited.
type Measure string

// The measures. The first three may be no less than the bound, the last two no more.
const (
	F1        Measure = "f1"
	Precision Measure = "precision"
	Recall    Measure = "recall"
	Misses    Measure = "missed"
	Extras    Measure = "extra"
	Accuracy  Measure = "accuracy" // of a field or of grounding, told without a key
)

// counted reports whether the measure is a number of entries.
func (m Measure) counted() bool { return m == Misses || m == Extras }

// Short is a score that is beyond its threshold.
type Short struct {
	Limit
	Got     float64
	Nothing bool // there is nothing to score, so the threshold holds for nothing
}

// Name is what is limited: 'amounts f1', 'ilo-china.txt: contributions recall (partial)'.
func (l *Limit) Name() string {
	out := l.Row + " " + string(l.Measure)
	if l.Matching != Strict {
		out += " (" + l.Matching.String() + ")"
	}
	if l.Sheet != "" {
		out = l.Sheet + ": " + out
	}
	return out
}

// Wants is the bound in words: 'at least 0.98', 'at most 2'.
func (l *Limit) Wants() string {
	bound := strconv.FormatFloat(l.Bound, 'f', -1, 64)
	if l.Measure.counted() {
		return "at most " + bound
	}
	return "at least " + bound
}

// Message says what is short of what.
func (s *Short) Message() string {
	if s.Nothing {
		return s.Name() + ": there is nothing to score, want " + s.Wants()
	}
	got := strconv.Itoa(int(s.Got))
	if !s.Measure.counted() {
		got = fmt.Sprintf("%.3f", s.Got)
	}
	return s.Name() + " " + got + ", want " + s.Wants()
}

// Check holds the result to the thresholds. Scores are taken to three places, as they are
// shown. It is an error where a threshold is for a sheet that was not scored.
func (l *Limits) Check(r *Result) error {
	bySheet := map[string][]*Score{}
	for _, s := range r.Sheets {
		bySheet[s.Sheet] = append(bySheet[s.Sheet], s)
	}
	r.Limits = l
	for i := range l.List {
		limit := &l.List[i]
		if limit.Sheet == "" {
			r.hold(limit, r.Rows)
			continue
		}
		if bySheet[limit.Sheet] == nil {
			return fmt.Errorf("%s:%d: no gold file that was given is of the sheet %q", l.File, limit.Line, limit.Sheet)
		}
		for _, s := range bySheet[limit.Sheet] {
			r.hold(limit, s.Counts.Rows())
		}
	}
	return nil
}

// hold notes where a threshold is not met.
func (r *Result) hold(l *Limit, rows []Row) {
	short := Short{Limit: *l}
	if l.Row == meanRow {
		short.Got, short.Nothing = Mean(rows, l.Matching), len(rows) == 0
	} else {
		short.Nothing = true
		for i := range rows {
			if row := &rows[i]; row.Name == l.Row && row.Matching == l.Matching {
				short.Got, short.Nothing = row.measure(l.Measure), false
			}
		}
	}
	switch {
	case l.Measure.counted():
		if short.Nothing || short.Got <= l.Bound { // nothing is missed where there is nothing
			return
		}
	case !short.Nothing && (short.Got >= l.Bound || Round(short.Got) >= l.Bound):
		return
	}
	r.Shorts = append(r.Shorts, short)
}

func (r *Row) measure(m Measure) float64 {
	switch m {
	case Precision:
		return r.Precision()
	case Recall, Accuracy:
		return r.Recall()
	case Misses:
		return float64(r.FN)
	case Extras:
		return float64(r.FP)
	}
	return r.F1()
}

// kindOf is the kind that a row tells of: contributions, of contributions.period.
func kindOf(row string) string {
	kind, _, _ := strings.Cut(row, ".")
	return kind
}

// isShort reports whether a threshold is not met that concerns a kind of a sheet, or the
// grounding of its spans.
func (r *Result) isShort(sheet, kind string) bool {
	return slices.ContainsFunc(r.Shorts, func(s Short) bool {
		return (s.Sheet == "" || s.Sheet == sheet) && (kindOf(s.Row) == kind || s.Row == meanRow)
	})
}

// held is how many thresholds are met.
func (r *Result) held() int {
	short := map[Limit]bool{}
	for i := range r.Shorts {
		short[r.Shorts[i].Limit] = true
	}
	return len(r.Limits.List) - len(short)
}
