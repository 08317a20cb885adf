package agreement

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

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
		if f.Is(i, ",") && (f.DateAt(i-1) >= 0 || f.PlaceAt(i-1) >= 0 || f.DateAt(i+1) >= 0 || f.In(i-1, weekday)) {
			continue
		}
		if f.Is(i, ";", ":", "under", "through", "including") || f.Is(i, ",") && f.AmountAt(i-1) < 0 && !f.Is(i+1, "approximately", "new") {
			break
		}
		if f.In(i, signing) && f.IsLower(i) && f.signs(i, n) && !f.isAdjective(i) && !(f.Is(i+1, "of") && f.Is(i+2, "which")) {
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
	if i := sent.First; f.In(i, acts) && f.signs(i, n) && !f.Is(i+1, "by", "at") {
		// 'Signed in Dakar in April 2019, the agreement between A and B'
		for j := i + 1; j < min(n.first, i+14); j++ {
			if f.Is(j, ",") && f.Is(j+1, "the", "this") && n.first-j < 7 {
				return i
			}
		}
	}
	return -1
}

// auxiliaries are the words of a verb group before its last verb.
var auxiliaries = wordset.Fields(`have has had will to intend intends plan plans are is also today recently jointly be both formally
	officially agreed expect expects would been agree then just further later now were already`)

// groupStart is the first token of the verb group that ends at token v.
func (f *finder) groupStart(v, start int) int {
	for v > start && f.In(v-1, auxiliaries) {
		v--
	}
	return v
}

// aside is the token behind a sum, a date, a party, a place or a bracket that begins at token i, or
// i.
func (f *finder) aside(i, limit int) int {
	if k := f.PartnerAt(i); k >= 0 && f.Partners[k].End > i+1 {
		return min(limit, f.Partners[k].End)
	}
	if p := f.PlaceAt(i); p >= 0 && f.Places[p].End > i+1 {
		return min(limit, f.Places[p].End)
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

// isAdjective reports whether a participle stands before a noun that it only describes: 'an
// amended agreement', 'the extended partnership'.
func (f *finder) isAdjective(i int) bool {
	return f.In(i, passive) && f.Is(i-1, "a", "an", "the", "newly", "recently", "first")
}
