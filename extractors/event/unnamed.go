package event

import (
	"strings"

	"factsheet/pipeline/segment"
)

// unnamed reads a meeting whose noun stands in small letters at token i: one with an
// adjective, a body or a topic of its own. Without a name in capitals it needs a verb of
// holding, and a day or a month with a place.
func (f *finder) unnamed(i int, sent segment.Sentence) {
	if f.Is(i, "table") && !f.Is(i-1, "round") || f.IsLower(i+1) && f.In(i+1, gathering) {
		return
	}
	first := f.adjectives(i, sent)
	end := i + 1
	if f.Is(end, "(") && f.Text(end+2) == ")" {
		end += 3
	}
	if f.Is(end, "of") && !f.Is(i, "event", "training") {
		end = f.ofBody(end, sent.Last)
	}
	e := f.on(end, sent.Last)
	if first == i && e == i+1 {
		return
	}
	named := false
	for j := first; j < e; j++ {
		named = named || f.IsCapital(j) && j > sent.First && f.PlaceAt(j) < 0
	}
	if first == i && end == i+1 && !f.heldBefore(first) {
		return // a topic alone: only of what is told to be held
	}
	w, ok := f.when(first, e, sent)
	if !ok {
		return
	}
	precision := "day"
	if w.date >= 0 {
		precision = f.Dates[w.date].Value.Precision
	}
	told := w.held || w.rule == "event.held" || f.heldBefore(first)
	switch {
	case !told && !(named && precision == "day"):
		return
	case precision == "month" && w.place < 0 && !named, precision != "day" && precision != "month":
		return
	}
	if w.rule == "event.dated" || !named {
		w.rule = "event.unnamed"
	}
	f.tell(first, e, "", w, sent)
}

// adjectives goes back from a noun at token i over what stands before it: 'kick-off',
// 'Pacific Islands Forum leaders”, '76th'.
func (f *finder) adjectives(i int, sent segment.Sentence) int {
	first := i
	for first > sent.First && first > i-9 {
		j := first - 1
		switch w := f.Lower(j); {
		case f.DateAt(j) >= 0:
		case f.Is(j, "-", "–") && f.Glued(j) && f.Glued(first) && f.IsWord(j-1):
			first = j - 1
			continue
		case f.Is(j, "st", "nd", "rd", "th") && f.Glued(j) && f.Kind(j-1) == segment.Number:
			first = j - 1
			continue
		case f.Text(j) == "'" && f.Glued(j) && f.IsWord(j-1):
			first = j - 1
			continue
		case f.IsWord(j) && j == sent.First && sentenceWords.Has(w):
		case f.IsCapital(j) && f.PlaceAt(j) < 0 || f.PartnerAt(j) >= 0 && f.PartnerAt(j) == f.PartnerAt(first):
			first = j
			continue
		case f.Is(j, "organized", "organised") && f.Is(j-1, "a", "an", "on") && !f.Is(first, "by"): // crime
			first = j
			continue
		case f.IsWord(j) && !plain.Has(w) && !holding.Has(w) && !taking.Has(w) &&
			!(strings.HasSuffix(w, "ed") && !f.Is(j-1, "-")) && !breaking.Has(w) && f.PlaceAt(j) < 0:
			first = j
			continue
		}
		break
	}
	if f.Is(first, "of") && f.Is(first+4, "kind") {
		first += 5 // 'first-of-its-kind'
	}
	if first == i-1 && f.In(first, orders) && !f.Is(i+1, "of") &&
		!f.Is(first, "annual", "high-level", "inaugural", "biennial", "quarterly", "plenary") {
		return i // 'the first meeting' is no name
	}
	return first
}

// ofBody goes on over the body whose meeting it is: 'session of the World Health
// Assembly'; it is end where no name follows.
func (f *finder) ofBody(end, limit int) int {
	j := end + 1
	for f.Is(j, "the", "its", "our") {
		j++
	}
	if j >= limit || !f.IsCapital(j) || f.DateAt(j) >= 0 {
		return end
	}
	for j < limit && (f.IsCapital(j) && f.DateAt(j) < 0 || f.Is(j, "-", "–", "&") && f.Glued(j) ||
		(f.Is(j, "and", "of", "for", "on") || f.Kind(j) == segment.Possessive) && f.IsCapital(j+1) &&
			f.DateAt(j+1) < 0 || f.Is(j, "of") && f.Is(j+1, "the") && f.IsCapital(j+2) ||
		f.Is(j, "the") && f.Is(j-1, "of")) {
		j++
	}
	return j
}

// on goes on over what a meeting is on: 'on seeds and soil', up to the verb, the place
// or the date.
func (f *finder) on(end, limit int) int {
	if !f.Is(end, "on", "for") || f.DateAt(end+1) >= 0 {
		return end
	}
	e := end
	for j := end + 1; j < min(limit, end+16) && f.DateAt(j) < 0; j++ {
		if !f.IsWord(j) && !f.Is(j, "-", "'", "&") && f.Kind(j) != segment.Possessive || f.In(j, holding) ||
			f.Is(j, "was", "will", "is", "were", "has", "which", "that", "in", "at", "on", "with", "by", "from",
				"during", "to", "between", "have", "are") {
			break
		}
		e = j + 1
	}
	return e
}

// heldBefore reports whether a verb of holding has what begins at token first as its
// object: 'UNDP organised a [workshop]'.
func (f *finder) heldBefore(first int) bool {
	for j := first - 1; j > first-4; j-- {
		if f.IsLower(j) && (f.In(j, holding) && !f.Is(j, "take", "took", "takes", "planned", "scheduled", "followed",
			"occurred") || f.Is(j, "attended", "at")) {
			return true
		}
		if !f.Is(j, "a", "an", "the", "its", "their", "two", "three", "four", "another", "first", "second", "third", "-", "day") {
			return false
		}
	}
	return false
}
