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
	for i := sent.First; i < sent.Last; i++ {
		if i < f.until || f.Kind(i) != segment.Word {
			continue
		}
		w := f.Lower(i)
		switch {
		case codes[w] && f.Kind(i+1) == segment.Number && f.Text(i) != w:
			f.numbered(i, sent)
		case w == "launch" || w == "launched" || w == "launches" || w == "inauguration" || w == "inaugurated":
			if !f.launch(i, sent) && f.IsCapital(i) {
				f.named(i, sent)
			}
		case w == "visited" || w == "visit" && f.IsLower(i):
			f.visit(i, sent)
		case w == "met" || w == "convened":
			f.met(i, sent)
		case !heads[w] && !gathering[w]:
		case f.IsCapital(i):
			f.named(i, sent)
		case gathering[w]:
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
	if f.IsCapital(i+1) && heads[f.Lower(i+1)] || f.Is(i, "table") && !f.Is(i-1, "round") {
		return // of 'Ministerial Conference' the last tells
	}
	first, end, ok := f.name(i, sent)
	if !ok {
		return
	}
	if w, ok := f.when(first, end, sent); ok {
		f.tell(first, end, "", w, sent)
	}
}

// met reads the meeting of a body: 'the Steering Committee met in Mogadishu on 22 May'.
func (f *finder) met(v int, sent segment.Sentence) {
	end := v
	for f.Is(end-1, "has", "have", "also", "again", "will", "then") {
		end--
	}
	if !f.Is(end-1, "committee", "board", "council", "force", "taskforce", "group", "commission", "panel", "assembly", "cluster", "parliament") || !f.IsCapital(end-1) {
		return
	}
	first := end - 1
	for first > sent.First && (f.IsCapital(first-1) && !sentenceWords[f.Lower(first-1)] || f.Is(first-1, "-") && f.Glued(first) || f.Is(first-1, "and", "of", "for") && f.IsCapital(first-2)) {
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
