package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/place"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// landWithin is the country that the name's right part names, the last one.
func (s *sheet) landWithin(first, last int) *country.Country {
	var c *country.Country
	for j := first; j < last; j++ {
		if f, ok := s.lands.At(j); ok && f.Form != country.Demonym && f.Last <= last {
			c = f.Country
		}
	}
	return c
}

// member are heads of bodies that take their members from the people they name:
// 'Federation of Jordanian Trade Unions'.
var member = wordset.Of("federation", "confederation", "union", "association", "chamber", "congress", "council", "guild", "league")

// folkOf is the country whose demonym the right part begins with or holds.
func (s *sheet) folkOf(first, last int) *country.Country {
	for j := first; j < last; j++ {
		if f, ok := s.lands.At(j); ok && f.Form == country.Demonym && f.Last < last {
			return f.Country
		}
	}
	return nil
}

// local are heads of bodies that a city's name in them places: 'Mzuzu University'.
var local = wordset.Fields(`university universidad université college polytechnic hospital municipality city chamber authority
	police`)

// cityWithin is the country of a listed city whose name the body's holds, where its
// name by itself tells which city it is.
func (s *sheet) cityWithin(first, last int) *country.Country {
	for j := first; j < last; j++ {
		if !s.capital(j) {
			continue
		}
		if code := place.CityCountry(s.Pass, j); code != "" {
			return country.ByCode(code)
		}
	}
	return nil
}

// landAfter is the country told right after a name: 'Makerere University in Uganda',
// 'Ministry of Health, Ghana', 'Ministry of Health (Ghana)'.
func (s *sheet) landAfter(end int) *country.Country {
	j := end
	switch {
	case s.Is(j, "in") || s.Is(j, "of"):
		j++
		if s.Is(j, "the") {
			j++
		}
	case s.Is(j, ",") || s.Is(j, "("):
		j++
		if f, ok := s.lands.At(j); ok && f.Form == country.Name && (s.Is(f.Last, ")") || s.Is(end, ",") && !s.Is(f.Last, ",", "and")) {
			return f.Country
		}
		return nil
	}
	if f, ok := s.lands.At(j); ok && f.Form == country.Name {
		return f.Country
	}
	return nil
}

// bareLand reports whether just a country's name stands before the head: 'Bangladesh
// Bank'.
func (s *sheet) bareLand(first, i int) bool {
	f, ok := s.lands.At(first)
	return ok && f.Last == i
}

// sender is the country whose embassy it is: before the head, or after its 'of'.
func (s *sheet) sender(first, i, last int) string {
	for j := first; j < i; j++ {
		if f, ok := s.lands.At(j); ok {
			return f.Country.Alpha2
		}
	}
	for j := i + 1; j < last; j++ {
		if f, ok := s.lands.At(j); ok {
			return f.Country.Alpha2
		}
		if s.Is(j, "in", "to") {
			break
		}
	}
	return ""
}

// firm reports whether a name stands by itself even where every word has a capital.
func (s *sheet) firm(i int, h head, right bool) bool {
	switch {
	case h.kind == embassyHead && s.Is(i, "embassy"):
		return right // 'EMBASSY OF JAPAN', a letterhead
	case h.kind == ministryHead || h.kind == embassyHead:
		return right && s.casing(i) == titleCase
	case h.kind == companyHead:
		return s.Is(i, "inc", "ltd", "llc", "gmbh", "plc")
	case s.Is(i, "university", "bank"):
		return s.casing(i) == titleCase
	}
	if right && s.casing(i) == titleCase {
		_, labelled := s.lineStart(i)
		return labelled // 'With: Municipality of Ambato'
	}
	return false
}

// typeOf refines a head's type by the other words of the name.
func (s *sheet) typeOf(h head, i, first, last int, owned bool) string {
	has := func(list ...string) bool {
		for j := first; j < last; j++ {
			if s.Kind(j) == segment.Word && s.Is(j, list...) {
				return true
			}
		}
		return false
	}
	national := owned || has("national", "federal", "state", "provincial", "county", "city", "supreme", "superior",
		"higher", "constitutional", "royal", "municipal", "district")
	if has("unions") || has("trade") && has("union") {
		return record.TradeUnion
	}
	switch s.Lower(i) {
	case "agency":
		if has("union", "unions") {
			return record.NGO
		}
	case "bank", "banco", "banque":
		switch {
		case has("central", "centrale", "reserve", "national", "nacional", "nationale", "federal", "state") ||
			owned && (s.In(i+1, linkers) || s.bareLand(first, i)):
			return record.Government
		case has("development", "desarrollo", "fomento", "développement", "investment", "export", "african", "asian", "world"):
			if has("african", "asian", "islamic", "european", "american", "caribbean", "eurasian", "world") {
				return record.Multilateral
			}
			return record.Government
		}
	case "union", "federation", "confederation":
		switch {
		case has("employers", "business", "industry", "industries", "chambers", "commerce", "enterprise", "enterprises",
			"manufacturers") || has("private") && has("sector"):
			return record.EmployerOrganisation
		case has("worker", "workers", "trade", "trades", "labour", "labor", "teachers", "employees", "nurses", "miners",
			"fishermen", "fishers", "seafarers", "journalists", "drivers", "dockers", "artisans", "auto", "farmworkers",
			"electrical", "transport"):
			return record.TradeUnion
		case has("farmers", "women", "youth", "churches"):
			return record.NGO
		case has("african", "european", "arab", "parliamentary", "international", "economic", "customs"):
			return record.Multilateral
		case has("credit", "savings"):
			return record.PrivateSector
		}
		return record.Other
	case "association":
		switch {
		case has("employers", "business", "industry", "industries", "manufacturers", "bankers", "exporters", "trade",
			"chamber", "chambers", "banks", "growers", "airlines"):
			return record.EmployerOrganisation
		case has("workers", "teachers", "nurses", "pilots"):
			return record.TradeUnion
		case has("nations"):
			return record.Multilateral
		}
	case "city", "chancellery":
		return record.Government
	case "council", "committee":
		switch {
		case national || has("security", "legislative", "policy", "electoral", "senate", "house", "presidential",
			"intelligence", "economic", "president"):
			return record.Government
		case has("business", "industry", "employers", "export"):
			return record.EmployerOrganisation
		case has("research", "medical", "science"):
			return record.Academic
		case has("refugee", "relief", "churches"):
			return record.NGO
		case has("vocational", "qualifications", "examinations", "nursing", "minerals", "planning") && !has("world", "international"):
			return record.Government
		}
	case "fund":
		if has("provident", "pension", "pensions", "superannuation") || s.Is(i-2, "social", "health") && s.Is(i-1, "insurance", "security") ||
			s.Is(i+2, "social", "health") && s.Is(i+3, "insurance", "security") {
			return record.Government // by law
		}
	case "center", "centre", "institution", "laboratory", "observatory":
		if s.Is(i, "center", "centre") && !national && has("women", "youth", "legal", "rights", "democracy", "gender", "refugee") {
			return record.NGO
		}
		if has("research", "science", "sciences", "studies", "policy", "university", "technology", "agricultural") {
			return record.Academic
		}
		if national {
			return record.Government
		}
	case "society":
		return record.NGO
	case "organization", "organisation":
		switch {
		case has("international", "world", "african", "asian", "arab", "caribbean", "european", "treaty") && !owned:
			return record.Multilateral
		case national:
			return record.Government
		}
		return record.NGO
	case "commission", "authority", "secretariat", "parliament":
		if has("african", "european", "ecowas", "asean", "pacific", "caribbean", "caricom", "un", "basin", "international") && !owned {
			return record.Multilateral
		}
	case "corporation":
		if s.Is(i+1, "limited", "ltd", "inc", "plc") {
			return record.PrivateSector
		}
		if owned || has("national", "public", "federal", "development", "state") ||
			has("security", "insurance") && has("social", "deposit", "pension") {
			return record.Government
		}
	case "electric", "company", "group":
		if has("world", "regional") {
			return record.Other
		}
	case "institute", "school", "college", "academy":
		if s.Is(i, "institute") && has("geological", "statistical", "statistics", "meteorological", "hydrological",
			"survey", "geographic", "cadastral") && !has("indian", "training", "graduate") {
			return record.Government // a state's surveys and statistics
		}
		if s.Is(i, "institute") && national && s.Is(i+1, "for", "of", "on") &&
			has("disaster", "employment", "emigration", "insurance", "statistics", "health", "vaccination", "pensions",
				"cooperatives", "housing") &&
			!has("research", "training", "studies", "science", "sciences", "technology", "technologies", "education") {
			return record.Government // a state's agency by another name
		}
		if s.Is(i, "institute") && owned && has("cotton", "coffee", "cocoa", "tea", "sugar", "cashew", "rubber", "tobacco", "mining",
			"transformation", "tourism", "housing") && !has("research", "training", "management", "school") {
			return record.Government // a state's board for a trade
		}
		if has("republican", "democratic") {
			return record.NGO
		}
		if has("standards", "statistics", "health", "national") && national &&
			!has("research", "technology", "science", "management", "school") && !strings.HasPrefix(s.Lower(i), "coll") {
			return record.Government
		}
	case "instituto", "institut":
		if has("emprego", "empleo", "emploi", "estatística", "estatísticas", "estadística", "estadísticas", "saúde",
			"salud", "santé", "statistique", "statistiques", "previdência", "social", "catastro", "meteorología",
			"meteorologia") && !has("superior", "ciências", "ciencias", "sciences", "pesquisa", "investigación",
			"investigação", "recherche", "tecnológico", "politécnico") {
			return record.Government
		}
	case "embassy":
		return record.Government
	case "service", "corps", "assembly", "court", "senate":
		return record.Government
	}
	return h.typ
}
