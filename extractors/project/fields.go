package project

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// fill reads a project's donors, implementers, places and amounts from its title and
// the text under it.
func (f *finder) fill(v *record.Project, tFirst, tEnd, first, end int) {
	for _, w := range f.FlowsIn(first, end) {
		if f.before(w.Amount) {
			continue
		}
		v.Funding = union(v.Funding, f.IDs(w.Donors))
		v.Amounts = union(v.Amounts, []string{f.Amounts[w.Amount].ID})
	}
	f.roles(v, first, end)
	if len(v.Implementing) == 0 {
		v.Implementing = f.takers(v, first, end)
	}
	v.Places = f.placesOf(tFirst, tEnd, first, end, v.Funding)
}

// takers are the organisations to which the sums in a project's text are given to work with,
// where it tells no one else to carry it out: 'USD 3 million given to UNDP for'.
func (f *finder) takers(v *record.Project, first, end int) []string {
	var out []string
	for _, w := range f.FlowsIn(first, end) {
		for _, k := range w.Recipients {
			b := &f.Partners[k].Value
			if (b.Type == record.Multilateral && !f.givesAid(k) || b.Type == record.NGO || b.Type == record.Academic ||
				b.Type == record.PrivateSector) && !b.Weak && !slices.Contains(v.Funding, b.ID) {
				out = union(out, []string{b.ID})
			}
		}
	}
	return out
}

// before reports whether a sum is what was given up to now, on which the project builds:
// 'builds on the $3 billion invested over the past 20 years'.
func (f *finder) before(a int) bool {
	m := &f.Amounts[a]
	sent := f.SentenceOf(m.First)
	for i := max(sent.First, m.First-8); i+1 < m.First; i++ {
		if f.Is(i, "build", "builds", "building") && f.Is(i+1, "on", "upon") {
			return true
		}
	}
	return false
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// ownSum gives a project for which no one is told to give a sum the one that its text
// begins with ('Hill Roads: £8 million (2020-2024). …', whose period is its own then) or
// calls it by: 'this $475,000 project', 'a US$ 12 million partnership with'.
func (f *finder) ownSum(v *record.Project, e fact.Entry) {
	if d, ok := f.dataLineAt(e.First, e.End); ok {
		v.Amounts, v.Period = []string{f.Amounts[d.amount].ID}, f.Dates[d.date].Value.EDTF
		return
	}
	if len(v.Amounts) > 0 {
		return
	}
	if a := f.AmountAt(e.TitleEnd + 1); a >= 0 && f.Text(e.TitleEnd) == "(" {
		v.Amounts = []string{f.Amounts[a].ID} // 'Clean Wells Project ($12 million)'
		return
	}
	for a := fact.Since(f.Amounts, e.First); a < len(f.Amounts) && f.Amounts[a].First < min(e.End, e.First+40); a++ {
		m := &f.Amounts[a]
		d := f.DateAt(m.End + 1)
		costs := f.Is(m.First-1, "cost", "costs", "worth") && f.anaphora(e.First, m.First)
		begins := costs || m.First <= e.First+2 || m.First == f.behindKind(e.First) || d >= 0 && f.Text(m.End) == "(" && f.Text(f.Dates[d].End) == ")"
		called := f.IsLower(m.End) && vehicles.Has(f.Lower(m.End)) && f.Is(m.First-1, "this", "the", "a", "an", "nearly", "over", "-")
		if !begins && !called {
			continue
		}
		v.Amounts = []string{m.ID}
		if from := f.behindFrom(m.End); begins && from > 0 && len(v.Funding) == 0 {
			ps, _ := f.PartiesFrom(from, e.End)
			v.Funding = f.IDs(ps)
		}
		for j := m.End; begins && v.Period == nil && j < m.End+6; j++ {
			if d := f.DateAt(j + 1); d >= 0 && f.Is(j, "(", ",", ";") && f.Dates[d].Value.EDTF != nil &&
				strings.Contains(*f.Dates[d].Value.EDTF, "/") {
				v.Period = f.Dates[d].Value.EDTF // '£8 million (2020-2024)', '$45 million over five years (2022-2026)'
			}
		}
		return
	}
}

// behindFrom is the token behind 'from', 'out of' or the like at token i; 0 where none stands there.
func (f *finder) behindFrom(i int) int {
	switch {
	case f.Is(i, "from", "by"):
		return i + 1
	case f.Is(i, "out") && f.Is(i+1, "of"):
		return i + 2
	}
	return 0
}

// shares are the bodies that a bracket behind a sum tells to pay the parts of it: 'EUR 8
// million (Norway EUR 6 million; UNDP EUR 2 million)'. The bracket stands at token i.
func (f *finder) shares(i, end int) []string {
	if f.Text(i) != "(" {
		return nil
	}
	var out []string
	for i++; i < end; {
		k := f.PartnerAt(i)
		if k < 0 {
			return nil
		}
		j := f.Partners[k].End
		if f.Is(j, ":") {
			j++
		}
		a := f.AmountAt(j)
		if a < 0 {
			return nil
		}
		out = union(out, f.IDs([]int{k}))
		i = f.Amounts[a].End
		if f.Text(i) == ")" {
			return out
		}
		for f.Is(i, ",", ";", "and") {
			i++
		}
	}
	return nil
}

// placesOf are the countries of a project's title and text; where there is none, those of
// a table under it or, where that has none, the regions of its title. A table's rows may be
// all that the sheet tells of, and come after the last project. A donor's own country, and
// the scene of a war, are no places of the project.
func (f *finder) placesOf(tFirst, tEnd, first, end int, funding []string) []string {
	var countries, regions, rows []string
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
				if !inTitle && fact.IsDonor(m.Value.Code) && !f.whereIn(m.First) {
					continue // who gives or joins in
				}
				switch {
				case !f.scene(m.First, m.End) || f.isDonors(m.Value.Code, funding, inTitle):
				case !inTitle && f.headsRow(m.First):
					rows = union(rows, []string{m.Value.ID})
				case !slices.Contains(countries, m.Value.ID):
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
		countries = rows
	}
	if len(countries) == 0 {
		// A government that is helped: 'with the Government of the Republic of Zambia'.
		countries = f.helped(first, end, funding)
	}
	if len(countries) > 0 {
		return countries
	}
	return regions
}

// headsRow reports whether the place at a token begins a row of a table, whose figures are
// its.
func (f *finder) headsRow(i int) bool {
	return f.KindOf(i) == document.TableRow && (f.BeginsLine(i) || f.Kind(i-1) == segment.Break)
}

// whereIn reports whether the place at a token, or the list of places that it stands in,
// hangs on 'in' or the like.
func (f *finder) whereIn(i int) bool {
	i--
	for i > 0 && (f.Is(i, ",", "and", "the", "&") || f.PlaceAt(i) >= 0) {
		i--
	}
	return f.Is(i, "in", "across", "throughout", "within", "between", "for", "covers", "covering", "countries", ":")
}

// codeOf is the country code of a place's id, or empty.
func (f *finder) codeOf(id string) string {
	for k := range f.Places {
		if f.Places[k].Value.ID == id {
			return f.Places[k].Value.Code
		}
	}
	return ""
}

// nearPlace gives a project without a place the only country, donors aside, that the sentence before
// names in the same block; it reports whether it did. The project's own begins at start.
func (f *finder) nearPlace(v *record.Project, start int) bool {
	n := f.SentenceAt(f.Tokens[start].Start)
	if len(v.Places) > 0 || n == 0 || f.Sentences[n-1].Block != f.Sentences[n].Block {
		return false
	}
	var ids []string
	for _, id := range f.placesOf(start, start, f.Sentences[n-1].First, f.Sentences[n-1].Last, v.Funding) {
		if !fact.IsDonor(f.codeOf(id)) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 1 {
		v.Places = ids
	}
	return len(ids) == 1
}

// ownCountry is the one country that the sheet itself is of: the 'country: X' of its
// head, or the only one of its title that is no donor; nil where there are more or none.
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
			if p := &f.Places[k].Value; (p.Kind == "country" || p.Kind == "territory") && (field || !fact.IsDonor(p.Code)) {
				found = union(found, []string{p.ID})
			}
		}
		if field && len(found) == 1 {
			return found
		}
		if title {
			out, title = found, b == 0 && len(found) == 0 // the line under the title may tell
		}
	}
	if len(out) == 1 {
		return out
	}
	return nil
}

// lone is the one country that a sheet names, donors aside.
type lone struct {
	id    string
	first int // the token where it is named first
}

// onlyCountry is the one country that a sheet names, donors aside, where it does so three
// times, once before token i; nil where there are more.
func (f *finder) onlyCountry(i int) []string {
	if f.lone == nil {
		f.lone = f.loneCountry()
	}
	if f.lone.id == "" || f.lone.first > i {
		return nil
	}
	return []string{f.lone.id}
}

// loneCountry is the country of onlyCountry, without an id where there is none.
func (f *finder) loneCountry() *lone {
	var one lone
	n := 0
	for k := range f.Places {
		p := &f.Places[k].Value
		if p.Kind != "country" && p.Kind != "territory" || fact.IsDonor(p.Code) || p.Code == "CN" {
			continue
		}
		if n == 0 {
			one = lone{p.ID, f.Places[k].First}
		} else if p.ID != one.id {
			return &lone{}
		}
		n++
	}
	if n < 3 {
		return &lone{}
	}
	return &one
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
	if k := f.PlaceAt(first); f.Is(first-1, "-") && f.Glued(first) && f.Glued(first-1) && k >= 0 && fact.IsDonor(f.Places[k].Value.Code) {
		return false // one of two who do it together: 'U.S.-UK Adviser Programme'
	}
	return !f.Is(end, "-", "supplemental") // 'Russian-sourced', 'US-China', 'Ukraine supplemental funding'
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
		if fact.IsDonor(v.Country) || f.isDonors(v.Country, funding, false) {
			continue
		}
		if id := f.PlaceOf(v.Country); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
