package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// isFigure reports whether a word is a figure and nothing else: digits with the marks
// that accounts set about them ('4,200', '(65)', '12.5%', '$3').
func isFigure(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case !strings.ContainsRune(".,'()[]%+-–−$€£¥", r):
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return digits > 0 && !strings.ContainsRune("-–−.,", last) // '2019-' goes on in the next line
}

// byFigures parts the lines of what is thought one row of the table where two columns
// or more have a figure in several of them: each is a row of its own. A label of several
// lines goes with the figures at its first line or at its last, as the first row has it.
func (t *table) byFigures(lines []row) [][]row {
	var anchors []int
	for i := range lines {
		figures := 0
		for c, ws := range t.cells(&lines[i]) {
			if c > 0 && len(ws) == 1 && isFigure(ws[0].text) {
				figures++
			}
		}
		if figures > 1 {
			anchors = append(anchors, i)
		}
	}
	if len(anchors) < 2 {
		return [][]row{lines}
	}
	out := make([][]row, 0, len(anchors))
	from := 0
	for k, a := range anchors {
		end := len(lines)
		switch {
		case k+1 == len(anchors):
		case anchors[0] > 0:
			end = a + 1
		default:
			end = anchors[k+1]
		}
		out = append(out, lines[from:end])
		from = end
	}
	return out
}

// groupBlank is how wide the blank between the groups of a number may be, in units of the
// size: columns stand farther apart.
const groupBlank = 0.45

// isRestOf reports whether a word is the group of three digits behind those of another:
// the '880' of '14 880'.
func isRestOf(before, w *word, em float64) bool {
	return w.x0-before.x1 < groupBlank*em && len(before.text) >= 1 && isGroup(w.text) && endsGroup(before.text)
}

// endsGroup reports whether a word is one to three digits, with what may stand before the
// first: '14', '(3', '-120'.
func endsGroup(s string) bool {
	s = strings.TrimLeft(s, "(-–−$€£")
	return len(s) >= 1 && len(s) <= 3 && plainInt(s) >= 0
}

// refine parts columns of figures that stand nearer to one another than words do: each
// figure ends under the one above.
func (t *table) refine(lines []row, em float64) {
	slices.Sort(t.edges)
	type figure struct{ x0, x1 float64 }
	var all []figure
	full := 0 // lines with several
	for i := range lines {
		n := len(all)
		for k := range lines[i].words {
			w := &lines[i].words[k]
			switch {
			case !isFigure(w.text):
			case k > 0 && len(all) > n && isRestOf(&lines[i].words[k-1], w, em):
				all[len(all)-1].x1 = w.x1
			default:
				all = append(all, figure{w.x0, w.x1})
			}
		}
		if len(all) > n+1 {
			full++
		}
	}
	slices.SortStableFunc(all, func(a, b figure) int { return cmp.Compare(a.x1, b.x1) })
	end, have := 0.0, false // of the column before
	for i := 0; i < len(all); {
		k, x0 := i, all[i].x0
		for k < len(all) && all[k].x1-all[i].x1 < 0.35*em {
			x0 = min(x0, all[k].x0)
			k++
		}
		if n := k - i; n >= 4 && n*2 > full {
			if have && x0 > end && !slices.ContainsFunc(t.edges, func(e float64) bool { return end <= e && e <= x0 }) {
				t.narrow = append(t.narrow, (end+x0)/2)
			}
			end, have = all[k-1].x1, true
		}
		i = k
	}
	t.edges = append(t.edges, t.narrow...)
	slices.Sort(t.edges)
}

// wide is the table without its narrow edges. Columns of figures all stand alike to the
// labels, so many of them would outvote the few that tell how the rows are aligned.
func (t *table) wide() *table {
	if len(t.narrow) == 0 {
		return t
	}
	return &table{edges: slices.DeleteFunc(slices.Clone(t.edges), func(e float64) bool { return slices.Contains(t.narrow, e) })}
}

// straddles reports whether a row's words go over a narrow edge: one stands on it, or
// two that are no figures stand as near to it as words of a line do.
func (t *table) straddles(r *row, e, em float64) bool {
	for i := range r.words {
		w := &r.words[i]
		if w.x0 < e && e < w.x1 {
			return true
		}
		if i == 0 || e < r.words[i-1].x1 || e > w.x0 {
			continue
		}
		return w.x0-r.words[i-1].x1 < gutterMin*em && !isFigure(w.text) && !isFigure(r.words[i-1].text)
	}
	return false
}
