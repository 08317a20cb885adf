package pageimage

import (
	"math"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// placed is a word of a sheet with the line that it is of.
type placed struct {
	*document.Word
	line int
}

// boxes finds where the spans stand, and puts the boxes to their pages. It takes the
// logarithm of the sheet's length a span, and what the span holds.
func boxes(d *document.Document, spans []Span, pages []Page) {
	words := inOrder(d)
	offsets := document.NewOffsets(d.Text)
	at := map[int]*Page{}
	for i := range pages {
		at[pages[i].Number] = &pages[i]
	}
	for i, s := range spans {
		b := finder{d: d, span: document.Span{Start: offsets.Bytes(s.Start), End: offsets.Bytes(s.End)}, line: -1}
		b.give = func(line *document.Line, x document.Box) {
			if p := at[line.Page]; p != nil {
				if x, ok := p.onPage(x); ok {
					x.Span = i
					p.Boxes = append(p.Boxes, x)
				}
			}
		}
		from := sort.Search(len(words), func(k int) bool { return words[k].Span.End > b.span.Start })
		for _, w := range words[from:] {
			if w.Span.Start >= b.span.End {
				break
			}
			b.word(w)
		}
		b.flush()
	}
}

// inOrder are the words of a sheet as its text has them.
func inOrder(d *document.Document) []placed {
	n := 0
	for i := range d.Lines {
		n += len(d.Lines[i].Words)
	}
	out := make([]placed, 0, n)
	for i := range d.Lines {
		for k := range d.Lines[i].Words {
			out = append(out, placed{&d.Lines[i].Words[k], i})
		}
	}
	byStart := func(a, b placed) int { return a.Span.Start - b.Span.Start }
	if !slices.IsSortedFunc(out, byStart) {
		slices.SortStableFunc(out, byStart)
	}
	return out
}

// finder joins the boxes of a span's words, line by line.
type finder struct {
	d    *document.Document
	span document.Span
	give func(*document.Line, document.Box)

	line int // that open is of; -1 for none
	open document.Box
}

// word adds a word, or the part of it that is in the span.
func (f *finder) word(w placed) {
	box := w.Box
	if !real(box) {
		return
	}
	line := &f.d.Lines[w.line]
	if !f.span.Contains(w.Span) {
		box = part(f.d.Text, w.Word, f.span, line.Turn)
	}
	if w.line != f.line || apart(line, f.open, box) {
		f.flush()
		f.line = w.line
	}
	f.open = f.open.Cover(box)
}

func (f *finder) flush() {
	if f.line >= 0 {
		f.give(&f.d.Lines[f.line], f.open)
	}
	f.line, f.open = -1, document.Box{}
}

// Words of a line are in one box up to a gap of so much of their height: justified text has
// wide ones, and the cells of a row are boxes of their own.
const (
	gapInText = 3.5
	gapInRow  = 1
)

// apart reports whether two boxes of a line are further from each other than words are.
func apart(line *document.Line, a, b document.Box) bool {
	gap, height := max(b.X0-a.X1, a.X0-b.X1), min(a.Y1-a.Y0, b.Y1-b.Y0)
	if upright(line.Turn) {
		gap, height = max(b.Y0-a.Y1, a.Y0-b.Y1), min(a.X1-a.X0, b.X1-b.X0)
	}
	if line.Kind == document.TableRow {
		return gap > gapInRow*height
	}
	return gap > gapInText*height
}

// upright reports whether a baseline goes up or down the page.
func upright(turn int) bool { return turn == 90 || turn == 270 }

// part is about where a part of a word stands: letters share its length by their widths in
// a common font. A word that is written from the right, or askew, is not parted.
func part(text string, w *document.Word, s document.Span, turn int) document.Box {
	word := w.Span.Of(text)
	total := read.Advance(word)
	if turn < 0 || total <= 0 || rightToLeft(word) {
		return w.Box
	}
	from := read.Advance(text[w.Span.Start:max(s.Start, w.Span.Start)]) / total
	to := read.Advance(text[w.Span.Start:min(s.End, w.Span.End)]) / total
	b := w.Box
	across, up := b.X1-b.X0, b.Y1-b.Y0
	switch turn {
	case 90:
		b.Y0, b.Y1 = b.Y0+from*up, b.Y0+to*up
	case 180:
		b.X0, b.X1 = b.X1-to*across, b.X1-from*across
	case 270:
		b.Y0, b.Y1 = b.Y1-to*up, b.Y1-from*up
	default:
		b.X0, b.X1 = b.X0+from*across, b.X0+to*across
	}
	return b
}

// rightToLeft reports whether a word has letters that are written so.
func rightToLeft(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		if r < 0x590 { // Hebrew is the first of such scripts
			return false
		}
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL
	})
}

// real reports whether a box is one that a page can have: a broken file's matrices make
// others.
func real(b document.Box) bool {
	const far = 1e6
	return b.X0 > -far && b.Y0 > -far && b.X1 < far && b.Y1 < far && b.X1 >= b.X0 && b.Y1 >= b.Y0
}

// onPage is the part of a box that is seen, from the page's upper left corner; false
// where none is.
func (p *Page) onPage(b document.Box) (Box, bool) {
	x := Box{
		X0: hundredths(max(b.X0, 0)), Y0: hundredths(max(p.Height-b.Y1, 0)),
		X1: hundredths(min(b.X1, p.Width)), Y1: hundredths(min(p.Height-b.Y0, p.Height)),
	}
	return x, x.X1 > x.X0 && x.Y1 > x.Y0
}

// hundredths rounds a length: what is less is not seen, and makes a report longer.
func hundredths(x float64) float64 { return math.Round(100*x) / 100 }
