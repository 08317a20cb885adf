package selftest

import (
	"regexp"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// covered tells of a text's bytes whether an entry holds them or the ledger lists them.
type covered []bool

// told is what the record tells of, as bytes of the text. Spans that are not of the text
// are passed over: span.quotes tells of them.
func (s *sheet) told() covered {
	if s.covered != nil {
		return s.covered
	}
	p := &s.points
	out := make(covered, len(p.text))
	for _, at := range s.spans() {
		if !at.entry && at.kind != "unread" || at.Start < 0 || at.End > p.count() || at.Start >= at.End {
			continue
		}
		from, to := at.Start, at.End
		if p.at != nil {
			from, to = int(p.at[from]), int(p.at[to])
		}
		for i := from; i < to; i++ {
			out[i] = true
		}
	}
	s.covered = out
	return out
}

// whole reports whether all bytes of a stretch are told of.
func (c covered) whole(from, to int) bool {
	for i := from; i < to; i++ {
		if !c[i] {
			return false
		}
	}
	return true
}

// missing notes a stretch of bytes that nothing tells of, with the words around it.
func (s *sheet) missing(v *verdict, from, to int) {
	if v.failed >= findingsOfSheet {
		v.failed++ // to look for its page and words would take long where there are many
		return
	}
	start := utf8.RuneCountInString(s.record.Text[:from])
	words := s.record.Text[from:to]
	at := record.Span{Start: start, End: start + utf8.RuneCountInString(words), Page: s.pageAt(start), Quote: words}
	around, _ := s.points.slice(max(0, start-30), min(s.points.count(), at.End+30))
	v.fail(&at, "no entry holds it and it is not listed as unread: %q", around)
}

// pageAt is the page of the last span before a code point: records do not tell where
// pages end.
func (s *sheet) pageAt(start int) int {
	page := 1
	for _, p := range s.spans() {
		if p.Start <= start {
			page = max(page, p.Page)
		}
	}
	return page
}

// toldRunes looks for runs of characters of a kind.
func (s *sheet) toldRunes(v *verdict, is func(rune) bool) {
	told := s.told()
	text := s.record.Text
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !is(r) {
			i += size
			continue
		}
		from := i
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !is(r) {
				break
			}
			i += size
		}
		v.looked++
		if !told.whole(from, i) {
			s.missing(v, from, i)
		}
	}
}

func toldNumber(s *sheet, v *verdict) { s.toldRunes(v, unicode.IsNumber) }

func toldCurrency(s *sheet, v *verdict) {
	s.toldRunes(v, func(r rune) bool { return unicode.Is(unicode.Sc, r) })
}

var months = regexp.MustCompile(`January|February|April|June|July|August|September|October|November|December`)

func toldMonth(s *sheet, v *verdict) {
	told := s.told()
	for _, at := range months.FindAllStringIndex(s.record.Text, -1) {
		if !parted(s.record.Text, at[0], at[1], unicode.IsLetter) {
			continue
		}
		v.looked++
		if !told.whole(at[0], at[1]) {
			s.missing(v, at[0], at[1])
		}
	}
}

// parted reports whether the characters on both sides of a stretch are none of a kind.
func parted(text string, from, to int, is func(rune) bool) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !is(before) && !is(after)
}

var shortForm = regexp.MustCompile(`[A-Z]{3,6}`)

func toldShortForm(s *sheet, v *verdict) {
	told := s.told()
	text := s.record.Text
	for _, at := range shortForm.FindAllStringIndex(text, -1) {
		if !parted(text, at[0], at[1], joins) || !small(wordBefore(text, at[0])) || !small(wordAfter(text, at[1])) {
			continue
		}
		v.looked++
		if !told.whole(at[0], at[1]) {
			s.missing(v, at[0], at[1])
		}
	}
}

// joins reports whether a character makes what stands beside it a part of a longer word,
// of a name, an address or a number.
func joins(r rune) bool {
	switch r {
	case '-', '–', '_', '&', '\'', '’', '.', '@', '/', '\\', '#', '+', '*', '\u00ad', '\u2010', '\u2011', '\u200b':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// small reports whether a word is written in small letters throughout.
func small(word string) bool {
	for _, r := range word {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return word != ""
}

// wordBefore is the word that ends one blank before a byte of the text.
func wordBefore(text string, at int) string {
	if at < 2 || text[at-1] != ' ' {
		return ""
	}
	from := at - 1
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if !unicode.IsLetter(r) {
			break
		}
		from -= size
	}
	return text[from : at-1]
}

// wordAfter is the word that begins one blank behind a byte of the text.
func wordAfter(text string, at int) string {
	if at+1 >= len(text) || text[at] != ' ' {
		return ""
	}
	to := at + 1
	for to < len(text) {
		r, size := utf8.DecodeRuneInString(text[to:])
		if !unicode.IsLetter(r) {
			break
		}
		to += size
	}
	return text[at+1 : to]
}
