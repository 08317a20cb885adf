package record

import (
	"strings"
	"time"
)

// Days are the first and the last day that an EDTF date covers, counted from 1970-01-01;
// nil for an end that is open or unknown, and for a form that this program does not write.
func Days(edtf string) (first, last *int32) {
	s := edtf
	if inner, ok := strings.CutPrefix(s, "{"); ok {
		return setDays(strings.TrimSuffix(inner, "}"))
	}
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		to = from
	}
	first, _ = oneDate(from)
	_, last = oneDate(to)
	if first != nil && last != nil && *last < *first {
		return nil, nil
	}
	return first, last
}

// setDays are the ends of a set such as '2017,2022' or '2017..2022,2024'.
func setDays(list string) (first, last *int32) {
	for part := range strings.SplitSeq(list, ",") {
		from, to, run := strings.Cut(part, "..")
		if !run {
			to = from
		}
		f, _ := oneDate(from)
		_, l := oneDate(to)
		if f == nil || l == nil {
			return nil, nil
		}
		if first == nil || *f < *first {
			first = f
		}
		if last == nil || *l > *last {
			last = l
		}
	}
	return first, last
}

// oneDate are the ends of a day, a month, a year, a decade or a century.
func oneDate(s string) (first, last *int32) {
	s = strings.TrimRight(strings.TrimSpace(s), "~?%")
	var from, to time.Time
	var err error
	switch len(s) {
	case len("2019-04-01"):
		from, err = time.Parse(time.DateOnly, s)
		to = from.AddDate(0, 0, 1)
	case len("2019-04"):
		from, err = time.Parse("2006-01", s)
		to = from.AddDate(0, 1, 0)
	case len("2019"):
		year, unknown := s, 0
		for strings.HasSuffix(year, "X") {
			year = year[:len(year)-1]
			unknown++
		}
		if unknown > 2 {
			return nil, nil
		}
		from, err = time.Parse("2006", year+strings.Repeat("0", unknown))
		to = from.AddDate([]int{1, 10, 100}[unknown], 0, 0)
	default:
		return nil, nil
	}
	if err != nil {
		return nil, nil
	}
	f, l := int32(from.Unix()/86400), int32(to.Unix()/86400)-1
	return &f, &l
}
