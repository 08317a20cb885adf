package across

import (
	"cmp"
	"slices"

	"factsheet/internal/hashset"
)

// shape is what two texts are compared by: their words, and, when they are, the rest.
type shape struct {
	words  []word
	title  *string
	people []string
	named  *named
	masked *hashset.Set // shingles, figures masked
	plain  *hashset.Set // shingles to the letter
}

// named are the names of a text.
type named struct {
	// names are the words that the text has with a capital letter and never without, in
	// the order of their forms; others are all other words.
	names  []name
	others *hashset.Set
	title  []word
	people hashset.Set // words of people's names
}

// name is a word and how often it stands in a text.
type name struct {
	form uint64
	n    int
}

func newShape(text string, title *string, people []string) *shape {
	return &shape{words: words(text), title: title, people: people}
}

// tell makes the names of the text.
func (s *shape) tell() *named {
	if s.named != nil {
		return s.named
	}
	s.named = &named{others: hashset.Of(len(s.words) / 4)}
	of := s.named
	if s.title != nil {
		of.title = words(*s.title)
	}
	for _, p := range s.people {
		for _, w := range words(p) {
			of.people.Add(w.form)
		}
	}
	for _, w := range s.words {
		if w.kind != large {
			of.others.Add(w.form)
		}
	}
	var forms []uint64
	for _, w := range s.words {
		if w.kind == large && !of.others.Has(w.form) {
			forms = append(forms, w.form)
		}
	}
	slices.Sort(forms)
	for i, f := range forms {
		if i == 0 || f != forms[i-1] {
			of.names = append(of.names, name{form: f})
		}
		of.names[len(of.names)-1].n++
	}
	return of
}

// shingled are the shingles of the text.
func (s *shape) shingled(masked bool) *hashset.Set {
	of := &s.plain
	if masked {
		of = &s.masked
	}
	if *of == nil {
		*of = shingles(s.words, masked)
	}
	return *of
}

// The bounds of what counts as one sheet. Of the pairs of 233 White House sheets none has
// more than 0.45 of its shingles in common; of sheets laid out twice none has less than
// 0.75, and of two sheets on one template that have 0.65 the names tell them apart.
const (
	fewestWords = 10      // a text of fewer says too little to be known by
	mostWords   = 300_000 // a text of more, a book, is not compared: two in memory would take hundreds of megabytes
	shortText   = 40      // words; where so few change, it is another text
	mostSwapped = 0.06    // of the names, where most of the text is the same
	lessSwapped = 0.04    // where less of it is
)

// oneSheet reports whether two texts are one sheet: the same text made otherwise, or a new edition,
// most of its text the same. A template filled in anew is not: it keeps its words and
// changes its names. It tells the share of the shingles that the two have in common,
// figures masked, where they are one; least is how many words the shorter has.
func oneSheet(a, b *shape, least int) (masked float64, ok bool) {
	if least < fewestWords {
		return 0, false
	}
	x, y := a.tell(), b.tell()
	swapped, subject := x.swapped(y)
	if swapped > mostSwapped || subject || x.titled(y) && y.titled(x) {
		return 0, false
	}
	masked, held := inCommon(a.shingled(true), b.shingled(true))
	if masked < 0.8 && held < 0.9 && swapped > lessSwapped || least >= shortText && masked < 0.6 && (masked < 0.45 || held < 0.9) {
		return 0, false
	}
	plain, _ := inCommon(a.shingled(false), b.shingled(false))
	if least < shortText {
		return masked, plain >= 0.8
	}
	return masked, plain >= 0.4 // else all its figures are others
}

// inCommon is the share of shingles that two texts have in common, of all (Jaccard) and of
// the shorter text's.
func inCommon(a, b *hashset.Set) (share, held float64) {
	if a.Len() > b.Len() {
		a, b = b, a
	}
	if a.Len() == 0 {
		return 0, 0
	}
	n := 0
	for k := range a.All() {
		if b.Has(k) {
			n++
		}
	}
	return float64(n) / float64(a.Len()+b.Len()-n), float64(n) / float64(a.Len())
}

// swapped is the share of names that one text has and the other has not, the lesser of both
// ways, of the lesser text's names; subject tells whether one that stands out in one is not in
// the other, both ways.
func (a *named) swapped(b *named) (share float64, subject bool) {
	lost, stood, of := a.without(b)
	gained, stands, of2 := b.without(a)
	if least := min(of, of2); least > 0 {
		share = float64(min(lost, gained)) / float64(least)
	}
	return share, stood && stands
}

// times is how often a name stands in the text.
func (a *named) times(form uint64) int {
	i, ok := slices.BinarySearchFunc(a.names, form, func(x name, form uint64) int { return cmp.Compare(x.form, form) })
	if !ok {
		return 0
	}
	return a.names[i].n
}

// without counts the names of a that b does not know, people's aside (ministers change,
// what a sheet is about does not), and all names; out tells whether one of them stands out.
func (a *named) without(b *named) (lost int, out bool, of int) {
	most := 0
	for _, x := range a.names {
		of += x.n
		most = max(most, x.n)
	}
	for _, x := range a.names {
		if b.others.Has(x.form) || b.times(x.form) > 0 || a.people.Has(x.form) {
			continue
		}
		lost += x.n
		out = out || x.n >= 3 && x.n*4 >= most
	}
	return lost, out, of
}

// titled reports whether the title has a name that b's text does not know. One that stands
// in the title alone tells the edition ('Spring') rather than the subject.
func (a *named) titled(b *named) bool {
	return slices.ContainsFunc(a.title, func(w word) bool {
		return w.kind == large && a.times(w.form) > 1 && b.times(w.form) == 0 && !b.others.Has(w.form)
	})
}
