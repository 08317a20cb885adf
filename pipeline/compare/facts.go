package compare

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
)

// fact is an entry of a record, ready to be held against another.
type fact struct {
	*explain.Entry
	kind   *kind
	values []value
	places []place // of its mentions, in their order; of a table those of its cells
	near   []place // what else shows where it stands: the sum of a contribution
}

// facts are the entries of a record, in the order of kinds.
type facts struct {
	record   *record.Record
	list     []fact
	first    []int // where the entries of each kind begin in list
	words    explain.Words
	sourceOf func(document string) string
	runes    []rune         // of the text; see text
	others   map[string]int // entries by id; see name
	untold   []string       // what the record's program did not tell yet: 'partners.codes', 'tables'
}

// factsOf lists the entries of a record with its JSON. sourceOf names another sheet of its
// run.
func factsOf(r *record.Record, data []byte, sourceOf func(string) string) *facts {
	f := &facts{record: r, words: explain.Tell(r), sourceOf: sourceOf}
	if !hasKey(data, "tables") {
		f.untold = append(f.untold, "tables")
	}
	byKind := map[string][]explain.Entry{}
	for all := f.words.Entries; len(all) > 0; {
		n := 1
		for n < len(all) && all[n].Kind == all[0].Kind {
			n++
		}
		byKind[all[0].Kind] = all[:n]
		all = all[n:]
	}
	byKind["document"] = []explain.Entry{{Kind: "document", Said: r.Document.Source,
		Basis: record.Basis{ID: r.Document.ID, Rule: r.Document.Reader}}} // what made the text is what a rule is to the others
	sums := map[string]place{}
	for i := range r.Amounts {
		sums[r.Amounts[i].ID] = place{r.Amounts[i].Start, r.Amounts[i].End}
	}
	f.list = make([]fact, 0, len(f.words.Entries)+1)
	for _, k := range kinds {
		f.first = append(f.first, len(f.list))
		entries := byKind[k.word]
		f.untold = append(f.untold, k.without(r, data, len(entries))...)
		for i := range entries {
			e := fact{Entry: &entries[i], kind: k, values: k.values(f, i)}
			switch k.name {
			case "tables":
				for c := range r.Tables[i].Cells {
					e.places = append(e.places, placeOf(&r.Tables[i].Cells[c].Span))
				}
			case "contributions":
				if id := r.Contributions[i].Amount; id != nil {
					if at, ok := sums[*id]; ok {
						e.near = []place{at}
					}
				}
				fallthrough
			default:
				for m := range e.At {
					e.places = append(e.places, placeOf(&e.At[m].Span))
				}
			}
			f.list = append(f.list, e)
		}
		slices.SortStableFunc(f.list[f.first[len(f.first)-1]:], compareFacts)
	}
	f.first = append(f.first, len(f.list))
	return f
}

// without are the fields of a kind that a record with so many entries of it lacks.
func (k *kind) without(r *record.Record, data []byte, entries int) []string {
	var out []string
	for _, f := range k.fields {
		if !f.added || entries == 0 {
			continue
		}
		lacks := !hasKey(data, f.name)
		if f.name == "unit" { // quantities have one as well
			lacks = r.Schema == "1.0"
		}
		if lacks {
			out = append(out, k.name+"."+f.name)
		}
	}
	return out
}

// hasKey reports whether a key is anywhere in JSON: in its strings, quotes are escaped.
func hasKey(data []byte, key string) bool { return bytes.Contains(data, []byte(`"`+key+`":`)) }

// compareFacts orders entries of a kind by what they are, so that the order in which a
// record lists them makes no difference.
func compareFacts(a, b fact) int {
	if c := cmp.Or(comparePlaces(a.places, b.places), strings.Compare(a.ID, b.ID), strings.Compare(a.Rule, b.Rule),
		strings.Compare(a.Said, b.Said)); c != 0 {
		return c
	}
	for i := range a.values {
		v, w := a.values[i], b.values[i]
		if c := cmp.Or(strings.Compare(v.text, w.text), slices.Compare(v.refs, w.refs)); c != 0 {
			return c
		}
	}
	return slices.Compare(a.Doubts, b.Doubts)
}

func comparePlaces(a, b []place) int {
	return slices.CompareFunc(a, b, func(p, q place) int {
		return cmp.Or(cmp.Compare(p.start, q.start), cmp.Compare(p.end, q.end))
	})
}

// compareRecords orders two records of a sheet by what they tell, so that a comparison goes
// the same way whichever run is named first.
func compareRecords(a, b *facts) int {
	return cmp.Or(strings.Compare(a.record.Text, b.record.Text), slices.CompareFunc(a.list, b.list, func(x, y fact) int {
		return cmp.Or(strings.Compare(x.kind.name, y.kind.name), compareFacts(x, y))
	}))
}

func placeOf(s *record.Span) place { return place{s.Start, s.End} }

// name is how facts tell the entry of an id; the id itself where there is none.
func (f *facts) name(id string) string {
	if name := f.words.Names[id]; name != "" {
		return name
	}
	if f.others == nil {
		f.others = make(map[string]int, len(f.list))
		for i := range f.list {
			f.others[f.list[i].ID] = i
		}
	}
	if i, ok := f.others[id]; ok { // a flow that another is part of, what an issue points at
		return f.list[i].kind.word + " " + f.list[i].Said
	}
	return id
}

// says is a value in words.
func (f *facts) says(v value) string {
	if len(v.refs) == 0 {
		return v.text
	}
	words := make([]string, len(v.refs))
	for i, id := range v.refs {
		words[i] = f.name(id)
	}
	slices.Sort(words)
	return strings.Join(words, " and ")
}

// text is the record's text in code points.
func (f *facts) text() []rune {
	if f.runes == nil {
		f.runes = []rune(f.record.Text)
	}
	return f.runes
}

// around is how many code points before and after a quote are shown.
const around = 40

// where is a span with the words around it.
func (f *facts) where(s *record.Span) Where {
	text := f.text()
	start := min(max(s.Start, 0), len(text))
	end := min(max(s.End, start), len(text))
	before := text[max(start-around, 0):start]
	if len(before) == around && start > around && !unicode.IsSpace(text[start-around-1]) {
		before = before[max(slices.IndexFunc(before, unicode.IsSpace), 0):] // begin with a whole word
	}
	after := text[end:min(end+around, len(text))]
	if len(after) == around && end+around < len(text) && !unicode.IsSpace(text[end+around]) {
		for n := len(after) - 1; n > 0; n-- {
			if unicode.IsSpace(after[n]) {
				after = after[:n]
				break
			}
		}
	}
	return Where{*s, joint(before), joint(after)}
}

// joint is text on one line, with a blank at each end where there is white space.
func joint(text []rune) string {
	s := oneLine(string(text))
	if n := len(text); n > 0 && s != "" {
		if unicode.IsSpace(text[0]) {
			s = " " + s
		}
		if unicode.IsSpace(text[n-1]) {
			s += " "
		}
		return s
	}
	if len(text) > 0 {
		return " "
	}
	return ""
}

// oneLine folds white space.
func oneLine(s string) string {
	if folded(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// folded reports whether a text of ASCII letters has single blanks between its words alone.
func folded(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || s == ""
}

// side is an entry as its run has it. Where it stands is left out unless it is wanted.
func (f *facts) side(e *fact, extractorOf func(rule string) string, where bool) *Side {
	s := &Side{ID: e.ID, Said: e.Said, Rule: e.Rule, Doubts: slices.Clone(e.Doubts), Told: len(e.At)}
	if e.Rule != "" {
		s.Extractor = extractorOf(e.Rule)
	}
	if s.Doubts == nil {
		s.Doubts = []string{}
	}
	if where && len(e.At) > 0 {
		at := f.where(&e.At[0].Span)
		s.Where = &at
	}
	return s
}

// byStart sorts indices into a list of places by where those begin.
func byStart(a, b spot) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.fact, b.fact))
}
