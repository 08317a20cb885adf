package across

import (
	"slices"
	"strings"
)

// sentence is the words of the sentence about an amount, or those nearest to it.
type sentence struct {
	short   bool     // too short to tell a flow by its words alone
	before  int      // how many of the shingles stand before the amount or hold it
	grams   []uint32 // shingles in their order
	all     []uint32 // every word, sorted
	figures []uint32 // numbers, months and years
	names   []uint32 // words with a capital letter, not the donor's
	what    []uint32 // words that tell what the money is for
}

const (
	// grammed is how many words make a shingle.
	grammed = 3
	// fewestTold is how many words besides the amount make a sentence that tells a flow from
	// others; fewestSure is that where donor, recipient and period or project are the same.
	fewestTold, fewestSure = 9, 5
	// toldAgain is the share of the shingles that two tellings have in common; or they have
	// those after the amount in common, as far as the shorter goes.
	toldAgain, toldAfter = 0.65, 0.85
	// fewestAfter is how many shingles after the amount are enough for toldAfter.
	fewestAfter = 7
	// purpose is how many words after the amount tell what it is for, and fewestWhat how
	// many of some weight there must be; those of the whole sentence do where there are fewer.
	purpose, fewestWhat = 12, 3
)

// light are words of some length that don't tell what money is for.
var light = func() map[uint32]bool {
	out := map[uint32]bool{}
	for _, w := range words(`about above across additional agreed allocated also amount announced approximately around assistance available
		awarded been being below between both committed could during each fiscal from fund funded funding funds further gave given goes grant
		grants have help helping helps includes including into investment investments million more most nearly over paid part pays pledged
		provide provided provides received receives resources some spent such support supported supporting supports than that their them these
		they this those through total toward towards under upon used went were which while will with within would year years`) {
		out[uint32(w.form)] = true
	}
	return out
}()

// sentencer makes sentences of passages. It uses its memory again.
type sentencer struct {
	words  []word
	donors map[string][]uint32 // words of the names of donors
}

// donorsKnown bounds the names whose words are kept.
const donorsKnown = 1000

// donor are the words of some names.
func (m *sentencer) donor(names []string) (out []uint32) {
	for _, name := range names {
		known, ok := m.donors[name]
		if !ok {
			for _, part := range nameWords(name) {
				for _, w := range words(part) {
					known = append(known, uint32(w.form))
				}
			}
			if m.donors == nil || len(m.donors) == donorsKnown {
				m.donors = map[string][]uint32{}
			}
			m.donors[strings.Clone(name)] = known
		}
		for _, w := range known {
			if !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// make makes a sentence of a passage in the place of another.
func (m *sentencer) make(s *sentence, p *passage) {
	all := appendWords(m.words[:0], p.text[:p.from])
	before := len(all)
	all = appendWords(all, p.text[p.from:p.to])
	after := len(all)
	all = appendWords(all, p.text[p.to:])
	m.words = all
	s.short, s.before = before+len(all)-after < fewestTold, max(0, min(after-1, len(all)-grammed+1))
	s.figures, s.names, s.what = s.figures[:0], s.names[:0], s.what[:0]
	first := 0
	if before == 0 {
		first = after
	}
	for i, w := range all {
		if i >= before && i < after {
			continue
		}
		switch f := uint32(w.form); {
		case w.kind >= figure:
			s.figures = append(s.figures, f)
		case w.kind == large && i != first && !slices.Contains(p.donor, f):
			s.names = append(s.names, f)
		}
	}
	s.weigh(all[after:min(len(all), after+purpose)], p.donor)
	if len(s.what) < fewestWhat {
		s.weigh(all[:before], p.donor)
	}
	s.all, s.grams = s.all[:0], s.grams[:0]
	for _, w := range all {
		s.all = append(s.all, uint32(w.form))
	}
	slices.Sort(s.all)
	for i := range max(0, len(all)-grammed+1) {
		s.grams = append(s.grams, uint32(mix(all[i].form^mix(all[i+1].form^mix(all[i+2].form)))))
	}
}

// weigh adds the words that tell what the money is for.
func (s *sentence) weigh(list []word, donor []uint32) {
	for _, w := range list {
		if f := uint32(w.form); w.end-w.start > 3 && w.kind == small && !light[f] && !slices.Contains(donor, f) {
			s.what = append(s.what, f)
		}
	}
}

// like is how alike two sentences are, from 0 to 1; 0 where they are not alike enough or
// each has a figure, a name or a purpose that the other does not know.
func (s *sentence) like(o *sentence) float64 {
	if s.short || o.short || s.against(o) {
		return 0
	}
	n := sharedGrams(s.grams, o.grams)
	if like := 2 * float64(n) / float64(max(1, len(s.grams)+len(o.grams))); like >= toldAgain {
		return like
	}
	x, y := s.grams[s.before:], o.grams[o.before:]
	least := min(len(x), len(y))
	if least < fewestAfter {
		return 0
	}
	if like := float64(sharedGrams(x[:least], y[:least])) / float64(least); like >= toldAfter {
		return like * toldAgain
	}
	return 0
}

// against reports whether each of two sentences has a figure, a name or a purpose that the
// other does not know.
func (s *sentence) against(o *sentence) bool {
	return strange(s.figures, o.all) && strange(o.figures, s.all) || strange(s.names, o.all) && strange(o.names, s.all) ||
		strange(s.what, o.all) && strange(o.what, s.all)
}

// tellsAs reports whether what one of two sentences says the money is for, the other says
// too, and nothing in them speaks against it.
func (s *sentence) tellsAs(o *sentence) bool {
	return !s.against(o) && len(s.what) > 0 && len(o.what) > 0 && (!strange(s.what, o.all) || !strange(o.what, s.all))
}

// strange reports whether one of some words is not among others, which are sorted.
func strange(some, others []uint32) bool {
	return slices.ContainsFunc(some, func(f uint32) bool { _, ok := slices.BinarySearch(others, f); return !ok })
}

// sharedGrams counts the shingles of one that the other has.
func sharedGrams(x, y []uint32) int {
	n := 0
	for _, g := range x {
		if slices.Contains(y, g) {
			n++
		}
	}
	return n
}
