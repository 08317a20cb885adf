package chart

import (
	"cmp"
	"slices"
)

// bond is a tie of a network between two nodes by number, with how often it is told.
type bond struct{ a, b, weight int }

// lineUp orders the nodes of a network along a line so that tied ones stand close: parts
// that hang together stand together, the largest first, and within each the order with the
// least length of ties that some rounds of moving nodes to the middle of theirs come to.
// Nodes are taken in the order in which they are numbered, so it is always the same.
func lineUp(n int, bonds []bond) []int {
	near := make([][]bond, n) // b is the other
	for _, x := range bonds {
		near[x.a] = append(near[x.a], bond{x.a, x.b, x.weight})
		near[x.b] = append(near[x.b], bond{x.b, x.a, x.weight})
	}
	parts := partsOf(n, near)
	slices.SortStableFunc(parts, func(x, y []int) int { return cmp.Compare(len(y), len(x)) })
	out := make([]int, 0, n)
	for _, part := range parts {
		out = append(out, settle(part, near)...)
	}
	return out
}

// partsOf are the parts of a network that hang together, each outwards from its first node.
func partsOf(n int, near [][]bond) [][]int {
	seen := make([]bool, n)
	var parts [][]int
	for i := range n {
		if seen[i] {
			continue
		}
		seen[i] = true
		part := []int{i}
		for k := 0; k < len(part); k++ {
			for _, x := range near[part[k]] {
				if !seen[x.b] {
					seen[x.b] = true
					part = append(part, x.b)
				}
			}
		}
		parts = append(parts, part)
	}
	return parts
}

// rounds is how often an order is made better at most.
const rounds = 40

// settle orders a part. All is in whole numbers: rounding must not depend on the machine.
func settle(part []int, near [][]bond) []int {
	at := make([]int, len(near))
	place := func(order []int) {
		for i, v := range order {
			at[v] = i
		}
	}
	length := func(order []int) int {
		place(order)
		sum := 0
		for _, v := range order {
			for _, x := range near[v] {
				sum += x.weight * max(at[v]-at[x.b], at[x.b]-at[v])
			}
		}
		return sum
	}
	best := slices.Clone(part)
	shortest := length(best)
	order, middle := slices.Clone(part), make([]int, len(near))
	for range rounds {
		place(order)
		for _, v := range order {
			sum, weight := 0, 0
			for _, x := range near[v] {
				sum += 1000 * x.weight * at[x.b]
				weight += x.weight
			}
			middle[v] = 1000 * at[v]
			if weight > 0 {
				middle[v] = (sum/weight + middle[v]) / 2
			}
		}
		slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(middle[x], middle[y]) })
		if l := length(order); l < shortest {
			shortest, best = l, slices.Clone(order)
		}
	}
	return swapped(best, shortest, length)
}

// swapped moves single nodes as long as that makes ties shorter.
func swapped(best []int, shortest int, length func([]int) int) []int {
	try := make([]int, 0, len(best))
	for range rounds {
		better := false
		for i := range best {
			for k := range best {
				if i == k {
					continue
				}
				v := best[i]
				try = slices.Delete(append(try[:0], best...), i, i+1)
				try = slices.Insert(try, k, v)
				if l := length(try); l < shortest {
					shortest, better = l, true
					best, try = try, best
				}
			}
		}
		if !better {
			break
		}
	}
	return best
}
