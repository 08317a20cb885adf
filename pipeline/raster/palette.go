package raster

import (
	"image/color"
	"math"
)

// Colours are counted in bins of 5 bits a channel: what differs by less, nobody sees
// beside each other on a page.
const (
	binBits = 5
	bins    = 1 << (3 * binBits)
)

// binOf is the bin of a colour.
func binOf(r, g, b byte) int {
	const drop = 8 - binBits
	return int(r>>drop)<<(2*binBits) | int(g>>drop)<<binBits | int(b>>drop)
}

// tally is how many pixels have the colours of a bin, or of several, and the sums of
// those colours and of their squares, by channel.
type tally struct {
	n    int64
	sum  [3]int64
	sum2 [3]int64
}

func (t *tally) add(o *tally) {
	t.n += o.n
	for c := range t.sum {
		t.sum[c] += o.sum[c]
		t.sum2[c] += o.sum2[c]
	}
}

// spread is the sum of the squares by which a channel's values differ from their mean.
func (t *tally) spread(c int) float64 {
	if t.n == 0 {
		return 0
	}
	return float64(t.sum2[c]) - float64(t.sum[c])*float64(t.sum[c])/float64(t.n)
}

// mean is the colour between all of them.
func (t *tally) mean() color.RGBA {
	at := func(c int) byte { return byte((t.sum[c] + t.n/2) / t.n) }
	return color.RGBA{at(0), at(1), at(2), 255}
}

// count tallies the colours of a page, by bin.
func count(p *Pixels) []tally {
	out := make([]tally, bins)
	for i := 0; i+3 < len(p.BGRX); i += 4 {
		v := [3]byte{p.BGRX[i+2], p.BGRX[i+1], p.BGRX[i]}
		t := &out[binOf(v[0], v[1], v[2])]
		t.n++
		for c, x := range v {
			t.sum[c] += int64(x)
			t.sum2[c] += int64(x) * int64(x)
		}
	}
	return out
}

// group is the bins that one colour of the palette stands for.
type group struct {
	tally
	bins []int
	axis int     // the channel in which they differ most
	gain float64 // how far they differ in it
}

func newGroup(counts []tally, members []int) group {
	g := group{bins: members}
	for _, b := range members {
		g.add(&counts[b])
	}
	g.gain = -1
	for c := range 3 {
		if s := g.spread(c); len(members) > 1 && s > g.gain {
			g.axis, g.gain = c, s
		}
	}
	return g
}

// split parts a group in two at the mean of its axis. It reports false where all lie on
// one side.
func (g *group) split(counts []tally) (low, high group, ok bool) {
	mean := float64(g.sum[g.axis]) / float64(g.n)
	var under, over []int
	for _, b := range g.bins {
		t := &counts[b]
		if float64(t.sum[g.axis]) <= mean*float64(t.n) {
			under = append(under, b)
		} else {
			over = append(over, b)
		}
	}
	if len(under) == 0 || len(over) == 0 {
		return low, high, false
	}
	return newGroup(counts, under), newGroup(counts, over), true
}

// palette is at most most colours for a page's, and the one of them that each bin has.
// What differs most is parted first; the same counts give the same palette.
func palette(counts []tally, most int) (colours color.Palette, of []uint8, fault float64) {
	var all []int
	for b := range counts {
		if counts[b].n > 0 {
			all = append(all, b)
		}
	}
	of = make([]uint8, bins)
	if len(all) == 0 {
		return color.Palette{color.RGBA{255, 255, 255, 255}}, of, 0
	}
	groups := append(make([]group, 0, most), newGroup(counts, all))
	for len(groups) < most {
		widest := -1
		for i := range groups {
			if g := &groups[i]; g.gain > 0 && (widest < 0 || g.gain > groups[widest].gain) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		low, high, ok := groups[widest].split(counts)
		if !ok {
			groups[widest].gain = -1
			continue
		}
		groups[widest] = low
		groups = append(groups, high)
	}
	var pixels int64
	for i := range groups {
		g := &groups[i]
		colours = append(colours, g.mean())
		for _, b := range g.bins {
			of[b] = uint8(i)
		}
		pixels += g.n
		for c := range 3 {
			fault += max(0, g.spread(c))
		}
	}
	return colours, of, math.Sqrt(fault / float64(3*pixels))
}
