package compare

import "sort"

// matcher pairs the elements of two sequences of keys so that pairs are equal and in the
// same order in both: by common ends, by elements that are there once in each (the
// 'patience' way), and in short stretches by the longest common subsequence.
type matcher struct {
	a, b       []uint32
	keys       int  // every key is below it
	exhaustive bool // look for a longest common subsequence where nothing is there once
	pairs      []couple
	seen       []sighting // by key; empty between calls
}

// couple is an element of each sequence, by its index.
type couple struct{ i, k int }

// sighting is how often a key was seen in a stretch of each sequence, and where last.
type sighting struct {
	inA, inB int32
	a, b     int32
}

const (
	// deepest bounds how often a stretch is cut at elements that are there once, and so
	// the time on texts made to take long.
	deepest = 48
	// largestTable bounds the cells of a longest common subsequence's table.
	largestTable = 1 << 18
)

// match pairs a[a0:a1] with b[b0:b1].
func (m *matcher) match(a0, a1, b0, b1, depth int) {
	for a0 < a1 && b0 < b1 && m.a[a0] == m.b[b0] {
		m.pairs = append(m.pairs, couple{a0, b0})
		a0++
		b0++
	}
	tail := 0
	for a0 < a1-tail && b0 < b1-tail && m.a[a1-1-tail] == m.b[b1-1-tail] {
		tail++
	}
	m.middle(a0, a1-tail, b0, b1-tail, depth)
	for ; tail > 0; tail-- {
		m.pairs = append(m.pairs, couple{a1 - tail, b1 - tail})
	}
}

func (m *matcher) middle(a0, a1, b0, b1, depth int) {
	if a0 == a1 || b0 == b1 {
		return
	}
	if depth < deepest {
		if once := rising(m.once(a0, a1, b0, b1)); len(once) > 0 {
			for _, p := range once {
				m.match(a0, p.i, b0, p.k, depth+1)
				m.pairs = append(m.pairs, p)
				a0, b0 = p.i+1, p.k+1
			}
			m.match(a0, a1, b0, b1, depth+1)
			return
		}
	}
	if m.exhaustive && (a1-a0+1)*(b1-b0+1) <= largestTable {
		m.longest(a0, a1, b0, b1)
	}
}

// once pairs the elements that are in each stretch exactly once, in the order of a.
func (m *matcher) once(a0, a1, b0, b1 int) []couple {
	if m.seen == nil {
		m.seen = make([]sighting, m.keys)
	}
	for i := a0; i < a1; i++ {
		s := &m.seen[m.a[i]]
		s.inA++
		s.a = int32(i)
	}
	for k := b0; k < b1; k++ {
		s := &m.seen[m.b[k]]
		s.inB++
		s.b = int32(k)
	}
	var out []couple
	for i := a0; i < a1; i++ {
		if s := &m.seen[m.a[i]]; s.inA == 1 && s.inB == 1 {
			out = append(out, couple{i, int(s.b)})
		}
	}
	for i := a0; i < a1; i++ {
		m.seen[m.a[i]] = sighting{}
	}
	for k := b0; k < b1; k++ {
		m.seen[m.b[k]] = sighting{}
	}
	return out
}

// rising is a longest subsequence of couples, sorted by i, in which k rises too.
func rising(list []couple) []couple {
	if len(list) < 2 {
		return list
	}
	var ends []int // by length less one: the couple with the least k that ends such a subsequence
	before := make([]int, len(list))
	for n, p := range list {
		at := sort.Search(len(ends), func(j int) bool { return list[ends[j]].k >= p.k })
		before[n] = -1
		if at > 0 {
			before[n] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, n)
		} else {
			ends[at] = n
		}
	}
	out := make([]couple, len(ends))
	for i, n := len(ends)-1, ends[len(ends)-1]; i >= 0; i, n = i-1, before[n] {
		out[i] = list[n]
	}
	return out
}

// longest pairs by a longest common subsequence.
func (m *matcher) longest(a0, a1, b0, b1 int) {
	rows, columns := a1-a0, b1-b0
	width := columns + 1
	table := make([]uint16, (rows+1)*width) // of the rest from there on
	for i := rows - 1; i >= 0; i-- {
		for k := columns - 1; k >= 0; k-- {
			if m.a[a0+i] == m.b[b0+k] {
				table[i*width+k] = table[(i+1)*width+k+1] + 1
			} else {
				table[i*width+k] = max(table[(i+1)*width+k], table[i*width+k+1])
			}
		}
	}
	for i, k := 0, 0; i < rows && k < columns; {
		switch {
		case m.a[a0+i] == m.b[b0+k]:
			m.pairs = append(m.pairs, couple{a0 + i, b0 + k})
			i++
			k++
		case table[(i+1)*width+k] >= table[i*width+k+1]:
			i++
		default:
			k++
		}
	}
}
