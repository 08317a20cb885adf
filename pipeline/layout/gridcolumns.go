package layout

import "sort"

// column is a column of a table: the character columns that its cells fill.
type column struct{ x0, x1 int }

// gridColumns finds the columns that the printed lines share: what is left between
// the character columns that hardly any line fills. Where lines have drifted so far
// that two columns run into each other, those lines that fill both tell them apart.
func gridColumns(lines []printed) []column {
	var cover [widestLine + 1]int
	width := 0
	for i := range lines {
		for _, s := range lines[i].segs {
			for x := s.x0; x < s.x1; x++ {
				cover[x]++
			}
			width = max(width, s.x1)
		}
	}
	least := 0
	if len(lines) >= 8 {
		least = len(lines) / 12
	}
	var out []column
	for x := 0; x < width; {
		if cover[x] <= least {
			x++
			continue
		}
		c := column{x0: x}
		for x < width && cover[x] > least {
			x++
		}
		c.x1 = x
		out = append(out, c)
	}
	return mergeDrifted(lines, splitColumns(lines, out))
}

// mergeDrifted joins columns that no line fills both of, nearest first, while there
// are more of them than any line has cells: one column whose cells have drifted.
func mergeDrifted(lines []printed, columns []column) []column {
	most := 0
	for i := range lines {
		most = max(most, len(lines[i].segs))
	}
	for len(columns) > most {
		both := make([]bool, len(columns)) // a line fills the column and the next
		for i := range lines {
			last := -1
			for k := range lines[i].segs {
				c := columnAt(columns, &lines[i].segs[k])
				if last >= 0 && c == last+1 {
					both[last] = true
				}
				last = c
			}
		}
		best := -1
		for c := 0; c+1 < len(columns); c++ {
			if !both[c] && (best < 0 || columns[c+1].x0-columns[c].x1 < columns[best+1].x0-columns[best].x1) {
				best = c
			}
		}
		if best < 0 {
			break
		}
		columns[best].x1 = columns[best+1].x1
		columns = append(columns[:best+1], columns[best+2:]...)
	}
	return columns
}

// splitColumns parts a column in which the lines have several cells.
func splitColumns(lines []printed, columns []column) []column {
	counts := make([][]int, len(columns)) // by column: how many lines have k cells in it
	sums := make([][][]int, len(columns)) // by column and k: the sums of those cells' middles
	for i := range lines {
		segs := lines[i].segs
		for a := 0; a < len(segs); {
			c := columnAt(columns, &segs[a])
			b := a + 1
			for b < len(segs) && columnAt(columns, &segs[b]) == c {
				b++
			}
			if c >= 0 {
				k := b - a
				for len(counts[c]) <= k {
					counts[c] = append(counts[c], 0)
					sums[c] = append(sums[c], make([]int, len(counts[c])-1))
				}
				counts[c][k]++
				for x := 0; x < k; x++ {
					sums[c][k][x] += segs[a+x].middle()
				}
			}
			a = b
		}
	}
	var out []column
	for c := range columns {
		best, all, most := 1, 0, 0
		for k, n := range counts[c] {
			all += n
			if k > 1 && n >= most {
				best, most = k, n
			}
		}
		if best < 2 || most*10 < all*3 || most < 2 {
			out = append(out, columns[c])
			continue
		}
		x := columns[c].x0
		for k := 0; k < best; k++ {
			end := columns[c].x1
			if k+1 < best {
				end = (sums[c][best][k] + sums[c][best][k+1]) / (2 * most)
			}
			end = max(end, x+1)
			out = append(out, column{x, end})
			x = end
		}
	}
	return out
}

// columnAt is the column that a seg shares the most with, or else the nearest one; -1
// where there are none.
func columnAt(columns []column, s *seg) int {
	i := sort.Search(len(columns), func(i int) bool { return columns[i].x1 > s.x0 })
	best, most := -1, 0
	for k := i; k < len(columns) && columns[k].x0 < s.x1; k++ {
		if n := min(columns[k].x1, s.x1) - max(columns[k].x0, s.x0); n > most {
			best, most = k, n
		}
	}
	if best >= 0 {
		return best
	}
	switch {
	case len(columns) == 0:
		return -1
	case i == len(columns):
		return i - 1
	case i == 0:
		return 0
	case s.x0-columns[i-1].x1 <= columns[i].x0-s.x1:
		return i - 1
	}
	return i
}

// spans counts the columns that a seg stands over, of each more than its edge.
func spans(columns []column, s *seg) (first, n int) {
	first = -1
	for k := sort.Search(len(columns), func(i int) bool { return columns[i].x1 > s.x0 }); k < len(columns) && columns[k].x0 < s.x1; k++ {
		over := min(columns[k].x1, s.x1) - max(columns[k].x0, s.x0)
		if over >= 2 || over == columns[k].x1-columns[k].x0 {
			if first < 0 {
				first = k
			}
			n = k - first + 1
		}
	}
	if first < 0 {
		return columnAt(columns, s), 1
	}
	return first, n
}
