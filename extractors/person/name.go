package person

import (
	"unicode/utf8"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// name is a stretch of tokens that reads as a person's name.
type name struct {
	first, last int
	parts       int  // words, initials left out
	given       bool // the first word is a known given name
	common      bool // a word of it is a common word too
	upper       bool // a word of it stands in capitals
}

// particles are the small words inside names.
var particles = wordset.Fields(`de da di del della von van der den bin bint ibn al el la le du dos das ul ould ben`)

// nameAt reads a name that begins at token i: words with a capital, initials, small
// particles, hyphens and apostrophes inside.
func (s *scan) nameAt(i int) (n name, ok bool) {
	n.first, n.last = i, i
	if s.street(i) {
		return n, false
	}
	for j := i; j < len(s.Tokens) && n.parts < 5; {
		t := s.Tokens[j]
		switch {
		case t.Kind == segment.Word && t.Case == segment.LowerCase:
			if !s.In(j, particles) || !s.capital(j+1) && !s.In(min(j+1, len(s.Tokens)-1), particles) || s.Is(j, "la") && n.parts == 0 {
				return n, n.parts > 0
			}
			j++
			continue
		case t.Kind == segment.Word:
			if s.initial(j) {
				if n.parts == 0 && !s.capital(j+2) && !s.initialAt(j+2) {
					return n, false
				}
				if n.parts > 0 && !s.capital(j+2) {
					return n, true // 'Option A.' or a sentence's end
				}
				j += 2
				continue
			}
			if s.Lower(j) == "jr" || s.Lower(j) == "sr" || t.Case == segment.Upper && s.Is(j, "ii", "iii", "iv") {
				n.last = j + 1
				if s.Is(n.last, ".") && s.Tokens[n.last].Glued && n.parts > 0 {
					n.last++
				}
				return n, n.parts > 0
			}
			if !s.partOfName(j, &n) {
				return n, n.parts > 0
			}
			n.parts++
			j++
			n.last = j
			if s.syllables(j-1, &n) {
				j += 2
				n.last, n.common = j, false
			}
			// Hyphens and apostrophes: 'Abdel-Fattah', 'N'Diaye', 'O'Brien'.
			for j+1 < len(s.Tokens) && s.Is(j, "-", "'") && s.Tokens[j].Glued && s.Tokens[j+1].Glued && s.Kind(j+1) == segment.Word &&
				(s.Tokens[j+1].Case != segment.LowerCase &&
					(!s.In(j+1, s.lex.common) || n.given && n.parts > 1 ||
						s.In(j-1, s.lex.given) && !s.In(j+1, afterName)) ||
					s.Is(j, "-") && n.parts <= 2 && !n.common && s.Tokens[j+1].End-s.Tokens[j+1].Start <= 5 && !s.In(j+1, s.lex.common)) {
				j += 2
				n.last = j
			}
		case s.Is(j, ",") && s.Is(j+1, "jr", "sr") && s.Is(j+2, "."):
			j++
		default:
			return n, n.parts > 0
		}
	}
	return n, n.parts > 0
}

// syllables reports whether the name's second part, at token j, is a given name of two
// syllables behind a surname: 'Kim Young-joo', 'Ban Ki-moon'. That the first of them is a
// common word tells nothing then.
func (s *scan) syllables(j int, n *name) bool {
	return n.parts == 2 && s.twoSyllables(j)
}

// twoSyllables reports whether a given name of two short syllables stands at token j:
// 'Young-joo', 'Jae-hyun'.
func (s *scan) twoSyllables(j int) bool {
	return j+2 < len(s.Tokens) && s.Kind(j) == segment.Word && s.Tokens[j].Case == segment.Capital &&
		s.Is(j+1, "-") && s.Tokens[j+1].Glued && s.Tokens[j+2].Glued && s.Kind(j+2) == segment.Word &&
		s.Tokens[j+2].Case == segment.LowerCase && s.Tokens[j+2].End-s.Tokens[j+2].Start <= 5 && !s.In(j+2, s.lex.common) &&
		s.Tokens[j].End-s.Tokens[j].Start <= 6
}

// street reports whether an address begins at token i or right before it: 'Rue Hassan
// Diouf', 'Plot 12'.
func (s *scan) street(i int) bool {
	if s.Kind(i) != segment.Word || s.Tokens[i].Case == segment.LowerCase {
		return false
	}
	if s.Is(i-1, ".") && i > 1 && s.In(i-2, streetsBefore) && s.capital(i-2) && !s.lineBreak(i) {
		return true // 'Av. Julius Nyerere'
	}
	return s.In(i, streets) || s.capital(i-1) && s.In(i-1, streetsBefore) && !s.lineBreak(i)
}

// streetsBefore are words for streets that stand before their names.
var streetsBefore = wordset.Fields(`rue avenue av ave avenida calle rua jalan boulevard blvd carrera travessa plot route immeuble
	quartier impasse`)

// streets are words that begin an address and no name.
var streets = wordset.Of("rue", "avenue", "av", "ave", "avenida", "calle", "rua", "jalan", "jl", "boulevard", "bd",
	"blvd", "carrera", "travessa", "plot", "route", "immeuble", "quartier", "impasse", "street", "road", "lane", "block",
	"floor", "building", "box", "p.o.", "b.p.", "bp", "tower", "suite", "house")

// initial reports whether token j is one capital letter with a point, or a given name
// that is written short: 'F.', 'Md.'.
func (s *scan) initial(j int) bool {
	return s.Kind(j) == segment.Word && s.Tokens[j].Case == segment.Capital &&
		(s.Tokens[j].End-s.Tokens[j].Start == 1 || s.Is(j, "md", "mohd", "muhd", "abd")) && s.Is(j+1, ".") && s.Tokens[j+1].Glued
}

func (s *scan) initialAt(j int) bool { return j < len(s.Tokens) && s.initial(j) }

// partOfName reports whether the word at token j may be a part of the name n so far,
// and marks n with what it tells.
func (s *scan) partOfName(j int, n *name) bool {
	t, l := s.Tokens[j], s.Lower(j)
	if notNames.Has(l) || s.taken[j] || addresses.Has(l) {
		return false
	}
	if s.head(j) > 0 && !(l == "king" && n.parts > 0) {
		return false
	}
	if t.Case == segment.Upper {
		// A surname in capitals: 'Gilbert F. HOUNGBO', not an acronym.
		if id, _, _ := s.bodyAt(j); id != "" || n.parts == 0 || t.End-t.Start < 4 || s.lex.common.Has(l) || s.lineBreak(j) && !n.given {
			return false
		}
		n.upper = true
	}
	if utf8.RuneCountInString(s.Text(j)) < 2 {
		// 'D'Abreu', 'N'Diaye'
		return s.elided(j)
	}
	if f, ok := s.countries.At(j); ok && f.Form != country.None && !s.lex.given.Has(l) {
		return false
	}
	if afterName.Has(l) && n.parts > 0 && !s.lex.given.Has(l) {
		return false
	}
	if s.lex.given.Has(l) {
		if n.parts == 0 {
			n.given = true
		}
		return true
	}
	if wordNames.Has(l) && n.parts == 0 && s.capital(j+1) && !s.In(j+1, notNames) &&
		!(s.In(j+1, s.lex.common) && (s.inTitle(j) || s.Is(j, "will", "may"))) {
		n.given = true // 'Administrator Mark Green'
		return true
	}
	if !s.lex.common.Has(l) {
		return true
	}
	if n.parts == 0 && s.twoSyllables(j+1) && !s.inTitle(j) {
		return true // 'Park Jae-hyun'
	}
	// A common word is a surname only after a given name, or alone after an office,
	// and where its capital tells something.
	if n.common || s.inTitle(j) && !(n.parts == 1 && n.given) {
		return false
	}
	if n.parts > 0 && !n.given || n.parts > 1 && s.lineBreak(j) {
		return false
	}
	if s.capital(j+1) && !(n.parts == 0 && s.In(j+1, s.lex.given)) {
		return false
	}
	n.common = true
	return true
}

// elided reports whether token j is the letter before an apostrophe that a name begins
// with: 'D'Abreu', 'O'Brien'.
func (s *scan) elided(j int) bool {
	return s.Is(j, "d", "o", "n", "m", "l") && s.Is(j+1, "'") && s.Tokens[j+1].Glued && s.capital(j+2) && s.Tokens[j+2].Glued
}

// surnameFirst reads a name with its surname first and in capitals: 'TANAKA Akihiko'.
func (s *scan) surnameFirst(i int) (n name, ok bool) {
	if s.Kind(i) != segment.Word || s.Tokens[i].Case != segment.Upper || s.Kind(i+1) != segment.Word ||
		s.Tokens[i+1].Case != segment.Capital {
		return n, false
	}
	if s.inTitle(i) && !s.labelled(i) {
		return n, false
	}
	rest, ok := s.nameAt(i + 1)
	if !ok || rest.common || rest.parts > 2 || s.In(i, s.lex.common) || s.capital(rest.last) && !s.lineBreak(rest.last) {
		return n, false
	}
	rest.first, rest.parts, rest.given = i, rest.parts+1, true
	return rest, !s.namedAfter(rest)
}

// labelled reports whether a form of address or a label stands right before token i:
// 'Mr. TANAKA Kenji', 'Contact: SATO Miki'.
func (s *scan) labelled(i int) bool {
	if s.Is(i-1, ":") {
		return true
	}
	if s.Is(i-1, ".") {
		i--
	}
	return i > 0 && s.Kind(i-1) == segment.Word && s.In(i-1, addresses)
}

// thing reports whether what follows the name makes it a thing's: 'Kennedy School',
// 'the Biden-Harris Administration'.
func (s *scan) thing(n name) bool {
	i := n.last
	if s.Is(i, "/") && s.Kind(i+1) == segment.Word && s.Tokens[i+1].Case == segment.Upper {
		return false // 'Peter Mwale/UNDP'
	}
	if s.Is(i, "-", "–", "/") && i < len(s.Tokens) && s.Tokens[i].Glued && i+1 < len(s.Tokens) && s.Tokens[i+1].Glued {
		return true
	}
	if s.Is(i, "&") || s.Kind(i) == segment.Possessive && s.Is(i+1, "fund", "foundation", "trust", "charity", "hospital",
		"college") && s.capital(i+1) {
		return true
	}
	return s.Kind(i) == segment.Word && s.In(i, afterName) &&
		(s.capital(i) || n.last-n.first > 2 && s.Is(i, "project", "program", "programme", "initiative"))
}

// namedAfter reports whether the tokens lie inside a body's, a place's or an
// instrument's name.
func (s *scan) namedAfter(n name) bool {
	b := s.others()
	return b.cover.Overlaps(s.SpanOf(n.first, n.last))
}
