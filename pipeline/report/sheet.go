package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
)

// sheetView is a sheet, or a part of a long one, as its page shows it.
type sheetView struct {
	ID       string // of its element
	Prefix   string // of the ids that only tell places in its text
	Title    string
	Document *record.Document
	Facts    []string // 'PDF, 2 pages' …
	Near     link     // the sheet that it is another make or edition of
	Notes    []issueView
	NotShown []string // why pages have no picture, where such were asked for
	Pages    []pageView
	Counts   []kindCount
	Unread   int
	Masked   int
	Groups   []cardGroup
	Tables   []gridView
	Rules    []ruleView
	Parts    []link // where the sheet has several
	Part     int    // from 1
	Controls bool
}

// link is a way to another place; Href is empty where there is none.
type link struct {
	Text, Href string
	Here       bool
}

// pageView is a page of the sheet.
type pageView struct {
	Number  int // 0 where the page began in a part before
	Lines   []lineView
	Picture *pictureView
}

// lineView is a line of the text.
type lineView struct {
	Number   int // 0 for the further parts of a very long line
	Start    int // code points
	Heading  bool
	Columns  bool // its words stand in columns, with blanks between
	Segments []segment
	Issues   []issueView
}

// issueView is what validation found.
type issueView struct {
	ID, Anchor string
	Severity   string
	Message    string
	Rule       string
	Entry      link
}

// kindCount is how many entries of a kind a sheet has.
type kindCount struct {
	kind
	Count int
}

// ruleView is what a rule does.
type ruleView struct{ Name, Extractor, Doc string }

// sheet is a record made ready for its page.
type sheet struct {
	r        *record.Record
	words    explain.Words
	entries  map[string]*explain.Entry   // by id
	told     map[string][]*explain.Entry // those that refer to an entry, by its id
	issues   map[string][]*record.Issue  // those that concern an entry, by its id
	lines    []lineView
	pieces   []piece
	beside   map[int][]*record.Issue // the issues of a line
	parts    []part
	in       map[string][]int     // the parts in which an entry is told, by its id, from 0; the first of them is its home
	pictures map[int]*pictureView // by the number of the page
	notShown []string
	now      int // the part that is being shown
	o        *SheetOptions
}

// newSheet is ready to be cut into parts and shown.
func newSheet(r *record.Record, o *SheetOptions) *sheet {
	s := &sheet{r: r, words: explain.Tell(r), entries: map[string]*explain.Entry{}, told: map[string][]*explain.Entry{},
		issues: map[string][]*record.Issue{}, in: map[string][]int{},
		beside: map[int][]*record.Issue{}, o: o}
	if o.PartHref == nil {
		o.PartHref = func(part int) string { return "part-" + decimal(part+1) + ".html" }
	}
	for i := range s.words.Entries {
		e := &s.words.Entries[i]
		if !marked(e) {
			continue
		}
		s.entries[e.ID] = e
		for _, ref := range e.Refs {
			if told := s.told[ref.ID]; len(told) == 0 || told[len(told)-1] != e {
				s.told[ref.ID] = append(told, e)
			}
		}
	}
	for i := range r.Issues {
		if e := &r.Issues[i]; e.Entity != nil {
			s.issues[*e.Entity] = append(s.issues[*e.Entity], e)
		}
	}
	s.cut()
	s.draw()
	s.divide()
	return s
}

// cut cuts the text into lines and segments, and puts the issues beside their lines.
func (s *sheet) cut() {
	s.pieces = pieces(s.r.Text)
	length := 0
	if n := len(s.pieces); n > 0 {
		length = s.pieces[n-1].end
	}
	c := cutter{all: stretches(s.words.Entries, s.r, length), prefix: s.o.prefix}
	s.lines = make([]lineView, len(s.pieces))
	for i := range s.pieces {
		p := &s.pieces[i]
		s.lines[i] = lineView{Number: p.line, Start: p.start, Columns: columns(p.text), Segments: c.cut(p)}
	}
	for i := range s.r.Sections {
		from, to := s.lineAt(s.r.Sections[i].Start), s.lineAt(s.r.Sections[i].End-1)
		for k := from; k >= 0 && k <= to; k++ {
			s.lines[k].Heading = true
		}
	}
	for i := range s.r.Issues {
		e := &s.r.Issues[i]
		if e.Span == nil {
			continue
		}
		if k := s.lineAt(e.Start); k >= 0 {
			s.beside[k] = append(s.beside[k], e)
		}
	}
}

// lineAt is the index of the line in which a code point stands; -1 where there are no lines.
func (s *sheet) lineAt(at int) int {
	i, found := slices.BinarySearchFunc(s.pieces, at, func(p piece, at int) int { return p.start - at })
	if found {
		return i
	}
	return min(max(i-1, 0), len(s.pieces)-1)
}

// href is the way to the card of an entry.
func (s *sheet) href(id string) string {
	e := s.entries[id]
	at := "#" + s.anchor(id)
	if e == nil || s.holds(s.now, id) {
		return at
	}
	return s.o.PartHref(s.home(id)) + at
}

// place is the way to a place of the text, where a mention begins.
func (s *sheet) place(start int) string {
	at := "#" + s.o.prefix + "at-" + decimal(start)
	if p := s.partOf(s.lineAt(start)); p != s.now {
		return s.o.PartHref(p) + at
	}
	return at
}

func (s *sheet) issue(e *record.Issue) issueView {
	v := issueView{ID: e.ID, Anchor: e.ID, Severity: string(e.Severity), Message: shown(e.Message), Rule: e.Rule}
	if e.Entity != nil {
		if of, ok := s.entries[*e.Entity]; ok {
			v.Entry = link{Text: kindName(of.Kind), Href: s.href(of.ID)}
		}
	}
	return v
}

// view is a part of the sheet as its page shows it.
func (s *sheet) view(n int) *sheetView {
	r := s.r
	s.now = n
	v := &sheetView{ID: cmp.Or(s.o.prefix, "sheet-"), Prefix: s.o.prefix, Title: title(r), Document: &r.Document, Facts: facts(&r.Document), Part: n + 1,
		Near: s.o.Near, Controls: s.o.Extra.Controls}
	v.ID = strings.TrimSuffix(v.ID, "-")
	for i := range r.Unread {
		if r.Unread[i].Reason == nil {
			v.Unread++
		} else {
			v.Masked++
		}
	}
	if n == 0 {
		v.NotShown = s.notShown
		for i := range r.Issues {
			if e := &r.Issues[i]; e.Span == nil {
				v.Notes = append(v.Notes, s.issue(e))
			}
		}
	}
	v.Pages = s.pages(n)
	rules := map[string]bool{}
	v.Groups, v.Counts = s.groups(n, rules)
	for _, page := range v.Pages {
		for i := range page.Lines {
			for _, x := range page.Lines[i].Issues {
				rules[x.Rule] = true
			}
		}
	}
	for _, x := range v.Notes {
		rules[x.Rule] = true
	}
	v.Rules = s.ruleViews(rules)
	v.Tables = s.grids(n)
	if len(s.parts) > 1 {
		for i := range s.parts {
			first, last := s.pieces[s.parts[i].from].onPage, s.pieces[s.parts[i].to-1].onPage
			text := "Part " + decimal(i+1) + ", page " + decimal(first)
			if last > first {
				text = "Part " + decimal(i+1) + ", pages " + decimal(first) + " to " + decimal(last)
			}
			v.Parts = append(v.Parts, link{Text: text, Href: s.o.PartHref(i), Here: i == n})
		}
	}
	return v
}

// pages are the lines of a part by the pages that they stand on, with the pages before,
// between and behind them that have a picture and no text.
func (s *sheet) pages(n int) []pageView {
	var out []pageView
	p, last := s.parts[n], 0
	if n > 0 {
		last = s.pieces[p.from-1].onPage
	}
	for i := p.from; i < p.to; i++ {
		if i == p.from || s.pieces[i].page > 0 {
			on := s.pieces[i].onPage
			out = append(out, s.between(last+1, on-1)...)
			v := pageView{Number: s.pieces[i].page}
			if on > last {
				v.Picture = s.pictures[on]
			}
			out, last = append(out, v), on
		}
		line := s.lines[i]
		for _, e := range s.beside[i] {
			line.Issues = append(line.Issues, s.issue(e))
		}
		page := &out[len(out)-1]
		page.Lines = append(page.Lines, line)
	}
	if n == len(s.parts)-1 {
		out = append(out, s.between(last+1, 1<<30)...)
	}
	return out
}

func (s *sheet) ruleViews(names map[string]bool) []ruleView {
	var out []ruleView
	for name := range names {
		v := ruleView{Name: name}
		if s.o.Doc != nil {
			v.Doc = s.o.Doc(name)
		}
		if s.o.Extractor != nil {
			v.Extractor = s.o.Extractor(name)
		}
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b ruleView) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// title is what a sheet is called: its title, else the name of its file.
func title(r *record.Record) string {
	if t := strings.TrimSpace(record.Or(r.Document.Title, "")); t != "" {
		return brief(t, 160)
	}
	return shown(r.Document.Source)
}

// facts tell of the document itself.
func facts(d *record.Document) []string {
	media := map[string]string{"application/pdf": "PDF", "text/plain": "text"}
	out := []string{cmp.Or(media[d.MediaType], d.MediaType), counted(d.Pages, "page"), record.Grouped(decimal(d.Characters)) + " characters"}
	if d.Language != nil {
		out = append(out, "language "+*d.Language)
	}
	if d.Date != nil {
		out = append(out, "dated "+*d.Date)
	}
	if d.Publisher != nil {
		out = append(out, "published by "+*d.Publisher)
	}
	return out
}

func decimal(n int) string { return strconv.Itoa(n) }

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return record.Grouped(decimal(n)) + " " + noun + "s"
}

// kindName is a kind in words: 'Amount'.
func kindName(key string) string {
	if key == "" {
		return ""
	}
	return strings.ToUpper(key[:1]) + key[1:]
}
