package project

import "factsheet/pipeline/segment"

// shortForm is the token after a bracket of one word at token i, or i: '(KCRP)'.
func (f *finder) shortForm(i, limit int) int {
	if f.Text(i) == "(" && i+2 < limit && f.IsCapital(i+1) && f.Text(i+2) == ")" {
		return i + 3
	}
	return i
}

// nameStart is the first token of a capitalised name that ends before token end, or -1.
func (f *finder) nameStart(end, start int) int {
	i, big := f.bracketStart(end, start)-1, 0
	first := -1
loop:
	for ; i >= max(start, end-18); i-- {
		switch {
		case f.Kind(i) == segment.Possessive:
			break loop
		case f.Is(i, "the"):
			inside := small(f, i-1) && f.IsCapital(i-2) ||
				f.IsCapital(i-1) && i-2 >= start && (f.IsCapital(i-2) || f.Is(i-2, "its", "the", "a"))
			if !inside || f.endsBody(i-1) || f.endsBody(i-2) || f.takesPlace(i-2) {
				break loop
			}
		case f.IsCapital(i):
			if f.Is(i, "its", "their", "our", "this", "a", "an", "under", "through", "with", "in", "for", "and", "since", "as") {
				break loop
			}
			first = i
			big++
		case small(f, i):
			if !f.IsCapital(i-1) || f.endsBody(i-1) || i-1 < start {
				break loop
			}
		case f.Text(i) == ")" && i == end-2 && f.Text(i-2) == "(" && f.namesProject(end-1):
			i -= 2 // 'Young Builders of the North (YBN) Initiative'
		case f.Is(i, "-", "+") && f.Glued(i):
		case f.Kind(i) == segment.Number && f.IsCapital(i-1):
		default:
			break loop
		}
	}
	if first < 0 {
		return -1
	}
	if own := f.namesProject(end - 1); (big < 2 || big < 3 && own) && (own && big < 2 || !f.isOwnWord(first) || f.namesProject(first)) {
		return -1
	}
	if k := f.PartnerAt(first); k >= 0 && f.isHeldAsBody(k, end) && (f.Partners[k].End >= end-1 || f.Partners[k].First < first) {
		return -1 // a body's name
	}
	if k := f.PartnerAt(end - 1); k >= 0 && f.Partners[k].First <= first && f.isHeldAsBody(k, end) {
		return -1
	}
	for j := first; j < end && (f.PartnerAt(j) >= 0 && f.isHeldAsBody(f.PartnerAt(j), end) || !f.IsWord(j)); j++ {
		if j == end-1 {
			return -1 // 'a joint UNDP-UNICEF project'
		}
	}
	return first
}

// plainName is the first token of a name that goes on in small letters to its noun, at token
// i: 'the Kolda markets programme', 'the ALGAE coastal waters initiative'; or -1.
func (f *finder) plainName(i, start int) int {
	j, own := i-1, false
	for ; j > i-3 && f.IsLower(j) && len(f.Text(j)) > 3 && !f.verbHere(j); j-- {
		own = own || !kinds.Has(f.Lower(j))
	}
	if j == i-1 || !own || j <= start+1 || !f.IsCapital(j) || !f.Is(j-1, "the", "its") || f.PartnerAt(j) >= 0 || f.isDemonym(j) {
		return -1
	}
	if k := f.PlaceAt(j); k >= 0 && (f.Places[k].First < j || f.Places[k].Value.Kind == "country") || k < 0 && !f.isOwnWord(j) {
		return -1
	}
	return j
}

// takesPlace reports whether a place ends at token i that is given something: 'to Papua New
// Guinea for the'.
func (f *finder) takesPlace(i int) bool {
	k := f.PlaceAt(i)
	return k >= 0 && f.Places[k].End == i+1 && f.Is(i+1, "for") && f.Is(f.Places[k].First-1, "to", "in")
}

// endsBody reports whether the name of a body, no mere country, ends at token i.
func (f *finder) endsBody(i int) bool {
	k := f.PartnerAt(i)
	return k >= 0 && !f.Partners[k].Value.Weak && f.Partners[k].End == i+1
}

// nextName is where the next named project of a sentence begins, or limit.
func (f *finder) nextName(i, limit int) int {
	for j := i; j < limit; j++ {
		if f.Is(j, ";") {
			return j
		}
		if f.projectNoun(j) {
			end := j
			if f.IsCapital(j) {
				end++
			}
			if first := f.nameStart(end, i); first > i {
				return first
			}
		}
	}
	return limit
}
