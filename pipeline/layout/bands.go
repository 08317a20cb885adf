package layout

import (
	"math"
	"slices"
)

// band is the rows beside a gutter, seen as columns that white lines go through.
type band struct {
	rows  []row
	g     gutter
	em    float64
	pitch float64   // from line to line within a column, mostly
	tight float64   // the same among the narrow ones: in a table there may be more rows than lines in cells
	edges []float64 // where columns are parted all the way down; g is one of them
	steps []float64 // from the row before, 0 for the first
	bold  bool      // most of it, so that bold tells nothing
}

const (
	blockStep = 1.35 // the step, in units of the pitch, that parts two blocks of a column
	levelled  = 0.15 // baselines that differ by less stand level, in units of the size
)

func newBand(rows []row, g gutter) *band {
	b := &band{rows: rows, g: g, em: middleSize(rows), steps: make([]float64, len(rows))}
	mid := (g.x0 + g.x1) / 2
	b.edges = append(b.edges, mid)
	for _, w := range whites(rows, gutterMin*b.em) {
		if e := (w.x0 + w.x1) / 2; w.first == 0 && w.last == len(rows)-1 && (e < g.x0 || e > g.x1) {
			b.edges = append(b.edges, e)
		}
	}
	slices.Sort(b.edges)
	bold, all := 0, 0
	for i := range rows {
		if i > 0 {
			b.steps[i] = rows[i-1].y - rows[i].y
		}
		for k := range rows[i].words {
			all++
			if rows[i].words[k].bold {
				bold++
			}
		}
	}
	b.bold = bold*2 > all
	b.pitch, b.tight = b.pitches()
	return b
}

// pitches is the usual step from a line to the next one under it, and one among the
// narrow ones. Lines of other columns that stand between do not count.
func (b *band) pitches() (usual, tight float64) {
	const most = 6 // rows that are looked at
	var steps []float64
	rows, em := b.rows, b.em
	for i := range rows {
		ws := rows[i].words
		first := 0
		for k := 1; k <= len(ws); k++ {
			if k < len(ws) && ws[k].x0-ws[k-1].x1 < gutterSafe*em && leftOf(ws[k-1:k+1], b.g.x0) != 1 {
				continue
			}
			x0, x1, y := ws[first].x0, ws[k-1].x1, ws[first].y
			first = k
			for j := i + 1; j < len(rows) && j <= i+most; j++ {
				if w := wordBetween(&rows[j], x0, x1); w != nil {
					if d := y - w.y; d > 0.9*em {
						steps = append(steps, d)
					}
					break
				}
			}
		}
	}
	if len(steps) == 0 {
		return 1.25 * em, 1.25 * em
	}
	slices.Sort(steps)
	return steps[len(steps)*2/5], steps[len(steps)/6]
}

// wordBetween returns the first word of the row that stands between x0 and x1, at least
// partly, or nil.
func wordBetween(r *row, x0, x1 float64) *word {
	for i := range r.words {
		if w := &r.words[i]; w.x0 < x1 && w.x1 > x0 {
			return w
		}
	}
	return nil
}

// stretch is what stands of a row in one column.
type stretch struct {
	row  int
	ws   []word
	y    float64
	size float64
	bold bool
}

// stretches cuts the words of a row, which go from left to right, at the edges.
func (b *band) stretches(i int, f func(column int, s stretch)) {
	ws := b.rows[i].words
	for c := 0; len(ws) > 0 && c <= len(b.edges); c++ {
		k := len(ws)
		if c < len(b.edges) {
			k = leftOf(ws, b.edges[c])
		}
		if k > 0 {
			s := stretch{row: i, ws: ws[:k:k], y: ws[0].y, size: ws[0].size, bold: true}
			for j := range s.ws {
				s.bold = s.bold && (s.ws[j].bold || !hasLetter(s.ws[j].text))
				if len(s.ws[j].text) > 2 && s.ws[j].size > s.size {
					s.size = s.ws[j].size
				}
			}
			f(c, s)
		}
		ws = ws[k:]
	}
}

// columns gives the lines of each column among the rows from first to end.
func (b *band) columns(first, end int, f func(column int, lines []stretch)) {
	lines := make([][]stretch, len(b.edges)+1)
	for i := first; i < end; i++ {
		b.stretches(i, func(c int, s stretch) { lines[c] = append(lines[c], s) })
	}
	for c := range lines {
		if len(lines[c]) > 0 {
			f(c, lines[c])
		}
	}
}

// heads reports whether a line is set as headings are, larger or bolder than the rest,
// and no bullet or mark by itself.
func (b *band) heads(s *stretch) bool {
	if s.size <= 1.08*b.em && (!s.bold || b.bold) {
		return false
	}
	for i := range s.ws {
		if len(s.ws[i].text) > 1 {
			return true
		}
	}
	return false
}

// level reports whether two lines stand at one height: by their baselines or, where
// their sizes differ, by their tops.
func (b *band) level(x, y *stretch) bool {
	return math.Abs(x.y-y.y) < levelled*b.em || math.Abs(x.y+x.size-y.y-y.size) < 2*levelled*b.em
}

func sameType(x, y *stretch) bool { return x.size < 1.05*y.size && y.size < 1.05*x.size }

// begins tells of the rows from i on, until the next white line goes through, in how
// many columns there are words, whether all of these begin at one height, and in how
// many a heading begins.
func (b *band) begins(i int) (filled int, level bool, headings int) {
	end := i + 1
	for end < len(b.rows) && b.steps[end] < blockStep*b.pitch {
		end++
	}
	var first stretch // the highest
	b.stretches(i, func(_ int, s stretch) {
		if first.ws == nil {
			first = s
		}
	})
	level = true
	b.columns(i, end, func(_ int, lines []stretch) {
		filled++
		level = level && b.level(&lines[0], &first)
		if b.heads(&lines[0]) && (lines[0].bold || len(lines) == 1 || !sameType(&lines[0], &lines[1])) {
			headings++
		}
	})
	return filled, level, headings
}

// cards parts a grid of cards, each a heading with its text, at the white lines between
// its rows: headings stand level across the columns, again and again, and hardly any
// stands elsewhere. Columns of running text have theirs at any height. It returns the
// first row of each row of cards, or nil; columns may stand above.
func (b *band) cards() []int {
	var tops []int
	cards, nearest := 0, math.Inf(1) // of the steps between two rows of cards
	for i := range b.rows {
		if i > 0 && b.steps[i] < blockStep*b.pitch {
			continue
		}
		filled, level, headings := b.begins(i)
		if !level || headings < filled {
			continue
		}
		if filled == 1 { // the last row of cards may hold one
			if only, _ := b.alone(i); len(tops) < 2 || only.ws[0].x0 > b.edges[0] || b.steps[i] < 0.9*nearest {
				continue
			}
		} else if i > 0 {
			nearest = min(nearest, b.steps[i])
		}
		tops = append(tops, i)
		cards += filled
	}
	if len(tops) < 2 {
		return nil
	}
	elsewhere := 0
	for k, top := range tops {
		end := len(b.rows)
		if k+1 < len(tops) {
			end = tops[k+1]
		}
		b.columns(top, end, func(_ int, lines []stretch) {
			i := 1
			for i < len(lines) && b.heads(&lines[i]) && lines[i-1].y-lines[i].y < 2*b.pitch {
				i++ // a heading of several lines
			}
			for ; i < len(lines); i++ {
				if b.heads(&lines[i]) && !isFigureCell(lines[i].ws) {
					elsewhere++
				}
			}
		})
	}
	if elsewhere*4 > cards || b.tears(tops) {
		return nil
	}
	return b.withoutFeet(tops)
}

// tears reports whether the text reads on down the columns rather than across, at the
// given first rows of parts: what would be torn from the line it goes on from begins
// in lower case, after what ends a sentence.
func (b *band) tears(firsts []int) bool {
	ended := false // what was read before, at a sentence's end
	for k, first := range firsts {
		end := len(b.rows)
		if k+1 < len(firsts) {
			end = firsts[k+1]
		}
		torn := false
		b.columns(first, end, func(_ int, lines []stretch) {
			a, z := lines[0].ws, lines[len(lines)-1].ws
			torn = torn || ended && startsLower(a[0].text)
			ended = endsSentence(z[len(z)-1].text)
		})
		if torn {
			return true
		}
	}
	return false
}

// sections parts the band where columns end and others begin: at a white line through
// all of them that is broader than any white within a column, and at a heading with
// nothing beside it, under which the columns begin anew. It returns the first row of
// each section.
func (b *band) sections() []int {
	inner := b.innerStep()
	out := []int{0}
	for i := 0; i < len(b.rows); i++ {
		if i > 0 && b.steps[i] < blockStep*b.pitch {
			continue
		}
		filled, level, _ := b.begins(i)
		if i > 0 && filled > 1 && level && b.steps[i] > 1.2*inner && b.steps[i] > 1.8*b.pitch {
			out = append(out, i)
		} else if under := b.headsSection(i); under > 0 {
			if i > 0 {
				out = append(out, i)
			}
			out = append(out, under)
		}
	}
	if out = slices.Compact(out); b.tears(out) {
		return out[:1]
	}
	return out
}

// innerStep is the broadest step within a column that no white line through all of them
// accounts for.
func (b *band) innerStep() float64 {
	through := make([]bool, len(b.rows)) // a white line goes through above the row
	for i := range b.rows {
		through[i] = i > 0 && b.steps[i] >= blockStep*b.pitch
	}
	widest := b.pitch
	b.columns(0, len(b.rows), func(_ int, lines []stretch) {
		for i := 1; i < len(lines); i++ {
			free := false
			for r := lines[i-1].row + 1; r <= lines[i].row; r++ {
				free = free || through[r]
			}
			if d := lines[i-1].y - lines[i].y; !free && d > widest {
				widest = d
			}
		}
	})
	return widest
}

// headsSection returns the first row under a heading that the i-th row begins, where it
// stands alone between columns: at their left edge or in their middle, nothing beside
// it, and all columns begin level under it. Else it returns 0.
func (b *band) headsSection(i int) int {
	only, ok := b.alone(i)
	if !ok || !b.heads(&only) {
		return 0
	}
	next := i + 1
	for next < len(b.rows) && next < i+3 && b.steps[next] < 1.5*b.rows[i].size && sameSize(&b.rows[next], &b.rows[i]) && b.rows[next].bold == b.rows[i].bold {
		if _, ok := b.alone(next); !ok {
			break
		}
		next++
	}
	if next >= len(b.rows) {
		return 0
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for k := range b.rows {
		x0, x1 = min(x0, b.rows[k].x0()), max(x1, b.rows[k].words[len(b.rows[k].words)-1].x1)
	}
	a, z := only.ws[0].x0, only.ws[len(only.ws)-1].x1
	if a > x0+b.em && math.Abs((a-x0)-(x1-z)) > 2*b.em {
		return 0
	}
	// Columns in other type begin a little higher or lower.
	columns := 0
	b.columns(next, min(next+2, len(b.rows)), func(_ int, lines []stretch) {
		if math.Abs(lines[0].y-b.rows[next].y) < 0.4*b.em {
			columns++
		}
	})
	if columns <= len(b.edges) || b.steps[next] < 0.9*b.em {
		return 0
	}
	return next
}

// alone returns what stands in the i-th row where that is all in one column.
func (b *band) alone(i int) (only stretch, ok bool) {
	n := 0
	b.stretches(i, func(_ int, s stretch) { n, only = n+1, s })
	return only, n == 1
}
