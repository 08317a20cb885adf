package fact

import (
	"slices"
	"strings"

	"factsheet/extractors/person"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// People are a sheet's persons laid over its tokens.
type People struct {
	Found []Found[extract.Person]
	at    []int32 // by token: an index into Found plus one
}

type peopleKey struct{}

// People are the persons of the sheet, laid out once a Pass.
func (s *Sheet) People() *People {
	return extract.Note(s.Pass, peopleKey{}, func() *People {
		p := &People{}
		ms := person.Extractor.From(s.Pass)
		if len(ms) == 0 {
			return p
		}
		p.at = make([]int32, len(s.Tokens))
		p.Found = lay(s.Pass, ms, func(i int) *int32 { return &p.at[i] })
		return p
	})
}

// At is the person whose name covers token i, or -1.
func (p *People) At(i int) int {
	if i < 0 || i >= len(p.at) {
		return -1
	}
	return int(p.at[i]) - 1
}

// PersonsTo are the persons of the list that ends right before token g and begins no
// earlier than start, in their order, and the list's first token: 'UNDP Administrator A
// and Prime Minister B of Kenya [opened]'.
func (s *Sheet) PersonsTo(g, start int) (persons []int, first int) {
	people := s.People()
	first = g
	for n := 0; n < 6; n++ {
		if s.Is(g-1, ",") && people.At(g-2) >= 0 {
			g-- // set off: 'the Minister, A, [and]'
		}
		p := s.personTo(people, g, start)
		if p < 0 {
			break
		}
		persons = append(persons, p)
		// Back over the person's role to the one before.
		g = people.Found[p].First
		// Past a form of address: 'the President of the Bank, H.E. Dr. A'.
		h := g
		for h > start && (s.Is(h-1, ".") && s.IsCapital(h-2) ||
			s.Is(h-1, "h.e.", "mr", "mrs", "ms", "dr", "hon", "prof", "excellency", "his", "her")) {
			h--
		}
		if h < g && s.Is(h-1, ",") {
			g = h
		}
		if role := people.Found[p].Value.Role; role != "" && s.Is(g-1, ",") {
			// 'the Minister of Trade, A, [and]': the role stands before a comma.
			if at := strings.LastIndex(s.View.Text[:s.Tokens[g].Start], role); at >= 0 && s.Tokens[g].Start-at < len(role)+60 {
				g = max(start, s.TokenAt(at))
				for g > start && (s.Kind(g-1) == segment.Possessive || s.Is(g-1, "the", "its", "our", "their", "of")) {
					g--
				}
			}
		}
		for ; g > start && (s.IsCapital(g-1) || s.Is(g-1, "of", "for", "the", "-") || s.PartnerAt(g-1) >= 0); g-- {
		}
		first = g
		if !s.Is(g-1, "and", ",") {
			break
		}
		g--
	}
	slices.Reverse(persons)
	return persons, first
}

// personTo is the person whose name ends right before token g, or with the body that
// the person speaks for: 'Prime Minister B of Kenya'; or -1.
func (s *Sheet) personTo(people *People, g, start int) int {
	if p := people.At(g - 1); p >= 0 {
		return p
	}
	for j := g - 1; j > max(start, g-8) && (s.IsCapital(j) || s.Is(j, "of", "the")); j-- {
		if s.Is(j, "of") {
			if p := people.At(j - 1); p >= 0 {
				return p
			}
		}
	}
	return -1
}
