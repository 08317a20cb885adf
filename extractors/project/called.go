package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// called reads 'a programme developed by UNDP, the Innovation Challenge Calls', 'a
// project called Clean Stoves', 'The project, titled "Living Shores", runs'. The noun
// stands at token i.
func (f *finder) called(i, start, limit int) {
	j := i + 1
	var by []int
	if f.Is(j, "developed", "led", "run", "implemented", "created", "managed", "launched", "designed") && f.Is(j+1, "by") {
		ps, end := f.PartiesFrom(j+2, limit)
		if len(ps) == 0 {
			return
		}
		by = ps
		j = end
		for n := 0; n < 4 && f.IsCapital(j); n++ {
			j++ // 'the UNDP Serbia Resilience Team'
		}
	}
	comma := f.Is(j, ",")
	if comma && len(by) == 0 && f.apposed(i, start, limit) {
		return
	}
	if comma && f.Is(j+1, "titled", "entitled", "called", "named") {
		j++
	}
	named := true
	if len(by) == 0 && j == i+1 && f.bareName(i, limit) {
		return
	}
	switch {
	case comma && f.Is(j, ",") && f.Is(j+1, "the") && len(by) > 0:
		j += 2
	case f.Is(j, "called", "named", "titled", "entitled"):
		j++
	case f.Is(j, "known") && f.Is(j+1, "as"):
		j += 2
	default:
		named = false
	}
	if !named || !f.introduced(i, start, f.Text(j) == "\"") {
		return
	}
	quoted := f.Text(j) == "\""
	for f.Is(j, "the", "\"") {
		j++
	}
	end := j
	for end < limit && (quoted && f.Text(end) != "\"" ||
		!quoted && (f.IsCapital(end) || f.Is(end, "of", "for", "and", "the", "to", "in") && f.IsCapital(end+1))) {
		end++
	}
	if end-j < 2 && !quoted || end == j || end-j > 20 || f.taken(j) || f.PartnerAt(j) >= 0 && !quoted || !f.IsCapital(j) {
		return
	}
	v := record.Project{Title: f.Title(j, end), Implementing: f.IDs(by)}
	f.aboutIt(&v, i, j, end, start, limit)
	f.tellPlaced(&v, j, end, "project.called")
}

// apposed reads a name that stands beside its noun between commas, with its sum or what is
// told of it behind: 'The second project, Safe Fields (US$ 2 million), supports'. The noun
// stands at token i.
func (f *finder) apposed(i, start, limit int) bool {
	if !f.Is(i-1, "first", "second", "third", "fourth", "fifth", "other", "new", "latest", "largest", "flagship", "another", "final") {
		return false
	}
	first := i + 2
	if f.Is(first, "the") {
		first++
	}
	end := first
	for end < min(limit, first+18) && (f.IsCapital(end) || small(f, end) && f.IsCapital(end+1) || f.Is(end, "the") && f.IsCapital(end+1)) {
		end++
	}
	if end-first < 2 || !f.IsCapital(first) || f.taken(first) || f.PlaceAt(first) >= 0 && f.Places[f.PlaceAt(first)].End >= end {
		return false
	}
	if k := f.PartnerAt(first); k >= 0 && f.Partners[k].End >= end {
		return false
	}
	v := record.Project{Title: f.Title(first, end)}
	after := f.inBrackets(end, &v)
	behind := after
	if f.Is(behind, ",") {
		behind++
	}
	if len(v.Amounts) == 0 && v.Period == nil && !f.clauseAbout(after, limit) && !works.Has(f.Lower(behind)) {
		return false
	}
	stop := f.goesOn(i, limit, limit)
	f.fill(&v, first, end, after, stop)
	if v.Period == nil {
		v.Period = f.rangeIn(after, stop)
	}
	f.tellPlaced(&v, first, end, "project.called")
	return true
}

// bareName reads a name right behind its noun, of which the sentence goes on to tell: 'for the
// programme Water and Peace, which'. The noun stands at token i.
func (f *finder) bareName(i, limit int) bool {
	if !f.Is(i-1, "the", "its", "our", "their") || !f.Is(i-2, "for", "under", "of", "to", "through", "in", "by") || !f.IsCapital(i+1) {
		return false
	}
	first := i + 1
	end := f.capitalised(first, limit)
	if end-first < 2 || f.taken(first) || f.PartnerAt(first) >= 0 || f.PlaceAt(first) >= 0 ||
		!(f.Is(end, ",") && f.Is(end+1, "which")) && !f.clauseAbout(end, limit) {
		return false
	}
	v := record.Project{Title: f.Title(first, end)}
	f.aboutIt(&v, i, first, end, max(0, f.SentenceOf(i).First), limit)
	f.tellPlaced(&v, first, end, "project.called")
	return true
}

// introduced reports whether the noun at token i is that of one project: 'a', 'the' or a
// body's name with 's' stand before it, a few words between. The definite needs quotes.
func (f *finder) introduced(i, start int, quoted bool) bool {
	for a := i - 1; a >= max(start, i-9); a-- {
		switch {
		case f.Is(a, "a", "an", "one"):
			return true
		case f.Is(a, "the", "this", "its", "their") || f.Kind(a) == segment.Possessive:
			return quoted
		case f.IsWord(a) || f.Is(a, "-") || f.Kind(a) == segment.Number || f.AmountAt(a) >= 0 || f.Is(a, ","):
		default:
			return false
		}
	}
	return false
}

// aboutIt fills a project named in quotation marks or by 'called' from its sentence, from
// the one before it where this one begins with 'The project', and from those that go on
// about it. The noun stands at token i, the name from first to end.
func (f *finder) aboutIt(v *record.Project, i, first, end, start, limit int) {
	from := start
	n := f.SentenceAt(f.Tokens[start].Start)
	if i <= start+1 && f.Is(start, "the", "this") && n > 0 && f.Sentences[n-1].Block == f.Sentences[n].Block {
		from = f.Sentences[n-1].First
	}
	by := v.Implementing
	stop := f.goesOn(i, limit, limit)
	f.fill(v, first, end, from, stop)
	if v.Period == nil {
		v.Period = f.rangeIn(end, stop)
	}
	if a := fact.Since(f.Amounts, from); len(v.Amounts) == 0 && a < len(f.Amounts) && f.Amounts[a].First < stop {
		if w := f.Amounts[a].First; f.Is(w-1, "worth", "of") || f.Amounts[a].End <= first && first-f.Amounts[a].End < 4 {
			v.Amounts = []string{f.Amounts[a].ID} // 'a new project worth', 'a $5 million "Mobile Money" project'
		}
	}
	if len(v.Amounts) == 0 && f.Text(first-1) == "\"" {
		if m := f.moneyFor(first-1, start); m >= 0 {
			v.Amounts = []string{f.Amounts[f.AmountAt(m)].ID} // '$5 million is directed to the "Green Hands" project'
		}
	}
	v.Implementing = union(by, v.Implementing)
	for j := first - 1; j > max(start, first-12); j-- {
		if f.IsLower(j) && paysFor.Has(f.Lower(j)) {
			for _, k := range f.payers(j, start) {
				if f.givesAid(k) {
					v.Funding = union(f.IDs([]int{k}), v.Funding) // 'USAID launched a $5 million'
				}
			}
			break
		}
	}
}

// tellPlaced tells a project, in the sheet's own country where its text names no place.
func (f *finder) tellPlaced(v *record.Project, first, end int, rule string) {
	if f.placeless(v, first) {
		f.tell(*v, first, end, rule, fact.FarEvidence)
		return
	}
	f.tell(*v, first, end, rule)
}

// quotedName reads a name in quotation marks before what it is: 'launched a $5 million
// "Mobile Money Works" project with'. The mark stands at token i.
func (f *finder) quotedName(i, start, limit int) {
	if !f.IsCapital(i+1) || f.taken(i+1) {
		return
	}
	end := i + 2
	for end < min(limit, i+20) && f.Text(end) != "\"" {
		if f.Is(end, ".", "!", "?", ";") {
			return // speech
		}
		end++
	}
	if end >= limit || f.Text(end) != "\"" || f.Is(end-1, ",") {
		return
	}
	noun := f.shortForm(end+1, limit)
	if !f.IsLower(noun) || !f.Is(noun, "project", "programme", "program", "initiative") {
		f.quotedTitle(i, end, start, limit)
		return
	}
	if f.ofEntry(i+1, end) {
		return
	}
	v := record.Project{Title: f.Title(i+1, end)}
	f.aboutIt(&v, noun, i+1, end, start, limit)
	if v.Period == nil {
		v.Period = f.ownPeriod(start, limit)
	}
	f.tellPlaced(&v, i+1, end, "project.called")
}

// inQuotes reads a project named in quotation marks behind what it is: 'the sub-project
// "Clean Wells"'. The noun stands at token i.
func (f *finder) inQuotes(i, start, limit int) bool {
	if f.Text(i+1) != "\"" || !f.IsCapital(i+2) {
		return false
	}
	end := i + 3
	for end < min(limit, i+24) && f.Text(end) != "\"" {
		if f.Is(end, ".", "!", "?", ";") {
			return false // speech
		}
		end++
	}
	if end >= limit || f.Text(end) != "\"" || end-i < 4 || f.Is(end-1, ",") || f.taken(i+2) {
		return false
	}
	v := record.Project{Title: f.Title(i+2, end)}
	sent := f.SentenceOf(i)
	f.fill(&v, i+2, end, end, min(sent.Last, limit))
	f.tell(v, i+2, end, "project.called")
	return true
}
