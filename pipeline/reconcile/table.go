package reconcile

import (
	"fmt"
	"strings"

	"factsheet/pipeline/record"
)

// tables adds up the rows and columns of the sheet's tables.
func (s *sheet) tables() {
	for _, tables := range [][]record.Table{s.r.Tables, strokedTables(s.r.Text)} {
		for i := range tables {
			if g := s.gridOf(&tables[i]); g != nil {
				s.grids = append(s.grids, g)
				s.rows(g)
				s.across(g)
			}
		}
	}
}

// A way is a choice of the rows that a total's row may add up.
type way func(g *grid, done []int, row int) []int

// ways are tried in order; done are the rows of totals that were settled above.
var ways = []way{
	// The rows since the last total.
	func(g *grid, done []int, row int) []int { return g.plainRows(last(done)+1, row) },
	// The last total and the rows since: 'Total after eliminations'.
	func(g *grid, done []int, row int) []int {
		if len(done) == 0 {
			return nil
		}
		return append([]int{last(done)}, g.plainRows(last(done)+1, row)...)
	},
	// The totals above, and the rows since the last: 'Grand total'.
	func(g *grid, done []int, row int) []int {
		if len(done) < 2 {
			return nil
		}
		return append(append([]int{}, done...), g.plainRows(last(done)+1, row)...)
	},
	// Every row above that is no total.
	func(g *grid, done []int, row int) []int {
		if len(done) == 0 {
			return nil
		}
		return g.plainRows(-1, row)
	},
	// The rows below, of a total that stands on top.
	func(g *grid, _ []int, row int) []int { return g.plainRows(row+1, g.Rows) },
}

func last(rows []int) int {
	if len(rows) == 0 {
		return -1
	}
	return rows[len(rows)-1]
}

// plainRows are the rows from one to another, not included, that are no totals. Those
// below end with the next total.
func (g *grid) plainRows(from, to int) []int {
	var out []int
	for r := max(from, g.Heads); r < to; r++ {
		k := kindOfName(g.names[r])
		if k == plainName || k == netName {
			out = append(out, r)
		} else if to == g.Rows && from > 0 {
			break
		}
	}
	return out
}

// mostTotals bounds the totals of one table, each of which looks at the rows above it.
const mostTotals = 40

// rows finds the rows that are totals of others.
func (s *sheet) rows(g *grid) {
	var done []int
	tried := 0
	for row := g.Heads; row < g.Rows; row++ {
		kind := kindOfName(g.names[row])
		if kind == plainName || !g.hasAmount(row) {
			continue
		}
		if tried++; tried > mostTotals {
			return
		}
		best, chosen := 0, []int(nil)
		for _, w := range ways {
			rows := w(g, done, row)
			if yes, no := s.agreement(g, rows, row); yes > best && yes >= no {
				best, chosen = yes, rows
			}
		}
		switch {
		case chosen != nil:
			s.settle(g, chosen, row)
			if kind == netName { // its parts are no longer rows of their own
				for _, r := range chosen {
					g.names[r] = "sub-total"
				}
			}
			done = append(done, row)
		case kind == netName:
		case kind == subName || len(done) > 0:
			done = append(done, row)
		default:
			s.disagree(g, row)
			done = append(done, row)
		}
	}
}

func (g *grid) hasAmount(row int) bool {
	for _, k := range g.at[row] {
		if k >= 0 {
			return true
		}
	}
	return false
}

// partsIn are the amounts of a column in some rows; not ok where one can't be added to
// the total: another currency, figures that were not read.
func (s *sheet) partsIn(g *grid, rows []int, column, total int) (parts []int, ok bool) {
	for _, r := range rows {
		switch k := g.at[r][column]; {
		case k == other:
			return nil, false
		case k < 0:
		case !s.usable(k) || !s.sameCurrency(k, total):
			return nil, false
		default:
			parts = append(parts, k)
		}
	}
	return parts, len(parts) > 1
}

// agreement counts the columns in which some rows add up to another one, and in which
// they do not.
func (s *sheet) agreement(g *grid, rows []int, row int) (yes, no int) {
	if len(rows) < 2 {
		return 0, 0
	}
	for c, total := range g.at[row] {
		if total < 0 || !s.usable(total) {
			continue
		}
		if parts, ok := s.partsIn(g, rows, c, total); ok {
			switch s.fits(total, parts) {
			case Agrees:
				yes++
			case More, Less:
				no++
			}
		}
	}
	return yes, no
}

// fits is the verdict on a total and its parts. One malformed figure among them agrees
// where one reading of it makes them agree.
func (s *sheet) fits(total int, parts []int) Verdict {
	v := verdict(s.amounts[total].Figure, s.added(parts))
	if v == Open && len(s.readings(total, parts)) == 1 {
		return Agrees
	}
	return v
}

// settle keeps a row that is the total of others, column by column.
func (s *sheet) settle(g *grid, rows []int, row int) {
	s.sumsOf(g, rows, row, s.add)
}

// sumsOf hands on, column by column, what the sum in a row is of the rows given.
func (s *sheet) sumsOf(g *grid, rows []int, row int, each func(Sum)) {
	for c, total := range g.at[row] {
		if total < 0 || !s.usable(total) {
			continue
		}
		if parts, ok := s.partsIn(g, rows, c, total); ok {
			sum := s.added(parts)
			each(Sum{total, parts, verdict(s.amounts[total].Figure, sum), g.column(c), sum})
		}
	}
}

// selections say of a table that it does not show all that its total counts.
var selections = []string{"top ", "largest", "selected", "main ", "major ", "key ", "example", "some of", "biggest", "leading", "principal", "of which"}

// disagree keeps the total of a table whose rows do not come to it, where the table is
// plain: one total, at the end, of all that stands above it.
func (s *sheet) disagree(g *grid, row int) {
	if !bareTotals[bare(g.names[row])] {
		return
	}
	rows := g.plainRows(g.Heads, row)
	for r := row + 1; r < g.Rows; r++ {
		if g.hasAmount(r) {
			return
		}
	}
	for _, r := range rows {
		n := g.names[r]
		if n == "" && g.hasAmount(r) || kindOfName(n) != plainName || strings.Contains(n, "of which") || strings.Contains(n, "balance") {
			return
		}
	}
	part := s.saysSelection(g)
	s.sumsOf(g, rows, row, func(x Sum) {
		if x.Verdict == More || x.Verdict == Less && !part {
			s.add(x)
		}
	})
}

// saysSelection reports whether the caption, or the heading over a table, says that it
// shows some of many.
func (s *sheet) saysSelection(g *grid) bool {
	said := ""
	if g.Caption != nil {
		said = strings.ToLower(g.Caption.Quote)
	}
	for i := range s.r.Sections { // the last heading before the table
		if s.r.Sections[i].Start > g.Cells[0].Start {
			break
		}
		if s.r.Sections[i].Body.End >= g.Cells[0].Start {
			said += " " + strings.ToLower(s.r.Sections[i].Title)
		}
	}
	for _, w := range selections {
		if strings.Contains(said, w) {
			return true
		}
	}
	return false
}

// column names a column for a message.
func (g *grid) column(c int) string {
	if h := strings.TrimSpace(g.heads[c]); h != "" {
		return fmt.Sprintf("in the table's column %q", h)
	}
	return "in the table's column"
}

// across finds the columns that are totals of those before them, row by row.
func (s *sheet) across(g *grid) {
	before := 0
	for c := range g.heads {
		if c == 0 || kindOfName(g.heads[c]) != totalName {
			continue
		}
		yes, no := 0, 0
		var found []Sum
		for r := g.Heads; r < g.Rows; r++ {
			total := g.at[r][c]
			if total < 0 || !s.usable(total) {
				continue
			}
			var parts []int
			whole := true
			for k := before; k < c; k++ {
				switch p := g.at[r][k]; {
				case p == other && k > 0:
					whole = false
				case p < 0:
				case !s.usable(p) || !s.sameCurrency(p, total):
					whole = false
				default:
					parts = append(parts, p)
				}
			}
			if !whole || len(parts) < 2 {
				continue
			}
			switch s.fits(total, parts) {
			case Agrees:
				yes++
			case More, Less:
				no++
			}
			sum := s.added(parts)
			told := "in the table's row"
			if g.names[r] != "" {
				told = fmt.Sprintf("in the table's row %q", g.names[r])
			}
			found = append(found, Sum{total, parts, verdict(s.amounts[total].Figure, sum), told, sum})
		}
		switch {
		case yes > 1 && yes > 2*no || yes == 1 && no == 0:
			for _, f := range found {
				s.add(f)
			}
			before = c + 1
		case hasWord(g.heads[c], "since"):
			s.addWider(found)
		}
	}
}

// addWider keeps totals of a longer time than the columns beside them tell, 'Total since
// 2015', where none is less than its parts.
func (s *sheet) addWider(found []Sum) {
	for _, f := range found {
		if f.Verdict == More {
			return
		}
	}
	for _, f := range found {
		if f.Verdict == Less {
			f.Verdict = Partial
		}
		s.add(f)
	}
}
