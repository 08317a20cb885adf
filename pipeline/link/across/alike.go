package across

import "slices"

// shape is what two texts are compared by: their words, and, when they are, the rest.
type shape struct {
	words  []word
	full   bool
	masked []uint64 // shingles, figures masked
	plain  []uint64 // shingles to the letter
	// names are the words that the text has with a capital letter and never without,
	// with their number; others are all other words.
	names  map[uint64]int
	others map[uint64]bool
	title  []word
	people map[uint64]bool // words of people's names
}

func newShape(text string, title *string, people []string) *shape {
	s := &shape{words: words(text), people: map[uint64]bool{}}
	if title != nil {
		s.title = words(*title)
	}
	for _, p := range people {
		for _, w := range words(p) {
			s.people[w.form] = true
		}
	}
	return s
}

// fill makes what words alone do not tell.
func (s *shape) fill() {
	if s.full {
		return
	}
	s.full, s.names, s.others = true, map[uint64]int{}, map[uint64]bool{}
	s.masked, s.plain = shingles(s.words, true), shingles(s.words, false)
	for _, w := range s.words {
		if w.kind != large {
			s.others[w.form] = true
		}
	}
	for _, w := range s.words {
		if w.kind == large && !s.others[w.form] {
			s.names[w.form]++
		}
	}
}

// likeness is how two texts compare.
type likeness struct {
	masked, plain float64 // shingles in common, of all (Jaccard)
	held          float64 // masked ones in common, of the shorter text's
	swapped       float64 // names that one has and the other has not, the lesser of both ways, of the lesser text's names
	subject       bool    // a name that stands out in one is not in the other, both ways
	title         bool    // the same of the titles' names
}

func compare(a, b *shape) likeness {
	var l likeness
	a.fill()
	b.fill()
	if len(a.masked) == 0 || len(b.masked) == 0 {
		return l
	}
	n := common(a.masked, b.masked)
	l.masked = float64(n) / float64(len(a.masked)+len(b.masked)-n)
	l.held = float64(n) / float64(min(len(a.masked), len(b.masked)))
	n = common(a.plain, b.plain)
	l.plain = float64(n) / float64(len(a.plain)+len(b.plain)-n)
	lost, stood, of := a.without(b)
	gained, stands, of2 := b.without(a)
	if least := min(of, of2); least > 0 {
		l.swapped = float64(min(lost, gained)) / float64(least)
	}
	l.subject = stood && stands
	l.title = a.titled(b) && b.titled(a)
	return l
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

// same reports whether it is one sheet: the same text made otherwise, or a new edition,
// most of its text the same. A template filled in anew is not: it keeps its words and
// changes its names.
func (l likeness) same(words int) bool {
	switch {
	case words < fewestWords || l.swapped > mostSwapped || l.subject || l.title:
		return false
	case l.masked < 0.8 && l.held < 0.9 && l.swapped > lessSwapped:
		return false
	case words < shortText:
		return l.plain >= 0.8
	case l.plain < 0.4: // all its figures are others
		return false
	}
	return l.masked >= 0.6 || l.masked >= 0.45 && l.held >= 0.9
}

// without counts the names of a that b does not know, people's aside (ministers change,
// what a sheet is about does not), and all names; out tells whether one of them stands out.
func (a *shape) without(b *shape) (lost int, out bool, of int) {
	most := 0
	for _, n := range a.names {
		of += n
		most = max(most, n)
	}
	for name, n := range a.names {
		if b.names[name] > 0 || b.others[name] || a.people[name] {
			continue
		}
		lost += n
		out = out || n >= 3 && n*4 >= most
	}
	return lost, out, of
}

// titled reports whether the title has a name that b's text does not know. One that stands
// in the title alone tells the edition ('Spring') rather than the subject.
func (a *shape) titled(b *shape) bool {
	return slices.ContainsFunc(a.title, func(w word) bool {
		return w.kind == large && a.names[w.form] > 1 && b.names[w.form] == 0 && !b.others[w.form]
	})
}
