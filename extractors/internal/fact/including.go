package fact

import "factsheet/pipeline/wordset"

// Including is the rule of sums that are examples of what a clause without a sum gives.
const Including = "contribution.including"

// behindExample are the words by which an example's sum goes on about what it is for.
var behindExample = wordset.Fields(`in for to into through towards toward of from`)

// including reads a sum that is an example of what its clause gives, where the clause tells
// no sum in all: 'is investing in research, including $3 million for soils', 'has announced
// awards, including over $2 billion for bridges and $1 billion in grants'.
func (r *reading) including(f *Flow, g int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if !s.In(a.End, behindExample) && !s.moneyNounIn(a.End, r.sent.Last) {
		return false
	}
	if last := r.last; last != nil && last.Rule == Including && r.clear > r.sent.First {
		if g = s.beforeNoun(g, r.clear); !s.Is(g, "and", ",", ";") {
			return false
		}
		f.Donors, f.Stage, f.Doubts = last.Donors, last.Stage, last.Doubts
		r.recipient(f)
		return true
	}
	if !s.Is(g, "including") || r.clear != r.sent.First {
		return false
	}
	verb := r.verbOfAll(g)
	if verb < 0 {
		return false
	}
	c := verbs[s.Lower(verb)]
	first, future, passive := s.groupBefore(verb, r.sent.First)
	if passive || !r.subject(f, first) {
		return false
	}
	f.First, f.Stage = min(f.First, first), stageOf(c, s.Lower(verb), future)
	r.recipient(f)
	return true
}

// verbOfAll is the verb of giving that governs the examples behind 'including' at token g;
// -1 where there is none. What is announced has to be money.
func (r *reading) verbOfAll(g int) int {
	s := r.s
	noun := false
	for i := g - 1; i > r.sent.First; i-- {
		if s.Is(i, ";", ":", "that", "which", "who", "while", "whose") {
			return -1
		}
		noun = noun || s.In(i, giftNouns)
		if !s.IsLower(i) {
			continue
		}
		switch c := verbs[s.Lower(i)]; {
		case s.Is(i-1, "to"): // a purpose
		case (c == gathers || c == receives || c == backs || c == opens) && s.isFinite(i):
			return -1
		case c != gives && c != commits && c != pledges && c != asks:
		case s.Is(i+1, "on"): // 'delivered on its agenda'
		case s.isFinite(i), s.In(i-1, be):
			if !noun && s.Is(i, "announced", "announces", "announce", "announcing", "released", "releases") {
				return -1
			}
			return i
		}
	}
	return -1
}
