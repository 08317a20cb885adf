package agreement

import "factsheet/pipeline/segment"

// isSure reports whether token i is a verb that makes an agreement by itself.
func (f *finder) isSure(i int) bool {
	if f.Is(i, "announced") && f.Is(i-1, "was", "were") {
		return true
	}
	if !sure[f.Lower(i)] || !f.IsLower(i) {
		return false
	}
	return !f.Is(i, "came") || f.pastForce(i+1) > i+1
}

// signs reports whether a verb of signing fits the noun behind it: a country programme
// is launched, a MoU is not; 'to initial' is a verb, 'an initial' none.
func (f *finder) signs(verb int, n noun) bool {
	switch f.Lower(verb) {
	case "launch", "launched", "endorsed", "approved":
		return n.kind == "country_programme"
	case "initial":
		return f.Is(verb-1, "to")
	case "came":
		return false
	}
	return true
}

// pastForce is the token after 'into force' at token i, or i.
func (f *finder) pastForce(i int) int {
	if f.Is(i, "into") && f.Is(i+1, "force", "effect") {
		return i + 2
	}
	return i
}

// agreementNoun reports whether the token is what makes a grant or a partnership part
// of another name: 'grant agreement', 'partnership framework'.
func (f *finder) agreementNoun(i int) bool {
	return f.Is(i, "agreement", "agreements", "framework", "programme", "program", "document", "accord", "compact", "arrangement", "contract", "strategy", "fund", "scheme", "window", "facility", "recipients", "recipient")
}

// signedBefore reports whether only adjectives and money stand between a verb of
// signing and token i.
func (f *finder) signedBefore(i int) bool {
	for j := i - 1; j >= max(0, i-9); j-- {
		if f.Is(j, "sign", "signs", "signed", "signing") && f.IsLower(j) || f.Is(j, "into") && f.Is(j-1, "entered", "enter", "entering", "enters") {
			return true
		}
		if f.AmountAt(j) < 0 && (!f.IsWord(j) && !f.Is(j, "-", ",") || f.Is(j, "of", "for", "to", "in", "on", "with", "by", "and", "under", "into")) {
			return false
		}
	}
	return false
}

// dateBehind is the day right behind parties that end before token i, in brackets or
// behind 'dated' or 'of': 'the agreement between A and B (15 December 2022)'; or -1.
func (f *finder) dateBehind(i int) int {
	d := -1
	switch {
	case f.Is(i, "dates", "dating", "goes") && (f.Is(i+1, "from") || f.Is(i+1, "back") && f.Is(i+2, "to")):
		if d = f.DateAt(i + 2); d < 0 {
			d = f.DateAt(i + 3)
		}
		if d >= 0 && f.Dates[d].Value.EDTF != nil {
			return d // 'dates from 1972'
		}
	case f.Is(i, ",") && f.DateAt(i+1) >= 0 && (f.Kind(f.Dates[f.DateAt(i+1)].End) == segment.Break || f.Is(f.Dates[f.DateAt(i+1)].End, ";")):
		if d = f.DateAt(i + 1); f.Dates[d].Value.EDTF != nil && f.Dates[d].Value.Precision != "year" {
			return d // an entry of a list: '… between A and B, 1 October 2014'
		}
	case f.Is(i, "(", "dated", "of"):
		d = f.DateAt(i + 1)
	case f.Is(i-1, ")"):
		d = f.DateAt(i - 2) // the bracket was read as the party's own
	}
	if d >= 0 && f.Dates[d].Value.Precision == "day" {
		return d
	}
	return -1
}
