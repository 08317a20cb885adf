package project

import (
	"sort"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// rows reads the tables of projects.
func (f *finder) rows() {
	for _, r := range f.Rows() {
		title := r.Cells[fact.TitleColumn]
		if f.IsCapital(title[0].First) && !f.Is(title[0].First, "total", "subtotal", "sub", "all", "other") &&
			!(f.Is(title[0].First, "grand") && f.Is(title[0].First+1, "total")) {
			f.tellFields(title, r.Cells, fact.Cell{}, -1, "project.row")
		}
	}
}

// partiesIn are the bodies that a cell names, in their order, one inside another's
// brackets left out.
func (f *finder) partiesIn(c fact.Cell) []string {
	var out []string
	for i := c.First; i < c.End; i++ {
		if k := f.PartnerAt(i); k >= 0 && f.Partners[k].First == i {
			if f.Partners[k].Value.Weak && i > c.First && f.isSeat(k, c.First) || len(out) > 0 && f.Is(i-1, "through", "via") {
				continue // 'Germany, through KfW'
			}
			if f.Partners[k].Value.Weak && i > c.First+1 && len(out) == 0 && f.Is(i-1, ",") {
				continue // 'Lakes Trust, Kenya', a body that we do not know and where it is
			}
			if f.Partners[k].Value.Weak && f.Kind(f.Partners[k].End) == segment.Possessive {
				continue // 'Peru's Ministry'
			}
			out = union(out, f.IDs([]int{k}))
			i = f.Partners[k].End - 1
		}
	}
	return out
}

// isSeat reports whether a country's name only says where the body before it is: 'Windle
// International Uganda', 'World Vision Albania', 'the Federal Ministry (BMZ), Germany'.
func (f *finder) isSeat(k, first int) bool {
	i := f.Partners[k].First - 1
	if f.IsCapital(i) {
		o := f.PartnerAt(i)
		return o < 0 || !f.Partners[o].Value.Weak
	}
	if !f.Is(i, ",") {
		return false
	}
	for i--; i > first && f.PartnerAt(i) < 0 && f.Is(i, ")", "(") || f.Is(i-1, "("); {
		i--
	}
	o := f.PartnerAt(i)
	if o < 0 {
		return f.IsWord(i) // behind a body that we do not know: 'icddr,b, Bangladesh'
	}
	return !f.Partners[o].Value.Weak && f.Partners[o].Value.Country == f.Partners[k].Value.Country
}

// quoted reads an entry that launches a project under a name in quotation marks; the
// name is the title then.
func (f *finder) quoted(e fact.Entry) bool {
	for i := e.First; i < min(e.End, e.First+25); i++ {
		if f.Text(i) != "\"" {
			continue
		}
		j := i + 1
		for j < min(e.End, i+24) && f.Text(j) != "\"" {
			j++
		}
		if j >= e.End || f.Text(j) != "\"" || j-i < 3 || !f.IsCapital(i+1) ||
			!f.Is(j+1, "project", "programme", "program", "initiative", "campaign", "fund", "partnership") {
			return false
		}
		v := record.Project{Title: f.Title(i+1, j)}
		f.fill(&v, e.TitleFirst, e.TitleEnd, e.First, e.End)
		f.tell(v, i+1, j, "project.quoted")
		return true
	}
	return false
}

// sentences reads projects from running text.
func (f *finder) sentences() {
	for n := range f.Sentences {
		sent := &f.Sentences[n]
		if k := f.Doc.Blocks[sent.Block].Kind; k != document.Paragraph && k != document.Item {
			continue
		}
		for i := sent.First; i < sent.Last; i++ {
			w := f.Lower(i)
			switch w {
			case "\"":
				f.quotedName(i, sent.First, sent.Last)
			case "implementation", "launch", "launched", "launching", "launches", "implementing", "implement",
				"implements", "piloting", "piloted", "started", "establishment":
				if !f.carriedOut(i, sent.Last) {
					f.launched(i, sent.First, sent.Last)
				}
			case "accelerator", "fund", "incubator", "hub", "academy":
				f.newlyMade(i, sent.First, sent.Last)
			case "effort", "campaign":
				f.defined(i, sent.First, sent.Last)
			case "scheme", "partnership", "facility", "compact":
				switch {
				case f.IsLower(i) && w != "facility":
					f.defined(i, sent.First, sent.Last)
				case f.IsCapital(i) && (f.nounFurther(i, sent.Last) || !f.funded(i, sent.First, sent.Last)) && w == "facility":
					f.newlyMade(i, sent.First, sent.Last)
				}
			case "(":
				f.bracketed(i, sent.First, sent.Last)
			case "which":
				f.housed(i, sent.First, sent.Last)
			case "program", "programme", "project", "initiative", "activity":
				if f.defined(i, sent.First, sent.Last) {
					break
				}
				if f.funded(i, sent.First, sent.Last) || w == "activity" {
					break
				}
				if f.IsLower(i) && !f.inQuotes(i, sent.First, sent.Last) {
					f.called(i, sent.First, sent.Last)
				}
			}
		}
	}
}

// name is a capitalised name that ends in the noun of a project, from token i; the
// token after it, or 0.
func (f *finder) name(i, limit int) int {
	big := 0
	for j := i; j < min(limit, i+16); j++ {
		switch {
		case f.IsCapital(j):
			if f.Is(j, "project", "programme", "program", "initiative") {
				if big < 1 || f.PartnerAt(j) >= 0 && f.Partners[f.PartnerAt(j)].First < i {
					return 0
				}
				if f.Is(j+1, "on", "for", "of") && f.IsCapital(j+2) {
					big++
					continue
				}
				return j + 1
			}
			big++
		case f.Is(j, "of", "for", "and", "to", "the", "in", "on", "-", "&", "with", ","):
			if j == i || f.Is(j, ",") && !f.IsCapital(j+1) {
				return 0
			}
		case f.Is(j, "project", "programme", "program", "initiative") && big >= 2 && f.PlaceAt(j-1) < 0:
			return j + 1
		case f.Kind(j) == segment.Number || f.Kind(j) == segment.Possessive:
		default:
			return 0
		}
	}
	return 0
}

// ofEntry reports whether a name stands in the text of an entry whose title says the
// same: most of the name's longer words are in it.
func (f *finder) ofEntry(first, end int) bool {
	n := sort.Search(len(f.text), func(i int) bool { return f.text[i].End > first })
	if n >= len(f.text) || f.text[n].First > first {
		return false
	}
	title := strings.ToLower(f.Title(f.text[n].TitleFirst, f.text[n].TitleEnd))
	words, shared := 0, 0
	for i := first; i < end; i++ {
		if f.IsWord(i) && len(f.Text(i)) > 3 {
			words++
			if strings.Contains(title, f.Lower(i)) {
				shared++
			}
		}
	}
	return words > 0 && shared*5 >= words*3
}

// carriedOut reads 'Implementation of the Biomass to Electricity Project'.
func (f *finder) carriedOut(i, limit int) bool {
	j := i + 1
	for n := 0; n < 4 && f.Is(j, "of", "the", "a", "an", "its", "new", "their", "our", "first"); n++ {
		j++
	}
	if k := f.PartnerAt(j); k >= 0 && f.Kind(f.Partners[k].End) == segment.Possessive {
		j = f.Partners[k].End + 1
	}
	end := f.name(j, limit)
	stop := end
	if f.Text(j) == "\"" {
		for q := j + 2; q < min(limit, j+16) && end == 0; q++ {
			if f.Text(q) == "\"" {
				if f.Is(q+1, "project", "programme", "program", "initiative") && f.IsCapital(j+1) {
					j, stop, end = j+1, q, q+2
				}
				break
			}
		}
	} else if end > 0 && !f.IsCapital(end-1) {
		stop = end - 1 // 'the Safe Schools project'
	}
	if end == 0 || f.taken(j) {
		return false
	}
	if f.ofEntry(j, stop) {
		return true
	}
	v := record.Project{Title: f.Title(j, stop)}
	sent := f.SentenceOf(i)
	noun := end
	if stop == end-1 && f.IsLower(stop) {
		noun = stop + 1 // 'the Safe Schools project'
	}
	f.inBrackets(noun, &v)
	on := f.goesOn(i, sent.Last, sent.Last)
	f.fill(&v, j, end, sent.First, on)
	if v.Period == nil {
		v.Period = f.ownPeriod(sent.First, on)
	}
	for _, k := range f.launchers(i, sent.First) {
		if id := f.Partners[k].Value.ID; f.Partners[k].Value.Acronym == "EU" || f.givesAid(k) {
			v.Funding = union(v.Funding, []string{id})
		} else {
			v.Implementing = union(v.Implementing, []string{id})
		}
	}
	f.tellPlaced(&v, j, stop, "project.carried_out")
	return true
}

// launcher are the ids of launchers.
func (f *finder) launcher(v, start int) []string { return f.IDs(f.launchers(v, start)) }

// launchers are the organisations that launch or carry out what the verb at token v
// has for its object; a government that launches need not be the one to run it.
func (f *finder) launchers(v, start int) []int {
	if f.Is(v, "implementation", "launch", "establishment", "implement") && !f.Is(v-1, "to", "will") {
		return nil
	}
	for v > start && f.Is(v-1, "has", "have", "will", "is", "are", "jointly", "recently", "also") {
		v--
	}
	var out []int
	for _, k := range f.SubjectTo(v, start) {
		if p := &f.Partners[k].Value; p.Type == record.Multilateral || p.Type == record.NGO {
			out = append(out, k)
		}
	}
	return out
}

// launched reads 'launched their first cooperation project on employment services in
// Cambodia'.
func (f *finder) launched(i, start, limit int) {
	if !f.Is(i, "launched", "launch", "launches", "started") || f.taken(i) {
		return
	}
	j := i + 1
	if !f.Is(j, "a", "an", "their", "its", "the", "our") {
		return
	}
	j++
	first := j
	if f.Is(first, "new", "joint") {
		first++
	}
	for n := 0; n < 7 && j < limit && !f.Is(j, "project", "programme", "program"); n++ {
		if !f.IsWord(j) && f.Text(j) != "-" || f.Is(j, "of", "to", "for", "and") {
			return
		}
		j++
	}
	if j == first || !f.Is(j, "project", "programme", "program") || !f.Is(j+1, "on", "to", "for", "aimed") {
		return
	}
	if f.allCapitals(first, j) {
		f.launchedName(i, first, j, start, limit) // 'launch the Smart Transport Asia program to support'
		return
	}
	end := j + 2
	for end < limit && end < j+26 && !f.Is(end, ",", ".", ";", "with", "which", "that", "through", "by") && f.DateAt(end) < 0 {
		end++
	}
	for end > j+2 && f.Is(end-1, "in", "on", "and", "from", "/", "about", "around", "of") {
		end--
	}
	if end-j < 4 || end > j+25 {
		return
	}
	v := record.Project{Title: f.Title(first, end)}
	f.fill(&v, first, end, first, end)
	v.Implementing = f.launcher(i, start)
	if d := fact.Since(f.Dates, start); d < len(f.Dates) && f.Dates[d].First < start+3 {
		v.Period = f.Dates[d].Value.EDTF
	}
	f.tell(v, first, end, "project.launched")
}

// allCapitals reports whether two words or more have a capital each.
func (f *finder) allCapitals(first, end int) bool {
	for i := first; i < end; i++ {
		if !f.IsCapital(i) {
			return false
		}
	}
	return end-first > 1
}

// launchedName tells a project that is launched by its name, which ends before token end;
// the verb stands at token i.
func (f *finder) launchedName(i, first, end, start, limit int) {
	if f.PartnerAt(end-1) >= 0 || f.PlaceAt(end-1) >= 0 && end-first < 3 || f.ofEntry(first, end) {
		return
	}
	v := record.Project{Title: f.Title(first, end)}
	f.fill(&v, first, end, first, f.goesOn(i, limit, limit))
	v.Implementing = union(f.launcher(i, start), v.Implementing)
	f.tellPlaced(&v, first, end, "project.launched")
}
