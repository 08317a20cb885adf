package compare

import (
	"fmt"
	"strings"

	"factsheet/pipeline/record"
)

func amountValues(f *facts, i int) []value {
	e := &f.record.Amounts[i]
	unit, supported := "", ""
	if e.Unit != nil {
		unit = oneLine(e.Unit.Quote)
	}
	if e.Supported != nil {
		supported = record.Grouped(e.Supported.Candidate) + ": " + e.Supported.Why
	}
	return []value{told(e.Value), told(e.Currency), plain(known(e.Qualifier)), plain(e.Status), told(e.Low), told(e.High),
		plain(strings.Join(e.Candidates, " or ")), plain(unit), many(e.TotalOf), plain(supported)}
}

func dateValues(f *facts, i int) []value {
	e := &f.record.Dates[i]
	return []value{told(e.EDTF), plain(e.Precision), told(e.First), told(e.Last), plain(strings.Join(e.Candidates, " or "))}
}

func quantityValues(f *facts, i int) []value {
	e := &f.record.Quantities[i]
	return []value{told(e.Value), told(e.Low), told(e.High), plain(e.Unit), plain(known(e.Qualifier))}
}

func partnerValues(f *facts, i int) []value {
	e := &f.record.Partners[i]
	registry := ""
	if e.Registry != nil {
		registry = e.Registry.Scheme + " " + e.Registry.Identifier
	}
	var codes []string
	for _, c := range e.Codes {
		codes = append(codes, c.Scheme+" "+c.Identifier)
	}
	return []value{plain(e.Name), told(e.Acronym), plain(strings.Join(e.Aliases, ", ")), plain(known(e.Type)), told(e.Country),
		told(e.OrganisationType), plain(registry), plain(strings.Join(codes, ", "))}
}

func placeValues(f *facts, i int) []value {
	e := &f.record.Places[i]
	return []value{plain(e.Name), told(e.Code), plain(e.Kind)}
}

func acronymValues(f *facts, i int) []value {
	e := &f.record.Acronyms[i]
	return []value{plain(e.Short), plain(e.Long)}
}

func referenceValues(f *facts, i int) []value {
	e := &f.record.References[i]
	return []value{plain(e.Value), plain(e.Kind)}
}

func sectionValues(f *facts, i int) []value {
	e := &f.record.Sections[i]
	return []value{plain(e.Title), number(e.Level)}
}

func tableValues(f *facts, i int) []value {
	e := &f.record.Tables[i]
	caption, chart := "", ""
	if e.Caption != nil {
		caption = oneLine(e.Caption.Quote)
	}
	if e.Chart {
		chart = "yes"
	}
	var cells strings.Builder
	for k := range e.Cells {
		c := &e.Cells[k]
		fmt.Fprintf(&cells, "row %d, column %d", c.Row+1, c.Column+1)
		if c.RowSpan > 1 || c.ColumnSpan > 1 {
			fmt.Fprintf(&cells, " (%d by %d)", c.RowSpan, c.ColumnSpan)
		}
		if c.Header {
			cells.WriteString(" (head)")
		}
		cells.WriteString(cellMark + oneLine(c.Text) + "\n")
	}
	return []value{plain(caption), number(e.Rows), number(e.Columns), number(e.Heads), plain(chart), plain(cells.String())}
}

// cellMark parts a cell's place from its text.
const cellMark = "\x00"

// mostCells is how many cells that differ are told of a table.
const mostCells = 3

// cellsDiffer tells which cells of a table the other side has not, or not so.
func cellsDiffer(mine, other string) string {
	has := map[string]bool{}
	for line := range strings.Lines(other) {
		has[line] = true
	}
	all, n := 0, 0
	var out []string
	for line := range strings.Lines(mine) {
		all++
		if has[line] {
			continue
		}
		if n++; n <= mostCells {
			at, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), cellMark)
			out = append(out, at+" '"+text+"'")
		}
	}
	if n > mostCells {
		out = append(out, fmt.Sprintf("and %d more of %d", n-mostCells, all))
	}
	return strings.Join(out, "; ")
}

func unreadValues(f *facts, i int) []value {
	e := &f.record.Unread[i]
	return []value{plain(known(e.Kind)), told(e.Reason)}
}

func issueValues(f *facts, i int) []value {
	e := &f.record.Issues[i]
	return []value{plain(e.Rule), plain(string(e.Severity)), plain(e.Message), one(e.Entity)}
}
