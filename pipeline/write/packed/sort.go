package packed

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Packer packs rows of a form, with memory that it uses again. It belongs to one goroutine.
type Packer[R any] struct {
	form   *Form[R]
	rows   []byte
	sorted []byte
	starts []int
}

// Packer makes one.
func (f *Form[R]) Packer() *Packer[R] { return &Packer[R]{form: f} }

// Add packs rows and lays them on the pile as a run, in the order of their key.
func (k *Packer[R]) Add(p *Pile, rows []R) {
	if len(rows) == 0 {
		return
	}
	data, starts, inOrder := k.rows[:0], k.starts[:0], true
	for i := range rows {
		at := len(data)
		data = k.form.append(data, &rows[i])
		inOrder = inOrder && (i == 0 || compare(data[starts[i-1]:], data[at:]) <= 0)
		starts = append(starts, at)
	}
	k.rows, k.starts = data, starts
	if !inOrder {
		sortRows(data, starts)
		k.sorted = k.sorted[:0]
		for _, at := range starts {
			k.sorted = append(k.sorted, data[at:at+size(data[at:])]...)
		}
		last := starts[len(starts)-1]
		p.add(k.sorted, len(data)-size(data[last:]), len(rows))
		return
	}
	p.add(data, starts[len(starts)-1], len(rows))
}

// Rows hands the rows of the pile on in the order of their key, no more than most at a
// time. What each is given holds only until it returns.
func (f *Form[R]) Rows(p *Pile, most int, each func([]R) error) error {
	b, ok := f.batches.Get().(*batch[R])
	if !ok {
		b = new(batch[R])
	}
	defer func() {
		b.forget()
		f.batches.Put(b)
	}()
	for _, rest := range p.inOrder() {
		for len(rest) > 0 {
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

// inOrder are stretches of rows that make the whole pile in order: its runs, as a rule, since
// sheets differ in the first column of the key. Where runs overlap, each row is a stretch.
func (p *Pile) inOrder() [][]byte {
	var all []run
	for _, chunk := range p.chunks {
		for r := range runs(chunk) {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b run) int { return compare(a.rows, b.rows) })
	out := make([][]byte, len(all))
	for i, r := range all {
		out[i] = r.rows
		if i > 0 && compare(all[i-1].rows[all[i-1].last:], r.rows) > 0 {
			return single(all, p.rows)
		}
	}
	return out
}

// single is each of so many rows apart, in order.
func single(all []run, rows int) [][]byte {
	out := make([][]byte, 0, rows)
	for _, r := range all {
		for rest := r.rows; len(rest) > 0; rest = rest[size(rest):] {
			out = append(out, rest[:size(rest)])
		}
	}
	slices.SortFunc(out, compare)
	return out
}

// sortRows brings the places at which rows of data begin into the order of their keys.
func sortRows(data []byte, starts []int) {
	slices.SortFunc(starts, func(a, b int) int { return compare(data[a:], data[b:]) })
}

// size is how many bytes the first row of data takes.
func size(data []byte) int { return head + int(binary.LittleEndian.Uint32(data)) }

// compare holds the first rows of a and b against each other: by their keys, and by what
// follows where those are the same.
func compare(a, b []byte) int { return bytes.Compare(a[head:size(a)], b[head:size(b)]) }
