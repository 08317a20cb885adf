package layout

import "slices"

// middle is the value that would stand in the middle of the list if it were sorted. It
// leaves the list in another order.
func middle(list []float64) float64 {
	k := len(list) / 2
	if len(list) > 4096 { // a file can order it so that what follows takes for ever
		slices.Sort(list)
		return list[k]
	}
	// Hoare's selection: what is on the wrong side of a value changes places, and the part
	// that holds the middle is looked at again.
	for from, to := 0, len(list)-1; from < to; {
		at := list[k]
		i, j := from, to
		for i <= j {
			for list[i] < at {
				i++
			}
			for at < list[j] {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		if j < k {
			from = i
		}
		if i > k {
			to = j
		}
	}
	return list[k]
}
