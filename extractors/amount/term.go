package amount

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/money"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// term is a currency's name as it stands in the sheet.
type term struct {
	kind      money.Kind
	codes     []string // the currencies it may be
	unit      string   // a minor unit's name
	power     int      // of 'MEUR': 6
	large     bool     // a currency only with a large number
	adjective bool     // its country stands before it: 'Zambian kwacha'
	local     bool     // a currency only where the sheet speaks of its country
	first     int      // tokens, half-open
	end       int
}

// bare reports whether the term is one that several currencies share.
func (t *term) bare() bool { return len(t.codes) > 1 }

// termAt reads a currency's name at token i.
func (s *scanner) termAt(i int) (t term, ok bool) {
	p := s.p
	switch p.Kind(i) {
	case segment.Currency, segment.Word:
	case segment.Punct:
		if p.Text(i) != "¢" && p.Text(i) != "=" {
			return t, false
		}
	default:
		return t, false
	}
	e, end := money.At(p, i)
	if e == nil {
		return s.scaledCode(i)
	}
	if e.Adjective != nil {
		if t, ok := s.qualified(i, e, end); ok {
			return t, true
		}
	}
	if e.Term == nil || !s.written(i, end, e.Term) && !s.besideSign(i, end, e.Term) {
		return t, false
	}
	t = term{kind: e.Term.Kind, codes: e.Term.Codes, large: e.Term.Large ||
		end == i+1 && money.IsWordCode(p.Text(i)), local: e.Term.Local, first: i, end: end}
	if t.kind == money.Minor {
		t.unit = p.Lower(end - 1)
	}
	return t, len(t.codes) > 0
}

// qualified reads an adjective and a unit's name: 'Canadian dollars', 'U.S. $'.
func (s *scanner) qualified(i int, e *money.Entry, at int) (t term, ok bool) {
	if s.p.Is(at, "-") && s.p.Tokens[at].Glued {
		at++
	}
	unit, end := money.At(s.p, at)
	if unit == nil || unit.Term == nil {
		return t, false
	}
	switch unit.Term.Kind {
	case money.Unit, money.Minor:
	case money.Sign, money.Short: // 'Canadian $', 'Nepali Rs'
		if len(unit.Term.Codes) < 2 || s.p.Tokens[i].Case == segment.LowerCase && !s.allSmall() || s.p.In(i-1, givingTo) {
			return t, false
		}
	default:
		return t, false
	}
	var codes []string
	for _, c := range e.Adjective {
		if slices.Contains(unit.Term.Codes, c) || slices.Contains(unit.Term.Behind, c) {
			codes = append(codes, c)
		}
	}
	if codes == nil {
		return t, false
	}
	t = term{kind: unit.Term.Kind, codes: codes[:1], adjective: true, first: i, end: end}
	if t.kind == money.Minor {
		t.unit = s.p.Lower(end - 1)
	}
	return t, true
}

// givingTo are verbs behind which a country gets what stands next: in 'will lend Fiji $5
// million' the dollars need not be Fiji's.
var givingTo = wordset.Fields(`give gives gave given giving lend lends lent lending grant grants granted granting award awards awarded
	awarding offer offers offered offering pay pays paid paying send sends sent sending promise promises promised loan loans loaned owe
	owes owed cost costs costing save saves saved saving allocate allocates allocated bring brings brought earn earns earned net nets
	help helps`)

// scaledCode reads a code with a letter for its scale: 'MEUR'.
func (s *scanner) scaledCode(i int) (t term, ok bool) {
	if c := s.p.Tokens[i].Case; c != segment.Upper && c != segment.Mixed || s.p.Kind(i) != segment.Word {
		return t, false
	}
	code, power, ok := money.Scaled(s.p.Text(i))
	if !ok {
		return t, false
	}
	return term{kind: money.Code, codes: []string{code}, power: power, first: i, end: i + 1}, true
}

// written reports whether tokens i to end are written as the term must be: to the
// letter, blanks aside, where one prefix letter must touch its sign. A text without
// capitals writes all of them small.
func (s *scanner) written(i, end int, t *money.Term) bool {
	if t.Forms == nil || end == i+1 && s.p.Kind(i) == segment.Currency {
		return true
	}
	got := s.p.View.Text[s.p.Tokens[i].Start:s.p.Tokens[end-1].End]
	for _, f := range t.Forms {
		if got == f {
			return true
		}
	}
	if s.p.Kind(i) != segment.Word {
		return false
	}
	small := s.allSmall()
	if len(s.p.Text(i)) == 1 && !s.glued(i, end) {
		// 'c $' and 's $' in a text cut into words; its "' s $" is a possessive, its
		// 'a $' an article.
		if !small || !s.p.Is(i, "c", "s") || s.p.Is(i-1, "'") {
			return false
		}
	}
	if !small && s.p.Tokens[i].Case == segment.LowerCase {
		return false
	}
	got = strings.ReplaceAll(got, " ", "")
	for _, f := range t.Forms {
		f = strings.ReplaceAll(f, " ", "")
		if got == f || small && len(got) == len(f) && strings.EqualFold(got, f) && (len(f) > 1) {
			return true
		}
	}
	return false
}

// besideSign reports whether a code in small letters touches a sign: 'cad$'.
func (s *scanner) besideSign(i, end int, t *money.Term) bool {
	return t.Kind == money.Code && end == i+1 && s.p.Kind(end) == segment.Currency && s.p.Tokens[end].Glued
}

func (s *scanner) glued(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if !s.p.Tokens[k].Glued {
			return false
		}
	}
	return true
}

type smallKey struct{}

// allSmall reports whether the sheet has no capital letter: a text brought to lower
// case.
func (s *scanner) allSmall() bool {
	p := s.p
	return extract.Note(p, smallKey{}, func() bool { return p.View.Text == p.View.Lower })
}
