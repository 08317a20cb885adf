package person

import (
	"strings"

	"factsheet/pipeline/segment"
)

// role is a role as read around its head.
type role struct {
	first, last  int // its own words
	end          int // the token after it, its 'of …' included
	rank         rank
	organisation string
}

// roleAt reads the role whose head is at token i.
func (s *scan) roleAt(i int) role {
	r := s.roleAround(i)
	if s.Is(r.first-1, "the") && s.Is(r.first-2, "to") && r.first > 3 && s.Kind(r.first-3) == segment.Word && s.head(r.first-3) > 0 {
		// 'Senior Advisor to the President for Energy'.
		before := s.roleAround(r.first - 3)
		r.first, r.organisation = before.first, before.organisation
	}
	return r
}

// roleAround reads the role by its head alone.
func (s *scan) roleAround(i int) role {
	r := role{first: i, last: i + 1, end: i + 1, rank: s.head(i)}
	for r.first > 0 && i-r.first < 8 && s.Kind(r.first-1) == segment.Word && s.In(r.first-1, modifiers) && !s.taken[r.first-1] {
		if s.Is(r.first-1, "under", "infrastructure", "general") && !s.Is(r.first, "secretary", "coordinator", "implementation") {
			break // 'under President Biden'
		}
		r.first--
	}
	if s.Is(r.first-1, "-") && s.Tokens[r.first].Glued && s.Is(r.first-2, "co", "vice", "under", "deputy") {
		r.first -= 2 // 'Co-Chair', 'Executive Vice-President'
		for s.Is(r.first-1, "executive", "senior", "first", "regional", "acting", "former") {
			r.first--
		}
	}
	for s.Is(r.first, "white", "house", "his", "office", "department", "division", "bureau", "group", "union", "white",
		"nation", "party", "team", "then", "newly", "late") && r.first < i && !s.Is(r.first+1, "leader", "chief", "chair") {
		r.first++ // those stand inside a role only
	}
	// 'Director-General', 'Secretary General', 'Attorney General', 'Governor-General'.
	if s.Is(r.end, "-") && s.Tokens[r.end].Glued && s.Is(r.end+1, "general", "elect") {
		r.end += 2
	} else if s.Is(r.end, "general") && s.Is(i, "director", "secretary", "attorney", "surgeon", "inspector", "governor",
		"consul", "administrator") {
		r.end++
	}
	if s.Is(i, "chargé", "charge") && s.Is(r.end, "d") && s.Is(r.end+1, "'") && s.Is(r.end+2, "affaires") {
		if r.end += 3; s.Is(r.end, "ad") && s.Is(r.end+1, "interim") {
			r.end += 2
		}
	}
	if s.Is(r.end, "magnificus", "emeritus", "emerita") || s.Is(i, "focal") && s.Is(r.end, "point", "person", "points") {
		r.end++
	}
	r.last = r.end
	r.organisation, _ = s.bodyBefore(r.first)
	if s.Is(r.end, "of", "for", "to", "at") {
		s.complement(&r)
	}
	return r
}

// roleText is the role in the sheet's words, in the singular.
func (s *scan) roleText(r role) string {
	if r.first >= r.last {
		return ""
	}
	text := s.words(r.first, r.last)
	for k := r.first; k < r.last; k++ {
		if l := s.Lower(k); plurals.Has(l) {
			one := s.Text(k)[:len(l)-1]
			if l == "secretaries" {
				one = s.Text(k)[:len(l)-3] + "y"
			}
			text = strings.Replace(text, s.Text(k), one, 1)
		}
	}
	return text
}

// headlineVerb reports whether the word at token i is a verb of a headline quoted in
// running text: 'see President Biden Announces New Actions'.
func (s *scan) headlineVerb(i int) bool {
	l := s.Lower(i)
	return strings.HasSuffix(l, "s") && len(l) > 4 && (s.In(i, s.lex.common) || s.In(i, notNames)) && !s.In(i, afterName)
}

// verb reports whether the word at token i may be a verb of a headline.
func (s *scan) verb(i int) bool {
	l := s.Lower(i)
	return strings.HasSuffix(l, "s") || strings.HasSuffix(l, "ing") || strings.HasSuffix(l, "ed")
}

// titled reads a name after the role whose head is at token i. After a role in small
// letters a full name is asked for.
func (s *scan) titled(i int, small bool) {
	if s.Kind(i+1) == segment.Word && s.head(i) > 0 && s.In(i, modifiers) &&
		(s.In(i+1, modifiers) || s.head(i+1) > 0) && !s.In(i+1, s.lex.given) {
		return // 'Deputy Secretary', 'Lieutenant Governor': the last word reads it
	}
	r := s.roleAt(i)
	j := r.end
	if s.Is(i, "counterpart") && s.Kind(j) == segment.Word && s.head(j) > 0 {
		return // 'counterpart Minister': the office reads it
	}
	if _, next := s.addressEnd(j); next && s.Is(r.first-1, ",") && r.first > 1 && s.taken[r.first-2] && s.lineBreak(j) {
		return // of the name before it; the next line is another's: 'Mr. …'
	}
	// Roles and forms of address in a row: 'Trade Representative Ambassador Katherine Tai'.
	chain := r
	for k := 0; k < 3 && j < len(s.Tokens); k++ {
		if next, ok := s.addressEnd(j); ok {
			j = next
			continue
		}
		if h := s.head(j); h == office && s.Kind(j) == segment.Word && s.capital(j) {
			next := s.roleAt(j)
			if chain.last != j || next.end == next.last {
				chain.rank, chain.end = office, next.end
			}
			j = next.end
			continue
		}
		break
	}
	comma, addressed := false, false
	if s.Is(j, ",") && (s.Is(r.first-1, "the", "our", "its", "their", "his", "her") ||
		s.Kind(r.first-1) == segment.Possessive || s.articleBefore(r) || r.end > r.last || r.last > i+1) && j == r.end {
		comma = true
		j++
		if next, ok := s.addressEnd(j); ok {
			j, addressed = next, true
		}
	}
	label := false
	if j == r.end {
		if named, next, ok := s.labelAt(r); ok {
			label, r, j = true, named, next
		}
	}
	n, ok := s.nameAt(j)
	if up, found := s.surnameFirst(j); found && (!small || label) {
		n, ok = up, true
	}
	if !ok {
		return
	}
	full := n.parts >= 2
	strong := chain.rank == office && !small
	if strong && full && !n.given && s.inTitle(n.first) && !s.named(n) && (s.capital(n.last) || s.verb(n.last-1)) {
		// In a title only the first word is sure: 'President Biden Reopens Ohio Plant'.
		n, full = s.cut(n, 1), false
	}
	switch {
	case s.thing(n), comma && !(full && (n.given || addressed || s.closed(n, r))):
		return
	case label && (!full || n.common || s.namedAfter(n) || !n.given && !(r.last > r.first+1 && s.alone(n)) && !s.ask(n, false)):
		return
	case label:
	case s.Is(r.first-1, "the") && s.capital(n.last) && !s.endsThere(n):
		return // 'the Senator Paul Simon Water for the World Act'
	case strong && full:
		if s.namedAfter(n) {
			return
		}
	case strong:
		if n.upper || s.doubtful(n) || s.namedAfter(n) {
			return
		}
		if s.capital(n.last) && !s.inTitle(n.first) && !s.endsThere(n) && (n.common || !s.headlineVerb(n.last)) {
			return
		}
		if n.common && (r.last > i+1 || s.In(i, plurals) || !s.ask(n, false)) {
			return
		}
		if s.Kind(n.last) == segment.Word && s.head(n.last) > 0 && s.capital(n.last) {
			return // 'President Dayton Mayor Nan Whaley'
		}
	case !full || s.namedAfter(n):
		return
	case !n.given && !s.ask(n, false):
		return
	case s.inTitle(n.first):
		return
	}
	if r.organisation == "" {
		r.organisation = s.besideRole(r, n)
	}
	text := s.roleText(r)
	if r.organisation == "" && r.last == r.first+1 && s.Is(n.last, ",") && !label {
		// 'Ambassador Samwel Juma, Permanent Secretary of the Ministry': the apposition tells more.
		if role, organisation := s.roleAfter(n); role != "" && organisation != "" {
			text, r.organisation = role, organisation
		}
	}
	if r.organisation == "" {
		r.organisation = s.sideOf(r.first)
	}
	s.add(n, "person.titled", text, r.organisation)
	if s.In(i, plurals) || label {
		s.alsoNamed(n.last, "person.titled", s.roleText(r))
	}
}

// alone reports whether a name of two or three words ends with its line or at a mark, so
// that a label before it settles what it is.
func (s *scan) alone(n name) bool {
	return n.parts <= 3 && !n.upper && (s.Kind(n.last) == segment.Break || s.lineBreak(n.last) || s.Is(n.last, ",", ";", "(", "."))
}

// articleBefore reports whether 'the' or its like stands before the land or body that a
// role's words follow: 'the Australian Ambassador', 'her Kenyan counterpart'.
func (s *scan) articleBefore(r role) bool {
	_, first := s.bodyBefore(r.first)
	return first < r.first && s.Is(first-1, "the", "his", "her", "their", "its", "our")
}

// closed reports whether a full name of unknown words after an office and a comma is set
// off as an apposition: 'the Minister of Energy, Daler Juma, said'.
func (s *scan) closed(n name, r role) bool {
	if r.rank != office || n.common || n.upper || n.parts > 3 || s.inTitle(n.first) || s.namedAfter(n) || s.placeAt(n.first) > n.first {
		return false
	}
	if !s.Is(n.last, ",", ".", ";", ")") && s.Kind(n.last) != segment.Break && !(s.Is(n.last, "and") && !s.capital(n.last+1)) {
		return false
	}
	return s.ask(n, false)
}

// doubtful reports whether a name of one word reads as a common word or a place.
func (s *scan) doubtful(n name) bool {
	l := s.Lower(n.first)
	return n.last == n.first+1 && (notNames.Has(l) || modifiers.Has(l) || afterName.Has(l) || s.lex.common.Has(l) && s.inTitle(n.first))
}

// endsThere reports whether the word with a capital after a name begins something
// else: a known role, or a verb in a title.
func (s *scan) endsThere(n name) bool {
	return s.startsWith(n.last) || s.head(n.last) > 0
}

// named reports whether the sheet has the name in full already.
func (s *scan) named(n name) bool {
	w := s.words(n.first, n.last)
	for _, f := range s.found {
		if f.name == w {
			return true
		}
	}
	return false
}

// cut is the name's first k words.
func (s *scan) cut(n name, k int) name {
	n.parts, n.last = 0, n.first
	for j := n.first; n.parts < k; j++ {
		n.last = j + 1
		if s.Kind(j) == segment.Word && !s.initial(j) && !s.In(j, particles) {
			n.parts++
		}
	}
	for s.Is(n.last, "-", "'") && s.Tokens[n.last].Glued && n.last+1 < len(s.Tokens) && s.Tokens[n.last+1].Glued {
		n.last += 2
	}
	return n
}

// alsoNamed reads the further names of a list: 'Senators Rob Portman, and Sherrod Brown'.
func (s *scan) alsoNamed(i int, rule, role string) {
	for {
		j := i
		for s.Is(j, ",", "and", "&") && j < i+2 {
			j++
		}
		if j == i {
			return
		}
		if next, ok := s.addressEnd(j); ok {
			j = next
		}
		n, ok := s.nameAt(j)
		if !ok || s.thing(n) || s.namedAfter(n) || n.parts == 1 && (s.doubtful(n) || n.common || s.capital(n.last)) ||
			n.parts > 1 && !n.given && s.inTitle(j) && (s.capital(n.last) || s.verb(n.last-1)) {
			return
		}
		s.add(n, rule, role, "")
		i = n.last
	}
}

// addressEnd steps over a form of address at token i: 'H.E.', 'Mr.', 'Her Excellency'.
func (s *scan) addressEnd(i int) (int, bool) {
	j := i
	for k := 0; k < 4 && s.Kind(j) == segment.Word; k++ {
		switch {
		case s.Is(j, "his", "her", "the") && s.Is(j+1, "excellency", "honourable", "honorable", "royal", "highness",
			"majesty", "hon", "rev", "right"):
			j++
		case s.Is(j, "royal", "right") && s.Is(j+1, "highness", "honourable", "hon"):
			j++
		case s.In(j, addresses) && s.capital(j):
			j++
			if s.Is(j, ".") && s.Tokens[j].Glued {
				j++
			}
			if s.Is(j, ",") && s.Kind(j+1) == segment.Word && s.In(j+1, addresses) {
				j++
			}
		default:
			return j, j > i
		}
	}
	return j, j > i
}

// addressed reads a name after a form of address at token i, and a role after it.
func (s *scan) addressed(i int) {
	j, ok := s.addressEnd(i)
	if !ok {
		return
	}
	role, organisation := "", ""
	if s.Is(i, "hon", "h.e.", "excellency", "dr", "mr", "ms", "mrs") && s.Kind(j) == segment.Word && s.head(j) == office {
		return // 'H.E. President Ruto': the role reads it
	}
	n, ok := s.nameAt(j)
	if up, found := s.surnameFirst(j); found {
		n, ok = up, true
	}
	if !ok || n.upper && n.parts == 1 || s.doubtful(n) {
		return
	}
	if s.thing(n) {
		// 'Dr. Karim Salah' over 'Project manager': the role's line is no thing's.
		if !s.lineBreak(n.last) {
			return
		}
		if role, _ := s.rolePhrase(n.last); role == "" {
			return
		}
	}
	if n.parts > 1 && !n.given && s.inTitle(n.first) && (s.capital(n.last) || s.verb(n.last-1)) && !s.lineBreak(n.last) {
		n = s.cut(n, 1)
	}
	if s.capital(n.last) && !s.inTitle(n.first) && !s.endsThere(n) && (n.parts == 1 || s.Is(i-1, "the")) || s.namedAfter(n) {
		return
	}
	role, organisation = s.roleAfter(n)
	s.add(n, "person.addressed", role, organisation)
	if s.Is(i, "messrs") {
		s.alsoNamed(n.last, "person.addressed", "")
	}
}
