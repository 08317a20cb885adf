package summable

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// aSentence is how many code points of a sum's sentence are looked at on either side.
const aSentence = 200

// rare is how often a sheet may tell a name by which a flow is known: what stands in it
// more often is what the sheet is about.
const rare = 6

// fewNames is how many names are looked for one by one.
const fewNames = 8

// retold reports whether a flow tells in other words what another tells of the same donor
// and sum further up: nothing speaks against it, and their sentences share a proper name
// that is neither the donor's nor the sheet's theme.
func (s *sheet) retold(o, c *claim) bool {
	if o.isNear(c) || differ(o.Recipient, c.Recipient) || differ(o.Project, c.Project) || differ(o.Period, c.Period) ||
		kindsDiffer(o.Kind, c.Kind) || o.stage != c.stage && o.stage != unspecified && c.stage != unspecified ||
		s.isFurther(o) || s.isFurther(c) || s.rowOf(o) != nil || s.rowOf(c) != nil || s.related(o.node, c.node) {
		return false
	}
	others := s.namesAbout(c)
	return slices.ContainsFunc(s.namesAbout(o), func(name string) bool {
		return slices.Contains(others, name) && !has(strings.ToLower(name), publicWords) && s.isRare(name) &&
			!slices.Contains(s.donorNames(c), strings.ToLower(name))
	}) && !s.placesDiffer(o, c)
}

// isRare reports whether a name stands in few places of the sheet. So it does where one of
// its words does; all names are told only when many are asked for, or that leaves it open.
func (s *sheet) isRare(name string) bool {
	if s.named == nil && s.asked < fewNames {
		s.asked++
		for word := range strings.FieldsSeq(name) {
			if strings.Count(s.Text, word) <= rare {
				return true
			}
		}
	}
	if s.named == nil {
		s.named = map[string]int{}
		for _, n := range names(s.Text) {
			s.named[n]++
		}
	}
	return s.named[name] <= rare
}

// publicWords are words of names that many flows have in common: who gives, and by what law.
var publicWords = []string{"president", "administration", "congress", "law", "act", "budget", "department", "government", "house",
	"minister", "ministry", "secretary", "fiscal", "year", "states", "nations", "union"}

// donorNames are the forms of a donor's name, in lower case.
func (s *sheet) donorNames(c *claim) (out []string) {
	for i := range s.Partners {
		if p := &s.Partners[i]; p.ID == *c.Donor {
			for _, name := range append([]string{p.Name, record.Or(p.Acronym, "")}, p.Aliases...) {
				out = append(out, strings.ToLower(name))
			}
		}
	}
	return out
}

// joining are the small words within a name: 'Solar for All'.
var joining = []string{"for", "of", "in", "the", "and"}

// namesAbout are the names of two words or more in a sum's sentence.
func (s *sheet) namesAbout(c *claim) []string {
	before, after := s.words.cased(c.amount.Start-aSentence, c.amount.Start), s.words.cased(c.amount.End, c.amount.End+aSentence)
	_, from := stops(before)
	to, _ := stops(after)
	return append(names(before[from:]), names(after[:to])...)
}

// stops is where the first sentence of a text ends and where the last begins; no stop is
// after an initial or in 'U.S.'.
func stops(text string) (first, last int) {
	first = len(text)
	for i, r := range text {
		dot := r == '.' && strings.HasPrefix(text[i+1:], " ") && i > 1 && text[i-2] != '.' && text[i-2] != ' '
		if dot || strings.ContainsRune(";•:", r) {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// names are the runs of two capitalised words or more in a text, small words among them.
func names(text string) (out []string) {
	var run []string
	end, capitals := 0, 0
	flush := func() {
		if capitals > 1 {
			out = append(out, strings.Join(run[:end], " "))
		}
		run, end, capitals = nil, 0, 0
	}
	for _, w := range strings.Fields(text) {
		word := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s"), ",.;:)]”\"")
		switch first, size := utf8.DecodeRuneInString(word); {
		case len(word) > size && unicode.IsUpper(first) && !(len(run) == 0 && slices.Contains(joining, strings.ToLower(word))):
			run = append(run, word)
			end, capitals = len(run), capitals+1
		case len(run) > 0 && word == w && slices.Contains(joining, word):
			run = append(run, word)
		default:
			flush()
		}
		if word != w {
			flush()
		}
	}
	flush()
	return out
}

// placesDiffer reports whether the sentences of two sums name places, and none in common.
func (s *sheet) placesDiffer(o, c *claim) bool {
	mine, other, common := false, false, false
	about := func(p *record.Place, c *claim) bool {
		return slices.ContainsFunc(p.Mentions, func(m record.Mention) bool {
			return m.Start >= c.amount.Start-aSentence && m.End <= c.amount.End+aSentence
		})
	}
	for i := range s.Places {
		a, b := about(&s.Places[i], o), about(&s.Places[i], c)
		mine, other, common = mine || a, other || b, common || a && b
	}
	return mine && other && !common
}
