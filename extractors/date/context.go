package date

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// yearStands reports whether the year (or short range of years) from i to end is a
// date where it stands. strong says that what stands before it asks for one.
func (s *scanner) yearStands(i, end int, strong bool) bool {
	span := s.p.SpanOf(i, end)
	if s.money.Overlaps(span) {
		return false
	}
	y, _ := s.digits(i)
	if s.chained(i) && !s.prefixed(i) {
		if s.p.Kind(i-2) == segment.Word || s.p.Kind(i-2) == segment.Number {
			s.p.Mask(span, "part of a code or an address")
		}
		return false
	}
	if s.codeAfter(end) {
		return false
	}
	if s.scaleOrUnit(end) || s.punct(end) == '%' {
		return false
	}
	if v, n := s.digits(end + 1); n == 4 && likelyYear(v) && s.punct(end) == '(' && s.punct(end+2) == ')' && end == i+1 {
		s.p.Mask(span, "a number of something") // 'resolutions 1850 (2008) and 2334 (2016)'
		return false
	}
	if s.tallied(i, end) {
		return false
	}
	if s.addressed(i, end) {
		s.p.Mask(span, "part of a code or an address")
		return false
	}
	if s.named(i, end) {
		s.p.Mask(span, "part of a name")
		return false
	}
	if s.numbered(i) {
		s.p.Mask(span, "a number of something")
		return false
	}
	if s.p.Is(i-1, "least") && !s.p.Is(i-3, "since", "until", "from", "to", "through", "by") {
		return false
	}
	if s.p.Is(i-1, "than") && s.p.Is(i-2, "more", "less", "fewer", "greater", "higher", "lower") {
		return false
	}
	asked := strong || asksYear.Has(s.lowerBefore(i))
	if s.punct(i-1) == '(' && s.punct(end) == ')' || end > i+1 {
		asked = asked || y >= 1700 && y <= 2150
	}
	if y >= 1700 && y < 1900 && (s.p.Is(i-1, "to", "from", "by", "through", "between") ||
		s.p.Is(i-1, "of") && s.p.Kind(i-2) == segment.Word && s.p.Tokens[i-2].Case == segment.Capital) {
		asked = true
	}
	if y < 1900 || y > 2150 {
		return asked && y >= 1000 && y <= 2300 && !s.countNoun(end) && y%100 != 0 || strong
	}
	if s.p.Kind(i-1) == segment.Number && i != s.loose && !(s.glued(i-1) && s.p.Kind(i-2) == segment.Word) {
		if v, n := s.digits(i - 1); n != 4 || v < 1700 || v > 2150 {
			return false
		}
	}
	return s.notCount(i, end, y, asked)
}

// tallied reports whether the words around a number say that it counts: 'a total of
// 2015', 'over 2000 were trained', '2020 out of 2025'.
func (s *scanner) tallied(i, end int) bool {
	if s.p.Is(i-1, "of") && s.p.Is(i-2, "total", "number", "average", "estimated", "out", "sum") ||
		s.p.Is(end, "out") && s.p.Is(end+1, "of") {
		return true
	}
	return s.p.Is(i-1, "over", "some", "about", "around", "roughly", "another", "further", "additional") &&
		s.p.Is(end, "were", "are", "have", "received", "benefited", "benefitted", "took", "attended", "participated", "who")
}

// lowerBefore is the word before token i in small letters, or "".
func (s *scanner) lowerBefore(i int) string {
	if s.p.Kind(i-1) != segment.Word {
		return ""
	}
	return s.p.Lower(i - 1)
}

// prefixed reports whether the hyphen before a year joins it to a word that goes with
// dates: 'mid-2020', 'post-2015', 'end-2022', 'Rio-2012' does not.
func (s *scanner) prefixed(i int) bool {
	return s.punct(i-1) == '-' && s.p.Is(i-2, "post", "pre", "end", "since", "until", "non", "by")
}

// asksYear are words after which four digits are a year.
var asksYear = wordset.Of("in", "since", "until", "till", "during", "year", "years", "fy", "circa", "ca", "early",
	"late", "mid", "before", "after",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"spring", "summer", "autumn", "fall", "winter", "dated", "as", "cy", "sy", "adopted", "founded", "established",
	"ended", "ending", "throughout", "beginning", "starting", "start")

// nameBefore and nameAfter are words that make a name with the year beside them. The
// year of such a name says nothing of when.
var (
	nameBefore = wordset.Of("agenda", "vision", "expo", "horizon", "europe", "africa", "strategy", "mission", "generation",
		"education", "tokyo", "beijing", "paris2024", "goal", "compact", "windows", "office", "fortune", "forbes")
	nameAfter = wordset.Of("agenda")
)

// named reports whether the year from i to end is part of a name: '2030 Agenda',
// 'Expo 2020', 'Vision 2040'.
func (s *scanner) named(i, end int) bool {
	if s.p.Kind(end) == segment.Word && s.p.In(end, nameAfter) && end == i+1 {
		return true
	}
	if s.p.Kind(i-1) != segment.Word || s.p.Tokens[i-1].Case == segment.LowerCase {
		return false
	}
	w := s.p.Lower(i - 1)
	if w == "strategy" || w == "europe" || w == "africa" || w == "education" || w == "vision" || w == "agenda" {
		return nameBefore.Has(w) && s.punct(end) != '-' && s.punct(end) != 'n' && end == i+1
	}
	return nameBefore.Has(w) && end == i+1
}

// notCount weighs whether a number that can be a year counts what follows instead.
func (s *scanner) notCount(i, end, y int, asked bool) bool {
	if b := s.p.View.BlockAt(s.p.Tokens[i].Start); b >= 0 && s.p.Doc.Blocks[b].Kind == document.Tile &&
		s.p.Kind(end) == segment.Word && s.p.Kind(i-1) == segment.Break && !asked {
		return false
	}
	if s.p.Kind(end) != segment.Word || end > i+1 {
		return true
	}
	round := y%100 == 0
	people := s.people(end) || s.p.Tokens[end].Case == segment.LowerCase && s.people(end+1) && !s.p.In(end, verbs)
	switch {
	case asked:
		return !(round && (people || s.countNoun(end)))
	case people:
		return false
	case s.countNoun(end):
		return !round && (s.thousands() || s.p.Kind(i-1) == segment.Possessive || s.p.Is(i-1, "the", "its", "their", "our", "his", "her"))
	}
	return !round || s.p.Tokens[end].Case != segment.LowerCase || s.p.In(end, small)
}

// countNoun reports whether token k is a plural noun in small letters that numbers
// count; what happens in years ('elections', 'levels') is none, nor is a verb.
func (s *scanner) countNoun(k int) bool {
	if s.p.Kind(k) != segment.Word || s.p.Tokens[k].Case != segment.LowerCase {
		return false
	}
	w := s.p.Lower(k)
	n := len(w)
	if s.people(k) {
		return true
	}
	if s.glued(k+1) && (s.p.Kind(k+1) == segment.Possessive || s.punct(k+1) == '\'') {
		return false
	}
	return n > 3 && w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i' && !s.p.In(k, yearly) && !s.p.In(k, verbs)
}

// people reports whether token k names people, who are counted and never dated.
func (s *scanner) people(k int) bool {
	if s.p.Kind(k) != segment.Word || s.p.Tokens[k].Case != segment.LowerCase {
		return false
	}
	if s.glued(k+1) && (s.p.Kind(k+1) == segment.Possessive || s.punct(k+1) == '\'') {
		return false // 'the 2019 teachers' strike'
	}
	w := s.p.Lower(k)
	if s.p.In(k, counted) {
		return true
	}
	n := len(w)
	if n < 6 || w[n-1] != 's' {
		return false
	}
	switch w[n-3:] {
	case "ers", "ors", "ees", "sts", "ans":
		return !s.p.In(k, yearly) && !s.p.In(k, verbs)
	case "nts":
		return n > 6 && w[n-4] != 'e' && !s.p.In(k, yearly) // 'participants', not 'agreements'
	}
	return false
}

// thousands reports whether the sheet writes its thousands with commas: then four
// digits without one are a year.
func (s *scanner) thousands() bool {
	if s.commas == 0 {
		s.commas = -1
		for i := range s.p.Tokens {
			if s.p.Tokens[i].Kind != segment.Number {
				continue
			}
			t := s.p.Text(i)
			if len(t) == 5 && t[1] == ',' || len(t) == 6 && t[2] == ',' || len(t) == 7 && t[3] == ',' {
				s.commas = 1
				break
			}
		}
	}
	return s.commas > 0
}

// scaleOrUnit reports whether token k is a scale word or a unit, which make the
// number before it a measure.
func (s *scanner) scaleOrUnit(k int) bool {
	if s.p.Kind(k) == segment.Currency {
		return !(s.glued(k+1) && s.p.Kind(k+1) == segment.Number) // 'in 2023 $500 million'
	}
	if s.p.Is(k, "per") {
		return s.p.Is(k+1, "cent")
	}
	return s.p.Kind(k) == segment.Word && s.p.In(k, measures)
}
