package project

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// ofText are the rules that read projects out of running text.
var ofText = map[string]bool{
	"project.funded": true, "project.does": true, "project.carried_out": true, "project.called": true, "project.launched": true,
}

// followUp gives projects that running text names what it tells of 'the project' further
// on, up to the next one; and the only one of a sheet what its lead tells of 'a $97 million
// operation' before the name. Press releases are written so.
func (f *finder) followUp() {
	named := 0
	for k := range f.out {
		if ofText[f.out[k].At.Rule] {
			named++
		}
	}
	for k := range f.out {
		m := &f.out[k]
		if !ofText[m.At.Rule] {
			continue
		}
		first, _ := f.TokensIn(m.At.View)
		v := m.Value
		v.Funding, v.Implementing = slices.Clip(v.Funding), slices.Clip(v.Implementing)
		own := f.SentenceAt(f.Tokens[first].Start)
		f.follow(&v, own, named == 1)
		if named == 1 {
			f.lead(&v, own)
		}
		f.improve(m, v)
	}
}

// improve takes what further sentences tell of a project, with a doubt.
func (f *finder) improve(m *extract.Mention[record.Project], v record.Project) {
	was := &m.Value
	size := func(p *record.Project) int {
		return len(p.Funding) + len(p.Implementing) + len(p.Amounts) + len(p.Places)
	}
	if size(&v) == size(was) && v.Period == was.Period {
		return
	}
	if !hasDoubt(m.At.Doubts, fact.FarEvidence) {
		m.At.Doubts = append(append([]string(nil), m.At.Doubts...), fact.FarEvidence)
	}
	m.Value = v
}

// follow reads the sentences behind a project's own, up to the next project; past a heading
// only for the only one of the text.
func (f *finder) follow(v *record.Project, own int, only bool) {
	for n := own + 1; n < len(f.Sentences); n++ {
		s := &f.Sentences[n]
		if f.Doc.Blocks[s.Block].Kind == document.Heading && (!only || f.endsText(s.First, s.Last)) || f.tells(s.First, s.Last) {
			return
		}
		if f.aboutProject(s.First, s.Last) && f.nextName(s.First, s.Last) == s.Last {
			f.further(v, s.First, s.Last)
		}
	}
}

// tells reports whether the title of a told project stands among the tokens.
func (f *finder) tells(first, end int) bool {
	for i := first; i < end; i++ {
		if f.taken(i) {
			return true
		}
	}
	return false
}

// endsText reports whether a heading is over what is not about the sheet's project any more.
func (f *finder) endsText(first, last int) bool {
	return f.Is(first, "about", "contact", "contacts", "media", "background", "notes", "note", "related", "further") ||
		f.Is(last-1, "contact", "contacts")
}

// aboutProject reports whether a sentence begins with 'The project', or tells who carries
// out 'the works'.
func (f *finder) aboutProject(first, last int) bool {
	if f.Is(first, "the", "this") {
		j := first + 1
		for n := 0; n < 4 && !f.projectNoun(j) && (f.IsLower(j) || f.Is(j, "-")) && !f.verbHere(j); n++ {
			j++ // 'The new four-year project'
		}
		if f.projectNoun(j) && f.IsLower(j) {
			return true
		}
	}
	for j := first; j+1 < min(last, first+14); j++ {
		if f.Is(j, "in") && f.Is(j+1, "charge") || f.Is(j, "the", "this") && (f.Is(j+1, "works") || f.projectNoun(j+1) && f.IsLower(j+1)) {
			return true
		}
	}
	return false
}

// further reads a sentence about a project whose name stands further up.
func (f *finder) further(v *record.Project, first, last int) {
	if len(v.Implementing) == 0 || f.Is(first, "the", "this") {
		f.roles(v, first, last)
	}
	if v.Period == nil {
		v.Period = f.ownPeriod(first, last)
	}
	if len(v.Amounts) > 0 {
		return
	}
	for a := fact.Since(f.Amounts, first); a < len(f.Amounts) && f.Amounts[a].First < last; a++ {
		for j := f.Amounts[a].First - 1; j >= max(first, f.Amounts[a].First-6); j-- {
			if f.Is(j, "cost", "costs", "budget", "value", "worth", "valued") {
				v.Amounts = []string{f.Amounts[a].ID} // 'The total cost of the project is $9 million'
				return
			}
		}
	}
}

// lead reads the sentences before the one that names the project, where they speak of 'a
// loan operation' or 'a new project' that someone pays for.
func (f *finder) lead(v *record.Project, own int) {
	if len(v.Funding) > 0 && len(v.Implementing) > 0 {
		return
	}
	for n := own - 1; n >= max(0, own-4); n-- {
		s := &f.Sentences[n]
		if k := f.Doc.Blocks[s.Block].Kind; k != document.Paragraph || f.nextName(s.First, s.Last) < s.Last {
			return
		}
		if !f.introduces(s.First, s.Last) {
			continue
		}
		if len(v.Places) == 0 {
			v.Places = f.placesOf(s.First, s.First, s.First, s.Last, v.Funding)
		}
		if len(v.Funding) == 0 {
			v.Funding = f.lendersIn(s.First, s.Last)
		}
		if len(v.Implementing) == 0 {
			f.roles(v, s.First, s.Last)
			if next := n + 1; next < own && f.Sentences[next].Block == s.Block {
				f.roles(v, f.Sentences[next].First, f.Sentences[next].Last)
			}
		}
		return
	}
}

// introduces reports whether a sentence tells of a sum for a project that it does not name:
// 'approved a $97 million loan operation', 'a new project worth EUR 5 million'.
func (f *finder) introduces(first, last int) bool {
	sum := false
	for i := first; i < last; i++ {
		sum = sum || f.AmountAt(i) >= 0
		if sum && f.IsLower(i) && (f.projectNoun(i) || f.Is(i, "operation")) {
			for j := i - 1; j > max(first, i-9); j-- {
				if f.Is(j, "a", "an") {
					return true
				}
			}
		}
	}
	return false
}
