package chart

import (
	"maps"
	"slices"
)

// Columns of years or months: as many as fit, or a window of fewer with what is before and
// after it in a column each.
const (
	mostColumns = 12
	window      = 10
)

// axis says which column a year (or month) stands in.
type axis struct {
	first, last   int  // of the columns that stand for one
	before, after bool // there is something earlier, later
	min, max      int  // of all
}

// newAxis makes the columns for years that hold so many things each. Where the years are too
// many, it takes the ten in a row that hold most, the last such.
func newAxis(counts map[int]int) axis {
	if len(counts) == 0 {
		return axis{}
	}
	years := slices.Sorted(maps.Keys(counts))
	a := axis{min: years[0], max: years[len(years)-1]}
	a.first, a.last = a.min, a.max
	if a.max-a.min < mostColumns {
		return a
	}
	var held, most, from int
	for i, y := range years {
		held += counts[y]
		for y-years[from] >= window {
			held -= counts[years[from]]
			from++
		}
		if held >= most && i >= from {
			most, a.last = held, y
		}
	}
	a.first = a.last - window + 1
	if a.first < a.min {
		a.first, a.last = a.min, a.min+window-1
	}
	a.before, a.after = a.min < a.first, a.max > a.last
	return a
}

// columns is how many columns there are.
func (a axis) columns() int {
	return a.last - a.first + 1 + fromBool(a.before) + fromBool(a.after)
}

// column is the column of a year.
func (a axis) column(year int) int {
	switch {
	case year < a.first:
		return 0
	case year > a.last:
		return a.columns() - 1
	}
	return year - a.first + fromBool(a.before)
}

// years are the first and the last year of a column.
func (a axis) years(column int) (first, last int) {
	switch {
	case a.before && column == 0:
		return a.min, a.first - 1
	case a.after && column == a.columns()-1:
		return a.last + 1, a.max
	}
	year := a.first + column - fromBool(a.before)
	return year, year
}
