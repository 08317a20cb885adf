package registry

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Match is the longest listed name that begins at token i: the forms that it may be,
// one a body, and the token after it; nil where there is none. It never crosses a
// block's end or a column edge.
func Match(p *extract.Pass, i int) (forms []*Form, end int) {
	x := Of(p)
	if i >= len(p.Tokens) || !x.begins(p, i) {
		return nil, 0
	}
	at, best := int32(0), int32(0)
	for j := i; j < len(p.Tokens); j++ {
		if k := p.Tokens[j].Kind; k == segment.Break || k == segment.GapMark {
			break
		}
		k, w := folded(p, j)
		next, ok := x.follow(at, k, w)
		if !ok {
			break
		}
		at = next
		for _, f := range x.nodes[at].forms {
			if x.forms[f].written(p, i, j+1) {
				best, end = at, j+1
				break
			}
		}
	}
	if best == 0 {
		return nil, 0
	}
	if own := x.nodes[best].forms; len(own) == 1 {
		return x.each[own[0] : own[0]+1 : own[0]+1], end
	}
	for _, f := range x.nodes[best].forms {
		if x.forms[f].written(p, i, end) {
			forms = append(forms, &x.forms[f])
		}
	}
	for i := 1; i < len(forms) && forms[0].Unsure; i++ {
		if !forms[i].Unsure {
			forms[0], forms[i] = forms[i], forms[0]
		}
	}
	return forms, end
}

// begins reports whether token i may be the first of a listed name; false is sure.
func (x *Registry) begins(p *extract.Pass, i int) bool {
	heads, t := &x.heads, &p.Tokens[i]
	if t.Kind == segment.Word && t.Case == segment.LowerCase {
		heads = &x.small
	}
	if heads.May(t.Key) {
		return true
	}
	w := p.Lower(i)
	return !ascii(w) && heads.May(wordset.KeyOf(fold(w))) // 'société'
}

// folded is the one form of the word of token i, and its key.
func folded(p *extract.Pass, i int) (wordset.Key, string) {
	k, w := p.Tokens[i].Key, p.Lower(i)
	usual, ok := respelled.At(k, w)
	if !ok {
		if ascii(w) {
			return k, w
		}
		usual = fold(w)
	}
	return wordset.KeyOf(usual), usual
}

// Starts reports whether some listed name begins with the word of token i.
func Starts(p *extract.Pass, i int) bool {
	k, w := folded(p, i)
	_, ok := Of(p).follow(0, k, w)
	return ok
}

// written reports whether the tokens have the capitals that the form asks for.
func (f *Form) written(p *extract.Pass, first, end int) bool {
	if f.Short {
		return p.View.Text[p.Tokens[first].Start:p.Tokens[end-1].End] == f.Text
	}
	for j := first; j < end && j-first < 32; j++ {
		if f.caps&(1<<(j-first)) != 0 && p.Tokens[j].Kind == segment.Word && p.Tokens[j].Case == segment.LowerCase {
			return false
		}
	}
	return true
}

// Lookup returns the body that goes by the name, whatever its capitals; of several,
// the first that is sure.
func (x *Registry) Lookup(name string) *Body {
	at, ok := int32(0), true
	eachWord(name, func(w string) {
		if ok {
			w = fold(strings.ToLower(w))
			at, ok = x.follow(at, wordset.KeyOf(w), w)
		}
	})
	if !ok || at == 0 {
		return nil
	}
	var unsure *Body
	for _, f := range x.nodes[at].forms {
		if !x.forms[f].Unsure {
			return x.forms[f].Body
		}
		if unsure == nil {
			unsure = x.forms[f].Body
		}
	}
	return unsure
}

// Within returns the body that goes by the name in that country (ISO 3166-1 alpha-2), of
// the names that many countries have bodies by: 'Ministry of Foreign Affairs'.
func (x *Registry) Within(country, name string) *Body {
	return x.within[country+" "+record.NormalName(name)]
}

// Bodies are all the bodies, in the order of the table.
func (x *Registry) Bodies() []Body { return x.bodies }

// eachWord cuts a listed name as the segment stage cuts a sheet: letters, digits, the
// 's of a possessive, words of single letters with full stops, and every other mark
// by itself.
func eachWord(s string, yield func(string)) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		j := i + size
		switch {
		case r == ' ':
			i = j
			continue
		case unicode.IsLetter(r):
			if end := dotted(s, i); end > 0 {
				j = end
				break
			}
			for j < len(s) {
				r, size := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				j += size
			}
		case '0' <= r && r <= '9':
			for j < len(s) && (digit(s[j]) || s[j] == '.' && j+1 < len(s) && digit(s[j+1])) {
				j++
			}
		case r == '\'' && i > 0 && strings.HasPrefix(s[i:], "'s") && (i+2 == len(s) || s[i+2] == ' '):
			j = i + 2
		}
		yield(s[i:j])
		i = j
	}
}

// dotted is the end of 'U.S.' at s[i:], or 0 where no such word stands there.
func dotted(s string, i int) int {
	n, j := 0, i
	for j+1 < len(s) && isLetter(s[j]) && s[j+1] == '.' {
		n++
		j += 2
	}
	if n < 2 || j < len(s) && isLetter(s[j]) {
		return 0
	}
	return j
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func digit(c byte) bool { return '0' <= c && c <= '9' }
