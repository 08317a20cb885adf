package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// classify tells headings and number tiles from paragraphs, and the sheet's title
// from its other headings.
func classify(text string, blocks []document.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != document.Paragraph && b.Kind != document.Item {
			continue
		}
		s := b.Span().Of(text)
		var next *document.Block
		if i+1 < len(blocks) {
			next = &blocks[i+1]
		}
		switch {
		case isTileNumber(s) && next != nil && next.Kind == document.Paragraph && next.Page == b.Page && isCaption(next.Span().Of(text)):
			b.Kind = document.Tile
		case b.Kind == document.Paragraph && (isHeading(s) || isTopic(s)) && heads(text, next):
			b.Kind, b.Level = document.Heading, levelOf(s)
		case b.Kind == document.Item && isItemHeading(text, b, next):
			b.Kind, b.Level = document.Heading, 3
		}
	}
}

const (
	headingWords     = 16
	titleWords       = 45
	itemHeadingWords = 36
)

// markTitle gives level 1 to the title: the first block, not ended as a sentence is,
// with what stands under titles below it: a date, a field, or another heading.
func markTitle(text string, blocks []document.Block) {
	i := 0
	for i < len(blocks) && (blocks[i].Kind == document.Header || strings.Contains(blocks[i].Span().Of(text), cellGap)) { // a running line, its ends apart
		i++
	}
	if i+1 >= len(blocks) {
		return
	}
	b, next := &blocks[i], &blocks[i+1]
	s, under := b.Span().Of(text), next.Span().Of(text)
	switch {
	case b.Kind != document.Heading && b.Kind != document.Paragraph, endsSentence(s), !startsUpper(s), isKeyValue(s), isDateLine(s), countWords(s) > titleWords:
		return
	case next.Kind == document.Heading && !isCapitals(s), isDateLine(under), isKeyValue(under), isProvenance(under):
		b.Kind, b.Level = document.Heading, 1
	}
}

// isProvenance reports whether a block is the line that web archives put under a
// title: 'Original article published here'.
func isProvenance(s string) bool {
	return len(s) < 80 && (strings.Contains(s, "ublished") || strings.HasPrefix(s, "By "))
}

// isTopic reports whether a block is a heading ended by a colon: a few words, the
// longer ones capitalised ('Health and Well-Being:'), unlike a lead-in ('The Fund
// will:').
func isTopic(s string) bool {
	if !strings.HasSuffix(s, ":") || !startsUpper(s) {
		return false
	}
	words := strings.Fields(s)
	small := 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && len(w) > 4 {
			small++
		}
	}
	last := words[len(words)-1]
	return len(words) <= headingWords && small == 0 && startsUpper(last) && !isKeyValue(s)
}

// isHeading reports whether a paragraph by itself reads as a heading: short, begun
// with a capital, not ended as a sentence is.
func isHeading(s string) bool {
	if endsSentence(s) || endsOpen(s) || !startsUpper(s) || isKeyValue(s) || isDateLine(s) {
		return false
	}
	words, last := 0, ""
	for w := range strings.FieldsSeq(s) {
		words, last = words+1, w
	}
	return words <= headingWords && letterCount(s) >= 3 && !endsRow(last)
}

// endsRow reports whether a line's last word makes it a row of a table rather than a
// heading: a figure ('Ecuador 2,000,000'), and no year.
func endsRow(last string) bool {
	r, _ := utf8.DecodeRuneInString(last)
	return (unicode.IsDigit(r) || unicode.Is(unicode.Sc, r)) && (strings.ContainsAny(last, ",%$") || len(last) > 4)
}

// heads reports whether a heading can stand before the block: one that does not go
// on in lower case.
func heads(text string, next *document.Block) bool {
	if next == nil {
		return false
	}
	s := next.Span().Of(text)
	return !startsLower(s) && !strings.HasPrefix(s, "(")
}

// isItemHeading tells a heading set with a bullet of its own (a lone 'X' before it)
// from a list item: no sentence end, and a plain paragraph under it.
func isItemHeading(text string, b, next *document.Block) bool {
	s := b.Span().Of(text)
	if endsSentence(s) || endsOpen(s) || !startsUpper(s) || strings.Contains(s, ". ") {
		return false
	}
	if !isIconBullet(b.Bullet.Of(text)) {
		return next != nil && next.Kind == document.Paragraph && countWords(s) <= headingWords && startsUpper(next.Span().Of(text)) && endsSentence(next.Span().Of(text))
	}
	return countWords(s) <= itemHeadingWords && (next == nil || !startsLower(next.Span().Of(text)))
}

// levelOf is 2 for a heading in capitals, else 3. Text has no sizes to go by.
func levelOf(s string) int {
	if isCapitals(s) {
		return 2
	}
	return 3
}

// join puts together what a column, page or tile edge has parted, in the list itself.
func join(text string, blocks []document.Block) []document.Block {
	out := blocks[:0]
	for _, b := range blocks {
		if n := len(out); n > 0 && goesOn(text, &out[n-1], &b) {
			if a := &out[n-1]; a.Span().Len() == 0 {
				a.Parts = b.Parts
			} else {
				a.Parts = append(a.Parts, b.Parts...)
			}
			continue
		}
		out = append(out, b)
	}
	return out
}

// goesOn reports whether block b is the rest of block a.
func goesOn(text string, a, b *document.Block) bool {
	if b.Kind != document.Paragraph && !(b.Kind == document.Heading && a.Kind == document.Tile) {
		return false
	}
	tail := a.Parts[len(a.Parts)-1].Of(text)
	head := b.Parts[0].Of(text)
	switch a.Kind {
	case document.Tile:
		return len(a.Parts) == 1 && isCaption(head)
	case document.Paragraph:
	case document.Item:
		if tail == "" {
			return true // a bullet alone on its line
		}
	default:
		return false
	}
	if b.Bullet.Len() > 0 || endsSentence(tail) || isKeyValue(tail) || isDateLine(tail) || isDateLine(head) {
		return false
	}
	if startsLower(head) || strings.HasPrefix(head, "(") && countWords(tail) > 3 {
		return true
	}
	return endsOpen(tail) && countWords(tail) > 3
}

// isTileNumber reports whether a block is a figure standing alone, as tiles have it:
// '12', '24HEALTH', 'US$ 1.2 million', '85%'. A year or a date is none.
func isTileNumber(s string) bool {
	if strings.IndexFunc(s[:min(len(s), 10)], func(r rune) bool { return '0' <= r && r <= '9' }) < 0 {
		return false // most blocks, spared the pattern
	}
	m := tileNumber.FindStringSubmatch(s)
	return m != nil && !(m[1] == "" && m[3] == "" && isYear(m[2]))
}

// tileNumber has the currency before the figure, the figure, and what follows it: a
// scale word, a percent sign, or the first words of a caption in capitals.
var tileNumber = regexp.MustCompile(`^([A-Z]{0,3} ?\p{Sc} ?|[A-Z]{3} )?(\d[\d.,]*)( ?(?:[kKmM%+]|bn|million|billion|thousand|MILLION|BILLION|\p{Lu}{3}[\p{Lu} ]*)\+?)?$`)

func isYear(s string) bool {
	return len(s) == 4 && (strings.HasPrefix(s, "19") || strings.HasPrefix(s, "20"))
}

// isCaption reports whether a block may be the caption of a tile's figure.
func isCaption(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && countWords(s) <= 14 && !strings.Contains(s, ". ")
}

func isCapitals(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1
}

// countWords is how many words stand in s, blanks between them.
func countWords(s string) int {
	n := 0
	for range strings.FieldsSeq(s) {
		n++
	}
	return n
}

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func startsUpper(s string) bool {
	if s != "" && isASCIILetter(s[0]) {
		return s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(["))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// isASCIILetter reports whether c is one of the letters of ASCII, which most lines begin and end
// with.
func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence reports whether s ends as a sentence or a lead-in does.
func endsSentence(s string) bool {
	if s != "" && isASCIILetter(s[len(s)-1]) {
		return false
	}
	s = strings.TrimRight(s, "\"'”’)] ")
	return s != "" && strings.ContainsRune(".!?:;", rune(s[len(s)-1]))
}

// endsOpen reports whether s cannot be the end of anything: its last word calls for
// another, or a comma, a hyphen or an open bracket ends it.
func endsOpen(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	if strings.ContainsRune(",-–—(&/", lastRune(s)) {
		return true
	}
	if strings.HasSuffix(s, "’s") || strings.HasSuffix(s, "'s") {
		return true
	}
	word := strings.ToLower(s[strings.LastIndexAny(s, " \n\t")+1:])
	return openWords[word]
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// openWords cannot end a phrase.
var openWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("a an the of in on at to for from by with and or nor but as into onto over under between " +
		"among through during including its their our his her this these those that which who whose is are was were be been has " +
		"have had will would than via per") {
		m[w] = true
	}
	return m
}()
