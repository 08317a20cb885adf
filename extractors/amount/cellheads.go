package amount

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/segment"
)

// reader reads the cells of one table.
type reader struct {
	*scanner
	t       *table.Table
	over    unit         // what the caption, the corner or the sheet says
	columns []columnUnit // what the heads say
	several bool         // the heads tell other units than the lines over the table
	commas  bool         // figures have commas between their groups
	blanks  bool         // figures have blanks between their groups
	money   bool         // some heads name money, and none anything else
	scale   int          // the power that the caption tells without a currency
	styles  []decimals   // how the figures of each column are written
}

type columnUnit struct {
	unit
	naming naming
	years  bool // every figure of it looks like a year
}

// isGoal reports whether a column has what is aimed at, in the units of each row.
func (r *reader) isGoal(column int) bool {
	switch r.t.Head(r.p, column) {
	case "target", "targets", "goal", "baseline", "milestone":
		return true
	}
	return false
}

// namesYears reports whether the first row below the heads is one of them: its only
// figures are years.
func (r *reader) namesYears(row int) bool {
	if row != r.t.Table.Heads || r.t.Chart {
		return false
	}
	years := 0
	for _, c := range r.t.Row(row) {
		at, ok := c.Tokens()
		if !ok || at.End != at.First+1 || r.p.Kind(at.First) != segment.Number {
			continue
		}
		if n, ok := number.ScanMoney(r.p, at.First); !ok || !n.LooksLikeYear() {
			return false
		}
		years++
	}
	return years > 0
}

// decimals counts how the figures of a column are written.
type decimals struct {
	plain, three, other int // without a point; with three digits behind one; with fewer or more
}

// newReader reads what the lines over a table and its heads say. before is the reader of
// the table before it, whose unit holds where this one is its rest.
func (s *scanner) newReader(t *table.Table, sheet unit, before *reader) *reader {
	r := &reader{scanner: s, t: t, over: s.captionUnit(t)}
	if !r.over.found && !r.over.mixed && !r.over.except {
		r.over = s.unitRow(t)
	}
	if !r.over.found && t.Caption.Len() > 0 {
		r.scale = s.bareScale(table.In(s.p, t.Caption))
	}
	if before != nil && !r.over.found && r.scale == 0 && t.IsRestOf(s.p, before.t) {
		r.over, r.scale = before.over, before.scale
	}
	if !r.over.found && !r.over.mixed && !r.over.except {
		r.over = sheet
	}
	r.readHeads()
	r.readSigns()
	return r
}

// captionUnit is the unit that the lines over a table tell.
func (s *scanner) captionUnit(t *table.Table) unit {
	if t.Caption.Len() == 0 {
		return unit{}
	}
	in := table.In(s.p, t.Caption)
	u := s.unitIn(wordsOf(in), false)
	u.mixed = u.mixed || table.Titles(s.p, in) > 1     // of tables side by side
	u.mixed = u.mixed || u.found && s.severalUnits(in) // heads of columns, too tight to tell apart
	if u.mixed || u.except {
		u.found = false
	}
	return u
}

// unitRow is the unit that a cell over the heads tells, a bracket with nothing else in
// it and the only one of the heads: the end of a caption that stands close over a table.
func (s *scanner) unitRow(t *table.Table) (out unit) {
	if t.Chart {
		return out
	}
	for row := range t.Table.Heads {
		for _, c := range t.Row(row) {
			at, ok := c.Tokens()
			if !ok {
				continue
			}
			u := s.unitIn(wordsOf(c.Parts...), true)
			alone := s.p.Is(at.First, "(", "[") && s.p.Is(at.End-1, ")", "]") && c.Column > 0
			switch {
			case !u.found && !u.mixed:
			case out.found || u.mixed || u.except || !alone || t.At(row+1, c.Column) == nil:
				return unit{}
			default:
				out = u
			}
		}
	}
	return out
}

// severalUnits reports whether a caption has another bracket than that of its currency,
// that tells a unit: 'Area (ha) Change Value (US$ million)'.
func (s *scanner) severalUnits(r table.Range) bool {
	brackets, money := 0, 0
	for i := r.First; i < r.End; i++ {
		if !s.p.Is(i, "(") || s.p.Kind(i-1) != segment.Word {
			continue
		}
		end := i + 1
		for end < r.End && end < i+5 && !s.p.Is(end, ")") {
			end++
		}
		if !s.p.Is(end, ")") || end == i+1 {
			continue
		}
		if _, ok := s.termAt(i + 1); ok || s.p.Is(i+1, "in") {
			money++
		} else if w := s.p.Lower(i + 1); end == i+2 && (isMeasure(w) || s.p.Is(i+1, "%")) {
			brackets++
		}
	}
	return money > 0 && brackets > 0
}

// isMeasure reports whether a word in a bracket is a unit of measure or says that things
// are counted.
func isMeasure(word string) bool {
	switch word {
	case "ha", "km", "m", "t", "mt", "kg", "mw", "mwh", "kwh", "gwh", "km2", "m3", "l", "hectares", "tonnes", "tons", "number",
		"no", "units", "years", "months", "days", "people", "persons":
		return true
	}
	return false
}

// labelUnit is the unit that a row's label tells: 'Cost (EUR)', 'Sales (mil. dol.)'.
func (s *scanner) labelUnit(c *table.Cell) unit {
	u := s.unitIn(wordsOf(c.Parts...), false)
	u.found = u.found && !u.mixed && !u.except
	return u
}

// readHeads reads what the heads say of each column, and how its figures are written.
func (r *reader) readHeads() {
	t := r.t
	if t.Chart {
		return
	}
	r.columns = make([]columnUnit, t.Columns)
	r.styles = make([]decimals, t.Columns)
	for c := range r.columns {
		col := &r.columns[c]
		var parts []table.Range
		for _, h := range t.Heads(c) {
			parts = append(parts, h.Parts...)
		}
		col.naming = namingOf(t.Head(r.p, c), false)
		if u := r.unitIn(wordsOf(parts...), true); u.mixed {
			col.naming = ofOther // no saying which
		} else if u.found {
			col.unit = u
			r.several = r.several || c > 0 && r.over.found && (u.power != r.over.power || !u.term.fits(&r.over.term))
		}
	}
	if corner := &r.columns[0]; corner.found && !r.over.found { // 'US$ million' over the labels
		r.over = corner.unit
	}
	r.money = r.over.found && !slices.ContainsFunc(r.columns[1:],
		func(c columnUnit) bool { return c.naming == ofOther || c.naming == ofThing }) &&
		slices.ContainsFunc(r.columns[1:], func(c columnUnit) bool { return c.naming == ofMoney })
	years, figures := make([]int, t.Columns), make([]int, t.Columns)
	grouped, odd := 0, 0
	for i := range t.Cells {
		c := &t.Cells[i]
		at, ok := c.Tokens()
		if ok && at.End > at.First+1 && c.Row >= t.Table.Heads && r.p.Kind(at.First) == segment.Number &&
			r.p.Kind(at.First+1) == segment.Number {
			if n, ok := number.Blanks(r.p, at.First); ok && n.End == at.End {
				grouped++
			} else {
				odd++
			}
		}
		if c.Row < t.Table.Heads || !ok || at.End != at.First+1 || r.p.Kind(at.First) != segment.Number {
			continue
		}
		text := r.p.Text(at.First)
		figures[c.Column]++
		if n, ok := number.ScanMoney(r.p, at.First); ok && n.LooksLikeYear() {
			years[c.Column]++
		}
		if k := strings.IndexByte(text, ','); k > 0 && len(text) > k+3 {
			r.commas = true
		}
		switch dot := strings.LastIndexByte(text, '.'); {
		case dot < 0:
			r.styles[c.Column].plain++
		case len(text)-dot == 4:
			r.styles[c.Column].three++
		default:
			r.styles[c.Column].other++
		}
	}
	r.blanks = grouped >= 3 && odd == 0 && !r.commas
	for c := range r.columns {
		r.columns[c].years = years[c] > 0 && years[c] == figures[c]
	}
}

// readSigns gives the columns whose first and last figure have a currency's sign, as
// accounts write it once, its currency, and those under a scale without a currency
// that scale.
func (r *reader) readSigns() {
	if r.t.Chart || r.over.found {
		return
	}
	first, last := make([]unit, r.t.Columns), make([]unit, r.t.Columns)
	for i := range r.t.Cells {
		c := &r.t.Cells[i]
		at, ok := c.Tokens()
		if c.Row < r.t.Table.Heads || !ok {
			continue
		}
		t, signed := r.termAt(at.First)
		if signed && (t.kind != money.Sign && t.kind != money.Code || t.end >= at.End ||
			r.p.Kind(t.end) != segment.Number && r.p.Kind(t.end) != segment.GapMark) {
			signed = false
		}
		if !signed && r.p.Kind(at.First) != segment.Number && !r.p.Is(at.First, "(") {
			continue
		}
		u := unit{found: signed, term: t, power: r.scale}
		if signed {
			u.at = r.p.SpanOf(t.first, t.end)
		}
		if first[c.Column].term.end == 0 && first[c.Column].at.Len() == 0 && !last[c.Column].found {
			first[c.Column] = u
			first[c.Column].term.end = max(1, t.end)
		}
		last[c.Column] = u
	}
	for c := range r.columns {
		if col := &r.columns[c]; !col.found && first[c].found && last[c].found && first[c].at != last[c].at &&
			first[c].term.fits(&last[c].term) {
			col.unit = first[c]
		}
	}
}
