package chart

import (
	"maps"
	"slices"
	"strconv"
)

// Columns of years or months: as many as fit, or a window of fewer with what is before and
// after it in a column each.
const (
	mostColumns = 12
	window      = 10
)

// axis says which column a year (or month, counted in months) stands in.
type axis struct {
	first, last   int  // bins that have a column of their own
	step          int  // how many years make a bin
	before, after bool // there is something earlier, later
	min, max      int  // years, of all
}

// steps are how many years a column may stand for.
var steps = []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}

// newAxis makes the columns for years that hold so many things each: one a year where four
// fifths of the things stand in ten years in a row, else one a span of years.
func newAxis(counts map[int]int) axis {
	if len(counts) == 0 {
		return axis{step: 1}
	}
	all := 0
	for _, n := range counts {
		all += n
	}
	for _, step := range steps {
		if a, held := stepped(counts, step); held*5 >= all*4 {
			return a
		}
	}
	a, _ := stepped(counts, 10_000)
	return a
}

// stepped makes columns of so many years, and says how many things stand in those that have a
// column of their own. Where there are too many, it takes the ten in a row that hold most,
// the last such.
func stepped(counts map[int]int, step int) (a axis, held int) {
	bins := map[int]int{}
	for y, n := range counts {
		bins[bin(y, step)] += n
		held += n
	}
	years := slices.Sorted(maps.Keys(counts))
	list := slices.Sorted(maps.Keys(bins))
	a = axis{first: list[0], last: list[len(list)-1], step: step, min: years[0], max: years[len(years)-1]}
	if a.last-a.first < mostColumns {
		return a, held
	}
	most, sum, from := 0, 0, 0
	for _, b := range list {
		sum += bins[b]
		for b-list[from] >= window {
			sum -= bins[list[from]]
			from++
		}
		if sum >= most {
			most, a.last = sum, b
		}
	}
	lowest := list[0]
	a.first = max(a.last-window+1, lowest)
	a.last = a.first + window - 1
	a.before, a.after = lowest < a.first, list[len(list)-1] > a.last
	return a, most
}

// bin is the span of years that a year is in, by number; years before Christ count, too.
func bin(year, step int) int {
	if year < 0 {
		return -((-year + step - 1) / step)
	}
	return year / step
}

// columns is how many columns there are.
func (a axis) columns() int {
	return a.last - a.first + 1 + fromBool(a.before) + fromBool(a.after)
}

// column is the column of a year.
func (a axis) column(year int) int {
	switch b := bin(year, a.step); {
	case b < a.first:
		return 0
	case b > a.last:
		return a.columns() - 1
	default:
		return b - a.first + fromBool(a.before)
	}
}

// years are the first and the last year of a column.
func (a axis) years(column int) (first, last int) {
	switch {
	case a.before && column == 0:
		return a.min, a.first*a.step - 1
	case a.after && column == a.columns()-1:
		return (a.last + 1) * a.step, a.max
	}
	first = (a.first + column - fromBool(a.before)) * a.step
	return first, first + a.step - 1
}

// label is a column's years in one line or two.
func (a axis) label(column int) (line, under string) {
	first, last := a.years(column)
	switch {
	case a.before && column == 0:
		return "to", strconv.Itoa(last)
	case a.after && column == a.columns()-1:
		return "from", strconv.Itoa(first)
	case first == last:
		return strconv.Itoa(first), ""
	}
	return strconv.Itoa(first), "–" + strconv.Itoa(last)
}

// name is a column's years in a sentence.
func (a axis) name(column int) string {
	first, last := a.years(column)
	if first == last {
		return strconv.Itoa(first)
	}
	return strconv.Itoa(first) + " to " + strconv.Itoa(last)
}

// month is the label of a column of months, and its name in a sentence.
func (a axis) month(column int) (line, under, name string) {
	first, last := a.years(column)
	told := func(m int) string { return months[m%12] + " " + strconv.Itoa(m/12) }
	switch {
	case a.before && column == 0:
		return "before", told(last + 1), "before " + told(last+1)
	case a.after && column == a.columns()-1:
		return "after", told(first - 1), "after " + told(first-1)
	}
	return months[first%12], strconv.Itoa(first / 12), told(first)
}
