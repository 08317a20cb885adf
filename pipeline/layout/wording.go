package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// captionMark is what a caption begins with: 'Figure 1: …', 'Photo: …', 'Source: …'.
var captionMark = regexp.MustCompile(`^(?:(?:Figure|FIGURE|Fig\.|Chart|CHART|Graph|Graphic|Table|TABLE|Map|MAP|Infographic|Diagram|Image|Photo)\s*(?:[A-Z]?\d+(?:[.-]\d+)*[a-z]?|[IVX]+)\s*[:.–—|-](?:\s+\S|[^\d\s])|(?:Photo|PHOTO|Photograph|Photos|Image|Picture|Cover photo)(?: credits?| by)?\s*:\s*\S|(?:Photo|Image) ?©|©\s*\D|(?:Source|Sources|SOURCE|Note|Notes)s?\s*:\s*\S|(?:Figure|Table|Chart|Map)\s+(?:\d+(?:\.\d+)*|[IVX]+)$)`)

// pictureCredit is what a caption ends with: '© Field team'.
var pictureCredit = regexp.MustCompile(`^©\s?\p{Lu}[\p{L}\p{P} ]{2,60}$`)

// isCaptionText reports whether a block reads as a caption.
func isCaptionText(s string) bool {
	if i := strings.Index(s, "©"); i > 0 && len(s) < 200 && pictureCredit.MatchString(s[i:]) {
		return true
	}
	if s == "" || strings.IndexByte("FCGTMIDPSN\xc2", s[0]) < 0 {
		return false // most blocks, spared the pattern
	}
	return countWords(s) <= 60 && captionMark.MatchString(s)
}

// shownBullet is the bullet that a line begins with as its page shows it: a sign or an
// icon font's letter that hangs before its item, where the text alone can't tell.
func shownBullet(d *document.Document, i int, span document.Span) document.Span {
	l := &d.Lines[i]
	if len(l.Words) < 2 {
		return document.Span{}
	}
	w := l.Words[0].Span.Of(d.Text)
	r, size := utf8.DecodeRuneInString(w)
	if size != len(w) || l.Words[0].Span.Start != span.Start {
		return document.Span{}
	}
	sign := unicode.Is(unicode.Co, r) || r == utf8.RuneError || unicode.Is(unicode.So, r) || r == '-' || r == '–' || r == '—'
	if !sign && !strings.ContainsRune("oqvnuyltwpxrzXfs§", r) {
		return document.Span{}
	}
	gap := l.Words[1].Box.X0 - l.Words[0].Box.X1
	hangs := i+1 < len(d.Lines) && hangsUnder(l, &d.Lines[i+1])
	if sign && (gap > 0.2*l.Size || hangs) || hangs && gap > 0.45*l.Size {
		return withBlanks(d.Text, span, size)
	}
	return document.Span{}
}

// hangsUnder reports whether line b stands under the second word of line a and goes on
// with it.
func hangsUnder(a, b *document.Line) bool {
	d := b.Box.X0 - a.Words[1].Box.X0
	return a.Page == b.Page && !b.Block && d > -0.3*a.Size && d < 0.3*a.Size
}

// enumerator is the number of a heading, set apart from its words: 'III.   Partnerships'.
var enumerator = regexp.MustCompile(`^(?:[IVX]{1,6}|[A-Z]|\d{1,2}(?:\.\d{1,2})*|(?:Annex|Appendix|Chapter|Part|Section|Box|Goal) [A-Z0-9]{1,3})[.):]?   +`)

// headingWording reports whether a block that stands out reads as a heading can. A
// lead paragraph, a quotation, an address or a sentence set bold is none.
func headingWording(s string, most int) bool {
	if m := enumerator.FindString(s); m != "" {
		s = s[len(m):]
	}
	words := strings.Fields(s)
	letters := letterCount(s)
	switch {
	case len(words) == 0 || len(words) > most, letters < 2, digitCount(s) > letters && letters < 5:
		return false
	case isKeyValue(s), isDateLine(s), isAnswer(s), strings.Contains(s, cellGap), strings.ContainsAny(s, "@") || strings.Contains(s, "http") || strings.Contains(s, "www."):
		return false
	case !startsUpper(s) && !startsCaseless(s), innerSentence.MatchString(s), isQuoted(s):
		return false
	}
	switch r := lastRune(strings.TrimRight(s, "\"'”’)] ")); r {
	case '.':
		return isCapitals(s) && letters > 8
	case ';', ',', '-', '–', '—', '&', '/':
		return false
	case ':':
		return len(words) <= headingWords && (isTopic(s) || len(words) <= 4)
	case '?', '!':
		return len(words) <= headingWords
	}
	return !endsOpen(s) || headingEnds[strings.ToLower(words[len(words)-1])]
}

// isAnswer reports whether a block is what a form has filled in, which many set larger than
// its labels: 'N/A', or a day behind its label ('Date of incident: 01/09/2015').
func isAnswer(s string) bool {
	if i := strings.LastIndex(s, ": "); i > 0 {
		return dayInFigures.MatchString(s[i+2:])
	}
	switch letterRun(s) {
	case "na", "none", "nil", "yes", "no", "notapplicable", "notknown", "unknown", "tbc", "tbd":
		return true
	}
	return dayInFigures.MatchString(s)
}

var dayInFigures = regexp.MustCompile(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$`)

// headingEnds are words that end no phrase but a heading: 'Who we work with'.
var headingEnds = map[string]bool{"with": true, "for": true, "from": true, "in": true, "on": true, "to": true, "through": true, "do": true, "are": true, "is": true, "were": true}

// innerSentence is the end of a sentence with another behind it.
var innerSentence = regexp.MustCompile(`\p{Ll}{3,}[.!?]["”’)]? \p{Lu}`)

func startsCaseless(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(["))
	return unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r)
}

// isQuoted reports whether a block is somebody's words: it begins with a quotation mark
// that nothing but its end closes.
func isQuoted(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("“\"«„‘", r) {
		return false
	}
	rest := s[size:]
	i := strings.IndexAny(rest, "”\"»’")
	return i < 0 || i > len(rest)-8 && countWords(s) > 2
}
