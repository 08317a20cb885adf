package across

import "slices"

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

// newSentence makes the sentence of a passage.
func newSentence(p *passage) *sentence {
	s := &sentence{}
	donor := map[uint32]bool{}
	for _, name := range p.donor {
		for _, part := range nameWords(name) {
			for _, w := range words(part) {
				donor[uint32(w.form)] = true
			}
		}
	}
	before, sum, after := words(p.text[:p.from]), words(p.text[p.from:p.to]), words(p.text[p.to:])
	s.short = len(before)+len(after) < fewestTold
	weigh := func(list []word) {
		for _, w := range list {
			if f := uint32(w.form); w.end-w.start > 3 && w.kind == small && !light[f] && !donor[f] {
				s.what = append(s.what, f)
			}
		}
	}
	for i, w := range slices.Concat(before, after) {
		switch f := uint32(w.form); {
		case w.kind >= figure:
			s.figures = append(s.figures, f)
		case w.kind == large && i > 0 && !donor[f]:
			s.names = append(s.names, f)
		}
	}
	if weigh(after[:min(len(after), purpose)]); len(s.what) < fewestWhat {
		weigh(before)
	}
	all := slices.Concat(before, sum, after)
	for _, w := range all {
		s.all = append(s.all, uint32(w.form))
	}
	slices.Sort(s.all)
	for i := range max(0, len(all)-grammed+1) {
		s.grams = append(s.grams, uint32(mix(all[i].form^mix(all[i+1].form^mix(all[i+2].form)))))
		if i < len(before)+len(sum)-1 {
			s.before++
		}
	}
	return s
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
