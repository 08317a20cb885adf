// Package acronym finds short forms that the sheet defines.
package acronym

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// Extractor finds short forms that the sheet defines.
var Extractor = &extract.Extractor[record.Acronym]{
	Name: "acronym",
	Doc: "Finds short forms that the sheet defines, in either order, with the long form as printed. A definition told again " +
		"is left out, as is what merely stands in brackets: years, goals, places, remarks.",
	Version: "1",
	Rules: []extract.Rule{
		{Name: "acronym.after", Doc: "The short form in brackets after the long one, whose letters it takes: 'Belt and Road Initiative (BRI)'."},
		{Name: "acronym.known", Doc: "The short form in brackets after the name of a body that is known to go by it: 'German Development Agency (GIZ)'."},
		{Name: "acronym.reordered", Doc: "A short form in brackets made of the same initials in the order of another language: 'French Development Agency (AFD)'."},
		{Name: "acronym.foreign", Doc: "A short form in brackets after a body's name that is translated, so that no letter fits: 'Financial Services Authority (OJK)'."},
		{Name: "acronym.styled", Doc: "A short form in brackets that plays on a word of the title before it: 'Boosting Green Employment and Enterprise (GrEEn)'."},
		{Name: "acronym.before", Doc: "The long form in brackets after the short one: 'ACFTU (All-China Federation of Trade Unions)'."},
		{Name: "acronym.apposition", Doc: "The short form after 'or' or 'known as': 'the Belt and Road Initiative, or BRI,'."},
		{Name: "acronym.list", Doc: "A line of a list of abbreviations: 'TVET: technical and vocational education and training'."},
	},
	Key: func(v record.Acronym) string { return v.Short + "\x00" + v.Long },
	Run: run,
}

// apposing are the words that another name follows: 'or ILO', 'known as ILO'.
var apposing = wordset.Of("or", "as")

func run(p *extract.Pass) ([]extract.Mention[record.Acronym], error) {
	f := &finder{p: p, seen: map[string][]string{}}
	for i, t := range p.Tokens {
		switch {
		case t.Kind == segment.Punct && (p.View.Text[t.Start] == '(' || p.View.Text[t.Start] == '['):
			if !f.after(i) {
				f.before(i)
			}
		case t.Kind == segment.Word && t.Case != segment.LowerCase && p.In(i-1, apposing) && (p.Is(i-1, "or") || p.Is(i-2, "known")):
			f.apposition(i)
		case (i == 0 || p.Tokens[i-1].Kind == segment.Break) && (t.Case == segment.Upper || t.Case == segment.Mixed) &&
			t.Kind == segment.Word:
			f.listed(i)
		}
	}
	mask(p, f.seen)
	return f.out, nil
}

// finder gathers the definitions of one sheet.
type finder struct {
	p     *extract.Pass
	out   []extract.Mention[record.Acronym]
	seen  map[string][]string // short form to the long forms found
	words [maxWords]word
}

// add takes a definition in unless it repeats one: the tokens of the long form, of the
// short one, and of the whole.
func (f *finder) add(rule string, longFirst, longEnd, shortFirst, shortEnd int) {
	p := f.p
	long := folded(p, longFirst, longEnd)
	short := p.View.Text[p.Tokens[shortFirst].Start:p.Tokens[shortEnd-1].End]
	for _, have := range f.seen[short] {
		if sameLong(have, long) {
			return
		}
	}
	f.seen[short] = append(f.seen[short], long)
	first, end := min(longFirst, shortFirst), max(longEnd, shortEnd)
	closing := end
	for isQuote(p, closing) {
		closing++
	}
	if p.Is(closing, ")", "]") {
		end = closing + 1
	}
	f.out = append(f.out, extract.Mention[record.Acronym]{
		Value: record.Acronym{Short: short, Long: long},
		At:    p.Evidence(document.Span{Start: p.Tokens[first].Start, End: p.Tokens[end-1].End}, rule),
	})
}

// folded is the View's text of tokens, without the 's that may end it.
func folded(p *extract.Pass, first, end int) string {
	if end-first > 1 && p.Kind(end-1) == segment.Possessive {
		end--
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		return r
	}, p.View.Text[p.Tokens[first].Start:p.Tokens[end-1].End])
}

// sameLong reports whether two long forms are tellings of one: equal, one within the
// other, or sharing most of their words ('U.S. Agency …', 'United States Agency …').
func sameLong(a, b string) bool {
	if a == b {
		return true
	}
	a, b = record.NormalName(a), record.NormalName(b)
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	as, bs := strings.Fields(a), strings.Fields(b)
	shared := 0
	for _, w := range as {
		for _, v := range bs {
			if strings.TrimSuffix(w, "s") == strings.TrimSuffix(v, "s") {
				shared++
				break
			}
		}
	}
	return 2*shared >= min(len(as), len(bs))+1
}

// after reads 'Long Form (SHORT)' at the bracket token i.
func (f *finder) after(i int) bool {
	p := f.p
	first, end, loose := shortIn(p, i+1)
	if end == 0 {
		return false
	}
	back := i
	for back > 0 && isQuote(p, back-1) {
		back--
	}
	text := p.View.Text[p.Tokens[first].Start:p.Tokens[end-1].End]
	if longFirst, ok := knownBefore(p, back, text); ok {
		f.add("acronym.known", longFirst, back, first, end)
		return true
	}
	letters, ok := shortLetters(text)
	if !ok {
		return false
	}
	words := f.wordsBefore(back, len(letters))
	fit := bestFit(words, letters)
	if stem, tail, cut := strings.Cut(text, "-"); cut && !fit.ok && len(tail) <= 2 {
		if l, ok := shortLetters(stem); ok {
			letters = l // 'COTU-K': the country's initial is not in the long form
			fit = bestFit(words, letters)
		}
	}
	if fit.ok && !(loose && fit.cost > 0.3) && !refused(words[fit.first:], text, letters) {
		f.add("acronym.after", cellStart(p, extend(p, words, fit.first)), back, first, end)
		return true
	}
	if longFirst, ok := styled(p, back, text); ok {
		f.add("acronym.styled", longFirst, back, first, end)
		return true
	}
	if n := reordered(words, letters); n > 0 {
		f.add("acronym.reordered", words[len(words)-n].token, back, first, end)
		return true
	}
	if longFirst, ok := foreign(p, back, text, letters, loose); ok {
		f.add("acronym.foreign", longFirst, back, first, end)
		return true
	}
	return false
}

// knownBefore looks for a listed body's name that ends at token end and goes by the
// short form.
func knownBefore(p *extract.Pass, end int, short string) (int, bool) {
	if p.Kind(end-1) == segment.Possessive {
		end--
	}
	for i := end - 2; i >= max(0, end-14); i-- {
		if k := p.Kind(i); k == segment.Break || k == segment.GapMark {
			break
		}
		if p.Kind(i) != segment.Word || p.Tokens[i].Case == segment.LowerCase {
			continue
		}
		forms, last := registry.Match(p, i)
		if last != end {
			continue
		}
		for _, f := range forms {
			if f.Body.Acronym == short || registry.Of(p).Lookup(short) == f.Body {
				// 'Joint United Nations …': a longer name may begin further left.
				for j := i - 1; j >= max(0, i-3); j-- {
					if more, last := registry.Match(p, j); last == end && more[0].Body == f.Body {
						i = j
					}
				}
				if slices.Contains(strings.Fields(folded(p, i, end)), short) {
					return 0, false // 'Department of the Treasury (Treasury)'
				}
				return i, true
			}
		}
	}
	return 0, false
}

// before reads 'SHORT (Long Form)' at the bracket token i.
func (f *finder) before(i int) {
	p := f.p
	if i == 0 || p.Kind(i-1) != segment.Word || p.Tokens[i-1].Case != segment.Upper && p.Tokens[i-1].Case != segment.Mixed {
		return
	}
	end := i + 1
	for end < len(p.Tokens) && end-i < 18 && !p.Is(end, ")", "]", "(", ";", ".") && p.Kind(end) != segment.Break {
		end++
	}
	if !p.Is(end, ")", "]") || end-i < 3 {
		return
	}
	shortFirst := i - 1
	for shortFirst >= 2 && p.Tokens[shortFirst].Glued && p.Tokens[shortFirst-1].Glued && p.Is(shortFirst-1, "-", "/") &&
		p.Kind(shortFirst-2) == segment.Word {
		shortFirst -= 2
	}
	letters, ok := shortLetters(p.View.Text[p.Tokens[shortFirst].Start:p.Tokens[i-1].End])
	if !ok {
		return
	}
	longFirst := i + 1
	for p.Is(longFirst, "the", "or", "i.e.", "short", "for", "formerly") || isQuote(p, longFirst) {
		longFirst++
	}
	longEnd := end
	for longEnd > longFirst && isQuote(p, longEnd-1) {
		longEnd--
	}
	if longEnd-longFirst < 2 {
		return
	}
	words := f.wordsOf(longFirst, longEnd)
	if fit := fitFrom(words, letters); fit.ok && len(words) > 1 && words[0].text != string(letters) {
		f.add("acronym.before", longFirst, longEnd, shortFirst, i)
	}
}

// apposition reads 'the Long Form, or SHORT,' at the token after 'or' or 'as'.
func (f *finder) apposition(i int) {
	p := f.p
	letters, ok := shortLetters(p.Text(i))
	if !ok || len(letters) < 3 || p.Tokens[i].Case == segment.Capital ||
		p.Kind(i+1) == segment.Word && p.Tokens[i+1].Case != segment.LowerCase {
		return
	}
	back := i - 1
	for back > 0 && p.Is(back, "as", "known", "or", "also", "commonly", "better", "is", "simply", ",", "—", "–") {
		back--
	}
	words := f.wordsBefore(back+1, len(letters))
	if fit := bestFit(words, letters); fit.ok && fit.cost == 0 && len(words)-fit.first > 1 {
		f.add("acronym.apposition", extend(p, words, fit.first), back+1, i, i+1)
	}
}

// listed reads a line of a list of abbreviations at the first token of a block: the
// short form, a mark or a column edge, the long form to the block's end.
func (f *finder) listed(i int) {
	p := f.p
	j := i + 1
	if !(p.Kind(j) == segment.GapMark || p.Is(j, "-", "–", "—", ":", "=")) || p.Tokens[j].Glued && !p.Is(j, ":") {
		return
	}
	letters, ok := shortLetters(p.Text(i))
	if !ok || len(letters) < 3 {
		return
	}
	for p.Kind(j) == segment.GapMark || p.Is(j, "-", "–", "—", ":", "=") {
		j++
	}
	end := j
	for end < len(p.Tokens) && end-j < 16 && p.Kind(end) != segment.Break && p.Kind(end) != segment.GapMark && !p.Is(end, ".", ":") {
		end++
	}
	if p.Kind(end) != segment.Break || end-j < 2 {
		return
	}
	words := f.wordsOf(j, end)
	if fit := fitFrom(words, letters); fit.ok && fit.cost == 0 && len(words) > 1 {
		f.add("acronym.list", j, end, i, i+1)
	}
}

func isQuote(p *extract.Pass, i int) bool {
	return p.Kind(i) == segment.Punct && (p.Is(i, `"`, "'", "«", "»", "*"))
}
