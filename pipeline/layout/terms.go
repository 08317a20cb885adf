package layout

import (
	"slices"
	"unicode"
)

const (
	termRows   = 3  // rows of a list of terms, at least
	termLabel  = 6  // words of a term, at most
	termWords  = 80 // words of what stands beside a term, at most
	termSpread = 60 // lines of a band in which terms are looked for, at most
)

// terms finds the rows of a list of terms in a band of two columns: 'Donor | Norway',
// 'Period | 2019-2022'. Each short label stands level with what it names, which begins
// there and may have several lines. A text beside a column of labels would begin anew
// at every one of them by a rare chance only. Names with figures are no such list: a
// table or a chart.
func (b *band) terms() *table {
	if len(b.edges) != 1 || len(b.rows) < termRows || len(b.rows) > 4*termSpread {
		return nil
	}
	cuts := []int{0, len(b.rows)}
	broad := make([]int, 0, len(b.rows)) // the rows under a white line, the broadest first
	for i := 1; i < len(b.rows); i++ {
		if b.steps[i] > blockStep*b.pitch {
			broad = append(broad, i)
		}
	}
	slices.SortStableFunc(broad, func(i, k int) int {
		switch {
		case b.steps[i] > b.steps[k]:
			return -1
		case b.steps[i] < b.steps[k]:
			return 1
		}
		return 0
	})
	cuts = append(cuts, broad[:min(len(broad), 4)]...)
	slices.Sort(cuts)
	for size := len(cuts) - 1; size > 0; size-- { // the longest run first
		for k := 0; k+size < len(cuts); k++ {
			first, end := cuts[k], cuts[k+size]
			if end-first < termRows || end-first > termSpread {
				continue
			}
			if t := b.termsIn(first, end); t != nil {
				return t
			}
		}
	}
	return nil
}

// termsIn is the list of terms that the rows from first to end make, all of them, or nil.
func (b *band) termsIn(first, end int) *table {
	lines := b.rows[first:end]
	t := &table{first: first, last: end - 1, edges: b.edges, terms: true}
	rows := t.gather(lines)
	if rows == nil {
		for i := range lines {
			rows = append(rows, tableRow{first: i, end: i + 1, anchor: i})
		}
	}
	n, words, figures := 0, 0, 0
	x0, x1, edge := lines[0].x0(), 0.0, 0.0 // of the list, and where its labels end
	for _, r := range rows {
		var label, value []word
		for i := r.first; i < r.end; i++ {
			x0, x1 = min(x0, lines[i].x0()), max(x1, lines[i].x1())
			c := t.cells(&lines[i])
			label, value = append(label, c[0]...), append(value, c[1]...)
		}
		if len(label) == 0 || len(value) == 0 {
			return nil
		}
		for _, w := range label {
			edge = max(edge, w.x1)
		}
		if !isLabel(label) || len(label) > termLabel || len(value) > termWords || startsLower(label[0].text) || startsLower(value[0].text) && len(value) > 3 {
			return nil
		}
		if isFigureCell(value) {
			figures++
		}
		n++
		words += len(label)
	}
	if n < termRows || words > 4*n || figures*10 > n*6 || edge-x0 > 0.5*(x1-x0) {
		return nil
	}
	t.lines = make([]row, 0, n)
	for _, r := range rows {
		t.lines = append(t.lines, t.line(lines[r.first:r.end]))
	}
	return t
}

// isLabel reports whether words name something, or tell a year or a day: no bullet and
// no number of a list.
func isLabel(ws []word) bool {
	letters, digits := 0, 0
	for i := range ws {
		for _, r := range ws[i].text {
			switch {
			case unicode.IsLetter(r):
				letters++
			case unicode.IsDigit(r):
				digits++
			}
		}
	}
	return letters > 1 || digits > 3
}

// termsAmong is a list of terms among rows that no gutter parts: what its labels name is
// as short as they are.
func termsAmong(rows []row) *table {
	if len(rows) < termRows {
		return nil
	}
	least, parted := gutterSafe*middleSize(rows), 0
	for i := range rows { // most texts have no such gap, and are spared the rest
		ws := rows[i].words
		for k := 1; k < len(ws); k++ {
			if ws[k].x0-ws[k-1].x1 >= least {
				parted++
				break
			}
		}
	}
	if parted < termRows {
		return nil
	}
	var best gutter
	for _, w := range whites(rows, least) {
		if n := w.last - w.first; n+1 >= termRows && n > best.last-best.first {
			best = w
		}
	}
	if best.last == 0 {
		return nil
	}
	t := newBand(rows[best.first:best.last+1], best).terms()
	if t != nil {
		t.first, t.last = t.first+best.first, t.last+best.first
	}
	return t
}

// besideTerms is the gutter that parts the band: not the one between terms and what they
// name where these stand beside something else.
func (b *band) besideTerms() gutter {
	const most = 4 // columns
	if len(b.edges) < 2 || len(b.edges) >= most {
		return b.g
	}
	for _, e := range b.edges {
		if b.g.x0 <= e && e <= b.g.x1 {
			continue
		}
		other := gutter{x0: e, x1: e, first: b.g.first, last: b.g.last}
		left, right := sides(b.rows, other)
		terms := right
		if e > b.g.x1 {
			terms = left
		}
		if len(left) == 0 || len(right) == 0 {
			continue
		}
		rows := rowsOf(terms)
		if t := termsAmong(rows); t != nil && t.first == 0 && t.last == len(rows)-1 {
			return other
		}
	}
	return b.g
}
