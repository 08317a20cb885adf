package event

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/segment"
)

// when is when and where an event is told to be.
type when struct {
	date  int  // an index into Dates, or -1 for the sheet's own day
	place int  // an index into Places, or -1
	held  bool // a verb of holding stands between
	rule  string
}

// when is the date of the event that the tokens first to end name.
func (f *finder) when(first, end int, sent segment.Sentence) (when, bool) {
	if d := f.beforeDuring(first); d >= 0 {
		return when{date: d, place: f.place(end, sent.Last), rule: "event.held"}, true
	}
	before := f.DateAt(first - 1)
	if before >= 0 && f.known(before) && f.Dates[before].Value.Precision != "year" {
		return when{date: before, place: f.place(end, sent.Last), rule: "event.month_before"}, true
	}
	if w, ok := f.behind(end, sent); ok {
		return w, true
	}
	if before >= 0 && f.known(before) && f.IsCapital(first) {
		if m := &f.Dates[before]; m.End-m.First == 1 && (f.Is(m.First-1, "the") || m.First == sent.First) {
			return when{date: before, place: f.place(end, sent.Last), rule: "event.month_before"}, true
		}
	}
	if d, ok := f.opening(sent); ok && (d < 0 || f.Dates[d].End <= first) {
		after := sent.First + 1
		if d >= 0 {
			after = f.Dates[d].End
		}
		if f.heldAt(after, first, end, sent) {
			return when{date: d, place: f.place(end, sent.Last), rule: "event.held"}, true
		}
	}
	return when{}, false
}

// beforeDuring is the day or month that 'during the' parts from a name at token first: 'in
// November 2022, during the World Seed Conference'; or -1.
func (f *finder) beforeDuring(first int) int {
	i := first - 1
	if f.Is(i, "the") {
		i--
	}
	if !f.Is(i, "during") || !f.IsCapital(first) {
		return -1
	}
	if f.Is(i-1, ",") {
		i--
	}
	d := f.DateAt(i - 1)
	if d < 0 || !f.known(d) || f.Dates[d].Value.Precision != "day" && f.Dates[d].Value.Precision != "month" {
		return -1
	}
	return d
}

// known reports whether a date is read, and no limit or beginning: 'by May 2022'.
func (f *finder) known(d int) bool {
	m := &f.Dates[d]
	return m.Value.EDTF != nil && !f.Is(m.First-1, "by", "until", "since", "before", "after", "to") ||
		m.Value.EDTF != nil && f.Is(m.First-1, "since") && f.Is(m.First-2, "the")
}

// isToday reports whether token i is 'Today', in a sheet that tells its own day.
func (f *finder) isToday(i int) bool { return f.Is(i, "today") && f.Doc.Date != "" }

// opening is the date that the sentence begins with; -1 is the sheet's own day.
func (f *finder) opening(sent segment.Sentence) (int, bool) {
	if f.isToday(sent.First) {
		return -1, true
	}
	d := fact.Since(f.Dates, sent.First)
	if d < len(f.Dates) && f.Dates[d].First-sent.First < 3 && f.Dates[d].Value.EDTF != nil &&
		(f.Is(f.Dates[d].First-1, "on", "in", "from", "between") || f.Is(f.Dates[d].First, "from", "between")) {
		return d, true
	}
	return 0, false
}

// behind reads the date and place behind an event's name, past its short form, its
// topic, who held it and the verb of holding.
func (f *finder) behind(end int, sent segment.Sentence) (w when, ok bool) {
	w = when{date: -1, place: -1, rule: "event.dated"}
	early := -1 // the place before a verb of holding
	topic := 0  // words of what it is on, since the preposition
	for i := end; i < min(sent.Last, end+40); i++ {
		if d := f.DateAt(i); d >= 0 {
			m := &f.Dates[d]
			if !f.known(d) || m.First != i {
				return w, false
			}
			if i > end && !f.Is(i-1, "on", "in", "from", ",", "(", "of", "between", "held", "this", "early", "late",
				"mid", "place", "during", ":", "for", ")") && !f.Is(i, "from", "between", "on") {
				return w, false
			}
			if i == end && m.Value.Precision != "year" && !f.Is(i, "from", "between", "on") {
				return w, false
			}
			w.date = d
			if w.place < 0 {
				w.place = f.placeAfter(m.End, sent.Last)
			}
			if w.place < 0 {
				w.place = early
			}
			return w, true
		}
		if k := f.PlaceAt(i); k >= 0 {
			p := &f.Places[k]
			if (w.place < 0 || f.Is(p.First-1, "in", "at")) && (f.stands(p.First) || p.First == end+1) && topic == 0 {
				w.place = k
			}
			i = p.End - 1
			topic = 0
			continue
		}
		if k := f.PartnerAt(i); k >= 0 {
			i = f.Partners[k].End - 1
			continue
		}
		if v := f.whoHeld(i, sent.Last); v > i {
			i = v // ', which the project organised in'
		}
		switch {
		case f.IsCapital(i) || f.people.At(i) >= 0 || f.Kind(i) == segment.Possessive ||
			f.Kind(i) == segment.Number && (f.Glued(i) || f.IsCapital(i-1)):
			if f.IsCapital(i) && f.IsLower(i-1) && !f.Is(i-1, "in", "at", "by", "and", "the", "of", "for", "on", "with",
				"between", "among", "a", "an", "to") && !f.In(i-1, passed) {
				return w, false // a list or a sentence that goes on
			}
		case f.In(i, holding):
			if w.place >= 0 {
				early = w.place
			}
			w.held, w.place, topic = true, -1, 0
		case f.Is(i, "and") && f.Is(i+1, "in", "on", "at", "from"):
			return w, false
		case f.Is(i, "(", ")", "/", "-", "&", "\"", "'"), f.In(i, passed):
		case f.Is(i, "in", "at", "by", ",", "from", "under", "alongside"):
			if f.Is(i, ",") && topic > 0 && f.IsLower(i+1) && !f.In(i+1, holding) && !f.In(i+1, breaking) {
				return w, false
			}
			topic = 0
		case f.Is(i, "on", "for", "of", "with", "between", "among", "about", "regarding"):
			topic = 1
		case f.Is(i, "that", "which") && f.Is(i+1, "will", "was", "is", "has") && (f.Is(i+2, "launched") || f.Is(i+3, "launched")):
			return w, false // what is launched at the meeting
		case f.auxiliary(i):
		case f.In(i, breaking), topic == 0, topic > 9, !f.IsWord(i):
			return w, false
		default:
			topic++
		}
	}
	return w, false
}

// auxiliary reports whether token i leads to a verb of holding: 'which was [held]',
// 'will be [hosted]', 'to be [held]'.
func (f *finder) auxiliary(i int) bool {
	for j := i; j < i+6; j++ {
		switch {
		case f.Is(j, "was", "were", "is", "are", "will", "be", "been", "being", "has", "had", "have", "to", "that",
			"which", "jointly", "also", "successfully", "officially", "recently", "then", "first", "tentatively"):
		case f.In(j, holding):
			return j > i
		default:
			return false
		}
	}
	return false
}

// stands reports whether a place's name begins a phrase of its own at token i: 'in
// Singapore', ', Singapore'.
func (f *finder) stands(i int) bool {
	for f.Is(i-1, "the", "downtown", "central") {
		i--
	}
	if f.Is(i-1, "in", "at", "(") {
		return true
	}
	// Past a venue or another place: 'at the Serena Hotel, Kampala'.
	for j := i - 1; j > i-8 && (f.IsCapital(j) || f.Is(j, "the", "of", "and", ",")); j-- {
		if f.Is(j-1, "in", "at") {
			return true
		}
	}
	return false
}

// placeAfter is the place behind an event's date: 'on 3 May 2022 in Paris', 'on 3 May
// 2022, at the Pentagon in Washington'; or -1.
func (f *finder) placeAfter(i, limit int) int {
	if f.Is(i, ")", ",") {
		i++
	}
	if !f.Is(i, "in", "at") {
		return -1
	}
	for j := i + 1; j < min(limit, i+9); j++ {
		if k := f.PlaceAt(j); k >= 0 {
			if f.stands(f.Places[k].First) {
				return k
			}
			return -1
		}
		if !f.IsCapital(j) && !f.Is(j, "the", "in", "of", "and", ",", "-", "'") && f.Kind(j) != segment.Possessive {
			return -1
		}
	}
	return -1
}

// whoHeld is the verb of holding of a clause that begins at token i and tells who held the
// event, or that it met: ', which the project organised', ', which met'; i where there is
// none.
func (f *finder) whoHeld(i, limit int) int {
	if !f.Is(i, "which", "that") || !f.Is(i-1, ",") {
		return i
	}
	for j := i + 1; j < min(limit, i+9); j++ {
		switch {
		case f.IsLower(j) && (f.In(j, holding) && !f.Is(j, "led", "set", "due", "run", "ran", "followed") || f.Is(j, "met", "gathered")):
			return j
		case f.IsCapital(j), f.PartnerAt(j) >= 0, f.Is(j, "the", "we", "it", "they", "and", "of", "was", "will", "be", "is", "were"),
			f.Is(j, "project", "programme", "program", "ministry", "government", "bank", "fund", "office", "university"):
		default:
			return i
		}
	}
	return i
}

// heldAt reports whether the event, in a sentence that begins with a date that ends
// at token after, is what took place then.
func (f *finder) heldAt(after, first, end int, sent segment.Sentence) bool {
	if first-after > 45 {
		return false
	}
	for j := after; j < first; j++ {
		if f.Is(j, "that", "which", "where", "when", "who", "first", ";", ":") && !(f.Is(j, "first") && j > first-4) ||
			f.DateAt(j) >= 0 || f.Is(j, "raised", "following", "since", "after", "before", "ahead", "until") {
			return false
		}
	}
	for i := first - 1; i >= max(after, first-9); i-- {
		switch {
		case f.Is(i, "during", "at"):
			// 'On 7 December 2022, during the Meeting', 'he announced at the Summit', but not
			// 'a plan announced at the Summit'.
			return i <= after+2 || !f.Is(i-1, "be", "been") &&
				(!strings.HasSuffix(f.Lower(i-1), "ed") || f.IsCapital(i-2) ||
					f.Is(i-2, "he", "she", "they", "was", "were", "and", "has", "have"))
		case f.Is(i, "in", "into"):
			return f.Is(i-1, "participate", "participated", "participates", "participating", "part", "participation",
				"virtually", "representative")
		case f.Is(i, "for"):
			return f.Is(i-1, "met", "house", "hosted", "travelled", "traveled", "gathered", "together", "convened",
				"meet", "joined", "arrived")
		case f.In(i, taking) && f.IsLower(i):
			return true
		case f.Is(i, "the", "a", "an", "its", "her", "his", "high", "level", "-", "joint", "virtual", "two", "three",
			"day", "and", ",") || f.In(i, orders) || f.Kind(i) == segment.Number || f.Glued(i) || f.IsCapital(i) && f.Is(i+1, "and", ","):
		default:
			return f.heldBehind(end, sent)
		}
	}
	return f.heldBehind(end, sent)
}

// heldBehind reports whether a verb of holding stands right behind a name.
func (f *finder) heldBehind(end int, sent segment.Sentence) bool {
	for i := end; i < min(sent.Last, end+5); i++ {
		if f.Is(i, "held", "took", "convened", "hosted", "organized", "organised", "opened", "concluded", "launched",
			"staged", "planned", "scheduled", "due", "conducted", "run") {
			return true
		}
		if !f.Is(i, "was", "were", "is", "will", "be", "has", "been", "(", ")", "in", "to") && !f.IsCapital(i) {
			return false
		}
	}
	return false
}

// place is the place behind an event's name that has its date before: 'the Regional
// Meeting in Singapore'; or -1.
func (f *finder) place(end, limit int) int {
	for i := end; i < min(limit, end+10); i++ {
		if k := f.PlaceAt(i); k >= 0 {
			if f.stands(f.Places[k].First) {
				return k
			}
			return -1
		}
		if f.DateAt(i) < 0 && !f.Is(i, "in", "at", "held", "was", "will", "be", "hosted", "by", "(", ")", ",", "on",
			"the", "took", "place", "convened", "of", "and", "were", "is", "be", "to") && !f.In(i, holding) &&
			!f.IsCapital(i) && !f.Glued(i) {
			return -1
		}
	}
	return -1
}
