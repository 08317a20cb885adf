package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/segment"
)

// partiesFrom is PartiesFrom that reads on past a party's place: 'the Embassy in Accra
// and UNDP'.
func (f *finder) partiesFrom(i, limit int) (parties []int, end int) {
	for f.Is(i, "and", "among", "amongst") {
		i++ // 'between and among'
	}
	if parties, end = f.capitalsFrom(i); len(parties) > 0 {
		return parties, end
	}
	parties, end = f.bodiesFrom(i, limit)
	if f.Is(end, "countries", "states", "members") && f.Is(end+1, "and") {
		if more, e := f.PartiesFrom(end+2, limit); len(parties) > 0 && len(more) > 0 {
			return append(parties, more...), e // 'between CARICOM countries and the Bank'
		}
	}
	for len(parties) > 0 {
		j := end
		if f.Is(j, ",") && f.Is(j+1, "represented", "acting") {
			for j += 2; j < min(limit, end+14) && !f.Is(j, ","); j++ {
			}
			if f.Is(j, ",") {
				j++
			}
		}
		if !f.Is(j, "and") {
			break
		}
		if f.Is(j+1, "what") && f.Is(j+2, "is") {
			j += 3 // 'and what is now the Ministry'
		} else if j == end {
			break
		}
		more, e := f.PartiesFrom(j+1, limit)
		if len(more) == 0 {
			break
		}
		parties, end = append(parties, more...), e
	}
	for len(parties) > 0 && f.Is(end, "in") {
		k := f.PlaceAt(end + 1)
		if k < 0 {
			break
		}
		j := f.Places[k].End
		if !f.Is(j, "and", ",") {
			break
		}
		more, e := f.PartiesFrom(j+1, limit)
		if len(more) == 0 {
			break
		}
		parties, end = append(parties, more...), e
	}
	return parties, end
}

// isWith reports whether token i leads to whom an agreement is with: 'with', or the 'to' of a
// loan or a grant that is told by that noun alone.
func (f *finder) isWith(i int, n noun) bool {
	return f.Is(i, "with") || f.Is(i, "to") && f.Is(n.end-1, "loan", "grant", "credit") && !f.IsLower(i+1)
}

// with reads the parties behind 'with' that follow the noun: 'three MoUs with B', 'a loan of
// $5 million to B'.
func (f *finder) with(sent segment.Sentence, n noun) (parties []int, end int) {
	for i := n.end; i < min(sent.Last, n.end+6); i++ {
		if a := f.AmountAt(i); a >= 0 && f.Is(i-1, "of", "worth") {
			i = f.Amounts[a].End - 1
			continue
		}
		if f.isWith(i, n) {
			if ps, e := f.bodiesFrom(i+1, sent.Last); len(ps) > 0 {
				return ps, e
			}
			return nil, n.end
		}
		if f.Is(i, ",", ";", ".") || f.anyNoun(i) {
			break
		}
	}
	return nil, n.end
}

// opening are the parties that the sentence begins with, past a date: the subject of
// its verbs.
func (f *finder) opening(sent segment.Sentence) []int {
	ps, end := f.PartiesFrom(f.pastLeadDate(sent), sent.Last)
	if f.Is(end, ",") || f.Kind(end) == segment.Possessive {
		return nil
	}
	return ps
}

// bodiesFrom is PartiesFrom that takes a noun for the body that it stands for: 'signed with
// the foundation', 'binds the latter'.
func (f *finder) bodiesFrom(i, limit int) (parties []int, end int) {
	if parties, end = f.PartiesFrom(i, limit); len(parties) > 0 {
		return parties, end
	}
	if !f.Is(i, "the", "a") || i+1 >= limit {
		return nil, end
	}
	if ps, first := f.pair(i + 2); first == i && len(ps) > 1 {
		return ps, i + 2 // 'between the trio'
	}
	if j := i + 1; f.IsLower(j) {
		for j < min(limit, i+6) && f.IsLower(j) && !f.Is(j, "in", "of", "on", "for", "to") {
			j++
		}
		if ps, e := f.PartiesFrom(j+1, limit); f.Is(j, ",") && len(ps) == 1 {
			return ps, e // 'with the national tourism agency, ANPT'
		}
	}
	k := f.referent(i + 2)
	if at := len(f.out) - 1; at >= 0 && f.Is(i+1, "latter") {
		ids := f.out[at].Value.Parties
		k = f.mention(ids[len(ids)-1])
	}
	if k < 0 {
		return nil, end
	}
	parties, end = []int{k}, i+2
	if f.Is(end, "and") {
		if more, e := f.PartiesFrom(end+1, limit); len(more) > 0 {
			parties, end = append(parties, more...), e
		}
	}
	return parties, end
}

// referent is the body that a noun with its article right before token i stands for: the
// Sheet's, or the one that its title names or that it speaks for, where the noun is in its name; or -1.
func (f *finder) referent(i int) int {
	if k := f.Referent(i); k >= 0 || !f.Is(i-2, "the") || !f.IsLower(i-1) {
		return k
	}
	for _, k := range f.bodiesIn(f.Sentences[0]) {
		if strings.Contains(strings.ToLower(f.Partners[k].Value.Name), f.Lower(i-1)) {
			return k
		}
	}
	if ps := f.publisher(-1); len(ps) == 1 && strings.Contains(strings.ToLower(f.Partners[ps[0]].Value.Name), f.Lower(i-1)) {
		return ps[0]
	}
	return -1
}

// clauseBodies are the bodies before an agreement in its clause that act under it: '…, and A backs
// the scheme with a grant under an agreement signed with B'; nil where nothing is told to be done
// under it.
func (r *reading) clauseBodies() []int {
	i := r.n.first - 1
	for i > r.n.first-5 && (r.IsLower(i) || r.Is(i, "-")) && !r.Is(i, "under", "through", "by", "per") {
		i--
	}
	if !r.Is(i, "under", "through") {
		return nil
	}
	start := r.sent.First
	for j := i - 1; j > start; j-- {
		if r.Is(j, ";", ":") || r.Is(j, ",") && r.Is(j+1, "and", "but", "while", "whereas") {
			start = j + 1
		}
	}
	return r.bodiesIn(segment.Sentence{First: start, Last: i})
}

// counterpart is who has the agreement with those named behind it, up to token end: its
// owner, the subject of the sentence, who acts under it, or the body that the sheet speaks
// for; and the tokens that tell all.
func (r *reading) counterpart(end int) (ps []int, lo, hi int, doubts []string) {
	lo, hi = r.n.first, end
	if ps = r.named(r.sent, r.n); len(ps) > 0 {
		return ps, r.Partners[ps[0]].First, hi, nil
	}
	if ps = r.opening(r.sent); len(ps) == 1 && r.Partners[ps[0]].End <= r.n.first {
		return ps, r.Partners[ps[0]].First, hi, []string{fact.FarEvidence}
	}
	if c := r.comma(end, r.sent.Last); c >= 0 && r.under() {
		if ps, e := r.PartiesFrom(c+1, r.sent.Last); len(ps) == 1 && r.IsLower(e) {
			return ps, lo, e, []string{fact.FarEvidence}
		}
	}
	if ps = r.clauseBodies(); len(ps) == 1 {
		return ps, r.Partners[ps[0]].First, hi, []string{fact.FarEvidence}
	}
	but := -1
	if len(r.with) > 0 {
		but = r.with[0]
	}
	if ps = r.host(but); len(ps) > 0 {
		return ps, lo, hi, []string{impliedSide}
	}
	return nil, lo, hi, []string{unnamedSide}
}
