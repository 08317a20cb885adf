package quantity

import "factsheet/extractors/internal/table"

// cells reads the figures of tables whose head or label says that they are
// percentages, or what they count.
func (s *scanner) cells() {
	tables := table.Of(s.p)
	for i := range tables {
		t := &tables[i]
		if t.Chart {
			continue
		}
		units := make([]string, t.Columns)
		for c := range units {
			units[c] = unitOf(t.Head(s.p, c))
		}
		for row := t.Table.Heads; row < t.Rows; row++ {
			unit := unitOf(table.Text(s.p, t.At(row, 0)))
			for _, c := range t.Row(row) {
				if u := units[c.Column]; c.Column > 0 && (u != "" || unit != "") {
					if u == "" {
						u = unit
					}
					s.cell(&c, u)
				}
			}
		}
	}
}

// unitOf is the unit that a head or a label gives its figures, or "".
func unitOf(head string) string {
	if table.IsPercent(head) {
		return "%"
	}
	return table.Counted(head)
}

// cell takes a cell that is one figure of a unit.
func (s *scanner) cell(c *table.Cell, unit string) {
	f, ok := table.FigureOf(s.p, c)
	if !ok || s.claimed.Overlaps(s.p.SpanOf(f.Range.First, f.Range.End)) || f.LooksLikeYear() && unit != "%" {
		return
	}
	percentage := s.p.Is(f.Range.End-1, "%") || s.p.Is(f.Range.End-2, "%") && f.Range.End-f.Range.First > 2
	if percentage != (unit == "%") && percentage {
		return // a share among counts is read as such
	}
	g := figure{first: f.Range.First, end: f.Range.End, low: f.Number}
	s.add(&g, f.Range.First, f.Range.End, unit, tableCell, f.Qualifier)
	s.claimed.Add(s.p.SpanOf(f.Range.First, f.Range.End))
}
