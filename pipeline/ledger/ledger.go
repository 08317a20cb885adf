// Package ledger lists what no entry holds: every number, currency sign, month name
// and capitalised short form of a sheet is inside an entry, masked with a reason, or
// stands here as unread. Every digit of the sheet's text is told of, wherever it
// stands, so that none is dropped silently.
package ledger

import (
	"slices"
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

// ListNumber is the reason of the numbers that the layout took off the head of a
// line.
const ListNumber = "list number"

// Unread lists what the record does not hold, in the order of the text.
func Unread(p *extract.Pass, r *record.Record) []record.Unread {
	offsets := p.Offsets()
	b := builder{pass: p, held: heldSpans(r, strewnParts(p.Doc, offsets)), offsets: offsets, out: []record.Unread{}}
	masks := newMasks(p.Masks())
	k := kinds{Pass: p, sentence: -1}
	for i := range p.Tokens {
		t := &p.Tokens[i]
		if t.Kind == segment.Word && t.Case == segment.LowerCase {
			continue // nearly every token
		}
		kind := k.of(i)
		if kind == "" {
			continue
		}
		b.add(p.View.Raw(t.Span()), kind, func() *string { return masks.reason(t.Span()) })
	}
	outside(p.Doc, b.add)
	slices.SortStableFunc(b.out, func(x, y record.Unread) int { return x.Start - y.Start })
	return b.out
}

type builder struct {
	pass    *extract.Pass
	held    spans
	offsets *document.Offsets
	out     []record.Unread
}

// add lists what stands in a stretch of the sheet's text, unless an entry holds it.
func (b *builder) add(raw document.Span, kind string, reason func() *string) {
	start, end := b.offsets.CodePoints(raw.Start), b.offsets.CodePoints(raw.End)
	if start == end || b.held.holds(start, end) {
		return
	}
	b.out = append(b.out, record.Unread{
		ID:   record.ID("unread", b.pass.ID, strconv.Itoa(start), kind),
		Span: record.Span{Start: start, End: end, Page: b.pass.Doc.PageAt(raw.Start), Quote: raw.Of(b.pass.Doc.Text)},
		Kind: kind, Reason: reason(),
	})
}

// NotUnderstood is the number of unread things that have no reason: what was not
// left out on purpose.
func NotUnderstood(unread []record.Unread) int {
	n := 0
	for i := range unread {
		if unread[i].Reason == nil {
			n++
		}
	}
	return n
}

// PerThousand is how many things in 1,000 characters of a sheet were not understood;
// 0 for an empty one.
func PerThousand(r *record.Record) float64 {
	if r.Document.Characters == 0 {
		return 0
	}
	return 1000 * float64(NotUnderstood(r.Unread)) / float64(r.Document.Characters)
}
