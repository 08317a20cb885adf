package validate

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

var futureRules = []Rule{{
	ID: "date.after_sheet", Severity: record.Notice,
	Doc: "A meeting or signature that the sheet tells as past ('was signed on 9 June 2023') and dates after its own date. One " +
		"of the two dates is wrong, or was read wrongly; look both up at the source.",
	Check: func(s *Sheet, report Report) {
		own := s.Record.Document.Date
		if own == nil || len(*own) < 4 || strings.ContainsAny(*own, "/{[~?%X") {
			return
		}
		var signed, held map[string][]document.Span
		for i := range s.Record.Agreements {
			a := &s.Record.Agreements[i]
			if !later(a.Date, *own) || len(a.Mentions) == 0 {
				continue
			}
			if signed == nil {
				signed = tellings[record.Agreement](s)
			}
			if toldAsPast(s, signed[a.ID], *a.Date, signedWords) {
				report(a.ID, &a.Mentions[0].Span, fmt.Sprintf("what is told as signed at %q has the date %s, after the sheet's own, %s", short(a.Mentions[0].Quote), *a.Date, *own))
			}
		}
		for i := range s.Record.Events {
			e := &s.Record.Events[i]
			if !later(e.Date, *own) || len(e.Mentions) == 0 {
				continue
			}
			if held == nil {
				held = tellings[record.Event](s)
			}
			if toldAsPast(s, held[e.ID], *e.Date, heldWords) {
				report(e.ID, &e.Mentions[0].Span, fmt.Sprintf("what is told as held at %q has the date %s, after the sheet's own, %s", short(e.Mentions[0].Quote), *e.Date, *own))
			}
		}
	},
}}

// later reports whether a date begins after the sheet's own, as far as both are told.
func later(date *string, own string) bool {
	if date == nil || strings.ContainsAny(*date, "{[~?%X,") || strings.HasPrefix(*date, "..") {
		return false
	}
	first, _, _ := strings.Cut(*date, "/")
	n := min(len(first), len(own))
	return n >= 4 && first[:n] > own[:n]
}

var (
	signedWords = []string{"signed", "concluded", "agreed", "adopted", "entered into"}
	heldWords   = []string{"held", "took place", "hosted", "was launched", "was opened", "met ", "convened", "attended", "joined", "participated"}
	// comingWords say that what is told is still to come.
	comingWords = []string{
		"will", "shall", "to be ", "plan", "intend", "expect", "would", "scheduled", "upcoming", "due ", "ahead", "next ", "propos",
		"forthcoming", "until", "by the end", "before", "hope", "aim", " be ",
	}
)

// tellings are where each fact of a kind is told, by its id.
func tellings[T any](s *Sheet) map[string][]document.Span {
	out := map[string][]document.Span{}
	for _, m := range extract.Collect[T](s.Pass) {
		out[m.ID] = append(out[m.ID], m.At.View)
	}
	return out
}

// toldAsPast reports whether one of a fact's tellings is in a sentence with its date, a
// verb of the past, and none of what is to come.
func toldAsPast(s *Sheet, told []document.Span, date string, verbs []string) bool {
	for _, view := range told {
		at := sentenceOf(s.Pass, view)
		if at.End < view.End {
			continue
		}
		text := s.View.Between(at.Start, at.End)
		has := func(words []string) bool {
			return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
		}
		if has(verbs) && !has(comingWords) && datedIn(s, at, date) {
			return true
		}
	}
	return false
}

// datedIn reports whether the sentence tells the date itself, with its year.
func datedIn(s *Sheet, at document.Span, date string) bool {
	ms := extract.Collect[record.Date](s.Pass)
	k, _ := slices.BinarySearchFunc(ms, at.Start, func(m extract.Mention[record.Date], at int) int { return m.At.View.Start - at })
	for ; k < len(ms) && ms[k].At.View.Start < at.End; k++ {
		d := &ms[k]
		if d.Value.EDTF != nil && *d.Value.EDTF == date && len(d.At.Doubts) == 0 && strings.ContainsAny(d.At.Quote, "0123456789") && strings.Contains(d.At.Quote, date[:4]) {
			return true
		}
	}
	return false
}
