package read

import (
	"math"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"factsheet/pipeline/document"
)

// combining are the marks that accents with a width of their own stand for.
var combining = map[string]rune{
	"´": 0x301, "`": 0x300, "ˆ": 0x302, "^": 0x302, "˜": 0x303, "~": 0x303, "¨": 0x308, "¯": 0x304, "˘": 0x306,
	"˙": 0x307, "˚": 0x30a, "°": 0x30a, "¸": 0x327, "˝": 0x30b, "˛": 0x328, "ˇ": 0x30c,
}

// nearby is how many glyphs before and after an accent its letter is looked for among:
// an engine may put the two that far apart.
const nearby = 400

// SetAccents puts accents that are drawn over a letter onto the letter, as TeX draws
// 'é' from a font that has none. The accent's own glyph is left without text.
func SetAccents(g []document.Glyph) {
	for i := range g {
		if t := g[i].Text; len(t) == 1 && t != "`" && t != "^" && t != "~" {
			continue // as nearly all are
		}
		mark, ok := combining[g[i].Text]
		if !ok {
			continue
		}
		for by := 1; by <= nearby; by++ {
			if k := i + by; k < len(g) && over(&g[i], &g[k]) && put(&g[k], mark) {
				g[i].Text = ""
				break
			}
			if k := i - by; k >= 0 && over(&g[i], &g[k]) && put(&g[k], mark) {
				g[i].Text = ""
				break
			}
		}
	}
}

// over reports whether an accent stands at the middle of a letter.
func over(accent, letter *document.Glyph) bool {
	if accent.Turn != 0 || letter.Turn != 0 || letter.Size <= 0 || math.Abs(accent.Size-letter.Size) > 0.3*letter.Size {
		return false
	}
	dx := accent.X + accent.Width/2 - letter.X - letter.Width/2
	dy := accent.Y - letter.Y
	return math.Abs(dx) < 0.2*letter.Size && dy > -0.15*letter.Size && dy < 0.45*letter.Size &&
		accent.X < letter.X+letter.Width && letter.X < accent.X+accent.Width
}

// put writes a mark onto a letter, where the two are one character.
func put(letter *document.Glyph, mark rune) bool {
	base := letter.Text
	switch base {
	case "ı":
		base = "i"
	case "ȷ":
		base = "j"
	}
	if r := []rune(base); len(r) != 1 || !unicode.IsLetter(r[0]) {
		return false
	}
	one := norm.NFC.String(base + string(mark))
	if len([]rune(one)) != 1 {
		return false
	}
	letter.Text = one
	return true
}
