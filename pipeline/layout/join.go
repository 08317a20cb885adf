package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"factsheet/pipeline/document"
)

// join gives the blocks, with a paragraph that goes on over a column or page edge as
// one, whatever stands between its pieces.
func (s *sheet) join() []document.Block {
	roots := make([]int, len(s.shapes)) // of each shape: the one that it is the rest of, or itself
	var open []int                      // shapes whose text has not ended, the ends of their roots
	for i := range s.shapes {
		b := &s.shapes[i]
		roots[i] = i
		if (b.Kind == document.Paragraph || b.Kind == document.Item && b.first().Element > 0) && b.Bullet.Len() == 0 {
			if at := s.goesOnFrom(i, open); at >= 0 {
				a := open[at]
				roots[i] = roots[a]
				open = slices.Delete(open, at, at+1)
			}
		}
		if (b.Kind == document.Paragraph || b.Kind == document.Item) && !endsSentence(s.words(b)) {
			open = append(open, i)
		}
		if len(open) > 0 && i-open[0] > joinFar {
			open = open[1:]
		}
	}
	out := make([]document.Block, 0, len(s.shapes))
	block := make([]int, len(s.shapes))
	for i := range s.shapes {
		b := &s.shapes[i]
		if roots[i] == i {
			block[i] = len(out)
			out = append(out, b.Block)
			continue
		}
		root := &out[block[roots[i]]]
		if n := len(root.Parts) - 1; root.Parts[n].Len() == 0 {
			root.Parts[n] = b.Parts[0]
		} else if before := &s.shapes[i-1]; roots[i-1] == roots[i] && before.Page == b.Page && before.last().Stack == b.first().Stack {
			root.Parts[n].End = b.Parts[len(b.Parts)-1].End // no edge parts them
		} else {
			root.Parts = append(root.Parts, b.Parts...)
		}
		if b.Page == root.Page {
			root.Box = root.Box.Cover(b.Box)
		}
	}
	return out
}

// joinFar is how many shapes back the beginning of a sentence is looked for: a page's
// boxes, tables and notes may stand between.
const joinFar = 60

// goesOnFrom is the index in open of the shape that the i-th is the rest of, or -1.
func (s *sheet) goesOnFrom(i int, open []int) int {
	b := &s.shapes[i]
	head := b.Parts[0].Of(s.text)
	if isDateLine(head) || isKeyValue(head) || strings.Contains(head, cellGap) {
		return -1
	}
	if i > 0 && s.shapes[i-1].Kind == document.Heading && s.shapes[i-1].last().Stack == b.first().Stack && under(s.shapes[i-1].last(), b.first(), 2) {
		return -1 // the text of a heading
	}
	for at := len(open) - 1; at >= 0 && b.first().Element > 0 && i-open[at] <= joinFar; at-- {
		// The file's structure has both as one paragraph.
		a := &s.shapes[open[at]]
		if a.last().Element == b.first().Element && s.sameText(a, b) && s.edge(a, b) && hasLetter(head) && hasLetter(s.words(a)) {
			return at
		}
	}
	before := s.runBefore(i)
	// The nearest whose last line had no room for the next word, in a column as wide.
	for pass := range 2 {
		for at := len(open) - 1; at >= 0; at-- {
			a := &s.shapes[open[at]]
			if i-open[at] > joinFar || b.Page-a.last().Page > 1 {
				break
			}
			if s.sameText(a, b) && s.edge(a, b) && s.readsOn(a, b, open[at] == before, s.aloneBetween(open[at], i)) && (pass == 1 || s.asWide(a, b)) {
				return at
			}
		}
	}
	if before < 0 || len(open) == 0 {
		return -1
	}
	// Nothing but what no text runs through stands between: it can only go on from there.
	if at := slices.Index(open, before); at >= 0 {
		if a := &s.shapes[before]; s.sameText(a, b) && s.orphan(a, b) && b.Page-a.last().Page <= 1 {
			return at
		}
	}
	return -1
}

// aloneBetween reports whether no text set as the i-th shape's stands between shape a
// and it.
func (s *sheet) aloneBetween(a, i int) bool {
	for k := a + 1; k < i; k++ {
		if o := &s.shapes[k]; (o.Kind == document.Paragraph || o.Kind == document.Item) && near(o.look.size, s.shapes[i].look.size) {
			return false
		}
	}
	return true
}

// runBefore is the index of the last shape of running text before the i-th, or -1:
// headers, footers, captions, labels, tables, tiles and notes in small type are none.
func (s *sheet) runBefore(i int) int {
	for k := i - 1; k >= 0 && i-k < joinFar; k-- {
		switch a := &s.shapes[k]; a.Kind {
		case document.Paragraph, document.Item:
			if a.look.size > 0.93*s.shapes[i].look.size {
				return k
			}
		case document.Heading:
			return k
		}
	}
	return -1
}

// sameText reports whether two shapes are set as one text is.
func (s *sheet) sameText(a, b *shape) bool {
	if !near(a.last().Size, b.first().Size) || a.last().Turn != b.first().Turn {
		return false
	}
	return a.look.colour == b.look.colour || a.last().Colour == b.first().Colour
}

// edge reports whether an edge stands between two shapes: they are of two pages or
// stacks, or something stands between them in the stack.
func (s *sheet) edge(a, b *shape) bool {
	x, y := a.last(), b.first()
	if x.Page != y.Page || x.Stack != y.Stack {
		return true
	}
	between := s.text[a.Parts[len(a.Parts)-1].End:b.Parts[0].Start]
	return strings.TrimSpace(between) != ""
}

// asWide reports whether two shapes stand in columns of one width.
func (s *sheet) asWide(a, b *shape) bool {
	x, y := s.extentOf(a.last()), s.extentOf(b.first())
	v, w := x.x1-x.x0, y.x1-y.x0
	return v < 1.15*w && w < 1.15*v
}

// readsOn reports whether the words of b go on where those of a stop, and a's last line
// had no room for b's first word, or its end calls for more. Where a is the text right
// before b (next), or no other text set so stands between them (alone), b may begin with
// a capital.
func (s *sheet) readsOn(a, b *shape, next, alone bool) bool {
	tail, head := a.Parts[len(a.Parts)-1].Of(s.text), b.Parts[0].Of(s.text)
	if tail == "" || isKeyValue(tail) || isDateLine(tail) {
		return tail == "" && next
	}
	if wantsScale(tail, head) || endsCurrency(tail) && head != "" && isDigit(head[0]) && countWords(tail) > 3 {
		return true
	}
	lower := startsLower(head)
	open := endsOpen(tail) || endsCurrency(tail)
	full := !s.room(a.lines, &b.lines[0])
	switch {
	case lower && hyphenEnd(tail):
		return true
	case lower:
		return full || open && next
	case !full, a.look.bold != b.look.bold, hyphenEnd(tail) && !endsName(tail), listEnd.MatchString(tail):
		return false
	case !next:
		// Beside or over a box the column goes on where it stood, or at the next page's top.
		return open && alone && (a.last().Page != b.Page || near(a.last().Box.X0+b.look.size, b.first().Box.X0+b.look.size))
	case strings.HasPrefix(head, "("), open:
		return countWords(tail) > 3
	}
	return len(a.lines) > 1 && b.Kind == document.Paragraph && s.asWide(a, b) && s.runsOn(b)
}

// listEnd is what an item ends with that another follows.
var listEnd = regexp.MustCompile(`[;,]\s+(?:and|or)$`)

// endsName reports whether a hyphen at the end stands behind a name: 'Asia-'.
func endsName(s string) bool {
	return startsUpper(s[strings.LastIndexAny(s, " \n")+1:])
}

// orphan reports whether b can only be the rest of a, the text before it.
func (s *sheet) orphan(a, b *shape) bool {
	tail, head := a.Parts[len(a.Parts)-1].Of(s.text), b.Parts[0].Of(s.text)
	if isKeyValue(tail) || isDateLine(tail) {
		return false
	}
	x, y := a.last(), b.first()
	if x.Page == y.Page && x.Stack == y.Stack && !s.edge(a, b) {
		return tail == "" || (startsLower(head) || strings.HasPrefix(head, "(")) && (!s.room(a.lines, &b.lines[0]) || endsOpen(tail))
	}
	return startsLower(head) && countWords(tail) > 3 || wantsScale(tail, head)
}

// runsOn reports whether a shape reads as the rest of a paragraph that begins with a
// capital: running text that is no heading and begins where its stack's lines do.
func (s *sheet) runsOn(b *shape) bool {
	if e := s.extentOf(b.first()); b.first().Box.X0 > e.x0+0.8*b.look.size {
		return false // indented, as a paragraph begins
	}
	return len(b.lines) > 1 || endsSentence(s.words(b))
}

func hyphenEnd(s string) bool {
	return strings.HasSuffix(s, "-") && len(s) > 1 && s[len(s)-2] != ' '
}

// endsCurrency reports whether s ends with the sign or code of a currency, which calls
// for its figure.
func endsCurrency(s string) bool {
	if r := lastRune(s); unicode.Is(unicode.Sc, r) {
		return true
	}
	return currencyCodes[s[strings.LastIndexAny(s, " \n\t(")+1:]]
}

var currencyCodes = map[string]bool{"USD": true, "EUR": true, "GBP": true, "CHF": true, "JPY": true, "CNY": true, "SEK": true, "NOK": true, "DKK": true, "CAD": true, "AUD": true}

// wantsScale reports whether a figure ends a and the word that scales it begins b.
func wantsScale(a, b string) bool {
	if a == "" || !isDigit(a[len(a)-1]) {
		return false
	}
	return scaleStart.MatchString(b)
}

var scaleStart = regexp.MustCompile(`^(?:hundred|thousand|million|billion|trillion|lakh|crore|per ?cent|mn|bn)\b`)
