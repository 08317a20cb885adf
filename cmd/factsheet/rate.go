package main

import "time"

// rate is how fast a run goes, by what it did of late: a sheet that takes long slows it for
// a while, and sheets that were kept do not count for ever.
type rate struct {
	marks []mark // of the last rateOver, a second or more apart, the first of them before it
}

// mark is how far a run was at a moment.
type mark struct {
	at    time.Time
	done  int
	bytes int64
}

// What rate looks back over, and how close two of its marks are.
const (
	rateOver  = time.Minute
	rateMarks = time.Second
)

// mark notes how far the run is.
func (r *rate) mark(m mark) {
	if n := len(r.marks); n > 0 && m.at.Sub(r.marks[n-1].at) < rateMarks {
		return
	}
	r.marks = append(r.marks, m)
	for len(r.marks) > 2 && m.at.Sub(r.marks[1].at) >= rateOver {
		r.marks = append(r.marks[:0], r.marks[1:]...)
	}
}

// of is how many sheets and bytes a second were done of late; 0 where that is not known.
func (r *rate) of(m mark) (sheets, bytes float64) {
	if len(r.marks) == 0 {
		return 0, 0
	}
	first := r.marks[0]
	took := m.at.Sub(first.at).Seconds()
	if took <= 0 {
		return 0, 0
	}
	return float64(m.done-first.done) / took, float64(m.bytes-first.bytes) / took
}

// left is how long that many sheets still take; 0 where that is not known.
func (r *rate) left(m mark, sheets int) time.Duration {
	perSecond, _ := r.of(m)
	if perSecond <= 0 || sheets <= 0 {
		return 0
	}
	return time.Duration(float64(sheets) / perSecond * float64(time.Second))
}

// roughly is a time as people tell it who wait: 45 s, 3 min 20 s, 2 h 5 min.
func roughly(d time.Duration) string {
	s := int(d.Round(time.Second).Seconds())
	switch {
	case s < 60:
		return count(s) + " s"
	case s < 600:
		return count(s/60) + " min " + count(s%60/10*10) + " s"
	case s < 3600:
		return count((s+30)/60) + " min"
	}
	return count(s/3600) + " h " + count(s%3600/60) + " min"
}
