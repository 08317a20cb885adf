package agreement

import (
	"strings"
	"time"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// endsLead reports whether token i parts the day that a line begins with from what was signed.
func (f *finder) endsLead(i int) bool {
	return f.Kind(i) == segment.GapMark || f.Is(i, ":", "-", "–", "—", "|")
}

// lineDate is the date that the line of a noun begins with: '12 Feb 2024   Loan agreement
// between A and B', '3 March 2021: grant agreement'; or -1.
func (r *reading) lineDate() int {
	i := r.n.first
	for i > r.n.first-5 && r.IsWord(i-1) {
		i--
	}
	if !r.endsLead(i - 1) {
		return -1
	}
	d := r.DateAt(i - 2)
	if d < 0 || r.Dates[d].Value.EDTF == nil || r.Dates[d].First != r.sent.First && !r.BeginsLine(r.Dates[d].First) {
		return -1
	}
	return d
}

// leadDay is the day or month without a year that a line or an item begins with, in the year of
// the list that it stands in: '17 January: cooperation agreement', 'May (planned): memorandum';
// nil where it begins with none. The token past it is the first of what was signed.
func (f *finder) leadDay(i int, sent segment.Sentence, year string) (day *string, past int) {
	if f.DateAt(i) >= 0 {
		return nil, i
	}
	layouts, text, end := [...]string{"2 January", "2 Jan"}, f.Text(i)+" "+f.Text(i+1), i+2
	out := time.DateOnly
	switch {
	case f.Kind(i) == segment.Number && f.IsCapital(i+1):
	case f.IsCapital(i) && f.Kind(i+1) == segment.Number:
		layouts = [...]string{"January 2", "Jan 2"}
	case f.IsCapital(i):
		layouts, text, end, out = [...]string{"January", "Jan"}, f.Text(i), i+1, "2006-01"
	default:
		return nil, i
	}
	if f.Is(end, "(") {
		for end++; end < min(sent.Last, i+8) && !f.Is(end-1, ")"); end++ {
		}
	}
	if !f.endsLead(end) {
		return nil, i
	}
	if year == "" {
		year = f.yearOver(sent)
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout+" 2006", text+" "+year); err == nil {
			s := t.Format(out)
			return &s, end + 1
		}
	}
	return nil, i
}

// yearOver is the year that the heading over a sentence tells, the title, or the sheet's date;
// empty where none does.
func (f *finder) yearOver(sent segment.Sentence) string {
	at := f.SentenceAt(f.Tokens[sent.First].Start)
	for back := at - 1; back >= max(0, at-12); back-- {
		if s := f.Sentences[back]; f.Doc.Blocks[s.Block].Kind == document.Heading {
			if y := f.yearIn(s); y != "" {
				return y
			}
			break
		}
	}
	if y := f.yearIn(f.Sentences[0]); y != "" {
		return y
	}
	return f.Doc.Date[:min(4, len(f.Doc.Date))]
}

// yearIn is the year of the one date that a sentence tells; empty where it tells none, a period
// or more.
func (f *finder) yearIn(sent segment.Sentence) string {
	d := fact.Since(f.Dates, sent.First)
	if d >= len(f.Dates) || f.Dates[d].First >= sent.Last || d+1 < len(f.Dates) && f.Dates[d+1].First < sent.Last {
		return ""
	}
	edtf := f.Dates[d].Value.EDTF
	if edtf == nil || len(*edtf) != len("2006") && len(*edtf) != len(time.DateOnly) || strings.ContainsAny(*edtf, "/{X~") {
		return ""
	}
	return (*edtf)[:len("2006")]
}
