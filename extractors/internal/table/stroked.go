package table

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

type strokedKey struct{}

// Stroked are the tables whose columns strokes or gaps part, 'Donor | Pledged | Paid', which
// stand in no table that the layout found: three printed lines or more with as many cells.
// The first line names the columns.
func Stroked(p *extract.Pass) []Table {
	return extract.Note(p, strokedKey{}, func() []Table {
		s := strokes{p: p}
		first := 0
		for i := range p.Tokens {
			if i > first && (p.Tokens[i].Line || p.Tokens[i].Kind == segment.Break) {
				s.line(first, i)
				first = i
			}
			if p.Tokens[i].Kind == segment.Break {
				first = i + 1
			}
		}
		s.line(first, len(p.Tokens))
		s.flush()
		return s.out
	})
}

// strokes is the state of reading stroked tables.
type strokes struct {
	p    *extract.Pass
	rows [][]Range
	out  []Table
}

// line takes one printed line.
func (s *strokes) line(first, end int) {
	cells, drawn := s.cells(first, end)
	if len(s.rows) == 1 && len(cells) > 1 && len(cells) == len(s.rows[0])-1 && s.isNumberHead(s.rows[0][0]) {
		s.rows[0] = s.rows[0][1:] // the rows' numbers are a list's, which are no words of theirs
	}
	switch {
	case drawn:
	case len(cells) < 2 || len(s.rows) > 0 && len(cells) != len(s.rows[0]):
		s.flush()
		if len(cells) >= 2 {
			s.rows = append(s.rows, cells)
		}
	default:
		s.rows = append(s.rows, cells)
	}
}

// isNumberHead reports whether a cell heads a column of running numbers: 'S. No.', '#'.
func (s *strokes) isNumberHead(r Range) bool {
	for i := r.First; i < r.End; i++ {
		if !s.p.Is(i, "no", "no.", "s", "sr", "sl", "nr", "n", "#", ".", "/", "°", "number") {
			return false
		}
	}
	return r.End > r.First
}

// cells are the cells of a line; drawn is a line of a rule, '|---|---|'.
func (s *strokes) cells(first, end int) (out []Range, drawn bool) {
	if end > first && s.p.Kind(first) == segment.Break || end <= first {
		return nil, false
	}
	for first < end && edge(&s.p.Tokens[first]) {
		first++
	}
	for end > first && edge(&s.p.Tokens[end-1]) {
		end--
	}
	strokes, words, from := 0, 0, first
	for i := first; i < end; i++ {
		switch t := &s.p.Tokens[i]; {
		case edge(t):
			strokes++
			out = append(out, Range{from, i})
			from = i + 1
		case i > from && wide(s.p, i):
			strokes++
			out = append(out, Range{from, i})
			from = i
			words++
		case t.Kind == segment.Word || t.Kind == segment.Number:
			words++
		}
	}
	if strokes == 0 {
		return nil, false
	}
	return append(out, Range{from, end}), words == 0
}

// edge reports whether a token parts two cells: a stroke or a gap.
func edge(t *segment.Token) bool { return t.Key.Char() == '|' || t.Kind == segment.GapMark }

// wide reports whether two blanks stand before token i in its line.
func wide(p *extract.Pass, i int) bool {
	b := p.Tokens[i].Raw
	return b > 1 && b <= len(p.Doc.Text) && p.Doc.Text[b-2:b] == "  "
}

// flush ends the open table.
func (s *strokes) flush() {
	rows := s.rows
	s.rows = nil
	if len(rows) < 3 {
		return
	}
	if _, _, in := s.p.CellAt(s.p.Tokens[rows[0][0].First].Raw); in {
		return
	}
	d := &document.Table{Rows: len(rows), Columns: len(rows[0]), Heads: 1}
	t := Table{Table: d, Index: -1}
	for r, cells := range rows {
		t.rows = append(t.rows, len(d.Cells))
		for c, at := range cells {
			d.Cells = append(d.Cells, document.Cell{Row: r, Column: c, Rows: 1, Columns: 1})
			t.Cells = append(t.Cells, Cell{Parts: []Range{at}})
		}
	}
	t.rows = append(t.rows, len(d.Cells))
	for i := range t.Cells {
		t.Cells[i].Cell = &d.Cells[i]
	}
	s.out = append(s.out, t)
}
