package fact

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// Card is a project's data set as labelled lines: 'Donor: European Union', 'Budget: EUR
// 2 million', or label and value in two columns, or the value under its label.
type Card struct {
	Fields     map[Column][]Cell // the values of each kind in their order
	First, End int               // tokens of the labelled lines
	Title      Cell
	Text       Cell            // prose that goes on behind the labelled lines in their block
	under      Cell            // the heading that it stands under
	labels     map[string]bool // as printed, in lower case
}

// Field is the first value of a column.
func (c *Card) Field(col Column) (Cell, bool) {
	if v := c.Fields[col]; len(v) > 0 {
		return v[0], true
	}
	return Cell{}, false
}

// cards is the state of reading the sheet's cards.
type cards struct {
	s       *Sheet
	out     []Card
	open    *Card
	seen    map[string]bool
	heading Cell
	near    int // blocks since the heading
	pending bool
	col     Column // of the pending label, or of the items
	items   bool   // the items that follow belong to the last value: 'EUR 5 million, made up of'
	bare    int    // cards without a title
	filed   bool   // labels of a project's file stand under the heading, which is its title then
	kept    []Card // those that tell who does it and no money, which stands further down
	half    []Card // those that are no card by themselves
}

type cardsKey struct{}

// Cards are the sheet's cards: two labelled lines or more, one of them of a donor, a
// sum or a period, with a title among them, before them in their block or above them.
func (s *Sheet) Cards() []Card { return s.allCards().out }

// HalfCards are labelled lines that tell who pays for a project or who carries it out and
// are no card by themselves: the project is told elsewhere.
func (s *Sheet) HalfCards() []Card { return s.allCards().half }

func (s *Sheet) allCards() *cards {
	return note(s, cardsKey{}, func() *cards {
		c := &cards{s: s}
		c.read()
		return c
	})
}

func (c *cards) read() {
	s := c.s
	first := 0
	for b := range s.Doc.Blocks {
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		last := first
		for last < len(s.Tokens) && s.Tokens[last].Kind != segment.Break {
			last++
		}
		if kind := s.Doc.Blocks[b].Kind; kind != document.Header && kind != document.Footer {
			c.block(b, first, last)
		}
		first = last + 1
	}
	c.flush()
	if c.bare == 0 {
		return
	}
	// The only card of a sheet that is of one project.
	kept := c.out[:0]
	for i := range c.out {
		card := c.out[i]
		if card.Title.End-card.Title.First < 2 {
			if card.Title = c.sheetTitle(); len(c.out) > 1 || card.Title.End-card.Title.First < 3 {
				card.Title = Cell{}
				c.half = append(c.half, card)
				continue
			}
			c.complete(&card)
		}
		kept = append(kept, card)
	}
	c.out = kept
}

// sheetTitle is the heading that the sheet begins with.
func (c *cards) sheetTitle() Cell {
	s := c.s
	for b := 0; b < min(len(s.Doc.Blocks), 6); b++ {
		if s.Doc.Blocks[b].Kind != document.Heading {
			continue
		}
		first, end := s.TokensIn(s.View.Blocks[b])
		if k := s.PartnerAt(first); s.headingSays(first, end) == asTitle && !(k >= 0 && s.Partners[k].End >= end-1) {
			return Cell{first, end}
		}
	}
	return Cell{}
}

// block reads one block.
func (c *cards) block(b, first, last int) {
	s := c.s
	kind := s.Doc.Blocks[b].Kind
	if kind == document.Heading && s.headingSays(first, last) == asPageLine {
		return
	}
	if c.items && c.open != nil && kind == document.Item && s.View.Blocks[b].Len() < 300 {
		c.add(c.col, Cell{first, last})
		return
	}
	c.items = false
	if c.pending {
		c.pending = false
		if _, _, ok := s.label(first, last); !ok && s.View.Blocks[b].Len() < 300 {
			c.add(c.col, Cell{first, last})
			c.items = kind == document.Item
			return
		}
		c.flush()
	}
	if col, ok := s.blockLabel(first, last); ok {
		if c.repeats(first, last) {
			c.flush()
		}
		c.begin(first)
		c.pending, c.col = true, col
		return
	}
	n := c.lines(first, last)
	if n == 0 && c.open != nil && s.isPair(first, last) {
		return // a label that we do not know over its value
	}
	if n == 0 {
		c.flush()
	}
	if kind == document.Heading {
		switch {
		case n == 1 && c.open != nil:
			if t, ok := c.open.Field(TitleColumn); ok {
				c.heading, c.near, c.filed = t, 0, false // 'Project: Skills for All' over its data
			}
		case n > 0:
		default:
			switch s.headingSays(first, last) {
			case asTitle:
				if c.near > 0 || c.heading.End+1 != first || s.ofPage(c.heading) || !s.isSubtitle(c.heading.First, first) {
					c.heading, c.near, c.filed = Cell{first, last}, 0, false
				}
			case asSection:
				c.heading = Cell{}
			}
		}
		return
	}
	numbered := s.Is(first, "table", "figure", "chart", "map", "box", "source")
	if n == 0 && kind == document.Caption && !numbered && s.headingSays(first, last) == asTitle {
		c.heading, c.near, c.filed = Cell{first, last}, 0, false // a title over its data, set as a table
		return
	}
	if n == 0 && (kind == document.Item || kind == document.Paragraph) && last-first > 1 && last-first < 20 &&
		c.s.isBareTitle(first, last) {
		c.heading, c.near, c.filed = Cell{first, last}, 0, false // '1. The Project for Rural Clinics' over its labels
		return
	}
	c.near++
}

// isPair reports whether a block is two short printed lines, as a label over its value is.
func (s *Sheet) isPair(first, last int) bool {
	lines := 1
	for i := first + 1; i < last; i++ {
		if s.newLine(i) {
			lines++
			if i-first > 7 {
				return false
			}
		}
	}
	return lines == 2 && last-first < 20 && !s.Is(last-1, ".")
}

// isBareTitle reports whether a block is a title and no more: a line without a verb or a
// mark at its end.
func (s *Sheet) isBareTitle(first, last int) bool {
	if !s.IsCapital(first) || !s.IsWord(last-1) && s.Text(last-1) != ")" && s.Kind(last-1) != segment.Number ||
		s.headingSays(first, last) != asTitle {
		return false
	}
	capitals := 0
	for i := first; i < last; i++ {
		if s.Kind(i) == segment.GapMark || s.Is(i, ".", ";", "?", "!", ":") || s.isFinite(i) && !s.In(i, verbsOfTitles) {
			return false
		}
		if s.IsCapital(i) {
			capitals++
		}
	}
	return capitals > 1
}

// repeats reports whether the open card has a value under the same label.
func (c *cards) repeats(first, end int) bool {
	l := c.s.View.Lower[c.s.Tokens[first].Start:c.s.Tokens[end-1].End]
	if c.open != nil && c.seen[l] {
		return true
	}
	if c.open == nil || c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[l] = true
	return false
}

// begin opens a card whose labelled lines begin at a token.
func (c *cards) begin(first int) {
	if c.open != nil {
		return
	}
	c.open = &Card{Fields: map[Column][]Cell{}, First: first, under: c.heading}
	if c.near <= 1 || c.filed && c.near < 9 {
		c.open.Title = c.heading
	}
}

// add takes a value into the open card.
func (c *cards) add(col Column, v Cell) {
	s := c.s
	for v.End > v.First && (s.Kind(v.End-1) == segment.GapMark || s.Is(v.End-1, ";", ",", "|", "•", "·", "–", "—")) {
		v.End--
	}
	if col == TitleColumn {
		v.End = c.titleEnd(v)
	}
	if col == AmountColumn && !s.hasAmount(v.First, v.End) && s.PartnerAt(v.First) >= 0 {
		col = DonorColumn // 'Funding: Norway'
	}
	if col == DonorColumn && s.isBorrower(v) {
		col = LeadColumn
	}
	if v.End > v.First && c.open != nil {
		c.open.Fields[col] = append(c.open.Fields[col], v)
		c.open.End = v.End
		if s.takes(v) {
			c.open.Fields[TakerColumn] = append(c.open.Fields[TakerColumn], v)
		}
	}
}

// flush ends the open card.
func (c *cards) flush() {
	card := c.open
	seen := c.seen
	c.open, c.seen, c.pending = nil, nil, false
	if card == nil {
		return
	}
	others := len(card.Fields[OtherColumn])
	delete(card.Fields, OtherColumn)
	c.filed = c.filed || isFiled(seen) && card.Title == c.heading
	filed := others > 2 && isFiled(seen) && len(card.Fields) > 0
	if len(card.Fields)-min(1, len(card.Fields[TakerColumn])) < 2 && !filed {
		if len(card.Fields[PartnerColumn]) > 0 {
			c.kept = append(c.kept, *card)
		}
		c.half = append(c.half, *card)
		return
	}
	_, donor := card.Fields[DonorColumn]
	_, sum := card.Fields[AmountColumn]
	_, period := card.Fields[PeriodColumn]
	_, start := card.Fields[StartColumn]
	_, by := card.Fields[PartnerColumn]
	_, lead := card.Fields[LeadColumn]
	_, end := card.Fields[EndColumn]
	_, title := card.Fields[TitleColumn]
	if !donor && !sum && !filed && by {
		c.kept = append(c.kept, *card)
	}
	if !donor && !sum && !filed && !(title && by && lead) && !((period || start) && (by || lead || title && end)) {
		c.half = append(c.half, *card)
		return
	}
	if t, ok := card.Field(TitleColumn); ok {
		card.Title = t
	}
	if card.labels = seen; !c.isTitled(card) || c.goesOnFrom(card) {
		if c.joins(card) {
			return
		}
		c.bare++
	} else {
		c.complete(card)
	}
	c.out = append(c.out, *card)
}

// isFiled reports whether one of a card's labels is a project's file number.
func isFiled(labels map[string]bool) bool {
	for l := range labels {
		if strings.HasPrefix(l, "project no") || strings.HasPrefix(l, "project number") ||
			strings.HasPrefix(l, "project id") || strings.HasPrefix(l, "project code") ||
			strings.HasPrefix(l, "iati") || strings.HasPrefix(l, "project status") {
			return true
		}
	}
	return false
}
