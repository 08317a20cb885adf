// Package ledger lists what no entry holds: every number, currency sign, month name
// and capitalised short form of a sheet is inside an entry, masked with a reason, or
// stands here as unread.
package ledger

import (
	"sort"
	"strconv"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// The kinds of thing that the ledger looks for.
const (
	Number    = "number"
	Currency  = "currency"
	Month     = "month"
	ShortForm = "short_form"
)

// Unread lists what the record does not hold, in the order of the text.
func Unread(p *extract.Pass, r *record.Record) []record.Unread {
	held := heldSpans(r)
	masks := p.Masks()
	var masked extract.Cover
	for _, m := range masks {
		masked.Add(m.View)
	}
	offsets := document.NewOffsets(p.Doc.Text)
	out := []record.Unread{}
	for i, t := range p.Tokens {
		kind := kindOf(p, i)
		if kind == "" {
			continue
		}
		raw := p.View.Raw(t.Span())
		start := offsets.CodePoints(raw.Start)
		end := offsets.CodePoints(raw.End)
		if held.holds(start, end) {
			continue
		}
		u := record.Unread{
			ID:   record.ID("unread", p.ID, strconv.Itoa(start), kind),
			Span: record.Span{Start: start, End: end, Page: p.Doc.PageAt(raw.Start), Quote: raw.Of(p.Doc.Text)},
			Kind: kind,
		}
		if masked.Overlaps(t.Span()) {
			u.Reason = reasonFor(masks, t.Span())
		}
		out = append(out, u)
	}
	return out
}

func reasonFor(masks []extract.Mask, s document.Span) *string {
	for i := range masks {
		if masks[i].View.Overlaps(s) {
			return &masks[i].Reason
		}
	}
	return nil
}

// kindOf tells what the token counts as, or "" for none of the ledger's business.
func kindOf(p *extract.Pass, i int) string {
	t := p.Tokens[i]
	switch t.Kind {
	case segment.Number:
		return Number
	case segment.Currency:
		return Currency
	case segment.Word:
		if months[p.Lower(i)] && t.Case != segment.LowerCase && (p.Lower(i) != "may" && p.Lower(i) != "march" || nearNumber(p, i) || !first(p, i)) {
			return Month
		}
		if t.Case == segment.Upper && shortForm(p, i) {
			return ShortForm
		}
		if t.Case == segment.Mixed && len(p.Text(i)) <= 8 && upperCount(p.Text(i)) >= 3 {
			return ShortForm
		}
	}
	return ""
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true,
}

// first reports whether token i begins its sentence, where every word has a capital.
func first(p *extract.Pass, i int) bool {
	return p.Sentences[p.SentenceAt(p.Tokens[i].Start)].First == i
}

func nearNumber(p *extract.Pass, i int) bool {
	return p.Kind(i-1) == segment.Number || p.Kind(i+1) == segment.Number
}

// shortForm tells a short form from a word in a line set in capitals.
func shortForm(p *extract.Pass, i int) bool {
	n := len(p.Text(i))
	if n > 10 {
		return false
	}
	s := p.Sentences[p.SentenceAt(p.Tokens[i].Start)]
	upper, words := 0, 0
	for j := s.First; j < s.Last; j++ {
		if p.Tokens[j].Kind == segment.Word && p.Tokens[j].End-p.Tokens[j].Start > 1 {
			words++
			if p.Tokens[j].Case == segment.Upper {
				upper++
			}
		}
	}
	return words <= 1 || upper*2 <= words
}

func upperCount(s string) int {
	n := 0
	for _, c := range s {
		if 'A' <= c && c <= 'Z' {
			n++
		}
	}
	return n
}

// spans is a sorted set of code point ranges with the furthest end up to each.
type spans struct {
	start, reach []int
}

func (s spans) holds(start, end int) bool {
	i := sort.SearchInts(s.start, start+1) - 1
	return i >= 0 && s.reach[i] >= end
}

func heldSpans(r *record.Record) spans {
	var all [][2]int
	r.EachSpan(func(_ string, s *record.Span) { all = append(all, [2]int{s.Start, s.End}) })
	sort.Slice(all, func(i, j int) bool { return all[i][0] < all[j][0] })
	out := spans{start: make([]int, len(all)), reach: make([]int, len(all))}
	reach := 0
	for i, a := range all {
		reach = max(reach, a[1])
		out.start[i], out.reach[i] = a[0], reach
	}
	return out
}
