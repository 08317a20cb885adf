package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

const bulletRunes = "•▪▫■□◦●○‣⁃∙·»›➢➤►▶✓✔★☆❖◆◇*\uf0b7\uf0a7\uf0d8\uf076\uf0fc"

// bulletOf returns the bullet or list number that a line begins with, with the
// blanks after it; empty where there is none. A lone capital or small letter before
// a capitalised word is an icon font's bullet ('X Assessed contributions').
func bulletOf(text string, l document.Span) document.Span {
	s := l.Of(text)
	if s == "" {
		return document.Span{}
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case (r == '»' || r == '›') && len(s) > size && s[size] != ' ' && s[size] != '\t':
		// a quotation mark of German or Danish
	case strings.ContainsRune(bulletRunes, r):
		return withBlanks(text, l, size)
	case r == '-' || r == '–' || r == '—':
		if len(s) > size && (s[size] == ' ' || s[size] == '\t') && (startsWord(s[size:]) || startsSum(s[size:])) {
			return withBlanks(text, l, size)
		}
	case isIcon(s):
		return withBlanks(text, l, 1)
	}
	if c := s[0]; c != '(' && !isDigit(c) && (c < 'a' || c > 'z' || len(s) < 2 || s[1] != ')') {
		return document.Span{} // most lines, spared the pattern
	}
	if m := listNumber.FindString(s); m != "" && !dottedDay.MatchString(s) {
		return withBlanks(text, l, len(strings.TrimRight(m, " \t")))
	}
	return document.Span{}
}

// isIcon reports whether a line begins with the letter that an icon font's bullet
// comes out as, followed by blanks and a capital.
func isIcon(s string) bool {
	if len(s) < 3 || s[1] != ' ' || !strings.ContainsRune("Xfoqvlnu§", rune(s[0])) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[1:], " “\"‘'"))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func isIconBullet(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) == 1 && strings.ContainsAny(s, "Xfoqvlnu")
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t"))
	return unicode.IsLetter(r) || strings.ContainsRune("“\"‘'", r)
}

// startsSum reports whether a line begins with a sum of money that words go on from: a
// dash before it is a bullet, and before a bare figure a sign.
func startsSum(s string) bool {
	r, size := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t"))
	return unicode.Is(unicode.Sc, r) && strings.ContainsFunc(s[size:], unicode.IsLetter)
}

var listNumber = regexp.MustCompile(`^(?:\(?[0-9]{1,2}[.)]|\([a-z]\)|[a-z]\)|\((?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\))[ \t]+`)

// dottedDay is a line that is nothing but a day as the continent writes it, whose
// number is no list's: '16. November 2016'.
var dottedDay = regexp.MustCompile(`^[0-9]{1,2}\. (?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [0-9]{4}\s*$`)

func withBlanks(text string, l document.Span, size int) document.Span {
	end := l.Start + size
	for end < l.End && (text[end] == ' ' || text[end] == '\t') {
		end++
	}
	return document.Span{Start: l.Start, End: end}
}

var (
	keyValue = regexp.MustCompile(`^[A-Za-z][A-Za-z_ ]{1,20}: \S.{0,60}$`)
	dateLine = regexp.MustCompile(`^(?:\d{4}-\d\d-\d\d\S*|(?:\d{1,2} )?[A-Z][a-z]+ (?:\d{1,2}, )?\d{4})$`)
)

// isKeyValue reports whether a line is a field of a file's head: 'date: 2022-05-12'. A
// wrapped line may have a colon, too ('initiative: the Partnership for …'), so only
// fields that such heads have count.
func isKeyValue(s string) bool {
	i := strings.IndexByte(s, ':')
	return i > 0 && i < 22 && headFields[s[:i]] && keyValue.MatchString(s)
}

var headFields = map[string]bool{
	"author": true, "authors": true, "category": true, "country": true, "countries": true, "created": true, "date": true, "description": true, "id": true, "kind": true,
	"lang": true, "language": true, "modified": true, "name": true, "number": true, "published": true, "publisher": true, "region": true, "sector": true,
	"sheet": true, "source": true, "status": true, "subject": true, "tags": true, "theme": true, "title": true, "topic": true,
	"type": true, "updated": true, "url": true, "version": true,
}

// isDateLine reports whether a line is a date and nothing else.
func isDateLine(s string) bool {
	if len(s) < 6 || len(s) > 30 || !isDigit(s[0]) && (s[0] < 'A' || s[0] > 'Z' || !isDigit(s[len(s)-1])) {
		return false // most lines, spared the pattern
	}
	return dateLine.MatchString(s)
}

// markRunning marks the lines that repeat at the edges of pages, and lone page
// numbers there, as header or footer.
func markRunning(d *document.Document, lines []line) {
	if len(d.Pages) < 2 {
		return
	}
	type edge struct {
		kind document.Kind
		text string
	}
	first, last := map[int]int{}, map[int]int{}
	for i := range lines {
		if lines[i].blank() {
			continue
		}
		if _, ok := first[lines[i].page]; !ok {
			first[lines[i].page] = i
		}
		last[lines[i].page] = i
	}
	seen := map[edge]int{}
	count := func(i int, k document.Kind) { seen[edge{k, withoutDigits(lines[i].span.Of(d.Text))}]++ }
	for _, i := range first {
		count(i, document.Header)
	}
	for _, i := range last {
		count(i, document.Footer)
	}
	mark := func(i int, k document.Kind) {
		s := lines[i].span.Of(d.Text)
		n := seen[edge{k, withoutDigits(s)}]
		if n >= 3 || n == 2 && len(d.Pages) == 2 || n > 1 && withoutDigits(s) == "" {
			lines[i].running, lines[i].bullet = k, document.Span{}
		}
	}
	for _, i := range first {
		mark(i, document.Header)
	}
	for page, i := range last {
		if first[page] != i {
			mark(i, document.Footer)
		}
	}
}

func withoutDigits(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s))
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
