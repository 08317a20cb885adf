package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// scan finds the candidates: one pass over the tokens, in which only words with a
// capital, and 'government', are looked at.
func (s *sheet) scan() {
	for i, t := range s.Tokens {
		if t.Kind != segment.Word {
			continue
		}
		if t.Case == segment.LowerCase {
			if n := t.End - t.Start; n == len("government") && s.Lower(i) == "government" {
				s.government(i)
			} else if n == len("governments") && s.Lower(i) == "governments" {
				s.governments(i)
			} else if n == len("ministry") && s.Lower(i) == "ministry" || n == len("ministries") && s.Lower(i) == "ministries" {
				s.smallMinistries(i)
			} else if n == len("embassy") && s.Lower(i) == "embassy" {
				s.smallEmbassy(i)
			}
			continue
		}
		s.known(i)
		h, ok := heads[s.Lower(i)]
		if !ok {
			switch s.Lower(i) {
			case "governments":
				s.governments(i)
			case "state":
				if t.Case == segment.Capital {
					s.state(i)
				}
			}
			continue
		}
		if s.Is(i, "office") && s.Kind(i-1) == segment.Possessive && s.officers(i) {
			continue
		}
		if h.kind == ministryHead && s.Is(i, "directorate") && s.capital(i+1) && s.Is(i+1, "general") && s.In(i+2, linkers) {
			if last, right := s.rightOf(i+1, h); right {
				s.finds = append(s.finds, find{first: i, last: last, rule: "partner.ministry",
					name: s.text(i, s.withoutLand(i+1, last)), typ: h.typ, country: alpha2(s.landWithin(i+1, last)), right: true})
				continue
			}
		}
		switch h.kind {
		case governmentHead:
			s.government(i)
		case administrationHead:
			s.administration(i)
		case ministriesHead:
			s.ministries(i)
		default:
			s.pattern(i, h)
		}
	}
}

// known takes in a listed body's name at token i.
func (s *sheet) known(i int) {
	forms, end := registry.Match(s.Pass, i)
	if forms == nil || !s.stands(i, end) {
		return
	}
	f := forms[0]
	if s.foreign(f, i, end) || s.foreignWord(f, i, end) {
		return
	}
	if f.Unsure || f.National || f.Short && len(forms) > 1 {
		s.unsure = append(s.unsure, unsureFind{i, end, forms})
		return
	}
	if f.Short && s.In(i, words) && end == i+1 && s.casing(i) == allCaps {
		return
	}
	s.sure[f.Body] = true
	if !f.Short {
		s.full[f.Body] = true
	}
	s.listedFind(f, i, end)
}

// listedFind keeps a listed body's name, or that of its branch in the country named right
// behind it, which is a body of its own: 'World Vision Malawi', 'Shell Nigeria'.
func (s *sheet) listedFind(f *registry.Form, i, end int) {
	if l, ok := s.branchOf(f, end); ok {
		s.finds = append(s.finds, find{first: i, last: l.Last, rule: "partner.named", name: s.text(i, l.Last),
			typ: f.Body.Type, country: l.Country.Alpha2, proper: true})
		return
	}
	s.finds = append(s.finds, find{first: i, last: end, rule: "partner.registry", body: s.ofListed(f.Body), listed: true})
}

// branchOf is the country whose branch of a firm or charity the name is that ends at token
// end.
func (s *sheet) branchOf(f *registry.Form, end int) (country.Found, bool) {
	l, ok := s.lands.At(end)
	return l, ok && (!f.Unsure || f.Short && f.Text == strings.ToUpper(f.Text)) &&
		(f.Body.Type == record.PrivateSector || f.Body.Type == record.NGO) && l.Form == country.Name &&
		f.Body.Country != l.Country.Alpha2 && s.casing(end) != allCaps && !s.wraps(end-1) && s.Kind(l.Last) != segment.Possessive &&
		(!s.capital(l.Last) || s.wraps(l.Last-1))
}

// foreign reports whether a listed body's name that any country may have a body by
// ('Trades Union Congress') is another's here: another country stands right before it, or
// the sheet never names its own.
func (s *sheet) foreign(f *registry.Form, first, end int) bool {
	own := f.Body.Country
	if own == "" || f.Short || end-first < 2 {
		return false
	}
	for j := first; j < end; j++ {
		w := s.Lower(j)
		if s.Kind(j) != segment.Word || linkers.Has(w) || w == "and" || w == "the" || generic.Has(w) || topics.Has(w) ||
			topics.Has(strings.TrimSuffix(w, "s")) {
			continue
		}
		if _, is := heads[w]; !is {
			return false
		}
	}
	if before, ok := s.landEnding(first); ok {
		return before.Country.Alpha2 != own
	}
	return s.only != "" && s.only != own && s.counts[own] == 0
}

// foreignArticles are the articles and prepositions of other languages right before a noun.
var foreignArticles = wordset.Of("le", "la", "les", "el", "los", "las", "du", "au", "del", "al", "contre", "contra", "do", "da", "o")

// foreignWord reports whether a short form that is not in capitals is a noun of another language
// within a name: 'Lutte contre le Sida', 'Comisión contra el Sida'.
func (s *sheet) foreignWord(f *registry.Form, first, end int) bool {
	return f.Short && end == first+1 && first > 0 && s.Tokens[first].Case != segment.Upper &&
		s.Tokens[first-1].Case == segment.LowerCase && s.In(first-1, foreignArticles)
}

// stands reports whether the tokens stand by themselves: no part of an address, an
// amount or a longer word.
func (s *sheet) stands(first, last int) bool {
	if s.Tokens[first].Glued && s.Is(first-1, "@", "/", "_", ".", "#", "=") && !s.Is(first-1, ".") {
		if !s.Is(first-1, "/") || s.Is(first-2, "/", ":") {
			return false
		}
	}
	if s.Tokens[first].Glued && first > 0 && (s.Kind(first-1) == segment.Number || s.Kind(first-1) == segment.Word) {
		return false
	}
	if last < len(s.Tokens) && s.Tokens[last].Glued {
		switch {
		case s.Kind(last) == segment.Currency, s.Kind(last) == segment.Number, s.Kind(last) == segment.Word, s.Is(last, "@", "_"):
			return false
		case s.Is(last, ".") && last+1 < len(s.Tokens) && s.Tokens[last+1].Glued && s.Kind(last+1) == segment.Word &&
			s.Tokens[last+1].Case == segment.LowerCase:
			return false // 'USAID.gov'
		}
	}
	return true
}

// words are short forms that are words, too: in a line of capitals they tell nothing.
var words = wordset.Of("who", "care", "us", "it", "act", "aim", "sun", "path", "ice", "arc", "idea", "echo", "can",
	"caf", "find", "lift", "goal", "pax", "ed",
	"eco", "abc", "aida", "ada", "dot", "sec", "gap", "cap", "aid", "pace", "sica", "nam", "add", "pact", "iris", "apes")

// government takes in the government that the word at token i speaks of: 'Government
// of Japan', 'Chinese government', 'Zambia's government', 'the Government'.
func (s *sheet) government(i int) {
	// 'Federal Government of Nigeria', 'Royal Government of Cambodia'
	first := i
	for s.capital(first-1) && s.In(first-1, regimes) || s.Is(first-1, "federal", "central", "national") {
		first--
	}
	if s.tierGovernment(i, first) {
		return
	}
	if s.Is(i+1, "of") {
		j := i + 2
		if s.Is(j, "the") {
			j++
		}
		if c, end := s.land(j); c != nil {
			s.finds = append(s.finds, find{first: first, last: end, rule: "partner.government", body: s.ofCountry(c)})
			return
		}
		if s.Tokens[i].Case != segment.LowerCase && s.capital(j) && s.casing(i) == plainCase {
			s.governmentOf(first, j)
		}
		return
	}
	// the country before it
	k := first - 1
	if s.Kind(k) == segment.Possessive || s.Is(k, "'") {
		k--
	}
	if f, ok := s.landEnding(k + 1); ok {
		s.finds = append(s.finds, find{first: f.First, last: i + 1, rule: "partner.government", body: s.ofCountry(f.Country)})
		return
	}
	if s.Tokens[i].Case == segment.LowerCase {
		if first == i && s.Is(i-1, "the") && !s.Is(i-2, "across", "throughout", "of") && s.casing(i) == plainCase &&
			(s.Kind(i+1) != segment.Word || s.In(i+1, followers)) && !s.Is(i+1, "-", "/") {
			s.finds = append(s.finds, find{first: i, last: i + 1, rule: "partner.administration", name: bareGovernment,
				typ: "government", small: true})
		}
		return
	}
	if first < i && s.Is(first, "federal") && s.home == "US" {
		s.finds = append(s.finds, find{first: first, last: i + 1, rule: "partner.administration", body: s.ofCountry(country.ByCode("US"))})
	} else if s.Is(first-1, "the") && s.Tokens[i].Case == segment.Capital && s.casing(i) == plainCase && !s.capital(i+1) {
		s.finds = append(s.finds, find{first: first, last: i + 1, rule: "partner.administration", name: bareGovernment, typ: "government"})
	}
}

// state takes in the state that the word at token i speaks of: 'the Tunisian State', 'the
// State of Senegal'.
func (s *sheet) state(i int) {
	if s.casing(i) != plainCase || s.capital(i+1) {
		return
	}
	if s.Is(i+1, "of") && s.Is(i-1, "the") {
		if c, end := s.land(i + 2); c != nil && c.Alpha2 != "US" {
			s.finds = append(s.finds, find{first: i, last: end, rule: "partner.government", body: s.ofCountry(c)})
		}
		return
	}
	if f, ok := s.landEnding(i); ok && f.Form == country.Demonym && s.Is(f.First-1, "the") {
		s.finds = append(s.finds, find{first: f.First, last: i + 1, rule: "partner.government", body: s.ofCountry(f.Country)})
	}
}

// governments takes in each of several: 'the Governments of Germany, Norway and the
// Netherlands'.
func (s *sheet) governments(i int) {
	if !s.Is(i+1, "of") {
		return
	}
	first, j := i, i+2
	for n := 0; n < 40; n++ {
		if s.Is(j, "the") {
			j++
		}
		c, end := s.land(j)
		if c == nil {
			return
		}
		if n > 0 {
			first = j
		}
		s.finds = append(s.finds, find{first: first, last: end, rule: "partner.government", body: s.ofCountry(c)})
		j = end
		if s.Is(j, ",", ";") {
			j++
		}
		if s.Is(j, "and", "&") {
			j++
		}
		if j == end {
			return
		}
	}
}

// officers takes in the office of one who holds it: 'Prosecutor General's Office'.
func (s *sheet) officers(i int) bool {
	first := i - 1
	for first > 0 && s.capital(first-1) && s.In(first-1, officials) && i-first < 5 {
		first--
	}
	if first == i-1 {
		return false
	}
	f := find{first: first, last: i + 1, rule: "partner.named", name: s.text(first, i+1), typ: "government"}
	if owner, ok := s.landEnding(first); ok {
		f.country = owner.Country.Alpha2
	} else if s.Kind(first-1) == segment.Possessive {
		if owner, ok := s.landEnding(first - 1); ok {
			f.country = owner.Country.Alpha2
		}
	}
	s.finds = append(s.finds, f)
	return true
}

var officials = wordset.Fields(`prime minister president attorney prosecutor auditor general governor ombudsman mayor state public
	vice u.s.`)

// alpha2 is the country's code; empty for none.
func alpha2(c *country.Country) string {
	if c == nil {
		return ""
	}
	return c.Alpha2
}

// bareGovernment marks 'the Government' until the sheet has told whose it is.
const bareGovernment = "\x00government"

// regimes are what a government may be called.
var regimes = wordset.Fields(`federal royal transitional provisional interim central national regional revolutionary imperial
	internationally recognized grand ducal unity`)

// land is the country named at token j, with or without what kind of state it is, and
// the token after it.
func (s *sheet) land(j int) (*country.Country, int) {
	if f, ok := s.lands.At(j); ok && f.Form != country.Demonym {
		return f.Country, f.Last
	}
	// 'Republic of', 'Kingdom of', 'Federal Democratic Republic of', 'Swiss Confederation'
	for k := j; k < j+5 && s.capital(k); k++ {
		if s.Is(k, "republic", "kingdom", "state", "sultanate", "commonwealth", "union", "federation", "principality",
			"confederation", "islamic") && s.Is(k+1, "of") {
			m := k + 2
			if s.Is(m, "the") {
				m++
			}
			if f, ok := s.lands.At(m); ok && f.Form != country.Demonym {
				return f.Country, f.Last
			}
		}
	}
	return nil, 0
}

// landEnding is the country named just before token end.
func (s *sheet) landEnding(end int) (country.Found, bool) {
	for j := end - 1; j >= 0 && j >= end-6; j-- {
		if f, ok := s.lands.At(j); ok {
			return f, f.Last == end
		}
	}
	return country.Found{}, false
}

// administration takes in 'the Biden-Harris Administration' and, in a sheet of the
// United States, 'the Administration'; else the word is a head like others.
func (s *sheet) administration(i int) {
	first := i
	for s.capital(first-1) && country.Administration(s.Lower(first-1)) != nil ||
		s.Is(first-1, "-", "–") && first >= 2 && country.Administration(s.Lower(first-2)) != nil {
		first--
	}
	own := s.Is(i-1, "the") && s.national("US") && !s.Is(i+1, "of", "for", "on") && !s.capital(i+1) && s.casing(i) == plainCase
	var of *country.Country
	switch {
	case first < i:
		of = country.Administration(s.Lower(first))
	case !own:
		s.pattern(i, heads["administration"])
		return
	case s.home == "US" || s.counts["US"] >= 3:
		of = country.ByCode("US")
	}
	if of != nil {
		s.finds = append(s.finds, find{first: first, last: i + 1, rule: "partner.administration", body: s.ofCountry(of)})
	}
}

// presidents are the names that tell a sheet of the White House.
var presidents = country.AdministrationNames("US")
