package layout

import (
	"slices"

	"factsheet/pipeline/document"
)

// leaf is a stack of rows as cut gives it, with the table that they are of.
type leaf struct {
	rows  []row
	table *table
}

// tagged puts the stacks of a page into the order of the file's structure tree, where
// that tells of it, and soundly: each stack is one stretch of the tree, and read in the
// tree's order the page does not leap more than in ours. Else they stay as they are:
// many a tree lists a page's boxes in the order in which they were drawn.
func tagged(p *document.GlyphPage, leaves []leaf) []leaf {
	if len(leaves) < 2 || len(p.Structure) == 0 {
		return leaves
	}
	places := make(map[int]int, len(p.Structure)) // of a mark in the tree
	for i := range p.Structure {
		places[p.Structure[i].ID] = i
	}
	branches := make([]branch, 0, len(leaves))
	for i := range leaves {
		s, share := branchOf(&leaves[i], places)
		switch n := len(branches); {
		case share > 0.9:
			s.from, s.end = i, i+1
			branches = append(branches, s)
		case share < 0.1 && n > 0:
			branches[n-1].end++ // decoration: it stays with what it follows
		default:
			return leaves
		}
	}
	slices.SortStableFunc(branches, func(a, b branch) int { return a.first - b.first })
	out := make([]leaf, 0, len(leaves))
	for i, s := range branches {
		if i > 0 && s.first < branches[i-1].last {
			return leaves
		}
		out = append(out, leaves[s.from:s.end]...)
	}
	if leaps(out) > leaps(leaves) {
		return leaves
	}
	return out
}

// branch is what a stack, and those after it that the tree does not know, has of the
// structure tree: the places of its first and last mark there.
type branch struct{ from, end, first, last int }

// branchOf is the stretch of the tree that nearly all words of a stack are from, and
// the share of its words that are in the tree at all. The few words at either end that
// stand elsewhere (a stray label, a note's mark) are let off.
func branchOf(l *leaf, places map[int]int) (s branch, share float64) {
	var at []int
	words := 0
	for i := range l.rows {
		for k := range l.rows[i].words {
			words++
			if n, ok := places[l.rows[i].words[k].mark]; ok {
				at = append(at, n)
			}
		}
	}
	if len(at) == 0 {
		return branch{}, 0
	}
	slices.Sort(at)
	off := len(at) / 40
	return branch{first: at[off], last: at[len(at)-1-off]}, float64(len(at)) / float64(words)
}

// leaps counts the steps from one stack to the next that lead back: to what stands
// above and not wholly to the right. From the foot of a column to the head of the next one, and
// downwards, is how people read.
func leaps(leaves []leaf) int {
	n := 0
	for i := 1; i < len(leaves); i++ {
		a, b := leaves[i-1].box(), leaves[i].box()
		if b.Y1 > a.Y1 && b.X0 < a.X1 {
			n++
		}
	}
	return n
}

func (l *leaf) box() document.Box {
	var b document.Box
	for i := range l.rows {
		r := &l.rows[i]
		b = b.Cover(document.Box{X0: r.x0(), Y0: r.y, X1: r.x1(), Y1: r.y + max(r.size, 1)})
	}
	return b
}
