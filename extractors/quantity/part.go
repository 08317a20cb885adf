package quantity

import (
	"strings"

	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// partOf takes 'seven of the ten provinces' and '12 out of 15 districts': a count of
// what the whole counts. The whole is left to be read after it.
func (s *scanner) partOf(f *figure, j int, q string) int {
	p := s.p
	if isOne(f) || f.low.LooksLikeYear() {
		return 0
	}
	k := j + 1
	if p.Is(j, "of") && p.Is(k, "whom", "which", "them") {
		return s.ofWhom(f, q)
	}
	if p.Is(j, "out") {
		if !p.Is(k, "of") {
			return 0
		}
		k++
	}
	for p.Is(k, "the", "these", "those", "its", "their", "our", "all", "most") {
		k++
	}
	for n := 0; n < 3 && p.Kind(k) == segment.Word; n++ {
		if p.Kind(k+1) == segment.Possessive {
			k += 2 // 'six of the world's top 10 emitters'
			break
		}
		if p.Tokens[k].Case == segment.LowerCase || p.Kind(k+1) != segment.Word {
			break
		}
		k++
	}
	for p.Is(k, "most", "top", "largest") {
		k++
	}
	if k == j+1 && p.Kind(k) != segment.Number {
		if _, ok := number.Scan(p, k); !ok {
			return 0
		}
	}
	n, ok := number.Scan(p, k)
	if ok {
		if n.Malformed || s.claimed.Overlaps(p.SpanOf(n.First, n.End)) || n.LooksLikeYear() {
			return 0
		}
		k = n.End
	}
	if p.Kind(k) == segment.Word && p.In(k, unitWords) {
		return 0
	}
	ph, found := after(p, k)
	if !found || p.In(ph.head, notThings) {
		return 0
	}
	s.add(f, f.first, f.end, s.words(ph.first, ph.end), part, q)
	if ok {
		return n.First
	}
	return ph.end
}

// ofWhom takes '14 of whom', '36 of them' and 'of which 24 are': a count of what was counted last in the sentence.
func (s *scanner) ofWhom(f *figure, q string) int {
	p := s.p
	if len(s.out) == 0 {
		return 0
	}
	last := &s.out[len(s.out)-1]
	at := p.Tokens[f.first].Start
	if last.Value.Unit == "%" || last.At.Rule == measure || isMeasured(last.Value.Unit) ||
		last.At.View.Start < p.Sentences[p.SentenceAt(at)].Span.Start || at-last.At.View.End > 120 {
		return 0
	}
	s.add(f, f.first, f.end, last.Value.Unit, part, q)
	return f.end
}

// newLine reports whether token j begins a line of the sheet within its block.
func newLine(p *extract.Pass, j int) bool {
	if j <= 0 || j >= len(p.Tokens) || p.Tokens[j].Glued {
		return false
	}
	gap := p.View.Raw(document.Span{Start: p.Tokens[j-1].End, End: p.Tokens[j].Start})
	return strings.ContainsAny(gap.Of(p.Doc.Text), "\n\r")
}

// numberOf takes a number whose noun stands before it: 'a population of 11 million',
// 'the number of provinces rose to 10'. Nothing that it could count follows it.
func (s *scanner) numberOf(f *figure, q string) int {
	p := s.p
	if f.low.LooksLikeYear() || f.low.Spelled && !f.low.Scaled || f.low.Decimals > 0 && !f.low.Scaled ||
		!ageEnds(p, f.end) && p.Kind(f.end) != segment.Break {
		return 0
	}
	k := f.first - 1
	for n := 0; n < 4 && p.Kind(k) == segment.Word && !p.Is(k, "of"); n++ {
		if !p.Is(k, "about", "approximately", "around", "some", "nearly", "almost", "over", "than", "more", "less",
			"just", "roughly", "estimated", "an", "to", "up", "at", "least") {
			break
		}
		k--
	}
	if p.Is(k, "of") && p.Kind(k-1) == segment.Word && p.In(k-1, collectives) {
		s.add(f, f.first, f.end, p.Text(k-1), labelled, q)
		return f.end
	}
	first := p.Sentences[p.SentenceAt(p.Tokens[f.first].Start)].First
	for k = f.first - 1; k > first && k > f.first-20; k-- {
		switch {
		case p.Is(k, "number", "numbers") && p.Is(k+1, "of"):
			ph, ok := after(p, k+2)
			if !ok || ph.end >= f.first {
				return 0
			}
			s.add(f, f.first, f.end, s.words(ph.first, ph.end), labelled, q)
			return f.end
		case p.Kind(k) == segment.Punct && p.Is(k, ",", ";", ":", "("):
			return 0
		}
	}
	return 0
}

// isMeasured reports whether a unit begins with one of measure ('acres', 'tonnes of
// rice'): what is told of some of them is told of something else.
func isMeasured(unit string) bool {
	first, _, _ := strings.Cut(strings.ToLower(unit), " ")
	return measured.Has(first)
}

// label takes a number behind a label and a colon: 'Schools built: 24'.
func (s *scanner) label(f *figure, q string) int {
	p := s.p
	i := f.first
	if !p.Is(i-1, ":") || f.low.Spelled || f.low.LooksLikeYear() {
		return 0
	}
	switch p.Kind(f.end) {
	case segment.Break, segment.GapMark:
	case segment.Punct:
		if !p.Is(f.end, ".", ";", ",", "|", ")") && !newLine(p, f.end) {
			return 0
		}
	default:
		if !newLine(p, f.end) {
			return 0
		}
	}
	first := i - 1
	for n := 0; n < 8 && !newLine(p, first); n++ {
		k := p.Kind(first - 1)
		if k != segment.Word && !(k == segment.Punct && p.Is(first-1, "-", "'", "&")) {
			break
		}
		first--
	}
	switch p.Kind(first - 1) {
	case segment.Break, segment.GapMark:
	case segment.Punct:
		if !p.Is(first-1, ".", ";", "|") && !newLine(p, first) {
			return 0
		}
	default:
		if !newLine(p, first) {
			return 0
		}
	}
	for p.Is(first, "total", "the", "number", "no", "of", "overall", "estimated") && first < i-2 {
		first++
	}
	ph, ok := after(p, first)
	if !ok || ph.end > i-1 {
		return 0
	}
	s.add(f, f.first, f.end, s.words(ph.first, ph.end), labelled, q)
	return f.end
}

// shared takes numbers that share the noun of the last: 'six regional and 12 district
// hospitals', '20, 25 and 30 trainees'. It takes all but the last, which is left to be
// read after them.
func (s *scanner) shared(f *figure, j int, q string) int {
	p := s.p
	if f.low.LooksLikeYear() || f.low.Decimals > 0 && !f.low.Scaled || f.ranged || p.Is(f.first-1, "between") {
		return 0
	}
	heads := [maxListed]figure{*f}
	words := [maxListed]int{j} // where each one's own words end
	n, k := 1, j
	for {
		for w := 0; w < 3 && p.Kind(k) == segment.Word && !p.In(k, ends); w++ {
			k = joined(p, k)
		}
		words[n-1] = k
		comma := p.Is(k, ",")
		if comma {
			k++
		}
		and := p.Is(k, "and", "or")
		if and {
			k++
		}
		if !comma && !and {
			return 0
		}
		m, ok := number.Scan(p, k)
		if !ok || m.Malformed || m.Scaled != f.low.Scaled || m.LooksLikeYear() || m.Decimals > 0 && !m.Scaled ||
			s.claimed.Overlaps(p.SpanOf(m.First, m.End)) || percentWord(p, m.End) > 0 || symbolAt(s, m.End) > 0 {
			return 0
		}
		if and {
			ph, ok := after(p, m.End)
			if !ok || p.In(ph.head, notThings) || p.In(m.End, unitWords) {
				return 0
			}
			for i := range n {
				h := &heads[i]
				unit := s.words(ph.head, ph.head+1)
				if words[i] > h.end {
					unit = s.words(h.end, words[i]) + " " + unit
				} else {
					unit = s.words(ph.first, ph.end)
				}
				s.add(h, h.first, words[i], unit, shared, q)
			}
			return m.First
		}
		if n == maxListed {
			return 0
		}
		heads[n] = figure{first: m.First, end: m.End, low: m}
		n, k = n+1, m.End
	}
}

// aside takes '1,023 (61% female) teachers'. What stands in the brackets is left
// to be read by itself.
func (s *scanner) aside(f *figure, j int, q string) int {
	p := s.p
	if !p.Is(j, "(") {
		return 0
	}
	for k := j + 1; k < j+9; k++ {
		switch {
		case p.Is(k, ")"):
			ph, ok := after(p, k+1)
			if !ok || p.In(ph.head, notThings) {
				return 0
			}
			s.add(f, f.first, f.end, s.words(ph.first, ph.end), count, q)
			return f.end
		case p.Kind(k) == segment.Break || p.Is(k, "("):
			return 0
		}
	}
	return 0
}
