package agreement

import (
	"strings"

	"factsheet/pipeline/wordset"
)

// noun is the name of an agreement's kind in the text: 'three MoUs', 'a partnership
// agreement'.
type noun struct {
	first, end int // tokens of the noun
	kind       string
	plural     bool
}

// nounClass is what a noun says by itself, and what must stand around it.
type nounClass struct {
	kind   string
	plural bool
	read   func(f *finder, n *noun) bool // nil where the word is enough
}

// nouns are the nouns of agreements by their last, or only, word; nounWords the same words.
var nouns, nounWords = func() (map[string]nounClass, *wordset.Set) {
	all := map[string]nounClass{}
	var words []string
	add := func(kind string, read func(f *finder, n *noun) bool, singular, plural string) {
		for _, w := range strings.Fields(singular) {
			all[w], words = nounClass{kind, false, read}, append(words, w)
		}
		for _, w := range strings.Fields(plural) {
			all[w], words = nounClass{kind, true, read}, append(words, w)
		}
	}
	add("mou", nil, "mou moc", "mous mocs")
	add("agreement", nil, "moa", "moas")
	add("treaty", nil, "treaty", "")
	add("country_programme", nil, "dwcp unsdcf undaf cpd", "")
	add("mou", (*finder).memorandum, "memorandum", "memoranda memorandums")
	add("agreement", (*finder).letter, "letter", "letters")
	add("agreement", (*finder).notes, "notes", "")
	add("agreement", (*finder).exchange, "exchange", "")
	add("agreement", (*finder).discussions, "record records minutes", "")
	add("agreement", (*finder).projectDocument, "document", "")
	add("agreement", (*finder).agreementWord, "agreement accord accords compact protocol", "agreements")
	add("declaration", (*finder).statement, "statement declaration", "statements declarations")
	add("declaration", (*finder).capital, "communiqué communique", "")
	add("country_programme", (*finder).programme, "programme program framework plan strategy", "")
	add("agreement", (*finder).programmes, "", "programmes programs")
	add("agreement", (*finder).contract, "contract convention deal pact charter instrument addendum amendment",
		"contracts conventions deals pacts instruments amendments")
	add("grant", (*finder).byVerb, "grant", "grants")
	add("loan", (*finder).byVerb, "loan credit", "loans credits")
	add("agreement", (*finder).byVerb, "partnership", "")
	add("agreement", (*finder).arrangement, "arrangement", "arrangements")
	return all, wordset.Of(words...)
}()

// shortForms are the short forms that may stand in brackets behind a noun's long form.
var shortForms = wordset.Fields(`mou mous moa moas moc loi loa dwcp unsdcf cpd cpf cps csp`)

// nounAt reads the noun of an agreement at token i.
func (f *finder) nounAt(i int) (noun, bool) {
	if !f.In(i, nounWords) || !f.IsWord(i) {
		return noun{}, false
	}
	c := nouns[f.Lower(i)]
	n := noun{first: i, end: i + 1, kind: c.kind, plural: c.plural}
	if c.read != nil && !c.read(f, &n) {
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
	if f.Text(n.end) == "(" && f.In(n.end+1, shortForms) && f.Text(n.end+2) == ")" {
		n.end += 3
	}
	return n, true
}

// anyNoun reports whether a noun of an agreement begins at token i.
func (f *finder) anyNoun(i int) bool {
	_, ok := f.nounAt(i)
	return ok
}

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
		c := small[f.Lower(j)]
		projects := f.Is(j-1, "for") && f.Is(j+1, "projects", "programmes", "programs")
		if c > 1 && (projects || f.Is(j-1, "with") && j == i+1 && f.IsLower(j+1)) {
			return c
		}
	}
	return 0
}

// small are the numbers that agreements are counted by.
var small = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12,
	"2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10, "11": 11, "12": 12, "15": 15, "20": 20,
}
