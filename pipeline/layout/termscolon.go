package layout

import (
	"math"
	"strings"
)

// colonTerms is the first list of terms among rows whose labels end in a colon, with
// white before what each names ('Status:   Under way'). A colon says more than white
// does: two rows are a list, wherever they stand among text.
func colonTerms(rows []row) *table {
	const least, far = 2, 3.2 // rows of a list; units of the size between two of them
	for i := range rows {
		label, at := colonLabel(&rows[i])
		if label == 0 {
			continue
		}
		end := rows[i].words[label-1].x1
		starts := []int{i}
		last := i
		for k := i + 1; k < len(rows) && rows[k-1].y-rows[k].y < far*rows[k].size; k++ {
			r := &rows[k]
			if n, x := colonLabel(r); n > 0 && math.Abs(x-at) < r.size && math.Abs(r.x0()-rows[i].x0()) < r.size {
				starts, last, end = append(starts, k), k, max(end, r.words[n-1].x1)
				continue
			}
			if math.Abs(r.x0()-at) > 0.5*r.size || rows[k-1].y-r.y > 1.7*r.size || inner(gapsOf(r, gutterSafe*r.size)) > 0 {
				break
			}
			last = k
		}
		if len(starts) < least || end >= at {
			continue
		}
		t := &table{first: i, last: last, edges: []float64{(end + at) / 2}, terms: true}
		for n, k := range starts {
			next := last + 1
			if n+1 < len(starts) {
				next = starts[n+1]
			}
			t.lines = append(t.lines, t.line(rows[k:next]))
		}
		return t
	}
	return nil
}

// colonLabel tells how many of a row's words are a label that ends in a colon, and where
// what it names begins: the only other stretch of the row.
func colonLabel(r *row) (words int, at float64) {
	gaps := gapsOf(r, gutterSafe*r.size)
	if inner(gaps) != 1 {
		return 0, 0
	}
	for i := 1; i < len(r.words) && i <= termLabel; i++ {
		if r.words[i].x0-r.words[i-1].x1 < gutterSafe*r.size {
			continue
		}
		if strings.HasSuffix(r.words[i-1].text, ":") && isLabel(r.words[:i]) && len(r.words)-i <= termWords {
			return i, r.words[i].x0
		}
		break
	}
	return 0, 0
}
