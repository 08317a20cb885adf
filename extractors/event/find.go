package event

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// sentence reads the events of one sentence. Without a date there is none.
func (f *finder) sentence(sent segment.Sentence) {
	switch f.Doc.Blocks[sent.Block].Kind {
	case document.Paragraph, document.Item, document.Heading:
	default:
		return
	}
	if fact.Since(f.Dates, sent.First) == fact.Since(f.Dates, sent.Last) && !f.isToday(sent.First) {
		return
	}
	f.launchedAbove(sent)
	f.until = sent.First
	if f.listed(sent) {
		return
	}
	for i := sent.First; i < sent.Last; i++ {
		if f.Tokens[i].Line && f.Is(i, "-", "•", "*", "–", "◦") {
			if end := f.calendarLine(i, sent); end > i {
				i = end - 1
				continue
			}
		}
		if i < f.until || f.Kind(i) != segment.Word {
			continue
		}
		w := f.Lower(i)
		switch {
		case f.In(i, codes) && f.Kind(i+1) == segment.Number && f.Text(i) != w:
			f.numbered(i, sent)
		case w == "launch" || w == "launched" || w == "launches" || w == "inauguration" || w == "inaugurated":
			if !f.launch(i, sent) && f.IsCapital(i) {
				f.named(i, sent)
			}
		case w == "visited" || w == "visit" && f.IsLower(i):
			f.visit(i, sent)
		case w == "met" || w == "convened":
			f.met(i, sent)
		case !f.In(i, heads) && !f.In(i, gathering):
		case f.IsCapital(i) && f.In(i, heads):
			f.named(i, sent)
		case f.IsLower(i) && f.In(i, gathering):
			f.unnamed(i, sent)
		}
	}
}

// calendarLine reads a line of a calendar inside a block, with its bullet at token i; it
// returns the token behind the line, or i where the line is none.
func (f *finder) calendarLine(i int, sent segment.Sentence) int {
	line := segment.Sentence{Block: sent.Block, First: i, Last: i + 1}
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
	for f.Is(first, "-", "•", "*", "–", "◦") {
		first++
	}
	d := f.DateAt(first)
	if d < 0 || f.Dates[d].First != first || f.Dates[d].Value.EDTF == nil || f.Dates[d].Value.Precision == "year" {
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
var acting = wordset.Fields(`announces announced signs signed launches launched visits visited meets met hosts hosted gives gave approves approved adopts adopted opens opened`)

// numbered reads a meeting by its short form and number: 'COP27 in November 2022'.
func (f *finder) numbered(i int, sent segment.Sentence) {
	if !f.Glued(i+1) && f.DateAt(i+1) >= 0 {
		return // a year
	}
	if w, ok := f.when(i, i+2, sent); ok {
		f.tell(i, i+2, "", w, sent)
	}
}

// named reads a meeting with a name in capitals, whose head noun stands at token i.
func (f *finder) named(i int, sent segment.Sentence) {
	if f.IsCapital(i+1) && f.In(i+1, heads) || f.Is(i, "table") && !f.Is(i-1, "round") {
		return // of 'Ministerial Conference' the last tells
	}
	first, end, ok := f.name(i, sent)
	if !ok {
		return
	}
	if w, ok := f.when(first, end, sent); ok && (w.held || !f.Is(i, "replenishment")) {
		f.tell(first, end, "", w, sent)
	}
}

// met reads the meeting of a body: 'the Steering Committee met in Mogadishu on 22 May'.
func (f *finder) met(v int, sent segment.Sentence) {
	end := v
	for f.Is(end-1, "has", "have", "also", "again", "will", "then") {
		end--
	}
	if !f.Is(end-1, "committee", "board", "council", "force", "taskforce", "group", "commission", "panel", "assembly",
		"cluster", "parliament") || !f.IsCapital(end-1) {
		return
	}
	first := end - 1
	for first > sent.First && (f.IsCapital(first-1) && !f.In(first-1, sentenceWords) ||
		f.Is(first-1, "-") && f.Glued(first) || f.Is(first-1, "and", "of", "for") && f.IsCapital(first-2)) {
		first--
	}
	if end-first < 2 {
		return
	}
	w, ok := f.behind(v+1, sent)
	if !ok || f.Dates[w.date].Value.Precision != "day" && (w.place < 0 || f.Dates[w.date].Value.Precision != "month") {
		return
	}
	w.rule = "event.met"
	f.tell(first, end, f.Title(first, end)+" meeting", w, sent)
}
