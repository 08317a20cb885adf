package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// smallMinistries takes in ministries written in small letters, where the text tells whose
// they are: 'Kenya's ministry of health', 'the ministries of health and education of
// Ghana'. Token i is the head.
func (s *sheet) smallMinistries(i int) {
	if !s.Is(i+1, "of") {
		return
	}
	type part struct{ first, last int }
	var parts []part
	k := i + 2
	for n := 0; n < 6; n++ {
		end := k
		for s.Kind(end) == segment.Word && s.Tokens[end].Case == segment.LowerCase && s.In(end, topics) {
			end++
		}
		if end == k {
			break
		}
		parts = append(parts, part{k, end})
		k = end
		if s.Is(k, ",") {
			k++
		}
		if s.Is(k, "and") {
			k++
		}
		if k == end {
			break
		}
	}
	if len(parts) == 0 {
		return
	}
	last := parts[len(parts)-1].last
	owner := s.ownerOf(i, last)
	if owner == nil {
		return
	}
	rule := "partner.ministries"
	if s.Is(i, "ministry") {
		rule = "partner.ministry"
		parts = []part{{parts[0].first, last}} // 'ministry of trade and industry' is one
	}
	first := i
	for _, p := range parts {
		s.finds = append(s.finds, find{first: first, last: p.last, rule: rule,
			name: "Ministry of " + titled(s.text(p.first, p.last)), typ: record.Government, country: owner.Alpha2, right: true})
		first = p.last
		for first < last && !s.In(first, topics) {
			first++
		}
	}
}

// smallEmbassy takes in an embassy written in small letters, where the text tells whose it is:
// 'the Danish embassy in Nairobi', 'the embassy of Chad'. Token i is the head.
func (s *sheet) smallEmbassy(i int) {
	first, last := i, i+1
	switch f, ok := s.landEnding(i); {
	case ok && f.Form == country.Demonym:
		first = f.First
	case s.Is(i+1, "of"):
		if last, _ = s.rightOf(i, heads["embassy"]); s.landWithin(i, last) == nil {
			return
		}
	default:
		return
	}
	last = s.postedIn(last)
	s.finds = append(s.finds, find{first: first, last: last, rule: "partner.embassy", name: s.text(first, last),
		typ: record.Government, country: s.sender(first, i, last), right: true})
}

// postedIn is the end of the embassy's name that ends at token last, with where it is: 'in
// Nairobi'; last where the text does not say.
func (s *sheet) postedIn(last int) int {
	if !s.Is(last, "in") || !s.capital(last+1) {
		return last
	}
	if c, end := s.land(last + 1); c != nil {
		return end
	}
	if s.In(last+1, months) || s.In(last+1, callers) {
		return last
	}
	return s.plainRun(last + 1)
}

// ownerOf is the country told right before the tokens or right after them; nil where none
// is.
func (s *sheet) ownerOf(first, last int) *country.Country {
	k := first
	if s.Kind(k-1) == segment.Possessive || s.Is(k-1, "'") {
		k--
	}
	if f, ok := s.landEnding(k); ok && (k < first || f.Form == country.Demonym) {
		return f.Country
	}
	if s.Is(last, "of") {
		j := last + 1
		if s.Is(j, "the") {
			j++
		}
		c, _ := s.land(j)
		return c
	}
	return s.landAfter(last)
}

// titled is a phrase in small letters written as names are.
func titled(phrase string) string { return lowered(strings.Join(strings.Fields(phrase), " ")) }
