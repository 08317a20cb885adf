package agreement

import (
	"strings"
	"time"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// sameTime is the date of an agreement that is told to be signed the same day, month or
// year as the one before it; nil where none is.
func (f *finder) sameTime(first, end int, sent segment.Sentence) *string {
	if len(f.out) == 0 {
		return nil
	}
	before := f.out[len(f.out)-1].Value.Date
	for i := max(sent.First, first-4); before != nil && i < min(sent.Last, end+6); i++ {
		if f.Is(i, "also") && f.Is(i-1, "was", "were") && f.In(i+1, acts) && f.rightBefore(sent) {
			return before // 'A project agreement was also concluded'
		}
		if !f.Is(i, "same") {
			continue
		}
		d := *before
		switch {
		case (f.In(i+1, sameDay) || f.In(i+1, weekday)) && len(d) == len("2006-01-02"):
		case f.Is(i+1, "month") && len(d) == len("2006-01-02"):
			d = d[:len("2006-01")]
		case f.Is(i+1, "month") && len(d) == len("2006-01"), f.Is(i+1, "year") && len(d) == len("2006"):
		case f.Is(i+1, "year") && len(d) > len("2006") && !strings.ContainsAny(d, "/{"):
			d = d[:len("2006")]
		default:
			return nil
		}
		return &d
	}
	return nil
}

// sameDay are the nouns of what is over within a day: 'at the same ceremony'.
var sameDay = wordset.Fields(`day date occasion ceremony session event visit time`)

// rightBefore reports whether the agreement told last stands in the sentence before one, in the same
// block.
func (f *finder) rightBefore(sent segment.Sentence) bool {
	at := f.SentenceAt(f.Tokens[sent.First].Start) - 1
	return at >= 0 && f.Sentences[at].Block == sent.Block &&
		f.out[len(f.out)-1].At.View.End > f.Tokens[f.Sentences[at].First].Start
}

// today is the token by which an agreement has the sheet's own date, or -1: 'today', 'this
// morning', or the sheet's own weekday, 'on Thursday'.
func (f *finder) today(sent segment.Sentence, first, end int) int {
	if f.Doc.Date == "" {
		return -1
	}
	for i := max(sent.First, first-4); i < min(sent.Last, end+8); i++ {
		if f.Is(i, "today") || f.Is(i, "this") && f.Is(i+1, "morning", "afternoon", "evening") || f.Is(i-1, "on") && f.onDay(i) {
			return i
		}
		if i >= end && (f.Is(i, ";") || f.Is(i, ",") && !f.Is(i+1, "today")) {
			break
		}
	}
	return -1
}

// onDay reports whether token i is the weekday of the sheet's own date, and not of another.
func (f *finder) onDay(i int) bool {
	if !f.In(i, weekday) || f.DateAt(i) >= 0 || f.DateAt(i+1) >= 0 || f.DateAt(i+2) >= 0 && f.Is(i+1, ",") {
		return false
	}
	day, err := time.Parse(time.DateOnly, f.Doc.Date)
	return err == nil && strings.EqualFold(day.Weekday().String(), f.Text(i))
}

// anaphoric reports whether the parties at token i are taken up from a sentence before: 'The
// two sides signed', 'they signed'.
func (r *reading) anaphoric(i int) bool {
	if r.Is(i, "the") {
		i++
	}
	return i == r.sent.First+1 && groups[r.Lower(i)] > 1 && r.In(i+1, sides) || i == r.sent.First && r.Is(i, "they", "both")
}

// occasions are what an agreement is signed at, told with its day before.
var occasions = wordset.Fields(`occasion visit stay trip ceremony talks meeting sidelines margins event`)

// onOccasion reports whether the sentence begins with the occasion that the one before it tells:
// 'On that occasion, A and B signed', 'During the visit'.
func (r *reading) onOccasion() bool {
	i := r.sent.First
	if r.Is(i, "on", "during", "at", "in") && r.Is(i+1, "that", "this", "the", "his", "her", "their") {
		for j := i + 2; j < i+5 && r.IsLower(j); j++ {
			if r.In(j, occasions) {
				return true
			}
		}
	}
	return false
}

// dateAbove is the day or month that the sentence before tells, in the same block, of those
// that this one takes up; nil where none or several.
func (r *reading) dateAbove() *string {
	at := r.SentenceAt(r.Tokens[r.sent.First].Start)
	if at == 0 || r.Sentences[at-1].Block != r.sent.Block {
		return nil
	}
	above := r.Sentences[at-1]
	var found *string
	for d := fact.Since(r.Dates, above.First); d < len(r.Dates) && r.Dates[d].First < above.Last; d++ {
		if m := &r.Dates[d]; found != nil || r.isLimit(m) || m.Value.Precision != "day" && m.Value.Precision != "month" {
			return nil
		}
		found = r.Dates[d].Value.EDTF
	}
	return found
}

// timelineDate is the day that a line of a timeline tells of an agreement by its short form,
// which the sheet defines behind its noun: '19 Dec 2023  FAA executed'; nil where none does.
func (r *reading) timelineDate() *string {
	i := r.n.end
	if !r.Is(i, "(") || r.Text(i+2) != ")" || !r.IsCapital(i+1) {
		return nil
	}
	short := r.Text(i + 1)
	for d := range r.Dates {
		j := r.Dates[d].End
		for r.Kind(j) == segment.GapMark || r.Is(j, ":", "-", "–") {
			j++
		}
		if r.Text(j) == short && r.Is(j+1, "executed", "signed", "concluded") && r.Dates[d].Value.EDTF != nil {
			return r.Dates[d].Value.EDTF
		}
	}
	return nil
}
