package evaluate

import (
	"cmp"
	"slices"
)

// partly is how well two items agree by partial matching: their spans, or their mentions,
// overlap, or the kind takes them for like; 0 where nothing does. What has more of the
// needed fields right agrees better.
func (m *comparison) partly(g, p *item) float64 {
	k := &kinds[m.kind]
	if k.bound != nil && !k.bound(g, p) {
		return 0
	}
	n := 0.0
	switch {
	case m.anchoring == unanchored:
	case g.at.told() && p.at.told():
		n = g.at.likeness(p.at)
	default:
		n = touched(g, p)
	}
	if k.like != nil {
		n += k.like(g, p)
	}
	if n == 0 {
		return m.strictly(g, p)
	}
	for f := range k.fields {
		if rule := &k.fields[f]; rule.needed && rule.same(g, p) {
			n++
		}
	}
	return n
}

// touched is the share of the gold's mentions that touch one of the output's.
func touched(g, p *item) float64 {
	if len(p.mentions) == 0 {
		return 0
	}
	n := 0
	for _, list := range [2][]stretch{g.mentions, g.spare} {
		for _, s := range list {
			if touchesAny(p.mentions, s) {
				n++
			}
		}
	}
	return share(n, len(g.mentions)+len(g.spare))
}

// inPart is the pairing by partial matching: what strict matching paired stays so, and
// what it left is paired as far as it agrees in part.
func (m *comparison) inPart(strict pairing) pairing {
	part := pairing{slices.Clone(strict.got), slices.Clone(strict.gold)}
	var all []candidate
	for i, g := range m.golds {
		if part.got[i] >= 0 {
			continue
		}
		for j, p := range m.outs {
			if part.gold[j] >= 0 {
				continue
			}
			if f := m.partly(g, p); f > 0 {
				all = append(all, candidate{f, i, j})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		if x, y := m.golds[a.gold].optional, m.golds[b.gold].optional; x != y {
			if x {
				return 1
			}
			return -1
		}
		return cmp.Compare(b.affinity, a.affinity)
	})
	for _, c := range all {
		if part.got[c.gold] < 0 && part.gold[c.out] < 0 {
			part.join(c.gold, c.out)
		}
	}
	return part
}
