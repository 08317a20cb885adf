package amount

import (
	"regexp"
	"strings"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// unit is what a unit line or a head says of the figures under it.
type unit struct {
	term   term
	power  int
	found  bool
	at     document.Span // View bytes of what says it
	except bool          // it holds 'except as indicated'
	mixed  bool          // it names several currencies
}

// words are the tokens that may tell a unit: those of a line, or of a head whose lines
// stand apart.
type words []int

// wordsOf is the tokens of ranges, one after the other.
func wordsOf(ranges ...table.Range) words {
	var w words
	for _, r := range ranges {
		for i := r.First; i < r.End; i++ {
			w = append(w, i)
		}
	}
	return w
}

// at is the k-th token, or -1.
func (w words) at(k int) int {
	if k < 0 || k >= len(w) {
		return -1
	}
	return w[k]
}

// unitIn reads the unit that words tell. whole says that they are a column's head, in
// which a currency needs no form; elsewhere it must stand in a bracket, behind 'in',
// or by itself between commas.
func (s *scanner) unitIn(w words, whole bool) (u unit) {
	p := s.p
	for k := 0; k < len(w); k++ {
		if p.Is(w[k], "except", "unless", "otherwise") {
			u.except = true
		}
		t, ok := s.termAt(w[k])
		if !ok || t.kind == money.Minor || t.local && t.kind != money.Code {
			t, ok = s.abbreviated(w[k])
		}
		n := t.end - t.first
		if !ok || w.at(k+n-1) != t.end-1 {
			continue
		}
		first, end, power, formed, sum := s.unitForm(w, k, k+n, &t)
		switch {
		case sum:
		case !(formed && s.mayName(&t, power) || whole && (formed && s.bracketed1(&t) || s.mayName(&t, power))):
		case u.found && (!u.term.fits(&t) || u.power != power && whole):
			u.mixed = true
		case !u.found:
			u.found, u.term, u.power = true, t, power
			u.at = s.told(w, first, end, k)
		}
		k = max(k, end-1)
	}
	return u
}

// told is where the words first to end of a unit stand; of those whose lines stand
// apart, the ones that stand with the currency, the k-th.
func (s *scanner) told(w words, first, end, k int) document.Span {
	from, to := k, k+1
	for from > first && w[from-1] == w[from]-1 {
		from--
	}
	for to < end && w[to] == w[to-1]+1 {
		to++
	}
	for to > k+1 && s.p.Is(w[to-1], ")") {
		to--
	}
	return s.p.SpanOf(w[from], w[to-1]+1)
}

// mayName reports whether a currency's name, in what may be a unit, is sure to be one:
// a sign, a name in words or a well-known code; any other with a scale ('DM' alone may
// be a short form of anything).
func (s *scanner) mayName(t *term, power int) bool {
	switch {
	case power > 0:
		return true
	case t.large:
		return s.p.Is(t.first-1, "(", "[") && s.p.Is(t.end, "a", "an", "per") && s.p.Kind(t.end+1) == segment.Word // '(TRY a month)'
	case t.kind == money.Sign || t.kind == money.Unit:
		return true
	case t.kind == money.Code && money.IsMajor(t.codes[0]):
		return true
	}
	return s.bracketed1(t) && t.kind == money.Code || s.p.Is(t.first-1, "in") && t.kind == money.Code
}

// bracketed1 reports whether a bracket opens right before the term.
func (s *scanner) bracketed1(t *term) bool {
	return s.p.Is(t.first-1, "(", "[") && !t.large
}

// abbreviated reads 'mil. dol.' and 'dol.', as statistical tables write dollars.
func (s *scanner) abbreviated(i int) (t term, ok bool) {
	p := s.p
	if !p.Is(i, "dol", "dols") {
		return t, false
	}
	return term{kind: money.Unit, codes: dollarCodes, first: i, end: i + 1}, true
}

// unitForm finds the scale beside a currency's name, the words from a to b, and reports
// whether the two stand as a unit does. first and end are the words of what says it.
// sum says that the name is a sum's: 'over $5,000'.
func (s *scanner) unitForm(w words, a, b int, t *term) (first, end, power int, formed, sum bool) {
	p := s.p
	power = t.power
	first, end = a, b
	scaled := power > 0
	take := func(v, from, to int) { power, scaled, first, end = v, true, min(first, from), max(end, to) }
	j := end
	for p.Is(w.at(j), ",", "'", ".", "-", "(", "in") {
		j++
	}
	i := first - 1
	for i >= 0 && p.Is(w[i], "of", ".", ",", "current", "constant", "-", "'") {
		i--
	}
	switch next := w.at(j); {
	case next >= 0 && isScaleWord(s, next) > 0:
		take(isScaleWord(s, next), first, j+1)
	case i >= 0 && isScaleWord(s, w[i]) > 0:
		take(isScaleWord(s, w[i]), i, end)
	case p.Is(next, "000", "000s", "1,000", "1,000s", "1000"):
		take(3, first, j+1)
	case p.Is(next, "1,000,000", "000,000"):
		take(6, first, j+1)
	case j == end && p.Kind(next) == segment.Number:
		return first, end, 0, false, true
	case next >= 0 && p.Kind(next) == segment.Word && t.kind != money.Unit && p.Tokens[next].End-p.Tokens[next].Start <= 2:
		if v, ok := letterPower(p.Text(next)); ok {
			take(v, first, j+1)
		}
	case i >= 0 && p.Is(w[i], "000") && p.Is(w.at(i-1), "'"):
		take(3, i-1, end)
	case i >= 0 && p.Is(w[i], "1,000", "1000"):
		take(3, i, end)
	}
	for p.Is(w.at(end), ".", ")") {
		end++
	}
	at := first - 1
	for at >= 0 && p.Is(w[at], "current", "constant", "figures", "amounts", "values") {
		at--
	}
	in := p.Is(w.at(at), "in")
	line := at >= 0 && s.startsLine(w[at+1])
	open := at < 0 || line || p.Is(w[at], "(", "[", ",", ":", "-", "–", "—") || opens(p.Kind(w[at]))
	per := end // '(US$ per tonne)', '(EUR a month)'
	if p.Is(w.at(per), "a", "an", "per", "each") && p.Kind(w.at(per+1)) == segment.Word {
		for per++; per < end+4 && p.Kind(w.at(per)) == segment.Word; per++ {
		}
		if p.Is(w.at(per), ")", "]") {
			end = per + 1
		}
	}
	closed := end >= len(w) || s.startsLine(w[end]) || p.Is(w[end], ",", "]", ";", "(") || p.Is(w[end-1], ")") || opens(p.Kind(w[end]))
	alone := at < 0 || line || opens(p.Kind(w[at]))
	formed = in || open && closed && (scaled || p.Is(w.at(at), "(", "[") || alone && (end >= len(w) || opens(p.Kind(w[end]))))
	if in {
		first = at
	}
	return first, end, power, formed, false
}

// startsLine reports whether token j begins a line of the text.
func (s *scanner) startsLine(j int) bool {
	if j <= 0 {
		return true
	}
	before, here := s.p.View.Raw(s.p.Tokens[j-1].Span()), s.p.View.Raw(s.p.Tokens[j].Span())
	return before.End < here.Start && strings.ContainsRune(s.p.Doc.Text[before.End:here.Start], '\n')
}

// isScaleWord is the power of ten of token j, 0 where it is no scale.
func isScaleWord(s *scanner, j int) int {
	if v, ok := number.SureScale(s.p, j); ok {
		return v
	}
	switch {
	case s.p.Is(j, "mil", "mill"):
		return 6
	case s.p.Is(j, "bil"):
		return 9
	case s.p.Is(j, "thous"):
		return 3
	}
	return 0
}

// bareScale reads a scale that a line tells without a currency: '(in thousands)', '(In
// millions)'; not 'in thousands of tonnes'.
func (s *scanner) bareScale(r table.Range) int {
	for i := r.First; i < r.End; i++ {
		if v := isScaleWord(s, i); v > 0 && s.p.Is(i-1, "in", "(") && !s.p.Is(i+1, "of") {
			return v
		}
	}
	return 0
}

// sheetUnit reads a sentence that tells the unit of all of the sheet's figures: 'All
// figures in US$ thousand', 'Amounts are expressed in thousands of euros.'
func (s *scanner) sheetUnit() (u unit) {
	p := s.p
	for _, x := range p.Sentences {
		if x.Last-x.First > 30 || !s.speaksOfAll(x.First, x.Last) {
			continue
		}
		v := s.unitIn(wordsOf(table.Range{First: x.First, End: x.Last}), false)
		switch {
		case !v.found || v.mixed:
		case !u.found:
			u = v
		case u.power != v.power || !u.term.fits(&v.term):
			return unit{}
		}
	}
	return u
}

// figureNouns are what a sheet calls its figures.
var figureNouns = wordset.Fields(`figures amounts values sums data tables`)

// speaksOfAll reports whether a sentence is about the figures of the whole sheet.
func (s *scanner) speaksOfAll(first, last int) bool {
	p := s.p
	for i := first; i < min(last, first+8); i++ {
		if p.In(i, figureNouns) {
			for k := first; k < last; k++ {
				if p.Is(k, "all", "expressed", "stated", "shown", "given", "presented", "are") {
					return true
				}
			}
		}
	}
	return false
}

// naming is what the words over a column or before a row say of its figures.
type naming uint8

const (
	neutral naming = iota // a year, a name: what the unit line says holds
	ofMoney
	ofOther // counts, shares, dates, notes
	ofThing // a label that may name what is counted, or whose cost it is: 'Clinics'
)

// namingOf tells what a head or label, in lower case, names. row says that it is a
// row's label, where the name of a thing may be that of its cost.
func namingOf(s string, row bool) naming {
	if s == "" {
		return neutral
	}
	if strings.Contains(s, "%") || strings.Contains(s, "per cent") || strings.Contains(s, "percent") || strings.HasPrefix(s, "#") {
		return ofOther
	}
	s = spans.ReplaceAllString(s, "")
	words := strings.FieldsFunc(s, func(r rune) bool { return !(r >= 'a' && r <= 'z') && r < 0x80 })
	if len(words) == 0 {
		return neutral
	}
	switch words[0] {
	case "number", "no", "nos", "numbers", "share", "proportion", "ratio", "rate", "rates", "count", "headcount":
		return ofOther
	}
	money, other, thing := false, false, false
	for i, w := range words {
		switch {
		case moneyWords.Has(w):
			money = true
		case otherWords.Has(w) && !row, alwaysOther.Has(w):
			other = true
		case otherWords.Has(w) && (i == 0 || i == len(words)-1 && !behindPreposition(words)):
			thing = true
		}
	}
	switch {
	case money:
		return ofMoney
	case other:
		return ofOther
	case thing:
		return ofThing
	}
	return neutral
}

// behindPreposition reports whether the last of a label's words tells for whom or where what
// it names is, and so not what is counted: 'water in schools'.
func behindPreposition(words []string) bool {
	for _, w := range words[1:] {
		if w == "in" || w == "for" || w == "to" || w == "at" {
			return true
		}
	}
	return false
}

// spans are lengths of time, which say how old or how long, and count nothing: 'over 90
// days', '12-month'.
var spans = regexp.MustCompile(`[0-9]+[ -]?(?:days?|weeks?|months?|years?|hours?)\b`)

// moneyWords name sums, in a head or a label.
var moneyWords = wordset.Fields(`amount amounts budget budgets budgeted cost costs expense expenses expenditure expenditures spending spent revenue revenues income
	contribution contributions funding funds fund disbursement disbursements disbursed commitment commitments committed pledge pledges pledged allocation allocations
	allocated received paid payment payments balance grant grants loan loans donation donations financing value price prices sales salaries fees tax taxes
	asset assets liability liabilities surplus deficit receivables payables equity reserve reserves turnover profit profits debt investment investments requirements
	appropriation appropriations resources gdp gni exports imports`)

// otherWords name what is counted, measured or dated.
var otherWords = wordset.Fields(`quantity qty units projects project programmes programs activities beneficiaries people persons participants staff posts post positions employees jobs
	households families women men girls boys children students pupils teachers patients cases deaths members countries country schools clinics villages population
	days months years year hours age rank score index km kilometres hectares ha tonnes tons mw kwh litres kg visits recommendations votes trained reached visitors
	date dates period start end duration quarter note notes ref reference page pages para paragraph code id item line annex target goal status vacancies ships
	vehicles beds events workshops trainings enterprises firms companies establishments stores farms workers volunteers refugees communities districts sdg orders`)

// alwaysOther name such things wherever they stand.
var alwaysOther = wordset.Fields(`percentage ratio headcount beneficiaries participants`)
