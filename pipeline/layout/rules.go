package layout

import (
	"cmp"
	"math"
	"slices"

	"factsheet/pipeline/document"
)

const (
	ruleNear  = 3.2     // points between two lines, or the edges of two surfaces, that are one
	ruleReach = 3.2     // points that a line may end short of the one it meets
	ruleLeast = 8.0     // points that a surface measures both ways at least to be a cell's
	ruleMost  = 1 << 20 // pairs of lines that are looked at: a page beyond is a drawing
	pale      = 0xf8    // of each colour at least: paper, no surface
)

// stroke is a line of a page, level or upright: at is its place across its direction.
type stroke struct {
	at, from, to float64
	foot         bool // it is nothing but the lower edge of a surface
}

// strokes are the lines of a page, level ones from the foot and upright ones from the left,
// with the edges of surfaces among them. Lines that go on where others end are one.
func strokes(p *document.GlyphPage) (level, upright []stroke) {
	for i := range p.Rules {
		b := &p.Rules[i].Box
		switch r := &p.Rules[i]; {
		case r.Level():
			level = append(level, stroke{(b.Y0 + b.Y1) / 2, b.X0, b.X1, false})
		case r.Upright():
			upright = append(upright, stroke{(b.X0 + b.X1) / 2, b.Y0, b.Y1, false})
		case isCellSurface(p, r):
			level = append(level, stroke{b.Y0, b.X0, b.X1, true}, stroke{b.Y1, b.X0, b.X1, false})
			upright = append(upright, stroke{b.X0, b.Y0, b.Y1, false}, stroke{b.X1, b.Y0, b.Y1, false})
		}
	}
	return gatherStrokes(level), gatherStrokes(upright)
}

// isCellSurface reports whether a rule may be the surface of cells: it is seen, and no
// background of the page.
func isCellSurface(p *document.GlyphPage, r *document.Rule) bool {
	w, h := r.Box.X1-r.Box.X0, r.Box.Y1-r.Box.Y0
	c := r.Colour
	return w >= ruleLeast && h >= ruleLeast && !(c>>16 >= pale && c>>8&0xff >= pale && c&0xff >= pale) && w*h < 0.7*p.Width*p.Height
}

// gatherStrokes makes one of the lines that stand at one place and meet.
func gatherStrokes(in []stroke) []stroke {
	slices.SortFunc(in, func(a, b stroke) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []stroke
	for i := 0; i < len(in); {
		end := i + 1
		for end < len(in) && in[end].at-in[i].at <= ruleNear {
			end++
		}
		group := in[i:end]
		at := (group[0].at + group[len(group)-1].at) / 2
		slices.SortStableFunc(group, func(a, b stroke) int { return cmp.Compare(a.from, b.from) })
		s := stroke{at, group[0].from, group[0].to, group[0].foot}
		for _, x := range group[1:] {
			if x.from <= s.to+ruleReach {
				s.to, s.foot = max(s.to, x.to), s.foot && x.foot
				continue
			}
			out = append(out, s)
			s = stroke{at, x.from, x.to, x.foot}
		}
		out = append(out, s)
		i = end
	}
	return out
}

// lattice is lines that cross: the frame of a table, as a rule.
type lattice struct {
	level, upright []stroke
	xs, ys         []float64 // where its columns and rows are parted, edges included: from the left, from the top
}

// lattices parts a page's lines into those that cross one another.
func lattices(level, upright []stroke) []lattice {
	if len(level) < 2 || len(upright) == 0 || len(level)*len(upright) > ruleMost {
		return nil
	}
	set := newUnion(len(level) + len(upright))
	for i := range level {
		h := &level[i]
		for k := range upright {
			v := &upright[k]
			if v.at >= h.from-ruleReach && v.at <= h.to+ruleReach && h.at >= v.from-ruleReach && h.at <= v.to+ruleReach {
				set.join(i, len(level)+k)
			}
		}
	}
	at := map[int]int{}
	var out []lattice
	of := func(i int) *lattice {
		k, ok := at[set.find(i)]
		if !ok {
			k = len(out)
			at[set.find(i)] = k
			out = append(out, lattice{})
		}
		return &out[k]
	}
	for i := range level {
		l := of(i)
		l.level = append(l.level, level[i])
	}
	for k := range upright {
		l := of(len(level) + k)
		l.upright = append(l.upright, upright[k])
	}
	kept := out[:0]
	for _, l := range out {
		if len(l.level) > 1 && len(l.upright) > 0 && l.measure() {
			kept = append(kept, l)
		}
	}
	return kept
}

// measure finds where the columns and rows are parted. Where lines end together with no
// line across their ends, the table is open there, and its edge is where they end. It
// reports whether there are several rows and columns.
func (l *lattice) measure() bool {
	const most = 400 // rows or columns
	x0, x1 := ends(l.level)
	y0, y1 := ends(l.upright)
	for _, s := range l.level {
		y0, y1 = min(y0, s.at), max(y1, s.at)
	}
	for _, s := range l.upright {
		x0, x1 = min(x0, s.at), max(x1, s.at)
	}
	l.upright = closed(l.upright, x0, x1, y0, y1)
	l.level = closed(l.level, y0, y1, x0, x1)
	l.xs, l.ys = places(l.upright), places(l.level)
	slices.Reverse(l.ys)
	return len(l.xs) >= 3 && len(l.ys) >= 3 && len(l.xs) < most && len(l.ys) < most
}

func ends(ss []stroke) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, s := range ss {
		from, to = min(from, s.from), max(to, s.to)
	}
	return from, to
}

// closed adds lines at the two edges where there are none.
func closed(ss []stroke, first, last, from, to float64) []stroke {
	for _, at := range []float64{first, last} {
		if !slices.ContainsFunc(ss, func(s stroke) bool { return math.Abs(s.at-at) <= ruleNear }) {
			ss = append(ss, stroke{at, from, to, false})
		}
	}
	return ss
}

// places are where lines stand, ascending, each once.
func places(ss []stroke) []float64 {
	var out []float64
	for _, s := range ss {
		out = append(out, s.at)
	}
	slices.Sort(out)
	return slices.CompactFunc(out, func(a, b float64) bool { return math.Abs(b-a) <= ruleNear })
}

// walled reports whether lines at a place stand along more than half of the stretch.
func walled(ss []stroke, at, from, to float64) bool {
	covered := 0.0
	for _, s := range ss {
		if math.Abs(s.at-at) <= ruleNear {
			covered += max(0, min(s.to, to)-max(s.from, from))
		}
	}
	return covered > 0.5*(to-from)
}

// union is sets of numbers that can be joined.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(a, b int) {
	a, b = u.find(a), u.find(b)
	u[max(a, b)] = min(a, b)
}
