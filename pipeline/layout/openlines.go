package layout

import (
	"cmp"
	"math"
	"slices"

	"factsheet/pipeline/document"
)

// mayHoldRows tells of each two lines under one another whether rows of a table may stand
// between them: something does, and it is not running text.
func mayHoldRows(g []stroke, ws []word) []bool {
	const most = 2 // lines of text
	in := make([][]word, len(g))
	for _, w := range ws {
		y := w.y + 0.3*w.size
		if y > g[0].at || y < g[len(g)-1].at || w.x0 < g[0].from-openEnds || w.x1 > g[0].to+openEnds {
			continue
		}
		k := 0
		for k+2 < len(g) && g[k+1].at > y {
			k++
		}
		in[k] = append(in[k], w)
	}
	out := make([]bool, len(g))
	for k := range in {
		rows := rowsOf(in[k])
		text := 0
		for i := range rows {
			if r := &rows[i]; len(r.words) > 6 && r.x1()-r.x0() > 0.5*(g[0].to-g[0].from) && inner(gapsOf(r, whiteBroad*0.7*r.size)) == 0 {
				text++
			}
		}
		out[k] = len(rows) > 0 && (text <= most || text*2 < len(rows))
	}
	return out
}

// bounds lists the lines that may bound a table whose first is the first of g, the most
// first: those of g, with a longer line that ends it, and without a line under it, as
// where a table goes on over the page.
func bounds(g, level []stroke, ws []word) [][]stroke {
	var out [][]stroke
	for j := len(g); j > 1; j-- {
		lines := headed(g[:j:j], level, ws)
		if len(lines) > 2 {
			out = append(out, lines)
		}
	}
	for j := len(g); j > 1; j-- {
		for k := len(level) - 1; k >= 0; k-- {
			if s := level[k]; s.at < g[j-1].at-ruleNear && s.from < g[0].from+openEnds && s.to > g[0].to-openEnds {
				if s.to-s.from > g[0].to-g[0].from+openEnds {
					out = append(out, append(g[:j:j], stroke{s.at, g[0].from, g[0].to, false}))
				}
				break
			}
		}
	}
	return out
}

// headed is the lines of a table with one more over the names of its columns, where
// those stand over its first line, and no line over them.
func headed(lines, level []stroke, ws []word) []stroke {
	top := lines[0]
	if top.foot {
		return lines
	}
	var over []word
	for _, w := range ws {
		if w.y > top.at-0.1*w.size && w.y < top.at+headTall*w.size && w.x0 > top.from-openEnds && w.x1 < top.to+openEnds {
			over = append(over, w)
		}
	}
	rows := rowsOf(over)
	at, cells := 0.0, 0
	for i := len(rows) - 1; i >= 0; i-- {
		r := &rows[i]
		below := top.at + 0.3*r.size
		if at > 0 {
			below = rows[i+1].y
		}
		if step := r.y - below; step > 1.7*r.size || at == 0 && step > 1.3*r.size || len(r.words) > headWords ||
			r.size > 1.15*rows[len(rows)-1].size || at == 0 && between(level, top, r) {
			break
		}
		at, cells = r.y+r.size, max(cells, 1+inner(gapsOf(r, r.size)))
	}
	if cells < 2 {
		return lines
	}
	return append([]stroke{{at, top.from, top.to, false}}, lines...)
}

// between reports whether another line stands between a line and the row over it.
func between(level []stroke, top stroke, r *row) bool {
	return slices.ContainsFunc(level, func(s stroke) bool {
		return s.at > top.at+ruleNear && s.at < r.y+0.3*r.size && s.from < r.x1() && s.to > r.x0()
	})
}

// tailed is the lines of a table of stripes with one more under the row that follows the
// last of them.
func tailed(lines []stroke, ws []word) []stroke {
	n := len(lines)
	foot := lines[n-1]
	if n < 4 || !foot.foot {
		return nil
	}
	most := 0.0 // what is between two lines
	for i := 1; i < n; i++ {
		most = max(most, lines[i-1].at-lines[i].at)
	}
	var under []word
	for _, w := range ws {
		if y := w.y + 0.3*w.size; y < foot.at && y > foot.at-1.3*most && w.x0 > foot.from-openEnds && w.x1 < foot.to+openEnds {
			under = append(under, w)
		}
	}
	rows := rowsOf(under)
	if len(rows) == 0 || foot.at-rows[0].y > 0.9*most || 1+inner(gapsOf(&rows[0], rows[0].size)) < 2 {
		return nil
	}
	k := 0
	for k+1 < len(rows) && rows[k].y-rows[k+1].y < 1.35*rows[k].size {
		k++
	}
	return append(lines[:n:n], stroke{rows[k].y - 0.3*rows[k].size, foot.from, foot.to, false})
}

// alike groups level lines that begin and end at the same places, the longest first,
// each group from the top.
func alike(p *document.GlyphPage, level []stroke) [][]stroke {
	var out [][]stroke
	for _, s := range level {
		if s.to-s.from < openLeast || s.to-s.from > 0.97*p.Width {
			continue
		}
		k := slices.IndexFunc(out, func(g []stroke) bool {
			return math.Abs(g[0].from-s.from) <= openEnds && math.Abs(g[0].to-s.to) <= openEnds
		})
		if k < 0 {
			out, k = append(out, nil), len(out)
		}
		if len(out[k]) < openMost {
			out[k] = append(out[k], s)
		}
	}
	for _, g := range out {
		slices.SortFunc(g, func(a, b stroke) int { return cmp.Compare(b.at, a.at) })
	}
	out = slices.DeleteFunc(out, func(g []stroke) bool { return len(g) < 2 })
	slices.SortStableFunc(out, func(a, b []stroke) int { return cmp.Compare(b[0].to-b[0].from, a[0].to-a[0].from) })
	return out[:min(len(out), openGroups)]
}
