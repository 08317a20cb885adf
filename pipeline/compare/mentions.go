package compare

import "slices"

// mentions holds the mentions of an entry against each other.
func (d *differ) mentions(a, b *fact) (out *Mentions, moved, otherRule bool) {
	left, right := d.sameMentions(a, b, &moved, &otherRule)
	pairs := d.nearMentions(a, b, left, right)
	if !d.al.same {
		d.wordedAlike(a, b, left, right, pairs)
	}
	var m Mentions
	for _, i := range left {
		from := &a.At[i].Span
		j, ok := pairs[i]
		switch {
		case !ok:
			m.Lost = append(m.Lost, d.x.where(from))
		case oneLine(from.Quote) == oneLine(b.At[j].Quote):
			moved = true
		default:
			m.Changed = append(m.Changed, WhereChange{d.x.where(from), d.y.where(&b.At[j].Span)})
		}
	}
	taken := map[int]bool{}
	for _, j := range pairs {
		taken[j] = true
	}
	for _, j := range right {
		if !taken[j] {
			m.Gained = append(m.Gained, d.y.where(&b.At[j].Span))
		}
	}
	if len(m.Lost)+len(m.Gained)+len(m.Changed) > 0 {
		out = &m
	}
	return out, moved, otherRule
}

// sameMentions pairs the mentions that stand on the same characters, and returns those
// that are left on either side.
func (d *differ) sameMentions(a, b *fact, moved, otherRule *bool) (left, right []int) {
	at := make(map[place]int, len(b.At))
	for j := range b.At {
		at[placeOf(&b.At[j].Span)] = j
	}
	taken := make([]bool, len(b.At))
	for i := range a.At {
		m := &a.At[i]
		there, exact := d.al.image(placeOf(&m.Span))
		j, ok := at[there]
		if !exact || !ok || taken[j] || oneLine(m.Quote) != oneLine(b.At[j].Quote) {
			left = append(left, i)
			continue
		}
		taken[j] = true
		n := &b.At[j]
		*moved = *moved || placeOf(&m.Span) != placeOf(&n.Span) || m.Page != n.Page
		*otherRule = *otherRule || m.RuleIn(&a.Basis) != n.RuleIn(&b.Basis) || !slices.Equal(m.DoubtsIn(&a.Basis), n.DoubtsIn(&b.Basis))
	}
	for j := range b.At {
		if !taken[j] {
			right = append(right, j)
		}
	}
	return left, right
}

// leastShared is how much of their place two mentions of an entry must share to be one.
const leastShared = 0.2

// nearMentions pairs what is left of a's mentions with those of b that stand there, in
// other words or more of them.
func (d *differ) nearMentions(a, b *fact, left, right []int) map[int]int {
	pairs := map[int]int{}
	spots := make([]spot, len(right))
	for n, j := range right {
		spots[n] = spot{placeOf(&b.At[j].Span), j}
	}
	slices.SortFunc(spots, byStart)
	taken := map[int]bool{}
	for _, i := range left {
		at := placeOf(&a.At[i].Span)
		there, _ := d.al.image(at)
		end := before(spots, there)
		best, most := -1, leastShared
		for k := end - 1; k >= 0 && end-k <= mostNear; k-- {
			if o := d.al.overlap(at, spots[k].place); o > most && !taken[spots[k].fact] {
				best, most = spots[k].fact, o
			}
		}
		if best >= 0 {
			pairs[i] = best
			taken[best] = true
		}
	}
	return pairs
}

// wordedAlike adds the pairs of mentions that have the same words elsewhere, in order.
func (d *differ) wordedAlike(a, b *fact, left, right []int, pairs map[int]int) {
	taken := map[int]bool{}
	for _, j := range pairs {
		taken[j] = true
	}
	waiting := map[string][]int{}
	for _, j := range right {
		if !taken[j] {
			words := oneLine(b.At[j].Quote)
			waiting[words] = append(waiting[words], j)
		}
	}
	for _, i := range left {
		if _, ok := pairs[i]; ok {
			continue
		}
		words := oneLine(a.At[i].Quote)
		if list := waiting[words]; len(list) > 0 {
			pairs[i] = list[0]
			waiting[words] = list[1:]
		}
	}
}
