package person

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// lineOf reads the word with a capital at token i as the beginning of a name: one that
// a role follows after a comma, or one that has a line of its own.
func (s *scan) lineOf(i int) bool {
	if s.Tokens[i].Case == segment.Upper && s.apposedSurname(i) {
		return true
	}
	atStart := i == 0 || s.Kind(i-1) == segment.Break || s.capital(i+1) && s.lineBreak(i)
	if s.capital(i-1) && !atStart && !s.opens(i-1) {
		return false
	}
	if !s.capital(i+1) && s.Char(i+1) != '-' && s.Char(i+1) != '\'' && !s.initialAt(i+1) &&
		!(s.Kind(i+1) == segment.Word && s.In(i+1, particles)) {
		return false
	}
	if s.In(i, s.lex.common) && !s.In(i, s.lex.given) && !s.twoSyllables(i+1) {
		return false
	}
	n, ok := s.nameAt(i)
	if !ok || n.parts < 2 || n.parts > 4 || s.thing(n) && !(atStart && s.lineBreak(n.last)) {
		return false
	}
	alone := atStart && (s.Kind(n.last) == segment.Break || s.lineBreak(n.last) && s.capital(n.last))
	switch {
	case alone:
		if !s.listedLine(n) || s.namedAfter(n) {
			return false
		}
		role, organisation := "", ""
		if s.Kind(n.last) != segment.Break {
			role, organisation = s.rolePhrase(n.last)
		} else if s.Kind(n.last+1) == segment.Word {
			role, organisation = s.roleLine(n.last + 1)
		}
		if role == "" && !(n.given && s.underAuthors(i)) {
			return false
		}
		if !n.given && (n.common || !s.ask(n, false)) {
			return false
		}
		s.add(n, "person.listed", role, organisation)
		return true
	case s.Is(n.last, ",") && !n.given && !n.common && (!s.inTitle(i) || atStart && s.underAuthors(i)) && !s.personal(n):
		if s.namedAfter(n) {
			return false
		}
		role, organisation := s.roleAfter(n)
		if role == "" || !s.ask(n, false) {
			return false
		}
		s.add(n, "person.apposed", role, organisation)
		return true
	case !n.given && !n.common && s.Is(n.last, "is", "was") && (s.sentenceStart(i) || s.Is(i-1, "and")):
		role, organisation := s.roleAfter(n)
		if role == "" || s.namedAfter(n) || s.placeAt(i) > i || !s.ask(n, false) {
			return false
		}
		s.add(n, "person.apposed", role, organisation)
		return true
	case !n.given && !n.common && !s.inTitle(i) && s.personal(n):
		if s.namedAfter(n) || !s.ask(n, false) {
			return false
		}
		role, organisation := s.afterAge(n)
		s.add(n, "person.described", role, organisation)
		return true
	case !n.common && n.parts <= 3 && s.sentenceStart(i) && s.livesOn(n):
		if s.namedAfter(n) || s.placeAt(i) > i || !n.given && !s.ask(n, false) {
			return false
		}
		s.add(n, "person.described", "", "")
		return true
	case s.afterQuote(i) && !n.common && s.signed(n):
		if s.namedAfter(n) || !n.given && !s.ask(n, false) {
			return false
		}
		role, organisation := s.roleAfter(n)
		s.add(n, "person.quoted", role, organisation)
		return true
	}
	return false
}

// apposedSurname reads a name with its surname first and in capitals at token i, where a
// role follows it: 'by ISHIKAWA Takeo, Chief Representative of the Office'. It reports
// whether there is one.
func (s *scan) apposedSurname(i int) bool {
	if s.Tokens[i].End-s.Tokens[i].Start < 2 || s.capital(i-1) && !s.lineBreak(i) {
		return false
	}
	n, ok := s.surnameFirst(i)
	if !ok || !s.Is(n.last, ",") || !s.judged(n) {
		return false
	}
	role, organisation := s.roleAfter(n)
	if role == "" {
		return false
	}
	s.add(n, "person.apposed", role, organisation)
	return true
}

// afterAge is the role told after a name and an age: ', 38, a farmer from Isfara'.
func (s *scan) afterAge(n name) (text, organisation string) {
	i := n.last + 1
	if !s.Is(n.last, ",", "(") || s.Kind(i) != segment.Number {
		return "", ""
	}
	for i++; s.Is(i, ")", ",", "-", "year", "years", "old"); i++ {
	}
	if !s.Is(i-1, ",") {
		return "", ""
	}
	return s.rolePhrase(i)
}

// livesOn reports whether a sentence that begins with a name tells a person's life: what
// follows is done by persons only, and soon 'she' or 'he' takes the name up.
func (s *scan) livesOn(n name) bool {
	if s.Kind(n.last) != segment.Word || !s.In(n.last, doings) {
		return false
	}
	for j := n.last + 1; j < min(n.last+45, len(s.Tokens)); j++ {
		if s.Is(j, "she", "he", "her", "his") {
			return true
		}
	}
	return false
}

// doings are what persons of a case study do.
var doings = wordset.Of("grows", "grew", "recalls", "remembers", "lives", "lived", "farms", "dreams", "dreamed",
	"hopes", "hoped", "earns", "earned", "fled", "smiles", "learned", "learnt", "knows", "knew",
	"works", "worked", "sells", "sold", "runs", "ran", "owns", "teaches", "taught", "studied", "studies", "lost",
	"returned", "raises", "walks", "walked", "struggled", "cooks", "sews", "keeps", "rents", "harvests",
	"now", "used", "had", "was", "is", "has", "started", "opened", "bought", "left", "moved", "became", "could",
	"never", "wanted", "wants", "decided", "says")

// afterQuote reports whether the word at token i stands behind a dash that ends a quote:
// '"… changed my life." – Maria Silva, farmer'.
func (s *scan) afterQuote(i int) bool {
	if !s.Is(i-1, "–", "—", "-", "―") || s.Tokens[i].Glued && s.Is(i-1, "-") {
		return false
	}
	j := i - 2
	if j >= 0 && s.Kind(j) == segment.Break {
		j--
	}
	return s.Is(j, `"`, "'", "”", "»")
}

// signed reports whether a name that ends a quote ends there itself, or in a role.
func (s *scan) signed(n name) bool {
	return s.Kind(n.last) == segment.Break || s.Is(n.last, ",", "(", ".") || s.lineBreak(n.last)
}

// personal reports whether what follows the name is said of persons only: an age, or
// a clause with 'who'.
func (s *scan) personal(n name) bool {
	i := n.last
	if s.Is(i, ",", "(") {
		i++
		if s.Kind(i) == segment.Number && len(s.Text(i)) == 2 && s.Text(i) > "09" {
			return s.Is(i+1, ",", ")", "year", "years", "-", ".") && !s.Is(i+2, "000")
		}
	}
	if !s.Is(i, "who") || s.Kind(i+1) != segment.Word {
		return false
	}
	// One person 'leads'; 'Pacific Islanders, who live' are many.
	l := s.Lower(i + 1)
	return strings.HasSuffix(l, "s") || strings.HasSuffix(l, "ed") ||
		s.Is(i+1, "will", "had", "led", "won", "lost", "grew", "became", "began", "ran", "came", "took")
}

// listedLine reports whether a block that holds a name alone may be one of a list of
// persons: no cell of a table of places, no running head.
func (s *scan) listedLine(n name) bool {
	b := s.View.BlockAt(s.Tokens[n.first].Start)
	if b < 0 || b >= len(s.Doc.Blocks) {
		return false
	}
	k := s.Doc.Blocks[b].Kind
	return k != document.Header && k != document.Footer
}

// roleLine reads the block that begins at token i as a role and nothing else.
func (s *scan) roleLine(i int) (text, organisation string) {
	end := i
	for end < len(s.Tokens) && s.Kind(end) != segment.Break && end < i+24 {
		end++
	}
	if end >= i+24 {
		return "", "" // a paragraph
	}
	return s.rolePhrase(i)
}

// underAuthors reports whether the name at token i stands under a heading that
// announces persons, with at most a few lines between.
func (s *scan) underAuthors(i int) bool {
	breaks := 0
	for j := i - 1; j >= 0 && breaks < 12 && i-j < 120; j-- {
		if s.Kind(j) == segment.Break {
			breaks++
			continue
		}
		if s.Is(j, "author", "authors", "contributors", "contact", "contacts", "speakers", "panelists", "panellists", "participants") {
			first, last := j, j+1
			if s.Is(first-1, "media", "press", "company", "main", "project") {
				first-- // 'Media contact'
			}
			if s.Is(last, "information", "details", "person", "persons") {
				last++
			}
			if first == 0 || s.Kind(first-1) == segment.Break || s.lineBreak(first) {
				return s.Kind(last) == segment.Break || s.Is(last, ":") || s.lineBreak(last)
			}
		}
	}
	return false
}

// cell reports whether the credit word at token i is a label at the beginning of its line
// and token j the column edge after it.
func (s *scan) cell(i, j int) bool {
	return s.Kind(j) == segment.GapMark && (i == 0 || s.Kind(i-1) == segment.Break || s.lineBreak(i)) &&
		s.Is(i, "author", "authors", "contact", "contacts")
}

// judged reports whether a name with its surname first and in capitals holds up: no body's
// short form before a given name ('Contact: UNESCO Maria Silva').
func (s *scan) judged(n name) bool {
	id, _, _ := s.bodyAt(n.first)
	return id == "" && !s.thing(n) && !s.namedAfter(n) &&
		(s.Kind(n.last) == segment.Break || s.Is(n.last, ",", "(", ";", ".") || s.lineBreak(n.last))
}

// credited reads a byline or a credit whose word is at token i: 'By Maria Silva',
// 'Photo/Maria Silva', 'Contact: Maria Silva'.
func (s *scan) credited(i int) {
	j, cell := i+1, false
	if s.Is(i, "by") {
		if s.Is(i-1, "prepared", "written", "compiled", "authored", "reported") && s.labelStart(i-1) >= 0 && s.Is(j, ":") {
			j++
		} else if i > 0 && s.Kind(i-1) != segment.Break {
			return
		}
	} else {
		if s.Is(j, "credit", "credits", "by", "person") {
			j++
		}
		cell = s.cell(i, j)
		if cell {
			j++ // 'Author' in one column and the name in the next
		} else if !s.Is(j, ":", "/", "by", "©", "-", "–") && !s.Is(j-1, "by") {
			return
		}
		if s.Is(j, ":", "/", "by", "©", "-", "–") {
			j++
		}
		if next, ok := s.addressEnd(j); ok {
			j = next
		}
		if up, found := s.surnameFirst(j); found && up.parts == 2 && s.Is(j-1, ":", ".") &&
			s.Is(i, "contact", "contacts", "author", "authors") && s.Tokens[j].End-s.Tokens[j].Start > 2 && s.judged(up) {
			role, organisation := s.roleAfter(up)
			s.add(up, "person.credited", role, organisation)
			return
		}
		for k := 0; k < 4 && (s.Is(j, "©", "/", ":") || s.Kind(j) == segment.Word && s.Tokens[j].Case == segment.Upper); k++ {
			j++
		}
	}
	organisation, named := s.unitBefore(j)
	n, ok := s.nameAt(named)
	if !ok || n.parts < 2 || n.common || s.thing(n) || s.namedAfter(n) {
		return
	}
	role, employer := s.roleAfter(n)
	contact := s.Is(named-1, ":", ",") && s.alone(n) && (role != "" || organisation != "")
	if !n.given && !(contact || cell && s.ask(n, false)) {
		return
	}
	if employer != "" {
		organisation = employer
	}
	s.add(n, "person.credited", role, organisation)
	if s.Is(i, "by", "authors", "author", "contacts", "contributors") {
		s.alsoNamed(n.last, "person.credited", "")
	}
}

// unitBefore steps over the body that a contact line names before its person, token i
// being behind the label: 'Contact: Partnerships Division, [Miho Tanigawa]'. It returns
// the body and the token at which the name should begin; i where no body stands there.
func (s *scan) unitBefore(i int) (organisation string, name int) {
	id, end, weak := s.bodyAt(i)
	for end > i && s.capital(end) && end < i+8 {
		end++ // 'World Bank Office'
	}
	if end = s.pastShort(end); id == "" || weak || !s.Is(i-1, ":") || !s.Is(end, ",") {
		return "", i
	}
	end++
	if next, ok := s.addressEnd(end); ok {
		end = next
	}
	return id, end
}
