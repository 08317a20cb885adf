package fact

import "factsheet/pipeline/wordset"
import "factsheet/pipeline/segment"

// passive reads '$5 million was provided by Japan to the Fund', '$5 million allocated from
// the EU' and '$2 million has been received from Norway'.
func (r *reading) passive(f *Flow, g int) bool {
	s := r.s
	end := s.Amounts[f.Amount].End
	part := s.Is(end, "of") && s.Is(end+1, "this", "which", "it", "these") ||
		r.sent.First < f.First && s.Is(r.sent.First, "of") && s.Is(r.sent.First+1, "this", "these", "which")
	p, ok := r.given(end)
	if !ok {
		return false
	}
	f.End, f.Kind = p.end, kindOfNoun(s.Lower(g))
	if p.class == receives {
		f.Stage = Disbursement
		if p.future {
			f.Stage = Commitment
		}
		return r.givenBy(f)
	}
	f.Stage = stageOf(p.class, s.Lower(p.verb), p.future)
	by := r.givenBy(f) || s.Is(r.sent.First, "from") && s.Is(g, ",") && r.through(f)
	if !by && s.Is(p.end, "by") && s.manyGivers(p.end+1) {
		r.recipient(f)
		return true
	}
	if !by && s.Is(p.end, "by") {
		return false // who gives is a body that we cannot name
	}
	r.recipient(f)
	if !by && !p.aux {
		return len(f.Recipients) > 0 && s.Is(p.end, "to") // 'USD 3 million given to UNDP'
	}
	if by || len(f.Recipients) > 0 {
		return true
	}
	for i := p.end; i < min(r.sent.Last, p.end+6); i++ {
		if s.Is(i, "by") {
			return false
		}
	}
	return !part && (p.class == pledges || s.In(p.verb, byThemselves) ||
		(p.class == commits || p.class == asks || p.class == gives) && s.House() >= 0)
}

// manyGivers reports whether givers without a name stand at token i: '14 Member States and
// partners'.
func (s *Sheet) manyGivers(i int) bool {
	for j := i; j < i+4; j++ {
		if s.Is(j, "donors", "states", "partners", "governments", "countries", "contributors", "funders") {
			return true
		}
		if !s.IsWord(j) && s.Kind(j) != segment.Number || s.In(j, prepositions) {
			return false
		}
	}
	return false
}

// byThemselves are participles that tell a gift though neither giver nor taker is named.
var byThemselves = wordset.Fields(`committed awarded approved contributed donated`)

// goesTo reads '$3 million goes to the Fund', 'of which $2 million went to UNICEF'.
func (r *reading) goesTo(f *Flow, _ int) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	for s.Is(i, "has", "have", "will", "is", "also", "of", "this", "gone") && !s.Is(i+1, "to") {
		i++
	}
	if !s.Is(i, "goes", "go", "went", "going", "gone") || !s.Is(i+1, "to") {
		return false
	}
	ps, end := s.PartiesFrom(i+2, r.sent.Last)
	if len(ps) == 0 || s.Partners[ps[0]].Value.Weak && s.House() < 0 {
		return false
	}
	f.Recipients, f.End = ps, end
	if f.Stage = Disbursement; s.Is(i-1, "will") {
		f.Stage = Pledge
	}
	switch {
	case r.last != nil:
		f.Donors = r.last.Donors
	case r.besides():
		f.Donors, f.Doubts = r.before.Donors, append(f.Doubts, FarEvidence)
		if y := s.Period(r.before); y != nil && s.opensWithDate(r.before, *y) {
			f.Year = *y
		}
	}
	return true
}

// opensWithDate reports whether a flow's period stands before its sum, and so is the whole
// sentence's: 'In 2022 Belgium gave', not 'gave rice through March 2022'.
func (s *Sheet) opensWithDate(f *Flow, period string) bool {
	first := s.Amounts[f.Amount].First
	for d := Since(s.Dates, s.SentenceOf(first).First); d < len(s.Dates) && s.Dates[d].First < first; d++ {
		if e := s.Dates[d].Value.EDTF; e != nil && *e == period {
			return true
		}
	}
	return false
}

// besides reports whether a sum that opens its sentence is beside the one that the sentence
// before tells: 'A further $2 million went to'.
func (r *reading) besides() bool {
	s, i := r.s, r.sent.First
	if r.before == nil || i == 0 || !(s.Is(i, "another") || s.Is(i, "a", "an") && s.Is(i+1, "further", "additional", "extra")) {
		return false
	}
	told := s.SentenceOf(i - 1)
	return told.Block == r.sent.Block && s.Amounts[r.before.Amount].First >= told.First
}

// hasGiven reads 'the $57 million USAID has provided': the subject stands between.
func (r *reading) hasGiven(f *Flow, g int) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	for n := 0; n < 8 && s.IsWord(i) && s.PartnerAt(i) < 0 &&
		!s.Is(i, "and", "while", "but", "as", "by", "from", "to", "with", "that", "which"); n++ {
		i++
	}
	relative := s.Is(i, "that", "which")
	if relative {
		i++
	}
	for s.In(i, determiners) {
		i++
	}
	k := s.PartnerAt(i)
	if k < 0 || s.Partners[k].First != i {
		return false
	}
	i = s.skipBrackets(s.Partners[k].End, r.sent.Last)
	v := i
	if s.Is(i, "has", "have", "will", "had") {
		v++
	} else if !relative || !s.isFinite(i) || s.In(i, auxiliaries) {
		return false
	}
	for adverb(s.Lower(v)) && !s.In(v, be) {
		v++
	}
	if c := verbs[s.Lower(v)]; c != gives && c != commits && c != pledges {
		return false
	}
	f.Donors, f.End = []int{k}, v+1
	f.Stage = stageOf(verbs[s.Lower(v)], s.Lower(v), s.Is(i, "will"))
	f.Kind = kindOfNoun(s.Lower(g))
	if r.recipient(f); len(f.Recipients) == 0 && s.Is(v+1, "to") {
		r.recipientBehind(f, v+1)
	}
	return true
}

// giving is the passive verb of a sum.
type giving struct {
	verb, end   int // the participle, and the token behind it ('made available')
	class       class
	aux, future bool
}

// given reads the passive verb group behind a sum whose text ends at token i: 'has
// [already] been provided', 'in grants was made available', 'allocated' itself.
func (r *reading) given(i int) (p giving, ok bool) {
	s := r.s
	if s.Is(i, ",") && s.In(i+1, be) {
		i++ // 'the rest, $4 million, is met by'
	}
	for n := 0; n < 16 && i < r.sent.Last; n++ {
		w := s.Lower(i)
		switch {
		case s.Text(i) == "(":
			next := s.skipBrackets(i, r.sent.Last)
			if next == i {
				return p, false
			}
			i = next
			continue
		case be.Has(w), w == "has", w == "have", w == "had", w == "will", w == "shall":
			p.aux = true
			p.future = p.future || w == "will" || w == "shall" || w == "be" || w == "being"
		case w == "to" && s.Is(i+1, "be"):
			p.aux, p.future = true, true
		case w == "set" && s.Is(i+1, "aside"):
			return giving{i, i + 2, asks, p.aux, p.future}, true
		case s.IsLower(i) && (participle(w) || w == "met" || w == "borne") && (!moneyNouns.Has(w) || p.aux):
			c := verbs[w]
			p.verb, p.end, p.class = i, i+1, c
			switch {
			case w == "made":
				if !s.Is(i+1, "available") {
					p.class = gives
					return p, p.aux && s.Is(i+1, "by", "to")
				}
				p.class, p.end = gives, i+2
				return p, true
			case w == "received", w == "secured":
				return p, s.Is(i+1, "from") || p.aux
			case (w == "raised" || w == "collected") && s.Is(i+1, "by") && !p.aux:
				p.class = gives
				return p, true
			case bearing.Has(w):
				p.class = gives
				return p, p.aux && s.Is(i+1, "by")
			case c == gives, c == commits, c == pledges, c == asks, funding.Has(w) && s.Is(i+1, "by"):
				return p, p.aux || s.Is(i+1, "by", "from", "to", "through", "under")
			}
			return p, false
		case p.aux:
			if !adverb(w) {
				return p, false
			}
		case s.PartnerAt(i) >= 0 || s.DateAt(i) >= 0:
			// 'to UNICEF', 'for 2023'
		case !s.IsWord(i) && s.Kind(i) != segment.Number && s.Text(i) != "-" && s.Kind(i) != segment.Possessive,
			s.AmountAt(i) >= 0, s.Is(i, "that", "which", "who", "with", "and", "by", "from", "while", "when", "where", "whose"),
			s.isFinite(i) && !s.Is(i-1, "to") && !s.Is(i, "to", "set", "each", "not", "further", "work", "help", "subject"):
			return p, false
		}
		i++
	}
	return p, false
}
