package partner

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// parts are the words of a field's label that say what a body does there: 'Sub-partners:',
// 'Executing agency:', 'Funded by:'.
var parts = wordset.Of("implementer", "implementers", "implementing", "executing", "executed", "implemented",
	"contractor", "contractors", "supplier", "grantee", "grantees", "borrower", "partner", "partners", "donor", "donors", "funder",
	"funders", "funded", "financed", "counterpart", "counterparts", "guarantor", "accredited", "signatories",
	"subcontractors", "financiers", "cofinanciers", "co-financiers", "client", "clients", "recipient", "recipients",
	"sub-recipient", "sub-recipients", "agency", "agencies", "entity", "entities", "organisation", "organisations", "organization",
	"organizations", "sponsor", "sponsors", "lender", "lenders", "paid", "run", "carried", "delivered", "sponsored", "backed",
	"supported", "operator", "contributors", "signatory", "applicant", "applicants", "awardee", "awardees")

// lone are words that are such a label only by themselves: 'With: Green Hills Trust'.
var lone = wordset.Of("with", "by", "through")

// otherFields are the words of labels whose values are no bodies, whatever else they say.
var otherFields = wordset.Fields(`amount cost costs contribution contributions country countries contact number type date budget share
	role roles funding type status period address website email person manager officer government`)

// field reads the names of a labelled field whose colon is token i: 'Counterparts: Water
// Authority of Jordan; Miyahuna'.
func (c *contexts) field(i int) {
	part := false
	j := i - 1
	for n := 0; ; n++ {
		if n > 5 || c.Kind(j) != segment.Word && !c.Is(j, "-", "/") {
			return
		}
		w := c.Lower(j)
		if otherFields.Has(w) {
			return
		}
		part = part || parts.Has(w) || n == 0 && lone.Has(w) && c.opensLine(j)
		if c.opensLine(j) {
			break
		}
		j--
	}
	if !part || !c.capital(j) {
		return
	}
	for j = i + 1; j < len(c.Tokens); {
		if c.Kind(j) == segment.GapMark && j == i+1 {
			j++
			continue
		}
		if c.Is(j, "the") {
			j++
		}
		end := c.value(j)
		if end > j && !c.names(j, end) && !(end == j+1 && otherFields.Has(c.Lower(j))) { // 'Recipient', 'Amount': heads
			f := c.take(j, end, c.guess(j, end))
			if land, ok := c.lands.At(j); ok {
				f.country = land.Country.Alpha2
			}
		}
		// on to the next entry of the line
		for j = end; !c.Is(j, ";", ",", "and"); j++ {
			if k := c.Kind(j); k == segment.Break || k == segment.GapMark || c.wraps(j) || j-i > 60 {
				return
			}
		}
		j++
		if c.Is(j, "and") {
			j++
		}
	}
}

// opensLine reports whether a line, a cell or a block begins at token j.
func (c *contexts) opensLine(j int) bool {
	return j == 0 || c.wraps(j-1) || c.Kind(j-1) == segment.Break || c.Kind(j-1) == segment.GapMark
}

// value is the end of the free capitalised words at token j that may be the name that
// fills a field, j where there are none.
func (c *contexts) value(j int) int {
	if !c.capital(j) || c.In(j, callers) || c.In(j, generic) && !c.capital(j+1) || c.taken[j] {
		return j
	}
	if f, land := c.lands.At(j); land && (!c.capital(f.Last) || c.wraps(f.Last-1)) {
		return j
	}
	end := j
	for end < len(c.Tokens) && end-j < 7 && !c.taken[end] {
		switch {
		case c.capital(end):
			end++
			if c.wraps(end - 1) {
				if c.ends(end) {
					return end
				}
				return j // it goes on in the next line
			}
		case end > j && c.foreignLink(end) > end:
			end = c.foreignLink(end) // 'Association des Jeunes contre la Faim'
		case end > j && (c.In(end, linkers) && c.Kind(end) == segment.Word || c.Is(end, "&") ||
			c.Is(end, "-", "'") && c.Tokens[end].Glued) && c.capital(end+1) && !c.taken[end+1]:
			end++
		default:
			if k := c.Kind(end); k == segment.Word || k == segment.Number || k == segment.Currency ||
				c.Is(end, "-") && c.Tokens[end].Glued || end < len(c.Tokens) && c.taken[end] {
				return j // a phrase, or a sum
			}
			return end
		}
	}
	if end < len(c.Tokens) && (c.taken[end] || c.capital(end)) {
		return j
	}
	return end
}

// foreignLink is the free word with a capital behind the small words of another language at token
// i, within a name; i where there is none.
func (c *contexts) foreignLink(i int) int {
	k := i
	for k < i+3 && c.Kind(k) == segment.Word && (c.In(k, foreignLinkers) || c.In(k, foreignArticles) || c.Is(k, "de", "des")) {
		k++
	}
	if k == i || !c.capital(k) || c.taken[k] || c.wraps(k-1) {
		return i
	}
	return k
}

// ends reports whether a field ends before token i, which begins a line: a block ends, or
// another label begins.
func (c *contexts) ends(i int) bool {
	for j := i; j < i+6; j++ {
		switch {
		case c.Kind(j) == segment.Break, c.Kind(j) == segment.GapMark, c.Is(j, ":"):
			return true
		case c.wraps(j):
			return false
		}
	}
	return false
}

// names reports whether the tokens are of a kind that is no body's name: a short form that
// stands for things, a month, a person's title.
func (c *contexts) names(first, last int) bool {
	if last == first+1 && (c.In(first, topics) || c.defined(first) || commonShort.Has(c.Text(first)) ||
		c.In(first, things) || len(c.Text(first)) < 3) {
		return true
	}
	if c.Is(first, "phase", "stage", "round", "tranche", "window", "component", "lot", "batch") {
		return true // 'Funded by: Blue Sea Programme, Phase III'
	}
	for j := first; j < last; j++ {
		if c.In(j, months) || c.Is(j, "mr", "mrs", "ms", "dr", "n", "tbd", "tbc", "none", "various", "multiple") {
			return true
		}
	}
	return c.casing(first) == allCaps && last == first+1
}

// things are capitalised words and short forms that stand alone and are no bodies.
var things = wordset.Of("hiv", "aids", "tb", "malaria", "ict", "it", "ai", "r&d", "wash", "stem", "tvet", "ppp", "ppps",
	"sme", "smes", "msme", "msmes", "ngos", "csos", "cso", "ngo", "sdgs", "sdg", "odi", "oda", "fdi", "gdp", "ldcs",
	"sids", "covid", "wifi", "internet",
	"parliament", "government", "governments", "cabinet", "congress", "state", "states", "ministries", "ministry",
	"islam", "christmas", "ramadan", "english", "french", "arabic", "spanish", "portuguese", "parties", "party",
	"members", "member", "region", "regions", "district", "districts", "province", "world",
	"environment", "health", "education", "agriculture", "energy", "water", "trade", "finance", "climate", "nature",
	"gender", "youth", "women", "culture", "tourism", "transport", "security", "africa", "asia", "europe",
	"america", "americas", "oceania", "caribbean", "pacific", "atlantic", "sahel", "mediterranean")

// beside takes in a short form or a name like a company's that stands with a body in a list
// of who acts: 'with VVOB and UNICEF', 'from Orange Jordan and the Shoman Foundation'. f is
// the body's find.
func (c *contexts) beside(f *find) {
	if f.weak || f.body == nil || f.rule == "partner.administration" {
		return
	}
	// before it: 'by NAME and BODY'
	j := f.first
	if c.Is(j-1, "the") {
		j--
	}
	if c.Is(j-1, "and", "&") && !c.Tokens[j-1].Glued {
		first := j - 1
		for n := 0; n < 4 && first > 0 && c.capital(first-1) && !c.taken[first-1] && !c.In(first-1, callers); n++ {
			first--
		}
		if first < j-1 && c.Is(first-1, "by", "with", "from", "between", "binding", ",", ":") && c.plays(first, j-1) &&
			(!c.Is(first-1, ",", ":") || c.listed(first-2)) {
			c.take(first, j-1, c.guess(first, j-1))
		}
	}
	// behind it: 'with BODY and NAME'
	j = f.last
	if c.Is(j, "(") && c.Is(j+2, ")") {
		j += 3
	}
	if c.Is(j, "and", "&") && !c.Tokens[j].Glued {
		first := j + 1
		if c.Is(first, "the") {
			return
		}
		end := c.run(first)
		before := f.first - 1
		if c.Is(before, "the") {
			before--
		}
		if end > first && c.Is(before, "by", "with", "from", "between", "binding", "are", ",") && c.plays(first, end) &&
			(!c.Is(before, ",") || c.listed(before-1)) {
			c.take(first, end, c.guess(first, end))
		}
	}
}

// listed reports whether a kept body ends at token i, or a bracket behind one.
func (c *contexts) listed(i int) bool {
	if c.Is(i, ")") {
		i -= 3
	}
	return i >= 0 && i < len(c.taken) && c.taken[i]
}

// plays reports whether what stands beside a body in a list is written as a body's name
// may be, and as no thing's or person's is.
func (c *contexts) plays(first, last int) bool {
	if c.names(first, last) || c.casing(first) != plainCase || c.run(first) != last {
		return false
	}
	if last == first+1 {
		t := c.Text(first)
		return c.Tokens[first].Case == segment.Upper && len(t) >= 4 && len(t) <= 9
	}
	return c.looks(first, last) || c.landed(first, last)
}

// landed reports whether the name ends in a country's: 'Orange Jordan', as branches do.
func (c *contexts) landed(first, last int) bool {
	f, ok := c.landEnding(last)
	return ok && f.First > first && f.Last == last
}

// guess is the type of a body of which a name alone is known: that of the word in it that
// says so, the last before any 'of'.
func (c *contexts) guess(first, last int) string {
	for j := first + 1; j < last; j++ {
		if h := heads[c.Lower(j-1)]; h.typ != "" && c.In(j, linkers) {
			return c.typeOf(h, j-1, first, last, false) // 'Oromia Bureau of Agriculture'
		}
	}
	h, ok := heads[c.Lower(last-1)]
	switch {
	case ok && h.typ != "":
		return c.typeOf(h, last-1, first, last, false)
	case c.looks(first, last), c.landed(first, last):
		return record.PrivateSector
	}
	for j := first; j < last; j++ {
		if t := heads[c.lower(j)].typ; t != "" {
			return t
		}
	}
	return record.Other
}

// defined reports whether the sheet has the word of token i in brackets somewhere, as the
// short form of a name.
func (c *contexts) defined(i int) bool {
	if c.shorts == nil {
		c.shorts = map[string]bool{}
		for j := 1; j+1 < len(c.Tokens); j++ {
			if c.Kind(j) == segment.Word && c.Tokens[j].Case != segment.LowerCase && c.Is(j-1, "(") && c.Is(j+1, ")") {
				c.shorts[c.Text(j)] = true
			}
		}
	}
	return c.shorts[c.Text(i)]
}
