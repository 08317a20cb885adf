package fact

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// overviews are headings over one project's data, which say nothing of its title; the
// title stands further up.
var overviews = wordset.Fields(`glance facts factsheet information data details profile summary overview brief snapshot basics figures background
	sheet description introduction context highlights info`)

// sections are the nouns of headings over several projects: no title either.
var sections = wordset.Fields(`projects programmes programs initiatives activities portfolio examples partners contact contacts publications resources`)

// moneySections are the nouns of headings over a part of one project's data.
var moneySections = wordset.Fields(`finance finances financing co-financing cofinancing funding money budget timeline milestones costs dates`)

// isLabelled reports whether a line is a label and its value and no title: a label of our
// lists ('Theme: Adaptation'), one whose words but the first are small ('Focal area: Water'),
// or a sum behind the colon.
func (s *Sheet) isLabelled(first, last int) bool {
	if last-first <= 3 && last-first > 1 && s.IsWord(first) {
		if col, ok := columnOf(s.Lower(first)); ok && col == OtherColumn {
			return true // 'Status Active'
		}
	}
	for j := first + 1; j < min(last-1, first+5); j++ {
		if s.Is(j, ":") {
			_, known := columnOf(s.View.Lower[s.Tokens[first].Start:s.Tokens[j-1].End])
			return known || s.AmountAt(j+1) >= 0 || j-first > 1 && !s.isName(first, j)
		}
		if !s.IsWord(j) {
			return false
		}
	}
	return false
}

// isName reports whether a word behind the first of a range has a capital or is a number,
// or hangs on another: 'Water for all'.
func (s *Sheet) isName(first, last int) bool {
	for i := first + 1; i < last; i++ {
		if s.IsCapital(i) || s.Kind(i) == segment.Number || s.Is(i, "for", "to", "of", "in", "with", "and", "on") {
			return true
		}
	}
	return false
}

// headed is what a heading says to a card under it.
type headed uint8

const (
	asTitle    headed = iota // it may be the project's title
	asOverview               // it is over a project's data: the title stands further up
	asSection                // it is over several projects
	asPageLine               // it is a line of the page
)

func (s *Sheet) headingSays(first, last int) headed {
	for i := first; i < last; i++ {
		if s.Char(i) == '|' && !s.pipedLabel(i+1, last) || s.Kind(i) == segment.GapMark && i == last-2 && s.Kind(i+1) == segment.Number {
			return asPageLine
		}
	}
	for i := first; i+1 < last; i++ {
		if s.Is(i, "as") && s.Is(i+1, "of", "at") && (s.Is(i-1, "status") || s.DateAt(i+2) >= 0) {
			return asOverview // 'Fund status as of 30 June 2022'
		}
	}
	if s.isLabelled(first, last) {
		return asOverview
	}
	if last-first <= 6 {
		w := s.Lower(last - 1)
		switch {
		case moneySections.Has(w) && last-first <= 2:
			return asOverview // 'GCF financing', 'Timeline'
		case overviews.Has(w) && (last-first == 1 ||
			s.Is(first, "project", "programme", "program", "key", "basic", "at", "fast", "quick", "general", "facts", "activity")):
			return asOverview
		case sections.Has(s.Lower(first)) && s.Is(first+1, "in", "under") &&
			s.Is(last-1, "focus", "brief", "numbers", "action", "spotlight", "implementation"):
			return asSection // 'PROJECTS IN FOCUS'
		case sections.Has(w) && (last-first <= 3 || s.Is(first, "selected", "our", "key", "current", "ongoing")):
			return asSection
		}
	}
	return asTitle
}

// ofPage reports whether a heading names a body or what sort of sheet it is, 'UNDP PROJECT
// BRIEF', so that the project's title stands under it.
func (s *Sheet) ofPage(h Cell) bool {
	for i := h.First; i < h.End; i++ {
		if s.PartnerAt(i) >= 0 || s.In(i, overviews) {
			return true
		}
	}
	return false
}
