// Package table lays the tables of a sheet over its tokens: what each column is called,
// which words name a row, and which cell a word stands in.
package table

import (
	"slices"
	"sort"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// Table is one of a sheet's tables, or the labels of one chart.
type Table struct {
	*document.Table
	Index int    // in Document.Tables
	Cells []Cell // as Document.Table has them
	rows  []int  // where each row's cells begin in Cells; one more than there are rows
	tall  []int  // the cells that go over several rows, by their places in Cells
}

// Cell is a cell with the tokens of its parts.
type Cell struct {
	*document.Cell
	Parts []Range
}

// Range is a half-open range of tokens.
type Range struct{ First, End int }

// Tokens is the cell's tokens where they stand together: ok is false where the cell
// is empty or its lines stand apart.
func (c *Cell) Tokens() (r Range, ok bool) {
	if len(c.Parts) == 0 {
		return r, false
	}
	r = c.Parts[0]
	for _, p := range c.Parts[1:] {
		if p.First != r.End {
			return r, false
		}
		r.End = p.End
	}
	return r, r.End > r.First
}

type key struct{}

// Of lays out the sheet's tables, once a Pass.
func Of(p *extract.Pass) []Table {
	return extract.Note(p, key{}, func() []Table {
		out := make([]Table, len(p.Doc.Tables))
		for t := range out {
			d := &p.Doc.Tables[t]
			out[t] = Table{Table: d, Index: t, Cells: make([]Cell, len(d.Cells))}
			for c := range d.Cells {
				cell := Cell{Cell: &d.Cells[c]}
				for _, s := range d.Cells[c].Parts {
					cell.Parts = append(cell.Parts, In(p, s))
				}
				out[t].Cells[c] = cell
				if cell.Rows > 1 {
					out[t].tall = append(out[t].tall, c)
				}
				for len(out[t].rows) <= d.Cells[c].Row {
					out[t].rows = append(out[t].rows, c)
				}
			}
			for len(out[t].rows) <= d.Rows {
				out[t].rows = append(out[t].rows, len(d.Cells))
			}
		}
		return out
	})
}

// In is the tokens that stand in a stretch of the document's text.
func In(p *extract.Pass, s document.Span) Range {
	order := extract.Note(p, orderKey{}, func() []int { return byPlace(p.Tokens) })
	token := func(i int) int {
		if order == nil {
			return i
		}
		return order[i]
	}
	n := len(p.Tokens)
	lo := sort.Search(n, func(i int) bool { return p.Tokens[token(i)].Raw >= s.Start })
	if lo == n || p.Tokens[token(lo)].Raw >= s.End {
		return Range{}
	}
	r := Range{token(lo), token(lo) + 1}
	for i := lo + 1; i < n && p.Tokens[token(i)].Raw < s.End; i++ {
		if token(i) != r.End {
			break // of another block
		}
		r.End++
	}
	return r
}

type orderKey struct{}

// byPlace is the tokens in the order of the document's text, or nil where they stand in
// it: a paragraph that goes on behind a table stands whole before it in the View.
func byPlace(tokens []segment.Token) []int {
	compare := func(a, b segment.Token) int { return a.Raw - b.Raw }
	if slices.IsSortedFunc(tokens, compare) {
		return nil
	}
	order := make([]int, len(tokens))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return tokens[a].Raw - tokens[b].Raw })
	return order
}

// Across is the cells that stand in a row, from left to right, with those that reach into
// it from above: they say of it what they say of the row that they begin in.
func (t *Table) Across(r int) []Cell {
	row := t.Row(r)
	if len(t.tall) == 0 {
		return row
	}
	out := slices.Clone(row)
	for _, k := range t.tall {
		if c := t.Cells[k]; c.Row < r && r < c.Row+c.Rows {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b Cell) int { return a.Column - b.Column })
	return out
}

// Row is the cells that begin in a row, from left to right.
func (t *Table) Row(r int) []Cell {
	if r < 0 || r >= t.Rows {
		return nil
	}
	return t.Cells[t.rows[r]:t.rows[r+1]]
}

// At is the cell of a row that stands in a column, or nil. It may begin in a row above.
func (t *Table) At(r, column int) *Cell {
	row := t.Row(r)
	for i := range row {
		if c := &row[i]; c.Column <= column && column < c.Column+c.Columns {
			return c
		}
	}
	for _, k := range t.tall {
		if c := &t.Cells[k]; c.Row < r && r < c.Row+c.Rows && c.Column <= column && column < c.Column+c.Columns {
			return c
		}
	}
	return nil
}

// Text is a cell's words in lower case, its parts joined by blanks.
func Text(p *extract.Pass, c *Cell) string {
	if c == nil {
		return ""
	}
	var words []string
	for _, r := range c.Parts {
		if r.End > r.First {
			words = append(words, p.View.Lower[p.Tokens[r.First].Start:p.Tokens[r.End-1].End])
		}
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// Heads are the cells that name a column, from the top.
func (t *Table) Heads(column int) []*Cell {
	var out []*Cell
	for r := 0; r < t.Table.Heads; r++ {
		if c := t.At(r, column); c != nil && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return out
}

// Head is the words that name a column, in lower case, from the top.
func (t *Table) Head(p *extract.Pass, column int) string {
	var words []string
	for _, c := range t.Heads(column) {
		words = append(words, Text(p, c))
	}
	return strings.Join(words, " ")
}

// IsSection reports whether a row is one label that stands over those below it: it
// has a cell in the first column alone.
func (t *Table) IsSection(r int) bool {
	row := t.Across(r)
	return len(row) == 1 && row[0].Column == 0 && row[0].Row == r && r >= t.Table.Heads
}

// IsRestOf reports whether the table is the rest of another, the one before it in the
// text, on the next page: its caption says that it is continued, or it has the same
// heads and no title.
func (t *Table) IsRestOf(p *extract.Pass, before *Table) bool {
	if t.Chart || before.Chart || t.Page != before.Page+1 || t.Columns != before.Columns {
		return false
	}
	caption := In(p, t.Caption)
	for i := caption.First; i < caption.End; i++ {
		if p.Is(i, "continued", "cont'd", "contd", "cont") {
			return true
		}
	}
	if t.Table.Heads == 0 || Titles(p, caption) > 0 {
		return false
	}
	for c := range t.Columns {
		if t.Head(p, c) != before.Head(p, c) {
			return false
		}
	}
	return true
}

// Titles is how many tables or figures the words of a caption number: two where the
// captions of tables side by side stand in one line.
func Titles(p *extract.Pass, r Range) (n int) {
	for i := r.First; i+1 < r.End; i++ {
		if (i == r.First || p.Kind(i-1) == segment.GapMark || p.Kind(i-1) == segment.Break) &&
			p.Is(i, "table", "figure", "chart", "graph") && p.Kind(i+1) == segment.Number {
			n++
		}
	}
	return n
}
