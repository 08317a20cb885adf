package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestPiece is the length, in code points, at which a line is cut: a sheet may be one
// line of millions.
const longestPiece = 4000

// piece is a line of the sheet's text, or a part of one that is very long.
type piece struct {
	text   string // without what ends the line
	start  int    // in code points of the sheet's text
	end    int
	line   int // from 1, as explain counts; 0 for the further parts of a line
	page   int // the page that begins here; else 0
	onPage int
}

// pieces cuts the text into lines; a form feed ends one, too, and begins a page.
func pieces(text string) []piece {
	var out []piece
	page, begins, number := 1, 1, 0
	start, at := 0, 0 // in bytes, in code points
	end := func(stop, stopAt int) {
		number++
		line := strings.TrimSuffix(text[start:stop], "\r")
		p := piece{text: line, start: at, end: stopAt - (stop - start - len(line)), line: number, page: begins, onPage: page}
		out = appendPieces(out, p)
		begins = 0
	}
	n := 0
	for i, r := range text {
		if r == '\n' || r == '\f' {
			if r == '\n' || i > start {
				end(i, n)
			}
			start, at = i+1, n+1
			if r == '\f' {
				page++
				begins = page
			}
		}
		n++
	}
	if start < len(text) {
		end(len(text), n)
	}
	return out
}

// appendPieces appends a line, in parts where it is very long; each part ends behind a blank
// where there is one.
func appendPieces(out []piece, p piece) []piece {
	for p.end-p.start > longestPiece {
		cut, blank, n, blankN := 0, 0, 0, 0
		for i, r := range p.text {
			if n == longestPiece {
				cut = i
				break
			}
			n++
			if unicode.IsSpace(r) {
				blank, blankN = i+utf8.RuneLen(r), n
			}
		}
		if blank > 0 {
			cut, n = blank, blankN
		}
		head := p
		head.text, head.end = p.text[:cut], p.start+n
		out = append(out, head)
		p.text, p.start, p.line, p.page = p.text[cut:], head.end, 0, 0
	}
	return append(out, p)
}

// shown is text as a page can hold it, each code point as one: a page would drop a NUL and
// turn a carriage return into a line's end.
func shown(s string) string {
	if strings.IndexFunc(s, control) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !control(r):
			return r
		case r < 0x20:
			return 0x2400 + r // ␀ ␁ …
		case r == 0x7f:
			return '␡'
		}
		return utf8.RuneError
	}, s)
}

func control(r rune) bool { return r < 0x20 && r != '\t' || r >= 0x7f && r < 0xa0 }

// brief is a quote in one line, cut in the middle where it is longer than so many code points.
func brief(s string, longest int) string {
	s = shown(strings.Join(strings.Fields(s), " "))
	if len(s) <= longest {
		return s
	}
	runes := []rune(s)
	if len(runes) <= longest {
		return s
	}
	head, tail := string(runes[:longest*3/4]), string(runes[len(runes)-longest/4:])
	if i := strings.LastIndexByte(head, ' '); i > 0 {
		head = head[:i]
	}
	if i := strings.IndexByte(tail, ' '); i >= 0 {
		tail = tail[i+1:]
	}
	return head + " … " + tail
}

// columns reports whether the words of a line stand in columns that blanks or tabs keep apart.
func columns(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "   ") || strings.Contains(line, "\t")
}
