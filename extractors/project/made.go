package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// newlyMade reads what a text launches by its noun and then names: 'USAID will establish a
// multi-year accelerator. … The Coast Partnership Accelerator will help'. The noun stands at
// token i.
func (f *finder) newlyMade(i, start, limit int) {
	if !f.IsCapital(i) || f.taken(i) {
		return
	}
	end := f.topicBehind(i+1, limit)
	first := f.nameFrom(i+1, start)
	if first < 0 || i-first < 2 && end == i+1 || !f.acts(first, end, start, limit) && !f.madeBehind(first, start) {
		return
	}
	block := f.View.BlockAt(f.Tokens[i].Start)
	if block < 0 || f.Doc.Blocks[block].Kind == document.Heading {
		return
	}
	from, last := f.TokensIn(f.View.Blocks[block])
	if !f.makesNew(from, first, f.Lower(i)) || f.ofEntry(first, end) {
		return
	}
	v := record.Project{Title: f.Title(first, end)}
	f.fill(&v, first, end, from, last)
	if len(v.Funding) == 0 {
		f.subjectRole(&v, fact.Entry{TitleFirst: first, TitleEnd: end, First: from, End: last})
	}
	f.tellPlaced(&v, first, end, "project.does")
}

// topicBehind goes on from token i over 'for Nature'.
func (f *finder) topicBehind(i, limit int) int {
	if !f.Is(i, "for", "on") || !f.IsCapital(i+1) {
		return i
	}
	for i++; i < limit && f.IsCapital(i); i++ {
	}
	return i
}

// madeBehind reports whether a name stands behind a phrase of purpose: 'To address this,
// the'.
func (f *finder) madeBehind(first, start int) bool {
	i := first - 1
	if f.Is(i, "the") {
		i--
	}
	return f.Is(i, ",") && f.Is(start, "to") && i-start < 14
}

// makingReach is how many tokens before a name 'launched a new fund' may stand: a long
// paragraph's. A block without end must not be read again for each name in it.
const makingReach = 500

// makesNew reports whether someone launches 'a new fund' in a range of tokens.
func (f *finder) makesNew(first, end int, noun string) bool {
	for j := max(first, end-makingReach); j < end; j++ {
		if f.IsLower(j) && f.Is(j, noun) {
			for k := j - 1; k > max(first, j-6); k-- {
				if f.IsLower(k) && launching.Has(f.Lower(k)) {
					return true
				}
			}
		}
	}
	return false
}
