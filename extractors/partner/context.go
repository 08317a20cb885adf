package partner

import (
	"cmp"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/extractors/place"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// context takes in bodies whose names tell nothing, by what is said of them: 'a loan to
// NAME', 'NAME, a local bank', 'the company NAME', 'companies including A, B and C'. It
// looks at words in small letters that speak of bodies, and at what is free around them.
func (s *sheet) context() {
	taken := make([]bool, len(s.Tokens)+1)
	at := make(map[int]*find, len(s.kept))
	for _, f := range s.kept {
		at[f.first] = f
		for j := f.first; j < f.last; j++ {
			taken[j] = true
		}
	}
	c := &contexts{sheet: s, taken: taken, at: at}
	var colons []int
	for i, t := range s.Tokens {
		if t.Kind == segment.Punct {
			if s.View.Text[t.Start] == ':' {
				c.field(i)
				colons = append(colons, i)
			}
			continue
		}
		if t.Kind == segment.GapMark && c.edged(i) {
			c.field(i)
			continue
		}
		if (t.Line || i == 0) && t.Kind == segment.Word && (s.In(i, parts) || s.In(i+1, parts)) {
			c.roster(i)
		}
		if t.Kind != segment.Word || t.Case != segment.LowerCase &&
			!(t.Case == segment.Upper && t.End-t.Start == 3 && s.Lower(i) == "ngo") {
			continue
		}
		w := s.Lower(i)
		told, _ := bodyNouns.At(t.Key, w)
		beside, _ := apposing.At(t.Key, w)
		switch {
		case w == "include" || w == "including" || w == "includes" || w == "as" && s.Is(i-1, "such"):
			c.list(i)
		case w == "to" && s.In(i-1, lends):
			c.single(i+1, record.PrivateSector, false)
		case w == "to":
			c.givenTo(i)
		case w == "with" && s.In(i-1, dealings), w == "by" && (s.In(i-1, doneBy) || s.Is(i-1, "out") && s.Is(i-2, "carried")):
			c.single(i+1, record.PrivateSector, true)
		case w == "financing" && s.Is(i+1, "of"):
			c.single(i+2, record.PrivateSector, true)
		case (w == "up" || w == "operative" || w == "profit") && s.Is(i-1, "-") && bodyNoun(s.lower(i-2)+"-"+w) != "":
			c.noun(i, bodyNoun(s.lower(i-2)+"-"+w))
		case told != "":
			c.noun(i, told)
		case beside != "":
			c.apposed(i, c.sorted(i, beside))
		case s.Is(i, "city", "municipality"):
			c.town(i)
		case s.In(i, givers):
			c.giver(i)
		}
	}
	c.columns()
	c.grantees()
	for _, f := range s.kept {
		c.beside(f)
	}
	for _, i := range colons { // last: a noun beside the name tells more of it
		c.headed(i)
	}
	if len(c.found) > 0 {
		for _, f := range c.found {
			if f.country == "" {
				f.country = s.atHome(f)
			}
			f.body = s.bodyOf(f)
			s.kept = append(s.kept, f)
		}
		s.again(c)
		s.sort()
	}
}

// contexts is one such look.
type contexts struct {
	*sheet
	taken []bool
	at    map[int]*find
	found []*find
	// shorts are the words that stand in brackets, once asked for.
	shorts map[string]bool
}

var (
	// lends are what a body is given.
	lends = wordset.Of("loan", "loans", "grant", "grants", "guarantee", "guarantees", "financing", "credit")
	// dealings are what one has with a body.
	dealings = wordset.Fields(`partnership partnering partnered partners collaboration agreement deal contract memorandum venture
		project`)
	// doneBy are what bodies do.
	doneBy = wordset.Fields(`implemented led managed operated owned funded financed developed executed built constructed
		manufactured run supplied supervised overseen coordinated administered co-financed cofinanced delivered maintained installed
		guaranteed`)
	// groups are plural nouns whose examples are bodies; those with true are told so surely.
	groups = map[string]bool{"companies": true, "firms": true, "banks": true, "corporations": true, "startups": true,
		"start-ups": true, "ngos": true, "airlines": true, "manufacturers": true, "investors": true,
		"partners": false, "organizations": false, "organisations": false, "donors": false, "funders": false,
		"businesses": true, "nonprofits": true, "institutions": false}
	// firmly are the last words of companies' names.
	firmly = wordset.Of("capital", "impact", "ventures", "partners", "bridge", "airlines", "airways", "energy", "foods",
		"motors", "systems", "solutions", "technologies", "labs", "pharma", "logistics", "power", "solar", "mining",
		"minerals", "cement", "telecom", "mobile",
		"media", "microfinance", "finance", "investments", "consulting", "engineering", "construction", "industries",
		"group", "holdings", "farms", "coffee", "agro", "analytics", "networks", "robotics", "health", "bio", "works", "africa")
	// firstly are the words that names of companies of a trade begin with.
	firstly = wordset.Of("agro", "agri", "petro", "aero", "electro", "hydro", "pharma", "cimento", "cementos")
)

// run is the end of the free capitalised words at token i that may be a body's name, i
// where there are none.
func (c *contexts) run(i int) int {
	if !c.capital(i) || c.casing(i) != plainCase || c.In(i, callers) || c.In(i, topics) && !c.capital(i+1) ||
		c.In(i, generic) || c.Is(i, "congress", "parliament") {
		return i
	}
	end := i
	for end < len(c.Tokens) && end-i < 8 {
		switch {
		case c.taken[end]:
			return i
		case end > i && c.In(end-1, legalForms):
			return c.name(i, end)
		case c.capital(end) && (end == i || !c.In(end, callers) || c.In(end, firmly)) && !(end > i && c.label(end)):
			if _, land := c.lands.At(end); land && end == i {
				return i
			}
			end++
		case end > i && c.Is(end, "-", "&", "'") && c.Tokens[end].Glued && c.capital(end+1) && c.Tokens[end+1].Glued:
			end++
		case end > i && c.romance(end) > end:
			end = c.romance(end)
		default:
			return c.name(i, end)
		}
	}
	return i
}

// name is end where the tokens may be a body's name by themselves, else i.
func (c *contexts) name(i, end int) int {
	if end == i || end-i > 5 || c.SpanOf(i, end).Len() < 4 {
		return i
	}
	last := c.Lower(end - 1)
	switch {
	case tails.Has(last), c.Kind(end) == segment.Word &&
		(c.In(end, tails) || c.Is(end, "countries", "nations", "region", "area", "communities", "people", "peoples",
			"leaders", "families", "farmers", "women", "children", "states", "tribes", "students", "workers", "refugees",
			"residents", "citizens")):
		return i
	case last == "states" || last == "nations" || last == "tribes" || last == "americans" || last == "corridor" ||
		last == "network" || last == "data" || last == "goals" || last == "fellows" || last == "fellowship":
		return i
	case c.Is(end, "-", "/") && c.Tokens[end].Glued, c.Is(end, "(") && c.Kind(end+1) == segment.Number:
		return i
	case country.IsState(c.text(i, end)), place.CityCountry(c.Pass, i) != "":
		return i
	}
	if forms, _ := registry.Match(c.Pass, i); forms != nil {
		return i // what it is the other rules have judged
	}
	for j := i; j < end; j++ {
		w := c.lower(j)
		if t := c.Text(j); strings.HasSuffix(t, "s") && len(t) < 7 && strings.ToUpper(t[:len(t)-1]) == t[:len(t)-1] {
			return i // 'SMEs'
		}
		if months.Has(w) || c.Tokens[j].Case == segment.Upper && end == i+1 && len(w) < 4 {
			return i
		}
	}
	return end
}

var months = wordset.Fields(`january february march april may june july august september october november december covid ebola
	tbd`)

// looks reports whether a name is written as companies' are: it ends as theirs do, or
// holds a word such as 'GreenCo'.
func (c *contexts) looks(i, end int) bool {
	if end-i >= 2 && (c.In(end-1, firmly) && !c.In(i, topics) || c.In(i, firstly)) {
		return true
	}
	for j := i; j < end; j++ {
		if c.Kind(j) == segment.Word && c.Tokens[j].Case == segment.Mixed {
			return true
		}
	}
	return false
}

// take keeps the name.
func (c *contexts) take(i, end int, typ string) *find {
	for j := i; j < end; j++ {
		c.taken[j] = true
	}
	f := &find{first: i, last: end, rule: "partner.context", name: c.text(i, end), typ: typ}
	if l, ok := c.landEnding(end); ok && l.First > i {
		f.country = l.Country.Alpha2 // 'Orange Jordan'
	} else if typ != record.PrivateSector {
		if land := cmp.Or(c.landWithin(i, end), c.folkOf(i, end)); land != nil {
			f.country = land.Alpha2 // 'Ethiopian Forestry Development'
		}
	}
	c.found = append(c.found, f)
	return f
}

// single takes the name at token i, an article before it or not; a weak context asks
// that it be written as a company's.
func (c *contexts) single(i int, typ string, weak bool) {
	if c.Is(i, "the", "a", "an") {
		if weak || !c.Is(i, "the") {
			return
		}
		i++
		weak = true
	}
	end := c.run(i)
	if end == i && c.short(i) && c.Kind(i+1) != segment.Possessive {
		end++
	}
	if end == i || (weak || end == i+1) && !c.looks(i, end) && !(end == i+1 && c.short(i) && c.Kind(end) != segment.Possessive) {
		return
	}
	c.take(i, end, typ)
}

// list reads the names that 'including' at token i gives as examples of bodies.
func (c *contexts) list(i int) {
	sure, is := false, false
	for j := i - 1; j >= max(0, i-6); j-- {
		if v, ok := groups[c.lower(j)]; ok && c.Kind(j) == segment.Word {
			sure, is = v, true
			break
		}
		if c.Kind(j) != segment.Word && !c.Is(j, ",", "-") {
			return
		}
	}
	if !is {
		return
	}
	type item struct{ first, last int }
	var items []item
	known, looks := 0, false
	j := i + 1
	if c.Is(j, ":") {
		j++
	}
	for n := 0; n < 30; n++ {
		if c.Is(j, "the") {
			j++
		}
		if j >= len(c.Tokens) {
			break
		}
		end := j
		if f := c.at[j]; f != nil {
			end = f.last
			if !f.weak {
				known++
			}
		} else if end = c.run(j); end > j {
			items = append(items, item{j, end})
			looks = looks || c.looks(j, end)
		}
		if end == j {
			break
		}
		k := end
		if c.Is(k, "(") {
			for k < end+8 && !c.Is(k, ")") && c.Kind(k) != segment.Break {
				k++
			}
			k++
		}
		next := k
		for c.Is(next, ",", ";", "and", "&") && next < k+2 {
			next++
		}
		if next == k {
			break
		}
		j = next
	}
	if !sure && known == 0 && !looks {
		return
	}
	for _, it := range items {
		c.take(it.first, it.last, record.PrivateSector)
	}
}

// again takes in the further mentions of the names found.
func (s *sheet) again(c *contexts) {
	byFirst := map[string][]*find{}
	for _, f := range c.found {
		w := s.Text(f.first)
		byFirst[w] = append(byFirst[w], f)
	}
	for i := range s.Tokens {
		if !s.capital(i) || c.taken[i] {
			continue
		}
		for _, f := range byFirst[s.Text(i)] {
			n := f.last - f.first
			if i+n > len(s.Tokens) || s.capital(i+n) && !s.opens(i+n) ||
				s.capital(i-1) && !s.opens(i) && !s.opens(i-1) || !strings.EqualFold(s.text(i, i+n), f.name) {
				continue
			}
			for j := i; j < i+n; j++ {
				c.taken[j] = true
			}
			s.kept = append(s.kept, &find{first: i, last: i + n, rule: "partner.context", body: f.body})
			break
		}
	}
}
