package contribution

import "factsheet/extractors/internal/fact"

// underPaper reports whether a flow's sentence begins with the paper under which the money is
// given: 'Under the first agreement, Denmark will give'.
func (f *finder) underPaper(w *fact.Flow) bool {
	a := &f.Amounts[w.Amount]
	i := f.SentenceOf(a.First).First
	if !f.Is(i, "under") {
		return false
	}
	for j := i + 1; j < min(a.First, i+7); j++ {
		if f.Is(j, "agreement", "memorandum", "mou", "compact", "convention", "accord", "arrangement") {
			return true
		}
	}
	return false
}

// hasUndertaking reports whether money goes to an undertaking that the words behind it, from
// token i on, name: 'to launch this multi-year initiative', 'into a trial of vaccines'.
func (f *finder) hasUndertaking(i, limit int) bool {
	for n := 0; n < 4 && f.IsWord(i) && !f.Is(i, "to", "for", "into"); n++ {
		i++ // 'in new funding'
	}
	switch {
	case f.Is(i, "to") && f.Is(i+1, "launch", "start", "pilot", "fund", "finance"):
		i += 2
	case f.Is(i, "for", "into"):
		i++
	default:
		return false
	}
	if !f.Is(i, "a", "an", "this", "the", "its") {
		return false
	}
	for j := i + 1; j < min(limit, i+10) && (f.IsWord(j) || f.Is(j, "-", ".")) && f.AmountAt(j) < 0; j++ {
		switch {
		case f.Is(j, "to", "for", "of", "in", "and", "that", "which", "with"):
			return false
		case f.Is(j, "initiative", "project", "programme", "program", "pilot", "trial", "scheme"):
			return true
		}
	}
	return false
}
