package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
)

// mostBeside bounds the titles that are read at once.
const mostBeside = 12

// besides counts the titles at the beginning of a list of entries that stand one beside the other, each
// before a paragraph of its own that tells of money or makers, where one of the paragraphs
// speaks of 'the programme' or 'the scheme': 'Safe Schools. Financed by Norway, the scheme'.
// It is 0 where there are not two.
func (f *finder) besides(all []fact.Entry) int {
	if f.OfUnitedStates() {
		return 0 // whose fact sheets title what several agencies do in so many words
	}
	n, speaks := 0, false
	for n < min(len(all), mostBeside) && f.isRunIn(all[n]) && (n == 0 || all[n].TitleFirst <= all[n-1].End+1) {
		e := &all[n]
		speaks = speaks || f.anaphora(e.First, e.End) || f.saysScheme(e.First, e.End)
		n++
	}
	if n < 2 || !speaks {
		return 0
	}
	return n
}

// isRunIn reports whether an entry is a title of a few words that a full stop ends, before a paragraph
// that tells of money or makers.
func (f *finder) isRunIn(e fact.Entry) bool {
	return !e.Heading && f.KindOf(e.TitleFirst) == document.Paragraph && f.Text(e.TitleEnd) == "." &&
		f.IsCapital(e.TitleEnd-1) && f.isOneOf(e)
}

// saysScheme reports whether a text speaks of 'the scheme'.
func (f *finder) saysScheme(first, end int) bool {
	for i := first; i+1 < end; i++ {
		if f.Is(i, "the", "this") && f.IsLower(i+1) && f.Is(i+1, "scheme") {
			return true
		}
	}
	return false
}
