package evaluate

import "slices"

// mentionScore is how the mentions of a partner came out.
type mentionScore struct {
	hits          int
	missed, extra []stretch
}

func (m *mentionScore) tally() Tally { return Tally{m.hits, len(m.extra), len(m.missed)} }

// mentions holds the mentions of a partner to those wanted: each is used once, the ones
// that cover each other first. Where spans do not count, only their number does.
func mentions(g, p *item, a anchoring) mentionScore {
	var t mentionScore
	if a == unanchored {
		t.hits = min(len(g.mentions), len(p.mentions))
		t.missed = g.mentions[t.hits:]
		if len(g.mentions)+len(g.spare) == 0 {
			t.extra = p.mentions
		}
		return t
	}
	used := make([]bool, len(p.mentions))
	first := 0 // before it all end before the gold mention
	for _, m := range g.mentions {
		for first < len(p.mentions) && p.mentions[first].end <= m.start {
			first++
		}
		hit := -1
		for j := first; j < len(p.mentions) && p.mentions[j].start < m.end; j++ {
			if used[j] || !m.touches(p.mentions[j]) {
				continue
			}
			if m.covers(p.mentions[j]) > 0 {
				hit = j
				break
			}
			if hit < 0 {
				hit = j
			}
		}
		if hit < 0 {
			t.missed = append(t.missed, m)
			continue
		}
		used[hit] = true
		t.hits++
	}
	known := orderStretches(slices.Concat(g.mentions, g.spare))
	for j, s := range p.mentions {
		for len(known) > 0 && known[0].end <= s.start {
			known = known[1:]
		}
		if !used[j] && !touchesAny(known, s) {
			t.extra = append(t.extra, s)
		}
	}
	return t
}

// touchesAny reports whether a span touches one of a list in the order of the text.
func touchesAny(list []stretch, s stretch) bool {
	for _, m := range list {
		if m.start >= s.end {
			return false
		}
		if m.touches(s) {
			return true
		}
	}
	return false
}
