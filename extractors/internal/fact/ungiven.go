package fact

import "factsheet/pipeline/wordset"

// Ungiven is the rule of money that no one is told to give.
const Ungiven = "contribution.ungiven"

// loneNouns name money that someone must have given, though the sheet says not who: 'a loan
// of $5 million will finance the road'. 'Budget' and 'investment' do not.
var loneNouns = wordset.Fields(`loan loans grant grants credit credits donation donations contribution contributions award awards
	gift gifts`)

// looseNouns are those that do so behind an article or 'additional' only.
var looseNouns = wordset.Fields(`financing funding co-financing cofinancing support assistance aid package tranche instalment installment`)

// unreal are the moods of what is not, or not yet, given.
var unreal = wordset.Fields(`would could should might may can cannot not never if unless`)

// causes are what money does, beside the verbs of backing: 'will enable', 'covers'.
var causes = wordset.Fields(`enable enables enabled allow allows allowed cover covers covered underpin underpins underpinned
	complement complements complemented accompany accompanies accompanied benefit benefits benefited boost boosts boosted made let
	lets`)

// sumPhrase is a sum with the noun of money that names it: 'an additional loan of $5
// million', 'a $5 million grant'.
type sumPhrase struct{ first, noun, end int }

// ungiven reads money whose giver is not told where its noun says that it was given, and
// the clause what for: 'A loan of $12 million and a grant of $3 million will help finance
// the road', 'Backed by a $20 million loan, the project', 'The scheme receives a grant of $4
// million'. A sum that the sheet has told before is not told anew.
func (r *reading) ungiven(f *Flow, g int) bool {
	s := r.s
	p, ok := r.sumPhrase(f, g)
	if !ok || s.Is(p.end, "from", "by") && !s.Is(p.end+1, "its", "our") || r.toldBefore(f.Amount) {
		return false
	}
	f.Stage, f.Kind = stageOfNoun(s.Lower(p.noun)), kindOfNoun(s.Lower(p.noun))
	goesOn := r.last != nil && r.last.Rule == Ungiven && r.last.Amount == f.Amount-1 && s.Is(p.first-1, "and", ",", "plus", "with")
	switch {
	case goesOn:
		f.Stage = r.last.Stage
	case r.broughtBy(p.first):
	case r.got(f, p.first):
	case r.opensClause(p.first) && (s.sealedBehind(p.end) || r.serves(f, r.afterSums(p.end))):
	default:
		return false
	}
	if s.Is(p.end-1, ",") {
		p.end--
	}
	f.First, f.End = min(f.First, p.first), max(f.End, p.end)
	r.recipient(f)
	return true
}

// sumPhrase is the phrase of a flow's sum, where g is the token before what leads up to it.
func (r *reading) sumPhrase(f *Flow, g int) (p sumPhrase, ok bool) {
	s, a := r.s, &r.s.Amounts[f.Amount]
	p.end = a.End
	if s.Is(g, "worth", "totalling", "totaling") {
		g--
	}
	apposed := s.Is(g, ",") && g > r.clear && (s.In(g-1, loneNouns) || s.In(g-1, looseNouns)) && s.isApposed(g-1, a.End)
	if apposed {
		g--
		if s.Is(a.End, ",") {
			p.end++ // 'a second grant, $9 million, pays for'
		}
	}
	if g >= r.clear && (g < a.First-1 || apposed) && (s.In(g, loneNouns) || s.In(g, looseNouns)) {
		p.noun = g
		p.first = s.articleBefore(g, r.clear)
	} else {
		p.first, p.noun = g+1, -1
		for s.Is(p.first, "to", "with") {
			p.first++
		}
		for i := a.End; i < min(r.sent.Last, a.End+7); i++ {
			if w := s.Lower(i); loneNouns.Has(w) || looseNouns.Has(w) {
				p.noun, p.end = i, i+1
			}
			if !s.IsWord(i) && s.Text(i) != "-" || s.In(i, prepositions) || p.noun == i && !s.Is(i+1, "package") {
				break
			}
		}
		if p.noun < 0 {
			return p, false
		}
	}
	for i := p.first; i < p.noun; i++ {
		if s.Is(i, "private", "commercial", "domestic", "own") || s.In(i, trades) {
			return p, false
		}
	}
	return p, s.In(p.noun, loneNouns) || s.In(p.noun-1, loneNouns) || s.Is(p.first, "a", "an", "additional", "new", "further") ||
		s.Is(p.first, "the", "another") && s.House() >= 0 || s.Is(p.noun-1, "technical")
}

// articleBefore is the first token of the phrase of a noun: its article, or the first of the
// words that belong to it.
func (s *Sheet) articleBefore(noun, start int) int {
	i := noun
	for n := 0; n < 7 && i > start; n++ {
		w := s.Lower(i - 1)
		if !s.IsWord(i-1) && s.Text(i-1) != "-" || prepositions.Has(w) || verbs[w] != noVerb && !moneyNouns.Has(w) {
			break
		}
		if i--; determiners.Has(w) || w == "a" || w == "an" {
			break
		}
	}
	return i
}

// toldBefore reports whether an earlier flow has the same sum.
func (r *reading) toldBefore(k int) bool {
	s := r.s
	v := &s.Amounts[k].Value
	if v.Value == nil || v.Currency == nil {
		return false
	}
	for i := range s.flows {
		if w := &s.Amounts[s.flows[i].Amount].Value; w.Value != nil && w.Currency != nil && *w.Value == *v.Value &&
			*w.Currency == *v.Currency {
			return true
		}
	}
	return false
}

// broughtBy reports whether a sum's phrase that begins at token i is what something is paid
// with: 'backed by a $20 million loan', 'financed through a grant of', 'thanks to a grant of'.
func (r *reading) broughtBy(i int) bool {
	s := r.s
	switch j := i - 1; {
	case s.Is(j, "by", "through", "with") && j > r.sent.First && s.In(j-1, funding), s.Is(j, "by") && s.Is(j-1, "possible"):
		return true
	case s.Is(j, "to"):
		return j-1 == r.sent.First && s.Is(j-1, "thanks")
	}
	return false
}

// got reads a sum whose phrase begins at token i as the object of a verb of getting.
func (r *reading) got(f *Flow, i int) bool {
	s := r.s
	g := i - 1
	if c := verbs[s.Lower(g)]; c != receives && c != commits && c != gives || g <= r.sent.First {
		return false
	}
	first, future, passive := s.groupBefore(g, r.sent.First)
	if verbs[s.Lower(g)] != receives && !passive {
		return false
	}
	for j := first; j < g; j++ {
		if s.In(j, unreal) || s.Is(j, "seeking", "seeks", "seek", "hopes", "expects") {
			return false
		}
	}
	switch {
	case future:
		f.Stage = Commitment
	case participle(s.Lower(g)) || passive:
		f.Stage = Disbursement
	}
	f.First = min(f.First, first)
	return first > r.sent.First
}

// opensClause reports whether a sum's phrase that begins at token i is a clause's first.
func (r *reading) opensClause(i int) bool {
	return i <= r.sent.First || r.s.Is(i-1, ",", ":", ";", "that", "and", "while", "addition", "today")
}

// sealing are the participles of what has been done with a loan or grant.
var sealing = wordset.Fields(`approved signed granted extended awarded disbursed agreed concluded released`)

// sealedBehind reports whether a phrase between commas behind a sum's, at token i, tells that it
// was given: 'an earlier credit of $4 million, approved in 2016,'.
func (s *Sheet) sealedBehind(i int) bool {
	return s.Is(i, ",") && s.In(i+1, sealing) && s.Is(i+2, "in", "on", "by", "last", ",", "earlier", "during")
}

// afterSums is the token behind the further sums that are joined to a phrase which ends at
// token i: 'a loan of $5 million [and a grant of $2 million]'.
func (r *reading) afterSums(i int) int {
	s := r.s
	for s.Is(i, "and", ",", "plus", "alongside") {
		j := i + 1
		for n := 0; n < 8 && s.AmountAt(j) < 0 && (s.IsWord(j) || s.Is(j, "-")) && !s.isFinite(j); n++ {
			j++
		}
		k := s.AmountAt(j)
		if k < 0 {
			return i
		}
		i = s.Amounts[k].End
		for n := 0; n < 4 && s.IsWord(i+n) && !s.In(i+n, prepositions); n++ {
			if s.In(i+n, loneNouns) {
				i += n + 1
				break
			}
		}
	}
	return i
}

// serves reports whether the verb of a sum's phrase, from token i on behind what the money is
// for, tells that it was given: 'will help finance', 'supports', 'was approved'.
func (r *reading) serves(f *Flow, i int) bool {
	s := r.s
	for n := 0; n < 14 && !s.isFinite(i) && !s.In(i, causes) && !s.Is(i, "goes", "went"); n++ {
		if i >= r.sent.Last || s.AmountAt(i) >= 0 || s.Is(i, ",", ";", ":", "that", "which", "who", "from", "by") {
			return false
		}
		i++
	}
	will, been, helps := false, false, false
	for ; i < r.sent.Last && (s.In(i, auxiliaries) || adverb(s.Lower(i))); i++ {
		w := s.Lower(i)
		if been && verbs[w] != noVerb && participle(w) {
			break // 'was agreed'
		}
		if s.In(i, unreal) {
			return false
		}
		will = will || w == "will" || w == "to" && s.In(i-1, be)
		been = been || s.In(i, be)
		helps = helps || w == "help" || w == "helps" || w == "helped"
	}
	w := s.Lower(i)
	c := verbs[w]
	switch {
	case !s.IsLower(i):
		return helps
	case been && participle(w):
		if c != gives && c != commits && c != pledges && c != opens && c != receives || s.Is(i+1, "by", "from") {
			return false
		}
		if f.Stage = stageOf(c, w, will); c == receives {
			f.Stage = Disbursement
		}
		f.End = max(f.End, i+1)
		return true
	case been:
		return false // 'is larger than'
	case helps, will && c != asks && c != gathers, c == backs, s.In(i, causes):
		if to, end := s.PartiesFrom(i+1, r.sent.Last); len(to) == 1 && s.Is(end, "to") && s.Is(i, "help", "helps", "helped",
			"enables", "enable", "enabled", "allows", "allow", "allowed", "lets", "let") {
			f.Recipients = to // 'helps the Fund to offer'
		}
		return true
	}
	return s.Is(i, "pays", "pay", "paid", "goes", "went") && s.Is(i+1, "for", "to", "towards", "toward", "into")
}
