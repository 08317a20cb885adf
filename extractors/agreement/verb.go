package agreement

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// signing are the verbs by which agreements come about, in the forms that sheets use.
var signing = wordset.Fields(`sign signs signed signing signature conclude concludes concluded concluding agree agreed agreeing
	adopt adopted adopting enter enters entered entering finalize finalized finalise finalised finalizing ratify ratified
	initialed initialled renew renewed renewing exchange exchanged establish established formalize formalized formalised
	announced announce execute executed reached extended amended completed develop developed negotiate negotiated initial
	launch launched endorsed approved came ink inks inked inking penned pen seal seals sealed struck strike clinched validated
	countersigned co-signed prolonged updated put puts affixed appended cemented issued released`)

// sure are those that make an agreement by themselves; the others need its parties
// as their subject or a 'between'.
var sure = wordset.Fields(`sign signs signed signing signature concluded agreed adopted entered enter finalized finalised
	initialed initialled renewed ratified conclude adopt launched endorsed approved came inked penned sealed struck clinched
	validated countersigned co-signed executed`)

// passive are those that do so behind 'was' or 'been' only.
var passive = wordset.Fields(`issued announced extended amended updated prolonged reached exchanged formalised formalized established`)

// acts are the verbs that bind: what they are said of is signed, and no plan.
var acts = wordset.Fields(`sign signs signed signing signature conclude concludes concluded concluding entered enter enters
	entering initial initialed initialled renewed renew exchanged came ratified adopted launched announced inked ink inks inking
	penned sealed struck clinched validated countersigned co-signed executed reached extended amended updated prolonged put puts
	affixed appended formalised formalized cemented followed took issued released`)

// joining are the verbs by which a party joins an accord of others.
var joining = wordset.Fields(`joined joins acceded accedes ratified ratifies became becomes deposited signed endorsed`)

// penning are the verbs of signing alone, by which a grant or a partnership is an agreement.
var penning = wordset.Fields(`sign signs signed signing concluded sealed inked formalised formalized`)

// elsewhere are verbs that are said of other things as well, before and behind their noun.
var (
	elseBefore = wordset.Fields(`announced launched adopted extended reached came`)
	elseBehind = wordset.Fields(`launched adopted came initial put pen`)
)

// breaks are the words that part a verb from a noun that is not its object.
var breaks = wordset.Fields(`of for to in on with by and under into the this`)

// inked reports whether a verb of signing has the noun at token i as its object or its
// subject, with nothing but adjectives, sums and parties between.
func (f *finder) inked(i int) bool { return f.objectOf(i) || f.subjectOf(i) }

// objectOf reports whether a verb of signing stands before the noun at token i: 'inked on
// Monday, 3 May 2023, in Jeddah, two instruments', 'put pen to paper on a charter'.
func (f *finder) objectOf(i int) bool {
	for j, n := i-1, 0; j >= 0 && n < 9; j, n = j-1, n+1 {
		if d := f.DateAt(j); d >= 0 {
			j = f.Dates[d].First
			continue
		}
		if f.whenOrWhere(j) {
			continue
		}
		if f.IsLower(j) && f.In(j, acts) && f.signs(j, noun{kind: "agreement"}) && !f.In(j, elseBefore) {
			return true
		}
		switch {
		case f.Is(j, "to"):
			return f.Is(j-1, "name", "names", "signature", "signatures")
		case f.Is(j, "on"):
			return f.Is(j-1, "paper")
		case f.Is(j, "into"):
			return f.entered(j)
		case f.AmountAt(j) < 0 && (!f.IsWord(j) && !f.Is(j, "-") && f.Kind(j) != segment.Number || f.In(j, breaks)):
			return false
		}
	}
	return false
}

// whenOrWhere reports whether token i belongs to a phrase that tells when or where something
// was signed: 'on Monday', 'in Jeddah,'.
func (f *finder) whenOrWhere(i int) bool {
	if k := f.PlaceAt(i); k >= 0 && f.Is(f.Places[k].First-1, "in") && f.Is(i+1, ",") {
		return true
	}
	tells := func(j int) bool { return f.DateAt(j) >= 0 || f.PlaceAt(j) >= 0 || f.In(j, weekday) }
	return f.In(i, weekday) || f.Is(i, "in", "on") && tells(i+1) || f.Is(i, ",") && tells(i-1)
}

// entered reports whether 'into' at token i stands behind a form of 'enter'.
func (f *finder) entered(i int) bool { return f.Is(i-1, "entered", "enter", "entering", "enters") }

// subjectOf reports whether a verb of signing stands behind the noun at token i: 'the protocol
// was signed', 'a contract awarded on 7 June'.
func (f *finder) subjectOf(i int) bool {
	several := f.Is(i, "deals", "contracts", "programmes", "programs", "instruments")
	for j, n := i+1, 0; j < len(f.Tokens) && n < 7; j, n = j+1, n+1 {
		if k := f.PartnerAt(j); k >= 0 {
			j = f.Partners[k].End - 1
			continue
		}
		if d := f.DateAt(j); d >= 0 {
			j = f.Dates[d].End - 1
			continue
		}
		switch {
		case f.IsLower(j) && f.In(j, acts) && !f.In(j, elseBehind):
			if !several || f.Is(j-1, "was", "were", "been", "be", "that", "have", "has") {
				return true
			}
		case f.Is(j, "agreed") && f.Is(j-1, "was", "were"), f.Is(j, "dating") && f.Is(j+1, "from"),
			f.Is(j, "let", "awarded") && f.Is(j+1, "on", "in"):
			return true
		}
		if !f.IsWord(j) {
			return false
		}
	}
	return false
}

// signedBefore reports whether only adjectives and money stand between a verb of
// signing and token i.
func (f *finder) signedBefore(i int) bool {
	for j := i - 1; j >= max(0, i-9); j-- {
		if f.In(j, penning) && f.IsLower(j) || f.Is(j, "into") && f.entered(j) {
			return true
		}
		if f.AmountAt(j) < 0 && (!f.IsWord(j) && !f.Is(j, "-", ",") || f.In(j, breaks) && !f.Is(j, "the", "this")) {
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
	switch {
	case f.Is(i, "became", "becomes", "took", "takes"):
		return f.Is(i+1, "effective", "effect", "place")
	case f.Is(i, "awaits", "await"):
		return f.Is(i+1, "signature", "ratification")
	case f.Is(i, "followed"):
		return f.Is(i+1, "in", "on") && f.DateAt(i+2) >= 0
	case f.Is(i, "came") && f.pastForce(i+1) == i+1:
		return false
	}
	return f.In(i, sure) && f.IsLower(i)
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
