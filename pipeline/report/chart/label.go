package chart

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// longestName bounds what is kept of a name or title, in code points; the record has the rest.
const longestName = 80

// mostMarks is how many marks may stand on one letter, lest they stand on the lines above.
const mostMarks = 4

// tidy is a name fit for a label, a tip and a table: on one line, of bounded length, and
// without the characters that turn or hide what stands beside it.
func tidy(s string) string {
	var b strings.Builder
	n, blank, marks := 0, false, 0
	for _, r := range s {
		if marks++; !unicode.Is(unicode.Mn, r) {
			marks = 0
		}
		switch {
		case unicode.IsSpace(r):
			blank = n > 0
			continue
		case unicode.IsControl(r) || turns(r) || marks > mostMarks:
			continue
		}
		if n >= longestName {
			b.WriteRune('…')
			break
		}
		if blank {
			b.WriteByte(' ')
			blank = false
			n++
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// clipped is a name of at most so many code points.
func clipped(s string, most int) string {
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// turns reports whether a character sets the direction of what follows, or has no width.
// The joiners stay: emoji and scripts need them.
func turns(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0x200e || r == 0x200f || r == 0x061c || r == 0x200b || r == 0xfeff
}

// width is about how wide a text is in a sans-serif font, in ems. It errs on the wide side.
func width(s string) float64 {
	var w float64
	state := -1
	for s != "" {
		var cluster string
		cluster, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		w += clusterWidth(cluster)
	}
	return w
}

func clusterWidth(cluster string) float64 {
	if len(cluster) > 1 {
		return max(0.62, float64(uniseg.StringWidth(cluster))*0.68)
	}
	switch c := cluster[0]; {
	case strings.IndexByte("ijl.,:;'|!I ", c) >= 0:
		return 0.31
	case strings.IndexByte("frt()[]-/\"", c) >= 0:
		return 0.4
	case strings.IndexByte("mwMW@%&", c) >= 0:
		return 0.94
	case c >= 'A' && c <= 'Z':
		return 0.72
	case c >= '0' && c <= '9':
		return 0.6
	}
	return 0.585
}

// fit cuts a text to a width in pixels at a size of font, between characters as people see
// them, with an ellipsis where something is cut off.
func fit(s string, pixels, size float64) string {
	room := pixels / size
	if width(s) <= room {
		return s
	}
	room -= width("…")
	var b strings.Builder
	state := -1
	for s != "" {
		var cluster string
		cluster, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		if room -= clusterWidth(cluster); room < 0 {
			break
		}
		b.WriteString(cluster)
	}
	return strings.TrimRight(b.String(), " ,.;:-–(") + "…"
}

// fitNamed cuts a name as fit does; where a part would be lost, its short form stands behind.
func fitNamed(name, short string, pixels, size float64) string {
	if short == "" || short == name || width(name)*size <= pixels {
		return fit(name, pixels, size)
	}
	tail := "\u00a0(" + short + ")"
	if rest := pixels - width(tail)*size; rest > pixels/2 {
		return fit(name, rest, size) + tail
	}
	return fit(short, pixels, size)
}

// counted is a number of things: '1 flow', '1,200 flows'.
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	many := one + "s"
	if stem, ok := strings.CutSuffix(one, "y"); ok && !strings.HasSuffix(stem, "a") {
		many = stem + "ies"
	}
	return whole(n) + " " + many
}

// whole is a number with commas between its thousands.
func whole(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// capital is a text with a capital letter at its beginning.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// listed joins names as a sentence does: 'a, b and c'.
func listed(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// cutBlank cuts a value into its number and its unit.
func cutBlank(s string) (number, unit string) {
	number, unit, _ = strings.Cut(s, "\u00a0")
	return number, unit
}
