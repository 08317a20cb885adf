package extract

import (
	"cmp"
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Pass is one sheet on its way through the extractors. It belongs to one goroutine.
type Pass struct {
	ID   string // the document's id
	Doc  *document.Document
	View *normalise.View
	*segment.Segments
	found map[any]any
	order []any
	notes map[any]any
	masks []Mask
	given []any
	lent  []func()   // give back what the Pass was lent
	cells []cellPart // of the document's tables, by place; see CellAt
}

// Mask is a stretch that an extractor left out on purpose; the ledger of unread
// things shows the reason.
type Mask struct {
	View   document.Span
	Reason string // 'list number', 'page number', 'part of a name' …
}

// NewPass prepares a sheet for the extractors.
func NewPass(d *document.Document) *Pass {
	p := &Pass{ID: record.DocumentID(d.SHA256), Doc: d, View: normalise.New(d), found: map[any]any{}, notes: map[any]any{}}
	p.Segments = segment.New(d, p.View, tokens.Lend(p, segment.Room(p.View)))
	p.masks = make([]Mask, 0, len(p.Tokens)/20)
	return p
}

// tokens are those of sheets done with.
var tokens Store[segment.Token]

// Text is the View's text of a token.
func (p *Pass) Text(i int) string {
	t := &p.Tokens[i]
	return p.View.Text[t.Start:t.End]
}

// Lower is the View's lower-case text of a token.
func (p *Pass) Lower(i int) string {
	t := &p.Tokens[i]
	return p.View.Lower[t.Start:t.End]
}

// In reports whether token i exists and is, in lower case, a word of the set. It costs
// less than Is, whose words are compared one by one.
func (p *Pass) In(i int, set *wordset.Set) bool {
	return uint(i) < uint(len(p.Tokens)) && set.May(p.Tokens[i].Key) && set.Holds(p.Tokens[i].Key, p.Lower(i))
}

// Meaning is what token i, in lower case, stands for in the map; ok is false where the map
// has no such word, or there is no such token.
func Meaning[V any](p *Pass, i int, m *wordset.Map[V]) (v V, ok bool) {
	if i < 0 || i >= len(p.Tokens) {
		return v, false
	}
	return m.At(p.Tokens[i].Key, p.Lower(i))
}

// Char is the character that token i is, a mark or a letter in lower case: '|'; 0 where the
// token has several or there is none.
func (p *Pass) Char(i int) rune {
	if i < 0 || i >= len(p.Tokens) {
		return 0
	}
	return p.Tokens[i].Key.Char()
}

// Is reports whether token i exists and reads, in lower case, as one of the words. Rules
// that are asked at every token ask Char or In.
func (p *Pass) Is(i int, words ...string) bool {
	if i < 0 || i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	s := p.View.Lower[t.Start:t.End]
	for _, w := range words {
		if len(w) == len(s) && w == s {
			return true
		}
	}
	return false
}

// Kind is the kind of token i; segment.Break past either end, so that scanners stop
// there.
func (p *Pass) Kind(i int) segment.Kind {
	if i < 0 || i >= len(p.Tokens) {
		return segment.Break
	}
	return p.Tokens[i].Kind
}

// SpanOf is the View span of the tokens first to last, last not included.
func (p *Pass) SpanOf(first, last int) document.Span {
	return document.Span{Start: p.Tokens[first].Start, End: p.Tokens[last-1].End}
}

// Evidence makes the evidence of a find over a View span. Doubts that the layout
// knows of (a joined hyphen, a crossed column or page, a table's cell) are added.
func (p *Pass) Evidence(view document.Span, rule string, doubts ...string) Evidence {
	raw := p.View.Raw(view)
	e := Evidence{View: view, Span: raw, Page: p.Doc.PageAt(raw.Start), Quote: raw.Of(p.Doc.Text), Rule: rule}
	if len(doubts) > 0 {
		e.Doubts = append(e.Doubts, doubts...)
	}
	if p.View.JoinedIn(view) {
		e.Doubts = append(e.Doubts, "joined_hyphen")
	}
	if p.View.CrossedIn(view) {
		if p.Doc.PageAt(raw.Start) != p.Doc.PageAt(raw.End) {
			e.Doubts = append(e.Doubts, "crossed_page")
		} else {
			e.Doubts = append(e.Doubts, "crossed_column")
		}
	}
	if d := p.cellDoubt(raw); d != "" {
		e.Doubts = append(e.Doubts, d)
	}
	if len(e.Doubts) > 1 {
		slices.Sort(e.Doubts)
		e.Doubts = slices.Compact(e.Doubts)
	}
	return e
}

type offsetsKey struct{}

// Offsets counts the code points of the sheet's text.
func (p *Pass) Offsets() *document.Offsets {
	return Note(p, offsetsKey{}, func() *document.Offsets { return document.NewOffsets(p.Doc.Text) })
}

// Mask says that what stands in the View span was left out on purpose.
func (p *Pass) Mask(view document.Span, reason string) {
	p.masks = append(p.masks, Mask{view, reason})
}

// Masks returns what was masked so far, in the order of the calls.
func (p *Pass) Masks() []Mask { return p.masks }

// Note keeps what was worked out once about the sheet (its number style, say), under
// a key private to whoever works it out.
func Note[T any](p *Pass, key any, make func() T) T {
	if n, ok := p.notes[key].(T); ok {
		return n
	}
	n := make()
	p.notes[key] = n
	return n
}

// Given is the value of its type that the pipeline was made with, for all sheets alike;
// false where there is none. Who asks must not change it.
func Given[T any](p *Pass) (v T, ok bool) {
	for _, g := range p.given {
		if v, ok = g.(T); ok {
			return v, true
		}
	}
	return v, false
}

// sortMentions sorts finds by their spans. Most lists come sorted, and finds are large: to
// look first spares copying them about.
func sortMentions[T any](ms []Mention[T]) {
	order := func(a, b *Mention[T]) int {
		return cmp.Or(cmp.Compare(a.At.Span.Start, b.At.Span.Start), cmp.Compare(a.At.Span.End, b.At.Span.End), strings.Compare(a.ID, b.ID))
	}
	for i := 1; i < len(ms); i++ {
		if order(&ms[i-1], &ms[i]) > 0 {
			slices.SortStableFunc(ms, func(a, b Mention[T]) int { return order(&a, &b) })
			return
		}
	}
}
