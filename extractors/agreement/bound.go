package agreement

import (
	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/wordset"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// binding are the verbs, beside those of signing, that tell of two as bound by an
// agreement: 'joined hands through a MoU', 'an agreement ties A to B', 'a contract let on'.
var binding = wordset.Fields(`joined teamed partnered binds bind bound ties tie links governs goes dates dated dating let awarded works cooperates collaborates`)

// bound reads an agreement whose parties stand elsewhere in its sentence: 'Under the deal
// penned on 19 May 2024, A and B pledge …', 'Back in 2022 A had joined hands with B through
// a MoU', 'By way of an agreement that goes back to 2017, A works with B'. Two bodies in the
// sentence are the parties; of one, the other is the body that the sheet speaks for.
func (f *finder) bound(sent segment.Sentence, n noun, v *record.Agreement) (rule string, first, end int, doubts []string) {
	if n.kind == "treaty" || n.kind == "declaration" || f.Doc.Blocks[sent.Block].Kind == document.Heading || n.kind == "country_programme" && n.plural {
		return "", 0, 0, nil
	}
	if n.plural && v.Count < 2 || f.Is(n.end, ":") {
		return "", 0, 0, nil
	}
	under := f.Is(n.first-1, "under", "through", "of") || f.Is(n.first-2, "under", "through", "of", "by") || f.Is(n.first-3, "under", "through", "of", "by") || f.Is(n.first-4, "under", "through", "of")
	act := -1
	for i := sent.First; i < sent.Last; i++ {
		w := f.Lower(i)
		if !f.IsLower(i) || abs(i-n.first) > 25 || act >= 0 && abs(act-n.first) <= abs(i-n.first) {
			continue
		}
		signs := acts.Has(w) && f.signs(i, n) && !f.Is(i, "announced", "launched", "adopted", "reached", "signing", "signature", "concluding", "extended", "entering")
		if (signs || binding.Has(w) && (under || i > n.end)) && !f.nounBetween(min(i, n.first), max(i, n.first), n) {
			act = i
		}
	}
	if act < 0 || f.Is(act-1, "be", "not") {
		return "", 0, 0, nil
	}
	lo, hi := min(n.first, act), max(n.end, act+1)
	d := f.dateBehind(n.end)
	for i := act + 1; i < min(sent.Last, act+5) && d < 0; i++ {
		if d = f.DateAt(i); d >= 0 && f.Is(f.Dates[d].First-1, "to", "until", "by", "since") {
			d = -1 // how far it goes
			break
		}
	}
	if d < 0 {
		d = f.dateOf(sent, lo, hi)
	}
	ties := f.Is(act, "binds", "bind", "ties", "tie", "links", "governs")
	if d < 0 && !ties || d >= 0 && (f.Dates[d].Value.EDTF == nil || f.Is(f.Dates[d].First-1, "by", "until", "since") || f.Dates[d].Value.Precision == "year" && f.Is(act, "works", "work") && act == n.first) {
		return "", 0, 0, nil
	}
	var ps []int
	for i := sent.First; i < sent.Last; i++ {
		k := f.PartnerAt(i)
		if k < 0 {
			continue
		}
		p := &f.Partners[k]
		i = p.End - 1
		if p.Value.Weak && !f.Is(p.First-1, "between", "and", "with", ",", "which") && p.First != sent.First || f.Kind(p.End) == segment.Possessive && f.PartnerAt(p.End+1) >= 0 || i > hi && (f.Is(p.First-1, "by") && !acts.Has(f.Lower(p.First-2)) || f.Is(p.First-2, "by") && !acts.Has(f.Lower(p.First-3))) || f.Is(p.First-1, "for", "in") || f.Is(p.First-2, "for", "in", "led") {
			continue
		}
		if p.First < n.first && p.End > n.first-1 && f.IsCapital(n.first) {
			continue // a part of its name
		}
		ps = f.once(ps, k)
	}
	if i := act + 1; f.Is(i, "with") && len(ps) > 1 && f.PartnerAt(i+1) < 0 && f.PartnerAt(i+2) < 0 {
		ps = ps[:1] // 'signed with the foundation': whom, we do not know
	}
	doubts = []string{fact.FarEvidence}
	if len(ps) == 1 {
		own := f.publisher(ps[0])
		if len(own) == 0 {
			doubts = append(doubts, unnamedSide)
		} else {
			doubts = append(doubts, impliedSide)
		}
		ps = append(own, ps...)
		if len(own) == 0 && !(f.Is(n.end, "with") || acts.Has(f.Lower(act))) {
			return "", 0, 0, nil
		}
	}
	if len(ps) == 0 || len(ps) > 3 || len(ps) == 3 && !f.Is(n.end, "with") {
		return "", 0, 0, nil
	}
	v.Parties = f.IDs(f.states(ps))
	if d >= 0 {
		v.Date = f.Dates[d].Value.EDTF
		lo, hi = min(lo, f.Dates[d].First), max(hi, f.Dates[d].End)
	}
	return "agreement.bound", lo, hi, doubts
}

// nounBetween reports whether another agreement's noun stands between two tokens.
func (f *finder) nounBetween(first, end int, n noun) bool {
	for i := first; i < end; i++ {
		if i >= n.first && i < n.end {
			continue
		}
		if f.anyNoun(i) {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
