package compare

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/pipeline/results"
)

// Text writes a comparison for people: what may be the cause, sheets that end otherwise,
// changes that are the same in several sheets, each sheet's own, and the summary.
type Text struct {
	Colour  bool // for a terminal
	Stat    bool // the sheets' own changes are left out
	Verbose bool // moves and other rules are told one by one, and what is the same in several sheets in each

	a, b   *results.Run
	out    *bufio.Writer
	sheets []Sheet
	chosen bool              // some kinds alone are compared
	above  int               // sheets of which all is told with others
	told   map[[16]byte]bool // changes that are told once for several sheets
}

// Begin takes the runs that are compared.
func (t *Text) Begin(w io.Writer, a, b *results.Run) {
	t.a, t.b, t.out = a, b, bufio.NewWriter(w)
}

// Sheet takes a sheet that differs. What is not going to be told is not kept.
func (t *Text) Sheet(s *Sheet) error {
	kept := *s
	kept.Changes = nil
	for _, c := range s.Changes {
		if !t.Stat && (t.Verbose || c.Change != Rule && c.Change != Moved) {
			kept.Changes = append(kept.Changes, c)
		}
	}
	t.sheets = append(t.sheets, kept)
	return nil
}

// Summary writes all of it.
func (t *Text) Summary(s *Summary) error {
	t.told, t.chosen = map[[16]byte]bool{}, len(s.wanted) > 0
	if !t.Verbose {
		for i := range s.Repeated {
			if s.Repeated[i].Sheets >= several {
				t.told[s.Repeated[i].Change.key()] = true
			}
		}
	}
	t.head()
	t.causes(s)
	t.status()
	t.repeated(s)
	for i := range t.sheets {
		t.sheet(&t.sheets[i])
	}
	if t.above > 0 {
		t.line("\nof %s all is told above, with what is the same in several", plural(t.above, "sheet"))
	}
	t.summary(s)
	return t.out.Flush()
}

func (t *Text) head() {
	names := [2]string{clean(t.a.Dir), clean(t.b.Dir)}
	wide := max(len([]rune(names[0])), len([]rune(names[1])))
	for i, r := range []*results.Run{t.a, t.b} {
		m := &r.Manifest
		program := clean(m.Program.Name + " " + m.Program.Version)
		t.line("%s  %-*s  %s, %s", t.paint(bold, "ab"[i:i+1]), wide, names[i], program, plural(len(m.Inputs), "sheet"))
	}
}

// mostNamed is how many sheets are named in a line.
const mostNamed = 5

func (t *Text) some(is func(*Sheet) bool) string {
	var names []string
	n := 0
	for i := range t.sheets {
		if s := &t.sheets[i]; is(s) {
			if n++; n <= mostNamed {
				names = append(names, clean(s.Source))
			}
		}
	}
	if n > mostNamed {
		names = append(names, fmt.Sprintf("and %d more", n-mostNamed))
	}
	return strings.Join(names, ", ")
}

// status tells which sheets are not in both runs, or end otherwise.
func (t *Text) status() {
	var failed, rest []string
	for i := range t.sheets {
		s := &t.sheets[i]
		switch {
		case s.Match == OnlyInA:
			rest = append(rest, t.paint(red, "- "+clean(s.Source))+"  in a alone")
		case s.Match == OnlyInB:
			rest = append(rest, t.paint(green, "+ "+clean(s.Source))+"  in b alone")
		case s.OtherStatus():
			line := fmt.Sprintf("! %s  %s → %s", clean(s.Source), strings.ToUpper(clean(s.A.Status)), strings.ToUpper(clean(s.B.Status)))
			style := red
			if s.B.Status == "ok" || s.A.Status == "failed" {
				style = green
			}
			failed = append(failed, t.paint(style, line)+reason(s))
		}
		if s.Both() && s.Renamed() {
			rest = append(rest, t.paint(cyan, "> "+clean(s.A.Source)+" → "+clean(s.B.Source))+"  renamed")
		}
	}
	if len(failed)+len(rest) == 0 {
		return
	}
	t.line("\n%s", t.paint(bold, "sheets"))
	for _, l := range append(failed, rest...) {
		t.line("  %s", l)
	}
}

// reason is why a sheet is not ok, on the side that is worse.
func reason(s *Sheet) string {
	switch {
	case s.B.Status != "ok" && s.A.Status != failed && s.B.Reason != "":
		return ": " + clean(oneLine(s.B.Reason))
	case s.A.Reason != "":
		return ", where it was: " + clean(oneLine(s.A.Reason))
	}
	return ""
}

// several is from how many sheets on what is the same in them is told once: two may be two
// makes of one sheet.
const several = 3

// repeated tells the changes that are the same in several sheets.
func (t *Text) repeated(s *Summary) {
	if len(t.told) == 0 || t.Stat {
		return
	}
	t.line("\n%s", t.paint(bold, "the same in several sheets"))
	for i := range s.Repeated {
		r := &s.Repeated[i]
		if r.Sheets < several {
			break
		}
		t.change(&r.Change, 2, fmt.Sprintf("in %s, first %s", plural(r.Sheets, "sheet"), clean(r.First)))
	}
}

// sheet tells the changes of one sheet.
func (t *Text) sheet(s *Sheet) {
	if t.Stat || !s.Both() {
		return
	}
	var list []*Change
	again, kind := 0, ""
	for i := range s.Changes {
		c := &s.Changes[i]
		if c.repeats() && t.told[c.key()] {
			again++
			continue
		}
		list = append(list, c)
	}
	if len(list) == 0 && (s.Text == nil || t.chosen) {
		if again > 0 {
			t.above++
		}
		return
	}
	about := ""
	if s.Match == ByName {
		about = "  edited: other bytes"
	}
	t.line("\n%s%s", t.paint(bold, clean(s.Source)), about)
	if s.Text != nil {
		t.line("  text: %s", s.Text)
	}
	if again > 0 {
		t.line("  %s told above", plural(again, "change"))
	}
	if s.Failed() && !t.Verbose {
		t.line("  with its status, all of its entries are %s: -v tells them", goneOrCome(s))
		return
	}
	for _, c := range list {
		if c.Kind != kind {
			kind = c.Kind
			t.line("  %s", t.paint(bold, kind))
		}
		t.change(c, 4, "")
	}
}

func goneOrCome(s *Sheet) string {
	if s.B.Status == failed {
		return "lost"
	}
	return "gained"
}

// String tells of a text that was read otherwise.
func (d *TextDiff) String() string {
	if d.OtherA == 0 && d.OtherB == 0 {
		return "its lines end otherwise"
	}
	return fmt.Sprintf("%d of %s in a, and %d of %s in b, are not in the other",
		d.OtherA, plural(d.LinesA, "line"), d.OtherB, plural(d.LinesB, "line"))
}
