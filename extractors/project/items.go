package project

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// itemPeriods reads list items that begin with a title and its period: 'Better Work
// (2019-2022), funded by Japan', 'Safer Mines, 2018-2021, USD 1.2 million, Norway'.
func (f *finder) itemPeriods() {
	first := 0
	for b := range f.Doc.Blocks {
		if f.View.Blocks[b].Len() == 0 {
			continue
		}
		last := first
		for last < len(f.Tokens) && f.Kind(last) != segment.Break {
			last++
		}
		if f.Doc.Blocks[b].Kind == document.Item {
			f.itemPeriod(first, last)
		}
		first = last + 1
	}
}

func (f *finder) itemPeriod(first, last int) {
	d := fact.Since(f.Dates, first)
	if d >= len(f.Dates) || f.Dates[d].First >= min(last, first+34) || f.Dates[d].Value.EDTF == nil || !f.IsCapital(first) {
		return
	}
	m := &f.Dates[d]
	edtf := *m.Value.EDTF
	if !strings.Contains(edtf, "/") || strings.HasPrefix(edtf, "..") {
		return
	}
	end := m.First - 1
	bracket := f.Is(end, "(") && f.Text(m.End) == ")"
	if !bracket && !(f.Is(end, ",", "-", "–", "—") && !f.Glued(end)) && !f.Is(end, ",") {
		return
	}
	if end-first < 2 {
		return
	}
	for i := first; i < end; i++ {
		if f.verbHere(i) || f.AmountAt(i) >= 0 || f.Is(i, ".", ";", ":") || f.Kind(i) == segment.GapMark {
			return
		}
	}
	rest := m.End
	if bracket {
		rest++
	}
	if rest < last && !f.Is(rest, ",", ":", ".", ";", "-", "–", "—", "(", "funded", "with", "financed") {
		return
	}
	v := record.Project{Title: f.Title(first, end), Period: m.Value.EDTF}
	bare := f.bare(rest, last)
	if bare {
		v.Funding = f.partiesIn(fact.Cell{First: rest, End: last})
	}
	f.fill(&v, first, end, rest, last)
	if bare {
		for a := fact.Since(f.Amounts, rest); a < len(f.Amounts) && f.Amounts[a].First < last; a++ {
			v.Amounts = union(v.Amounts, []string{f.Amounts[a].ID})
		}
	}
	if len(v.Funding)+len(v.Amounts)+len(v.Implementing) == 0 && !f.anaphora(rest, last) && !f.endsInProject(first, end) {
		return
	}
	f.tell(v, first, end, "project.item_period")
}

// verbHere reports whether token i is a verb that makes a sentence of what it stands
// in: 'will', 'is', 'signed'.
func (f *finder) verbHere(i int) bool {
	return f.IsLower(i) && f.Is(i, "will", "is", "are", "was", "were", "has", "have", "had", "signed", "provided", "began", "launched", "held", "received", "rose", "fell", "grew", "contributed", "met", "adopted", "agreed", "increased", "decreased")
}

// bare reports whether the rest of an item is a list of data, not a sentence.
func (f *finder) bare(first, last int) bool {
	for i := first; i < last; i++ {
		if f.verbHere(i) || f.Is(i, "by", "the", "to", "of", ":") {
			return false
		}
	}
	return true
}
