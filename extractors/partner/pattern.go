package partner

import (
	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/extractors/place"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

const (
	farLeft  = 7  // words before a head that may belong to its name
	farRight = 14 // tokens after it
)

// pattern reads the name around the head at token i.
func (s *sheet) pattern(i int, h head) {
	first, owner := i, (*country.Country)(nil)
	if h.left {
		first = s.leftOf(i, h)
	}
	last, right := i+1, false
	if h.of {
		last, right = s.rightOf(i, h)
	}
	if s.Is(i, "commission", "embassy") && !right && s.posted(first, i) {
		return
	}
	if f, land := s.lands.At(first); land && f.Last <= i && s.Is(first-1, "–", "-") && s.Tokens[first-1].Glued &&
		s.Tokens[first].Glued && s.capital(first-2) {
		return // 'EU–Moldova Association Council'
	}
	if s.listedWithin(first, i, last) || s.Is(first-1, "of", "for") && s.Is(first-2, "minister", "ministers", "secretary") {
		return
	}
	if !right && first < i && h.kind != ministryHead && h.kind != embassyHead {
		last = s.branch(last) // 'Standard Bank Malawi'
	}
	if h.kind == embassyHead && s.Is(i, "embassy") && (first < i || right) {
		last = s.postedIn(last)
	}
	if h.kind == companyHead {
		if right && s.landWithin(i, last) == nil && !s.Is(i, "corporation") {
			last, right = i+1, false
		}
		last = s.companyEnd(last - 1)
	}
	nameFirst := first
	// whose it is: a demonym or country at the name's beginning, or a possessive before
	if f, ok := s.lands.At(first); ok && f.Last <= i {
		owner = f.Country
		if f.Form == country.Demonym && h.kind == ministryHead {
			nameFirst = f.Last
		}
	}
	if owner == nil && first < i && s.only != "" {
		// 'Jordan Chamber of Industry' in a sheet about Jordan, elsewhere maybe a person's
		if c, form := country.Lookup(s.Text(first)); c != nil && form == country.Name && c.Alpha2 == s.only {
			owner = c
		}
	}
	if owner == nil && (s.Kind(first-1) == segment.Possessive || s.Is(first-1, "'")) {
		if f, ok := s.landEnding(first - 1); ok {
			owner = f.Country
		}
	}
	if owner == nil && first > 0 {
		if f, ok := s.landEnding(first); ok && f.Form == country.Demonym {
			owner = f.Country
		}
	}
	if owner != nil && right && s.In(i, member) {
		if c := s.landWithin(i+1, last); c != nil {
			owner = c // 'Chinese Association of Fiji'
		}
	}
	if owner == nil && (right || last > i+1) {
		owner = s.landWithin(i+1, last)
		if owner == nil && right && s.In(i, member) {
			owner = s.folkOf(i+1, last)
		}
	}
	if !s.isName(i, first, last, right, owner != nil, h) {
		return
	}
	if owner == nil || s.In(i, member) && s.Is(last, "in") {
		if c := s.landAfter(last); c != nil {
			owner = c // 'American Chamber of Commerce in Kosovo'
		}
	}
	if owner == nil && (s.In(i, local) || h.kind == ministryHead) {
		owner = s.cityWithin(first, last)
	}
	nameLast := last
	if h.kind == ministryHead {
		nameLast = s.withoutLand(i, last)
		if first < i && s.Is(i+1, "of") {
			nameLast = s.withoutLand(i-2, last) // 'Public Works Department of Tuvalu'
		}
	}
	f := find{first: first, last: last, rule: ruleOf(h), name: s.text(nameFirst, nameLast),
		typ: s.typeOf(h, i, first, last, owner != nil), shaky: s.casing(i) != plainCase &&
			!s.firm(i, h, right || h.kind == embassyHead && s.sender(first, i, last) != "")}
	if (!right || h.kind != ministryHead) && s.goesOn(last) {
		f.shaky = true
	}
	f.right = right
	f.proper = s.proper(nameFirst, i)
	if owner != nil {
		f.country = owner.Alpha2
	}
	if (f.typ == record.Government || s.Is(i, "centre", "center")) && s.multilateral(first, last) {
		f.typ, f.country = record.Multilateral, ""
	}
	if h.kind == embassyHead {
		f.country = s.sender(first, i, last)
	}
	s.finds = append(s.finds, f)
}

// posted takes in an embassy that is named by the city where it is: 'High Commission
// Lilongwe', 'Embassy Lima', of which the text does not tell whose they are.
func (s *sheet) posted(first, i int) bool {
	from := i
	if s.Is(i, "commission") {
		if from--; !s.Is(from, "high") {
			return false
		}
	}
	owner := ""
	if f, ok := s.lands.At(first); ok && f.Last == from {
		owner = f.Country.Alpha2 // 'Australian High Commission Accra'
	} else if from != first {
		return false
	}
	if s.Kind(i+1) != segment.Word || place.CityCountry(s.Pass, i+1) == "" || s.capital(i+2) || s.Is(i+2, "-", "of") {
		return false
	}
	s.finds = append(s.finds, find{first: first, last: i + 2, rule: "partner.embassy", name: s.text(first, i+2),
		typ: record.Government, country: owner, shaky: s.casing(i) == allCaps, proper: true})
	return true
}

func ruleOf(h head) string {
	switch h.kind {
	case ministryHead:
		return "partner.ministry"
	case companyHead:
		return "partner.company"
	case embassyHead:
		return "partner.embassy"
	}
	return "partner.named"
}

// multilateral reports whether the name begins with a multilateral body's or ends in
// it: 'Regional Bureau for Arab States of the United Nations Development Programme'.
func (s *sheet) multilateral(first, last int) bool {
	for j := first; j < last; j++ {
		if !s.capital(j) || j > first && !s.Is(j-1, "of", "the") {
			continue
		}
		if s.Is(j, "un") || s.Is(j, "united") && s.Is(j+1, "nations") {
			return true
		}
		if forms, end := registry.Match(s.Pass, j); forms != nil && !forms[0].Unsure &&
			forms[0].Body.Type == record.Multilateral && end <= last && (j == first || end == last) {
			return true
		}
	}
	return false
}

// listedWithin reports whether a listed body's name is the end of what was read as one
// name ('U.S.-European Union', 'Will Remove World Bank'), or its beginning up to or past
// the head ('Department of Labor Julie Su'): then the listed name is the body's.
func (s *sheet) listedWithin(first, i, last int) bool {
	for j := first; j <= i; j++ {
		if !s.capital(j) || !registry.Starts(s.Pass, j) {
			continue
		}
		forms, end := registry.Match(s.Pass, j)
		if forms == nil || end <= i || s.foreign(forms[0], j, end) {
			continue
		}
		if _, more := heads[s.lower(end)]; more && end < last && j == first && s.capital(end) {
			continue // 'University of Malawi College of Medicine'
		}
		if !forms[0].Unsure || forms[0].Body.Country != "" && s.national(forms[0].Body.Country) {
			return end == last || j > first && end >= last || end < last && !s.In(end, linkers) && j == first || end > last
		}
	}
	if f, ok := s.lands.At(first); ok && f.Last >= last {
		return true // 'Russian Federation'
	}
	return false
}

// proper reports whether a proper name stands before the head, so that the name says
// itself whose the body is: 'Philadelphia Water Department'.
func (s *sheet) proper(first, i int) bool {
	for j := first; j < i; j++ {
		if s.capital(j) && !s.In(j, generic) && !s.In(j, topics) {
			return true
		}
	}
	return false
}

// isName reports whether what stands around the head is a name at all.
func (s *sheet) isName(i, first, last int, right, owned bool, h head) bool {
	if first == i && !right {
		return owned && (h.kind == embassyHead || s.Is(i, "parliament", "senate"))
	}
	if h.kind == companyHead && first == i {
		return false
	}
	if h.right && !right || !right && s.In(last, tails) && s.capital(last) {
		return false
	}
	word := s.Lower(i)
	before := ""
	if first < i {
		before = s.Lower(i - 1)
		if s.Kind(i-1) == segment.Punct && i >= 2 {
			before = s.Lower(i - 2)
		}
	}
	like := namesakes[word]
	switch {
	case first == i-1 && organs[word].Has(before):
		return true // 'National Treasury', 'Supreme Court'
	case word == "group" && s.justListed(first, i) && s.multilateral(first, i):
		return false // 'AfDB Group'
	case word == "group" && first == i-1 && before == "bank":
		s.groups = append(s.groups, first)
		return false // a bank named before
	case word == "group" && (like.Has(before) || !s.proper(first, i)), soft.Has(word) &&
		(topics.Has(before) || like.Has(before) || s.Kind(i-1) == segment.Punct || i-first > 3):
		return false
	case first == i-1 && !right && !owned && like.Has(before), before == "serving" ||
		(before == "black" || before == "tribal") && word == "college" || before == "stock" || before == "liability":
		return false
	case right && last == i+3 && s.Is(i+2, "excellence"):
		return false // 'Center of Excellence', of which there are many
	case word == "board" && right && (s.Is(i+2, "executive", "trustees", "management") || s.Is(last, "directors", "governors", "trustees")):
		return false
	case s.Is(first, "board", "council") && s.Is(first+1, "of") && s.listedBehind(first+2, last):
		return false // 'Board of the African Development Bank': the body is the bank
	case !right && inner.Has(word) && s.justListed(first, i):
		return false // 'IMF Board': the body is named, not its board
	case word == "board" && right && before == "executive":
		return false // 'Executive Board of KfW': the body is KfW
	case word == "division" && !right && !topics.Has(before):
		return false // 'Sylhet Division', a part of a country
	case h.kind == ministryHead && !right && s.inward(first, i):
		return false // a body's own 'External Relations Department'
	case word == "survey":
		return owned && (before == "geological" || before == "geodetic")
	case word == "cross", word == "crescent":
		return owned && before == "red"
	case word == "guard", word == "navy", word == "services":
		return owned && (word != "services" || before == "meteorological" || before == "correctional" ||
			before == "prison" || before == "customs" || before == "ambulance") &&
			(word != "guard" || before == "coast" || before == "national" || before == "border")
	case word == "congress":
		return s.unionWords(first, last)
	case word == "mission":
		return first < i && s.Is(i-1, "permanent") && right ||
			(first < i && s.bareLand(first, i) && s.casing(i) == plainCase && !s.capital(i+1) ||
				first == i && owned && right && s.Is(i+1, "of") &&
					(s.Is(last, "to") || s.within(i, last, "to"))) // 'Mission of Norway to the EU'
	case word == "city":
		return first == i && right && s.casing(i) == plainCase && s.Is(i+1, "of")
	case first == i-1 && right && like.Has(before) &&
		(before == "public" || before == "health" && word != "service" || before == "working"):
		return false
	}
	if word == "office" && s.Is(i-1, "country", "regional", "subregional", "field", "liaison", "project", "programme",
		"program", "branch", "head", "home", "local", "cluster", "hub") {
		return false // 'ILO Country Office for Indonesia': the body is the ILO
	}
	if first == i && word == "office" && !s.Is(i+2, "the") && s.casing(i) != plainCase {
		return false
	}
	// 'University College', but no bare 'National Service'
	for j := first; j < last; j++ {
		if s.capital(j) && j != i && !s.In(j, generic) {
			return true
		}
	}
	return right && last-i > 2 || owned
}

// inward reports whether all words before a department's head are of what bodies have
// departments for to serve themselves.
func (s *sheet) inward(first, i int) bool {
	for j := first; j < i; j++ {
		if s.Kind(j) == segment.Word && !s.Is(j, "and") && !s.In(j, inwardly) {
			return false
		}
	}
	return first < i
}

// inwardly are what bodies have departments of their own for.
var inwardly = wordset.Of("communication", "communications", "external", "internal", "relations", "media", "press",
	"human", "resources", "procurement", "evaluation", "corporate", "legal", "treasury", "outreach", "partnerships",
	"operations", "programme", "program",
	"information", "public", "affairs", "strategic", "investor", "marketing", "donor", "audit", "accounting")

// inner are words for a part of the body named before them.
var inner = wordset.Of("board", "committee", "division", "assembly", "office", "council", "society", "network", "department", "mission")

// listedBehind reports whether all from token i on to the end is a listed name, its article aside.
func (s *sheet) listedBehind(i, last int) bool {
	if s.Is(i, "the") {
		i++
	}
	_, end := registry.Match(s.Pass, i)
	return end == last
}

// justListed reports whether all that stands before the head is a listed short form, or
// before a board a multilateral body's name.
func (s *sheet) justListed(first, i int) bool {
	forms, end := registry.Match(s.Pass, first)
	return forms != nil && end == i && (forms[0].Short || s.Is(i, "board") && forms[0].Body.Type == record.Multilateral)
}

// organs are those of a state that are named without it.
var organs = map[string]*wordset.Set{
	"treasury": wordset.Of("national"), "assembly": wordset.Of("national", "federal", "people's"),
	"court": wordset.Of("supreme", "constitutional"), "bank": wordset.Of("central"), "police": wordset.Of("national", "federal"),
}

// unionWords reports whether the name speaks of workers: 'Trade Union Congress'.
func (s *sheet) unionWords(first, last int) bool {
	for j := first; j < last; j++ {
		if s.Is(j, "trade", "trades", "union", "unions", "workers", "labour", "labor") {
			return true
		}
	}
	return false
}

// generic are words that by themselves name nobody.
var generic = wordset.Fields(`national central federal state local regional international global public private general united
	royal the world special joint independent advanced clean technical modern new first`)
