package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/pipeline/document"
)

// word is a stretch of letters without a blank, on one baseline.
type word struct {
	text      string // NFC
	x0, x1, y float64
	size      float64
	bold      bool
	colour    uint32 // of its first letter
	mark      int    // of its first letter, as Glyph.Mark
	drawn     int    // place of its first letter in the order in which the file draws them
	glued     bool   // in a table's cell: it is the rest of the word before it
	stands    int    // for the insert of that number, from 1; 0 of a word
}

// words puts glyphs together that stand on one baseline, and sorts them. The glyphs come from the
// highest to the lowest, see turned: a file may draw them in any order.
func words(gs []glyph) []word {
	out := make([]word, 0, len(gs)/4+8)
	for i := 0; i < len(gs); {
		end := i + 1
		for end < len(gs) && gs[i].Y-gs[end].Y <= max(0.08*min(gs[i].Size, gs[end].Size), 0.05) {
			end++
		}
		base := gs[i:end]
		toTheRight := func(a, b glyph) int { return cmp.Compare(a.X, b.X) }
		if !slices.IsSortedFunc(base, toTheRight) {
			slices.SortStableFunc(base, toTheRight)
		}
		out = baseline(out, once(base))
		i = end
	}
	return level(noteMarks(scripts(initials(out))))
}

// once drops glyphs drawn twice at one place, as imitated bold and shadows are, and
// hyphens drawn under a letter: where a word might be parted, and is not.
func once(gs []glyph) []glyph {
	n := 0 // those that stay
	for i := range gs {
		g := &gs[i]
		twice := (g.Text == "-" || g.Text == "\u00ad") && (i+1 < len(gs) && beneath(g, &gs[i+1]) || n > 0 && beneath(g, &gs[n-1]))
		for k := n - 1; k >= 0 && k >= n-3; k-- {
			if o := &gs[k]; g.X-o.X < 0.1*g.Size && o.Text == g.Text && math.Abs(g.Size-o.Size) < 0.1*g.Size {
				twice = true
			}
		}
		if twice {
			continue
		}
		if n < i {
			gs[n] = *g
		}
		n++
	}
	return gs[:n]
}

// beneath reports whether glyph g is drawn right under a letter.
func beneath(g, letter *glyph) bool {
	return math.Abs(g.X-letter.X) < 0.03*g.Size && hasLetter(letter.Text)
}

// baseline cuts the glyphs of one baseline, sorted by place, into words: at blanks,
// and where a gap is wider than the gaps between letters are there. It appends them to out.
func baseline(out []word, gs []glyph) []word {
	limit := wordGap(gs)
	var b strings.Builder // of all the words' letters, since there are many words
	b.Grow(len(gs))
	var w word
	bold, n, from, blank := 0, 0, 0, true
	flush := func() {
		if n > 0 {
			w.text, w.bold = wordText(b.String()[from:]), bold*2 > n
			out = append(out, w)
		}
		n, bold, from = 0, 0, b.Len()
	}
	for i := range gs {
		g := &gs[i]
		if strings.TrimSpace(g.Text) == "" {
			blank = true
			continue
		}
		// A blank glyph that the next letter is set over (kerning can do that) is none
		// only where the letters touch.
		gap := g.X - w.x1
		if n == 0 || blank && gap > 0.03*g.Size || gap > limit*g.Size || gap > limit*w.size && g.Size < w.size ||
			n == 1 && g.Size < initialMost*w.size && isInitial(b.String()[from:], w.size, g.Text, g.Size) {
			flush()
			w = word{x0: g.X, x1: g.X, y: g.Y, size: g.Size, colour: g.Colour, mark: g.Mark, drawn: g.drawn}
		}
		blank = false
		b.WriteString(g.Text)
		w.x1 = max(w.x1, g.X+g.Width)
		w.size = max(w.size, g.Size)
		n++
		if g.Bold {
			bold++
		}
	}
	flush()
	return out
}

// wordText is the text of a word as Document.Text has it.
func wordText(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(strings.ToValidUTF8(s, "\ufffd"))
		}
	}
	return s
}

// wordGap is the width of gap, in units of the size, from which on two letters are of
// two words: the gap that letters have on this baseline (spaced-out headings have a
// wide one, tight lines a narrow one), and a part of a blank more.
func wordGap(gs []glyph) float64 {
	gaps := make([]float64, 0, len(gs))
	for i := 1; i < len(gs); i++ {
		if gs[i].Text == " " || gs[i-1].Text == " " || gs[i].Size <= 0 {
			continue
		}
		gap := (gs[i].X - gs[i-1].X - gs[i-1].Width) / gs[i].Size
		if gap < 1 {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) < 4 {
		return 0.15
	}
	letter := middle(gaps)
	return min(max(letter, -0.05), 0.25) + 0.13
}

// scripts sets raised and lowered small words ('2019¹', 'm²', '1st') beside the word
// that they hang on. A raised figure becomes a superscript, as it is on the page: it
// is no digit of the number before it.
func scripts(ws []word) []word {
	drop := make([]bool, len(ws))
	dropped := false
	for i := range ws {
		s := &ws[i]
		if len(s.text) > 4 && !isNoteNumber(s.text) {
			continue
		}
		// Words are sorted by height; what it hangs on is near.
		for _, dir := range []int{1, -1} {
			done := false
			for k := i + dir; k >= 0 && k < len(ws); k += dir {
				b := &ws[k]
				rise := s.y - b.y
				if math.Abs(rise) > 0.7*max(b.size, s.size) {
					break
				}
				if drop[k] || s.size > 0.82*b.size || rise > 0.62*b.size || rise < -0.35*b.size || math.Abs(rise) < 0.08*b.size {
					continue
				}
				if gap := s.x0 - b.x1; gap < -0.15*b.size || gap > 0.12*b.size {
					continue
				}
				t := s.text
				if rise > 0 {
					t = superscript(t, b.text)
				}
				b.text += t
				b.x1 = max(b.x1, s.x1)
				drop[i], done, dropped = true, true, true
				break
			}
			if done {
				break
			}
		}
	}
	if !dropped {
		return ws
	}
	out := ws[:0]
	for i := range ws {
		if !drop[i] {
			out = append(out, ws[i])
		}
	}
	return out
}

// superscript is raised text as it is written beside the word that it hangs on. Its
// digits never read as those of a number before it, whatever stands with them: '1', '1,2',
// '(3)', '4)'; nor do the letters of notes ('a', 'a,b') as the word's. Ordinals' letters
// stay as they are.
func superscript(s, before string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	letters, digit := isNoteLetters(s), last >= '0' && last <= '9'
	if digit && len(s) == 1 && strings.Contains("eo", s) || !letters && !isNoteNumber(s) && hasLetter(s) && !digit {
		return s // '2e', '1o' in French and Spanish; 'st'
	}
	return strings.Map(func(r rune) rune {
		if letters || r >= '0' && r <= '9' {
			return document.Raised(r)
		}
		return r
	}, s)
}

// isNoteLetters reports whether raised text is the mark of a note, or several: 'a', 'b,c'.
func isNoteLetters(s string) bool {
	for i := range len(s) {
		if i%2 == 0 && (s[i] < 'a' || s[i] > 'z') || i%2 == 1 && s[i] != ',' {
			return false
		}
	}
	return len(s)%2 == 1
}
