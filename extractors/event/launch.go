package event

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// launchedAbove reads the launch of what the heading above names: 'Launched on 8 March
// 2023 in Salima by …', with its day and place.
func (f *finder) launchedAbove(sent segment.Sentence) {
	if !f.Is(sent.First, "launched") || sent.Block == 0 || f.Doc.Blocks[sent.Block-1].Kind != document.Heading {
		return
	}
	d := f.DateAt(sent.First + 2)
	if d < 0 || f.Dates[d].Value.Precision != "day" || f.Dates[d].Value.EDTF == nil || !f.Is(sent.First+1, "on") {
		return
	}
	k := f.placeAfter(f.Dates[d].End, sent.Last)
	title := strings.TrimSpace(f.View.Text[f.View.Blocks[sent.Block-1].Start:f.View.Blocks[sent.Block-1].End])
	end := f.Dates[d].End
	if len(title) > 90 || k < 0 && !(f.Is(end, "in", "at") && f.IsCapital(end+1)) {
		return // no ceremony that was held somewhere
	}
	v := record.Event{Name: "launch of " + title, Date: f.Dates[d].Value.EDTF}
	if k >= 0 {
		v.Place, end = &f.Places[k].Value.ID, f.Places[k].End
	}
	v.Participants = f.participants(sent.First, sent.First+1, end, "event.launched", sent)
	f.out = append(f.out, extract.Mention[record.Event]{Value: v,
		At: f.Evidence(f.SpanOf(sent.First, end), "event.launched", fact.FarEvidence)})
}

// launch reads a launch at token i: 'the launch of the Seed Fund on 4 May 2022', 'Ghana
// launched the Seed Fund in Accra in May 2022', 'the Seed Fund was launched in Accra on
// 4 May 2022'. One that was launched somewhere was launched before guests; one in a
// month or a year alone only began.
func (f *finder) launch(i int, sent segment.Sentence) bool {
	passive := f.Is(i-1, "was", "were", "been", "be") || f.Is(i-1, "officially", "formally") && f.Is(i-2, "was", "were", "been", "be")
	var first, end, name int
	switch {
	case f.Is(i, "launch", "inauguration") && f.Is(i+1, "of"):
		first, name = i, i+2
		end = f.thing(name, sent.Last)
	case f.Is(i, "launched", "inaugurated") && passive:
		for first = i - 1; f.Is(first, "was", "were", "been", "be", "has", "have", "had", "will", "officially", "formally"); first-- {
		}
		end = first + 1
		if first = f.nameStart(first, sent.First); !f.IsCapital(end-1) &&
			!f.Is(end-1, "project", "programme", "program", "initiative", "fund", "platform") || end-first < 2 ||
			f.DateAt(first) >= 0 || f.people.At(end-1) >= 0 {
			return false
		}
		w, ok := f.behind(i+1, sent)
		if !ok || w.place < 0 || f.Dates[w.date].Value.Precision != "day" {
			return false
		}
		w.rule = "event.launched"
		title := f.Title(first, end)
		if !f.In(end-1, heads) {
			title = "launch of " + title
		}
		f.tell(first, end, title, w, sent)
		f.until = max(f.until, i+1)
		return true
	case f.Is(i, "launched", "launches", "inaugurated") && f.IsLower(i):
		first, name = i, i+1
		end = f.thing(name, sent.Last)
	default:
		return false
	}
	if end <= name {
		return false
	}
	w, ok := f.when(first, end, sent)
	if d, lead := f.opening(sent); !ok && lead && d >= 0 && name == i+1 && f.calm(f.Dates[d].End, i) {
		w, ok = when{date: d, place: f.place(end, sent.Last), rule: "event.held"}, true
	}
	if !ok || w.rule == "event.month_before" || w.date < 0 {
		return false
	}
	precision := f.Dates[w.date].Value.Precision
	if noun := f.Is(i+1, "of"); precision != "day" &&
		(w.place < 0 || precision != "month" || f.Places[w.place].Value.Kind != "city") || !noun && w.place < 0 {
		return false
	}
	w.rule = "event.launched"
	title := f.Title(first, end)
	if name == i+1 {
		title = "launch of " + f.Title(name, end)
	}
	f.tell(first, end, title, w, sent)
	return true
}

// calm reports whether the clause of a date that begins the sentence goes on to token i.
func (f *finder) calm(first, i int) bool {
	for j := first; j < i; j++ {
		if f.Is(j, "that", "which", "who", ";", ":") || f.DateAt(j) >= 0 {
			return false
		}
	}
	return i-first < 30
}

// thing goes on from token i over the name of what is launched: an article, and words
// with capitals among them, up to its place or date.
func (f *finder) thing(i, limit int) int {
	for f.Is(i, "the", "a", "an", "its", "their", "new") {
		i++
	}
	named := false
	j := i
	for j < min(limit, i+16) && f.DateAt(j) < 0 {
		switch {
		case f.Is(j, "in", "at", "on", "by", "with", ",", "was", "were", "took", "to", "during", "will", "which",
			"that", "held", "(", "from") && !(f.Is(j, "in", "on") && f.IsCapital(j+1) && f.PlaceAt(j+1) < 0 && f.DateAt(j+1) < 0):
			limit = j
			continue
		case f.IsCapital(j):
			named = true
		case !f.IsWord(j) && !f.Is(j, "-", "'", "&", "\"") && f.Kind(j) != segment.Possessive:
			limit = j
			continue
		}
		j++
	}
	if !named {
		return 0
	}
	return j
}

// visit reads a visit with its days: 'the Administrator visited Malawi from 12 to 14
// July 2022', 'an official visit to Kenya on 3 May 2022'.
func (f *finder) visit(i int, sent segment.Sentence) {
	j := i + 1
	if f.Is(i, "visit") {
		if !f.Is(j, "to") {
			return
		}
		j++
	}
	for f.Is(j, "the") {
		j++
	}
	k := f.PlaceAt(j)
	if k < 0 || f.Places[k].First != j {
		return
	}
	first, end := i, f.Places[k].End
	w, ok := f.behind(end, sent)
	if !ok {
		if !f.Is(i, "visited") {
			return
		}
		if w.date, ok = f.opening(sent); !ok || w.date < 0 || i-f.Dates[w.date].End > 14 {
			return
		}
		w.rule = "event.visit"
	}
	if f.Dates[w.date].Value.Precision != "day" {
		return
	}
	title := ""
	p := f.people.At(i - 1)
	if f.Is(i, "visited") {
		if p < 0 {
			return
		}
		title = "visit of " + f.people.Found[p].Value.Name + " to " + f.Places[k].Value.Name
	} else {
		first = f.adjectives(i, sent)
	}
	w.rule, w.place = "event.visit", k
	f.tell(first, end, title, w, sent)
	if p >= 0 {
		m := &f.out[len(f.out)-1]
		m.Value.Participants = f.person(m.Value.Participants, p)
	}
}
