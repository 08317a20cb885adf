package selftest

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/record"
)

// issuesOf are the rules of the issues that concern each entry.
func issuesOf(r *record.Record) map[string][]string {
	out := map[string][]string{}
	for i := range r.Issues {
		if e := r.Issues[i].Entity; e != nil {
			out[*e] = append(out[*e], r.Issues[i].Rule)
		}
	}
	return out
}

func amountHonest(s *sheet, v *verdict) {
	issues := issuesOf(s.record)
	for i := range s.record.Amounts {
		a := &s.record.Amounts[i]
		v.looked++
		valued, ranged := a.Value != nil, a.Low != nil || a.High != nil
		if a.Status == record.AmountMalformed {
			switch {
			case valued || ranged:
				v.fail(&a.Span, "it is malformed, and has a value")
			case !slices.Contains(issues[a.ID], "amount.malformed"):
				v.fail(&a.Span, "it is malformed, and no issue says so")
			}
			continue
		}
		switch {
		case valued == ranged:
			v.fail(&a.Span, "it has to have a value or a range")
		case len(a.Candidates) > 0:
			v.fail(&a.Span, "it has a value, and candidates")
		}
	}
}

func dateHonest(s *sheet, v *verdict) {
	issues := issuesOf(s.record)
	for i := range s.record.Dates {
		d := &s.record.Dates[i]
		v.looked++
		switch {
		case d.EDTF == nil && len(d.Candidates) == 0 && len(d.Doubts) == 0:
			v.fail(&d.Span, "it has neither a value nor candidates nor a doubt")
		case d.EDTF == nil && len(issues[d.ID]) == 0:
			v.fail(&d.Span, "it has no value, and no issue says so")
		case d.EDTF != nil && len(d.Candidates) > 0:
			v.fail(&d.Span, "it has a value, and candidates")
		case d.First != nil && d.Last != nil && *d.First > *d.Last:
			v.fail(&d.Span, "it begins on %s and ends on %s", *d.First, *d.Last)
		}
	}
}

func tableGrid(s *sheet, v *verdict) {
	for i := range s.record.Tables {
		grid(&s.record.Tables[i], v)
	}
}

// place is where a cell stands in its table.
type place struct{ row, column int }

// grid looks at one table.
func grid(t *record.Table, v *verdict) {
	taken := map[place]string{}
	last := place{-1, -1}
	for i := range t.Cells {
		c := &t.Cells[i]
		v.looked++
		if told := wording(c); told != c.Text {
			v.fail(&c.Span, "its parts say %q, and its text is %q (%s)", told, c.Text, t.ID)
		}
		if min(c.Row, c.Column) < 0 || min(c.RowSpan, c.ColumnSpan) < 1 || c.RowSpan > t.Rows-c.Row || c.ColumnSpan > t.Columns-c.Column {
			v.fail(&c.Span, "the cell in row %d, column %d spans %d by %d in a table of %d by %d (%s)",
				c.Row, c.Column, c.RowSpan, c.ColumnSpan, t.Rows, t.Columns, t.ID)
			continue
		}
		if cmp.Or(cmp.Compare(c.Row, last.row), cmp.Compare(c.Column, last.column)) <= 0 {
			v.fail(&c.Span, "the cell in row %d, column %d stands behind that in row %d, column %d (%s)",
				c.Row, c.Column, last.row, last.column, t.ID)
		}
		last = place{c.Row, c.Column}
		if other, ok := take(taken, c); !ok {
			v.fail(&c.Span, "row %d, column %d holds %q, too (%s)", c.Row, c.Column, other, t.ID)
		}
	}
	if t.Heads > t.Rows {
		v.fail(nil, "%d rows of a table of %d name its columns (%s)", t.Heads, t.Rows, t.ID)
	}
}

// wording is the words of a cell's parts, single blanks apart.
func wording(c *record.TableCell) string {
	words := strings.Fields(c.Quote)
	for p := range c.Parts {
		words = append(words, strings.Fields(c.Parts[p].Quote)...)
	}
	return strings.Join(words, " ")
}

// take has a cell take what it spans. Where a part of that is taken, it returns the text of
// the cell that has it.
func take(taken map[place]string, c *record.TableCell) (other string, ok bool) {
	ok = true
	for row := c.Row; row < c.Row+c.RowSpan; row++ {
		for column := c.Column; column < c.Column+c.ColumnSpan; column++ {
			if text, there := taken[place{row, column}]; there && ok {
				other, ok = text, false
			}
			taken[place{row, column}] = c.Text
		}
	}
	return other, ok
}
