package read

import (
	"math"
	"strings"
	"unicode"

	"factsheet/pipeline/document"
)

const (
	longActual  = 8       // letters; a longer text covers words, which must agree with the glyphs'
	maxAligned  = 4 << 20 // steps that aligning one text may take
	unknownRune = '\ufffd'
)

// letter is one letter of a glyph's own text.
type letter struct {
	r     rune
	glyph int
}

// replaceText gives glyphs the text that the file says they stand for. A glyph that
// shares another's text is left without. A text of more than a few letters must mostly
// agree with what the glyphs say themselves, where they say something: else it stands
// for a whole line or picture, and the glyphs are right.
func replaceText(glyphs []document.Glyph, text string) {
	var own []letter
	known := 0
	for i := range glyphs {
		for _, r := range glyphs[i].Text {
			if !unicode.IsSpace(r) {
				own = append(own, letter{r, i})
				if r != unknownRune {
					known++
				}
			}
		}
	}
	want := []rune(strings.Join(strings.Fields(text), " "))
	letters := make([]rune, 0, len(want))
	for _, r := range want {
		if r != ' ' {
			letters = append(letters, r)
		}
	}
	switch {
	case len(letters) == 0:
		if known <= longActual {
			gather(glyphs, text)
		}
		return
	case same(own, letters):
		if len(glyphs) == 1 {
			glyphs[0].Text = string(want) // it may have blanks of its own
		}
		return
	case len(letters) <= longActual && len(glyphs) <= longActual:
		gather(glyphs, string(want))
		return
	}
	pairs, ok := align(own, letters)
	if !ok && known > 0 || 5*len(pairs) < 3*known {
		return
	}
	if len(pairs) == 0 {
		spread(glyphs, want)
		return
	}
	// Between letters that agree, the text takes the place of the glyphs.
	pairs = append(pairs, [2]int{len(own), len(letters)})
	i, k := 0, 0
	for _, p := range pairs {
		if p[0] > i && p[1] > k {
			from, to := own[i].glyph, own[p[0]-1].glyph+1
			if i > 0 && own[i-1].glyph == from || p[0] < len(own) && own[p[0]].glyph == to-1 {
				// Part of a ligature's letters agree: it keeps its own.
			} else {
				spread(glyphs[from:to], letters[k:p[1]])
			}
		} else if p[1] > k && i > 0 {
			glyphs[own[i-1].glyph].Text += string(letters[k:p[1]])
		}
		i, k = p[0]+1, p[1]+1
	}
}

func same(own []letter, letters []rune) bool {
	if len(own) != len(letters) {
		return false
	}
	for i := range own {
		if own[i].r != letters[i] {
			return false
		}
	}
	return true
}

// align pairs the letters that both have, in their order: as many as can be, apart
// from what the two begin and end with alike. ok is false where that is too much work.
func align(own []letter, letters []rune) (pairs [][2]int, ok bool) {
	a, b := 0, 0
	for a < len(own) && a < len(letters) && own[a].r == letters[a] {
		pairs = append(pairs, [2]int{a, a})
		a++
	}
	for b < len(own)-a && b < len(letters)-a && own[len(own)-1-b].r == letters[len(letters)-1-b] {
		b++
	}
	n, m := len(own)-a-b, len(letters)-a-b
	if n*m > maxAligned {
		return nil, false
	}
	length := make([]uint16, (n+1)*(m+1))
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			at := i*(m+1) + k
			if own[a+i].r == letters[a+k] {
				length[at] = length[at+m+2] + 1
			} else {
				length[at] = max(length[at+1], length[at+m+1])
			}
		}
	}
	for i, k := 0, 0; i < n && k < m; {
		at := i*(m+1) + k
		switch {
		case own[a+i].r == letters[a+k]:
			pairs = append(pairs, [2]int{a + i, a + k})
			i, k = i+1, k+1
		case length[at+1] >= length[at+m+1]:
			k++
		default:
			i++
		}
	}
	for i := b; i > 0; i-- {
		pairs = append(pairs, [2]int{len(own) - i, len(letters) - i})
	}
	return pairs, true
}

// gather gives a text to the first glyph, which becomes as wide as all of them.
func gather(glyphs []document.Glyph, text string) {
	first := &glyphs[0]
	for i := 1; i < len(glyphs); i++ {
		g := &glyphs[i]
		first.Width = max(first.Width, math.Hypot(g.X-first.X, g.Y-first.Y)+g.Width)
		g.Text = ""
	}
	first.Text = text
}

// spread gives a text to glyphs: a letter each where there are as many, else by their
// widths.
func spread(glyphs []document.Glyph, text []rune) {
	total := 0.0
	for i := range glyphs {
		total += glyphs[i].Width
	}
	at, done := 0.0, 0
	for i := range glyphs {
		at += glyphs[i].Width
		end := i + 1
		if len(glyphs) != len(text) {
			end = len(text)
			if i < len(glyphs)-1 && total > 0 {
				end = int(math.Round(at / total * float64(len(text))))
			} else if i < len(glyphs)-1 {
				end = done
			}
		}
		end = max(done, min(end, len(text)))
		if end == done && i > 0 {
			gather(glyphs[i-1:i+1], glyphs[i-1].Text) // one letter for two glyphs
			continue
		}
		glyphs[i].Text = string(text[done:end])
		done = end
	}
}
