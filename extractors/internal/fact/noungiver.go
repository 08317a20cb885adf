package fact

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// carried reads a noun that hangs on 'with', 'through' or an agreement that includes
// it: at the sentence's beginning no donor is told, further on the clause's subject
// gives.
func (r *reading) carried(f *Flow, noun int) bool {
	s := r.s
	i := noun - 1
	if s.Is(i, "a", "an", "the") {
		i--
	}
	switch {
	case s.Is(i, "with", "through", "to"):
		start := r.sent.First
		if i > start && s.Is(i-1, ":") {
			start = i
		}
		if i <= start+1 {
			return true
		}
		if !r.standsBy(f, i) && !r.inherited(f, i) {
			return false
		}
		if len(f.Recipients) == 0 && len(f.Donors) == 1 {
			f.Recipients = s.calledPartner(f.Donors[0], i)
		}
		return true
	case s.Is(i, "includes", "include", "included", "comprises"):
		for j := i - 1; j >= r.sent.First; j-- {
			if s.Is(j, "agreement", "mou", "memorandum", "partnership", "compact", "project", "programme", "program") {
				return true
			}
		}
	}
	return false
}

// standsBy reads the subject of the clause that 'with' at token i closes, where it is named behind
// what joins it to another clause: 'Banco Uno lends, and [KfW stands behind it] with a loan'.
func (r *reading) standsBy(f *Flow, i int) bool {
	s := r.s
	for j := i - 1; j > max(r.clear, i-8); j-- {
		k := s.PartnerAt(j)
		if k < 0 || !s.isPresent(s.Partners[k].End) {
			if s.Is(j, ",", ";") {
				return false
			}
			continue
		}
		if first := s.beforeOwner(s.Partners[k].First, r.sent.First); s.Is(first-1, "and", "while", "but", ";") {
			f.Donors = []int{k}
			return true
		}
		return false
	}
	return false
}

// thankedFor reads who is thanked for what is 'its' at token i: 'UNESCO is grateful to Sweden for
// its gift of'. Who thanks has got it.
func (r *reading) thankedFor(f *Flow, i int) bool {
	s := r.s
	if !s.Is(i-1, "for") {
		return false
	}
	ps, start := s.PartiesTo(i-1, r.clear)
	j := start - 1
	if s.Is(j, "to") {
		j--
	}
	if len(ps) == 0 || !s.Is(j, "grateful", "thank", "thanks", "thanked", "indebted", "gratitude") {
		return false
	}
	first, _, _ := s.groupBefore(j, r.sent.First)
	f.Donors, f.Recipients = ps, s.SubjectTo(first, r.sent.First)
	return true
}

// saidAgain reads 'The support totals SEK 85 million', where the sentence before tells who
// supports or funds.
func (r *reading) saidAgain(f *Flow, noun int) bool {
	s := r.s
	if noun > r.sent.First+2 || !s.Is(r.sent.First, "the", "this", "its", "total") {
		return false
	}
	k := s.subjectBefore(r.sent.First)
	if k < 0 {
		return false
	}
	end := s.skipBrackets(s.Partners[k].End, r.sent.First)
	for n := 0; n < 3 && s.In(end, auxiliaries); n++ {
		end++
	}
	if c := verbs[s.Lower(end)]; c != backs && c != gives && c != commits {
		return false
	}
	f.Donors, f.Doubts = []int{k}, append(f.Doubts, FarEvidence)
	return true
}

// beforeAside is the token before a bracket, or a phrase between commas, that ends at token
// i: 'core funding (RBSA) [amounted]', 'funding, earmarked for projects, [exceeded]'.
func (s *Sheet) beforeAside(i, start int) int {
	switch {
	case s.Is(i, ")"):
		if j := s.beforeBrackets(i+1, start); j <= i {
			return j - 1
		}
	case s.Is(i, ",") && verbs[s.Lower(i+1)] == gathers:
		return s.beforeCommas(i, start)
	}
	return i
}

// beforeCommas is the token before the phrase between commas whose second is token i, or i:
// 'Spain[, by way of its agency,]'.
func (s *Sheet) beforeCommas(i, start int) int {
	for j := i - 1; j > max(start, i-10); j-- {
		if s.Is(j, ",") {
			return j - 1
		}
	}
	return i
}

// ofSection reads who gives to whom from the heading that a sentence stands under: 'How
// Norway funds the ILO'.
func (r *reading) ofSection(f *Flow) bool {
	s := r.s
	n := s.SectionAt(s.Tokens[f.First].Start)
	if n < 0 {
		return false
	}
	first, end := s.TokensIn(s.Sections[n].Heading)
	for i := first; i < end; i++ {
		ps, next := s.PartiesFrom(i, end)
		if len(ps) == 0 {
			continue
		}
		v := next
		if s.Kind(v) == segment.Possessive {
			v++
		}
		for v < end && !s.In(v, giftNouns) && verbs[s.Lower(v)] == noVerb && s.IsWord(v) && !s.In(v, prepositions) {
			v++
		}
		c := verbs[s.Lower(v)]
		if v >= end || c != gives && c != backs && !s.In(v, giftNouns) {
			return false
		}
		to := v + 1
		if s.Is(to, "to", "for") {
			to++
		}
		if f.Recipients, _ = s.PartiesFrom(to, end); len(f.Recipients) == 0 {
			return false
		}
		f.Donors = ps
		f.Doubts = append(f.Doubts, FarEvidence)
		return true
	}
	return false
}

// taken reads who gets the money of a noun that no one is told to give: 'a three-year
// grant of $750,000 to the University of Ghana'.
func (r *reading) taken(f *Flow, noun int) bool {
	s := r.s
	lent := s.Is(noun-1, "of") && s.Is(noun-2, "provision", "extension", "granting", "disbursement", "award", "approval")
	if s.Is(noun-1, "of", "in", "than", "by") && !lent {
		return false
	}
	r.recipient(f)
	for _, k := range f.Recipients {
		if !s.Partners[k].Value.Weak {
			return true
		}
	}
	return false
}

// nounFurther looks for the noun of a sum behind a phrase of its own: 'Kenya's
// contributions to the Fund totalled', 'assistance from Japan amounted to'. Who
// gives or takes in the phrase is set. It returns the noun's token, or i.
func (r *reading) nounFurther(f *Flow, i int) int {
	s := r.s
	for j := i - 1; j >= max(r.clear, i-10); j-- {
		if s.Is(j, ",", ";", ":") || s.In(j, auxiliaries) && !s.Is(j, "to", "with", "set", "help", "work") {
			return i
		}
		if !s.In(j, giftNouns) && !s.isPortion(j) {
			continue
		}
		if s.isGift(j+1) && participle(s.Lower(j+1)) && s.Is(j+2, "by", "from") {
			f.Donors, _ = s.PartiesFrom(j+3, i+1) // 'loans approved by the Fund reached'
			if len(f.Donors) == 0 {
				return i
			}
			return j
		}
		switch ps, _ := s.PartiesFrom(j+2, i+1); {
		case s.Is(j+1, "from") && len(ps) > 0, s.Is(j+1, "through") && len(ps) == 1 && s.Partners[ps[0]].Value.Type == record.Fund:
			f.Donors = ps
		case s.Is(j+1, "to"):
			if len(ps) == 0 {
				for n := j + 2; n < min(i, j+6); n++ {
					if s.Is(n, "budget") && s.Is(n+1, "of") {
						ps, _ = s.PartiesFrom(n+2, i+1) // 'to the regular budget of the ILO'
					}
				}
			}
			f.Recipients = ps
		case !s.Is(j+1, "for", "in", "from"):
			return i
		}
		return j
	}
	return i
}

// alike reads a second noun after the same verb: 'a loan of $120 million and a grant of
// $7.5 million'.
func (r *reading) alike(f *Flow, noun int) bool {
	s := r.s
	i := noun - 1
	for s.Is(i, "a", "an") {
		i--
	}
	if r.last == nil || len(r.last.Donors) == 0 || i < r.clear || !s.Is(i, "and", ",") {
		return false
	}
	f.Donors, f.Recipients, f.Stage = r.last.Donors, r.last.Recipients, r.last.Stage
	return true
}

// verbBefore is a verb of money in the few tokens before i, or -1: 'announced [a new
// regional] grant of'.
func (s *Sheet) verbBefore(i, start int) int {
	for j := i - 1; j >= max(start, i-14); j-- {
		w := s.Lower(j)
		if verbs[w] != noVerb && !s.In(j, giftNouns) {
			return j
		}
		if s.Is(j, ",", "-") || s.Kind(j) == segment.Number {
			continue // a list: 'loans, grants and assistance totalling'
		}
		if !s.IsWord(j) || s.Is(j, "with", "of", "from", "by", "in", "includes") {
			return -1
		}
	}
	return -1
}
