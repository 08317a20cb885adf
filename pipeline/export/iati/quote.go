package iati

import (
	"sort"
	"strings"
	"unicode"

	"factsheet/pipeline/record"
)

// clean makes of a text one that XML 1.0 may hold, code point by code point, so that spans
// stay what they are: a form feed becomes a blank, what else is forbidden U+FFFD.
func clean(s string) string {
	if strings.IndexFunc(s, forbidden) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\f' || r == '\v':
			return ' '
		case forbidden(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff || r == unicode.ReplacementChar
}

// folded is clean with white space folded, for names, titles and narratives.
func folded(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// shortened is folded, cut behind a word where it is longer than so many code points.
func shortened(s string, most int) string {
	s = folded(s)
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	cut := strings.TrimRightFunc(string(r[:most]), func(r rune) bool { return r != ' ' })
	if cut == "" {
		cut = string(r[:most])
	}
	return strings.TrimRight(cut, " ,;:-–—") + " …"
}

// quoted is the evidence of an entry at one of its spans.
func (s *sheet) quoted(b *record.Basis, m *record.Mention, told *string) evidence {
	rule := m.RuleIn(b)
	return evidence{
		Entry: clean(b.ID), Sheet: clean(s.Document.Source), Document: clean(s.Document.ID),
		Page: m.Page, Start: m.Start, End: m.End,
		Rule: clean(rule), By: clean(s.by(rule)), Period: clean(record.Or(told, "")),
		Doubts: clean(strings.Join(m.DoubtsIn(b), " ")), Quote: clean(m.Quote),
	}
}

// quotedAll is the evidence of an entry at each of its mentions.
func (s *sheet) quotedAll(b *record.Basis, mentions []record.Mention, told *string) []evidence {
	out := make([]evidence, 0, len(mentions))
	for i := range mentions {
		out = append(out, s.quoted(b, &mentions[i], told))
	}
	return out
}

// longestParagraph is how many code points of the text an activity's description may hold on
// either side of the words.
const longestParagraph = 600

// around is the stretch of the text that a reader needs to understand a mention: its
// sentence, within its paragraph or list item; its line of a table; what follows a heading.
// Spans are in code points.
func (s *sheet) around(m *record.Mention, inTable bool) (start, end int) {
	t := s.runes()
	if m.Start < 0 || m.End > len(t) || m.Start >= m.End {
		return 0, 0
	}
	if sec := s.headed(m); sec != nil && sec.Body.Start >= m.End && sec.Body.End <= len(t) {
		start = sec.Body.Start
		for start < sec.Body.End && unicode.IsSpace(t[start]) {
			start++
		}
		if start < sec.Body.End {
			return trimmed(t, start, wholeSentences(t, start, after(t, start, sec.Body.End), sec.Body.End))
		}
	}
	from, to := before(t, m.Start), after(t, m.End, len(t))
	if sec := s.section(m.Start); sec != nil && sec.End > from && sec.End <= m.Start {
		from, _ = trimmed(t, sec.End, m.Start)
	}
	if inTable {
		from, to = line(t, from, m.Start, m.End, to)
	} else {
		from, to = sentence(t, from, m.Start, m.End, to)
	}
	return trimmed(t, from, to)
}

// wholeSentences ends a stretch that was cut within a paragraph with its last whole sentence.
func wholeSentences(t []rune, start, end, body int) int {
	if end-start < longestParagraph-longestWord {
		return end
	}
	for i := end; i > start; i-- {
		if sentenceEnd(t, start, i, body) {
			return i
		}
	}
	return end
}

// longestWord is how much shorter a stretch may be that was cut between two words.
const longestWord = 60

// line narrows a stretch to the lines of the words in it.
func line(t []rune, from, start, end, to int) (int, int) {
	for i := start; i > from; i-- {
		if t[i-1] == '\n' {
			from = i
		}
	}
	for i := end; i < to; i++ {
		if t[i] == '\n' {
			to = i
		}
	}
	return from, to
}

// sentence narrows a stretch to the sentences of the words in it.
func sentence(t []rune, from, start, end, to int) (int, int) {
	for i := start; i > from; i-- {
		if sentenceEnd(t, from, i, to) {
			from = i
			break
		}
	}
	for i := end; i < to; i++ {
		title := start == from && i-end < 3 // one that a full stop ends is told of in what follows
		if sentenceEnd(t, from, i, to) && !title {
			return from, i
		}
	}
	return from, to
}

// sentenceEnd reports whether a sentence ends before i: behind a full stop that is no
// abbreviation's, where white space and a capital or a digit follow.
func sentenceEnd(t []rune, from, i, to int) bool {
	if i <= from || i >= to || !unicode.IsSpace(t[i]) {
		return false
	}
	at := i - 1
	for at > from && strings.ContainsRune("”\"’')]", t[at]) {
		at--
	}
	if !strings.ContainsRune(".!?", t[at]) {
		return false
	}
	for i < to && unicode.IsSpace(t[i]) {
		i++
	}
	if i == to || unicode.IsLower(t[i]) {
		return false
	}
	word := at
	for word > from && !unicode.IsSpace(t[word-1]) && t[word-1] != '(' {
		word--
	}
	return t[at] != '.' || !abbreviated(string(t[word:at]))
}

// abbreviated reports whether a full stop behind a word may be an abbreviation's.
func abbreviated(word string) bool {
	switch word {
	case "Mrs", "Gov", "Sen", "Rep", "Gen", "Col", "Prof", "No", "no", "vs", "e.g", "i.e", "cf":
		return true
	}
	r := []rune(word)
	return len(r) < 3 && (len(r) == 0 || unicode.IsUpper(r[0])) || strings.Contains(word, ".") && unicode.IsUpper(r[0])
}

// headed is the section whose heading the mention is in; nil where it is in none.
func (s *sheet) headed(m *record.Mention) *record.Section {
	i := sort.Search(len(s.Sections), func(i int) bool { return s.Sections[i].End > m.Start })
	if i < len(s.Sections) && s.Sections[i].Start <= m.Start && m.End <= s.Sections[i].End {
		return &s.Sections[i]
	}
	return nil
}

// section is that of the last heading before a place; nil where there is none.
func (s *sheet) section(at int) *record.Section {
	i := sort.Search(len(s.Sections), func(i int) bool { return s.Sections[i].Start > at })
	if i == 0 {
		return nil
	}
	return &s.Sections[i-1]
}

// before is where the paragraph of a place begins.
func before(t []rune, at int) int {
	for i := at; i > 0 && at-i < longestParagraph; i-- {
		if t[i-1] == '\f' || t[i-1] == '\n' && (bullet(t, i) || blankBefore(t, i-1)) {
			return i
		}
	}
	from := max(0, at-longestParagraph)
	for from > 0 && from < at && !unicode.IsSpace(t[from-1]) {
		from++
	}
	return from
}

// after is where the paragraph of a place ends.
func after(t []rune, at, end int) int {
	for i := at; i < end && i-at < longestParagraph; i++ {
		if t[i] == '\f' || t[i] == '\n' && (bullet(t, i+1) || blankAfter(t, i+1)) {
			return i
		}
	}
	to := min(end, at+longestParagraph)
	for to < end && to > at && !unicode.IsSpace(t[to]) {
		to--
	}
	if to == at {
		to = min(end, at+longestParagraph)
	}
	return to
}

func blankBefore(t []rune, i int) bool {
	for i--; i >= 0 && t[i] != '\n'; i-- {
		if !unicode.IsSpace(t[i]) {
			return false
		}
	}
	return true
}

func blankAfter(t []rune, i int) bool {
	for ; i < len(t) && t[i] != '\n'; i++ {
		if !unicode.IsSpace(t[i]) {
			return false
		}
	}
	return true
}

// bullet reports whether a line that begins there is an item of a list: a sign, then a blank.
// Some fonts draw theirs for an 'f' or an 'o'.
func bullet(t []rune, i int) bool {
	for i < len(t) && (t[i] == ' ' || t[i] == '\t') {
		i++
	}
	if i+2 >= len(t) || !unicode.IsSpace(t[i+1]) {
		return false
	}
	return strings.ContainsRune("•●▪■◦○‣·*-–—>", t[i]) || (t[i] == 'f' || t[i] == 'o') && unicode.IsUpper(t[i+2])
}

// trimmed is a stretch without the blanks around it and the sign of a list's item before it.
func trimmed(t []rune, start, end int) (int, int) {
	if bullet(t, start) {
		sign := start
		for unicode.IsSpace(t[sign]) {
			sign++
		}
		start = min(sign+1, end)
	}
	for start < end && unicode.IsSpace(t[start]) {
		start++
	}
	for end > start && unicode.IsSpace(t[end-1]) {
		end--
	}
	return start, end
}
