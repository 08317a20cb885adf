package fact

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// ofNoun reads 'a contribution of $5 million', 'China's voluntary contributions
// totalled $5 million', 'a grant worth $5 million'.
func (r *reading) ofNoun(f *Flow, _ int) bool {
	s := r.s
	i, ok := r.linked(f)
	if !ok {
		return false
	}
	if k := s.PartnerAt(i); k >= 0 && s.Partners[k].End == i+1 {
		// 'a contribution from Norway of', 'funding from the Fund in the amount of'
		if before := s.beforeOwner(s.Partners[k].First, r.clear); s.Is(before-1, "from") && before-2 >= r.clear &&
			s.In(before-2, giftNouns) {
			f.Donors, f.First = []int{k}, before-2
			r.recipient(f)
			return true
		}
	}
	if i < r.clear || !s.In(i, giftNouns) && !s.isPortion(i) || r.noGift(f, i) {
		return false
	}
	n := nounPhrase{noun: i, first: s.phraseFrom(i, r.clear)}
	f.First = min(f.First, n.first)
	f.Stage, f.Kind = stageOfNoun(s.Lower(i)), kindOfNoun(s.Lower(i))
	if p, ok := r.given(s.Amounts[f.Amount].End); ok && p.aux {
		f.Stage = stageOf(p.class, s.Lower(p.verb), p.future) // 'support of $3 million has been given'
	}
	if len(f.Donors) > 0 { // told in the noun's own phrase
		r.recipient(f)
		return true
	}
	for _, who := range nounGivers {
		switch who.read(r, f, n) {
		case told:
			if len(f.Recipients) == 0 {
				r.recipient(f)
			}
			return true
		case whole:
			return true
		case never:
			return false
		}
	}
	return false // no one is told to give it
}

// nounPhrase is a noun of money with the words before it that belong to it.
type nounPhrase struct{ noun, first int }

// owner is the token of one of the words that says whose the noun is, or -1.
func (n nounPhrase) owner(s *Sheet, words ...string) int {
	for i := n.noun - 1; i >= n.first-1; i-- {
		if s.Is(i, words...) {
			return i
		}
	}
	return -1
}

// verdict is what one way to tell a noun's giver finds.
type verdict uint8

const (
	pass  verdict = iota // it is not told so
	told                 // it is: who takes is still to be read
	whole                // all is read
	never                // the money is no flow
)

// nounGivers are the ways in which the giver of a noun of money is told, the nearest first.
var nounGivers = []struct {
	doc  string
	read func(r *reading, f *Flow, n nounPhrase) verdict
}{
	{"'USAID has met its pledge of'", func(r *reading, f *Flow, n nounPhrase) verdict {
		i := n.owner(r.s, "its", "their")
		if i < 0 {
			return pass
		}
		if k := r.s.subjectBefore(i); i == r.sent.First && k >= 0 {
			f.Donors, f.Doubts = []int{k}, append(f.Doubts, FarEvidence)
			return told // 'Its present grant of'
		}
		return when(r.thankedFor(f, i) || (i < n.first || verbs[r.s.Lower(i-1)] == noVerb) && r.inherited(f, i), told)
	}},
	{"'granted Mali six loans worth', 'hands WFP a grant of'", (*reading).nounToWhom},
	{"'China's contributions', 'UNDP funding of', 'the Fund (IDA) a grant of'", (*reading).owner},
	{"'a grant of $5 million from Japan'", func(r *reading, f *Flow, _ nounPhrase) verdict { return when(r.givenBy(f), told) }},
	{"'a grant by the Bank of'", (*reading).withNoun},
	{"'announced a new grant of', 'received a loan of'", (*reading).nounOfVerb},
	{"'took a stake of'", (*reading).stakeTaken},
	{"'Through a grant of $2 million, the Bank'", func(r *reading, f *Flow, _ nounPhrase) verdict { return when(r.throughIt(f), whole) }},
	{"'a grant of $3 million was signed between'", func(r *reading, f *Flow, _ nounPhrase) verdict { return when(r.between(f), whole) }},
	{"'a loan of $12 million and a grant of'", func(r *reading, f *Flow, n nounPhrase) verdict { return when(r.alike(f, n.first), whole) }},
	{"'The support totals', of who supports in the sentence before",
		func(r *reading, f *Flow, n nounPhrase) verdict { return when(r.saidAgain(f, n.noun), told) }},
	{"under 'How Norway funds the ILO'", func(r *reading, f *Flow, _ nounPhrase) verdict { return when(r.ofSection(f), told) }},
	{"'with a contribution of', of the clause's subject or of no one named",
		func(r *reading, f *Flow, n nounPhrase) verdict { return when(r.carried(f, n.first), told) }},
	{"'a grant of $750,000 to the University', of no one named",
		func(r *reading, f *Flow, n nounPhrase) verdict { return when(r.taken(f, n.first), whole) }},
}

func when(is bool, v verdict) verdict {
	if is {
		return v
	}
	return pass
}

// amounting are the verbs of the links that may stand far behind their noun.
var amounting = wordset.Fields(`amounted amounts stands stood came comes ran runs rose grew fell went climbed dropped`)

// links are the words that tie a noun of money to its sum, the longest first.
var links = [][]string{
	{"in", "the", "amount", "of"}, {"in", "amount", "of"}, {"amounted", "to"}, {"amounting", "to"}, {"amounts", "to"},
	{"rose", "from"}, {"grew", "from"}, {"increased", "from"}, {"climbed", "from"},
	{"went", "up", "from"}, {"fell", "from"}, {"dropped", "from"},
	{"came", "to"}, {"comes", "to"}, {"stood"}, {"stands"}, {"ran", "to"}, {"runs", "to"},
	{"valued", "at"}, {"put", "at"}, {"set", "at"},
	{"of"}, {"worth"}, {"totaling"}, {"totalling"}, {"totaled"}, {"totalled"}, {"totals"}, {"reached"}, {"valued"},
	{"is"}, {"was"}, {"were"},
	{"exceeded"}, {"exceeds"}, {"equalled"}, {"equaled"}, {"topped"},
}

// linkEnds are the last words of the links.
var linkEnds = func() *wordset.Set {
	var ends []string
	for _, words := range links {
		ends = append(ends, words[len(words)-1])
	}
	return wordset.Of(ends...)
}()

// linked is the token of the noun that a link ties a flow's sum to, or of what stands there
// instead; ok is false where no link stands before the sum.
func (r *reading) linked(f *Flow) (noun int, ok bool) {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if s.fillsBracket(a.First, a.End) && s.In(a.First-2, giftNouns) {
		return a.First - 2, true // 'Norway's contribution (NOK 3 million)'
	}
	i := a.First - 1
	for n := 0; n < 6 && i > r.clear && s.In(i, lead) && !s.Is(i, "of", "with") && !(s.Is(i, "to") && !s.Is(i-1, "up", "close")); n++ {
		i--
	}
	if s.Is(i, ",") && i == a.First-1 && s.In(i-1, giftNouns) && s.isApposed(i-1, a.End) {
		return i - 1, true // 'the largest credit, $250 million, to'
	}
	if s.Is(i, "for", "of", "worth") && s.Is(i-1, "agreement") && s.In(i-2, giftNouns) {
		return i - 2, true // 'a loan agreement for up to'
	}
	if s.Is(i, "for") && s.Is(i-1, "cheque", "check") {
		return i - 1, true
	}
	tie := s.tie(i)
	if tie == 0 {
		return r.behindColon(i)
	}
	if s.Is(i, "from") && s.whenBehind(a.End, r.sent.Last) == "" {
		return i, false // of no year
	}
	i -= tie
	verb := i + 1
	for n := 0; n < 3 && i > r.clear && s.In(i, auxiliaries); n++ {
		i--
	}
	i = s.beforeAside(i, r.clear)
	if !s.In(i, giftNouns) && (verbs[s.Lower(verb)] == gathers || s.In(verb, amounting) || s.Is(i+1, "is", "was", "were")) {
		if n := r.nounFurther(f, i); verb == i+1 || !s.Is(n, "investment", "investments") {
			i = n // but what 'has exceeded' is what many invest
		}
	}
	return i, true
}

// behindColon is the noun of a gift that a clause tells whose sum stands behind its colon at
// token i: 'renewed its contribution to UNFPA: EUR 3 million a year'.
func (r *reading) behindColon(i int) (noun int, ok bool) {
	s := r.s
	if !s.Is(i, ":") || i-r.clear < 4 {
		return i, false
	}
	for j := i - 1; j > max(r.clear, i-12); j-- {
		switch {
		case s.Is(j, ",", ";") || s.newLine(j):
			return i, false
		case s.In(j, giftNouns):
			f := &r.try
			if s.Is(j+1, "to", "for") && j+1 < i {
				f.Recipients, _ = s.PartiesFrom(j+2, i)
			}
			return j, s.Is(s.phraseFrom(j, r.clear)-1, "its", "their") || s.In(s.phraseFrom(j, r.clear), aOrIts)
		}
	}
	return i, false
}

// aOrIts are the words before a noun that a clause tells of once.
var aOrIts = wordset.Fields(`a an its their another new`)

// isApposed reports whether a sum whose text ends at token end only tells how much the money is
// whose noun stands before it, a comma between: 'a second grant, $9 million, pays for'.
func (s *Sheet) isApposed(noun, end int) bool {
	i := noun
	for n := 0; n < 4 && !s.In(i, determiners) && s.IsLower(i); n++ {
		i--
	}
	return s.In(i, determiners) && s.Is(end, ",", ".", "to", "for", "from")
}

// tie is how many tokens the link has that ends at token i; 0 where none does.
func (s *Sheet) tie(i int) int {
	if !s.In(i, linkEnds) {
		return 0
	}
	for _, words := range links {
		n := len(words)
		for k := 0; k < n; k++ {
			if !s.Is(i-k, words[n-1-k]) {
				n = 0
			}
		}
		if n > 0 {
			return n
		}
	}
	return 0
}

// noGift reports whether a noun of money is no gift where it stands: what firms own abroad,
// a sum of sums that a sentence begins with, a budget that is no project's, a package that
// no verb gives.
func (r *reading) noGift(f *Flow, noun int) bool {
	s := r.s
	switch {
	case s.Is(noun, "investment", "investments") && s.Is(noun-1, "direct"):
		return true
	case s.Is(noun, "budget", "investments"):
		return !s.Is(noun-1, "project", "programme", "program", "initial", "an", "a", "its")
	case s.Is(noun, "package"):
		return s.verbBefore(noun, r.clear) < 0
	case noun <= r.sent.First+1 && s.Is(noun, "contributions", "grants", "loans", "donations", "funding"):
		return s.PartnerAt(noun-1) < 0 && !s.Is(noun-1, "with", "through") && !s.Is(s.Amounts[f.Amount].End, "from", "by", "in")
	}
	return false
}

// phraseFrom is the first token of the adjectives before a noun: 'voluntary contributions'
// of China's.
func (s *Sheet) phraseFrom(noun, start int) int {
	i := noun
	for n := 0; n < 6 && i > start && (s.IsWord(i-1) || s.Is(i-1, "-") && s.Glued(i) && s.Glued(i-1)) && s.PartnerAt(i-1) < 0 &&
		(verbs[s.Lower(i-1)] == noVerb || s.In(i-1, giftNouns) || s.Is(i-1, "total")) && !s.In(i-1, prepositions) &&
		!s.Is(i-1, "the", "as", "includes", "include", "included"); n++ {
		i--
	}
	return i
}

// nounToWhom reads a noun that is a verb's second object, behind whom it is given to: 'granted
// Mali six loans worth', 'hands WFP a grant of'.
func (r *reading) nounToWhom(f *Flow, n nounPhrase) verdict {
	s := r.s
	i := n.first
	if s.Is(i-1, "a", "an", "the", "its", "their") {
		i--
	}
	ps, start := s.PartiesTo(i, r.clear)
	if len(ps) == 0 || s.Kind(i-1) == segment.Possessive || start-1 <= r.sent.First {
		return pass
	}
	c := verbs[s.Lower(start-1)]
	if !s.IsLower(start-1) || c != gives && c != pledges && !s.In(start-1, allotting) {
		return pass
	}
	first, future, passive := s.groupBefore(start-1, r.sent.First)
	if passive || !r.subject(f, first) {
		return pass
	}
	f.Recipients, f.First = ps, min(f.First, first)
	f.Stage = stageOf(c, s.Lower(start-1), future)
	return whole
}

// owner reads a giver right before the noun: 'China's contributions', 'UNDP funding of',
// 'the Fund (IDA) a grant of'.
func (r *reading) owner(f *Flow, n nounPhrase) verdict {
	s := r.s
	k := s.PartnerAt(n.first - 1)
	switch {
	case n.owner(s, "our") >= 0:
		f.Donors, f.First = s.Speaker(), n.owner(s, "our")
		return told
	case n.owner(s, "whose") >= 0:
		// 'Thanks to Japan, whose grant of'
		i := n.owner(s, "whose")
		if s.Is(i-1, ",") {
			i--
		}
		ps, start := s.PartiesTo(i, r.clear)
		f.Donors, f.First = ps, min(f.First, start)
		return when(len(ps) > 0, told)
	case s.Kind(n.first-1) == segment.Possessive:
		k = s.PartnerAt(n.first - 2)
	case s.Text(n.first-1) == ")" && s.Is(n.first, "a"):
		k = s.PartnerAt(s.beforeBrackets(n.first, r.clear) - 1)
	case k >= 0 && s.Partners[k].End != n.first:
		k = -1
	}
	if k < 0 {
		return pass
	}
	f.Donors, f.First = []int{k}, s.Partners[k].First
	return told
}

// withNoun reads a giver right behind the noun: 'a grant by the Bank of'.
func (r *reading) withNoun(f *Flow, n nounPhrase) verdict {
	if !r.s.Is(n.noun+1, "from", "by") {
		return pass
	}
	ps, end := r.s.PartiesFrom(n.noun+2, r.s.Amounts[f.Amount].First)
	if len(ps) == 0 {
		return pass
	}
	f.Donors, f.End = ps, max(f.End, end)
	return told
}

// nounOfVerb reads a noun that is a verb's object: 'announced a new grant of', 'received a
// loan of'.
func (r *reading) nounOfVerb(f *Flow, n nounPhrase) verdict {
	s := r.s
	g := s.verbBefore(n.first, r.clear)
	idiom := noVerb
	if g < 0 {
		i := n.first - 1
		if s.Is(i, "a", "an", "its", "their", "the") {
			i--
		}
		if g, idiom = s.idiomTo(i, r.clear); idiom == noVerb {
			return pass
		}
	}
	c := verbs[s.Lower(g)]
	if idiom != noVerb {
		c = idiom // 'put in a grant of'
	}
	if _, assent := s.idiomTo(n.first-1, g); assent == commits {
		c = commits // 'gave its approval to a loan of'
	}
	first, future, passive := s.groupBefore(g, r.sent.First)
	switch {
	case c == receives || passive:
		if !r.received(f, g) {
			return never
		}
		f.Kind = ""
		return whole
	case c == gathers || !r.subject(f, first):
		return never
	}
	f.Stage = stageOf(c, s.Lower(g), future)
	f.First = min(f.First, first)
	if len(f.Donors) > 1 && s.Is(g, "sign", "signed", "signs", "signing") {
		r.sides(f)
		return whole
	}
	if s.Is(g, "sign", "signed", "signs", "signing", "concluded") {
		r.withBody(f)
	}
	return told
}

// stageOfNoun is the stage that a noun of money tells by itself.
func stageOfNoun(w string) string {
	switch w {
	case "pledge", "pledges":
		return Pledge
	case "commitment", "commitments", "allocation", "allocations", "award", "awards":
		return Commitment
	case "disbursement", "disbursements":
		return Disbursement
	}
	return Unspecified
}
