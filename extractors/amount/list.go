package amount

import (
	"slices"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/segment"
)

// lists gives sums without a scale the one that ends their list: '$5, $10 and $20
// million'.
func (s *scanner) lists() {
	p, signed := s.p, len(s.finds)
	for k, f := range s.finds[:signed:signed] {
		limit := len(p.Tokens)
		if k+1 < signed {
			limit = s.finds[k+1].first
		}
		s.listed(f, limit)
	}
	for k := signed - 2; k >= 0; k-- {
		f, g := s.finds[k], s.finds[k+1]
		if f.n.Scaled || !g.n.Scaled || g.n.Power == 0 || f.high != nil || g.high != nil || f.n.Malformed ||
			!mayScale(&f.n) || f.plusUnit != "" {
			continue
		}
		if f.term.kind != money.Sign && f.term.kind != money.Code || f.term.first != f.first ||
			g.term.first != g.first || !f.term.fits(&g.term) {
			continue
		}
		j := f.end
		if p.Is(j, ",") {
			j++
		}
		and := p.Is(j, "and", "or")
		if and {
			j++
		}
		if j != g.first || j == f.end || !and && !isListed(g) {
			continue
		}
		f.n.Value.Exponent += int32(g.n.Power)
		f.n.Scaled, f.n.Power = true, g.n.Power
		f.doubts = append(f.doubts, scaleInherited)
	}
	if len(s.finds) > signed {
		slices.SortFunc(s.finds, func(a, b *find) int { return a.first - b.first })
	}
}

// listed reads the numbers behind a sum that are of its list and have no currency of
// their own, up to token limit: 'US$ 5, 10 and 20 million', 'US$ 5 million, 6 million
// and 7 million'. A list of two needs 'respectively', or the scale that it shares.
func (s *scanner) listed(f *find, limit int) {
	p := s.p
	if f.n.Malformed || f.high != nil || f.term.first != f.first || f.plusUnit != "" || !f.n.Scaled && !mayScale(&f.n) {
		return
	}
	if !p.Is(f.end, ",", "and", "or") || p.Kind(f.end+1) != segment.Number && p.Kind(f.end+2) != segment.Number {
		return
	}
	var items [maxListed]number.Number
	count, j, and := 0, f.end, false
	for count < maxListed && !and {
		at := j
		if p.Is(j, ",") {
			j++
		}
		if and = p.Is(j, "and", "or"); and {
			j++
		}
		if j == at || p.Kind(j) != segment.Number {
			return
		}
		m, ok := number.Scan(p, j)
		if !ok || m.Malformed || m.Grouped || m.IsAmbiguous() || m.LooksLikeYear() || m.End > limit {
			return
		}
		items[count], count, j = m, count+1, m.End
	}
	if count == 0 || !and {
		return
	}
	last := &items[count-1]
	if !last.Scaled || last.Power == 0 || !s.secondIsMoney(f, last, "and", last.First) {
		return
	}
	if f.n.Scaled && count < 2 && !p.Is(last.End, "respectively") && !p.Is(last.End+1, "respectively") {
		return
	}
	for i := range items[:count-1] {
		if f.n.Scaled != items[i].Scaled || !items[i].Scaled && !mayScale(&items[i]) {
			return
		}
	}
	if !f.n.Scaled {
		f.scale(last.Power, f.end)
		f.doubts = append(f.doubts, scaleInherited)
	}
	for i := range items[:count] {
		m := &items[i]
		g := &find{first: m.First, end: m.End, term: f.term, n: *m, rule: list}
		if !m.Scaled {
			g.scale(last.Power, m.End)
			g.doubts = append(g.doubts, scaleInherited)
		}
		s.finds = append(s.finds, g)
	}
}

// mayScale reports whether a number without a scale is small enough to share one.
func mayScale(n *number.Number) bool {
	v, ok := n.Int()
	return !n.Grouped && n.Decimals < 2 && (!ok || v < 1000)
}

// maxListed bounds how many numbers of a list are looked at.
const maxListed = 8

// isListed reports whether the sum took its own scale from the list that it is in.
func isListed(f *find) bool {
	for _, d := range f.doubts {
		if d == scaleInherited {
			return true
		}
	}
	return false
}
