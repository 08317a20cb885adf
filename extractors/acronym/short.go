package acronym

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// ushers are words that may stand before the short form inside the brackets.
var ushers = map[string]bool{
	"hereafter": true, "hereinafter": true, "referred": true, "to": true, "as": true, "the": true, "or": true, "also": true, "known": true,
	"called": true, "abbreviated": true, "abbr": true, "in": true, "short": true, "acronym": true, "by": true,
	"its": true, "henceforth": true, ",": true, ":": true,
}

// shortIn finds the short form that begins at token i, just inside a bracket: its
// tokens, and whether more stands after it in the brackets. end is 0 where none does.
func shortIn(p *extract.Pass, i int) (first, end int, loose bool) {
	ushered := false
	for n := 0; n < 8 && (ushers[lower(p, i)] || isQuote(p, i)); n++ {
		ushered = ushered || !isQuote(p, i)
		i++
	}
	if p.Kind(i) != segment.Word {
		return 0, 0, false
	}
	first, end = i, i+1
	for end < len(p.Tokens) && end-first < 5 && p.Tokens[end].Glued &&
		(p.Kind(end) == segment.Word || p.Kind(end) == segment.Number ||
			p.Is(end, "-", "&", "/", "+") && (p.Is(end, "+") ||
				end+1 < len(p.Tokens) && p.Tokens[end+1].Glued && (p.Kind(end+1) == segment.Word || p.Kind(end+1) == segment.Number))) {
		end++
	}
	// 'UN DESA', 'DG ECHO'
	if p.Is(i, "un", "dg", "eu", "us", "uk", "africa", "china") && end == i+1 && p.Kind(end) == segment.Word &&
		p.Tokens[end].Case != segment.LowerCase {
		end++
	}
	j := end
	if p.Kind(j) == segment.Possessive {
		j++
	}
	for isQuote(p, j) {
		j++
	}
	switch {
	case p.Is(j, ")", "]"):
	case p.Is(j, ",", ";", "–", "-", ":") || ushered || p.Is(j, "in", "for", "hereafter"):
		loose = true
	default:
		return 0, 0, false
	}
	if n := wordCase(p, first, end); n == segment.LowerCase || n == segment.Capital && loose {
		return 0, 0, false
	}
	return first, end, loose
}

func lower(p *extract.Pass, i int) string {
	if i >= len(p.Tokens) {
		return ""
	}
	return p.Lower(i)
}

// wordCase is the case of the short form's letters as a whole.
func wordCase(p *extract.Pass, first, end int) segment.Case {
	out := p.Tokens[first].Case
	for i := first + 1; i < end; i++ {
		if p.Kind(i) == segment.Word && p.Tokens[i].Case != out {
			return segment.Mixed
		}
	}
	if out == segment.Capital && end-first > 1 {
		return segment.Mixed // 'R&D'
	}
	return out
}

// shortLetters are the letters of a short form in lower case, its plural s and its
// digits aside; ok is false for what is no short form: a numeral, a single letter, a
// currency or time mark.
func shortLetters(text string) (letters []byte, ok bool) {
	upper, low := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case 'A' <= c && c <= 'Z':
			upper++
			letters = append(letters, c|0x20)
		case 'a' <= c && c <= 'z':
			if c == 's' && i == len(text)-1 && upper >= 2 && low == 0 {
				continue
			}
			low++
			letters = append(letters, c)
		case c >= 0x80:
			return nil, false
		}
	}
	if len(letters) < 2 || len(letters) > 12 || upper == 0 || roman(text) || never[text] {
		return nil, false
	}
	if low > 0 && upper == 1 && len(letters) < 4 {
		return nil, false
	}
	if strings.Contains(text, "/") && strings.ContainsAny(text, "0123456789") {
		return nil, false // a document's symbol: 'A/80/143'
	}
	return letters, true
}

// never are capitals in brackets that define nothing.
var never = map[string]bool{
	"USA": true, "US": true, "UK": true, "U.S.": true, "U.K.": true, "UAE": true, "PRC": true, "EN": true, "FR": true,
	"ES": true, "AM": true, "PM": true, "TBC": true, "TBD": true,
	"NB": true, "PDF": true, "OK": true, "DC": true, "D.C.": true,
}

// roman reports whether the text is a Roman numeral that lists go by.
func roman(s string) bool {
	return len(s) > 0 && strings.Trim(s, "IVX") == ""
}
