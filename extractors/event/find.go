package event

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
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
	if !f.dayInColumn(sent.First) && f.listed(sent) {
		return
	}
	for i := sent.First; i < sent.Last; i++ {
		if f.Tokens[i].Line && f.In(i, bullets) || (i == sent.First || f.Tokens[i].Line) && f.dayInColumn(i) {
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
		case w == "met" || w == "meets" || w == "meet" || w == "convened":
			f.met(i, sent)
		case (w == "its" || w == "their") && f.itsMeeting(i, sent):
		case !f.In(i, heads) && !f.In(i, gathering):
		case f.IsCapital(i) && f.In(i, heads):
			f.named(i, sent)
		case f.IsLower(i) && f.In(i, gathering):
			f.unnamed(i, sent)
		}
	}
}

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
