package amount

import (
	"slices"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// assumption is what a sheet's bare sign stands for.
type assumption struct {
	code  string // "" where nothing tells
	doubt string // why it is less than sure, or ""
}

// settle tells the currency of a term, by what the whole sheet says.
func (s *scanner) settle(t *term) assumption {
	switch {
	case t.local:
		return s.localOf(t)
	case !t.bare():
		return assumption{code: t.codes[0]}
	case t.kind == money.Minor:
		return s.minorOf(t)
	case t.codes[0] == "USD":
		return s.dollar()
	}
	if t.kind == money.Sign && (t.codes[0] == "GBP" || t.codes[0] == "CAD") {
		return s.likely(t)
	}
	return s.shared(t)
}

// plainHome is how often a sheet names a country before it is plainly the sheet's.
const plainHome = 2

// shared settles a name that several currencies have: by the one of them that the
// sheet names in full, else by the country that it speaks of.
func (s *scanner) shared(t *term) assumption {
	named, others := s.best(&s.explicit, t.codes)
	if named != "" && others == 0 {
		if home, _ := s.best(&s.home, t.codes); home == "" || home == named {
			return assumption{code: named}
		}
		return assumption{named, currencyAssumed}
	}
	home, second := s.best(&s.home, t.codes)
	n := s.home.of(home)
	switch {
	case home == "" || n < 2*second:
		return assumption{doubt: currencyUnknown}
	case n < plainHome:
		return assumption{home, currencyAssumed}
	}
	return assumption{code: home}
}

// best is the code of the list with the highest count, and the next one's count.
func (s *scanner) best(t *tally, codes []string) (code string, second int) {
	top := 0
	for _, c := range codes {
		switch n := t.of(c); {
		case n > top:
			code, second, top = c, top, n
		case n > second:
			second = n
		}
	}
	return code, second
}

// likely settles '£' and 'C$', which are sterling and Canada's but in a sheet of
// another country that writes its own so.
func (s *scanner) likely(t *term) assumption {
	if s.explicit.of(t.codes[0]) == 0 && s.home.of(t.codes[0]) == 0 {
		if home, second := s.best(&s.home, t.codes); home != "" && s.home.of(home) >= 2*second && s.home.of(home) >= plainHome {
			return assumption{home, currencyAssumed}
		}
	}
	return assumption{code: t.codes[0]}
}

// dollar settles '$' and 'dollars', once a sheet. They are United States dollars in a
// sheet plainly of that country, or one that declares them ('in millions of United
// States dollars'). Elsewhere they are assumed, and the sum says so: to be those that the
// sheet writes in full ('CAD 412,500') and whose country it names, or of the rich country
// that it is all about, unless it is of an international organisation that never writes
// 'US$', or else, as is the custom of such organisations, United States dollars.
func (s *scanner) dollar() assumption {
	if s.dollars == nil {
		a := s.dollarOf()
		s.dollars = &a
	}
	return *s.dollars
}

func (s *scanner) dollarOf() assumption {
	declared := ""
	for _, u := range s.units {
		if u.in && len(u.codes) == 1 && slices.Contains(dollarCodes, u.codes[0]) {
			declared = u.codes[0]
		}
	}
	if declared != "" {
		return assumption{code: declared}
	}
	usa := s.home.of("USD")
	top, topCode := 0, ""
	for i, n := range s.home.counts {
		if c := s.home.codes[i]; n > top && c != "USD" && c != "EUR" && c != money.International {
			top, topCode = n, c
		}
	}
	international := s.home.of(money.International)
	mixed := s.explicit.of("USD") > s.bare && international >= usa
	if usa >= plainHome && usa*4 >= top && !mixed {
		return assumption{code: "USD"}
	}
	if s.explicit.of("USD") == 0 {
		if own, second := s.best(&s.explicit, dollarCodes); own != "" && second == 0 && s.home.of(own) >= plainHome && s.home.of(own) > usa {
			return assumption{own, currencyAssumed}
		}
		if international >= plainHome && (international >= top || !slices.Contains(ownDollar, topCode)) {
			return assumption{"USD", currencyAssumed}
		}
	}
	if top >= 3 && usa*3 < top && s.explicit.of("USD") <= s.bare && slices.Contains(ownDollar, topCode) {
		return assumption{topCode, currencyAssumed}
	}
	return assumption{"USD", currencyAssumed}
}

// dollarCodes are the dollars that sheets write as a bare '$'.
var dollarCodes = []string{
	"USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BBD", "BSD", "BZD", "FJD", "GYD", "JMD", "LRD", "NAD", "SBD", "SRD", "TTD",
	"XCD", "ZWL", "BMD", "BND", "KYD",
}

// ownDollar are those of countries whose own papers write a bare '$' for them.
var ownDollar = []string{"AUD", "CAD", "NZD", "SGD", "HKD", "TWD"}

// minorOf settles 'cents' and 'pence': of the currency that the sheet's other sums
// have.
func (s *scanner) minorOf(t *term) assumption {
	switch t.codes[0] {
	case "GBP":
		return assumption{code: "GBP"}
	case "USD":
		if s.bare > 0 || s.explicit.of("USD") > 0 || s.home.of("USD") > 0 {
			return s.dollar()
		}
		if a := s.shared(t); a.code != "" {
			return assumption{a.code, currencyAssumed}
		}
		return s.dollar()
	}
	return s.shared(t)
}

// localOf settles a short form that is a currency's only where the sheet speaks of
// its country: 'K5 million' in Zambia, 'R 20 billion' in South Africa.
func (s *scanner) localOf(t *term) assumption {
	if named, others := s.best(&s.explicit, t.codes); named != "" && others == 0 {
		return assumption{code: named}
	}
	home, second := s.best(&s.home, t.codes)
	if home == "" || s.home.of(home) < 2*second {
		return assumption{}
	}
	return assumption{code: home}
}

// maybeLocal reports whether a local short form and its number are written as money
// is: one letter glued to a large number, or more letters before one.
func (s *scanner) maybeLocal(f *find, at int) bool {
	p := s.p
	if !isLarge(&f.n) {
		return false
	}
	if p.Tokens[f.first].Glued && p.Kind(f.first-1) != segment.Punct {
		return false
	}
	if p.Tokens[f.first].End-p.Tokens[f.first].Start == 1 {
		if f.n.Malformed && p.Kind(f.n.End-1) == segment.Word {
			return false // 'N2O', a gas
		}
		_, word := number.SureScale(p, f.n.End-1)
		return p.Tokens[at].Glued && !s.isFileNumber(f, at) || word
	}
	return true
}

// numbered are words that a file's number follows.
var numbered = wordset.Fields("loan loans credit project projects operation grant no nr number numbers id reference ref code file contract")

// isFileNumber reports whether a letter and the number at token at, glued to it, are rather
// the number of a loan or project: 'P171234', 'loan L1221', 'K1224/ZM'. Money of five digits
// has them grouped or a scale behind.
func (s *scanner) isFileNumber(f *find, at int) bool {
	p, n := s.p, &f.n
	if n.Grouped || n.Scaled || n.Decimals > 0 {
		return false
	}
	if digits := p.Tokens[at].End - p.Tokens[at].Start; digits != 4 {
		return digits > 4
	}
	behind := n.End < len(p.Tokens) && p.Tokens[n.End].Glued && p.Is(n.End, "/", "-")
	return behind || p.Tokens[f.first].Glued || p.In(f.first-1, numbered) ||
		p.Kind(f.first-1) == segment.GapMark && (p.Kind(n.End) == segment.GapMark || p.Kind(n.End) == segment.Break)
}
