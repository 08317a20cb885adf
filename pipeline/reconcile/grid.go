package reconcile

import (
	"sort"
	"strings"

	"factsheet/pipeline/record"
)

// What a cell of a grid holds that is no amount.
const (
	empty = -1
	other = -2 // figures that were not read as one amount
)

// grid is a table with its amounts in their places.
type grid struct {
	*record.Table
	at    [][]int  // by row and column: an amount, empty or other
	names []string // of each row: its first words, lower case
	heads []string // of each column
}

// mostPlaces bounds the rows times columns of a table that is added up.
const mostPlaces = 20_000

// gridOf puts the amounts of a table in their places; nil where there are none to add.
func (s *sheet) gridOf(t *record.Table) *grid {
	if t.Chart || len(t.Cells) < 4 || t.Rows*t.Columns > mostPlaces {
		return nil
	}
	g := &grid{Table: t, at: make([][]int, t.Rows), names: make([]string, t.Rows), heads: make([]string, t.Columns)}
	places := make([]int, t.Rows*t.Columns)
	for i := range places {
		places[i] = empty
	}
	for r := range g.at {
		g.at[r], places = places[:t.Columns:t.Columns], places[t.Columns:]
	}
	n := 0
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row >= t.Rows || c.Column >= t.Columns {
			continue
		}
		if c.Header {
			for k := c.Column; k < min(t.Columns, c.Column+max(1, c.ColumnSpan)); k++ {
				g.heads[k] = strings.TrimSpace(g.heads[k] + " " + strings.ToLower(c.Text))
			}
			continue
		}
		switch k := s.amountIn(c); {
		case k >= 0:
			g.at[c.Row][c.Column] = k
			n++
		case k == other || strings.ContainsAny(c.Text, "0123456789") && c.Column > 0:
			g.at[c.Row][c.Column] = other
		}
		if g.names[c.Row] == "" && g.at[c.Row][c.Column] == empty {
			g.names[c.Row] = strings.Trim(strings.ToLower(c.Text), " .:*")
		}
	}
	if n < 3 {
		return nil
	}
	return g
}

// amountIn is the amount of a cell that has one alone.
func (s *sheet) amountIn(c *record.TableCell) int {
	found := empty
	look := func(at record.Span) {
		i := sort.Search(len(s.amounts), func(i int) bool { return s.amounts[i].Start >= at.Start })
		for ; i < len(s.amounts) && s.amounts[i].Start < at.End; i++ {
			s.amounts[i].cell = true
			if found != empty {
				found = other
				return
			}
			found = i
		}
	}
	look(c.Span)
	for _, p := range c.Parts {
		look(p)
	}
	return found
}

// nameKind is what a row's name says of its figures.
type nameKind uint8

const (
	plainName nameKind = iota
	totalName          // 'Total', 'Grand total', 'Total revenue'
	subName            // 'Sub-total'
	netName            // 'Contributions, net': a total where it agrees
)

// bareTotals are the names of a total that says of nothing but the rows that it is one.
var bareTotals = map[string]bool{
	"total": true, "totals": true, "grand total": true, "overall total": true, "total amount": true, "total budget": true, "total cost": true, "total costs": true,
	"total funding": true, "total contributions": true, "total commitments": true, "sum": true, "sum total": true, "all": true, "subtotal": true, "sub-total": true, "sub total": true,
}

// kindOfName tells what a row's or column's name says.
func kindOfName(name string) nameKind {
	switch {
	case strings.HasPrefix(name, "sub-total"), strings.HasPrefix(name, "subtotal"), strings.HasPrefix(name, "sub total"):
		return subName
	case hasWord(name, "total"), hasWord(name, "totals"):
		return totalName
	case bareTotals[name] && name != "all":
		return totalName
	case strings.HasPrefix(name, "net "), strings.HasSuffix(name, ", net"):
		return netName
	}
	return plainName
}

// hasWord reports whether a word stands in text that is in lower case.
func hasWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		i += at
		end := i + len(word)
		if (i == 0 || !letter(text[i-1])) && (end == len(text) || !letter(text[end])) {
			return true
		}
		at = end
	}
}

func letter(c byte) bool { return 'a' <= c && c <= 'z' || c >= 0x80 }

// bare is a name without what stands in brackets behind it, or a year: 'total (us$)'.
func bare(name string) string {
	if i := strings.IndexAny(name, "([,"); i > 0 {
		name = name[:i]
	}
	return strings.Trim(name, " .:*0123456789")
}
