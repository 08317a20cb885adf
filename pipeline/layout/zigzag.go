package layout

import (
	"cmp"
	"math"
	"slices"
)

// block is what stands together on one side of a gutter.
type block struct {
	ws          []word
	right       bool
	top, bottom float64 // its highest and lowest baseline
	lines       int
}

func (b *block) add(w word) {
	switch {
	case len(b.ws) == 0:
		b.top, b.bottom, b.lines = w.y, w.y, 1
	case w.y < b.bottom-0.5*w.size:
		b.lines++
	}
	b.top, b.bottom = max(b.top, w.y), min(b.bottom, w.y)
	b.ws = append(b.ws, w)
}

// zigzag gives the blocks of a band that stand left and right by turns, each lower than
// the one before, as the years of a time line do: they are read down the page, not
// side by side. What stands in columns under them is the last of the parts. It returns
// nil where there are only columns.
func (b *band) zigzag() [][]word {
	for _, blocks := range [][]block{b.blocksDrawn(), b.blocksApart()} {
		n := zigzags(blocks, b.em)
		if n == 0 {
			continue
		}
		var out [][]word
		for i := range blocks {
			if i <= n {
				out = append(out, nil)
			}
			last := &out[len(out)-1]
			*last = append(*last, blocks[i].ws...)
		}
		return out
	}
	return nil
}

// zigzags counts the blocks that stand by turns, before any that stand beside one
// another.
func zigzags(blocks []block, em float64) int {
	const least = 4
	n := 0
	for ; n < len(blocks); n++ {
		// Of the first block, only the end may stand in the band.
		if n == 1 && blocks[1].bottom > blocks[0].bottom-0.8*em || n > 1 && blocks[n].top > blocks[n-1].top-0.8*em || n > 1 && blocks[n].top > blocks[n-2].bottom-0.8*em {
			break
		}
		if n > 0 && blocks[n].lines < 2 {
			break // a label, a figure
		}
	}
	if n < least {
		return 0
	}
	for i := n; i < len(blocks); i++ {
		if blocks[i].top > blocks[n-2].bottom-0.8*em {
			return 0
		}
	}
	return n
}

// blocksDrawn is the words of each side that were drawn without one of the other
// between; nil where the order of drawing tells nothing.
func (b *band) blocksDrawn() []block {
	if spokenOf(b.rows) == nil {
		return nil
	}
	type sided struct {
		word
		right bool
	}
	var list []sided
	mid := (b.g.x0 + b.g.x1) / 2
	for i := range b.rows {
		k := leftOf(b.rows[i].words, mid)
		for j, w := range b.rows[i].words {
			list = append(list, sided{w, j >= k})
		}
	}
	slices.SortStableFunc(list, func(x, y sided) int { return cmp.Compare(x.drawn, y.drawn) })
	var out []block
	for _, w := range list {
		if n := len(out); n == 0 || out[n-1].right != w.right {
			out = append(out, block{right: w.right})
		}
		out[len(out)-1].add(w.word)
	}
	return out
}

// blocksApart is the words of each side between two rows of the other, where no row has
// words on both and more than a line's space parts the two; else nil.
func (b *band) blocksApart() []block {
	var out []block
	mid := (b.g.x0 + b.g.x1) / 2
	last := math.Inf(1)
	for i := range b.rows {
		ws := b.rows[i].words
		k := leftOf(ws, mid)
		if k > 0 && k < len(ws) {
			return nil
		}
		if n := len(out); n == 0 || out[n-1].right != (k == 0) {
			if last-b.rows[i].y < 1.1*b.pitch {
				return nil
			}
			out = append(out, block{right: k == 0})
		}
		for _, w := range ws {
			out[len(out)-1].add(w)
		}
		last = b.rows[i].y
	}
	return out
}
