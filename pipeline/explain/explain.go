// Package explain shows on a terminal what was read where in a sheet, by which rule,
// and what was left unread.
package explain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// Options say how to show a sheet.
type Options struct {
	Width       int  // columns of the terminal
	Colour      bool // whether it shows colours
	First, Last int  // the lines to show, from 1; 0 for all
	Records     bool // only the records, a sentence each, and not the sheet's lines
	// Entries are ids, or beginnings of ids, and kinds of entry; where there are any, only
	// such entries are shown.
	Entries []string
	// Doc tells what a rule does; where it is given, each rule that is shown is told.
	Doc func(rule string) string
}

// ErrNoLine says that a sheet has no line of the number asked for.
var ErrNoLine = errors.New("there is no such line")

// Sheet shows a sheet: its lines with their numbers and the kind of block that begins
// there, and beneath each what was read in it, then its records. Errors are ErrNoLine and
// ErrNoEntry, wrapped, and those of w.
func Sheet(w io.Writer, t pipeline.Trace, o Options) error {
	v := &view{painter: painter{o.Colour}, b: bufio.NewWriter(w), o: o, t: t, r: t.Record}
	v.width = max(o.Width, 60)
	v.head()
	if v.r.Text == "" {
		return v.b.Flush()
	}
	n := newNoter(v.r)
	n.gather()
	switch {
	case len(o.Entries) > 0:
		if err := v.chosen(n.entries()); err != nil {
			return err
		}
	case o.Records:
		v.records(n.entries())
	default:
		if err := v.lines(n.sorted()); err != nil {
			return err
		}
		if o.First == 0 {
			fmt.Fprintln(v.b)
			v.records(n.entries())
			v.foot()
		}
	}
	v.docs()
	return v.b.Flush()
}

type view struct {
	painter
	b     *bufio.Writer
	o     Options
	t     pipeline.Trace
	r     *record.Record
	width int
	rules []string // that were shown, in order
}

func (v *view) head() {
	d := &v.r.Document
	parts := []string{d.MediaType}
	if d.Pages == 1 {
		parts = append(parts, "1 page")
	} else {
		parts = append(parts, fmt.Sprintf("%d pages", d.Pages))
	}
	parts = append(parts, record.Grouped(fmt.Sprint(d.Characters))+" characters")
	if d.Language != nil {
		parts = append(parts, "language "+*d.Language)
	}
	if d.Date != nil {
		parts = append(parts, "dated "+*d.Date)
	}
	fmt.Fprintf(v.b, "%s  %s\n", v.paint(bold, Clean(d.Source)), v.paint(dim, strings.Join(parts, ", ")))
	if d.Status != string(document.OK) {
		fmt.Fprintf(v.b, "%s\n", v.paint(red, d.Status))
	}
	for _, e := range d.Errors {
		where := e.Stage
		if e.Page != nil {
			where += fmt.Sprintf(", page %d", *e.Page)
		}
		for i, line := range Wrap(Clean(where+": "+e.Message), v.width-4) {
			fmt.Fprintf(v.b, "%*s%s\n", 2+min(i, 1)*2, "", line)
		}
	}
	fmt.Fprintln(v.b)
}

// line is a line of the sheet's text, in code points.
type line struct {
	start, end int
	page       int // where it begins one; else 0
}

// split cuts text into lines; a form feed ends one, too.
func split(text []rune) []line {
	var out []line
	start, page, begins := 0, 1, 1
	add := func(end int) {
		if end > start && text[end-1] == '\r' {
			end--
		}
		out = append(out, line{start, end, begins})
		begins = 0
	}
	for i, r := range text {
		if r != '\n' && r != '\f' {
			continue
		}
		if r == '\n' || i > start {
			add(i)
		}
		start = i + 1
		if r == '\f' {
			page++
			begins = page
		}
	}
	if start < len(text) {
		add(len(text))
	}
	return out
}

const gutter = 18 // ' 1234  paragraph  '

func (v *view) lines(notes []note) error {
	text := []rune(v.r.Text)
	all := split(text)
	if v.o.First > len(all) || v.o.First > 0 && v.o.Last < v.o.First {
		return fmt.Errorf("%w: line %d of %s, which has %d", ErrNoLine, v.o.First, Clean(v.r.Document.Source), len(all))
	}
	blocks := v.blocks()
	next := 0
	for i, l := range all {
		number := i + 1
		shown := v.o.First == 0 || number >= v.o.First && number <= v.o.Last
		from := next
		for next < len(notes) && (notes[next].start < l.end || i == len(all)-1 || notes[next].start < all[i+1].start) {
			next++
		}
		here := notes[from:next]
		if !shown {
			continue
		}
		if l.page > 1 {
			fmt.Fprintln(v.b, v.paint(dim, fmt.Sprintf("%*s── page %d ──", gutter, "", l.page)))
		}
		kind := ""
		for _, b := range blocks {
			if b.start >= l.start && b.start < max(l.end, l.start+1) {
				kind = b.kind
			}
		}
		v.line(number, kind, text, l, notes)
		if v.o.First > 0 {
			v.place(l)
			here = nil
			for _, n := range notes {
				if n.start < max(l.end, l.start+1) && n.end > l.start {
					here = append(here, n)
				}
			}
		}
		for _, n := range here {
			v.note(n)
		}
	}
	return nil
}

// line shows one line of the sheet, what was read in it in the colour of its kind.
func (v *view) line(number int, kind string, text []rune, l line, notes []note) {
	label := fmt.Sprintf("%5d  %-9s  ", number, kind)
	if l.end == l.start {
		fmt.Fprintln(v.b, v.paint(dim, strings.TrimRight(label, " ")))
		return
	}
	label = v.paint(dim, label)
	looks := make([]style, l.end-l.start)
	if v.colour {
		width := make([]int, len(looks))
		for _, n := range notes {
			if n.end <= l.start || n.start >= l.end || rank[n.kind] >= rank["project"] && n.kind != "unread" {
				continue
			}
			for i := max(n.start, l.start); i < min(n.end, l.end); i++ {
				if at := i - l.start; width[at] == 0 || n.end-n.start < width[at] {
					looks[at], width[at] = styles[n.kind], n.end-n.start
				}
			}
		}
	}
	fmt.Fprint(v.b, label)
	put := func(from, to int) {
		for i := from; i < to; {
			k := i + 1
			for k < to && looks[k-l.start] == looks[i-l.start] {
				k++
			}
			fmt.Fprint(v.b, v.paint(looks[i-l.start], Clean(string(text[i:k]))))
			i = k
		}
	}
	columns := 0
	for i := l.start; i < l.end; {
		j := i // the blanks before a word go with it, or fall at the edge
		for j < l.end && blank(text[j]) {
			j++
		}
		k := j
		for k < l.end && !blank(text[k]) {
			k++
		}
		word := uniseg.StringWidth(Clean(string(text[j:k])))
		if columns > 0 && columns+(j-i)+word > v.width-gutter {
			fmt.Fprintf(v.b, "\n%*s", gutter, "")
			columns, i = 0, j
		}
		if k > j {
			put(i, k)
		}
		columns += j - i + word
		i = k
	}
	fmt.Fprintln(v.b)
}

func blank(r rune) bool { return r == ' ' || r == '\t' }

// note shows what was read in a stretch.
func (v *view) note(n note) {
	label := fmt.Sprintf("%*s%-12s  ", gutter-2, "", n.kind)
	said := quoted(n.quote)
	if rest, ok := strings.CutPrefix(n.value, n.quote+": "); ok {
		said += ": " + Clean(rest)
	} else if n.value != "" && n.value != n.quote {
		said += " = " + Clean(strings.Join(strings.Fields(n.value), " "))
	}
	switch n.kind {
	case "unread":
		said = quoted(n.quote) + ", a " + Clean(n.value)
	case "error", "warning", "info":
		said = Clean(n.value)
	}
	said += doubted(n.doubts)
	if n.rule != "" {
		said += " [" + n.rule + "]"
		v.shown(n.rule)
	}
	indent := gutter - 2 + 14
	for i, text := range Wrap(said, v.width-indent) {
		if i == 0 {
			fmt.Fprintln(v.b, v.paint(styles[n.kind], label)+v.dimRule(text))
			continue
		}
		fmt.Fprintf(v.b, "%*s%s\n", indent, "", v.dimRule(text))
	}
}

// dimRule takes the rule's name at the end of a line back.
func (v *view) dimRule(text string) string {
	if i := strings.LastIndexByte(text, '['); i >= 0 && strings.HasSuffix(text, "]") {
		return text[:i] + v.paint(dim, text[i:])
	}
	return text
}

func (v *view) shown(rule string) {
	for _, r := range v.rules {
		if r == rule {
			return
		}
	}
	v.rules = append(v.rules, rule)
}

// foot says what concerns the whole sheet, and counts.
func (v *view) foot() {
	fmt.Fprintln(v.b)
	for i := range v.r.Issues {
		if e := &v.r.Issues[i]; e.Span == nil {
			v.shown(e.Rule)
			for j, line := range Wrap(Clean(e.Message)+"  ["+e.Rule+"]", v.width-14) {
				label := ""
				if j == 0 {
					label = string(e.Severity)
				}
				fmt.Fprintf(v.b, "%s%s\n", v.paint(styles[string(e.Severity)], fmt.Sprintf("%-14s", label)), v.dimRule(line))
			}
		}
	}
	unread, masked := 0, 0
	for i := range v.r.Unread {
		if v.r.Unread[i].Reason == nil {
			unread++
		} else {
			masked++
		}
	}
	var counts []string
	for _, k := range kinds {
		if n := k.count(v.r); n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", k.name, n))
		}
	}
	if len(counts) > 0 {
		for i, line := range Wrap(strings.Join(counts, ", "), v.width-9) {
			fmt.Fprintf(v.b, "%-9s%s\n", []string{"read", ""}[min(i, 1)], line)
		}
	}
	share := 1000 * float64(unread) / float64(max(1, v.r.Document.Characters))
	fmt.Fprintf(v.b, "unread   %d not understood (%.2f in 1,000 characters), %d left out\n", unread, share, masked)
}

var kinds = []struct {
	name  string
	count func(*record.Record) int
}{
	{"amounts", func(r *record.Record) int { return len(r.Amounts) }},
	{"dates", func(r *record.Record) int { return len(r.Dates) }},
	{"quantities", func(r *record.Record) int { return len(r.Quantities) }},
	{"acronyms", func(r *record.Record) int { return len(r.Acronyms) }},
	{"partners", func(r *record.Record) int { return len(r.Partners) }},
	{"places", func(r *record.Record) int { return len(r.Places) }},
	{"people", func(r *record.Record) int { return len(r.People) }},
	{"references", func(r *record.Record) int { return len(r.References) }},
	{"projects", func(r *record.Record) int { return len(r.Projects) }},
	{"agreements", func(r *record.Record) int { return len(r.Agreements) }},
	{"contributions", func(r *record.Record) int { return len(r.Contributions) }},
	{"events", func(r *record.Record) int { return len(r.Events) }},
}

// docs tells what the rules that were shown do.
func (v *view) docs() {
	if v.o.Doc == nil || len(v.rules) == 0 {
		return
	}
	fmt.Fprintln(v.b)
	for _, rule := range v.rules {
		doc := v.o.Doc(rule)
		if doc == "" {
			continue
		}
		fmt.Fprintln(v.b, v.paint(bold, rule))
		for _, line := range Wrap(Clean(doc), v.width-4) {
			fmt.Fprintln(v.b, "    "+line)
		}
	}
}
