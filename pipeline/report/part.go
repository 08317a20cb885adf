package report

import (
	"slices"

	"factsheet/pipeline/explain"
)

// A part is what of a sheet one page shows: the lines from from to before to.
type part struct {
	from, to int
}

// partSize is how large a part of a sheet may be, in bytes of its page, about.
const partSize = 1_100_000

// divide cuts the sheet into parts that a page can hold, and notes in which parts each
// entry is told.
func (s *sheet) divide() {
	mentions := map[int][]*explain.Entry{} // by line
	for i := range s.words.Entries {
		e := &s.words.Entries[i]
		if !marked(e) {
			continue
		}
		for m := range e.At {
			if k := s.lineAt(e.At[m].Start); k >= 0 {
				mentions[k] = append(mentions[k], e)
			}
		}
	}
	size, from := 0, 0
	here := map[string]bool{} // entries that have their card in this part
	for i := range s.lines {
		cost := s.lineCost(i) + s.pictureCost(i)
		for _, e := range mentions[i] {
			if !here[e.ID] {
				cost += s.cardCost(e)
			}
		}
		if size > 0 && size+cost > partSize {
			s.parts = append(s.parts, part{from, i})
			size, from = 0, i
			clear(here)
			cost = s.lineCost(i) + s.pictureCost(i)
			for _, e := range mentions[i] {
				cost += s.cardCost(e)
			}
		}
		size += cost
		for _, e := range mentions[i] {
			here[e.ID] = true
			if in := s.in[e.ID]; len(in) == 0 || in[len(in)-1] != len(s.parts) {
				s.in[e.ID] = append(in, len(s.parts))
			}
		}
	}
	s.parts = append(s.parts, part{from, len(s.lines)})
}

// lineCost is about how many bytes a line takes on its page.
func (s *sheet) lineCost(i int) int {
	n := 60
	for k := range s.lines[i].Segments {
		x := &s.lines[i].Segments[k]
		n += len(x.Text) + len(x.Text)/8
		if x.Class != "" {
			n += 90 + len(x.Class) + len(x.Entries) + 2*len(x.Reason)
		}
	}
	for _, e := range s.beside[i] {
		n += 420 + len(e.Message)
	}
	return n
}

// pictureCost is about how many bytes the pictures take that stand before a line: of its
// page, and of those before it that have no text.
func (s *sheet) pictureCost(i int) int {
	before := 0
	if i > 0 {
		before = s.pieces[i-1].onPage
	}
	n := 0
	for page := before + 1; len(s.pictures) > 0 && page <= s.pieces[i].onPage; page++ {
		if p := s.pictures[page]; p != nil {
			n += p.cost()
		}
	}
	return n
}

// cardCost is about how many bytes an entry's card takes.
func (s *sheet) cardCost(e *explain.Entry) int {
	n := 620 + min(len(e.Said), 700) + 60*len(e.Doubts)
	for m := range min(len(e.At), mostEvidence) {
		n += 130 + min(len(e.At[m].Quote), 250)
	}
	return n + 140*min(len(e.Refs), mostRefs) + 200*min(len(s.told[e.ID]), mostRefs) + 600*len(s.issues[e.ID])
}

// home is the part in which an entry is told first; one that is told nowhere is at home in the
// first.
func (s *sheet) home(id string) int {
	if in := s.in[id]; len(in) > 0 {
		return in[0]
	}
	return 0
}

// holds reports whether an entry has its card in part n.
func (s *sheet) holds(n int, id string) bool {
	return s.home(id) == n || slices.Contains(s.in[id], n)
}

// partOf is the part of a line.
func (s *sheet) partOf(line int) int {
	for i, p := range s.parts {
		if line < p.to {
			return i
		}
	}
	return len(s.parts) - 1
}
