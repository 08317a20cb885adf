package amount

import (
	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/money"
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// unitLine is a line that tells in what unit the figures below it are: '(In millions
// of United States dollars)', '(US$ million)'. It holds until the next sentence of
// prose.
type unitLine struct {
	codes  []string
	power  int
	in     bool // it says 'in US dollars', so that a bare '$' is one of them
	next   int  // the first sentence that was not looked at
	closed bool
	at     document.Span // of the text
	end    int           // View byte behind it
}

// note looks whether a currency without a number, from token first to end, stands in
// a unit line.
func (s *scanner) note(t *term, first, end int) {
	if t.local {
		return
	}
	p := s.p
	power := 0
	j := end
	if p.Is(j, ",", "'") {
		j++
	}
	if v, ok := number.SureScale(p, j); ok {
		power, j = v, j+1
	} else if p.Kind(j) == segment.Word {
		if v, ok := letterPower(p.Text(j)); ok && t.kind != money.Unit {
			power, j = v, j+1
		}
	} else if p.Is(j, "000") && p.Is(j-1, "'") {
		power, j = 3, j+1
		if p.Is(j, "s") {
			j++
		}
	}
	i := first - 1
	if p.Is(i, "of") && power == 0 {
		if v, ok := number.SureScale(p, i-1); ok {
			power, i = v, i-2
		}
	}
	// A name counts as a unit line only where it says so: 'in', a bracket.
	in := p.Is(i, "in")
	if in {
		i--
		if p.Is(i, "figures", "amounts", "amount", "expressed", "values") {
			i--
		}
	}
	// 'Contributions 2017-2022, US$, Millions' says enough by its commas.
	commas := power > 0 && p.Is(i, ",") && p.Is(end, ",")
	left := opens(p.Kind(i)) || p.Is(i, "(", ",", "-", "–", ":")
	right := opens(p.Kind(j)) || p.Is(j, ")", ",", ":", "]")
	if !commas && !(left && right) {
		return
	}
	if power == 0 && (t.large || !in && !p.Is(i, "(")) {
		return
	}
	s.units = append(s.units, unitLine{
		codes: t.codes, power: power, in: t.kind == money.Unit && (in || power > 0),
		next: p.SentenceAt(p.Tokens[first].Start) + 1, at: p.View.Raw(p.SpanOf(i+1, j)), end: p.Tokens[j-1].End,
	})
	s.named(t)
	p.Mask(p.SpanOf(first, end), "unit of figures")
}

func opens(k segment.Kind) bool { return k == segment.Break || k == segment.GapMark }

// underLine gives a sum in a table or a figure the scale that the line above tells.
func (s *scanner) underLine(f *find) {
	if len(s.units) == 0 || f.n.Scaled || f.n.Malformed || f.term.kind == money.Unit || f.term.kind == money.Minor || f.plusUnit != "" {
		return
	}
	if _, _, ok := s.p.CellAt(s.p.View.Raw(s.p.SpanOf(f.first, f.end)).Start); ok {
		return // the table's own lines tell
	}
	u := &s.units[len(s.units)-1]
	if u.closed || u.power == 0 || !f.term.fits(&term{codes: u.codes}) {
		return
	}
	last := s.p.SentenceAt(s.p.Tokens[f.first].Start)
	for ; u.next <= last; u.next++ {
		if s.isProse(u.next) {
			u.closed = true
			return
		}
	}
	if last < u.next-1 {
		return
	}
	if s.p.Doc.PageAt(u.at.Start) != s.p.Doc.PageAt(s.p.View.Raw(s.p.Tokens[f.first].Span()).Start) ||
		s.headingBetween(u.end, s.p.Tokens[f.first].Start) {
		u.closed = true
		return
	}
	if u.power >= 6 && f.n.Grouped && f.n.Decimals == 0 && f.n.Value.Cmp(inFull) >= 0 {
		return // 'US$ 22,250,000' is told in full, whatever a chart's line says
	}
	f.n.Value.Exponent += int32(u.power)
	f.n.Scaled, f.n.Power = true, u.power
	if f.high != nil {
		f.high.Value.Exponent += int32(u.power)
	}
	f.unit = u.at
	f.doubts = append(f.doubts, scaleFromLine)
}

// inFull is a sum that nobody tells in millions.
var inFull = apd.New(1_000_000, 0)

// proseWords is how many words in small letters make a sentence one of prose.
const proseWords = 6

func (s *scanner) isProse(sentence int) bool {
	small := 0
	x := s.p.Sentences[sentence]
	for i := x.First; i < x.Last && small < proseWords; i++ {
		if s.p.Kind(i) == segment.Word && s.p.Tokens[i].Case == segment.LowerCase {
			small++
		}
	}
	return small >= proseWords
}
