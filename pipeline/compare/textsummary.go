package compare

import (
	"fmt"
	"strconv"
	"strings"
)

// mostRules is how many rows the table of rules has, unless all are asked for.
const mostRules = 15

// summary tells what all comes to.
func (t *Text) summary(s *Summary) {
	n := &s.Sheets
	if s.Changes() == 0 && s.total(func(c *Counts) int { return c.Rule + c.Moved }) == 0 {
		said := "no entry differs"
		if len(s.wanted) > 0 {
			said = "no entry of these kinds differs"
		}
		t.line("\n%s in %s%s", said, plural(n.Same, "sheet"), idsOnly(n))
		return
	}
	t.line("\n%s", t.paint(bold, "summary"))
	t.line("  %s", sheetsSaid(n))
	rows := [][]string{{"", "a", "b", "gained", "lost", "changed", "other rule", "moved"}}
	for i := range s.Kinds {
		k := &s.Kinds[i]
		if k.Counts == (Counts{}) {
			continue
		}
		rows = append(rows, append([]string{k.Kind, counted(k.A), counted(k.B)}, k.row()...))
	}
	if len(rows) > 1 {
		t.table(rows)
	}
	rows = [][]string{{"by rule", "gained", "lost", "changed", "other rule", "moved"}}
	for i := range s.Rules {
		r := &s.Rules[i]
		if i == mostRules && !t.Verbose {
			rows = append(rows, []string{fmt.Sprintf("and %d more: -v tells them", len(s.Rules)-i)})
			break
		}
		rows = append(rows, append([]string{r.said()}, r.row()...))
	}
	if len(rows) > 1 {
		t.line("")
		t.table(rows)
	}
	rest := s.total(func(c *Counts) int { return c.Rule + c.Moved })
	if rest > 0 && !t.Verbose && !t.Stat {
		t.line("\n  what tells the same by another rule, or has only moved, is not told one by one: -v tells it")
	}
}

func sheetsSaid(n *SheetCounts) string {
	said := []string{fmt.Sprintf("%s with entries that differ, %d without", plural(n.Differ, "sheet"), n.Same+n.Alike)}
	for _, part := range []struct {
		n    int
		said string
	}{
		{n.Status, "with another status"}, {n.OnlyInA, "in a alone"}, {n.OnlyInB, "in b alone"},
		{n.Renamed, "renamed"}, {n.Edited, "edited"}, {n.Text, "read as another text"},
	} {
		if part.n > 0 {
			said = append(said, strconv.Itoa(part.n)+" "+part.said)
		}
	}
	return strings.Join(said, ", ") + idsOnly(n)
}

func idsOnly(n *SheetCounts) string {
	if n.IDsOnly == 0 {
		return ""
	}
	return fmt.Sprintf("; the records of %s differ in ids or in places on the page alone", plural(n.IDsOnly, "sheet"))
}

func counted(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func (c *Counts) row() []string {
	var out []string
	for _, n := range []int{c.Gained, c.Lost, c.Changed, c.Rule, c.Moved} {
		cell := "."
		if n > 0 {
			cell = strconv.Itoa(n)
		}
		out = append(out, cell)
	}
	return out
}

// said names the rule of a row, as changes do.
func (r *RuleCounts) said() string {
	c := Change{A: &Side{Rule: r.RuleA, Extractor: r.ExtractorA}, B: &Side{Rule: r.RuleB, Extractor: r.ExtractorB}}
	return strings.Trim(c.rule(), "[]")
}

// table writes rows of cells, the first to the left, the others to the right.
func (t *Text) table(rows [][]string) {
	var wide []int
	for _, r := range rows {
		for i, cell := range r {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], len([]rune(cell)))
		}
	}
	for n, r := range rows {
		line := fmt.Sprintf("%-*s", wide[0], r[0])
		for i, cell := range r[1:] {
			line += fmt.Sprintf("  %*s", wide[i+1], cell)
		}
		line = strings.TrimRight(line, " ")
		if n == 0 {
			line = t.paint(dim, line)
		}
		t.line("  %s", line)
	}
}
