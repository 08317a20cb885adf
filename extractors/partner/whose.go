package partner

import (
	"cmp"
	"sort"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// possessor is the country of the body whose possessive stands before token i: 'the U.S.
// Department of Energy's Office of Clean Energy Demonstrations'.
func (s *sheet) possessor(i int) string {
	if i == 0 || s.Kind(i-1) != segment.Possessive {
		return ""
	}
	k := sort.Search(len(s.kept), func(k int) bool { return s.kept[k].first >= i }) - 1
	if k < 0 || s.kept[k].last != i-1 {
		return ""
	}
	if b := s.kept[k].body; b != nil {
		return b.country
	}
	return s.kept[k].country
}

// nationwide reports whether a body that is no state's speaks for a whole country, so that
// in a sheet about one it is that country's: 'General Federation of Trade Unions'.
func (s *sheet) nationwide(f *find) bool {
	if s.only == "" || f.rule != "partner.named" || f.proper {
		return false
	}
	switch f.typ {
	case record.TradeUnion, record.EmployerOrganisation, record.NGO, record.Academic:
	default:
		return false
	}
	first := strings.ToLower(strings.SplitN(f.name, " ", 2)[0])
	return first == "national" || first == "general" || first == "central"
}

// worldly are words of names of bodies that are of no country by themselves.
var worldly = wordset.Fields(`international global world intergovernmental african africa asian asia european europe pacific
	caribbean american latin arab islamic nordic regional un united`)

// plainlyAbout is how often a sheet names the country that it is about, at least; the title
// counts for more.
const plainlyAbout = 5

// atHome is the country of a body that says nothing of whose it is, in a sheet that is plainly
// about one that receives: a local firm, school, union or charity. It is empty where the sheet
// leaves that open.
func (s *sheet) atHome(f *find) string {
	land := cmp.Or(s.host, s.home)
	if s.counts[land] < plainlyAbout || f.listed || country.IsDonor(land) ||
		!(land == s.only || (s.leads || s.host != "") && s.headlines(land)) {
		return ""
	}
	if s.visiting(f) {
		return ""
	}
	switch f.typ {
	case record.TradeUnion, record.EmployerOrganisation, record.NGO, record.Academic, record.PrivateSector, record.Other,
		record.Government:
	default:
		return ""
	}
	if registry.Starts(s.Pass, f.first) {
		if forms, _ := registry.Match(s.Pass, f.first); forms != nil {
			return "" // 'NASA Johnson Space Center'
		}
	}
	for j := f.first; j < f.last; j++ {
		if s.In(j, worldly) || s.Is(j, "ag", "gmbh", "inc", "llc", "plc", "oy", "bv", "nv") {
			return ""
		}
	}
	return land
}

// visiting reports whether a body may as well have come from abroad to train or treat: a
// school or hospital named after what is in no table of the country's places. 'Haukeland
// Hospital' tells nothing of where it is, 'University of Health Sciences' is the one there.
func (s *sheet) visiting(f *find) bool {
	return f.proper && (f.typ == record.Academic || s.within(f.first, f.last, "hospital")) && s.cityWithin(f.first, f.last) == nil
}

// countryOf is the country of an unqualified ministry or agency: that of its
// paragraph or section where one stands out, else the sheet's. The United States has
// no ministries.
func (s *sheet) countryOf(f *find) string {
	not := ""
	if f.rule == "partner.ministry" && !strings.HasPrefix(f.name, "Department") ||
		f.rule == "partner.ministries" && strings.HasPrefix(f.name, "Ministr") {
		not = "US"
	}
	if f.rule == "partner.named" && s.home != "US" && s.Is(f.first, "office", "division") && !s.ofState(f) {
		return "" // of the body that publishes the sheet as often as of the country
	}
	if f.proper {
		if s.about(f.name).state {
			return "US"
		}
		if s.leads && !(f.rule == "partner.government" && s.only != s.home) {
			return s.home
		}
		return ""
	}
	at := s.Tokens[f.first].Start
	// An agency or office is often another's than the country's that its sentence is
	// about, for which a ministry may be taken.
	guess := func(c string) bool {
		return c != "" && (f.rule != "partner.named" || c == s.home || c == s.host)
	}
	ministry := f.rule == "partner.ministry" || f.rule == "partner.ministries"
	if c := s.landBefore(f.first); ministry && c != not && c != "" {
		return c
	}
	sentence := s.Sentences[s.SentenceAt(at)].Span
	if c := s.standsOut(sentence, not, true); guess(c) {
		return c
	}
	if b := s.View.BlockAt(at); b >= 0 {
		if c := s.standsOut(s.View.Blocks[b], not, true); guess(c) {
			return c
		}
	}
	if n := s.SectionAt(at); n >= 0 && f.rule != "partner.named" {
		key := sectionOf{n, not}
		c, known := s.bySection[key]
		if !known {
			c = s.standsOut(s.Sections[n].Body, not, false)
			s.bySection[key] = c
		}
		if c != "" {
			return c
		}
	}
	if s.host != "" && (ministry && not != "" || f.rule == "partner.named" && f.typ == record.Government &&
		s.home != "US" && !country.IsDonor(s.host)) {
		return s.host
	}
	if n := s.SectionAt(at); n >= 0 && ministry && s.home != "US" {
		// who pays has ministries, too, where nobody else is spoken of
		if c := s.namedAlone(s.Sections[n].Body); c != "" && c != not {
			return c
		}
	}
	if s.home != not {
		if f.rule == "partner.named" && (!s.leads || s.only == "" && country.IsDonor(s.home) && s.home != "US") {
			return ""
		}
		return s.home
	}
	best, most := "", 0
	for _, c := range sortedKeys(s.counts) {
		if c != not && s.counts[c] > most {
			best, most = c, s.counts[c]
		}
	}
	return best
}

// asideOf are the words between a country and a ministry that works there: 'in Colombia,
// together with the Ministry of Trade'.
var asideOf = wordset.Fields("with the by through via its and together jointly under where")

// landBefore is the country that stands right before the name at token i, as where it
// is: 'in Colombia, with the Ministry of Trade'.
func (s *sheet) landBefore(i int) string {
	j := i - 1
	for j > i-6 && (s.Is(j, ",", "(") || s.Kind(j) == segment.Word && s.In(j, asideOf)) {
		j--
	}
	f, ok := s.landEnding(j + 1)
	if !ok || f.Form != country.Name || j == i-1 || !s.Is(f.First-1, "in", "for") {
		return ""
	}
	return f.Country.Alpha2
}

// namedAlone is the one country that the View span names, more than once; empty where
// there is none or are several.
func (s *sheet) namedAlone(span document.Span) string {
	one, times := "", 0
	for _, f := range s.lands.Found[s.landsFrom(span.Start):] {
		if s.Tokens[f.First].Start >= span.End {
			break
		}
		c := f.Country.Alpha2
		if one != "" && c != one {
			return ""
		}
		one = c
		times++
	}
	if times < 2 {
		return ""
	}
	return one
}

// landsFrom is the first country's name at or behind the View offset.
func (s *sheet) landsFrom(at int) int {
	found := s.lands.Found
	return sort.Search(len(found), func(i int) bool { return s.Tokens[found[i].First].Start >= at })
}

// ofState reports whether an office is that of an officer whom states have.
func (s *sheet) ofState(f *find) bool {
	for j := f.first; j < f.last; j++ {
		if s.Is(j, "attorney", "prosecutor", "president", "prime", "ombudsman", "auditor", "governor", "minister",
			"cabinet", "national", "state") {
			return true
		}
	}
	return false
}

// sectionOf is a section, and the country that is left out of account in it.
type sectionOf struct {
	section int
	not     string
}

// receives reports whether a country is named as the one that things happen in, not as
// one that may only give: 'in Nigeria', 'the Nigerian plan', 'Nigeria's plan'.
func (s *sheet) receives(f country.Found) bool {
	if f.Country.Alpha2 == s.home || f.Country.Alpha2 == s.host ||
		f.Form == country.Demonym && !s.Is(f.Last, "government") || s.Kind(f.Last) == segment.Possessive {
		return true
	}
	j := f.First - 1
	if s.Is(j, "the") {
		j--
	}
	if s.Is(j, ":") && s.Is(j-1, "country", "location", "where", "place") {
		return true // a card's field
	}
	return s.Is(j, "in", "across", "throughout", "within", "to")
}

// standsOut is the one country that the View span names, or that it names more often
// than all others.
func (s *sheet) standsOut(span document.Span, not string, alone bool) string {
	counts := map[string]int{}
	total := 0
	for _, f := range s.lands.Found[s.landsFrom(span.Start):] {
		if s.Tokens[f.First].Start >= span.End {
			break
		}
		if country.IsDonor(f.Country.Alpha2) && f.Country.Alpha2 != s.home && s.home != "" && !country.IsDonor(s.home) {
			continue // who pays is named in many places, and its ministries with its name
		}
		if s.heldByBody(f.First) {
			continue // 'China Railway Construction Corporation'
		}
		if c := f.Country.Alpha2; c != not && (s.host == "" && c == "US" || c == s.home && s.host == "" ||
			!s.donors[c]) && (!alone || s.receives(f)) {
			counts[c]++
			total++
		}
	}
	for _, c := range sortedKeys(counts) {
		if alone && len(counts) == 1 || !alone && counts[c]*2 > total {
			return c
		}
	}
	return ""
}
