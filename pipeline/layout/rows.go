package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// row is the words that stand beside one another, or a row of a table.
type row struct {
	words  []word // from left to right; of a table's row, cell by cell
	y      float64
	size   float64 // of most of its letters
	bold   bool    // all of it
	colour uint32  // of its longest word
	mark   int     // of its longest word, as Glyph.Mark
	cells  []cell  // of a table's row; nil for a line
	spread bool    // its words are set apart to fill the column, and no cells
	line   string  // how it is written, once that was asked for
	at     []int   // where each of the words begins in line
}

// cell is one cell of a table's row: the words first to end, end not included.
type cell struct {
	column, span int // how many columns it goes over
	rows         int // how many rows it goes over; 0 for one
	first, end   int
}

func (r *row) x0() float64 { return r.words[0].x0 }

func (r *row) x1() float64 {
	x := r.words[0].x1
	for i := range r.words {
		x = max(x, r.words[i].x1)
	}
	return x
}

// text is the row as it is written, with three blanks between cells: where a gap is
// wide, and wider than a justified line's are.
func (r *row) text() string {
	if r.line != "" || len(r.words) == 0 {
		return r.line
	}
	var b strings.Builder
	r.at = make([]int, len(r.words))
	usual, next := 0.0, 0
	if r.cells == nil {
		usual = r.gap()
	}
	for i := range r.words {
		w := &r.words[i]
		switch {
		case i == 0:
		case r.cells != nil && next < len(r.cells) && r.cells[next].first == i:
			b.WriteString(cellGap)
		case w.glued:
		case r.cells == nil && !r.spread && isCellGap(w.x0-r.words[i-1].x1, r.size, usual):
			b.WriteString(cellGap)
		default:
			b.WriteByte(' ')
		}
		if next < len(r.cells) && r.cells[next].first == i {
			next++
		}
		r.at[i] = b.Len()
		b.WriteString(w.text)
	}
	r.line = b.String()
	return r.line
}

func isCellGap(gap, size, usual float64) bool {
	return gap > 2.5*size || gap > 1.5*size && gap > 1.7*usual
}

// gap is the middle one of the row's gaps between words.
func (r *row) gap() float64 {
	if len(r.words) < 4 {
		return 0
	}
	gaps := make([]float64, 0, len(r.words))
	for i := 1; i < len(r.words); i++ {
		gaps = append(gaps, r.words[i].x0-r.words[i-1].x1)
	}
	return middle(gaps)
}

// rowsOf gathers words into rows, from the top.
func rowsOf(ws []word) []row {
	ws = slices.Clone(ws)
	down := func(a, b word) int { return cmp.Compare(b.y, a.y) }
	right := func(a, b word) int { return cmp.Compare(a.x0, b.x0) }
	if !slices.IsSortedFunc(ws, down) {
		slices.SortStableFunc(ws, down)
	}
	out := make([]row, 0, len(ws)/8+4)
	for i := 0; i < len(ws); {
		end := i + 1
		for end < len(ws) && ws[i].y-ws[end].y <= 0.3*min(ws[i].size, ws[end].size) {
			end++
		}
		r := row{words: ws[i:end:end]}
		if !slices.IsSortedFunc(r.words, right) {
			slices.SortStableFunc(r.words, right)
		}
		letters, bold, plain := 0, 0, 0
		for k := range r.words {
			w := &r.words[k]
			if n := utf8.RuneCountInString(w.text); n > letters {
				letters, r.size, r.y, r.colour, r.mark = n, w.size, w.y, w.colour, w.mark
			}
			if w.bold {
				bold++
			} else if hasLetter(w.text) {
				plain++
			}
		}
		r.bold = bold > 0 && plain == 0
		out = append(out, r)
		i = end
	}
	return out
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// areLevel reports whether two words stand on one line. Words of two sizes that are set
// to each other's middles have baselines further apart.
func areLevel(a, b *word, em float64) bool {
	most := 0.12
	if a.size > 1.05*b.size || b.size > 1.05*a.size {
		most = 0.25
	}
	return math.Abs(a.y-b.y) < most*em
}

// steps parts rows where the step from one to the next is longer than step.
func steps(rows []row, step float64) [][]row {
	var out [][]row
	from := 0
	for i := 1; i <= len(rows); i++ {
		if i == len(rows) || rows[i-1].y-rows[i].y > step {
			out = append(out, rows[from:i:i])
			from = i
		}
	}
	return out
}
