package project

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// fill reads a project's donors, implementers, places and amounts from its title and
// the text under it.
func (f *finder) fill(v *record.Project, tFirst, tEnd, first, end int) {
	for _, w := range f.FlowsIn(first, end) {
		ids := f.IDs(w.Donors)
		for _, id := range ids {
			if !slices.Contains(v.Funding, id) {
				v.Funding = append(v.Funding, id)
			}
			break // of joint donors the first gives its name to the project
		}
		v.Amounts = append(v.Amounts, f.Amounts[w.Amount].ID)
	}
	for i := first; i < end; i++ {
		if f.IsLower(i) || i == first {
			f.role(v, i, first, end)
		}
	}
	v.Places = f.placesOf(tFirst, tEnd, first, end, v.Funding)
}

// role reads who funds or carries out a project from the word at token i on.
func (f *finder) role(v *record.Project, i, first, end int) {
	switch f.Lower(i) {
	case "funded", "financed", "sponsored", "co-funded", "co-financed":
		if f.Is(i+1, "by") {
			ps, _ := f.PartiesFrom(i+2, end)
			v.Funding = union(v.Funding, f.IDs(ps))
		}
	case "paid":
		if f.Is(i+1, "for") && f.Is(i+2, "by") {
			ps, _ := f.PartiesFrom(i+3, end)
			v.Funding = union(v.Funding, f.IDs(ps))
		}
	case "support", "funding":
		if f.Is(i+1, "from") && f.Is(i-1, "with", "financial", "funding") {
			ps, _ := f.PartiesFrom(i+2, end)
			v.Funding = union(v.Funding, f.IDs(ps))
		}
	case "implemented", "executed", "led", "delivered", "managed", "run", "co-implemented":
		by := i + 1
		if f.Is(by, "jointly") {
			by++
		}
		if f.Is(by, "by") || f.Is(by, "with") && (f.Is(i-1, "jointly") || f.Is(i, "implemented", "executed")) {
			ps, _ := f.PartiesFrom(by+1, end)
			v.Implementing = union(v.Implementing, f.IDs(ps))
		}
	case "carried":
		if f.Is(i+1, "out") && f.Is(i+2, "by") {
			ps, _ := f.PartiesFrom(i+3, end)
			v.Implementing = union(v.Implementing, f.IDs(ps))
		}
	case "provide", "provides", "fund", "funds", "finance", "finances":
		// 'China aims to provide long-term support': a giver without a sum.
		if len(v.Funding) == 0 && len(v.Amounts) == 0 && i < first+40 {
			if k := f.subjectBefore(i, first); k >= 0 && f.gift(i+1, end) {
				v.Funding = f.IDs([]int{k})
			}
		}
	}
}

// gift reports whether the verb at token i gives help: 'provide long-term support'.
func (f *finder) gift(i, end int) bool {
	if f.Is(i, "the", "this") && f.Is(i+1, "project", "programme", "program", "initiative") {
		return true // 'funds the programme'
	}
	for j := i; j < min(end, i+5); j++ {
		if f.Is(j, "support", "funding", "assistance", "financing", "grants") {
			return true
		}
	}
	return false
}

// subjectBefore is the partner right before the verb group that ends at token i, or
// -1.
func (f *finder) subjectBefore(i, start int) int {
	j := i - 1
	for j > start && f.Is(j, "will", "to", "aims", "plans", "intends", "has", "have", "is", "are", "also") {
		j--
	}
	ps, _ := f.PartiesTo(j+1, start)
	if len(ps) != 1 {
		return -1
	}
	return ps[0]
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// ownPeriod is the period that the text gives for the project itself: 'The project
// (2019-2023)', 'runs from 2019 to 2023', or of a sum of years of funds.
func (f *finder) ownPeriod(first, end int) *string {
	for d := fact.Since(f.Dates, first); d < len(f.Dates) && f.Dates[d].First < end; d++ {
		m := &f.Dates[d]
		if m.Value.EDTF == nil || !strings.Contains(*m.Value.EDTF, "/") || strings.HasSuffix(*m.Value.EDTF, "..") || strings.HasPrefix(*m.Value.EDTF, "..") {
			continue
		}
		i := m.First - 1
		if f.Is(i, "(") && (f.Is(i-1, "project", "programme", "program", "initiative", "phase") || f.Is(i-2, "project")) {
			return m.Value.EDTF
		}
		for j := i; j >= max(first, i-4); j-- {
			if f.Is(j, "runs", "run", "running", "ran", "lasts", "duration", "period", "implemented") {
				return m.Value.EDTF
			}
		}
	}
	return nil
}

// placesOf are the countries of a project's title and text; where there is none, the
// regions of its title. A donor's own country, and the scene of a war, are no places
// of the project.
func (f *finder) placesOf(tFirst, tEnd, first, end int, funding []string) []string {
	var countries, regions []string
	inTitle := true
	add := func(a, b int) {
		for k := fact.Since(f.Places, a); k < len(f.Places) && f.Places[k].First < b; k++ {
			m := &f.Places[k]
			if o := f.PartnerAt(m.First); o >= 0 && f.Partners[o].End-f.Partners[o].First > m.End-m.First {
				continue // of a body's name: 'All-China Federation'
			}
			if k := f.KindOf(m.First); k == document.Header || k == document.Footer {
				continue // the sheet's, not the project's
			}
			switch m.Value.Kind {
			case "country", "territory":
				if m.Value.Code == "US" && f.OfUnitedStates() && !f.Is(m.First-1, "in") && !f.Is(m.First-2, "in") {
					continue // who speaks
				}
				if f.scene(m.First, m.End) && !slices.Contains(countries, m.Value.ID) && !f.isDonors(m.Value.Code, funding, inTitle) {
					countries = append(countries, m.Value.ID)
				}
			case "region":
				if inTitle && !slices.Contains(regions, m.Value.ID) {
					regions = append(regions, m.Value.ID)
				}
			}
		}
	}
	add(tFirst, tEnd)
	inTitle = false
	add(first, end)
	if len(countries) == 0 {
		// A government that is helped: 'with the Government of the Republic of Zambia'.
		countries = f.helped(first, end, funding)
	}
	if len(countries) > 0 {
		return countries
	}
	return regions
}

// ownCountry is the one country that the sheet itself is of: the 'country: X' of its
// head, or the only one of its title; nil where there are more or none.
func (f *finder) ownCountry() []string {
	var out []string
	title := true
	for b := 0; b < min(len(f.Doc.Blocks), 12) && b < len(f.View.Blocks); b++ {
		v := f.View.Blocks[b]
		field := strings.HasPrefix(v.Of(f.View.Lower), "country: ")
		if !field && !(title && f.Doc.Blocks[b].Kind == document.Heading) {
			continue
		}
		first, end := f.TokensIn(v)
		var found []string
		for k := fact.Since(f.Places, first); k < len(f.Places) && f.Places[k].First < end; k++ {
			if p := &f.Places[k].Value; p.Kind == "country" || p.Kind == "territory" {
				found = union(found, []string{p.ID})
			}
		}
		if field && len(found) == 1 {
			return found
		}
		if title {
			out, title = found, false
		}
	}
	if len(out) == 1 {
		return out
	}
	return nil
}

// scene reports whether the place at the tokens is one where a project may be:
// neither 'Russia's war' nor 'the war in Ukraine'.
func (f *finder) scene(first, end int) bool {
	if f.Is(first-1, "-") && f.Is(first-2, "all", "pan", "non") {
		return false // 'All-China Federation'
	}
	for j := first - 1; j >= max(0, first-4); j-- {
		if f.Is(j, "war", "invasion", "aggression", "against") {
			return false
		}
	}
	for j := end; j < min(len(f.Tokens), end+4); j++ {
		if f.Is(j, "war", "invasion", "aggression") {
			return false
		}
	}
	return !f.Is(end, "-") // 'Russian-sourced', 'US-China'
}

// isDonors reports whether a country is the home of one of the project's donors: a
// government abroad. A ministry's country may well be where the project is.
func (f *finder) isDonors(code string, funding []string, inTitle bool) bool {
	if code == "" || inTitle {
		return false
	}
	for _, id := range funding {
		if v := f.Body(id); v != nil && v.Country == code && v.Type == record.Government && !strings.Contains(v.Name, "Ministry") {
			return true
		}
	}
	return false
}

// helped are the places of the governments that a text names and that do not fund it,
// where the sheet names the country as a place somewhere.
func (f *finder) helped(first, end int, funding []string) []string {
	var out []string
	for k := fact.Since(f.Partners, first); k < len(f.Partners) && f.Partners[k].First < end; k++ {
		v := &f.Partners[k].Value
		if v.Type != record.Government || v.Country == "" || slices.Contains(funding, v.ID) {
			continue
		}
		if v.Country == "US" && f.OfUnitedStates() || f.isDonors(v.Country, funding, false) {
			continue
		}
		if id := f.PlaceOf(v.Country); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
