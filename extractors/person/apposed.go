package person

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// roleAfter reads the role after a name: ', Minister of Employment', ' (Director)',
// ', programme manager at UNDP'. It is empty where none follows.
func (s *scan) roleAfter(n name) (text, organisation string) {
	i := n.last
	if s.Is(i, ",") && s.Is(i+1, "mp", "phd", "md", "obe", "esq") && s.Is(i+2, ",") {
		i += 2 // 'the Hon. Kwaku Manu, MP, Minister for Health'
	}
	switch {
	case s.Is(i, ",") && s.Is(i+1, "who"):
		if role, organisation := s.done(i + 1); role != "" {
			return role, organisation
		}
		return s.rolePhrase(i + 1)
	case s.Is(i, ",", "(", "–", "—", "|"):
		return s.rolePhrase(i + 1)
	case s.Is(i, "is", "was") && s.Is(i+1, "the"):
		return s.rolePhrase(i + 2) // 'Ana Weber is the Country Director'
	case s.lineBreak(i) && s.capital(i):
		// A signature: the role on the line below, unless it is the next person's label.
		text, organisation = s.rolePhrase(i)
		if s.Is(s.phraseEnd, "–", "—", "(") {
			return "", ""
		}
		return text, organisation
	}
	return "", ""
}

// rolePhrase reads the phrase at token i as a role, up to the comma or the body that
// ends it.
func (s *scan) rolePhrase(i int) (text, organisation string) {
	some := false
	if s.Is(i, "our") && s.house() != nil {
		organisation = s.house().ID // 'our cooperation officer'
	}
	for s.Is(i, "the", "a", "an", "our", "its", "their", "who", "is", "currently", "now") {
		some = some || s.Is(i, "a", "an")
		i++
	}
	start := i
	// 'UNDP Resident Representative', 'Zambia's Minister of Health'.
	if id, end, _ := s.bodyAt(i); id != "" {
		organisation, i = id, end
		if s.Kind(i) == segment.Possessive {
			i++
		}
		start = i
	} else if f, ok := s.countries.At(i); ok {
		organisation, i = s.government(f.Country), f.Last
		if s.Kind(i) == segment.Possessive {
			i++
		}
		start = i
	}
	if organisation == "" {
		if id, next := s.ownerAt(i); next > i {
			organisation, i, start = id, next, next
		}
	}
	head := -1
	for j := i; j < i+7 && j < len(s.Tokens); j++ {
		if s.Kind(j) != segment.Word {
			if s.Is(j, "-", "&") {
				continue
			}
			break
		}
		if s.Is(j, "and") && j > start && s.capital(j-1) && s.In(j-1, modifiers) && s.capital(j+1) &&
			(s.In(j+1, modifiers) || s.In(j+1, complements)) {
			continue // 'Press and Information Officer'
		}
		if s.Is(j+1, "&") || s.Is(j-1, "&") && j > start {
			continue // 'M&E Specialist'
		}
		if s.head(j) > 0 && !(s.In(j, modifiers) && s.Kind(j+1) == segment.Word && s.head(j+1) > 0) {
			head = j
			break
		}
		if s.Tokens[j].Case == segment.Capital && !s.In(j, s.lex.common) && !s.In(j, modifiers) && !s.In(j, complements) {
			break // another name
		}
		if s.Is(j, "as", "served", "serves", "serving", "by", "at", "on", "a", "an", "the", "and", "of", "for", "in",
			"with", "said", "was", "were", "has", "have", "will", "which", "that", "who", "to") {
			break
		}
	}
	if head < 0 || s.In(head, plurals) || some && s.Is(head, "leader", "expert", "member", "advocate", "candidate", "resident") {
		return "", "" // 'a leader in her field' tells no role
	}
	r := s.roleAt(head)
	// A name after the role: the role is the next person's.
	if next, ok := s.nameAt(r.end); ok && !s.lineBreak(r.end) && (next.given || r.rank == office) && !next.common &&
		!s.inTitle(r.end) && !s.namedAfter(next) {
		return "", ""
	}
	if id := r.organisation; organisation == "" {
		organisation = id
	}
	end := max(head+1, r.last)
	for end < len(s.Tokens) && end < head+12 {
		if s.Is(end, "(") && s.Is(end+2, ")") && s.Is(end+3, "of", "at", "for") {
			end += 3 // 'Deputy Director (Programme) of UNFPA'
			continue
		}
		if s.Kind(end) != segment.Word && !s.Is(end, "-", "&", "'") && s.Kind(end) != segment.Possessive {
			break
		}
		if s.Is(end, "said", "says", "who", "was", "is", "has", "will", "told", "added", "noted", "on", "and", "with",
			"when", "while", "during", "from", "led", "spoke", "joined", "attended", "opened", "met") &&
			!(s.Is(end, "and") && s.Kind(end+1) == segment.Word && s.joins(end+1)) {
			break
		}
		if s.Is(end, "of", "at", "for", "in", "to") {
			j := end + 1
			id, _, weak := s.bodyAt(j)
			if s.Is(j, "the") && id == "" {
				j++
				id, _, weak = s.bodyAt(j)
			}
			if id == "" && s.Is(end, "of") {
				id = s.bodyCalled(j)
			}
			if id != "" {
				if organisation == "" || !weak && s.Is(end, "of", "at") {
					organisation = id
				}
				break
			}
			if f, ok := s.countries.At(j); ok {
				if organisation == "" {
					organisation = s.government(f.Country)
				}
				break
			}
			if s.Is(end, "to") && s.Is(end+1, "the") && s.Kind(end+2) == segment.Word && s.head(end+2) > 0 {
				end += 3 // 'Deputy Assistant to the President'
				continue
			}
			if s.Is(end, "at", "in", "to") {
				break
			}
			if to := s.placeAt(j); to > j {
				end = to // 'Regional Director for Asia and the Pacific'
				break
			}
		}
		if s.lineBreak(end) && (s.lineBreak(start) || s.capital(end) && s.In(end, addresses)) {
			break // each line of a signature is its own
		}
		end++
	}
	if s.Is(end, ",", "|", "–", "—", "at", "with") && organisation == "" {
		organisation = s.employerAt(end + 1)
	}
	if s.phraseEnd = end; s.Is(end, ":") && s.lineBreak(start) {
		return "", "" // the next line's label
	}
	return s.words(start, end), organisation
}

// owners are the nouns by which a sheet calls its own body.
var owners = wordset.Fields(`bank fund foundation organization organisation agency institute council commission centre center
	company union authority ministry department corporation university federation group association
	trust secretariat programme project program institution embassy government`)

// ownerAt steps over an owner that is called by its noun alone, an article before it
// being past: 'the Bank's [Country Manager]'. It returns the body, empty where the sheet
// has none or several of that noun, and the token after it; i where none stands there.
func (s *scan) ownerAt(i int) (organisation string, next int) {
	if s.Kind(i) != segment.Word || !s.In(i, owners) || s.Kind(i+1) != segment.Possessive {
		return "", i
	}
	return s.bodyCalled(i), i + 2
}

// bodyCalled is the body that the noun at token i calls, an article before it being past:
// 'president of the [foundation]'; empty where it is no such noun, or the sheet has no body
// of it or several.
func (s *scan) bodyCalled(i int) (organisation string) {
	if s.Kind(i) != segment.Word || !s.In(i, owners) {
		return ""
	}
	word := s.Lower(i)
	for _, m := range s.others().partners {
		if m.Value.Weak || !strings.Contains(strings.ToLower(m.Value.Name), word) {
			continue
		}
		if m.Value.Name == s.Doc.Publisher {
			return m.Value.ID
		}
		if organisation == "" || organisation == m.Value.ID {
			organisation = m.Value.ID
		} else {
			organisation = "?"
		}
	}
	if organisation == "?" {
		organisation = ""
	}
	return organisation
}

// employerAt is the organisation told at token i, an article before it or not.
func (s *scan) employerAt(i int) string {
	id, _, _ := s.bodyAt(i)
	if id == "" && s.Is(i, "the") {
		id, _, _ = s.bodyAt(i + 1)
	}
	return id
}

// lineBreak reports whether token i begins a line of the sheet.
func (s *scan) lineBreak(i int) bool {
	if i <= 0 || i >= len(s.Tokens) || s.Kind(i) == segment.Break {
		return false
	}
	between := s.View.Raw(document.Span{Start: s.Tokens[i-1].End, End: s.Tokens[i].Start})
	return strings.ContainsAny(between.Of(s.Doc.Text), "\n\r\f")
}

// joins reports whether the word at token i goes on with a role's topic: 'Environment
// and Climate change', 'founder and director'.
func (s *scan) joins(i int) bool {
	head := s.head(i) > 0
	return head || s.capital(i) && s.In(i, complements)
}

// given reads a name that begins with a known given name at token i; open says that
// the given name is a word too.
func (s *scan) given(i int, open bool) {
	if s.Is(i-1, "the", "in") || s.capital(i-1) && !s.taken[i-1] && !s.opens(i-1) ||
		s.Is(i-1, "-", "'", "&", "@", "/", ".") && s.Tokens[i].Glued {
		return
	}
	if open && (s.inTitle(i) || !s.capital(i+1) && !s.initialAt(i+1) || s.In(i+1, s.lex.common)) {
		return
	}
	n, ok := s.nameAt(i)
	if open && !ok && s.capital(i+1) {
		// Months and the like begin no name by themselves.
		n, ok = s.nameAt(i + 1)
		n.first, n.parts = i, n.parts+1
	}
	if !ok || n.parts < 2 || s.thing(n) || s.namedAfter(n) {
		return
	}
	if open && (n.common || s.capital(n.last) || s.In(n.last-1, s.lex.common) || !s.ask(n, false)) {
		return
	}
	if role, organisation := s.roleAfter(n); role != "" {
		s.add(n, "person.apposed", role, organisation)
		return
	}
	switch {
	case open:
		s.add(n, "person.given", "", "")
	case s.speaks(n):
		role, organisation := s.afterAge(n)
		s.add(n, "person.speaking", role, organisation)
	case s.inTitle(i), n.common && n.parts == 2 && s.capital(n.last), s.capital(n.last) && !s.startsWith(n.last):
	case s.ask(n, true):
		s.add(n, "person.given", "", "")
	}
}

// head is the rank of the role whose head token i is; 0 where it is none.
func (s *scan) head(i int) rank {
	r, _ := extract.Meaning(s.Pass, i, heads)
	return r
}

// startsWith reports whether a role or a form of address begins at token i.
func (s *scan) startsWith(i int) bool {
	c, _ := extract.Meaning(s.Pass, i, s.lex.class)
	return c == roleWord || c == addressWord
}

func (s *scan) sentenceStart(i int) bool {
	k := s.SentenceAt(s.Tokens[i].Start)
	return k < len(s.Sentences) && s.Sentences[k].First == i
}

// opens reports whether token i is a common word that has its capital from the sentence's
// beginning: 'Ask [Bounmy Keola]'.
func (s *scan) opens(i int) bool {
	return s.sentenceStart(i) && (s.In(i, s.lex.common) || s.In(i, notNames))
}

// speaks reports whether a verb of saying stands beside the name.
func (s *scan) speaks(n name) bool {
	return s.Kind(n.last) == segment.Word && s.In(n.last, saying) || s.Kind(n.first-1) == segment.Word && s.In(n.first-1, saying)
}

// said reads the speaker beside a verb of saying at token i.
func (s *scan) said(i int) {
	if s.capital(i + 1) {
		n, ok := s.nameAt(i + 1)
		if ok && n.parts >= 2 && !n.common && !s.thing(n) && !s.namedAfter(n) && !s.inTitle(n.first) && (n.given || s.ask(n, false)) {
			role, organisation := s.roleAfter(n)
			if role == "" {
				role, organisation = s.afterAge(n)
			}
			s.add(n, "person.speaking", role, organisation)
		}
		return
	}
	// 'Mokgweetsi Masisi said': the capitals right before.
	first := i
	for first > 0 && s.capital(first-1) && i-first < 4 && !s.taken[first-1] {
		first--
	}
	if i-first < 2 || !s.sentenceStart(first) && !s.Is(first-1, `"`, ",") {
		return
	}
	n, ok := s.nameAt(first)
	if ok && n.last == i && n.parts >= 2 && !n.common && !s.namedAfter(n) && (n.given || s.ask(n, false)) {
		s.add(n, "person.speaking", "", "")
	}
}
