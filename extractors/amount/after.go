package amount

import (
	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// numberFirst reads a sum that begins with its number, at token i. next is where to
// go on where there is none.
func (s *scanner) numberFirst(i int) (f *find, next int) {
	p := s.p
	n, ok := number.Scan(p, i)
	if !ok || apart(p, i-1) || n.Spelled && isPart(p, i-1) {
		return nil, i + 1
	}
	t, ok := s.unitBehind(i, &n)
	if !ok {
		if f := s.rangeBefore(i, &n); f != nil {
			return f, f.end
		}
		if p.Kind(i) == segment.Word {
			return nil, i + 1
		}
		return nil, n.End
	}
	if s.belongsAhead(&t, &n) || priceYear(p, i, t.end, &n) {
		return nil, n.End
	}
	f = &find{first: i, end: t.end, term: t, n: n, rule: ruleAfter(t.kind)}
	if t.kind != money.Minor && !n.Scaled && s.torn(f, i-1) {
		return f, f.end
	}
	if m, sure, ok := number.TornBack(p, i); ok && t.kind != money.Minor && !n.Scaled && n.End == i+1 {
		f.n, f.first = m, m.First
		if f.n.End = n.End; !sure {
			f.n.Malformed, f.n.Candidates = true, []string{number.Text(&n.Value), number.Text(&m.Value)}
		}
	}
	if t.kind == money.Code && n.Spelled && !n.Scaled && !money.IsMajor(t.codes[0]) {
		return nil, n.End // 'five GHS' and the like are short forms of other things
	}
	if t.large && !isLarge(&n) && !s.knows(&t) || t.power > 0 && n.Scaled || !s.isMoney(f) {
		return nil, n.End
	}
	if t.local && t.kind != money.Minor && !isLarge(&n) {
		return nil, n.End
	}
	f.n.Value.Exponent += int32(t.power)
	f.n.Scaled = f.n.Scaled || t.power > 0
	s.named(&t)
	if power, ok := number.SureScale(p, t.end); ok && !n.Scaled && t.kind != money.Unit && t.kind != money.Minor && !n.Malformed {
		// '75 USD million'.
		f.n.Value.Exponent += int32(power)
		f.n.Scaled = true
		f.end++
	}
	if t.kind != money.Minor {
		s.withMinor(f)
	}
	s.rangeOf(f)
	return f, f.end
}

// apart reports whether token j is a point or comma that stands apart between two
// numbers, as in texts that were cut into words: '1 . 85 marks'. What the two make
// together is not guessed.
func apart(p *extract.Pass, j int) bool {
	return p.Is(j, ".", ",") && !p.Tokens[j].Glued && p.Kind(j-1) == segment.Number && p.Kind(j+1) == segment.Number && !p.Tokens[j+1].Glued
}

// torn reports whether token j is a point with digits behind it that a blank parts from
// the digits before it: 'US$1 .5 million', as kerning may have it.
func torn(p *extract.Pass, j int) bool {
	return p.Is(j, ".") && !p.Tokens[j].Glued && p.Kind(j-1) == segment.Number && p.Kind(j+1) == segment.Number && p.Tokens[j+1].Glued
}

// isPart reports whether the words that end at token j take a part of what follows:
// 'one third of a million dollars'.
func isPart(p *extract.Pass, j int) bool {
	return p.Is(j, "of") && p.Is(j-1, "third", "thirds", "fifth", "fifths", "sixth", "eighth", "eighths", "tenth",
		"tenths", "hundredth", "fraction", "part", "portion")
}

// unitBehind reads the currency behind the number n, read at token i. Where a letter
// stands between them it is n's scale, since a currency follows: '5m euros', '120 M€'.
func (s *scanner) unitBehind(i int, n *number.Number) (t term, ok bool) {
	if t, ok = s.unitOf(n); ok {
		return t, true
	}
	p, j := s.p, n.End
	if n.Scaled || p.Kind(j) != segment.Word || p.Tokens[j].End-p.Tokens[j].Start > 3 {
		return t, false
	}
	m, ok := number.ScanMoney(p, i)
	if !ok || m.End <= j || !m.Scaled {
		return t, false
	}
	if t, ok = s.unitOf(&m); ok {
		*n = m
	}
	return t, ok
}

// unitOf reads the currency behind a number.
func (s *scanner) unitOf(n *number.Number) (t term, ok bool) {
	p := s.p
	j := n.End
	switch p.Kind(j) {
	case segment.Punct:
		switch {
		case p.Text(j) == "-" && (p.Tokens[j].Glued || s.allSmall() && p.Kind(j+1) == segment.Word && !p.Tokens[j+1].Glued):
			t, ok = s.termAt(j + 1)
			return t, ok && (t.kind == money.Unit || t.kind == money.Minor)
		case p.Text(j) == "(" && isLarge(n):
			return s.bracketed(j, n)
		case p.Text(j) == "." && p.Tokens[j].Glued && n.Scaled && p.Is(j-1, "mio", "mrd", "mln", "mn", "bn", "mld"):
			j++ // '3,5 Mio. €'
		}
	case segment.Word:
		switch {
		case !n.Scaled:
		case p.Is(j, "de", "di"):
			j++ // 'millones de dólares'
		case p.Is(j, "d") && p.Is(j+1, "'"):
			j += 2 // "millions d'euros"
		}
	}
	if t, ok = s.termAt(j); !ok {
		return t, false
	}
	if t.kind == money.Minor && p.Tokens[t.end-1].Case == segment.Upper {
		return t, false
	}
	if t.local && t.kind != money.Minor && !behindToo(p.Text(j)) {
		return t, false
	}
	return t, true
}

// bracketed reads a currency in brackets at token j: 'Budget: 3,000,000 (USD)', '45.3
// (US$ million)'.
func (s *scanner) bracketed(j int, n *number.Number) (t term, ok bool) {
	t, ok = s.termAt(j + 1)
	if !ok || t.kind != money.Code && t.kind != money.Sign || t.large || t.local {
		return t, false
	}
	if power, ok := number.SureScale(s.p, t.end); ok && !n.Scaled {
		t.power, t.end = power, t.end+1
	}
	if !s.p.Is(t.end, ")") {
		return t, false
	}
	t.end++
	return t, true
}

// behindToo reports whether a local short form is written behind its number as well;
// most of them mean something else there: 'MT' is tonnes, 'KM' kilometres.
func behindToo(form string) bool {
	switch form {
	case "TL", "kn", "Ft", "Kz", "DH", "Dh", "Dhs", "Shs", "LE", "Gs", "Lps":
		return true
	}
	return false
}

// belongsAhead reports whether the sign or code behind a number is of the next
// number: 'in 2024 $5 million', 'rmb 10 usd 20', unlike '10 $ 30 $'.
func (s *scanner) belongsAhead(t *term, n *number.Number) bool {
	p := s.p
	if t.kind == money.Unit || t.kind == money.Minor || p.Kind(t.end) != segment.Number {
		return false
	}
	behind, ahead := p.Tokens[t.first].Glued, p.Tokens[t.end].Glued
	if behind != ahead {
		return ahead
	}
	m, ok := number.ScanMoney(p, t.end)
	if !ok {
		return false
	}
	if n.LooksLikeYear() && !m.LooksLikeYear() {
		return true
	}
	if u, ok := s.termAt(m.End); ok && p.Kind(u.end) != segment.Number {
		return false
	}
	if t.kind == money.Code && s.isMinorTail(&m) {
		return false // '17 USD 25'
	}
	return true
}

// isMoney tells money from what only looks like it: weights in pounds, 'won' as a
// verb.
func (s *scanner) isMoney(f *find) bool {
	p := s.p
	if f.term.kind != money.Unit || f.term.end-f.term.first > 1 {
		return true
	}
	at := f.term.first
	switch p.Lower(at) {
	case "pound", "mark", "crown":
		// In the singular: '20 million pound deal', 'one pound', 'ten-pound note'.
		if v, ok := f.n.Int(); !f.n.Scaled && (!ok || v != 1) && !p.Is(at-1, "-") {
			return false
		}
		return !s.isWeight(f)
	case "pounds":
		return !s.isWeight(f)
	case "sterling":
		return p.Tokens[at].Case == segment.LowerCase
	case "won":
		return !f.term.bare() && (p.Kind(f.end) != segment.Word ||
			p.Is(f.end, "in", "to", "for", "from", "of", "by", "and", "per", "a", "or"))
	}
	return true
}

// isWeight reports whether a sum in bare 'pounds' is a weight: pounds of things, and
// any in a sheet of a country without pounds.
func (s *scanner) isWeight(f *find) bool {
	p := s.p
	j := f.end
	if p.Is(j, "of", "per") {
		for k := j + 1; k < j+5 && p.Kind(k) == segment.Word; k++ {
			if moneyNouns[p.Lower(k)] {
				return false
			}
		}
		return true
	}
	if p.Is(j, "each", "heavier", "lighter", "lbs") {
		return true
	}
	return p.Is(f.first-1, "weighing", "weighed", "weighs", "weigh") || p.Is(j-1, "pound") && p.Tokens[j-1].Glued && !f.n.Scaled
}

var moneyNouns = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range []string{"funding", "investment", "investments", "aid", "assistance", "debt", "support", "money",
		"revenue", "sales", "exports",
		"imports", "profit", "income", "loans", "grants", "grant", "taxpayers", "public", "spending", "savings", "finance",
		"financing", "budget", "tax", "taxes", "cash", "capital", "assets", "bonds", "costs", "damage"} {
		m[w] = true
	}
	return m
}()

// trailing takes in a name of the currency that repeats the sign: '$10 million
// dollars', '$5 million (USD)', '$3 million Canadian'.
func (s *scanner) trailing(f *find) {
	p := s.p
	j := f.end
	open := p.Is(j, "(")
	if open || p.Is(j, "-") && p.Tokens[j].Glued {
		j++
	}
	t, ok := s.termAt(j)
	if !ok || t.kind != money.Unit && t.kind != money.Code && t.kind != money.Sign || !f.term.fits(&t) || p.Kind(t.end) == segment.Number {
		if !ok && len(f.term.codes) > 1 && open && p.Is(j+1, ")") {
			s.country(f, j, j+2)
		} else if !ok && len(f.term.codes) > 1 && !open && f.term.kind == money.Sign && p.Kind(j+1) != segment.Word &&
			p.Kind(j+1) != segment.Number {
			s.country(f, j, j+1)
		}
		return
	}
	if t.kind == money.Sign && !open {
		return
	}
	end := t.end
	if open {
		if !p.Is(end, ")") {
			return
		}
		end++
	}
	if len(f.term.codes) > 1 {
		f.term.codes = t.codes
		s.named(&t)
	}
	f.end = end
}

// country takes in the country of a sum's dollars: '$500 (US)'.
func (s *scanner) country(f *find, j, end int) {
	e, after := money.At(s.p, j)
	if e == nil || after > end {
		return
	}
	for _, c := range e.Adjective {
		for _, d := range f.term.codes {
			if c == d {
				f.term.codes = []string{c}
				f.end = end
				s.explicit.add(c)
				return
			}
		}
	}
}

// withMinor takes in the minor units behind a sum: '3 dollars and 50 cents', '17 USD
// 25', 'thirteen dollars forty-five'.
func (s *scanner) withMinor(f *find) {
	p := s.p
	j := f.end
	if f.n.Scaled || f.n.Malformed || f.n.Decimals > 0 || f.term.kind == money.Minor {
		return
	}
	and := p.Is(j, "and", "&")
	if and {
		j++
	}
	if k := p.Kind(j); k != segment.Number && k != segment.Word {
		return
	}
	m, ok := number.Scan(p, j)
	if !ok || m.Scaled || m.Decimals > 0 || m.Malformed {
		return
	}
	v, ok := m.Int()
	if !ok || v < 0 || v >= 1000 {
		return
	}
	if t, ok := s.termAt(m.End); ok {
		if t.kind != money.Minor || !f.term.fits(&t) {
			return
		}
		f.plus, f.plusUnit, f.end, f.rule = &m, t.unit, t.end, compound
		return
	}
	if f.rule != nameAfter && f.rule != codeAfter || !s.isMinorTail(&m) || p.Is(f.first-1, "between", "from") {
		return
	}
	f.plus, f.plusUnit, f.end, f.rule = &m, "cents", m.End, compound
}

// isMinorTail reports whether a number is two digits with nothing of its own behind:
// the cents of '15 dollars 50.'.
func (s *scanner) isMinorTail(m *number.Number) bool {
	p := s.p
	v, ok := m.Int()
	if !ok || m.Scaled || v >= 100 || v < 10 && (m.Spelled || p.Tokens[m.First].End-p.Tokens[m.First].Start != 2) {
		return false
	}
	switch p.Kind(m.End) {
	case segment.Break:
		return true
	case segment.Punct:
		switch p.Text(m.End) {
		case ".", "!", "?", ";", ")":
			return true
		case ",":
			return !p.Tokens[m.End].Glued || p.Kind(m.End+1) != segment.Number
		}
	case segment.Word:
		return p.Is(m.End, "more", "less", "each", "per", "only")
	}
	return false
}
