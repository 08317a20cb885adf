package evaluate

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
)

// ground counts the spans of the record that quote its text to the letter.
func (s *Score) ground(r *record.Record) {
	text := document.NewOffsets(r.Text)
	check := func(kind string, at *record.Span) {
		if got, ok := text.Slice(at.Start, at.End); ok && got == at.Quote {
			s.Grounding.TP++
			return
		}
		s.Grounding.add(Tally{0, 1, 1})
		s.Findings = append(s.Findings, Finding{
			What: Ungrounded, Kind: kind, Quote: at.Quote, Start: &at.Start, End: &at.End, Page: at.Page,
			Says: "the text does not stand there",
		})
	}
	for i := range r.Sections {
		check("sections", &r.Sections[i].Span)
	}
	r.EachSpan(check)
	for i := range r.Unread {
		check("unread", &r.Unread[i].Span)
	}
	for i := range r.Issues {
		if r.Issues[i].Span != nil {
			check("issues", r.Issues[i].Span)
		}
	}
}
