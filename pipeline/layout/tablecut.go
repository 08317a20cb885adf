package layout

import "math"

// cut parts the lines from first to end at the best places between the anchors. ok is
// false where they are too far apart.
func (g *gathering) cut(first, end int, anchors []int, mode int) (rows []tableRow, cost float64, ok bool) {
	if first >= end {
		return nil, 0, true
	}
	if len(anchors) == 0 {
		return g.free(first, end), 0.5, true
	}
	// best[k][c] is what it costs to end the k-th row before the line anchors[k]+1+c.
	type choice struct {
		cost float64
		from int // where the row begins
	}
	starts := []choice{}
	for c := max(first, anchors[0]-anchorMost); c <= anchors[0]; c++ {
		x := choice{from: c}
		if c > first {
			x.cost = 0.4 - g.white(c)
		}
		starts = append(starts, x)
	}
	if c := max(first, anchors[0]-anchorMost); c > first {
		return nil, 0, false
	}
	best := make([][]choice, len(anchors))
	for k, a := range anchors {
		last := end
		if k+1 < len(anchors) {
			last = anchors[k+1]
		}
		if last-a > anchorMost {
			return nil, 0, false
		}
		for c := a + 1; c <= last; c++ {
			b := choice{cost: math.Inf(1)}
			for _, s := range starts {
				m, _ := g.misses(s.from, c, a, mode)
				if v := s.cost + float64(m) + 0.3*float64(g.torn(s.from, c)); v < b.cost {
					b = choice{v, s.from}
				}
			}
			best[k] = append(best[k], b)
		}
		starts = starts[:0:0]
		for j, b := range best[k] {
			starts = append(starts, choice{b.cost - g.white(a+1+j), a + 1 + j})
		}
	}
	k := len(anchors) - 1
	low, at := math.Inf(1), end
	for j, b := range best[k] {
		c := anchors[k] + 1 + j
		v := b.cost
		if c < end {
			v += 0.4 - g.white(c)
		}
		if v < low || v == low && mode == alignTop {
			low, at = v, c
		}
	}
	if at < end {
		rows = g.free(at, end)
	}
	for ; k >= 0; k-- {
		from := best[k][at-anchors[k]-1].from
		rows = append(g.band(from, at, anchors[k]), rows...)
		at = from
	}
	if at > first {
		rows = append(g.free(first, at), rows...)
	}
	return rows, low, true
}

// white is what speaks for a cut before the i-th line: the white there.
func (g *gathering) white(i int) float64 {
	if i <= 0 || i >= len(g.lines) {
		return 0
	}
	return 0.1 * min((g.lines[i-1].y-g.lines[i].y)/g.pitch, 3)
}

// torn counts the cells that begin in lower case, as what goes on does.
func (g *gathering) torn(first, end int) int {
	n := 0
	for c := range len(g.t.edges) + 1 {
		for i := first; i < end; i++ {
			if ws := g.cells[i][c]; len(ws) > 0 {
				if startsLower(ws[0].text) {
					n++
				}
				break
			}
		}
	}
	return n
}

// misses counts the cells that are not aligned to the anchor, and all.
func (g *gathering) misses(first, end, anchor, mode int) (misses, n int) {
	y := g.lines[anchor].y
	for c := range len(g.t.edges) + 1 {
		m, k := g.missesIn(c, first, end, y, mode)
		misses, n = misses+m, n+k
	}
	return misses, n
}

func (g *gathering) missesIn(c, first, end int, y float64, mode int) (misses, n int) {
	top, bottom := math.NaN(), 0.0
	for i := first; i < end; i++ {
		if len(g.cells[i][c]) > 0 {
			if bottom = g.y(i, c); math.IsNaN(top) {
				top = bottom
			}
			if g.figures[c] && bottom > y+0.5*g.pitch {
				misses = 1 // what stands above a figure is the head of its column
			}
		}
	}
	if math.IsNaN(top) {
		return 0, 0
	}
	at := [alignments]float64{top, (top + bottom) / 2, bottom}[mode]
	if math.Abs(at-y) > levelled*g.em {
		misses = 1
	}
	return misses, 1
}
