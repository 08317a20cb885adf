package compare

import "sort"

// place is a stretch of a text, half-open, in code points.
type place struct{ start, end int }

func (p place) length() int { return max(p.end-p.start, 0) }

// common is how many code points two stretches share.
func common(p, q place) int { return max(min(p.end, q.end)-max(p.start, q.start), 0) }

// at is the first segment that ends behind the code point i of text A.
func (al *alignment) at(i int) int {
	return sort.Search(len(al.segments), func(k int) bool { return al.segments[k].a+al.segments[k].n > i })
}

// image is where a stretch of text A stands in text B. It is exact where both its ends
// stand in both texts; otherwise it goes as far as what is different does.
func (al *alignment) image(p place) (q place, exact bool) {
	if al.same {
		return p, true
	}
	if p.length() == 0 {
		return place{}, false
	}
	exact = true
	k := al.at(p.start)
	switch {
	case k < len(al.segments) && al.segments[k].a <= p.start:
		q.start = al.segments[k].b + p.start - al.segments[k].a
	case k > 0:
		q.start, exact = al.segments[k-1].b+al.segments[k-1].n, false
	default:
		exact = false
	}
	k = al.at(p.end - 1)
	switch {
	case k < len(al.segments) && al.segments[k].a <= p.end-1:
		q.end = al.segments[k].b + p.end - al.segments[k].a
	case k < len(al.segments):
		q.end, exact = al.segments[k].b, false
	default:
		q.end, exact = al.lengthB, false
	}
	return q, exact
}

// mostSegments bounds how many segments of a stretch are looked at: what goes over more is
// no mention of anything.
const mostSegments = 4096

// overlap tells how much a stretch of text A and one of text B are the same place, from 0
// to 1: the share of their code points that stand in both. Two that stand where the texts
// differ count by the share that they have in that difference.
func (al *alignment) overlap(p, q place) float64 {
	whole := p.length() + q.length()
	if whole == 0 {
		return 0
	}
	if al.same {
		return 2 * float64(common(p, q)) / float64(whole)
	}
	var shared float64
	k := al.at(p.start)
	if k > 0 {
		shared += al.inGap(k-1, p, q)
	} else if k == 0 {
		shared += al.inGap(-1, p, q)
	}
	for n := 0; n < mostSegments && k < len(al.segments) && al.segments[k].a < p.end; n, k = n+1, k+1 {
		s := al.segments[k]
		from, to := max(p.start, s.a), min(p.end, s.a+s.n)
		if from < to {
			shared += 2 * float64(common(place{from + s.b - s.a, to + s.b - s.a}, q))
		}
		shared += al.inGap(k, p, q)
	}
	return shared / float64(whole)
}

// inGap is what two stretches share of the difference behind segment k; -1 is that before
// the first.
func (al *alignment) inGap(k int, p, q place) float64 {
	gapA, gapB := place{0, al.lengthA}, place{0, al.lengthB}
	if k >= 0 {
		gapA.start, gapB.start = al.segments[k].a+al.segments[k].n, al.segments[k].b+al.segments[k].n
	}
	if k+1 < len(al.segments) {
		gapA.end, gapB.end = al.segments[k+1].a, al.segments[k+1].b
	}
	x, y := common(p, gapA), common(q, gapB)
	if x == 0 || y == 0 {
		return 0
	}
	in := float64(x + y)
	return in * in / float64(gapA.length()+gapB.length())
}
