package layout

import (
	"cmp"
	"slices"

	"factsheet/pipeline/document"
)

// kinds tells what each shape is. Where nothing in the sheet stands out, its words alone
// must tell, as in a text file.
func (s *sheet) kinds() {
	s.charts()
	s.tiles()
	for i := range s.shapes {
		b := &s.shapes[i]
		if b.Kind == document.Paragraph && isCaptionText(s.words(b)) {
			b.Kind = document.Caption
		}
	}
	s.labels()
	found := false
	for i := range s.shapes {
		if s.heads(i) {
			s.shapes[i].Kind = document.Heading
			found = true
		}
	}
	s.dropRuns()
	title := s.title()
	if !found && title < 0 {
		s.byWords()
		return
	}
	for i := range s.shapes {
		if s.plainHeading(i) {
			s.shapes[i].Kind = document.Heading
		}
	}
	s.levels(title)
}

// words is the text of a shape.
func (s *sheet) words(b *shape) string { return b.Span().Of(s.text) }

// byWords tells headings by their wording alone.
func (s *sheet) byWords() {
	blocks := make([]document.Block, len(s.shapes))
	for i := range s.shapes {
		blocks[i] = s.shapes[i].Block
	}
	classify(s.text, blocks)
	markTitle(s.text, blocks)
	for i := range s.shapes {
		s.shapes[i].Kind, s.shapes[i].Level = blocks[i].Kind, blocks[i].Level
	}
}

// flow is the index of the next shape from i on, in the direction of step, that is of
// the running text: no header, footer, caption or label; -1 where there is none.
func (s *sheet) flow(i, step int) int {
	for ; i >= 0 && i < len(s.shapes); i += step {
		switch s.shapes[i].Kind {
		case document.Header, document.Footer, document.Caption, document.Label:
		default:
			return i
		}
	}
	return -1
}

// heads reports whether the i-th shape stands out and reads as a heading.
func (s *sheet) heads(i int) bool {
	b := &s.shapes[i]
	if b.Kind != document.Paragraph && b.Kind != document.Item || b.first().Turn != 0 {
		return false
	}
	tagged := b.first().Kind == document.Heading
	larger := s.larger(b)
	if !tagged && !s.standsOut(b) {
		return false
	}
	most := 24
	if larger {
		most = itemHeadingWords
	}
	text := s.words(b)
	if isTileNumber(text) || !headingWording(text, most) {
		return false
	}
	next := s.flow(i+1, 1)
	if next < 0 {
		return false
	}
	n := &s.shapes[next]
	if b.Kind == document.Item && !isIconBullet(b.Bullet.Of(s.text)) &&
		(n.Kind == document.Item && n.look.like(b.look) ||
			i > 0 && s.shapes[i-1].Kind == document.Item && s.shapes[i-1].look.like(b.look)) {
		return false // a list whose items are all set so
	}
	if !larger && !tagged && startsLower(s.words(n)) && !endsSentence(text) && n.look.bold == b.look.bold {
		return false
	}
	return true
}

// runOfHeads is how many blocks of one look, no larger than the body, in a row are a
// list of names or an address rather than headings.
const runOfHeads = 3

func (s *sheet) dropRuns() {
	for i := 0; i < len(s.shapes); {
		end := i + 1
		for end < len(s.shapes) && s.shapes[i].Kind == document.Heading && s.shapes[end].Kind == document.Heading &&
			s.shapes[end].look.like(s.shapes[i].look) && s.shapes[end].Page == s.shapes[i].Page {
			end++
		}
		if end-i >= runOfHeads && !s.larger(&s.shapes[i]) && s.shapes[i].first().Kind != document.Heading {
			for k := i; k < end; k++ {
				b := &s.shapes[k]
				if b.Kind = document.Paragraph; b.Bullet.Len() > 0 {
					b.Kind = document.Item
				}
			}
		}
		i = end
	}
}

// plainHeading reports whether a block that does not stand out is a heading beyond
// doubt: one line in capitals, or a short one with more white over it than under it,
// above a paragraph.
func (s *sheet) plainHeading(i int) bool {
	b := &s.shapes[i]
	if b.Kind != document.Paragraph || len(b.lines) > 1 || b.first().Turn != 0 || b.look.size < 0.93*s.body.size {
		return false
	}
	text := s.words(b)
	if !isHeading(text) || !headingWording(text, headingWords) {
		return false
	}
	next := s.flow(i+1, 1)
	if next < 0 || s.shapes[next].Kind != document.Paragraph && s.shapes[next].Kind != document.Item || startsLower(s.words(&s.shapes[next])) {
		return false
	}
	n := &s.shapes[next]
	if isCapitals(text) {
		return letterCount(text) > 4 && countWords(text) > 1 && !isCapitals(s.words(n)) && under(b.last(), n.first(), 2.5)
	}
	if n.Kind != document.Paragraph || len(n.lines) < 2 || !endsSentence(s.words(n)) || !s.room(b.lines, &n.lines[0]) || !under(b.last(), n.first(), 2) {
		return false
	}
	if i == 0 {
		return false
	}
	p := &s.shapes[i-1]
	if p.Page != b.Page || p.last().Stack != b.first().Stack {
		return true
	}
	above, below := p.last().Box.Y0-b.Box.Y1, b.Box.Y0-n.Box.Y1
	if above > below+0.4*b.look.size {
		return true
	}
	// A few words without an end between two paragraphs that have theirs.
	e := s.extentOf(b.first())
	return above > below-0.2*b.look.size && (p.Kind == document.Heading || endsSentence(s.words(p))) && b.Box.X1-b.Box.X0 < 0.6*(e.x1-e.x0)
}

// levels gives headings their levels: 1 to the title, the others from 2 by how they are
// set, larger ones first, then bold ones, then those in capitals.
func (s *sheet) levels(title int) {
	type class struct {
		size float64
		rank int
	}
	classOf := func(b *shape) class {
		c := class{size: b.look.size}
		if b.look.bold && !s.body.bold {
			c.rank += 2
		}
		if isCapitals(s.words(b)) {
			c.rank += 2
		}
		if s.coloured(b) {
			c.rank++
		}
		return c
	}
	var all []class
	for i := range s.shapes {
		b := &s.shapes[i]
		if b.Kind != document.Heading || i == title {
			continue
		}
		c := classOf(b)
		if !slices.ContainsFunc(all, func(o class) bool { return near(o.size, c.size) && o.rank == c.rank }) {
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b class) int {
		if near(a.size, b.size) {
			return cmp.Compare(b.rank, a.rank)
		}
		return cmp.Compare(b.size, a.size)
	})
	for i := range s.shapes {
		b := &s.shapes[i]
		switch {
		case i == title:
			b.Kind, b.Level = document.Heading, 1
		case b.Kind == document.Heading:
			c := classOf(b)
			b.Level = 2 + slices.IndexFunc(all, func(o class) bool { return near(o.size, c.size) && o.rank == c.rank })
		}
	}
}
