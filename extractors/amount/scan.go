package amount

import (
	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// find is a sum as it was read, before the sheet has told what its terms mean.
type find struct {
	first, end int // tokens, half-open
	term       term
	n          number.Number
	high       *number.Number // of a range, whose low end n is
	negative   bool
	rule       string
	doubts     []string
	plus       *number.Number // minor units beside the main ones
	plusUnit   string
	cut        int // bytes of the last token that are not the sum's
	inCell     bool
	tick       bool          // of an axis, and no sum
	exactly    string        // its qualifier, of a sum in a cell
	unit       document.Span // of the text: what told its currency or its scale
}

// scanner reads one sheet.
type scanner struct {
	p        *extract.Pass
	finds    []*find
	home     tally // how often the sheet names the countries of a currency
	explicit tally // how often it names a currency in words that tell which
	bare     int   // how often it writes a plain '$' or 'dollars'
	units    []unitLine
	dollars  *assumption
	ticks    map[int][]int // of each page that was looked at: the tokens of its axes' ticks
}

// tally counts codes. It keeps the order in which they came.
type tally struct {
	codes  []string
	counts []int
}

func (t *tally) add(code string) {
	for i, c := range t.codes {
		if c == code {
			t.counts[i]++
			return
		}
	}
	t.codes, t.counts = append(t.codes, code), append(t.counts, 1)
}

func (t *tally) of(code string) int {
	for i, c := range t.codes {
		if c == code {
			return t.counts[i]
		}
	}
	return 0
}

func (s *scanner) scan() {
	p := s.p
	for i := 0; i < len(p.Tokens); {
		next := i + 1
		var f *find
		switch p.Tokens[i].Kind {
		case segment.Number:
			f, next = s.numberFirst(i)
		case segment.Currency:
			f, next = s.termFirst(i)
		case segment.Word:
			f, next = s.word(i)
		case segment.Punct:
			switch text := p.Text(i); {
			case len(text) > 1, text == "=":
				if f, next = s.numberFirst(i); f == nil {
					f, next = s.termFirst(i)
				}
			case text == "." && !p.Tokens[i].Glued && p.Kind(i+1) == segment.Number:
				f, next = s.numberFirst(i)
			}
		}
		if f != nil {
			s.scaleBelow(f)
			s.underLine(f)
			s.finds = append(s.finds, f)
			next = f.end
		}
		i = max(next, i+1)
	}
}

// word reads a sum that begins with a word, at token i.
func (s *scanner) word(i int) (f *find, next int) {
	p := s.p
	next = i + 1
	if e, end := money.At(p, i); e != nil {
		next = s.tally(i, e, end)
		if e.Term != nil || e.Adjective != nil {
			f, _ = s.termFirst(i)
		}
	} else if c := p.Tokens[i].Case; c == segment.Upper || c == segment.Mixed {
		f, _ = s.termFirst(i)
	}
	if f == nil && number.Begins(p, i) {
		var after int
		f, after = s.numberFirst(i)
		next = max(next, after)
	}
	return f, next
}

// tally counts what the name at token i says of the sheet's countries, and returns
// the token after it where it is no term.
func (s *scanner) tally(i int, e *money.Entry, end int) int {
	p := s.p
	if e.Term == nil && e.Adjective == nil && e.Home == nil {
		return end
	}
	if e.Home == nil || p.Tokens[i].Case == segment.LowerCase && !s.allSmall() ||
		p.Is(i, "us", "un", "who", "ida") && p.Tokens[i].Case != segment.Upper {
		return i + 1
	}
	for _, c := range e.Home {
		s.home.add(c)
	}
	if e.Term != nil || e.Adjective != nil {
		return i + 1
	}
	return end
}

// termFirst reads a sum that begins with its currency, at token i.
func (s *scanner) termFirst(i int) (f *find, next int) {
	t, ok := s.termAt(i)
	if !ok {
		return nil, i + 1
	}
	p := s.p
	if t.kind == money.Minor || isRate(p, i) || isTimes(p, i) {
		return nil, i + 1
	}
	at := t.end
	if t.kind == money.Code {
		// 'CAD$ 15', 'USD $5 million'.
		if sign, ok := s.termAt(at); ok && sign.kind == money.Sign && t.fits(&sign) {
			at, t.large = sign.end, false
		}
	}
	from := at
	at, power := s.gap(&t, at)
	negative := t.kind == money.Sign && p.Is(at, "-") && p.Tokens[at].Glued && p.Kind(at+1) == segment.Number && p.Tokens[at+1].Glued
	if negative {
		at++ // '$-5 million'
	}
	n, ok := number.ScanMoney(p, at)
	if !ok || p.Kind(at) == segment.Word && !s.wordsMayFollow(&t, at) || isZeros(p.Text(at)) {
		s.note(&t, i, from)
		return nil, from
	}
	s.dropScale(&n)
	t.large = t.large && !s.knows(&t)
	if t.kind == money.Unit && (p.Tokens[at].Glued || !s.maybeBefore(&t)) ||
		(t.kind == money.Unit || t.large) && !isLarge(&n) && !p.Is(n.End+1, "000") && !s.standsAlone(&t, &n) {
		return nil, from
	}
	if priceYear(p, i, n.End, &n) {
		return nil, n.End
	}
	if apart(p, n.End) || torn(p, n.End) {
		n.Malformed, n.Candidates = true, nil
	}
	f = &find{first: i, end: n.End, term: t, n: n, rule: ruleBefore(t.kind), negative: negative}
	s.farScale(f)
	if power += t.power; power > 0 {
		if n.Scaled || n.Malformed {
			return nil, from
		}
		f.scale(power, f.end)
	} else {
		s.scaleAhead(f)
	}
	if t.local && !s.maybeLocal(f, at) {
		return nil, from
	}
	s.named(&t)
	s.trailing(f)
	s.withMinor(f)
	s.sign(f)
	if !f.negative {
		s.rangeOf(f)
	}
	return f, f.end
}

// maybeBefore reports whether a unit's name may stand before its number: 'Naira 5
// million', 'dollar 22.5 million', not 'won 5 million votes' or 'in dollars 5 people'.
func (s *scanner) maybeBefore(t *term) bool {
	if t.adjective {
		return true
	}
	name := s.p.Lower(t.end - 1)
	switch name {
	case "won", "pound", "pounds", "mark", "marks", "crown", "crowns", "sol", "soles", "sterling", "quid", "lei",
		"tala", "colones", "gold", "pula":
		return false
	}
	return s.p.Tokens[t.first].Case != segment.LowerCase || name[len(name)-1] != 's' || s.allSmall()
}

// isRate reports whether a currency behind a slash is the second of a rate: 'EUR/USD
// 1.10'.
func isRate(p *extract.Pass, i int) bool {
	return p.Is(i-1, "/") && p.Tokens[i].Glued && p.Kind(i-2) == segment.Word && p.Tokens[i-1].Glued && money.IsCode(p.Text(i-2))
}

// isTimes reports whether a '£' between two plain numbers, apart from both, is a times
// sign that a font without one was given: 'a 3 £ 2 £ 3 analysis'.
func isTimes(p *extract.Pass, i int) bool {
	plain := func(j int) bool { return p.Kind(j) == segment.Number && len(p.Text(j)) < 3 && !p.Tokens[j].Glued }
	return p.Text(i) == "£" && !p.Tokens[i].Glued && plain(i+1) && p.Kind(i-1) == segment.Number &&
		len(p.Text(i-1)) < 3 && p.Kind(i+2) != segment.GapMark
}

// knows reports whether the sheet has written a sum in the term's currency before, so
// that a small one is no surprise: '30 million GEL', then '500 GEL'. What is more
// often a goal, a conference or a word stays so.
func (s *scanner) knows(t *term) bool {
	switch t.codes[0] {
	case "SDG", "COP", "CRC", "ALL", "TOP":
		return false
	}
	return !t.bare() && s.explicit.of(t.codes[0]) > 0
}

// standsAlone reports whether a small number behind a country and its unit can only
// be a sum: 'Thai baht 20.'.
func (s *scanner) standsAlone(t *term, n *number.Number) bool {
	if !t.adjective || n.LooksLikeYear() || n.Spelled {
		return false
	}
	switch s.p.Kind(n.End) {
	case segment.Punct, segment.Break:
		return true
	}
	return s.p.Is(n.End, "and", "or", "per", "for", "to")
}

// wordsMayFollow reports whether a number in words, at token at, may belong to the
// term before it: 'US$ five million', not 'in euros one of the'.
func (s *scanner) wordsMayFollow(t *term, at int) bool {
	if t.kind == money.Unit || s.p.Is(at, "a", "an") {
		return false
	}
	n, ok := number.ScanMoney(s.p, at)
	return ok && (n.Scaled || t.kind == money.Sign)
}

func isLarge(n *number.Number) bool {
	if n.Scaled || n.Grouped || n.Decimals > 0 || n.Malformed {
		return true
	}
	v, ok := n.Int()
	return ok && v >= 1000 && !n.LooksLikeYear()
}

// priceYear reports whether the number is the year of a price basis: 'constant 2015
// US$', 'USD 2015 prices', '(1985 dollars)'. The sum would stand from token first to
// end.
func priceYear(p *extract.Pass, first, end int, n *number.Number) bool {
	if !n.LooksLikeYear() {
		return false
	}
	if p.Is(end, "prices", "terms", "constant", "price", "base") ||
		p.Is(first-1, "constant", "in", "current", "real", "at", "weighted", "chained", "adjusted") {
		return true
	}
	return p.Is(first-1, "(") && p.Is(end, ")") && n.First == first
}

func ruleBefore(k money.Kind) string {
	switch k {
	case money.Code:
		return codeBefore
	case money.Unit:
		return nameBefore
	}
	return symbolBefore
}

func ruleAfter(k money.Kind) string {
	switch k {
	case money.Code:
		return codeAfter
	case money.Unit:
		return nameAfter
	case money.Minor:
		return minorUnit
	}
	return symbolAfter
}

// named counts a currency that is named for sure.
func (s *scanner) named(t *term) {
	switch {
	case t.local:
	case !t.bare():
		s.explicit.add(t.codes[0])
	case t.codes[0] == "USD" && t.kind != money.Minor:
		s.bare++
	}
}

// fits reports whether two terms can be of one currency.
func (t *term) fits(o *term) bool {
	for _, a := range t.codes {
		for _, b := range o.codes {
			if a == b {
				return true
			}
		}
	}
	return false
}

// sign looks for a minus before the sum: ' -$5 million'.
func (s *scanner) sign(f *find) {
	p := s.p
	i := f.first - 1
	if i < 0 || p.Kind(i) != segment.Punct || p.Text(i) != "-" || !p.Tokens[f.first].Glued || p.Tokens[i].Glued {
		return
	}
	switch p.Kind(i - 1) {
	case segment.Break, segment.Number:
		return
	}
	f.first, f.negative = i, !f.negative
}
