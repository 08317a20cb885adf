package quantity

import (
	"factsheet/extractors/internal/number"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// The reasons that digits are masked with.
const (
	partOfName    = "part of a name"
	legalNumber   = "legal article number"
	sectionNumber = "section number"
	pageNumber    = "page number"
	listNumber    = "list number"
	phoneNumber   = "telephone number"
	addressNumber = "part of an address"
	ordinalNumber = "ordinal"
	fractionPart  = "fraction"
	ratioPart     = "ratio"
	ratePart      = "part of a rate"
	clockTime     = "time or ratio"
	footnote      = "footnote mark"
	age           = "age"
	multiple      = "multiple"
	markup        = "markup"
)

// leftOut tells why a number is no quantity, and where what it belongs to ends; ""
// where nothing says so.
func leftOut(p *extract.Pass, f *figure) (reason string, end int) {
	i, b := f.first, f.first-1
	switch k := blockKind(p, i); {
	case (k == document.Header || k == document.Footer) && !f.low.Scaled && !f.low.Spelled && wordsIn(p, i) < 12:
		return pageNumber, f.end
	}
	if reason, end := labelBefore(p, f); reason != "" {
		return reason, end
	}
	if end := phone(p, f); end > 0 {
		return phoneNumber, end
	}
	if t := p.Text(i); len(t) > 2 && t[0] == '0' && allDigits(t) {
		return partOfName, f.end // a code: '0201'
	}
	if f.low.Spelled && namedSpelled(p, f) {
		return partOfName, f.end
	}
	if reason, end := joinedTo(p, f); reason != "" {
		return reason, end
	}
	switch {
	case p.Is(b, "x", "×") && p.Kind(b-1) == segment.Number && !f.low.Spelled &&
		!(p.Kind(f.end) == segment.Word && symbols.Has(p.Text(f.end))):
		return partOfName, f.end // '4 x 4'
	case p.Is(b, "⁄") && !f.low.Spelled:
		return fractionPart, f.end
	case p.Is(b, "per") && !f.low.Spelled:
		return ratePart, f.end
	case p.Is(b, ".", "…") && (p.Is(b-1, ".", "…") && p.Is(b-2, ".", "…")) && (newLine(p, f.end) || p.Kind(f.end) == segment.Break):
		return pageNumber, f.end // behind a leader
	case p.Is(b, "(") && p.Is(f.end, ")") && startsBlock(p, b):
		return listNumber, f.end
	case p.Is(b, "of") && p.Is(b-1, "age", "ages") && !f.low.Scaled,
		p.Is(b, "under", "over") && p.Is(b-1, "children", "people", "persons", "women", "infants", "youth", "those",
			"adults") && ageEnds(p, f.end),
		p.Is(b, "turning", "turn", "turns", "turned") && ageEnds(p, f.end):
		return age, f.end
	case p.Is(b, `"`, "'") && p.Is(b-1, "="):
		return markup, f.end
	case !f.low.Spelled && p.Is(f.end, ")") && p.Tokens[f.end].Glued && f.end == i+1 &&
		p.Tokens[i].End-p.Tokens[i].Start < 3 && !opened(p, i):
		return listNumber, f.end
	case p.Is(b, "[") && p.Is(f.end, "]") && p.Tokens[b].Glued && !p.Is(b-1, "$", "[") && p.Tokens[i].End-p.Tokens[i].Start < 4:
		return footnote, f.end
	case startsBlock(p, i) && p.Is(f.end, ".", ")") && p.Kind(f.end+1) == segment.Word && f.low.Decimals == 0 && !f.low.Spelled:
		return listNumber, f.end
	case (startsBlock(p, i) || newLine(p, i)) && f.low.Decimals > 0 && !f.low.Scaled && !f.ranged &&
		p.Kind(f.end) == segment.Word && p.Tokens[f.end].Case != segment.LowerCase && !symbols.Has(p.Text(f.end)):
		return sectionNumber, f.end
	}
	switch {
	case f.low.Spelled || f.low.Scaled || f.end != i+1:
	case inSequence(p, i):
		return sectionNumber, f.end
	case noteInHead(p, i):
		return footnote, f.end
	}
	return ratio(p, f)
}

// opened reports whether a bracket is open at token i.
func opened(p *extract.Pass, i int) bool {
	for k := i - 1; k >= 0 && k > i-25 && p.Kind(k) != segment.Break; k-- {
		if p.Is(k, "(") {
			return true
		}
		if p.Is(k, ")") {
			return false
		}
	}
	return false
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// ageEnds reports whether nothing that is counted follows an age at token j.
func ageEnds(p *extract.Pass, j int) bool {
	switch p.Kind(j) {
	case segment.Word:
		return p.In(j, ends)
	case segment.Punct:
		return p.Is(j, ".", ",", ";", ")", ":")
	}
	return true
}

// wordsIn is the number of tokens in the block of token i, at most 12.
func wordsIn(p *extract.Pass, i int) int {
	n := 1
	for k := i - 1; k >= 0 && p.Kind(k) != segment.Break && n < 12; k-- {
		n++
	}
	for k := i + 1; k < len(p.Tokens) && p.Kind(k) != segment.Break && n < 12; k++ {
		n++
	}
	return n
}

func startsBlock(p *extract.Pass, i int) bool { return p.Kind(i-1) == segment.Break }

// namedSpelled tells a number word that belongs to a name: one with a capital in
// running text ('the Seven Sisters fund'), or 'One' before a capital ('One UN').
func namedSpelled(p *extract.Pass, f *figure) bool {
	i := f.first
	if p.Is(i-1, "of") && p.Is(i-2, "family", "household") {
		return true // 'a family of four'
	}
	if p.Tokens[i].Case != segment.Capital {
		return false
	}
	before := p.Kind(i - 1)
	if before == segment.Word && p.Tokens[i-1].Case == segment.LowerCase && !titled(p, i) {
		return true
	}
	return isOne(f) && p.Kind(f.end) == segment.Word && p.Tokens[f.end].Case != segment.LowerCase
}

// titled reports whether most longer words around token i have capitals: a heading.
func titled(p *extract.Pass, i int) bool {
	upper, lower := 0, 0
	for k := max(0, i-6); k < min(len(p.Tokens), i+7); k++ {
		if p.Kind(k) == segment.Word && p.Tokens[k].End-p.Tokens[k].Start > 3 {
			switch p.Tokens[k].Case {
			case segment.LowerCase:
				lower++
			case segment.Capital:
				upper++
			}
		}
	}
	return upper > 2*lower
}

// joinedTo reads digits that a mark joins to others: '24/7', '10:30', '1+6', '4x4',
// '1-2-3'.
func joinedTo(p *extract.Pass, f *figure) (reason string, end int) {
	j := f.end
	if f.low.Spelled || j+1 >= len(p.Tokens) || !p.Tokens[j].Glued || !p.Tokens[j+1].Glued {
		return "", 0
	}
	digits := p.Kind(j+1) == segment.Number
	switch {
	case p.Is(j, "/") && digits:
		return fractionPart, j + 2
	case p.Is(j, "/") && p.Kind(j+1) == segment.Word && !p.Is(j-1, "%"):
		return partOfName, j + 2
	case p.Is(j, ":") && digits:
		return clockTime, j + 2
	case p.Is(j, "+") && digits, p.Is(j, "x", "×") && digits:
		return partOfName, j + 2
	case p.Is(j, "(") && p.Kind(j+1) == segment.Word && p.Tokens[j+1].End-p.Tokens[j+1].Start == 1 && p.Is(j+2, ")"):
		return partOfName, j + 3 // 'its 7(a) programme'
	case p.Is(j, "-", "–") && digits:
		end = j + 2
		for end+1 < len(p.Tokens) && p.Is(end, "-", "–") && p.Tokens[end].Glued && p.Kind(end+1) == segment.Number {
			end += 2
		}
		if end > j+2 || f.ranged {
			if end-f.first >= 5 && p.Tokens[end-1].End-p.Tokens[end-1].Start == 4 && p.Tokens[end-3].End-p.Tokens[end-3].Start == 3 {
				return phoneNumber, end
			}
			return addressNumber, end // '1-2-3 Kasumigaseki', a postcode
		}
	}
	return "", 0
}

// ratio reads 'one in three' and '2 in 5'.
func ratio(p *extract.Pass, f *figure) (reason string, end int) {
	j := f.end
	out := p.Is(j, "out") && p.Is(j+1, "of")
	if out {
		j++
	} else if !p.Is(j, "in") {
		return "", 0
	}
	if f.low.Scaled || f.low.Grouped || f.low.Decimals > 0 || f.ranged {
		return "", 0
	}
	j++
	if p.Is(j, "every") {
		j++
	}
	n, ok := number.Scan(p, j)
	if !ok || n.Malformed || n.LooksLikeYear() || n.Value.Cmp(&f.low.Value) <= 0 {
		return "", 0
	}
	switch number.Text(&n.Value) {
	case "3", "4", "5", "10", "100", "1000":
		return ratioPart, n.End
	case "2", "6", "7", "8", "9", "20":
		if !out { // '14 out of 20 targets' counts targets
			return ratioPart, n.End
		}
	}
	return "", 0
}

// superscript masks the raised digit at token i where it marks a footnote: 'the
// Fund¹'. One behind digits or a unit ('km²') is left to them.
func (s *scanner) superscript(i int) bool {
	p := s.p
	if !raised(p.Text(i)) {
		return false
	}
	if p.Tokens[i].Glued && !(p.Kind(i-1) == segment.Word && symbols.Has(p.Text(i-1))) && !s.claimed.Overlaps(p.Tokens[i].Span()) {
		p.Mask(p.Tokens[i].Span(), footnote)
	}
	return true
}

// maskBare gives the digits at token i, which begin no number, their reason.
func (s *scanner) maskBare(i int) {
	p := s.p
	if s.claimed.Overlaps(p.Tokens[i].Span()) {
		return
	}
	switch {
	case p.Kind(i+1) == segment.Word && p.Tokens[i+1].Glued && p.Is(i+1, "st", "nd", "rd", "th"):
		s.mask(i, i+1, ordinalNumber)
	case p.Tokens[i].Glued && (p.Kind(i-1) == segment.Word || p.Is(i-1, "-", "–", "/", "_", "#", "@", ".")):
		s.mask(i, i+1, partOfName)
	case startsBlock(p, i):
		s.mask(i, i+1, sectionNumber)
	}
}

// maskLone gives a number that counts nothing its reason where there is one.
func (s *scanner) maskLone(f *figure) {
	p := s.p
	j := f.end
	switch {
	case f.low.Spelled:
	case p.Kind(j) == segment.Word && p.Tokens[j].Glued:
		s.mask(f.first, f.end, partOfName)
	case fractionAt(p, f, j):
		s.mask(f.first, f.end, fractionPart)
	case street(p, j):
		s.mask(f.first, f.end, addressNumber)
	case p.Is(f.first-1, "(") && p.Is(j, ")") && f.low.Decimals == 0 && !f.low.Scaled && !f.low.Grouped &&
		f.end == f.first+1 && p.Tokens[f.first].End-p.Tokens[f.first].Start < 3:
		s.mask(f.first, f.end, listNumber)
	}
}
