package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// partFigures parts figures that stand one blank apart and can't be the groups of one
// number: '317 90,810', '(32) 80', '120.3 129.3'.
func partFigures(text string, segs []seg) []seg {
	for i := range segs {
		if s := segs[i].span.Of(text); strings.IndexByte(s, ' ') < 0 || !isFigures(s) {
			continue
		}
		out := slices.Clone(segs[:i])
		for _, s := range segs[i:] {
			out = append(out, partFigure(text, s)...)
		}
		return out
	}
	return segs
}

// partFigure is the figures of one seg.
func partFigure(text string, s seg) []seg {
	t := s.span.Of(text)
	if strings.IndexByte(t, ' ') < 0 || !isFigures(t) {
		return []seg{s}
	}
	var out []seg
	groups := false // the last figure may have another group of three
	x, at := s.x0, s.span.Start
	for _, w := range strings.Split(t, " ") {
		n := utf8.RuneCountInString(w)
		if w != "" {
			if last := len(out) - 1; groups && isGroup(w) {
				out[last].span.End, out[last].x1 = at+len(w), x+n
			} else {
				out = append(out, seg{span: document.Span{Start: at, End: at + len(w)}, x0: x, x1: x + n})
			}
			digits := strings.TrimLeft(w, "(-–−")
			groups = len(digits) <= 3 && plainInt(digits) >= 0
		}
		x, at = x+n+1, at+len(w)+1
	}
	return out
}

// isGroup reports whether w is three digits, as a group of a number's, with what may
// stand behind its last.
func isGroup(w string) bool {
	w = strings.TrimRight(w, ")%")
	return len(w) >= 3 && plainInt(w[:3]) >= 0 && (len(w) == 3 || (w[3] == '.' || w[3] == ',') && len(w) <= 6 && plainInt(w[4:]) >= 0)
}

// isFigures reports whether s is several figures, one of them with a mark that a group
// of a number or of a telephone's has not.
func isFigures(s string) bool {
	marked := false
	for w := range strings.SplitSeq(s, " ") {
		if w == "" {
			continue
		}
		k := kindOfSeg(w)
		if k == wordy {
			return false
		}
		marked = marked || k == year || strings.ContainsAny(w, ".,()%")
	}
	return marked && !strings.HasPrefix(s, "+")
}
