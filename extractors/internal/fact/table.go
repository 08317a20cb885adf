package fact

import (
	"strings"

	"factsheet/pipeline/segment"
)

// Cell is one cell of a table, as tokens.
type Cell struct{ First, End int }

// Row is one row of a table that has a header.
type Row struct {
	Cells  map[Column]Cell
	Header bool // the row names the columns
}

// Column is what a column of a table of projects holds.
type Column uint8

// The columns that are known by their heads.
const (
	TitleColumn Column = iota
	DonorColumn
	AmountColumn
	PeriodColumn
	PlaceColumn
	PartnerColumn
	LeadColumn  // who leads for the partner country
	StartColumn // the day a period begins
	EndColumn
	OtherColumn // what a card tells and no project's entry holds: its sector, its code
)

// columnHeads are the words that name a column, in lower case.
var columnHeads = labels(map[Column]string{
	TitleColumn:   "project|projects|programme|program|project title|title|project name|name of project|programme title|initiative|project / programme",
	DonorColumn:   "donor|donors|funding|funded by|funding source|source of funding|source of funds|development partner|development partners|funding partner|funding partners|donor(s)|financed by|contributor|resource partner|resource partners|partner / donor",
	AmountColumn:  "budget|amount|total budget|value|contribution|total|budget (usd)|budget (us$)|budget (eur)|amount (usd)|amount (us$)|project budget|financing|commitment|total funding|cost|grant",
	PeriodColumn:  "period|duration|years|dates|timeframe|time frame|implementation period|project duration|project period|timeline|start and end|project dates",
	PlaceColumn:   "country|countries|location|locations|region|place|geographic coverage|geographical coverage|target countries|area|coverage|project location",
	PartnerColumn: "implementing partner|implementing partners|implementing agency|implementing agencies|implemented by|implementing entity|executing agency|executing entity|implementing organization|implementing organisation|partner|partners|implementing partner(s)|national partner|national partners|implementer",
})

// labels lists the words for each column, parted by '|', by word.
func labels(columns map[Column]string) map[string]Column {
	out := map[string]Column{}
	for c, words := range columns {
		for _, w := range strings.Split(words, "|") {
			out[w] = c
		}
	}
	return out
}

// line is one printed line or table row, as cells.
type line struct {
	cells []Cell
}

// Rows are the rows of the sheet's tables of projects: those under a header that
// names a title column and at least one other.
func (s *Sheet) Rows() []Row {
	var out []Row
	var head []Column // of the open table, by cell
	var known []bool
	for _, l := range s.lines() {
		if len(l.cells) < 2 {
			head = nil
			continue
		}
		if h, k, ok := s.header(l); ok {
			head, known = h, k
			continue
		}
		if head == nil || len(l.cells) != len(head) {
			continue
		}
		row := Row{Cells: map[Column]Cell{}}
		for i, c := range l.cells {
			if _, taken := row.Cells[head[i]]; known[i] && !taken {
				row.Cells[head[i]] = c
			}
		}
		if _, ok := row.Cells[TitleColumn]; ok {
			out = append(out, row)
		}
	}
	return out
}

// header reads a line as the head of a table of projects.
func (s *Sheet) header(l line) (head []Column, known []bool, ok bool) {
	title, n := false, 0
	for _, c := range l.cells {
		col, found := columnHeads[strings.TrimSpace(s.View.Lower[s.Tokens[c.First].Start:s.Tokens[c.End-1].End])]
		head, known = append(head, col), append(known, found)
		if found {
			n++
			title = title || col == TitleColumn
		}
	}
	return head, known, title && n >= 2 && n*2 >= len(l.cells)
}

// lines are the printed lines that hold a column edge; a line without one stands in
// the list as an empty one, once.
func (s *Sheet) lines() []line {
	var out []line
	gap := false
	for i := range s.Tokens {
		if s.Tokens[i].Kind == segment.GapMark {
			gap = true
			break
		}
	}
	if !gap {
		return nil
	}
	var l line
	flush := func() {
		if len(l.cells) >= 2 || len(out) > 0 && len(l.cells) == 1 {
			out = append(out, l)
		}
		l = line{}
	}
	first := 0
	for b := range s.Doc.Blocks {
		last, gaps := first, false
		for last < len(s.Tokens) && s.Tokens[last].Kind != segment.Break {
			gaps = gaps || s.Tokens[last].Kind == segment.GapMark
			last++
		}
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		flush()
		if gaps {
			s.cut(first, last, func(c line) { l = c; flush() })
		} else {
			l = line{cells: []Cell{{first, last}}} // plain text ends a table
			flush()
		}
		first = last + 1
	}
	flush()
	return out
}

// cut gives f each printed line of a block, as cells.
func (s *Sheet) cut(first, last int, f func(line)) {
	var l line
	start := first
	cell := func(end int) {
		if end > start {
			l.cells = append(l.cells, Cell{start, end})
		}
	}
	for i := first; i < last; i++ {
		if s.Tokens[i].Kind == segment.GapMark {
			cell(i)
			start = i + 1
			continue
		}
		if i > start && s.newLine(i) {
			cell(i)
			f(l)
			l, start = line{}, i
		}
	}
	cell(last)
	f(l)
}

// newLine reports whether token i begins a printed line.
func (s *Sheet) newLine(i int) bool {
	a := s.View.Raw(s.Tokens[i-1].Span()).End
	b := s.View.Raw(s.Tokens[i].Span()).Start
	return a < b && strings.Contains(s.Doc.Text[a:b], "\n")
}
