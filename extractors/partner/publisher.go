package partner

import (
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// publisher is the body that the sheet itself tells published it, empty where it does
// not: the one named after 'published by', the one whose addresses it gives, the
// White House for its fact sheets, or the listed one that a running head or the title
// names and that is named more than any other.
func (s *sheet) publisher() string {
	for _, f := range s.kept {
		if !f.weak && s.publishedBy(f.first) {
			return f.body.name
		}
	}
	if b := s.addressed(); b != nil {
		return b.name
	}
	if s.fromWhiteHouse() {
		return whiteHouse
	}
	return s.dominant()
}

// publishedBy reports whether 'published by' stands before token i, maybe on a line of
// its own.
func (s *sheet) publishedBy(i int) bool {
	i--
	for i > 0 && (s.Kind(i) == segment.Break || s.Is(i, ":", "the")) {
		i--
	}
	return i > 0 && s.Is(i, "by") && s.Is(i-1, "published") && (i == 1 || s.opens(i-1)) || s.Is(i, "publisher") && s.opens(i)
}

// whiteHouse is the name that the registry has for it.
const whiteHouse = "White House"

// addressed is the listed body whose web or mail addresses the sheet gives, where they
// are one body's: 'www.giz.de', 'beijing@ilo.org'.
func (s *sheet) addressed() *body {
	var one *body
	for i, t := range s.Tokens {
		if t.Kind != segment.Word || t.Case != segment.LowerCase || s.Char(i+1) != '.' || !s.Tokens[i+1].Glued ||
			!s.Is(i+2, "org", "int", "gov", "de", "go", "eu", "fr", "net") || !s.Is(i-1, ".", "@", "/") {
			continue
		}
		label := s.Lower(i)
		if label == "worldbank" {
			label = "world bank"
		}
		r := s.registry.Lookup(label)
		if r == nil || s.listed[r] == nil {
			continue
		}
		if one != nil && one != s.listed[r] {
			return nil
		}
		one = s.listed[r]
	}
	return one
}

// fromWhiteHouse reports whether the sheet is one of the White House's fact sheets,
// which name the President or the Administration in their titles and no publisher.
func (s *sheet) fromWhiteHouse() bool {
	if !s.national("US") || !(s.Is(0, "fact") && s.Is(1, "sheet") || s.Is(0, "white") && s.Is(1, "house")) {
		return false
	}
	for i := 0; i < min(len(s.Tokens), 120); i++ {
		if s.In(i, presidents) {
			return true
		}
	}
	return false
}

// gatherings are bodies that meet and agree, and leave publishing to others.
var gatherings = []string{"Group of Seven", "Group of Twenty", "Group of 77", "Quad", "BRICS",
	"United Nations General Assembly", "United Nations Security Council", "AUKUS", "International Labour Conference"}

// dominant is the listed body that the title or a running head names and that is
// named most; of bodies that the sheet names as often, none.
func (s *sheet) dominant() string {
	counts, marked := map[*body]int{}, map[*body]int{}
	var order []*body
	total := 0
	for _, f := range s.kept {
		b := f.body
		if f.weak || s.states != nil && f.rule == "partner.government" || f.rule == "partner.administration" {
			continue
		}
		total++
		if !f.listed && f.rule != "partner.acronym" || slices.Contains(gatherings, b.name) || b.typ == "private_sector" {
			continue
		}
		if counts[b] == 0 {
			order = append(order, b)
		}
		counts[b]++
		block := s.View.BlockAt(s.Tokens[f.first].Start)
		if block < 0 {
			continue
		}
		switch kind := s.Doc.Blocks[block].Kind; {
		case kind == document.Header || kind == document.Footer:
			marked[b] += 3
		case kind == document.Heading && f.first < 80, f.first < 12:
			marked[b]++
		}
	}
	var best *body
	second := 0
	for _, b := range order {
		switch {
		case best == nil || counts[b] > counts[best]:
			if best != nil {
				second = counts[best]
			}
			best = b
		case counts[b] > second:
			second = counts[b]
		}
	}
	if best == nil || counts[best] < 2 || counts[best] == second || marked[best] == 0 && counts[best]*2 <= total {
		return ""
	}
	return strings.TrimSpace(best.name)
}
