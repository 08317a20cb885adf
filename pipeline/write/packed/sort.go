package packed

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Add packs rows onto data, in the order of their key among themselves.
func (f *Form[R]) Add(data []byte, rows []R) []byte {
	start := len(data)
	inOrder, last := true, start
	for i := range rows {
		at := len(data)
		data = f.append(data, &rows[i])
		inOrder = inOrder && compare(data[last:], data[at:]) <= 0
		last = at
	}
	if inOrder {
		return data
	}
	added := data[start:]
	sorted := make([]byte, 0, len(added))
	for _, at := range order(added) {
		sorted = append(sorted, added[at:at+size(added[at:])]...)
	}
	copy(added, sorted)
	return data
}

// Count tells how many rows are packed in data.
func Count(data []byte) int {
	n := 0
	for ; len(data) > 0; n++ {
		data = data[size(data):]
	}
	return n
}

// Rows hands the rows that are packed in data on in the order of their key, no more than
// most at a time. What each is given holds only until it returns.
func (f *Form[R]) Rows(data []byte, most int, each func([]R) error) error {
	var b batch[R]
	for _, s := range stretches(data) {
		for rest := s; len(rest) > 0; {
			n := size(rest)
			b.add(f, rest[:n])
			rest = rest[n:]
			if len(b.rows) == most {
				if err := each(b.rows); err != nil {
					return err
				}
				b.reset()
			}
		}
	}
	if len(b.rows) == 0 {
		return nil
	}
	return each(b.rows)
}

// stretches are the parts of data that are in order already, in the order in which they
// make all of it so. The rows of a sheet are such a part, as a rule: sheets differ in the
// first column of the key. Where parts overlap, each row is one.
func stretches(data []byte) [][]byte {
	type stretch struct {
		data []byte
		last int // where its last row begins
	}
	var all []stretch
	for start, at, next := 0, 0, 0; at < len(data); at = next {
		next = at + size(data[at:])
		if next == len(data) || compare(data[at:], data[next:]) > 0 {
			all = append(all, stretch{data[start:next], at - start})
			start = next
		}
	}
	slices.SortFunc(all, func(a, b stretch) int { return compare(a.data, b.data) })
	out := make([][]byte, len(all))
	for i, s := range all {
		out[i] = s.data
		if i > 0 && compare(all[i-1].data[all[i-1].last:], s.data) > 0 {
			return single(data)
		}
	}
	return out
}

// single is each row apart, in order.
func single(data []byte) [][]byte {
	order := order(data)
	out := make([][]byte, len(order))
	for i, at := range order {
		out[i] = data[at : at+size(data[at:])]
	}
	return out
}

// order is where the rows of data begin, in the order of their key.
func order(data []byte) []int {
	var out []int
	for at := 0; at < len(data); at += size(data[at:]) {
		out = append(out, at)
	}
	slices.SortFunc(out, func(a, b int) int { return compare(data[a:], data[b:]) })
	return out
}

// size is how many bytes the first row of data takes.
func size(data []byte) int { return head + int(binary.LittleEndian.Uint32(data)) }

// compare holds the first rows of a and b against each other: by their keys, and by what
// follows where those are the same.
func compare(a, b []byte) int { return bytes.Compare(a[head:size(a)], b[head:size(b)]) }
