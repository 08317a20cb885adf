package agreement

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// The forms of the nouns that are agreements only in company: see nouns. Each reads the noun
// at its first token, may widen it and settle its kind, and reports whether it is one.

// purposes are what a memorandum is of; aims what a letter is of.
var (
	purposes = wordset.Fields(`understanding agreement cooperation co-operation arrangement intent`)
	aims     = wordset.Fields(`intent interest agreement arrangement understanding exchange`)
)

// memorandum reads 'memorandum of understanding', 'our memorandum with', 'a memorandum of
// 1977'; a President's own is none.
func (f *finder) memorandum(n *noun) bool {
	i := n.first
	switch {
	case f.Is(i+1, "of") && f.Is(i+2, "under") && f.Is(i+4, "standing") && f.Glued(i+4):
		n.end = i + 5 // cut by a line's end
	case f.Is(i+1, "of") && f.In(i+2, purposes):
		n.end = i + 3
		if f.Is(i+2, "agreement") {
			n.kind = "agreement"
		}
	case f.Is(i-1, "presidential", "security"):
		return false
	case f.Is(i+1, "with"):
		return f.Is(i-1, "our", "its", "a", "their") || f.endsLead(i-1)
	case f.Is(i+1, "of"):
		return f.DateAt(i+2) >= 0
	default:
		return !n.plural && f.inked(i)
	}
	return true
}

// letter reads 'letters of intent', 'the two exchanged letters'.
func (f *finder) letter(n *noun) bool {
	i := n.first
	if n.plural && f.Is(i-1, "exchanged", "exchange", "exchanging") && f.IsLower(i-1) && !f.Is(i+1, "of") {
		n.plural = false
		return true
	}
	n.end = i + 3
	return f.Is(i+1, "of") && f.In(i+2, aims)
}

// notes reads 'exchanged notes'.
func (f *finder) notes(n *noun) bool {
	return f.Is(n.first-1, "exchanged", "exchanging", "diplomatic") && !f.Is(n.first+1, "of")
}

// exchange reads 'an exchange of letters'.
func (f *finder) exchange(n *noun) bool {
	n.end = n.first + 3
	return f.Is(n.first+1, "of") && f.Is(n.first+2, "notes", "letters")
}

// discussions reads 'record of discussions'.
func (f *finder) discussions(n *noun) bool {
	n.end = n.first + 3
	return f.Is(n.first+1, "of") && f.Is(n.first+2, "discussions", "discussion")
}

// projectDocument reads 'project document'.
func (f *finder) projectDocument(n *noun) bool {
	n.first--
	return f.Is(n.first, "project")
}

// statement reads 'a joint statement', 'a declaration', 'a statement of intent'.
func (f *finder) statement(n *noun) bool {
	i := n.first
	joint := f.Is(i-1, "joint")
	if joint {
		n.first--
	}
	if f.Is(i+1, "of") && f.Is(i+2, "intent", "cooperation", "understanding") {
		n.end = i + 3
		return true
	}
	return joint || f.Is(i, "declaration", "declarations")
}

// capital reports whether a noun is written as a name.
func (f *finder) capital(n *noun) bool { return f.IsCapital(n.first) }

// agreementWord reads 'an agreement', 'a compact', and an accord or protocol that is a name,
// or of money, or signed.
func (f *finder) agreementWord(n *noun) bool {
	i := n.first
	if n.kind = f.moneyKind(i); n.kind != "agreement" || !f.Is(i, "protocol", "accord", "accords") {
		return true
	}
	return f.IsCapital(i) || f.made(i) || f.inked(i)
}

// moneyKind is the kind of the agreement whose noun stands at token i by the word before it:
// 'a loan agreement', 'a grant contract'.
func (f *finder) moneyKind(i int) string {
	switch {
	case f.Is(i-1, "loan", "credit"), f.Is(i-1, "line") && f.Is(i-2, "credit"):
		return "loan"
	case f.Is(i-1, "facility") && f.Is(i-2, "credit", "loan"):
		return "loan"
	case f.Is(i-1, "grant"):
		return "grant"
	case f.Is(i-1, "an", "a") && f.Is(i-2, "under", "through"):
		return f.moneyUnder(i - 2)
	case f.Is(i+1, "for", "of") && f.Is(i+2, "the", "this", "a"):
		// 'the contract for the loan'
		if f.Is(i+3, "loan", "credit") {
			return "loan"
		} else if f.Is(i+3, "grant") {
			return "grant"
		}
	}
	return "agreement"
}

// moneyUnder is the kind of the agreement under which money is given, by the money before token i:
// 'a loan of EUR 3 million [under an agreement]'.
func (f *finder) moneyUnder(i int) string {
	for j := i - 1; j > max(0, i-8); j-- {
		if a := f.AmountAt(j); a >= 0 {
			j = f.Amounts[a].First
			continue
		}
		switch {
		case f.Is(j, "loan", "credit") && f.IsLower(j):
			return "loan"
		case f.Is(j, "grant") && f.IsLower(j):
			return "grant"
		case !f.IsLower(j) || !f.Is(j, "of", "worth", "up", "to", "some", "about", "nearly", "over"):
			return "agreement"
		}
	}
	return "agreement"
}

// contract reads what is an agreement by what it is of, or by its verb: 'financing
// convention', 'inked two deals'.
func (f *finder) contract(n *noun) bool {
	n.kind = f.moneyKind(n.first)
	return (f.made(n.first) || f.inked(n.first)) && !f.agreementNoun(n.first+1)
}

// byVerb reads what only its verb makes an agreement: 'sign grant for roads', 'signed a $5
// million loan', 'the loan was signed'.
func (f *finder) byVerb(n *noun) bool {
	i := n.first
	if f.agreementNoun(i + 1) {
		return false
	}
	if n.kind == "agreement" && f.Is(i-1, "grant") {
		n.kind = "grant"
	}
	return f.signedBefore(i) || f.signedBehind(i)
}

// signedBehind reports whether what the noun at token i names is told to be signed behind whom
// it is to and what it is worth: 'the loan of $5 million to Ghana was signed', 'a loan to the
// city, signed on 3 May'.
func (f *finder) signedBehind(i int) bool {
	limit := min(len(f.Tokens), i+26)
	for j := i + 1; j < limit; {
		if next := f.aside(j, limit); next > j {
			j = next
			continue
		}
		if f.Is(j, ",") && f.Is(j+1, "signed", "concluded") && f.Is(j+2, "on", "in", "by", "with") {
			return true
		}
		if f.Is(j, "was", "were", "been") {
			return f.In(j+1, penning)
		}
		if !f.IsWord(j) && !f.Is(j, "-") && f.Kind(j) != segment.Number || f.Is(j, "which", "that") || f.In(j, taken) {
			return false
		}
		j++
	}
	return false
}

// arrangement reads an arrangement as byVerb does, or by what it is of.
func (f *finder) arrangement(n *noun) bool {
	return f.byVerb(n) || (f.made(n.first) || f.inked(n.first)) && !f.agreementNoun(n.first+1)
}

// programme reads the programmes that a State and a body agree: 'Country Programme Document',
// 'decent work country programme', 'development cooperation framework', 'country strategic
// plan', 'Multiannual Indicative Programme', 'Programme for Country Partnership'; and a framework of
// partners that was signed.
func (f *finder) programme(n *noun) bool {
	i := n.first
	country := f.Is(i-2, "country")
	switch {
	case f.Is(i, "plan"):
		n.first = i - 2
		return country && f.Is(i-1, "strategic", "operational")
	case f.Is(i, "strategy"):
		n.first = i - 2
		return country && f.Is(i-1, "cooperation", "partnership")
	case f.Is(i-1, "indicative") && f.IsCapital(i):
		if n.first = i - 1; f.Is(i-2, "multiannual", "national", "regional") || f.Is(i-2, "-") {
			n.first = i - 2
		}
		return true
	case f.Is(i, "programme", "program") && f.Is(i+1, "for") && f.Is(i+2, "country") && f.Is(i+3, "partnership"):
		n.end = i + 4
		return true
	case f.Is(i+1, "agreement", "agreements"):
		return false
	case f.Is(i, "framework"):
		n.first = i - 2
		if country && f.Is(i-1, "partnership", "programme", "program", "programming") ||
			f.Is(i-2, "development") && f.Is(i-1, "cooperation") {
			return true
		}
		n.first, n.kind = i, "agreement"
		return f.In(i-1, frameworks) && !f.agreementNoun(i+1) && f.inked(i)
	case f.Is(i-1, "cooperation", "co-operation"):
		n.first = i - 1
		return true
	}
	if n.first = i - 1; f.Is(i-2, "work") && f.Is(i-3, "decent") {
		n.first = i - 3
	}
	if f.Is(i+1, "document", "action") {
		n.end++
	}
	if f.Is(i+1, "action") && f.Is(i+2, "plan") {
		n.end++
	}
	return f.Is(i-1, "country")
}

// frameworks are what a framework that partners sign is of.
var frameworks = wordset.Fields(`partnership cooperation co-operation strategic collaboration`)

// programmes reads several that were signed: 'inked four joint programmes'.
func (f *finder) programmes(n *noun) bool {
	return f.inked(n.first) && !f.Is(n.first+1, "agreement", "agreements")
}

// objects are what contracts and the like of money or of cooperation are of; holders the nouns
// that make a grant or a partnership part of another name.
var (
	objects = wordset.Fields(`financing finance grant loan credit funding cooperation co-operation partnership framework implementation
		guarantee contribution sharing service supply consultancy delegation consortium`)
	holders = wordset.Fields(`agreement agreements framework programme program document accord compact arrangement contract charter
		convention memorandum protocol strategy fund scheme window facility recipients recipient`)
)

// made reports whether the noun at token i is a contract or the like of money or of
// cooperation: 'finance contract', 'cooperation protocol'.
func (f *finder) made(i int) bool { return f.In(i-1, objects) }

// agreementNoun reports whether the token is what makes a grant or a partnership part
// of another name: 'grant agreement', 'partnership framework'.
func (f *finder) agreementNoun(i int) bool { return f.In(i, holders) }
