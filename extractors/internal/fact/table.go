package fact

import (
	"strings"

	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Cell is one cell of a table, or a line of one, as tokens.
type Cell struct{ First, End int }

// Row is one row of a table of projects. A cell whose lines stand apart has several.
type Row struct {
	Cells map[Column][]Cell
}

// Column is what a column of a table of projects holds.
type Column = table.Column

// The columns that are known by their heads.
const (
	TitleColumn   = table.Title
	DonorColumn   = table.Donor
	AmountColumn  = table.Amount
	PeriodColumn  = table.Period
	PlaceColumn   = table.Place
	PartnerColumn = table.Partner
	LeadColumn    = table.Lead
	StartColumn   = table.Start
	EndColumn     = table.End
	OtherColumn   = table.Other
	TakerColumn   = table.Taker
	SectorColumn  = table.Sector
)

var columnHeads = table.Heads

// labels lists the words for each column, parted by '|', by word.
func labels(columns map[Column]string) map[string]Column { return table.Labels(columns) }

// Rows are the rows of the sheet's tables of projects: those under a head that names a
// title column and at least one other.
func (s *Sheet) Rows() []Row {
	var out []Row
	for i := range table.Of(s.Pass) {
		out = append(out, s.tableRows(&table.Of(s.Pass)[i])...)
	}
	return append(out, s.printedRows()...)
}

// tableRows are the rows of one table, where it is one of projects.
func (s *Sheet) tableRows(t *table.Table) []Row {
	columns, body := t.Projects(s.Pass)
	if columns == nil {
		return nil
	}
	has := map[Column]bool{}
	for _, c := range columns {
		has[c] = true
	}
	var payers []Cell
	if !has[DonorColumn] {
		payers = s.payersOf(t, columns)
	}
	var out []Row
	var group []Cell // of the section that the rows stand under
	var over Column
	for r := body; r < t.Rows; r++ {
		if t.IsSection(r) {
			group, over = nil, OtherColumn
			if c := t.Row(r)[0]; len(c.Parts) > 0 {
				group, over = s.groupOf(cellsOf(&c), has)
			}
			continue
		}
		row := Row{Cells: map[Column][]Cell{}}
		for _, c := range t.Across(r) {
			col, known := columns[c.Column]
			if !known || row.Cells[col] != nil {
				continue
			}
			row.Cells[col] = cellsOf(&c)
			if over, ok := columns[c.Column+c.Columns-1]; ok && c.Columns == 2 && col == TitleColumn &&
				(over == PartnerColumn || over == DonorColumn) {
				row.Cells[col], row.Cells[over] = s.cutBefore(row.Cells[col])
			}
		}
		if len(row.Cells[TitleColumn]) == 0 {
			continue
		}
		if over != OtherColumn && group != nil {
			row.Cells[over] = group
		}
		if row.Cells[DonorColumn] == nil && payers != nil {
			row.Cells[DonorColumn] = payers
		}
		out = append(out, row)
	}
	return out
}

// payersOf tells who pays for every project of a table without a column of donors: the
// body that the head over the sums names ('EU contribution'), or the one that its caption
// has behind 'funded by'.
func (s *Sheet) payersOf(t *table.Table, columns map[int]Column) []Cell {
	for c := range t.Columns {
		if columns[c] != AmountColumn {
			continue
		}
		if head := t.At(0, c); head != nil {
			for _, p := range head.Parts {
				for i := p.First; i < p.End; i++ {
					if s.PartnerAt(i) >= 0 {
						return []Cell{{p.First, p.End}}
					}
				}
			}
		}
	}
	if t.Caption.Len() == 0 {
		return nil
	}
	r := table.In(s.Pass, t.Caption)
	for i := r.First; i+1 < r.End; i++ {
		if s.Is(i, "funded", "financed", "supported", "sponsored", "paid") && s.Is(i+1, "by") {
			if ps, end := s.PartiesFrom(i+2, r.End); len(ps) > 0 {
				return []Cell{{i + 2, end}}
			}
		}
	}
	return nil
}

// cutBefore cuts a title that runs into the next column before the bodies that end it:
// 'Clean Wells for the Hills UNDP, UNICEF'.
func (s *Sheet) cutBefore(cells []Cell) (title, bodies []Cell) {
	n := len(cells) - 1
	if n < 0 {
		return cells, nil
	}
	c := cells[n]
	cut := c.End
	for i := c.End - 1; i > c.First+1; i-- {
		if k := s.PartnerAt(i); k >= 0 && s.Partners[k].First > c.First &&
			!s.Is(s.Partners[k].First-1, "of", "for", "with", "by", "to", "and", "the") {
			i = s.Partners[k].First
			cut = i
		} else if !s.Is(i, ",", "and", "&", "/", ";") {
			break
		}
	}
	if cut == c.End {
		return cells, nil
	}
	return append(append([]Cell(nil), cells[:n]...), Cell{c.First, cut}), []Cell{{cut, c.End}}
}

// cellsOf is the parts of a table's cell.
func cellsOf(c *table.Cell) []Cell {
	var out []Cell
	for _, p := range c.Parts {
		if p.End > p.First {
			out = append(out, Cell{p.First, p.End})
		}
	}
	return out
}

// groupOf tells what a label over several rows says of them: who funds them or where
// they are, where no column does.
func (s *Sheet) groupOf(cells []Cell, has map[Column]bool) ([]Cell, Column) {
	if len(cells) == 0 {
		return nil, OtherColumn
	}
	first, end := cells[0].First, cells[len(cells)-1].End
	k, p := s.PartnerAt(first), s.PlaceAt(first)
	switch {
	case p >= 0 && s.Places[p].End >= end && !has[PlaceColumn] && has[DonorColumn]:
		return cells, PlaceColumn
	case k >= 0 && s.Partners[k].End >= end && !has[DonorColumn] && (has[PlaceColumn] || p < 0):
		return cells, DonorColumn
	}
	return nil, OtherColumn
}

// line is one printed line or table row, as cells.
type line struct {
	cells []Cell
}

// printedRows are the rows of projects among lines with column edges that stand in no
// table that the layout found.
func (s *Sheet) printedRows() []Row {
	var out []Row
	var head []Column // of the open table, by cell
	var known []bool
	var above, title []Cell // the block before, and the title of a head without one
	for _, l := range s.lines() {
		if len(l.cells) < 2 {
			head, above = nil, l.cells
			continue
		}
		if h, k, ok := s.header(l); ok {
			head, known, title = h, k, nil
			continue
		} else if head == nil && s.oneProjects(h, k) && s.isTitleAbove(above) {
			head, known, title = h, k, above
			continue
		}
		above = nil
		if head == nil || len(l.cells) != len(head) {
			continue
		}
		row := Row{Cells: map[Column][]Cell{}}
		for i, c := range l.cells {
			if _, taken := row.Cells[head[i]]; known[i] && !taken {
				row.Cells[head[i]] = []Cell{c}
			}
		}
		if title != nil {
			row.Cells[TitleColumn], head = title, nil // one row alone
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
		name := strings.TrimSpace(s.View.Lower[s.Tokens[c.First].Start:s.Tokens[c.End-1].End])
		col, found := columnOf(name)
		if len(head) == 0 && undertakings.Has(name) {
			col, found = TitleColumn, true // 'Grant | Recipient | Amount'
		}
		if table.IsSectorHead(name) {
			col = SectorColumn
		}
		head, known = append(head, col), append(known, found)
		if found {
			n++
			title = title || col == TitleColumn
		}
	}
	return head, known, title && n >= 2 && n*2 >= len(l.cells)
}

// oneProjects reports whether a head without a title is one over a single project's data: a
// period, a sum and one column more, 'Country   Period   Budget'.
func (s *Sheet) oneProjects(head []Column, known []bool) bool {
	n, period, sum := 0, false, false
	for i, c := range head {
		if known[i] && c != OtherColumn && c != SectorColumn {
			n++
			period, sum = period || c == PeriodColumn, sum || c == AmountColumn
		}
	}
	return n > 2 && period && sum && n*2 >= len(head)
}

// isTitleAbove reports whether the block over a head is a heading that may be a title.
func (s *Sheet) isTitleAbove(above []Cell) bool {
	return len(above) == 1 && above[0].End-above[0].First > 1 && s.KindOf(above[0].First) == document.Heading &&
		s.headingSays(above[0].First, above[0].End) == asTitle
}

// undertakings are heads of a first column that holds names of what is paid for.
var undertakings = wordset.Fields(`grant grants operation operations intervention interventions activity activities component investment investments`)

// lines are the printed lines that hold a column edge; a line without one stands in
// the list as one cell.
func (s *Sheet) lines() []line {
	gap := false
	for i := range s.Tokens {
		if s.isEdge(i) {
			gap = true
			break
		}
	}
	if !gap {
		return nil
	}
	out := make([]line, 0, len(s.Doc.Blocks)+8)
	plain := make([]Cell, len(s.Doc.Blocks)) // the cells of the blocks that have one
	var l line
	flush := func() {
		if len(l.cells) > 0 {
			out = append(out, l)
		}
		l = line{}
	}
	first := 0
	for b := range s.Doc.Blocks {
		last, gaps := first, false
		for last < len(s.Tokens) && s.Tokens[last].Kind != segment.Break {
			gaps = gaps || s.isEdge(last)
			last++
		}
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		flush()
		if _, _, inTable := s.CellAt(s.View.Raw(s.Tokens[first].Span()).Start); gaps && !inTable {
			s.cut(first, last, func(c line) { l = c; flush() })
		} else {
			plain[b] = Cell{first, last}
			l = line{cells: plain[b : b+1 : b+1]} // plain text ends a table
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
		if i > first && s.newLine(i) {
			cell(i)
			if !s.isRuling(l) {
				f(l)
			}
			l, start = line{}, i
		}
		if s.isEdge(i) {
			cell(i)
			start = i + 1
		}
	}
	cell(last)
	f(l)
}

// isEdge reports whether a column's edge stands at token i: a gap, or a stroke, 'Project |
// Donor | Budget'.
func (s *Sheet) isEdge(i int) bool {
	return s.Tokens[i].Kind == segment.GapMark || s.Char(i) == '|'
}

// isRuling reports whether a line of cells is drawn, not written: '|---|---|'.
func (s *Sheet) isRuling(l line) bool {
	for _, c := range l.cells {
		for i := c.First; i < c.End; i++ {
			if !s.Is(i, "-", "–", "—", "=", ":") {
				return false
			}
		}
	}
	return true
}

// newLine reports whether token i begins a printed line.
func (s *Sheet) newLine(i int) bool { return s.Tokens[i].Line }
