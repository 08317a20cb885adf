package agreement

import "factsheet/pipeline/segment"

// parties reads who makes the agreement, and the tokens that tell it; an empty rule
// where the sentence does not say that one is made.
func (f *finder) parties(sent segment.Sentence, n noun) (parties []int, first, end int, rule string) {
	verb := f.verb(sent, n)
	if verb >= 0 && verb < n.first && acts.Has(f.Lower(verb)) && !f.Is(verb, "announced", "signing", "signature", "launched") {
		// 'A and B signed a contract for the link between C and D': who signs comes first.
		if ps, start := f.subject(f.groupStart(verb, sent.First), sent); len(ps) >= 2 && !f.Is(n.end, "between", "with", "among") {
			return ps, start, n.end, "agreement.signed_by"
		}
	}
	// 'between A and B' behind the noun, with or without the verb between them.
	for i := n.end; i < min(sent.Last, n.end+14); i++ {
		if d := f.DateAt(i); d >= 0 {
			i = max(i, f.Dates[d].End-1)
			continue
		}
		if f.anyNoun(i) || f.Is(i, ";") {
			break
		}
		if f.Is(i, ",") && (f.DateAt(i-1) >= 0 || f.DateAt(i+1) >= 0 || f.Is(i+1, "on", "in") && f.DateAt(i+2) >= 0) {
			continue // 'came after, on 9 June 2023, and is between'
		}
		if f.Is(i, "for", "over") && verb >= 0 && verb < n.first && acts.Has(f.Lower(verb)) && !f.Is(verb, "signing", "signature") && i > n.end {
			break // 'signed a contract for the link between A and B'
		}
		if f.Is(i, "to", "which", "that", "will") || f.Is(i, ",") && !sure.Has(f.Lower(i+1)) && !f.Is(i+1, "between") {
			break // 'a MoU to build the line between A and B'
		}
		if f.Is(i, "between", "among", "amongst") {
			ps, e := f.partiesFrom(i+1, sent.Last)
			if more, end := f.signersFrom(i+1, sent.Last); len(ps) < 2 && len(more) > 1 {
				ps, e = more, end // 'between Ambassador A and Minister B'
			}
			for j := e; verb < 0 && j < min(sent.Last, e+14) && !f.anyNoun(j) && !f.Is(j, ";"); j++ {
				if f.isSure(j) {
					verb, e = j, f.pastForce(j+1)
				}
			}
			if verb >= e && verb < e+14 {
				e = f.pastForce(verb + 1)
			}
			if len(ps) >= 2 && (verb >= 0 || f.happens(sent, n, e) || f.dateBehind(e) >= 0 || f.dateInside(n.end, i)) {
				first = n.first
				if verb >= 0 {
					first = min(first, verb)
				}
				if d := f.dateBehind(e); d >= 0 {
					if e = max(e, f.Dates[d].End); f.Is(e, ")") {
						e++
					}
				}
				return ps, first, max(e, n.end), "agreement.between"
			}
			break
		}
	}
	if verb < 0 {
		return nil, 0, 0, ""
	}
	if verb < n.first {
		// 'A and B [intend to] sign a MoU [with C]'
		g := f.groupStart(verb, sent.First)
		ps, start := f.subject(g, sent)
		if len(ps) == 0 && f.Is(g-1, "we") {
			ps, start = f.Speaker(), g-1
			if len(ps) > 0 {
				with, e := f.with(sent, n)
				if len(with) == 0 {
					return nil, 0, 0, ""
				}
				return append(ps, with...), start, e, "agreement.signed_with"
			}
		}
		if len(ps) == 0 && f.Is(verb, "signing", "signature") && f.Is(verb+1, "of", "a", "an", "the") {
			start = verb
		}
		with, e := f.with(sent, n)
		rule = "agreement.signed_by"
		if len(with) == 0 && f.Is(verb, "signing", "signature", "conclusion") && f.Is(n.end, "by") {
			with, e = f.partiesFrom(n.end+1, sent.Last)
		}
		if len(with) == 0 && f.Is(n.end, "with") {
			return nil, 0, 0, "" // with whom, we do not know
		}
		if len(with) > 0 {
			rule = "agreement.signed_with"
			if len(ps) == 0 && f.Is(g-1, "and") {
				if ps = f.opening(sent); len(ps) > 0 {
					start = f.Partners[ps[0]].First
				}
			}
			ps = append(append([]int(nil), ps...), with...)
		}
		if len(ps) >= 2 {
			return ps, start, max(e, n.end), rule
		}
		if len(ps) == 1 && n.kind == "declaration" && sure.Has(f.Lower(verb)) {
			return ps, start, n.end, "agreement.adopted"
		}
		return nil, 0, 0, ""
	}
	// 'the programme that A and B validated', 'a MoU with B and C, the signing of which'
	if g := f.groupStart(verb, n.end); g > n.end {
		if ps := f.SubjectTo(g, n.end); len(ps) >= 2 && !f.Is(f.Partners[ps[0]].First-1, "with", "of", "for", "and") {
			return ps, n.first, verb + 1, "agreement.signed_by"
		}
	}
	if with, _ := f.with(sent, n); len(with) >= 2 {
		return with, n.first, verb + 1, "agreement.signed_with"
	}
	// 'the MoU with C was signed by A'
	if with, _ := f.with(sent, n); len(with) > 0 && f.Is(verb+1, "by") {
		if ps, e := f.PartiesFrom(verb+2, sent.Last); len(ps) > 0 {
			return append(ps, with...), n.first, e, "agreement.signed_with"
		}
	}
	// 'the MoU signed with C', 'the MoU was signed by A and B'
	i := verb + 1
	for ; i < min(sent.Last, verb+8); i++ {
		if f.Is(i, "with", "by", "between") {
			break
		}
		if f.anyNoun(i) {
			return nil, 0, 0, ""
		}
	}
	ps, e := f.partiesFrom(i+1, sent.Last)
	if len(ps) >= 2 && f.Is(i, "by", "with", "between") {
		return ps, n.first, e, "agreement.signed_by"
	}
	if len(ps) == 1 && n.kind == "declaration" && f.Is(verb, "adopted") && f.Is(i, "by") && f.IsCapital(n.first) {
		return ps, n.first, e, "agreement.adopted"
	}
	return nil, 0, 0, ""
}

// opening are the parties that the sentence begins with, past a date: the subject of
// its verbs.
func (f *finder) opening(sent segment.Sentence) []int {
	i := sent.First
	if f.Is(i, "in", "on") {
		i++
	}
	if d := f.DateAt(i); d >= 0 {
		if i = f.Dates[d].End; f.Is(i, ",") {
			i++
		}
	}
	ps, end := f.PartiesFrom(i, sent.Last)
	if f.Is(end, ",") || f.Kind(end) == segment.Possessive {
		return nil
	}
	return ps
}

// anyNoun reports whether a noun of an agreement begins at token i.
func (f *finder) anyNoun(i int) bool {
	_, ok := f.nounAt(i)
	return ok
}

// verb is the verb of signing that the noun goes with, or -1: shortly before it, or
// behind it in its clause.
func (f *finder) verb(sent segment.Sentence, n noun) int {
	for i, steps := n.first-1, 0; i >= sent.First && steps < 12; i, steps = i-1, steps+1 {
		if a := f.AmountAt(i); a >= 0 {
			i = max(sent.First, f.Amounts[a].First)
			continue
		}
		if d := f.DateAt(i); d >= 0 && f.Is(f.Dates[d].First-1, "on", "in", ",") {
			i = max(sent.First, f.Dates[d].First)
			continue
		}
		if f.Is(i, ",") && (f.DateAt(i-1) >= 0 || f.PlaceAt(i-1) >= 0 || f.DateAt(i+1) >= 0 || weekday.Has(f.Lower(i-1))) {
			continue
		}
		if f.Is(i, ";", ":", "under", "through", "including") || f.Is(i, ",") && f.AmountAt(i-1) < 0 && !f.Is(i+1, "approximately", "new") {
			break
		}
		if signing.Has(f.Lower(i)) && f.IsLower(i) && f.signs(i, n) && !(f.Is(i+1, "of") && f.Is(i+2, "which")) {
			return i
		}
	}
	from := n.end
	if f.Is(from, ",") && !f.Is(from+1, "signed", "concluded", "with", "which", "dated", "worth") {
		// Past what stands beside it: 'The agreement, the basis of the work, was signed'.
		for j := from + 1; j < min(sent.Last, from+14); j++ {
			if f.Is(j, ",") && f.Is(j+1, "was", "were", "has", "have", "had") {
				from = j + 1
				break
			}
		}
	}
	for i, steps := from, 0; i < sent.Last && steps < 9; i, steps = i+1, steps+1 {
		if next := f.aside(i, sent.Last); next > i {
			i = next - 1
			continue
		}
		if f.Is(i, ";", ":") || f.anyNoun(i) || f.Is(i, "and") && !f.IsCapital(i+1) && f.PartnerAt(i+1) < 0 {
			break
		}
		if f.isSure(i) && !(n.kind != "country_programme" && f.Is(i, "launched", "endorsed", "approved")) {
			return i
		}
	}
	return -1
}

// dateInside reports whether a day stands between two tokens: 'came after, on 9 June 2023,
// and is [between]'.
func (f *finder) dateInside(first, end int) bool {
	for i := first; i < end; i++ {
		if d := f.DateAt(i); d >= 0 && f.Dates[d].Value.Precision == "day" && f.Is(i-1, "on", "of", "dated") {
			return true
		}
	}
	return false
}

// aside is the token behind a sum, a date, a party or a bracket that begins at token i, or
// i.
func (f *finder) aside(i, limit int) int {
	if k := f.PartnerAt(i); k >= 0 && f.Partners[k].End > i+1 {
		return min(limit, f.Partners[k].End)
	}
	if a := f.AmountAt(i); a >= 0 {
		return min(limit, f.Amounts[a].End)
	}
	if d := f.DateAt(i); d >= 0 {
		return min(limit, f.Dates[d].End)
	}
	if f.Is(i, "(") {
		for j := i + 1; j < min(limit, i+12); j++ {
			if f.Is(j, ")") {
				return j + 1
			}
		}
	}
	return i
}

// groupStart is the first token of the verb group that ends at token v.
func (f *finder) groupStart(v, start int) int {
	for v > start && f.Is(v-1, "have", "has", "had", "will", "to", "intend", "intends", "plan", "plans", "are", "is", "also", "today", "recently", "jointly", "be", "both", "formally", "officially",
		"agreed", "expect", "expects", "would", "been", "agree", "then", "just", "further", "later", "now", "were", "already") {
		v--
	}
	return v
}

// happens reports whether a noun with 'between A and B' is told to come about: 'a
// second MoU followed', 'a new MoU between A and B will'. An agreement that is only
// spoken of ('under the MoU between A and B') is not told anew.
func (f *finder) happens(sent segment.Sentence, n noun, end int) bool {
	for i := n.first - 1; i >= max(sent.First, n.first-8); i-- {
		if f.Is(i, "under", "existing", "through", "within", "per") {
			return false
		}
		if f.Is(i, "new", "additional", "signing", "bilateral", "first") {
			return true
		}
	}
	return f.Is(n.first-1, "a", "an") && n.kind == "mou"
}

// with reads the parties behind 'with' that follow the noun: 'three MoUs with B'.
func (f *finder) with(sent segment.Sentence, n noun) (parties []int, end int) {
	for i := n.end; i < min(sent.Last, n.end+6); i++ {
		if f.Is(i, "with") {
			if ps, e := f.PartiesFrom(i+1, sent.Last); len(ps) > 0 {
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
