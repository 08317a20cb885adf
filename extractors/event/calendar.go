package event

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// bullets begin the lines of lists.
var bullets = wordset.Fields("- • * – ◦")

// great are the meetings that a chronicle tells by their year alone.
var great = wordset.Fields("launch conference summit forum congress symposium")

// dayInColumn reports whether a line begins with a date that has a column of its own.
func (f *finder) dayInColumn(i int) bool {
	d := f.DateAt(i)
	return d >= 0 && f.Dates[d].First == i && f.Kind(f.Dates[d].End) == segment.GapMark
}

// calendarLine reads a line of a calendar inside a block, with its bullet at token i; it
// returns the token behind the line, or i where the line is none.
func (f *finder) calendarLine(i int, sent segment.Sentence) int {
	line := segment.Sentence{Block: sent.Block, First: i, Last: min(i+1, sent.Last)}
	for line.Last < sent.Last && !f.Tokens[line.Last].Line {
		line.Last++
	}
	if !f.listed(line) {
		return i
	}
	return line.Last
}

// listed reads an entry of a calendar, its day first: '8 July 2025, Nairobi: donor
// breakfast', '3 May 2023 – First Lake Conference, Kisumu'.
func (f *finder) listed(sent segment.Sentence) bool {
	first := sent.First
	for f.In(first, bullets) {
		first++
	}
	d := f.DateAt(first)
	if d < 0 {
		return f.dayBehind(first, sent)
	}
	if f.Dates[d].First != first || f.Dates[d].Value.EDTF == nil {
		return false
	}
	yearly := f.Dates[d].Value.Precision == "year"
	if yearly && f.Kind(f.Dates[d].End) != segment.GapMark {
		return false
	}
	w := when{date: d, place: -1, rule: "event.listed"}
	i := f.Dates[d].End
	if f.Is(i, ",", "in") || f.Is(i, "(") {
		if k := f.PlaceAt(i + 1); k >= 0 && f.Places[k].First == i+1 {
			w.place, i = k, f.Places[k].End
			if f.Is(i, ")") {
				i++
			}
		} else if f.IsCapital(i + 1) {
			for i++; f.IsCapital(i) && i < f.Dates[d].End+5; i++ {
			}
		}
	}
	if !f.Is(i, ":", "-", "–", "—") && f.Kind(i) != segment.GapMark || f.Glued(i) && f.Glued(i+1) && !f.Is(i, ":") {
		return false
	}
	for i++; f.Is(i, "the", "a", "an"); i++ {
	}
	head := -1
	end := i
	for ; end < min(sent.Last, i+18) && !f.Is(end, ",", ".", ";", "(", ":") && f.DateAt(end) < 0; end++ {
		if f.people.At(end) >= 0 {
			return false // a diary: 'December 2: Secretary Blinken's meeting'
		}
		if w := f.Lower(end); head < 0 && (heads.Has(w) || gathering.Has(w) || w == "launch") && (w != "table" || f.Is(end-1, "round")) {
			head = end
		}
		if head >= 0 && f.Is(end, "in", "at", "with", "was", "were", "will", "between", "hosted", "organised",
			"organized") || f.IsLower(end) && (f.In(end, breaking) && !f.Is(end, "the") || f.In(end, acting)) {
			break
		}
	}
	for j := head - 3; head > 0 && j < head; j++ {
		if j > i && f.Kind(j) == segment.Possessive && f.Is(head, "meeting", "meetings", "visit") {
			return false // of a diary too
		}
	}
	if yearly && head >= 0 && !f.In(head, great) {
		return false
	}
	if head < 0 || end <= head || end-i < 2 || f.IsCapital(head) && !f.Is(head, "launch") && end < head+3 && f.standing(i, head) {
		return false
	}
	if k := f.place(end, sent.Last); w.place < 0 {
		if w.place = k; k < 0 && f.Is(end, ",") {
			if k = f.PlaceAt(end + 1); k >= 0 {
				w.place = k
			}
		}
	}
	f.tell(i, end, "", w, sent)
	return true
}

// acting are verbs that make of a calendar's entry a sentence of its own.
var acting = wordset.Fields(`announces announced signs signed launches launched visits visited meets met hosts hosted
	gives gave approves approved adopts adopted opens opened`)

// dayBehind reads an entry of a calendar whose day stands behind its label: 'Launch workshop:
// 4 May 2022, Accra'.
func (f *finder) dayBehind(first int, sent segment.Sentence) bool {
	head, end := -1, first
	for ; end < min(sent.Last, first+9) && (f.IsWord(end) || f.Is(end, "-", "'")) && f.DateAt(end) < 0; end++ {
		if f.In(end, heads) || f.In(end, gathering) {
			head = end
		}
	}
	if head < 0 || end-first < 2 || !f.IsCapital(first) || !f.Is(end, ":") || head < end-1 && !f.Is(head+1, "of", "on", "for") {
		return false
	}
	d := f.DateAt(end + 1)
	if d < 0 || f.Dates[d].First != end+1 || f.Dates[d].Value.EDTF == nil || f.Dates[d].Value.Precision == "year" {
		return false
	}
	w := when{date: d, place: -1, rule: "event.listed"}
	i := f.Dates[d].End
	if f.Is(i, ",", "in", "(") {
		w.place = f.PlaceAt(i + 1)
	}
	if i < sent.Last && w.place < 0 && !f.Is(i, ".", ";") && !f.Tokens[i].Line {
		return false
	}
	f.tell(first, end, "", w, sent)
	return true
}
