package summable

import "slices"

// node is a sum of money in the sheet: an amount, or a contribution without one.
type node struct {
	value    int64 // in hundredths
	known    bool
	currency string
	parts    []int
	wholes   []int // what it is part of
	claims   []int // contributions whose amount it is
	seen     int   // the last walk that met it

	elsewhere bool   // its money counts by something that does not hang on it: an earlier sheet, a payment
	above     bool   // a part of it, at whatever depth, counts elsewhere
	covers    bool   // and with it all its parts'
	paid      stage  // the furthest stage of a flow among its parts, at whatever depth
	cover     Reason // why it is left out, where its money counts with a total above it
	blocked   Reason // why promises are left out from here down
	counts    bool
}

// settled reports whether the money of the sum counts somewhere.
func (n *node) settled() bool { return n.cover != "" || n.counts || n.elsewhere }

// totals finds which sums hold which, and sets them in an order of totals before parts.
func (s *sheet) totals() {
	for i := range s.Amounts {
		for _, id := range s.Amounts[i].TotalOf {
			if k, ok := s.amountAt(id); ok && k != i {
				s.hold(i, k)
			}
		}
	}
	byID := make(map[string]int, len(s.claims))
	for i := range s.claims {
		byID[s.claims[i].ID] = i
	}
	for i := range s.claims {
		if c := &s.claims[i]; c.PartOf != nil {
			if k, ok := byID[*c.PartOf]; ok && s.claims[k].node != c.node {
				s.hold(s.claims[k].node, c.node)
			}
		}
	}
	s.sort()
	if s.twins() {
		s.sort()
	}
}

// hold notes that sum i holds sum k.
func (s *sheet) hold(i, k int) {
	for _, p := range s.nodes[i].parts {
		if p == k {
			return
		}
	}
	s.nodes[i].parts = append(s.nodes[i].parts, k)
	s.nodes[k].wholes = append(s.nodes[k].wholes, i)
}

// sort orders the nodes, each before its parts and else as they stand in the text. What
// makes a circle is cut where it closes.
func (s *sheet) sort() {
	const (
		fresh = iota
		entered
		left
	)
	state := make([]uint8, len(s.nodes))
	s.order = make([]int, len(s.nodes))
	at := len(s.nodes)
	var walk func(int)
	walk = func(i int) {
		state[i] = entered
		n := &s.nodes[i]
		for p := len(n.parts) - 1; p >= 0; p-- {
			switch k := n.parts[p]; state[k] {
			case fresh:
				walk(k)
			case entered:
				n.parts = slices.Delete(n.parts, p, p+1)
				w := &s.nodes[k].wholes
				*w = slices.DeleteFunc(*w, func(x int) bool { return x == i })
			}
		}
		state[i] = left
		at--
		s.order[at] = i
	}
	for i := len(s.nodes) - 1; i >= 0; i-- {
		if state[i] == fresh {
			walk(i)
		}
	}
}

// twins finds a total that is told in two places, each time with parts that come to it or
// as a flow: the table's total of what the text has given by donors. Of a sum with fewer
// digits it may be chance.
func (s *sheet) twins() bool {
	type sum struct {
		value    int64
		currency string
	}
	var wholes []int
	for i := range s.nodes {
		n := &s.nodes[i]
		if n.known && n.currency != "" && len(n.wholes) == 0 && len(n.parts) > 0 && significant(n.value) >= 3 {
			if from, _, _ := s.bestRun(i, func(int) score { return score{} }); from >= 0 {
				wholes = append(wholes, i)
			}
		}
	}
	if len(wholes) == 0 {
		return false
	}
	heads := map[sum]int{}
	for _, i := range wholes {
		k := sum{s.nodes[i].value, s.nodes[i].currency}
		if _, ok := heads[k]; !ok {
			heads[k] = i
		}
	}
	for i := range s.nodes {
		n := &s.nodes[i]
		k := sum{n.value, n.currency}
		if h, ok := heads[k]; ok && n.known && len(n.wholes) == 0 && s.claimed(i) && !s.claimed(h) {
			heads[k] = i
		}
	}
	found := false
	for _, i := range wholes {
		if h := heads[sum{s.nodes[i].value, s.nodes[i].currency}]; h != i {
			s.hold(h, i)
			found = true
		}
	}
	return found
}

// claimed reports whether a sum is that of a contribution with a value.
func (s *sheet) claimed(i int) bool {
	for _, k := range s.nodes[i].claims {
		if s.claims[k].valued {
			return true
		}
	}
	return false
}

// below calls f once with every sum that sum i holds, at whatever depth; where f says no
// it does not go deeper.
func (s *sheet) below(i int, f func(k int) bool) {
	s.walks++
	walk := s.walks
	var down func(int)
	down = func(i int) {
		for _, k := range s.nodes[i].parts {
			if s.nodes[k].seen != walk {
				s.nodes[k].seen = walk
				if f(k) {
					down(k)
				}
			}
		}
	}
	down(i)
}

// related reports whether two sums are one, one holds the other, or a third holds both.
func (s *sheet) related(a, b int) bool {
	above := map[int]bool{}
	var up func(int)
	up = func(i int) {
		if above[i] {
			return
		}
		above[i] = true
		for _, w := range s.nodes[i].wholes {
			up(w)
		}
	}
	up(a)
	seen := map[int]bool{}
	var meets func(int) bool
	meets = func(i int) bool {
		if above[i] {
			return true
		}
		if seen[i] {
			return false
		}
		seen[i] = true
		return slices.ContainsFunc(s.nodes[i].wholes, meets)
	}
	return meets(b)
}

// significant counts the digits of a value but for the zeros at its end.
func significant(v int64) int {
	if v < 0 {
		v = -v
	}
	n := 0
	for v > 0 && v%10 == 0 {
		v /= 10
	}
	for ; v > 0; v /= 10 {
		n++
	}
	return n
}

// slack is by how much the parts of a total may miss it: half a unit of its last digit, as
// it may be rounded, and a two-hundredth at most.
func slack(v int64) int64 {
	unit := int64(1)
	for v != 0 && v%(unit*10) == 0 {
		unit *= 10
	}
	return min(unit/2, v/200)
}
