package amount

import (
	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/segment"
)

// rangeOf looks for the other end of the sum f: '$5-10 million', '$5 million to $10
// million'.
func (s *scanner) rangeOf(f *find) {
	p := s.p
	if f.n.Malformed || f.term.kind == money.Minor && f.plusUnit != "" {
		return
	}
	between := s.between(f.first)
	j, joint, ok := s.connector(f.end, between)
	if !ok {
		return
	}
	second := f.term
	at, signed := j, false
	if t, ok := s.termAt(j); ok && t.kind != money.Minor {
		if !f.term.fits(&t) {
			return
		}
		second, signed, at = t, true, t.end
	}
	var m number.Number
	if signed || f.rule == symbolBefore || f.rule == codeBefore {
		if m, ok = number.ScanMoney(p, at); !ok || m.Malformed || p.Kind(at) == segment.Word && !m.Scaled {
			return
		}
	} else {
		// '5 dollars to 10 dollars'.
		if m, ok = number.Scan(p, at); !ok || m.Malformed {
			return
		}
		t, ok := s.unitOf(&m)
		if !ok || !f.term.fits(&t) || t.kind != f.term.kind {
			return
		}
		second, signed = t, true
	}
	low, inherited := lowEnd(&f.n, &m, joint)
	if !less(&low, &m) {
		return
	}
	if !signed && !s.secondIsMoney(f, &m, joint, j) {
		return
	}
	if !inherited && !signed && shortLow(&f.n, &m) {
		// Of 'US$ 20-25,000' nothing tells whether the low end has its thousands.
		text := number.Text(&f.n.Value)
		f.n.Malformed, f.n.Candidates = true, []string{text, shifted(text, 3)}
		f.n.End, f.end = m.End, m.End
		return
	}
	if joint == "to" && signed && s.isChange(f.first) {
		if inherited {
			f.n, f.doubts = low, append(f.doubts, scaleInherited)
		}
		return
	}
	if inherited {
		f.n = low
	}
	end := m.End
	if second.first >= m.End {
		end = second.end
	}
	if f.term.bare() && !second.bare() && signed {
		f.term.codes = second.codes
	}
	f.high, f.end, f.rule = &m, end, span
	if between {
		f.first--
	}
	tail := find{term: f.term, end: f.end, first: f.first}
	s.trailing(&tail)
	f.end, f.term.codes = tail.end, tail.term.codes
}

// shortLow reports whether the low end of a range may be thousands, as the high end is:
// the '20' of '20-25,000'.
func shortLow(low, high *number.Number) bool {
	l, ok := low.Int()
	h, whole := high.Int()
	return ok && whole && !low.Scaled && !low.Grouped && low.Decimals == 0 && !high.Scaled && high.Grouped && h%1000 == 0 && l < h/1000
}

// rangeBefore reads '5 to 10 million dollars', whose currency stands behind the
// second number alone.
func (s *scanner) rangeBefore(i int, n *number.Number) *find {
	p := s.p
	between := s.between(i)
	j, joint, ok := s.connector(n.End, between)
	if !ok || n.Malformed || n.LooksLikeYear() {
		return nil
	}
	m, ok := number.Scan(p, j)
	if !ok || m.Malformed {
		return nil
	}
	t, ok := s.unitBehind(j, &m)
	if !ok || s.belongsAhead(&t, &m) || t.local || t.power > 0 && m.Scaled {
		return nil
	}
	f := &find{first: i, end: t.end, term: t, n: *n, rule: ruleAfter(t.kind)}
	if t.large && !isLarge(&m) || !s.isMoney(f) {
		return nil
	}
	m.Value.Exponent += int32(t.power)
	m.Power += t.power
	m.Scaled = m.Scaled || t.power > 0
	low, _ := lowEnd(n, &m, joint)
	if !less(&low, &m) || joint == "to" && s.isChange(i) {
		return nil
	}
	f.n, f.high, f.rule = low, &m, span
	if between {
		f.first--
	}
	s.named(&t)
	return f
}

// between reports whether 'between' stands before token i.
func (s *scanner) between(i int) bool { return s.p.Is(i-1, "between") }

// connector reads what joins the two ends of a range at token j, and returns the
// token after it. 'and' joins only behind 'between'.
func (s *scanner) connector(j int, between bool) (next int, joint string, ok bool) {
	p := s.p
	switch p.Kind(j) {
	case segment.Punct:
		switch p.Text(j) {
		case "-", "–":
			return j + 1, "-", true
		}
	case segment.Word:
		switch {
		case p.Is(j, "to"):
			if p.Is(j+1, "around", "about", "approximately", "over", "nearly", "almost") || p.Is(j+1, "as") {
				return j, "", false
			}
			return j + 1, "to", true
		case between && p.Is(j, "and"):
			return j + 1, "and", true
		case p.Is(j, "or") && !p.Is(j+1, "more", "less"):
			return j + 1, "or", true
		}
	}
	return j, "", false
}

// lowEnd gives a range's low end the scale of the high one where it has none of its
// own: '$5-10 million'.
func lowEnd(low, high *number.Number, joint string) (n number.Number, inherited bool) {
	n = *low
	if n.Scaled || !high.Scaled || high.Power == 0 || n.Grouped || joint == "or" && n.Decimals > 2 {
		return n, false
	}
	if v, ok := n.Int(); ok && v >= 1000 {
		return n, false
	}
	n.Value.Exponent += int32(high.Power)
	n.Scaled, n.Power = true, high.Power
	return n, true
}

func less(a, b *number.Number) bool { return a.Value.Cmp(&b.Value) < 0 }

// secondIsMoney reports whether a second number without a currency of its own is the
// other end of the sum: '$5 to 10 million', not '$5 million to 10 schools'.
func (s *scanner) secondIsMoney(f *find, m *number.Number, joint string, j int) bool {
	p := s.p
	if joint == "or" {
		return m.Scaled && !f.n.Scaled
	}
	if joint == "-" && (p.Tokens[j].Glued && p.Tokens[j-1].Glued) && (m.Scaled || !f.n.Scaled || m.Power == f.n.Power) {
		return true
	}
	if f.n.Scaled && !m.Scaled {
		return false
	}
	if m.LooksLikeYear() {
		return false
	}
	switch p.Kind(m.End) {
	case segment.Word:
		return p.Is(m.End, "per", "a", "each", "by", "in", "for", "from", "of", "over", "and", "or", "on", "with", "annually", "is",
			"are", "was", "were", "to", "will", "every", "depending", "at", "as")
	case segment.Number, segment.Currency:
		return false
	}
	return true
}

// changeWords are verbs and nouns of a change, behind which 'from A to B' tells two
// sums.
var changeWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range []string{"increase", "increased", "increases", "increasing", "decrease", "decreased", "decreases",
		"decreasing", "reduce", "reduced", "reduces", "reducing",
		"rise", "rises", "rose", "rising", "risen", "grow", "grew", "grown", "growing", "grows", "fall", "fell",
		"fallen", "falling", "falls", "drop", "dropped", "dropping", "drops",
		"raise", "raised", "raises", "raising", "lower", "lowered", "lowering", "lowers", "expand", "expanded", "expanding", "cut",
		"cuts", "cutting", "double", "doubled", "doubling", "doubles",
		"tripled", "triple", "went", "jump", "jumped", "decline", "declined", "declining", "scaled", "scaling", "boost", "boosted",
		"boosting", "moved", "climbed", "sank", "slipped", "soared", "surged", "shrank", "by", "reduction", "growth"} {
		m[w] = true
	}
	return m
}()

// isChange reports whether 'A to B', A at token i, tells of a change from one sum to
// another, not of one sum between two ends.
func (s *scanner) isChange(i int) bool {
	p := s.p
	i--
	for p.Is(i, "about", "approximately", "around", "over", "nearly", "roughly", "almost", "some", "an", "a",
		"estimated", "average", "its", "the") {
		i--
	}
	switch {
	case p.Is(i, "from"):
		for k := 1; k <= 3; k++ {
			if p.Is(i-k, "ranging", "range", "ranges", "ranged", "vary", "varying", "varies", "anywhere") {
				return false
			}
		}
		return true
	case p.Is(i, "of"):
		i--
	}
	return p.Kind(i) == segment.Word && changeWords[p.Lower(i)]
}
