package event

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// sentence reads the events of one sentence.
func (f *finder) sentence(sent segment.Sentence) {
	if k := f.Doc.Blocks[sent.Block].Kind; k != document.Paragraph && k != document.Item {
		return
	}
	if fact.Since(f.Dates, sent.First) == fact.Since(f.Dates, sent.Last) {
		return // no date, no event
	}
	f.launched(sent)
	for i := sent.First; i < sent.Last; i++ {
		if !f.IsCapital(i) {
			if gathering[f.Lower(i)] {
				f.unnamed(i, sent)
			}
			continue
		}
		if f.Text(i) == "COP" && f.Kind(i+1) == segment.Number && f.Glued(i+1) {
			if d, rule := f.dated(i, i+2, sent); d >= 0 {
				f.tell(i, i+2, d, rule, sent) // 'COP27 in November 2022'
			}
			continue
		}
		if !fact.Meeting(f.Lower(i)) && !(f.Is(i, "week") && f.IsCapital(i-1) && f.IsCapital(i-2)) || f.IsCapital(i+1) && fact.Meeting(f.Lower(i+1)) {
			continue // of 'Ministerial Conference' the last tells
		}
		first, end, ok := f.name(i, sent)
		if !ok {
			continue
		}
		d, rule := f.dated(first, end, sent)
		if d >= 0 {
			f.tell(first, end, d, rule, sent)
		}
		i = end - 1
	}
}

// tell adds an event whose name stands at the tokens first to end.
func (f *finder) tell(first, end, d int, rule string, sent segment.Sentence) {
	m := &f.Dates[d]
	date := strings.TrimSuffix(*m.Value.EDTF, "/..") // 'since the May 2022 Summit'
	v := record.Event{Name: f.Title(first, end), Date: &date}
	if k := f.place(end, sent.Last); k >= 0 {
		v.Place = &f.Places[k].Value.ID
	}
	a, b := first, end
	if rule != "event.held" {
		a, b = min(a, m.First), max(b, m.End)
	}
	at := f.Evidence(f.SpanOf(a, b), rule)
	k := key(v)
	id, ok := f.ids[k]
	if !ok {
		id = record.SpanID("event", f.ID, at.Span.Start, at.Span.End, k)
		f.ids[k] = id
	}
	f.out = append(f.out, extract.Mention[record.Event]{ID: id, Value: v, At: at})
}

// name is the capitalised name whose head noun stands at token i: back over
// capitals and small joining words, and on over 'for Democracy', 'of the Parties'.
func (f *finder) name(i int, sent segment.Sentence) (first, end int, ok bool) {
	first = i
	for first > sent.First {
		j := first - 1
		switch {
		case f.DateAt(j) >= 0:
		case f.IsCapital(j) && !f.Is(j, "the", "at", "during", "on", "in", "a", "an", "this", "since", "following", "after", "before", "and", "president", "prime"):
			first = j
			continue
		case f.Is(j, "and", "of", "for", "on", "&", "/", "+", "the") && j-1 >= sent.First && f.joins(j, sent.First):
			first = j
			continue
		case f.Kind(j) == segment.Possessive && f.IsCapital(j-1), f.Text(j) == "'" && f.IsCapital(j-1), f.Text(j) == "-" && f.Glued(j) && f.Glued(first):
			first = j
			continue
		case f.Text(j) == "\"" && j-4 >= sent.First:
			// A name in quotation marks before the noun: 'the "1+6" Roundtable'.
			for q := j - 1; q >= j-4; q-- {
				if f.Text(q) == "\"" {
					first = q
					break
				}
			}
			if first <= j {
				continue
			}
		}
		break
	}
	for first < i && (!f.IsCapital(first) && f.Text(first) != "\"" || f.Is(first, "the")) {
		first++
	}
	end = i + 1
	for end < sent.Last {
		j := end
		if f.Is(j, "for", "of", "on") {
			j++
			if f.Is(j, "the") {
				j++
			}
			if j < sent.Last && f.IsCapital(j) && f.DateAt(j) < 0 && !f.Is(j+1, "day") {
				end = j + 1
				for end < sent.Last && (f.IsCapital(end) && f.DateAt(end) < 0 || (f.Is(end, "and", "of", "&", "-") || f.Kind(end) == segment.Possessive) && f.IsCapital(end+1)) {
					end++
				}
				continue
			}
		}
		break
	}
	if i-first < 1 && end == i+1 || f.standing(first, i) || len(f.Text(first)) == 1 && f.Text(first) != "\"" {
		return first, end, false
	}
	return first, end, true
}

// joins reports whether the small word at token j joins two parts of a name: a
// capital before it, past 'the'.
func (f *finder) joins(j, start int) bool {
	if f.Is(j, "the") {
		return j-2 >= start && f.Is(j-1, "and", "of") && f.IsCapital(j-2)
	}
	if f.Is(j, "on", "for", "of") {
		return false // 'the Declaration on X Summit' is rare, 'statement of the Summit' is not
	}
	return f.IsCapital(j-1) && f.PlaceAt(j-1) < 0 || f.Is(j, "and") && (f.IsCapital(j+1) || f.Is(j+1, "the")) && f.IsCapital(j-1) && f.Is(j-2, "the")
}

// standing tells bodies that meet from their meetings: 'the National Assembly', 'the
// U.S. Congress', a treaty.
func (f *finder) standing(first, head int) bool {
	switch f.Lower(head) {
	case "assembly":
		return !f.within(first, head, "general", "annual", "health", "environment") || f.Is(first, "general") && first == head-1
	case "congress":
		return !f.within(first, head, "world", "international", "annual")
	case "convention":
		return f.Is(head+1, "on", "for", "against", "of", "concerning") || !f.within(first, head, "annual", "world", "national", "international", "special") // a treaty
	case "fair", "session", "retreat":
		return !f.within(first, head, "annual", "world", "national", "international", "special", "trade", "leaders")
	case "meeting", "meetings", "launch", "ceremony", "workshop", "forum", "dialogue", "conference":
		return head == first
	}
	return false
}

func (f *finder) within(first, head int, words ...string) bool {
	for i := first; i < head; i++ {
		if f.Is(i, words...) {
			return true
		}
	}
	return false
}

// dated is the date of an event, and the rule by which it is; -1 where none is.
func (f *finder) dated(first, end int, sent segment.Sentence) (int, string) {
	// Behind the name, past its short form, its place and 'held'.
	limit := min(sent.Last, end+14)
	for i := end; i < limit; i++ {
		if d := f.DateAt(i); d >= 0 {
			if f.Dates[d].Value.EDTF != nil && f.Dates[d].First == i && f.Is(i-1, "on", "in", "from", ",", "(", "of", "between", "held", "this", "early", "late", "place") || f.Dates[d].Value.EDTF != nil && f.Dates[d].First == i && f.Is(i, "from", "between", "on") {
				return d, "event.dated"
			}
			break
		}
		if !f.passes(i, end) {
			break
		}
	}
	// Right before the name, by month.
	if d := f.DateAt(first - 1); d >= 0 && f.Dates[d].Value.EDTF != nil && f.Dates[d].Value.Precision != "year" {
		return d, "event.month_before"
	}
	// At the sentence's beginning.
	d := fact.Since(f.Dates, sent.First)
	if d < len(f.Dates) && f.Dates[d].First-sent.First < 3 && f.Dates[d].Value.EDTF != nil && f.Is(f.Dates[d].First-1, "on", "in", "from", "between") && f.Dates[d].End <= first && f.held(f.Dates[d].End, first, end, sent) {
		return d, "event.held"
	}
	return -1, ""
}

// passes reports whether the token may stand between an event's name and its date.
func (f *finder) passes(i, end int) bool {
	if f.PlaceAt(i) >= 0 || f.Is(i, "(", ")", ",", "held", "hosted", "convened", "will", "be", "been", "has", "in", "on", "at", "from", "took", "takes", "taking", "place", "was", "were", "is", "the", "virtually", "city", "of", "early", "late", "this", "that", "which", "D.C", "by") {
		return true
	}
	// A short form in brackets, a city that is no place of ours, a host.
	return f.IsCapital(i) && (f.Text(i-1) == "(" || f.Is(i-1, "in", "at", "by", ",") || f.PartnerAt(i) >= 0 || f.IsCapital(i-1) && f.Is(i-2, "in", "at", "by"))
}

// held reports whether the event between the sentence's date and its verb is what
// took place then.
func (f *finder) held(after, first, end int, sent segment.Sentence) bool {
	for i := first - 1; i >= max(after, first-8); i-- {
		switch {
		case f.Is(i, "during", "at"):
			return i <= after+2 // 'On 7 December 2022, during the Meeting'
		case f.Is(i, "held", "hosted", "convened", "organized", "organised", "co-hosted", "opened", "chaired", "host", "hold", "convene", "attended", "inaugurated", "launched"):
			return true
		case f.Is(i, "the", "a", "an", "its", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "annual", "inaugural", "special", "high", "level", "-", "joint", "virtual") || f.Kind(i) == segment.Number || f.Glued(i):
		default:
			return false
		}
	}
	for i := end; i < min(sent.Last, end+4); i++ {
		if f.Is(i, "held", "took", "convened") {
			return true
		}
	}
	return false
}

// place is the place behind an event's name: 'the Regional Meeting in Singapore'; or
// -1.
func (f *finder) place(end, limit int) int {
	for i := end; i < min(limit, end+10); i++ {
		if k := f.PlaceAt(i); k >= 0 {
			if f.Is(f.Places[k].First-1, "in", "at", ",", "of") || f.Is(f.Places[k].First-2, "in") {
				return k
			}
			return -1
		}
		if f.DateAt(i) < 0 && !f.Is(i, "in", "at", "held", "was", "will", "be", "hosted", "by", "(", ")", ",", "on", "the", "took", "place") && !f.IsCapital(i) {
			return -1
		}
	}
	return -1
}
