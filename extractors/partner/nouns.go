package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// bodyNouns are common nouns for a body that its name may follow right away ('the utility
// EDAK') or stand before between commas ('Edak, a power utility,'), with the type that they
// tell.
var bodyNouns = wordset.MapOf(map[string]string{
	"company": record.PrivateSector, "firm": record.PrivateSector, "start-up": record.PrivateSector,
	"startup": record.PrivateSector, "bank": record.PrivateSector, "carrier": record.PrivateSector, "airline": record.PrivateSector,
	"manufacturer": record.PrivateSector, "maker": record.PrivateSector, "operator": record.PrivateSector,
	"insurer": record.PrivateSector, "contractor": record.PrivateSector, "grower": record.PrivateSector,
	"consultancy": record.PrivateSector, "agency": record.Government, "developer": record.PrivateSector,
	"utility": record.PrivateSector, "cooperative": record.PrivateSector, "co-operative": record.PrivateSector,
	"lender": record.PrivateSector, "retailer": record.PrivateSector, "producer": record.PrivateSector,
	"distributor": record.PrivateSector, "processor": record.PrivateSector, "supplier": record.PrivateSector,
	"exporter": record.PrivateSector, "brewer": record.PrivateSector, "conglomerate": record.PrivateSector,
	"subsidiary": record.PrivateSector, "fintech": record.PrivateSector,
	"ngo": record.NGO, "nonprofit": record.NGO, "non-profit": record.NGO, "charity": record.NGO, "association": record.NGO,
	"organization": record.NGO, "organisation": record.NGO, "foundation": record.Foundation,
	"federation": record.Other, "confederation": record.Other, "union": record.Other,
})

// apposing are further nouns for a body, which tell one only between commas: the school, the
// fund and the network are too many for a name to follow them.
var apposing = wordset.MapOf(map[string]string{
	"group": record.PrivateSector, "institution": record.Other, "enterprise": record.PrivateSector,
	"trader": record.PrivateSector, "fund": record.Fund, "trust": record.Other, "university": record.Academic,
	"institute": record.Academic, "college": record.Academic, "network": record.Network, "alliance": record.Network,
	"coalition": record.Network, "movement": record.NGO, "collective": record.NGO, "hospital": record.Other,
	"clinic": record.Other, "centre": record.Other, "center": record.Other, "authority": record.Government,
	"regulator": record.Government, "publisher": record.PrivateSector, "broadcaster": record.PrivateSector,
})

// bodyNoun is the type that a common noun for a body tells, empty for any other word.
func bodyNoun(w string) string {
	typ, _ := bodyNouns.Get(w)
	return typ
}

// sorts are words before a noun for a body that tell its type better than the noun.
var sorts = wordset.MapOf(map[string]string{
	"trade": record.TradeUnion, "workers": record.TradeUnion, "teachers": record.TradeUnion, "nurses": record.TradeUnion,
	"employers": record.EmployerOrganisation, "business": record.EmployerOrganisation, "industry": record.EmployerOrganisation,
	"manufacturers": record.EmployerOrganisation, "exporters": record.EmployerOrganisation,
	"microfinance": record.PrivateSector, "financial": record.PrivateSector, "credit": record.PrivateSector,
	"research": record.Academic, "academic": record.Academic, "charitable": record.NGO, "faith": record.NGO,
	"international": record.NGO, "women": record.NGO, "farmers": record.NGO, "development": record.NGO,
})

// sorted is the type that the noun at token i tells with the words before it: 'the trade
// union federation', 'a microfinance institution'.
func (c *contexts) sorted(i int, typ string) string {
	if !c.Is(i, "federation", "confederation", "union", "institution", "association", "organization", "organisation", "group",
		"platform", "centre", "center") {
		return typ
	}
	for j := i - 1; j > i-5 && (c.Kind(j) == segment.Word || c.Kind(j) == segment.Possessive || c.Is(j, "'")); j-- {
		if c.Is(j, "development", "international") && !c.Is(i, "organization", "organisation") {
			continue
		}
		if t, ok := sorts.Get(c.Lower(j)); ok && !(t == record.TradeUnion && c.Is(i, "association") && c.Is(j, "trade")) {
			return t
		}
	}
	return typ
}

// noun reads the name beside a noun for a body at token i: 'the company NAME', 'the NAME
// agency', 'NAME, a local company'.
func (c *contexts) noun(i int, typ string) {
	typ = c.sorted(i, typ)
	if c.before(i, typ) || c.commaAfter(i, typ) || c.following(i, typ) {
		return
	}
	c.apposed(i, typ)
}

// before takes the one word between 'the' and the noun: 'the Ageroute agency', 'the Tumaini
// association with its members'.
func (c *contexts) before(i int, typ string) bool {
	k := i - 1
	if !c.Is(k-1, "the") || !c.capital(k) || c.Is(i, "bank", "utility", "developer", "union", "group", "federation") ||
		c.Is(i, "association", "organization", "organisation", "foundation") && !c.closed(i+1) ||
		c.casing(k) != plainCase || c.run(k) != k+1 || c.names(k, k+1) || heads[c.Lower(k)].of {
		return false
	}
	c.take(k, i, typ)
	return true
}

// commaAfter takes the short form that follows the noun behind a comma: 'the tourism agency,
// ANPT,'.
func (c *contexts) commaAfter(i int, typ string) bool {
	k := i + 2
	if !c.Is(i+1, ",") || c.Kind(k) != segment.Word || c.Tokens[k].Case != segment.Upper || !c.plays(k, k+1) ||
		c.Kind(k+1) == segment.Word && !c.Is(k+1, "and") || c.Is(k+1, "-", "(") {
		return false
	}
	for j := i - 1; j > i-6; j-- { // 'a company' is any
		if c.Is(j, "the") || c.Kind(j) == segment.Possessive {
			c.take(k, k+1, typ)
			return true
		}
		if c.Kind(j) != segment.Word {
			break
		}
	}
	return false
}

// following takes the name that follows the noun: 'the farmers' association Neksigol', 'flag
// carrier TAAG', 'the utility OSE'. It reports whether a capital does.
func (c *contexts) following(i int, typ string) bool {
	if !c.capital(i+1) || c.Is(i-1, ",", "and", "or") || c.Is(i, "agency") {
		return false
	}
	end := c.run(i + 1)
	if end == i+1 && c.short(i+1) && !c.capital(i+2) {
		end++
	}
	if end > i+1 && (end > i+2 || !c.opens(i)) && !c.Is(end, "-") {
		c.take(i+1, end, typ).country = c.demonym(i-3, i)
	}
	return true
}

// apposed takes the name between which and the noun a comma and an article stand: 'NAME, a
// leading Kenyan bank', 'NAME, the national power company,'.
func (c *contexts) apposed(i int, typ string) {
	if !c.closed(i + 1) {
		return // 'Ana Silva, a bank manager'
	}
	j := i - 1
	for n := 0; n < 6 && j > 0 && (c.Kind(j) == segment.Word || c.Is(j, "-") || c.Kind(j) == segment.Possessive) &&
		!c.Is(j, "a", "an", "the"); n++ {
		j--
	}
	definite := c.Is(j, "the")
	if j < 2 || !c.Is(j, "a", "an", "the") || !c.Is(j-1, ",", "(", "–") ||
		definite && (j == i-1 || c.Kind(i+1) == segment.Word && !c.Is(i+1, "in", "of", "and")) {
		return
	}
	last := j - 1
	if c.Is(last-1, ")") && c.Is(last-3, "(") {
		last -= 3
	}
	first := last
	for n := 0; n < 6 && first > 0; n++ {
		switch k := first - 1; {
		case c.capital(k), c.Is(k, "-", "&") && c.Tokens[first].Glued, first < last && c.Kind(k) == segment.Word && c.In(k, joining):
			first = k
			continue
		}
		break
	}
	for first < last && (c.In(first, callers) || !c.capital(first)) {
		first++
	}
	if first == last || c.Is(j-1, "(") && c.Is(first-1, "and") || c.Is(first-1, "in", "at", "near", "around", "of", "-") ||
		last == first+1 && strings.HasSuffix(c.Lower(first), "ly") {
		return // a place, or 'Currently, a group'
	}
	if c.run(first) == last || last == first+1 && c.short(first) && !c.taken[first] {
		c.take(first, last, typ).country = c.demonym(j, i)
	}
}

// closed reports whether an apposition may end before token i: no noun goes on there.
func (c *contexts) closed(i int) bool {
	switch c.Kind(i) {
	case segment.Break, segment.GapMark:
		return true
	case segment.Word:
		w := c.Lower(i)
		return closers.Has(w) || strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") // 'a company offering'
	case segment.Punct:
		return c.Is(i, ",", ".", ")", ";", ":", "–")
	}
	return false
}

// closers are words behind a noun for a body that begin what is said of it.
var closers = wordset.Fields(`that which in of for with from based to has have is was will and by working active owned run led
	founded serving backed whose where, on under operating providing part said can may would`)

// short reports whether token i is a short form that may be a body's: three capitals or more
// that stand for no thing and are not defined.
func (c *contexts) short(i int) bool {
	if c.Kind(i) != segment.Word || c.Tokens[i].Case != segment.Upper || len(c.Text(i)) < 3 || len(c.Text(i)) > 12 {
		return false
	}
	_, land := c.lands.At(i)
	return !land && !c.taken[i] && c.casing(i) == plainCase && !c.names(i, i+1)
}

// romance is the token behind the small words of another language at token i that join the
// parts of a name: 'Cafés del Copán', 'Maison de la Paix'; i where none do.
func (c *contexts) romance(i int) int {
	k := i
	for k < i+2 && c.Kind(k) == segment.Word && c.Tokens[k].Case == segment.LowerCase && c.In(k, joining) {
		k++
	}
	if k == i || !c.capital(k) || c.taken[k] {
		return i
	}
	return k
}

// joining are the small words of other languages that join the parts of names.
var joining = wordset.Of("de", "del", "du", "des", "da", "do", "dos", "das", "di", "la", "las", "los", "el", "le", "les",
	"und", "et", "y", "van", "voor")

// demonym is the country whose adjective stands within the tokens, before the noun:
// 'Angolan flag carrier', 'a leading Kenyan bank'.
func (c *contexts) demonym(first, last int) string {
	for j := last - 1; j >= max(0, first) && c.Kind(j) == segment.Word; j-- {
		if f, ok := c.lands.At(j); ok && f.Form == country.Demonym && f.Last <= last {
			return f.Country.Alpha2
		}
	}
	return ""
}
