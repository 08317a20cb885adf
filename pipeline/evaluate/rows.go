package evaluate

import (
	"math"
	"slices"
	"strconv"
)

// Matching is how entries are held to gold entries.
type Matching int

// The matchings.
const (
	Strict    Matching = iota // spans and values, as score.py does
	Partial                   // spans overlap, whatever the values
	Value                     // values alone, wherever they stand
	matchings                 // how many there are
)

var matchingNames = [matchings]string{"strict", "partial", "value"}

// String is the matching's name.
func (m Matching) String() string { return matchingNames[m] }

// Row is a line of the scores under one name: a kind's, its fields', a field's, or
// another's. Of a field, each of precision, recall and F1 is its accuracy.
type Row struct {
	Name     string
	Matching Matching
	Field    bool // it is one field: contributions.period
	Kind     bool // it is a kind, and counts for the mean
	Tally
	Within Intervals
	Sheets int // that have anything to score in it
}

// The names of the rows that are no kinds.
const (
	fieldsEnding = ".fields"
	mentionsRow  = "partners.mentions"
	groundingRow = "grounding"
	meanRow      = "mean of kinds"
)

// rowRule says which of a sheet's counts a row has.
type rowRule struct {
	Row
	of func(*Counts) Tally
}

// rowRules are all rows: kind by kind, then what is no kind.
var rowRules = func() []rowRule {
	var out []rowRule
	for k := range kinds {
		name := kinds[k].name
		out = append(out,
			rowRule{Row{Name: name, Matching: Strict, Kind: true}, func(c *Counts) Tally { return c.Strict[k] }},
			rowRule{Row{Name: name, Matching: Partial, Kind: true}, func(c *Counts) Tally { return c.Partial[k] }},
			rowRule{Row{Name: name, Matching: Value, Kind: true}, func(c *Counts) Tally { return c.Value[k] }},
		)
		if slices.ContainsFunc(kinds[k].fields, func(f fieldRule) bool { return !f.needed }) {
			out = append(out, rowRule{Row{Name: name + fieldsEnding}, func(c *Counts) Tally { return c.fields(k) }})
		}
		if k == partners {
			out = append(out, rowRule{Row{Name: mentionsRow}, func(c *Counts) Tally { return c.Mentions }})
		}
		for f := range kinds[k].fields {
			out = append(out, rowRule{Row{Name: name + "." + kinds[k].fields[f].name, Field: true}, func(c *Counts) Tally { return c.Fields[k][f].tally() }})
		}
	}
	return append(out, rowRule{Row{Name: groundingRow}, func(c *Counts) Tally { return c.Grounding }})
}()

// Rows are the scores of what was counted, without those of which nothing was.
func (c *Counts) Rows() []Row {
	var out []Row
	for i := range rowRules {
		if t := rowRules[i].of(c); t.any() {
			row := rowRules[i].Row
			row.Tally = t
			out = append(out, row)
		}
	}
	return out
}

// Mean is the mean of the kinds' F1, each rounded to three places as score.py does, and
// itself rounded; 0 where there is no kind.
func Mean(rows []Row, m Matching) float64 {
	sum, n := 0.0, 0
	for i := range rows {
		if r := &rows[i]; r.Kind && r.Matching == m {
			sum += Round(r.F1())
			n++
		}
	}
	return Round(sum / float64(max(n, 1)))
}

// Round rounds to three places, to the nearest by the number's exact value.
func Round(x float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 3, 64), 64)
	if err != nil {
		return math.NaN() // a float that was just written is read back
	}
	return r
}
