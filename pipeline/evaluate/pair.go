package evaluate

import (
	"cmp"
	"slices"
)

// pairing says which gold item is which item of the output: each is used once. The
// numbers are places in the lists that were paired, or -1.
type pairing struct {
	got  []int // of each gold item
	gold []int // of each item of the output
}

func unpaired(golds, outs int) pairing {
	p := pairing{make([]int, golds), make([]int, outs)}
	for i := range p.got {
		p.got[i] = -1
	}
	for j := range p.gold {
		p.gold[j] = -1
	}
	return p
}

func (p *pairing) join(i, j int) { p.got[i], p.gold[j] = j, i }

// class is the places of items that can take each other's place.
type class []int

// classes gathers the ordered items that can take each other's place: those that are
// equal in all that is compared, and in their spans where these count.
func classes(items []*item, a anchoring) []class {
	var out []class
	if a == anchored {
		for i, it := range items {
			if i > 0 && it.at == items[i-1].at && it.optional == items[i-1].optional && it.key() == items[i-1].key() {
				out[len(out)-1] = append(out[len(out)-1], i)
				continue
			}
			out = append(out, class{i})
		}
		return out
	}
	byKey := map[string]int{}
	for i, it := range items {
		n, ok := byKey[it.key()]
		if !ok {
			n = len(out)
			byKey[it.key()] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

// candidate is two classes whose items may be paired.
type candidate struct {
	affinity  float64
	gold, out int
}

// matcher pairs the items of a kind.
type matcher struct {
	kind        *kind
	anchoring   anchoring
	golds, outs []*item
	gs, ps      []class // what is left of them
	result      pairing
}

// pair pairs items of a kind, those that agree best first, as score.py does. Of those that
// agree as well, it takes the pairs that make most of all: as many as can be, of gold
// entries that are not optional before others, with as many right fields as can be. What
// is still the same is settled by the order of the text and by what the items are.
func pair(k *kind, golds, outs []*item, a anchoring) pairing {
	m := matcher{kind: k, anchoring: a, golds: golds, outs: outs, result: unpaired(len(golds), len(outs))}
	if len(golds) == 0 || len(outs) == 0 {
		return m.result
	}
	m.gs, m.ps = classes(golds, a), classes(outs, a)
	all := m.candidates()
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].affinity == all[0].affinity {
			n++
		}
		m.settle(all[:n])
		all = all[n:]
	}
	return m.result
}

// candidates are all classes that may be paired, those that agree best first.
func (m *matcher) candidates() []candidate {
	index := map[string][]int{}
	for n, c := range m.ps {
		for _, word := range m.kind.keys(m.outs[c[0]], false) {
			index[word] = append(index[word], n)
		}
	}
	var all []candidate
	met := make([]int, len(m.ps)) // by which gold class, counted from 1, an output class was met last
	for i, c := range m.gs {
		g := m.golds[c[0]]
		for _, word := range m.kind.keys(g, true) {
			for _, n := range index[word] {
				if met[n] == i+1 {
					continue
				}
				met[n] = i + 1
				if f := m.kind.match(g, m.outs[m.ps[n][0]], m.anchoring); f > 0 {
					all = append(all, candidate{f, i, n})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.affinity, a.affinity), cmp.Compare(a.gold, b.gold), cmp.Compare(a.out, b.out))
	})
	return all
}

// settle pairs what is left of candidates that agree equally well.
func (m *matcher) settle(level []candidate) {
	level = slices.DeleteFunc(level, func(c candidate) bool { return len(m.gs[c.gold]) == 0 || len(m.ps[c.out]) == 0 })
	for _, knot := range knots(level, len(m.gs)) {
		if len(knot) == 1 {
			m.join(knot[0])
			continue
		}
		m.untie(knot)
	}
}

// join pairs as many items of two classes as there are of both.
func (m *matcher) join(c candidate) {
	for len(m.gs[c.gold]) > 0 && len(m.ps[c.out]) > 0 {
		m.result.join(m.gs[c.gold][0], m.ps[c.out][0])
		m.gs[c.gold], m.ps[c.out] = m.gs[c.gold][1:], m.ps[c.out][1:]
	}
}

// knots parts candidates into those that have nothing to do with each other: no gold
// class and no output class is in two knots.
func knots(level []candidate, golds int) [][]candidate {
	if len(level) == 1 {
		return [][]candidate{level}
	}
	parent := map[int]int{} // of gold classes, and of output classes after them
	var root func(n int) int
	root = func(n int) int {
		p, ok := parent[n]
		if !ok || p == n {
			return n
		}
		r := root(p)
		parent[n] = r
		return r
	}
	for _, c := range level {
		a, b := root(c.gold), root(golds+c.out)
		parent[max(a, b)] = min(a, b)
	}
	var out [][]candidate
	at := map[int]int{}
	for _, c := range level {
		r := root(c.gold)
		n, ok := at[r]
		if !ok {
			n = len(out)
			at[r] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], c)
	}
	return out
}
