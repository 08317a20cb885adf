package layout

import (
	"unicode"

	"factsheet/pipeline/document"
)

// look is how the letters of a block are set.
type look struct {
	size    float64 // in points
	bold    bool
	colour  uint32
	letters int
}

// like reports whether two looks are one, small differences in size aside.
func (a look) like(b look) bool {
	return a.bold == b.bold && a.colour == b.colour && near(a.size, b.size)
}

// near reports whether two sizes are one size, rounding aside.
func near(a, b float64) bool { return a < 1.045*b && b < 1.045*a }

func lookOf(text string, lines []line) look {
	out := look{bold: true}
	most := 0
	for i := range lines {
		l := lines[i].shown
		n := max(1, letterCount(lines[i].span.Of(text)))
		out.letters += n
		out.bold = out.bold && l.Bold
		if n > most {
			most, out.size, out.colour = n, l.Size, l.Colour
		}
	}
	return out
}

// bodyLook is how most letters of a sheet are set, those in margins and tables left out
// where there are others.
func bodyLook(text string, lines []line) look {
	type key struct {
		size   int // in quarters of a point
		bold   bool
		colour uint32
	}
	sizes, looks := map[int]int{}, map[key]int{}
	for _, all := range []bool{false, true} {
		for i := range lines {
			l := lines[i].shown
			if !all && (lines[i].running != document.Paragraph || l.Kind == document.TableRow || l.Turn != 0) {
				continue
			}
			n := letterCount(lines[i].span.Of(text))
			q := int(4*l.Size + 0.5)
			sizes[q] += n
			looks[key{q, l.Bold, l.Colour}] += n
		}
		if len(sizes) > 0 {
			break
		}
	}
	best, most := 0, -1
	for q := range sizes {
		if n := sizes[q-1] + sizes[q] + sizes[q+1]; n > most || n == most && (sizes[q] > sizes[best] || sizes[q] == sizes[best] && q < best) {
			best, most = q, n
		}
	}
	out := look{size: float64(best) / 4}
	bold, colours := 0, map[uint32]int{}
	for k, n := range looks {
		if k.size < best-1 || k.size > best+1 {
			continue
		}
		if k.bold {
			bold += n
		} else {
			bold -= n
		}
		colours[k.colour] += n
	}
	out.bold = bold > 0
	n := -1
	for c, k := range colours {
		if k > n || k == n && c < out.colour {
			out.colour, n = c, k
		}
	}
	return out
}

// standsOut reports whether a block is set larger than the body, bold where that is
// not, or in another colour.
func (s *sheet) standsOut(b *shape) bool {
	return s.larger(b) || s.heavier(b) || s.coloured(b)
}

func (s *sheet) larger(b *shape) bool { return b.look.size > 1.06*s.body.size }

func (s *sheet) heavier(b *shape) bool {
	return b.look.bold && !s.body.bold && b.look.size > 0.8*s.body.size
}

// coloured reports whether a block has a colour of its own. Greys are none: notes and
// captions have them.
func (s *sheet) coloured(b *shape) bool {
	if b.look.colour == s.body.colour || b.look.size < 0.95*s.body.size {
		return false
	}
	return chroma(b.look.colour) > 40
}

// chroma is how far a colour is from grey, from 0 to 255.
func chroma(c uint32) int {
	r, g, b := int(c>>16&255), int(c>>8&255), int(c&255)
	return max(r, g, b) - min(r, g, b)
}

// digitCount counts the digits in s.
func digitCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
