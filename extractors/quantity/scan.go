package quantity

import (
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// scanner goes over a sheet's tokens once.
type scanner struct {
	p       *extract.Pass
	claimed extract.Cover
	out     []extract.Mention[record.Quantity]
}

// figure is a number or a range of numbers as it stands, before its unit is known.
type figure struct {
	first, end int // tokens, half-open
	low, high  number.Number
	ranged     bool
}

func (s *scanner) run() {
	p := s.p
	for i := 0; i < len(p.Tokens); {
		switch p.Tokens[i].Kind {
		case segment.Number, segment.Word:
		case segment.Punct:
			if c := p.View.Text[p.Tokens[i].Start]; c != '-' && c != '.' && c < 0x80 {
				i++
				continue
			}
			if s.superscript(i) {
				i++
				continue
			}
		default:
			i++
			continue
		}
		i = max(s.at(i), i+1)
	}
}

// at reads what begins at token i and returns the token to go on from.
func (s *scanner) at(i int) int {
	p := s.p
	if p.Kind(i) == segment.Word && percentWord(p, i) > 0 {
		return s.percentBefore(i)
	}
	n, ok := number.Scan(p, i)
	if !ok {
		if p.Kind(i) == segment.Number {
			s.maskBare(i)
		}
		return i + 1
	}
	if c, held := s.claimed.Find(p.SpanOf(n.First, n.End)); held {
		end := i + 1
		for end < len(p.Tokens) && p.Tokens[end].Start < c.End {
			end++
		}
		return end
	}
	f := s.figure(n)
	if end := s.percentage(&f); end > 0 {
		return end
	}
	if reason, end := leftOut(p, &f); reason != "" {
		s.mask(f.first, max(end, f.end), reason)
		return max(end, f.end)
	}
	if p.Kind(i-1) == segment.Currency {
		return f.end
	}
	if end := s.counted(&f); end > 0 {
		return end
	}
	s.maskLone(&f)
	return f.end
}

// mask gives the digits from token first to end a reason for being left out.
func (s *scanner) mask(first, end int, reason string) {
	for i := first; i < end; i++ {
		if s.p.Kind(i) == segment.Number {
			s.p.Mask(s.p.Tokens[i].Span(), reason)
		}
	}
}

// figure reads on from a number to the range or the bracketed repeat that it begins.
func (s *scanner) figure(n number.Number) figure {
	p := s.p
	f := figure{first: n.First, end: n.End, low: n}
	if m, ok := s.loose(&n); ok {
		return m
	}
	if n.Spelled && p.Is(n.End, "(") && p.Kind(n.End+1) == segment.Number && p.Is(n.End+2, ")") {
		// 'two (2) schools'
		if m, ok := number.Scan(p, n.End+1); ok && m.Value.Cmp(&n.Value) == 0 {
			f.end = n.End + 3
			return f
		}
	}
	if end := notesEnd(p, f.end); end > f.end && !n.Spelled {
		f.end = end
		if power, ok := number.SureScale(p, end); ok && !n.Scaled && !n.Malformed {
			f.low.Value.Exponent += int32(power)
			f.low.Scaled, f.low.Power, f.end = true, power, end+1
		}
		return f
	}
	j := rangeMark(p, f.end, f.first)
	if j == 0 {
		return f
	}
	m, ok := number.Scan(p, j)
	if !ok || m.Malformed || n.Malformed || s.claimed.Overlaps(p.SpanOf(m.First, m.End)) {
		return f
	}
	if !n.Scaled && m.Scaled && m.Power > 0 && n.Value.Cmp(apd.New(1000, 0)) < 0 {
		// '10-15 million': the scale is both's.
		n.Value.Exponent += int32(m.Power)
	}
	switch c := n.Value.Cmp(&m.Value); {
	case c == 0, c > 0 && !turnedRound(p, &n, &m):
		return f
	}
	f.low, f.high, f.end, f.ranged = n, m, m.End, true
	return f
}

// notesEnd is the token behind the raised marks of footnotes that stand on a number
// which ends before token j, where a word or a percent sign follows: '312,500² patients'.
// Raised digits behind ten, or with nothing after them, may be a power.
func notesEnd(p *extract.Pass, j int) int {
	end := j
	for end < j+6 && p.Kind(end) == segment.Punct && p.Tokens[end].Glued && raised(p.Text(end)) {
		end++
		if p.Is(end, ",") && p.Kind(end+1) == segment.Punct && raised(p.Text(end+1)) && p.Tokens[end+1].Glued {
			end++
		}
	}
	if end == j || p.Text(j-1) == "10" || !(p.Kind(end) == segment.Word && !p.Tokens[end].Glued || p.Is(end, "%")) {
		return j
	}
	return end
}

// raised reports whether a sign is a raised digit or letter.
func raised(text string) bool { return text != "*" && document.IsNoteMark(text) }

// loose reads '1 250 women' in a sheet that writes '1,250': whether the two are one
// number the sheet does not tell, so the value is left open.
func (s *scanner) loose(n *number.Number) (figure, bool) {
	p := s.p
	j := n.End
	if n.Spelled || n.Scaled || j != n.First+1 || !digitsAt(p, j, 3) || p.Tokens[j].Glued || len(p.Text(n.First)) > 3 ||
		!allDigits(p.Text(n.First)) ||
		p.Kind(j+1) != segment.Word || p.Tokens[j+1].Glued || p.Kind(n.First-1) == segment.Number && !isYear(p.Text(n.First-1)) ||
		newLine(p, j) || blockKind(p, j) == document.TableRow ||
		s.claimed.Overlaps(p.Tokens[j].Span()) {
		return figure{}, false
	}
	m := *n
	m.End = j + 1
	m.Doubts = []string{number.Ambiguous}
	return figure{first: n.First, end: j + 1, low: m}, true
}

// isYear reports whether digits are a year's: '2020'.
func isYear(digits string) bool {
	return len(digits) == 4 && allDigits(digits) && (digits[:2] == "19" || digits[:2] == "20")
}

// turnedRound reports whether two numbers, the greater first, are a range all the
// same, written the wrong way round: '20-10 ports'. The validation shows it.
func turnedRound(p *extract.Pass, n, m *number.Number) bool {
	return !n.Spelled && !m.Spelled && !n.Scaled && !m.Scaled && !n.LooksLikeYear() && p.Is(n.End, "-", "–") && p.Tokens[n.End].Glued &&
		m.First == n.End+1 && len(p.Text(n.First)) == len(p.Text(m.First))
}

// rangeMark is the token after what stands between the two ends of a range whose
// first number ends before token j and begins at first; 0 where nothing does.
func rangeMark(p *extract.Pass, j, first int) int {
	switch {
	case p.Is(j, "-", "–") && (p.Tokens[j].Glued == (j+1 < len(p.Tokens) && p.Tokens[j+1].Glued)):
		if p.Is(j-1, ")") {
			return 0
		}
		return j + 1
	case p.Is(j, "-", "–") && p.Tokens[j].Glued && p.Is(j+1, "to", "or") && p.Tokens[j+1].Glued && p.Is(j+2, "-"):
		return j + 3 // 'two-to-three-year'
	case p.Is(j, "to"):
		if p.Is(first-1, "from") && changes(p, first-1) {
			return 0
		}
		return j + 1
	case p.Is(j, "and") && p.Is(first-1, "between"):
		return j + 1
	case p.Is(j, "or") && p.Kind(j+1) != segment.Break:
		return j + 1
	}
	return 0
}

// changes reports whether a verb of change stands shortly before token i, so that
// 'from 40 to 60' is two states and no range.
func changes(p *extract.Pass, i int) bool {
	for k := i - 1; k >= 0 && k >= i-9; k-- {
		switch p.Kind(k) {
		case segment.Break:
			return false
		case segment.Word:
			if p.In(k, changeWords) {
				return true
			}
		}
	}
	return false
}

// add takes a find over tokens first to end, whose value is f and whose unit is as
// given.
func (s *scanner) add(f *figure, first, end int, unit, rule, qualifier string) {
	q := record.Quantity{Unit: unit, Qualifier: qualifier}
	var doubts []string
	switch {
	case f.low.Malformed:
		doubts = []string{MalformedNumber}
	case (f.low.IsAmbiguous() || f.ranged && f.high.IsAmbiguous()) && !(unit == "%" && strings.Contains(s.p.Text(f.low.First), ".")):
		// '1.234%' alone is no 1,234 per cent.
		doubts = []string{AmbiguousNumber}
	case f.ranged:
		low, high := number.Text(&f.low.Value), number.Text(&f.high.Value)
		q.Low, q.High = &low, &high
	default:
		value := number.Text(&f.low.Value)
		q.Value = &value
	}
	s.out = append(s.out, extract.Mention[record.Quantity]{Value: q, At: s.p.Evidence(s.p.SpanOf(first, end), rule, doubts...)})
}

// blockKind is the kind of the block that token i stands in.
func blockKind(p *extract.Pass, i int) document.Kind {
	if b := p.View.BlockAt(p.Tokens[i].Start); b >= 0 && b < len(p.Doc.Blocks) {
		return p.Doc.Blocks[b].Kind
	}
	return document.Paragraph
}
