package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// ofText are the rules that read projects out of running text.
var ofText = map[string]bool{"project.funded": true, "project.does": true, "project.carried_out": true, "project.called": true, "project.launched": true}

// followUp gives the one project that the running text of a sheet names what the text tells
// of 'the project' further on, and what its lead tells of 'a $97 million operation' before
// the name: press releases on one project are written so.
func (f *finder) followUp() {
	var one *extract.Mention[record.Project]
	for k := range f.out {
		if ofText[f.out[k].At.Rule] {
			if one != nil {
				return
			}
			one = &f.out[k]
		}
	}
	if one == nil {
		return
	}
	first, end := f.TokensIn(one.At.View)
	v := one.Value
	own := f.SentenceAt(f.Tokens[first].Start)
	for n := own + 1; n < len(f.Sentences); n++ {
		s := &f.Sentences[n]
		if s.First < end {
			continue
		}
		if kind := f.Doc.Blocks[s.Block].Kind; kind == document.Heading && f.endsText(s.First, s.Last) || f.beginsTold(s.First) {
			break
		}
		if f.aboutProject(s.First, s.Last) && f.nextName(s.First, s.Last) == s.Last {
			f.further(&v, s.First, s.Last)
		}
	}
	f.lead(&v, own)
	was := &one.Value
	if len(v.Funding) > len(was.Funding) || len(v.Implementing) > len(was.Implementing) || len(v.Amounts) > len(was.Amounts) || len(v.Places) > len(was.Places) || v.Period != was.Period {
		if !hasDoubt(one.At.Doubts, fact.FarEvidence) {
			one.At.Doubts = append(append([]string(nil), one.At.Doubts...), fact.FarEvidence)
		}
		one.Value = v
	}
}

// endsText reports whether a heading is over what is not about the sheet's project any more.
func (f *finder) endsText(first, last int) bool {
	return f.Is(first, "about", "contact", "contacts", "media", "background", "notes", "note", "related", "further") || f.Is(last-1, "contact", "contacts", "contact:")
}

// beginsTold reports whether the title of a told project begins at token i or right behind
// an article there.
func (f *finder) beginsTold(i int) bool { return f.taken(i) || f.Is(i, "the") && f.taken(i+1) }

// aboutProject reports whether a sentence begins with 'The project', or tells who carries
// out 'the works'.
func (f *finder) aboutProject(first, last int) bool {
	if f.Is(first, "the", "this") && f.projectNoun(first+1) {
		return true
	}
	for j := first; j+1 < min(last, first+14); j++ {
		if f.Is(j, "the", "this") && (f.Is(j+1, "works") || f.projectNoun(j+1) && f.IsLower(j+1)) {
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
