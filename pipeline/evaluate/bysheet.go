package evaluate

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/rivo/uniseg"
)

// worst is how many sheets are told where not all are asked for.
const worst = 20

// sheetLine is a sheet in one line.
type sheetLine struct {
	name                         string
	mean                         float64 // of the strict F1 of its kinds
	missed, extra, wrong, broken int
}

// bySheet tells the sheets, those that scored least first: all of them, or the worst.
func (t *teller) bySheet(r *Result, all bool) {
	if len(r.Sheets) < 2 {
		return
	}
	lines, width := make([]sheetLine, len(r.Sheets)), nameWidth
	for i, s := range r.Sheets {
		lines[i] = lineOf(s)
	}
	slices.SortStableFunc(lines, func(a, b sheetLine) int { return cmp.Compare(a.mean, b.mean) })
	shown := lines
	if !all && len(lines) > worst {
		shown = lines[:worst]
	}
	for i := range shown {
		width = max(width, uniseg.StringWidth(shown[i].name))
	}
	t.line("")
	t.line("%s", t.paint(bold, fmt.Sprintf("%s%9s%8s%8s%8s", padded("sheet", width), "mean F1", "missed", "extra", "wrong")))
	for _, l := range shown {
		broken := ""
		if l.broken > 0 {
			broken = fmt.Sprintf("  %d without its words", l.broken)
		}
		t.line("%s%9.3f%8d%8d%8d%s", padded(l.name, width), l.mean, l.missed, l.extra, l.wrong, broken)
	}
	if rest := lines[len(shown):]; len(rest) > 0 {
		t.line("and %s with %.3f or more: -v tells them", sheetCount(len(rest)), rest[0].mean)
	}
}

func lineOf(s *Score) sheetLine {
	l := sheetLine{name: clean(s.Sheet), mean: Mean(s.Rows(), Strict)}
	for i := range s.Findings {
		switch s.Findings[i].What {
		case Missed:
			l.missed++
		case Extra:
			l.extra++
		case Wrong:
			l.wrong++
		case Ungrounded:
			l.broken++
		}
	}
	return l
}

// padded is a name with blanks up to a width on a terminal.
func padded(name string, width int) string {
	return fmt.Sprintf("%s%*s", name, max(0, width-uniseg.StringWidth(name)), "")
}
