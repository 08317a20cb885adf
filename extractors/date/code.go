package date

import "factsheet/pipeline/wordset"
import "factsheet/pipeline/segment"

// fused reports whether token i is stuck to what makes it part of a code or an
// amount: 'COP26', '$2015', '#2019'.
func (s *scanner) fused(i int) bool {
	if i == s.loose {
		return false
	}
	if s.p.Kind(i-1) == segment.Currency {
		return true
	}
	if !s.p.Tokens[i].Glued {
		return false
	}
	switch s.p.Kind(i - 1) {
	case segment.Word, segment.Number, segment.Possessive:
		return true
	case segment.Punct:
		switch s.punct(i - 1) {
		case '#', '@', '.', ',', '+', '\\', '*':
			return true
		case ':':
			return s.glued(i-1) && s.p.Kind(i-2) == segment.Number
		}
	}
	return false
}

// chained reports whether token i follows a hyphen, stroke or underscore inside a
// code or an address: 'ILO/2015', 'report-2019'.
func (s *scanner) chained(i int) bool {
	if i == s.loose || !s.p.Tokens[i].Glued {
		return false
	}
	switch s.punct(i - 1) {
	case 'n':
		return s.glued(i-1) && s.p.Kind(i-2) == segment.Word && s.p.Tokens[i-2].Case == segment.Upper
	case '-', '/', '_', '&', '?':
		return s.glued(i-1) && s.p.Kind(i-2) != segment.Break && s.word(i-2).class == notDate
	case '=':
		return s.glued(i - 1)
	}
	return false
}

// tight is fused or chained: no place for a small number to begin a date.
func (s *scanner) tight(i int) bool { return s.fused(i) || s.chained(i) }

// numbered reports whether what stands before token i makes it the number of
// something: 'Resolution 2030', 'No. 5/2019', 'Tel: 2020'.
func (s *scanner) numbered(i int) bool {
	if numbered.Has(s.lowerBefore(i)) {
		return true
	}
	switch s.punct(i - 1) {
	case '.':
		return s.p.Is(i-2, "no", "nos", "p", "pp", "art", "tel", "para", "ref")
	case ':':
		return s.p.Is(i-2, "tel", "phone", "telephone", "fax", "mobile", "ref", "no", "id", "code")
	}
	return false
}

// legal are words whose number is of the kind '27/2007'.
var legal = wordset.Of("law", "laws", "decree", "decrees", "act", "order", "regulation", "regulations", "circular", "case",
	"contract", "ordinance", "proclamation", "notice", "bill", "rule", "ruling", "judgment")

// lawful reports whether a number with a stroke or hyphen at token i is that of a law
// and no month: 'Law 27/2007', 'Decree 2015-12'.
func (s *scanner) lawful(i int) bool { return s.numbered(i) || legal.Has(s.lowerBefore(i)) }

// decided reports whether a year, a stroke and a number at token i are a decision's
// number, as United Nations bodies give them ('decisions 2025/1, 2025/2 and 2025/3'): it
// follows the word, or the sheet has such decisions and no zero shows a month.
func (s *scanner) decided(i int) bool {
	if s.punct(i+1) != '/' {
		return false
	}
	if s.decisions == 0 {
		s.decisions = -1
		for j := range s.p.Tokens {
			if s.p.Tokens[j].Kind == segment.Word && s.p.Is(j, "decision", "decisions", "resolution", "resolutions") {
				k := s.skip(j+1, "no")
				if s.punct(k) == '(' {
					k++
				}
				if _, n := s.digits(k); n == 4 && s.punct(k+1) == '/' && s.glued(k+1) && s.p.Kind(k+2) == segment.Number {
					s.decisions = 1
					break
				}
			}
		}
	}
	return s.decisions > 0 && !(s.p.Kind(i+2) == segment.Number && s.p.Text(i + 2)[0] == '0')
}

// streets are words that end a street's name.
var streets = wordset.Fields(`street avenue road boulevard ave st rd blvd drive lane square highway nw ne sw se`)

// addressed reports whether a number is a house's, a place's or a paper's: '1900
// Pennsylvania Avenue', '2000 Brussels', 'COM(2020) 493'.
func (s *scanner) addressed(i, end int) bool {
	if s.punct(i-1) == '(' && s.glued(i-1) && s.p.Kind(i-2) == segment.Word &&
		s.p.Tokens[i-2].Case != segment.LowerCase && s.punct(end) == ')' && s.p.Kind(end+1) == segment.Number {
		return true
	}
	if s.p.Kind(end) != segment.Word || s.p.Tokens[end].Case == segment.LowerCase || asksYear.Has(s.lowerBefore(i)) {
		return false
	}
	for j := end; j < end+4 && s.p.Kind(j) == segment.Word; j++ {
		if s.p.In(j, streets) && j > end {
			return true
		}
	}
	y, _ := s.digits(i)
	return y%100 == 0 && s.p.Kind(i-1) != segment.Word && s.p.Kind(i-1) != segment.Possessive
}

// codeAfter reports whether what is glued after a year makes it part of a code: a
// word ('2015a' apart, a footnote mark), a time, a stroke.
func (s *scanner) codeAfter(end int) bool {
	if !s.glued(end) {
		return false
	}
	switch s.p.Kind(end) {
	case segment.Word:
		t := s.p.Text(end)
		return len(t) > 1 || t[0] < 'a' || t[0] > 'f'
	case segment.Number:
		return true
	case segment.Punct:
		switch s.punct(end) {
		case '/':
			if w := s.word(end + 1); w.class == partOf || w.class == monthName || w.class == seasonName {
				return false // 'late 2022/early 2023'
			}
			before, _ := s.digits(end - 1)
			if y, n := s.digits(end + 1); n == 4 && y > before && y < before+60 && !(s.glued(end+2) && s.p.Kind(end+2) != segment.Punct) {
				return false
			}
			return s.glued(end+1) && (s.p.Kind(end+1) == segment.Word || s.p.Kind(end+1) == segment.Number)
		case '-', 'n':
			if s.p.Kind(end+1) == segment.Word && s.glued(end+1) && s.p.Tokens[end+1].Case == segment.Mixed {
				return true // '2019-nCoV'
			}
			y, n := s.digits(end + 1)
			return s.glued(end+1) && s.p.Kind(end+1) == segment.Number && (n != 4 || y < 1700 || y > 2300)
		case ':', '_':
			return s.glued(end+1) && s.p.Kind(end+1) == segment.Number
		}
	}
	return false
}

// numbered are words whose number is no year: 'Resolution 2030', 'ISO 9001'.
var numbered = wordset.Of("resolution", "resolutions", "iso", "no", "nos", "number", "article", "articles", "page",
	"pages", "p", "pp", "section", "paragraph", "para",
	"phone", "tel", "telephone", "fax", "box", "room", "suite", "flight", "route", "form", "version", "chapter", "decision", "directive",
	"extension", "ext", "highway", "hr", "h.r.", "p.l.", "pl", "ra", "id", "ref", "lot", "unit", "channel", "gate",
	"table", "figure", "code", "zip", "postcode", "din", "en",
	"nearly", "almost", "exceeding", "approximately", "totalling", "totaling")
