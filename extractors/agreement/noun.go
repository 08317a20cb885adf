package agreement

import (
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// noun is the name of an agreement's kind in the text: 'three MoUs', 'a partnership
// agreement'.
type noun struct {
	first, end int // tokens of the noun
	kind       string
	plural     bool
}

// nounAt reads the noun of an agreement at token i.
func (f *finder) nounAt(i int) (noun, bool) {
	if f.Kind(i) != segment.Word {
		return noun{}, false
	}
	n := noun{first: i, end: i + 1}
	switch w := f.Lower(i); w {
	case "mou", "mous":
		n.kind, n.plural = "mou", w == "mous"
	case "moa", "moas":
		n.kind, n.plural = "agreement", w == "moas"
	case "memorandum", "memoranda", "memorandums":
		if f.Is(i+1, "of") && f.Is(i+2, "under") && f.Is(i+4, "standing") && f.Glued(i+4) {
			n.kind, n.end = "mou", i+5 // cut by a line's end
			break
		}
		if f.Is(i+1, "with") && f.Is(i-1, "our", "its", "a", "their") || f.Is(i+1, "was") && f.Is(i+2, "signed") && !f.Is(i-1, "presidential") {
			n.kind = "mou"
			break
		}
		if f.Is(i-1, "presidential", "security") {
			return n, false
		}
		if f.Is(i+1, "of") && f.DateAt(i+2) >= 0 || w == "memorandum" && !f.Is(i+1, "of") && f.inked(i) {
			n.kind = "mou"
			break
		}
		if !f.Is(i+1, "of") || !f.Is(i+2, "understanding", "agreement", "cooperation", "co-operation", "arrangement", "intent") {
			return n, false
		}
		n.kind, n.plural, n.end = "mou", w != "memorandum", i+3
		if f.Is(i+2, "agreement") {
			n.kind = "agreement"
		}
	case "moc", "mocs":
		n.kind, n.plural = "mou", w == "mocs"
	case "notes":
		if !f.Is(i-1, "exchanged", "exchanging", "diplomatic") || f.Is(i+1, "of") {
			return n, false
		}
		n.kind = "agreement"
	case "letter", "letters":
		if f.Is(i-1, "exchanged", "exchange", "exchanging") && f.IsLower(i-1) && w == "letters" && !f.Is(i+1, "of") {
			n.kind = "agreement" // 'the two exchanged letters on trade'
			break
		}
		if !f.Is(i+1, "of") || !f.Is(i+2, "intent", "interest", "agreement", "arrangement", "understanding", "exchange") {
			return n, false
		}
		n.kind, n.plural, n.end = "agreement", w == "letters", i+3
	case "statement", "statements", "declaration", "declarations":
		n.kind, n.plural = "declaration", strings.HasSuffix(w, "s")
		switch {
		case f.Is(i+1, "of") && f.Is(i+2, "intent", "cooperation", "understanding"):
			n.end = i + 3
		case strings.HasPrefix(w, "statement") && !f.Is(i-1, "joint"):
			return n, false
		}
		if f.Is(i-1, "joint") {
			n.first--
		}
	case "record", "records", "minutes":
		if !f.Is(i+1, "of") || !f.Is(i+2, "discussions", "discussion") {
			return n, false
		}
		n.kind, n.end = "agreement", i+3
	case "agreement", "agreements", "accord", "accords", "compact", "protocol":
		n.kind, n.plural = "agreement", w == "agreements"
		switch {
		case f.Is(i-1, "loan", "credit"), f.Is(i-1, "line") && f.Is(i-2, "credit"):
			n.kind = "loan"
		case f.Is(i-1, "grant"):
			n.kind = "grant"
		case f.Is(i, "protocol", "accord", "accords") && !f.IsCapital(i) && !f.made(i) && !f.inked(i):
			return n, false
		}
	case "programme", "program", "framework", "programmes", "programs", "plan":
		switch {
		case f.Is(i, "plan"):
			if !f.Is(i-1, "strategic", "operational") || !f.Is(i-2, "country") {
				return n, false
			}
			n.kind, n.first = "country_programme", i-2
		case f.Is(i+1, "agreement", "agreements"):
			return n, false
		case f.Is(i, "programme", "program") && f.Is(i-1, "cooperation", "co-operation"):
			n.kind, n.first = "country_programme", i-1
		case f.Is(i-1, "country") && f.Is(i, "programme", "program"):
			n.kind, n.first = "country_programme", i-1
			if f.Is(i-2, "work") && f.Is(i-3, "decent") {
				n.first = i - 3
			}
			if f.Is(i+1, "document", "action") {
				n.end++
				if f.Is(i+1, "action") && f.Is(i+2, "plan") {
					n.end++
				}
			}
		case f.Is(i, "framework") && f.Is(i-1, "partnership", "programme", "program", "programming") && f.Is(i-2, "country"):
			n.kind, n.first = "country_programme", i-2
		case f.Is(i, "framework") && f.Is(i-1, "cooperation") && f.Is(i-2, "development"):
			n.kind, n.first = "country_programme", i-2
		case f.Is(i, "framework") && !f.agreementNoun(i+1) && f.Is(i-1, "partnership", "cooperation", "co-operation", "strategic", "collaboration") && f.inked(i):
			n.kind = "agreement"
		case f.Is(i, "programmes", "programs") && f.inked(i):
			n.kind, n.plural = "agreement", true
		default:
			return n, false
		}
	case "contract", "contracts", "convention", "conventions", "deal", "deals", "pact", "pacts", "charter", "instrument", "instruments", "addendum", "amendment", "amendments":
		// By what they are of, or by the verb: 'financing convention', 'inked two deals'.
		if !f.made(i) && !f.inked(i) || f.agreementNoun(i+1) {
			return n, false
		}
		n.kind, n.plural = "agreement", strings.HasSuffix(w, "s")
		switch {
		case f.Is(i-1, "loan", "credit"):
			n.kind = "loan"
		case f.Is(i-1, "grant"):
			n.kind = "grant"
		}
	case "strategy":
		if !f.Is(i-1, "cooperation", "partnership") || !f.Is(i-2, "country") {
			return n, false
		}
		n.kind, n.first = "country_programme", i-2
	case "document":
		if !f.Is(i-1, "project") {
			return n, false
		}
		n.kind, n.first = "agreement", i-1
	case "dwcp", "unsdcf", "undaf", "cpd":
		n.kind = "country_programme"
	case "exchange":
		if !f.Is(i+1, "of") || !f.Is(i+2, "notes", "letters") {
			return n, false
		}
		n.kind, n.end = "agreement", i+3
	case "grant", "loan", "partnership", "arrangement", "arrangements":
		// 'sign grant for roads', 'signed a $5 million loan': by the verb alone.
		if f.agreementNoun(i+1) || !f.signedBefore(i) && !(f.Is(i+1, "was", "were") && f.Is(i+2, "signed")) && !(strings.HasPrefix(w, "arrangement") && (f.made(i) || f.inked(i))) {
			return n, false
		}
		if n.kind = w; w != "grant" && w != "loan" {
			if n.kind, n.plural = "agreement", w == "arrangements"; f.Is(i-1, "grant") {
				n.kind = "grant"
			}
		}
	case "communiqué", "communique":
		if !f.IsCapital(i) {
			return n, false
		}
		n.kind = "declaration"
	case "treaty":
		n.kind = "treaty"
	default:
		return n, false
	}
	// Inside a body's or an event's name it is none.
	if k := f.PartnerAt(i); k >= 0 && f.Partners[k].End-f.Partners[k].First > n.end-n.first {
		return n, false
	}
	// '(MOU)' behind its long form is the same noun.
	if f.Text(n.end) == "(" && f.Is(n.end+1, "r") && f.Is(n.end+2, "/") && f.Text(n.end+4) == ")" {
		n.end += 5 // '(R/D)'
	}
	if f.Text(n.end) == "(" && f.Is(n.end+1, "mou", "mous", "moa", "moas", "moc", "loi", "loa", "dwcp", "unsdcf", "cpd", "cpf", "cps", "csp") && f.Text(n.end+2) == ")" {
		n.end += 3
	}
	return n, true
}

// anyNoun reports whether a noun of an agreement begins at token i.
func (f *finder) anyNoun(i int) bool {
	_, ok := f.nounAt(i)
	return ok
}

// joining are the verbs by which a party joins an accord of others.
var joining = wordset.Fields(`joined joins acceded accedes ratified ratifies became becomes deposited signed endorsed`)

// count reads the number of agreements before a plural noun: 'three MoUs', 'nine new
// bilateral agreements'. It is 0 where none is told.
func (f *finder) count(first, start int) int {
	for i := first - 1; i >= max(start, first-4); i-- {
		if n := small[f.Lower(i)]; n > 0 {
			return n
		}
		if !f.IsWord(i) {
			break
		}
	}
	return 0
}

// countBehind reads the number of agreements from what they are for or with: 'grant
// agreements for two projects', 'letters of agreement with four district councils'.
func (f *finder) countBehind(i, limit int) int {
	for j := i; j < min(limit, i+40); j++ {
		if f.Is(j, ";", ":") || f.anyNoun(j) {
			break
		}
		if c := small[f.Lower(j)]; c > 1 && (f.Is(j-1, "for") && f.Is(j+1, "projects", "programmes", "programs") || f.Is(j-1, "with") && j == i+1 && f.IsLower(j+1)) {
			return c
		}
	}
	return 0
}

var small = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10, "11": 11, "12": 12, "15": 15, "20": 20}
