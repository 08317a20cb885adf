package event

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// gathering are the nouns, in small letters, of meetings that are told by what they
// are: 'a kick-off workshop will be held in Tamale on 11 September'.
var gathering = map[string]bool{"workshop": true, "dialogue": true, "conference": true, "forum": true, "roundtable": true, "seminar": true, "symposium": true, "summit": true}

// unnamed reads a meeting without a name in capitals: one with an adjective of its own,
// right before 'held', 'will be held' or 'took place' and a date. The noun stands at
// token i.
func (f *finder) unnamed(i int, sent segment.Sentence) {
	first := i
	for first > sent.First && first > i-6 {
		j := first - 1
		if f.Is(j, "-") && f.Glued(j) && f.Glued(first) && f.IsWord(j-1) {
			first = j - 1
			continue
		}
		if !f.IsWord(j) || f.DateAt(j) >= 0 || f.PartnerAt(j) >= 0 || plain[f.Lower(j)] || strings.HasSuffix(f.Lower(j), "ed") {
			break
		}
		first = j
	}
	if f.Is(first, "of") && f.Is(first+4, "kind") {
		first += 5 // 'first-of-its-kind'
	}
	if first >= i {
		return
	}
	end := i + 1
	if f.Is(end, "on", "for") && f.DateAt(end+1) < 0 {
		for e := end + 1; e < min(sent.Last, end+14) && (f.IsWord(e) || f.Is(e, "-")) && f.DateAt(e) < 0 && !f.Is(e, "was", "will", "held", "took", "is", "were", "has", "which", "that", "convened", "organized", "organised", "hosted"); e++ {
			end = e + 1
		}
	}
	k := end
	if f.Is(k, ",") {
		k++
	}
	for f.Is(k, "was", "will", "be", "is", "to", "which", "has", "been") {
		k++
	}
	if !f.Is(k, "held", "convened") && !(f.Is(k, "took", "take", "takes") && f.Is(k+1, "place")) {
		return
	}
	if d, rule := f.dated(first, end, sent); d >= 0 && rule == "event.dated" {
		f.tell(first, end, d, "event.unnamed", sent)
	}
}

// plain are words that tell nothing of a meeting: before its noun they are no part of
// what it is.
var plain = map[string]bool{"a": true, "an": true, "the": true, "this": true, "that": true, "its": true, "their": true, "our": true, "his": true, "each": true, "every": true, "second": true, "first": true, "third": true,
	"and": true, "of": true, "in": true, "at": true, "to": true, "for": true, "by": true, "with": true, "during": true, "recognizes": true, "welcomes": true, "also": true, "another": true, "one": true, "on": true, "from": true, "any": true, "some": true, "same": true, "such": true}

// launched reads the launch of what the heading above names: 'Launched on 8 March 2023
// in Salima by …', with its day and place.
func (f *finder) launched(sent segment.Sentence) {
	if !f.Is(sent.First, "launched") || sent.Block == 0 || f.Doc.Blocks[sent.Block-1].Kind != document.Heading {
		return
	}
	d := f.DateAt(sent.First + 2)
	if d < 0 || f.Dates[d].Value.Precision != "day" || f.Dates[d].Value.EDTF == nil || !f.Is(sent.First+1, "on") {
		return
	}
	k := f.place(f.Dates[d].End, sent.Last)
	title := strings.TrimSpace(f.View.Text[f.View.Blocks[sent.Block-1].Start:f.View.Blocks[sent.Block-1].End])
	end := f.Dates[d].End
	if len(title) > 90 || k < 0 && !(f.Is(end, "in", "at") && f.IsCapital(end+1)) {
		return // no ceremony that was held somewhere
	}
	v := record.Event{Name: "launch of " + title, Date: f.Dates[d].Value.EDTF}
	if k >= 0 {
		v.Place, end = &f.Places[k].Value.ID, f.Places[k].End
	}
	at := f.Evidence(f.SpanOf(sent.First, end), "event.launched", fact.FarEvidence)
	f.out = append(f.out, extract.Mention[record.Event]{ID: record.ID("event", f.ID, at.Rule, key(v)), Value: v, At: at})
}
