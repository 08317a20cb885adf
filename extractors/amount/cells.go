package amount

import (
	"cmp"
	"slices"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// cells reads the figures of the sheet's tables and charts whose unit a line, a head
// or a label tells.
func (s *scanner) cells() {
	tables := table.Of(s.p)
	if len(tables) == 0 {
		return
	}
	sheet := s.sheetUnit()
	var found []*find
	var before *reader
	for i := range tables {
		var ticks []table.Range
		if tables[i].Chart {
			if ticks = s.axis(&tables[i]); ticks == nil {
				ticks = s.drawnAxis(&tables[i])
			}
			for _, r := range ticks {
				s.p.Mask(s.p.SpanOf(r.First, r.End), "axis of a chart")
				found = append(found, &find{first: r.First, end: r.End, inCell: true, tick: true})
			}
		}
		r := s.newReader(&tables[i], sheet, before)
		before = r
		for _, f := range r.tableCells() {
			if !slices.ContainsFunc(ticks, func(r table.Range) bool { return r.First == f.first }) {
				found = append(found, f)
			}
		}
	}
	s.take(found)
	s.finds = slices.DeleteFunc(s.finds, func(f *find) bool { return f.tick })
}

// take puts the finds of cells among the others, in place of those that they overlap.
func (s *scanner) take(found []*find) {
	if len(found) == 0 {
		return
	}
	slices.SortFunc(found, func(a, b *find) int { return cmp.Compare(a.first, b.first) })
	k := 0
	s.finds = slices.DeleteFunc(s.finds, func(f *find) bool {
		for k < len(found) && found[k].end <= f.first {
			k++
		}
		return k < len(found) && found[k].first < f.end
	})
	s.finds = append(s.finds, found...)
	slices.SortStableFunc(s.finds, func(a, b *find) int { return cmp.Compare(a.first, b.first) })
}

func (r *reader) tableCells() []*find {
	s, t := r.scanner, r.t
	var out []*find
	section := columnUnit{}
	for row := t.Table.Heads; row < t.Rows; row++ {
		label := columnUnit{}
		if c := t.At(row, 0); c != nil && !t.Chart {
			label.naming = namingOf(table.Text(s.p, c), true)
			label.unit = s.labelUnit(c)
		}
		if t.IsSection(row) && !t.Chart {
			section = label
			continue
		}
		if r.namesYears(row) {
			continue
		}
		for _, c := range t.Row(row) {
			if f := r.cell(&c, &label, &section); f != nil {
				out = append(out, f)
			}
		}
	}
	return out
}

// cell reads one cell as a sum, where its row, its column and the lines over the
// table make it one.
func (r *reader) cell(c *table.Cell, label, section *columnUnit) *find {
	at, ok := c.Tokens()
	if !ok {
		return nil
	}
	if at.End == at.First+1 && isNothing(r.p.Text(at.First)) {
		r.p.Mask(r.p.SpanOf(at.First, at.End), "no value")
		return nil
	}
	u := r.over
	money := true
	if !r.t.Chart {
		col := &r.columns[c.Column]
		money = c.Column > 0 || col.found && r.t.Columns == 1
		named := col.found || col.naming == ofMoney || r.money // what is in the column is money for sure
		switch {
		case label.naming == ofThing && !label.found && !named && section.naming != ofMoney:
			money = false
		case label.found && c.Column > 0 && r.isGoal(c.Column):
			u = label.unit
		case label.naming == ofOther && !label.found, section.naming == ofOther && !section.found &&
			label.naming != ofMoney, col.naming == ofOther && !col.found, col.years:
			money = false
		case label.found && c.Column > 0:
			u = label.unit
		case col.found:
			u = col.unit
		case section.found:
			u = section.unit
		case r.several:
			money = false // a name over several columns may be missed: no saying which unit is this one's
		}
	}
	f, own := r.sum(at, &u)
	if f == nil || !own && (!money || !u.found || r.t.Chart && slices.Contains(f.doubts, looksLikeYear)) || u.at.Len() == 0 {
		return nil
	}
	f.rule = tableCell
	if r.t.Chart {
		f.rule = chartLabel
	}
	f.unit = r.p.View.Raw(u.at)
	f.doubts = append(f.doubts, unitFromLine)
	if !r.t.Chart {
		r.thousandsPoint(f, c.Column)
	}
	return f
}

// isNothing reports whether a cell's text stands for no value.
func isNothing(s string) bool {
	switch s {
	case "-", "–", "—", "..":
		return true
	}
	return false
}

// sum reads tokens that are one figure and what accounts write around it: '(65)' is
// less than nothing, '>100' is over it. own says that it has a currency of its own.
func (r *reader) sum(at table.Range, u *unit) (f *find, own bool) {
	p := r.p
	i, end := at.First, at.End
	f = &find{first: at.First, end: end, term: u.term, inCell: true, exactly: record.Exact}
	if q, ok := table.Sign(p, i); ok && end > i+1 {
		f.exactly, i = q, i+1
	}
	open := p.Is(i, "(") && i+1 < end
	if open {
		i++
		f.negative = true
	}
	if p.Is(i, "-", "–", "+") && i+1 < end && p.Tokens[i+1].Glued {
		f.negative = f.negative || !p.Is(i, "+")
		i++
	}
	if t, ok := r.termAt(i); ok && t.end < end && t.kind != money.Minor {
		if u.found && !t.fits(&u.term) {
			return nil, false
		}
		if !u.found || !t.bare() || u.term.bare() {
			f.term = t
		}
		own, i = true, t.end
		if p.Kind(i) == segment.GapMark {
			i++
		}
		if !open && p.Is(i, "(") {
			open, f.negative, i = true, true, i+1
		}
		if p.Is(i, "-") && i+1 < end && p.Tokens[i+1].Glued {
			f.negative, i = true, i+1
		}
	}
	if i >= end || p.Kind(i) != segment.Number {
		return nil, false
	}
	n, ok := number.ScanMoney(p, i)
	if m, found := number.Blanks(p, i); found && r.blanks && m.End <= end && ok && !n.Scaled {
		n = m
	}
	if !ok || n.End > end || !own && n.Scaled && n.Power != u.power && u.power != 0 {
		return nil, false
	}
	if n.End > n.First+1 && !n.Scaled && r.commas {
		return nil, false // figures of several columns, where others have commas between groups
	}
	f.n = n
	j := n.End
	if t, ok := r.termAt(j); ok && !own && t.end <= end && t.fits(&u.term) && t.kind != money.Minor {
		j = t.end
	}
	if open {
		if !p.Is(j, ")") {
			return nil, false
		}
		j++
	}
	f.end = j
	if !table.IsMark(p, j, end) {
		return nil, false
	}
	if n.LooksLikeYear() && !own {
		f.doubts = append(f.doubts, looksLikeYear)
	}
	if !n.Scaled && u.power > 0 {
		f.n.Value.Exponent += int32(u.power)
		for c := range f.n.Candidates {
			f.n.Candidates[c] = shifted(f.n.Candidates[c], u.power)
		}
		f.n.Scaled, f.n.Power = true, u.power
	}
	if f.negative && len(f.n.Candidates) > 0 {
		for c := range f.n.Candidates {
			f.n.Candidates[c] = "-" + f.n.Candidates[c]
		}
		slices.Reverse(f.n.Candidates)
	}
	return f, own
}

// thousandsPoint marks a figure with three digits behind a point malformed where the
// column's other figures have none: the point may part thousands.
func (r *reader) thousandsPoint(f *find, column int) {
	d := &r.styles[column]
	n := &f.n
	if n.Malformed || n.IsAmbiguous() || n.Decimals != 3 || n.Grouped || d.plain == 0 || d.other > 0 {
		return
	}
	value := number.Text(&n.Value)
	if f.negative {
		value = "-" + value
	}
	list := []string{value, shifted(value, 3)}
	if f.negative {
		slices.Reverse(list)
	}
	n.Malformed, n.Candidates = true, list
}

// unitSpan is where the record says that a sum's unit stands: byte offsets, which the
// link stage turns into code points.
func unitSpan(s document.Span) *record.Span {
	if s.Len() == 0 {
		return nil
	}
	return &record.Span{Start: s.Start, End: s.End}
}
