package evaluate

import (
	"cmp"
	"math"
	"slices"
)

// What a pair is worth among those that agree equally well: one of a gold entry that is
// not optional more than any number of others, a pair more than any number of right
// fields, and a field more than any number of mentions.
const (
	worthWanted  = 1 << 44
	worthPair    = 1 << 34
	worthField   = 1 << 20
	mostMentions = worthField/2 - 1
)

// largestKnot is how many pairs of items are weighed against each other. In a larger knot
// they are taken in the order of their worth.
const largestKnot = 4096

// worth is what the pair adds to the score.
func (m *matcher) worth(c candidate) int {
	g, p := m.golds[m.gs[c.gold][0]], m.outs[m.ps[c.out][0]]
	n := worthPair
	if !g.optional {
		n += worthWanted
	}
	for f := range m.kind.fields {
		if rule := &m.kind.fields[f]; (rule.told == nil || rule.told(g)) && rule.same(g, p) {
			n += worthField
		}
	}
	if len(p.mentions) > 0 && len(g.mentions) > 0 {
		s := mentions(g, p, m.anchoring)
		t := s.tally()
		n += max(-mostMentions, min(t.TP-t.FP, mostMentions))
	}
	return n
}

// untie pairs the items of a knot of two candidates or more.
func (m *matcher) untie(knot []candidate) {
	golds, outs := members(knot, func(c candidate) int { return c.gold }), members(knot, func(c candidate) int { return c.out })
	rows, columns := expand(golds, m.gs, count(outs, m.ps)), expand(outs, m.ps, count(golds, m.gs))
	if len(rows)*len(columns) > largestKnot {
		m.inOrder(knot)
		return
	}
	worths := map[[2]int]int{}
	for _, c := range knot {
		worths[[2]int{c.gold, c.out}] = m.worth(c)
	}
	table := make([][]int, len(rows))
	for i, r := range rows {
		table[i] = make([]int, len(columns))
		for j, c := range columns {
			table[i][j] = worths[[2]int{r, c}]
		}
	}
	for i, j := range assign(table, len(columns)) {
		if j < 0 {
			continue
		}
		g, p := rows[i], columns[j]
		m.result.join(m.gs[g][0], m.ps[p][0])
		m.gs[g], m.ps[p] = m.gs[g][1:], m.ps[p][1:]
	}
}

// inOrder pairs the items of a knot, those first that are worth most.
func (m *matcher) inOrder(knot []candidate) {
	type weighed struct {
		candidate
		worth int
	}
	list := make([]weighed, len(knot))
	for i, c := range knot {
		list[i] = weighed{c, m.worth(c)}
	}
	slices.SortStableFunc(list, func(a, b weighed) int { return cmp.Compare(b.worth, a.worth) })
	for _, w := range list {
		m.join(w.candidate)
	}
}

// members are the classes of one side of a knot, in their order.
func members(knot []candidate, side func(candidate) int) []int {
	out := make([]int, len(knot))
	for i, c := range knot {
		out[i] = side(c)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func count(members []int, of []class) int {
	n := 0
	for _, m := range members {
		n += len(of[m])
	}
	return n
}

// expand lists each class as often as it has items that may be paired, which is no more
// than there are on the other side.
func expand(members []int, of []class, most int) []int {
	var out []int
	for _, m := range members {
		for range min(len(of[m]), most) {
			out = append(out, m)
			if len(out) > largestKnot {
				return out
			}
		}
	}
	return out
}

// assign gives each row a column of its own, or none (-1), so that the worths add up to
// the most there can be. It is the Hungarian method with potentials; a worth of 0 is no
// pair.
func assign(worth [][]int, columns int) []int {
	n := len(worth)
	m := columns + n // each row has a column of its own for none
	cost := func(i, j int) int {
		if j <= columns {
			return -worth[i-1][j-1]
		}
		return 0
	}
	u, v := make([]int, n+1), make([]int, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	least, used := make([]int, m+1), make([]bool, m+1)
	for i := 1; i <= n; i++ {
		for j := range least {
			least[j], used[j] = math.MaxInt, false
		}
		row[0] = i
		j0 := 0
		for row[j0] != 0 {
			used[j0] = true
			delta, next := math.MaxInt, 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := cost(row[j0], j) - u[row[j0]] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else if least[j] != math.MaxInt {
					least[j] -= delta
				}
			}
			j0 = next
		}
		for j0 != 0 {
			row[j0] = row[way[j0]]
			j0 = way[j0]
		}
	}
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	for j := 1; j <= columns; j++ {
		if row[j] > 0 && worth[row[j]-1][j-1] > 0 {
			out[row[j]-1] = j - 1
		}
	}
	return out
}
