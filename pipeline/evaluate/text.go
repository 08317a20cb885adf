package evaluate

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/pipeline/explain"
)

// TextOptions say how a result is told to people.
type TextOptions struct {
	Findings bool // every miss, extra and wrong field, too
	Colour   bool
}

// Text writes the result for people: a table of the scores, the fields, the sheets, and the
// findings where they are asked for.
func (r *Result) Text(w io.Writer, o TextOptions) error {
	t := &teller{b: bufio.NewWriter(w), colour: o.Colour}
	t.sheets(r)
	t.table(r)
	t.fields(r)
	t.bySheet(r, o.Findings)
	found := t.count(r)
	for _, s := range r.Sheets {
		t.findings(s, func(f *Finding) bool { return o.Findings || r.isShort(s.Sheet, f.row()) })
	}
	if found > 0 && !o.Findings {
		t.line("\n-v tells each with its words.")
	}
	t.limits(r)
	return t.b.Flush()
}

// teller writes for people.
type teller struct {
	b      *bufio.Writer
	colour bool
}

func (t *teller) line(format string, args ...any) { fmt.Fprintf(t.b, format+"\n", args...) }

// The looks of text on a terminal.
const (
	bold   = "1"
	red    = "31"
	yellow = "33"
	purple = "35"
)

func (t *teller) paint(look, text string) string {
	if !t.colour || text == "" {
		return text
	}
	return "\x1b[" + look + "m" + text + "\x1b[0m"
}

// sheets tells how many there are, and which could not be read.
func (t *teller) sheets(r *Result) {
	states := map[string]int{}
	for _, s := range r.Sheets {
		states[s.Status]++
	}
	t.line("%s: ok %d, partial %d, failed %d", sheetCount(len(r.Sheets)), states["ok"], states["partial"], states["failed"])
	t.line("")
}

const nameWidth = 24

// table tells the scores of the kinds.
func (t *teller) table(r *Result) {
	head := "strict"
	if r.Unanchored {
		head = "value"
	}
	between := ""
	if len(r.Sheets) > 1 {
		between = fmt.Sprintf("F1, %.0f%% in", Level*100)
	}
	t.line("%s", t.paint(bold, strings.TrimRight(fmt.Sprintf("%-*s%7s%7s%7s  %-14s%6s%6s%6s%9s%7s",
		nameWidth, head, "P", "R", "F1", between, "tp", "fp", "fn", "partial", "value"), " ")))
	other := map[string]*[matchings]string{}
	for i := range r.Rows {
		if row := &r.Rows[i]; row.Kind {
			if other[row.Name] == nil {
				other[row.Name] = new([matchings]string)
			}
			other[row.Name][row.Matching] = fmt.Sprintf("%.3f", row.F1())
		}
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		if row.Field || row.Matching != Strict {
			continue
		}
		f1s := other[row.Name]
		if f1s == nil {
			f1s = new([matchings]string)
		}
		t.line("%s", strings.TrimRight(fmt.Sprintf("%-*s%7.3f%7.3f%7.3f  %-14s%6d%6d%6d%9s%7s", nameWidth, row.Name, row.Precision(), row.Recall(), row.F1(),
			shown(row.Within.F1), row.TP, row.FP, row.FN, f1s[Partial], f1s[Value]), " "))
	}
	t.line("%s", strings.TrimRight(fmt.Sprintf("%-*s%7s%7s%7.3f  %-14s%18s%9.3f%7.3f", nameWidth, meanRow, "", "", Mean(r.Rows, Strict),
		shown(r.Means[Strict]), "", Mean(r.Rows, Partial), Mean(r.Rows, Value)), " "))
	if len(r.Sheets) == 1 {
		t.line("With one sheet there is no telling how much the scores would differ for others.")
	}
}

// shown is an interval for people to read; empty without one.
func shown(i *Interval) string {
	if i == nil {
		return ""
	}
	return fmt.Sprintf("%.3f–%.3f", i.Low, i.High)
}

// fields tells how often each field was right.
func (t *teller) fields(r *Result) {
	t.line("")
	t.line("%s", t.paint(bold, fmt.Sprintf("%-*s%9s%8s%8s", nameWidth, "fields", "accuracy", "right", "of")))
	for i := range r.Rows {
		if row := &r.Rows[i]; row.Field {
			t.line("%-*s%9.3f%8d%8d", nameWidth, row.Name, row.Recall(), row.TP, row.TP+row.FN)
		}
	}
}

// count tells how many findings there are.
func (t *teller) count(r *Result) int {
	n := map[string]int{}
	for _, s := range r.Sheets {
		for i := range s.Findings {
			n[s.Findings[i].What]++
		}
	}
	t.line("")
	t.line("missed %d, extra %d, fields wrong %d, spans that do not quote the text %d", n[Missed], n[Extra], n[Wrong], n[Ungrounded])
	return n[Missed] + n[Extra] + n[Wrong] + n[Ungrounded]
}

// signs stand before findings, as score.py has them.
var signs = map[string]struct{ sign, look string }{Missed: {"-", red}, Extra: {"+", yellow}, Wrong: {"~", purple}, Ungrounded: {"!", red}}

// findings tells the findings of a sheet that are asked for.
func (t *teller) findings(s *Score, asked func(*Finding) bool) {
	told := false
	for i := range s.Findings {
		f := &s.Findings[i]
		if !asked(f) {
			continue
		}
		if !told {
			told = true
			t.line("\n%s", t.paint(bold, clean(s.Sheet)))
		}
		sign := signs[f.What]
		t.line("  %s %s", t.paint(sign.look, sign.sign+" "+f.Kind), clean(f.words()))
		if f.Near != nil {
			t.line("      near: %s", clean(f.Near.words()))
		}
	}
}

// limits tells which scores are beyond their thresholds.
func (t *teller) limits(r *Result) {
	if r.Limits == nil {
		return
	}
	t.line("\nthresholds of %s: %d held, %d not", clean(r.Limits.File), r.held(), len(r.Limits.List)-r.held())
	for i := range r.Shorts {
		s := &r.Shorts[i]
		t.line("  %s (line %d)", t.paint(red, clean(s.Message())), s.Line)
	}
}

// words is a finding in a line.
func (f *Finding) words() string {
	out := place(f.Quote, f.Page, f.Rule)
	if f.What == Wrong {
		return out + ": wanted " + quoted(f.Wanted) + ", got " + quoted(f.Got)
	}
	return strings.TrimPrefix(f.Says+"  "+out, "  ")
}

func (n *Near) words() string {
	at := place(n.Quote, n.Page, n.Rule)
	if at == "" {
		at = n.Says
	}
	return at + ": " + n.Why
}

// place is where something stands: its words, the page and the rule.
func place(quote string, page int, rule string) string {
	var out []string
	if quote != "" {
		out = append(out, "'"+brief(quote)+"'")
	}
	if page > 0 {
		out = append(out, fmt.Sprintf("page %d", page))
	}
	if rule != "" {
		out = append(out, "["+rule+"]")
	}
	return strings.Join(out, " ")
}

// brief is a quote in one line, not too long.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const longest = 80
	if r := []rune(s); len(r) > longest {
		return string(r[:longest-25]) + " … " + string(r[len(r)-20:])
	}
	return s
}

// clean makes text of sheets harmless on a terminal.
var clean = explain.Clean

func sheetCount(n int) string {
	if n == 1 {
		return "1 sheet"
	}
	return fmt.Sprintf("%d sheets", n)
}
