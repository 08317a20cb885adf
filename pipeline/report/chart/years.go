package chart

import (
	"strconv"
	"strings"
	"time"

	"factsheet/pipeline/record"
)

// spell is when a flow is told to be: the year in which it begins, and whether it goes on
// after it. Year 0 is none told.
type spell struct {
	year int
	long bool
}

// spellOf reads a period. One that tells no beginning, as '../2020', tells no year.
func spellOf(edtf *string) spell {
	if edtf == nil {
		return spell{}
	}
	first, last := record.Days(*edtf)
	if first == nil {
		return spell{}
	}
	begin := yearOf(*first)
	return spell{begin, last == nil || yearOf(*last) != begin}
}

// date is the day of a number of days since 1970-01-01.
func date(day int32) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func yearOf(day int32) int { return date(day).Year() }

// String is a spell as a table tells it.
func (s spell) String() string {
	switch {
	case s.year == 0:
		return "not told"
	case s.long:
		return "from " + strconv.Itoa(s.year)
	}
	return strconv.Itoa(s.year)
}

// yearTold is the year of a spell; empty where none is told.
func yearTold(s spell) string {
	if s.year == 0 {
		return ""
	}
	return strconv.Itoa(s.year)
}

// dayOf is the first day of a year, counted from 1970-01-01.
func dayOf(year int) int32 {
	return int32(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// yearTicks are the years at which a line of time has a mark: eight at most, at round ones.
func yearTicks(from, to int) []int {
	step := 1
	for _, step = range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000} {
		if (to-from)/step <= 7 {
			break
		}
	}
	var out []int
	for y := (from + step - 1) / step * step; y <= to; y += step {
		out = append(out, y)
	}
	return out
}

// months are the short names of months.
var months = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// told writes an EDTF date for people: '7 Dec 2022', 'Apr 2019 and Jun 2019', 'from 2015'.
func told(edtf string) string {
	if inner, ok := strings.CutPrefix(edtf, "{"); ok {
		list := strings.Split(strings.TrimSuffix(inner, "}"), ",")
		for i, s := range list {
			from, to, run := strings.Cut(s, "..")
			if list[i] = dayTold(from); run {
				list[i] += " to " + dayTold(to)
			}
		}
		return listed(list)
	}
	from, to, interval := strings.Cut(edtf, "/")
	switch {
	case !interval:
		return dayTold(from)
	case to == ".." || to == "":
		return "from " + dayTold(from)
	case from == ".." || from == "":
		return "to " + dayTold(to)
	}
	return dayTold(from) + " to " + dayTold(to)
}

// dayTold writes a day, month or year for people, and anything else as it stands.
func dayTold(s string) string {
	plain := strings.TrimRight(s, "~?%")
	about := ""
	if plain != s {
		about = "about "
	}
	if t, err := time.Parse(time.DateOnly, plain); err == nil {
		return about + strconv.Itoa(t.Day()) + " " + months[t.Month()-1] + " " + plain[:4]
	}
	if t, err := time.Parse("2006-01", plain); err == nil {
		return about + months[t.Month()-1] + " " + plain[:4]
	}
	return about + plain
}
