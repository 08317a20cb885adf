package agreement

import "factsheet/pipeline/wordset"
import "factsheet/pipeline/segment"

// signing are the verbs by which agreements come about, in the forms that sheets use.
var signing = wordset.Fields(`sign signs signed signing signature conclude concludes concluded concluding agree agreed agreeing adopt adopted adopting
	enter enters entered entering finalize finalized finalise finalised finalizing ratify ratified initialed initialled renew renewed renewing
	exchange exchanged establish established formalize formalized formalised announced announce execute executed reached extended amended
	completed develop developed negotiate negotiated initial launch launched endorsed approved came
	ink inks inked inking penned pen seal seals sealed struck strike clinched validated countersigned co-signed prolonged updated put puts affixed appended cemented issued released`)

// sure are those that make an agreement by themselves; the others need its parties
// as their subject or a 'between'.
var sure = wordset.Fields(`sign signs signed signing signature concluded agreed adopted entered enter finalized finalised initialed initialled renewed ratified conclude adopt launched endorsed approved came
	inked penned sealed struck clinched validated countersigned co-signed executed`)

// passive are those that do so behind 'was' or 'been' only.
var passive = wordset.Fields(`issued announced extended amended updated prolonged reached exchanged formalised formalized established`)

// acts are the verbs that bind: what they are said of is signed, and no plan.
var acts = wordset.Fields(`sign signs signed signing signature conclude concludes concluded concluding entered enter enters entering initial initialed initialled renewed renew exchanged came ratified adopted launched announced
	inked ink inks inking penned sealed struck clinched validated countersigned co-signed executed reached extended amended updated prolonged put puts affixed appended formalised formalized cemented
	followed took issued released`)

// made reports whether the noun at token i is a contract or the like of money or of
// cooperation: 'finance contract', 'cooperation protocol'.
func (f *finder) made(i int) bool {
	return f.Is(i-1, "financing", "finance", "grant", "loan", "credit", "funding", "cooperation", "co-operation", "partnership", "framework", "implementation", "guarantee", "contribution", "sharing", "service", "supply", "consultancy", "delegation", "consortium")
}

// inked reports whether a verb of signing has the noun at token i as its object or its
// subject, with nothing but adjectives, sums and parties between.
func (f *finder) inked(i int) bool {
	for j, n := i-1, 0; j >= 0 && n < 9; j, n = j-1, n+1 {
		// 'inked on Monday, 3 May 2023, in Jeddah, two instruments'
		if d := f.DateAt(j); d >= 0 {
			j = f.Dates[d].First
			continue
		}
		if k := f.PlaceAt(j); k >= 0 && f.Is(f.Places[k].First-1, "in") && f.Is(j+1, ",") || f.In(j, weekday) || f.Is(j, "in", "on") && (f.PlaceAt(j+1) >= 0 || f.DateAt(j+1) >= 0 || f.In(j+1, weekday)) || f.Is(j, ",") && (f.DateAt(j-1) >= 0 || f.PlaceAt(j-1) >= 0 || f.In(j-1, weekday)) {
			continue
		}
		if f.IsLower(j) && f.In(j, acts) && f.signs(j, noun{kind: "agreement"}) && !f.Is(j, "announced", "launched", "adopted", "extended", "reached", "came") {
			return true
		}
		if f.Is(j, "to") && f.Is(j-1, "name", "names", "signature", "signatures") || f.Is(j, "on") && f.Is(j-1, "paper") || f.Is(j, "into") && f.Is(j-1, "entered", "enter", "entering", "enters") {
			return true
		}
		if f.AmountAt(j) < 0 && (!f.IsWord(j) && !f.Is(j, "-") && f.Kind(j) != segment.Number || f.Is(j, "of", "for", "to", "in", "on", "with", "by", "and", "under", "into", "the", "this")) {
			break
		}
	}
	for j, n := i+1, 0; j < len(f.Tokens) && n < 7; j, n = j+1, n+1 {
		if k := f.PartnerAt(j); k >= 0 {
			j = f.Partners[k].End - 1
			continue
		}
		if f.IsLower(j) && f.In(j, acts) && !f.Is(j, "launched", "adopted", "came", "initial", "put", "pen") && !(f.Is(i, "deals", "contracts", "programmes", "programs", "instruments") && !f.Is(j-1, "was", "were", "been", "be", "that", "have", "has")) || f.Is(j, "agreed") && f.Is(j-1, "was", "were") || f.Is(j, "dating") && f.Is(j+1, "from") || f.Is(j, "let", "awarded") && f.Is(j+1, "on", "in") {
			return true
		}
		if !f.IsWord(j) && f.DateAt(j) < 0 {
			return false
		}
	}
	return false
}

// isSure reports whether token i is a verb that makes an agreement by itself.
func (f *finder) isSure(i int) bool {
	if f.In(i, passive) && f.IsLower(i) && f.Is(i-1, "was", "were", "been", "be", "being", "since") {
		return true
	}
	if f.Is(i, "became", "becomes", "took", "takes") && f.Is(i+1, "effective", "effect", "place") {
		return true
	}
	if f.Is(i, "awaits", "await") && f.Is(i+1, "signature", "ratification") {
		return true
	}
	if f.Is(i, "followed") && f.Is(i+1, "in", "on") && f.DateAt(i+2) >= 0 {
		return true
	}
	if !f.In(i, sure) || !f.IsLower(i) {
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
	case "pen", "ink", "seal", "strike":
		return f.Is(verb-1, "to", "will")
	case "put", "puts", "affixed", "appended":
		for j := verb + 1; j < verb+5; j++ {
			if f.Is(j, "pen", "name", "names", "signature", "signatures") {
				return true
			}
		}
		return false
	case "issued", "released":
		return n.kind == "declaration"
	case "came", "followed", "took":
		return false
	}
	return true
}

// pastForce is the token after 'into force' at token i, or i.
func (f *finder) pastForce(i int) int {
	if f.Is(i, "into") && f.Is(i+1, "force", "effect") {
		return i + 2
	}
	if f.Is(i, "effective", "effect", "place", "signature", "ratification") {
		return i + 1
	}
	return i
}

// agreementNoun reports whether the token is what makes a grant or a partnership part
// of another name: 'grant agreement', 'partnership framework'.
func (f *finder) agreementNoun(i int) bool {
	return f.Is(i, "agreement", "agreements", "framework", "programme", "program", "document", "accord", "compact", "arrangement", "contract", "charter", "convention", "memorandum", "protocol", "strategy", "fund", "scheme", "window", "facility", "recipients", "recipient")
}

// signedBefore reports whether only adjectives and money stand between a verb of
// signing and token i.
func (f *finder) signedBefore(i int) bool {
	for j := i - 1; j >= max(0, i-9); j-- {
		if f.Is(j, "sign", "signs", "signed", "signing", "concluded", "sealed", "inked", "formalised", "formalized") && f.IsLower(j) || f.Is(j, "into") && f.Is(j-1, "entered", "enter", "entering", "enters") {
			return true
		}
		if f.AmountAt(j) < 0 && (!f.IsWord(j) && !f.Is(j, "-", ",") || f.Is(j, "of", "for", "to", "in", "on", "with", "by", "and", "under", "into")) {
			return false
		}
	}
	return false
}
