package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// shape is a block whose lines a page shows, on its way to its kind.
type shape struct {
	document.Block
	lines []line
	size  float64 // of its letters
	bold  bool    // all of it
	look  look
}

// first and last are the first and last line as the page shows them.
func (s *shape) first() *document.Line { return s.lines[0].shown }
func (s *shape) last() *document.Line  { return s.lines[len(s.lines)-1].shown }

// sheet is the shapes of a document whose lines were drawn on pages, in reading order,
// with what they are measured by.
type sheet struct {
	text   string
	doc    *document.Document
	lines  []line
	shapes []shape
	body   look               // of most of its letters
	extent map[[2]int]extents // of a page's stack
}

type extents struct{ x0, x1 float64 }

// shownBlocks finds the blocks of a document whose lines were drawn on pages: their
// kinds are told by where they stand and how they look, and then by their words.
func shownBlocks(d *document.Document) []document.Block {
	lines := shownLines(d)
	s := sheet{text: d.Text, doc: d, extent: map[[2]int]extents{}}
	markMargins(d, lines, bodyLook(d.Text, lines).size)
	s.body = bodyLook(d.Text, lines)
	s.lines = lines
	for i := range lines {
		lines[i].at = i
		s.measure(lines[i].shown)
	}
	s.gather(lines)
	s.headsTogether()
	s.kinds()
	return s.join()
}

// shownLines are the document's lines without their edge blanks, empty ones left out.
func shownLines(d *document.Document) []line {
	out := make([]line, 0, len(d.Lines))
	for i := range d.Lines {
		l := newLine(d.Text, d.Lines[i].Span.Start, d.Lines[i].Span.End, d.Lines[i].Page)
		if l.blank() {
			continue
		}
		l.shown = &d.Lines[i]
		if l.bullet.Len() == 0 {
			l.bullet = shownBullet(d, i, l.span)
		}
		if n := len(out); n > 0 && l.bullet.Len() > 0 && withinText(d.Text, &out[n-1], &l) {
			l.bullet = document.Span{}
		}
		out = append(out, l)
	}
	return out
}

// withinText reports whether a line that begins as an item does, with a dash or a
// number, is the next line of a sentence: the page sets it as such, and the line before
// it ends as one that goes on.
func withinText(text string, last, l *line) bool {
	a, b := last.shown, l.shown
	r, _ := utf8.DecodeRuneInString(l.bullet.Of(text))
	if b.Block || a.Page != b.Page || a.Stack != b.Stack || a.Kind == document.TableRow || strings.ContainsRune(bulletRunes, r) || unicode.Is(unicode.Co, r) {
		return false
	}
	s := last.span.Of(text)
	if endsSentence(s) || b.Box.X0-a.Box.X0 > 0.5*b.Size || a.Box.X0-b.Box.X0 > 0.5*b.Size {
		return false
	}
	if last.bullet.Len() > 0 {
		return false
	}
	return a.Box.X1-a.Box.X0 > 0.85*(b.Box.X1-b.Box.X0)
}

func (s *sheet) measure(l *document.Line) {
	k := [2]int{l.Page, l.Stack}
	e, ok := s.extent[k]
	if !ok {
		e = extents{l.Box.X0, l.Box.X1}
	}
	s.extent[k] = extents{min(e.x0, l.Box.X0), max(e.x1, l.Box.X1)}
}

func (s *sheet) extentOf(l *document.Line) extents { return s.extent[[2]int{l.Page, l.Stack}] }

// gather puts lines together to shapes.
func (s *sheet) gather(lines []line) {
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && s.continues(lines[i:end], &lines[end]) {
			end++
		}
		s.shapes = append(s.shapes, s.shape(lines[i:end:end]))
		i = end
	}
}

func (s *sheet) shape(lines []line) shape {
	out := shape{Block: makeBlock(s.text, lines, nil), lines: lines, size: lines[0].shown.Size, bold: true, look: lookOf(s.text, lines)}
	for i := range lines {
		l := lines[i].shown
		out.bold = out.bold && l.Bold
		if l.Page == out.Page {
			out.Box = out.Box.Cover(l.Box)
		}
	}
	if k := lines[0].shown.Kind; k == document.TableRow && lines[0].running == document.Paragraph {
		out.Kind, out.Bullet = document.TableRow, document.Span{}
		out.Parts[0].Start = lines[0].span.Start
	}
	switch k := lines[0].shown.Kind; {
	case out.Kind != document.Paragraph || lines[0].running != document.Paragraph:
	case k == document.Item, k == document.Caption:
		out.Kind = k // as the file's structure tells
	}
	return out
}

// continues reports whether next goes on with the block that the lines so far make.
func (s *sheet) continues(block []line, next *line) bool {
	last := &block[len(block)-1]
	a, b := last.shown, next.shown
	switch {
	case last.running != document.Paragraph, next.running != document.Paragraph, next.bullet.Len() > 0:
		return false
	case a.Kind == document.TableRow, b.Kind == document.TableRow, a.Page != b.Page, a.Stack != b.Stack:
		return false
	case last.bullet.Len() > 0 && last.body().Len() == 0:
		return true // a bullet alone on its line
	}
	x, y := last.body().Of(s.text), next.span.Of(s.text)
	switch {
	case isKeyValue(x), isKeyValue(y), isDateLine(y) && !endsOpen(x):
		return false
	case b.Block:
		return a.Bold != b.Bold && s.boldWithin(block, next)
	case s.outdents(block, next):
		return false
	}
	if len(block) == 1 && last.bullet.Len() == 0 && headsNext(x, y) && s.room(block, next) {
		return false
	}
	return true
}

// boldWithin reports whether the page begins a block at next only because one of the
// two lines is bold as a whole, and the sentence goes on.
func (s *sheet) boldWithin(block []line, next *line) bool {
	last := &block[len(block)-1]
	a, b := last.shown, next.shown
	if a.Size > 1.05*b.Size || b.Size > 1.05*a.Size || a.Box.Y0-b.Box.Y1 > 0.6*b.Size {
		return false
	}
	x, y := last.span.Of(s.text), next.span.Of(s.text)
	if endsSentence(x) {
		return false
	}
	return startsLower(y) || endsOpen(x) || !s.room(block, next) && !isCapitals(x)
}

// outdents reports whether next leaves a list item whose lines hang under its text.
func (s *sheet) outdents(block []line, next *line) bool {
	first := &block[0]
	if first.bullet.Len() == 0 || len(first.shown.Words) < 2 {
		return false
	}
	text := first.shown.Words[1].Box.X0
	out := next.shown.Box.X0 < text-0.5*next.shown.Size
	if !out {
		return false
	}
	if len(block) > 1 {
		return block[len(block)-1].shown.Box.X0 > text-0.5*next.shown.Size
	}
	return endsSentence(first.span.Of(s.text)) && s.room(block[:1], next)
}

// room reports whether the last of the lines leaves room for the first word of next:
// then its end is no wrap. How far lines reach is told by those right before it (a
// picture may stand beside some), of a line by itself by its column.
func (s *sheet) room(lines []line, next *line) bool {
	words := next.shown.Words
	if len(words) == 0 {
		return false
	}
	w := words[0].Box
	if next.bullet.Len() > 0 && len(words) > 1 {
		w = words[1].Box
	}
	last := lines[len(lines)-1].shown
	return s.rightEdge(&lines[len(lines)-1])-last.Box.X1 > w.X1-w.X0+0.6*last.Size
}

// rightEdge is how far the lines of a text reach where line l stands.
func (s *sheet) rightEdge(l *line) float64 {
	edge, n := l.shown.Box.X1, 0
	for k := l.at - 1; k >= 0 && n < 2; k-- {
		o := s.lines[k].shown
		if o.Page != l.shown.Page || o.Stack != l.shown.Stack || !near(o.Size, l.shown.Size) {
			break
		}
		edge = max(edge, o.Box.X1)
		n++
	}
	if n == 0 {
		edge = s.extentOf(l.shown).x1
	}
	return edge
}

// under reports whether b stands right under a: no more than gap sizes between them,
// and over one another.
func under(a, b *document.Line, gap float64) bool {
	em := max(a.Size, b.Size)
	d := a.Box.Y0 - b.Box.Y1
	return a.Page == b.Page && d > -0.5*em && d < gap*em && a.Box.X0 < b.Box.X1 && b.Box.X0 < a.Box.X1
}

// headsTogether joins the lines of a heading that the page sets too far apart for
// running text.
func (s *sheet) headsTogether() {
	out := s.shapes[:0]
	for i := range s.shapes {
		b := &s.shapes[i]
		if n := len(out); n > 0 && s.oneHeading(&out[n-1], b) {
			a := &out[n-1]
			a.lines = append(a.lines, b.lines...)
			a.Parts[len(a.Parts)-1].End = b.Parts[len(b.Parts)-1].End
			a.Box = a.Box.Cover(b.Box)
			a.look = lookOf(s.text, a.lines)
			continue
		}
		out = append(out, *b)
	}
	s.shapes = out
}

func (s *sheet) oneHeading(a, b *shape) bool {
	if a.Kind != document.Paragraph && a.Kind != document.Item || b.Kind != document.Paragraph || !a.look.like(b.look) || !s.standsOut(a) || len(a.lines)+len(b.lines) > 5 {
		return false
	}
	x, y := a.Parts[len(a.Parts)-1].Of(s.text), b.Parts[0].Of(s.text)
	if endsSentence(x) || strings.Contains(x, cellGap) || strings.Contains(y, cellGap) || startsWithDigit(x) && isTileNumber(x) || isTileNumber(y) {
		return false
	}
	gap := 0.45
	if a.look.size > 1.3*s.body.size {
		gap = 0.75
	}
	return under(a.last(), b.first(), gap)
}

func startsWithDigit(s string) bool { return s != "" && isDigit(s[0]) }
