package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/record"
)

// quotedTitle reads a title in quotation marks that no noun follows, where what stands
// around it tells that it is of a project: a sum before 'for' ('US$ 5 million for "Young
// Bakers"'), its sum or period in brackets, what it is behind a comma ('"Young Bakers", a
// scheme that'), or a noun inside it ('The "Safe Wards Programme in Malawi" is'). The marks
// stand at token i and at token end.
func (f *finder) quotedTitle(i, end, start, limit int) {
	first := i + 1
	if end-first < 2 || f.aboutPaper(i, start) || !f.isTitleCase(fact.Entry{TitleFirst: first, TitleEnd: end}) &&
		!(end-first == 2 && f.IsCapital(first+1)) {
		return
	}
	if k := f.PartnerAt(first); k >= 0 && f.Partners[k].End >= end || f.finite(first, end) {
		return
	}
	v := record.Project{}
	after := f.inBrackets(f.shortForm(end+1, limit), &v)
	a := f.sumFor(i, start)
	switch {
	case a >= 0:
		v.Amounts = []string{f.Amounts[a].ID}
	case len(v.Amounts) > 0 || v.Period != nil:
	case f.saysWhat(after, limit):
	case f.Is(i-1, ",", ":", "-", "–", "—") && f.nounBefore(i-1, start):
	case f.Is(i-1, "the") && f.hasNoun(first, end) && f.Is(after, "is", "was", "will", "has", "aims", "seeks", ",", "started", "began"):
	default:
		return
	}
	if f.ofEntry(first, end) {
		return
	}
	v.Title = f.Title(first, end)
	f.aboutIt(&v, end, first, end, start, limit)
	f.tellPlaced(&v, first, end, "project.called")
}

// sumFor is the sum that is given for what is quoted at token i: 'US$ 5 million for the
// "', 'a USD 9 million grant for "'; -1 where none is.
func (f *finder) sumFor(i, start int) int {
	j := i - 1
	for f.Is(j, "the", "its", "their", "a", "new") {
		j--
	}
	if !f.Is(j, "for", "to", "towards") {
		return -1
	}
	for n := 0; n < 6 && j > start; n++ {
		j--
		if a := f.AmountAt(j); a >= 0 {
			return a
		}
		if !f.IsLower(j) && f.Text(j) != "-" || f.verbHere(j) {
			return -1
		}
	}
	return -1
}

// nounBefore reports whether what stands before a mark at token i tells of one project that
// is then named: 'launched a new EUR 7 million project to support elections, "'.
func (f *finder) nounBefore(i, start int) bool {
	for j := i - 1; j > max(start, i-14); j-- {
		if f.IsLower(j) && f.projectNoun(j) {
			return f.introduced(j, start, true)
		}
		if f.verbHere(j) || f.Is(j, ";", ":", "\"") {
			return false
		}
	}
	return false
}

// saysWhat reports whether words behind a comma at token i say that what stands before is
// a project: ', a scholarship scheme that'.
func (f *finder) saysWhat(i, limit int) bool {
	if !f.Is(i, ",", "-", "–", "—") || !f.Is(i+1, "a", "an", "the", "its", "their") {
		return false
	}
	for j := i + 2; j < min(limit, i+9) && f.IsWord(j); j++ {
		if f.projectNoun(j) || f.Is(j, "scheme") {
			return true
		}
	}
	return false
}

// hasNoun reports whether the noun of a project stands in a title with a capital.
func (f *finder) hasNoun(first, end int) bool {
	for i := first; i < end; i++ {
		if f.IsCapital(i) && f.projectNoun(i) {
			return true
		}
	}
	return false
}

// aboutPaper reports whether the quoted words at token i are those of a text, a film or a
// motto.
func (f *finder) aboutPaper(i, start int) bool {
	for j := i - 1; j >= max(start, i-5); j-- {
		if f.Is(j, "report", "study", "book", "paper", "film", "song", "motto", "slogan", "theme", "article",
			"exhibition", "publication", "guide", "documentary", "conference", "seminar", "forum", "workshop", "summit",
			"panel", "award", "prize", "contract", "agreement", "declaration", "strategy", "law") {
			return true
		}
	}
	return false
}
