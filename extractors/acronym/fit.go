package acronym

import (
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

const (
	maxWords   = 22
	maxLetters = 12
	unfit      = 1e6 // a cost that no fit has
)

// word is one word of a long form.
type word struct {
	token int
	text  string // lower case
	small bool   // 'of', 'and': may be left out, or give its letter
	upper bool   // in capitals: each letter counts as an initial
	cap   bool
	glued bool // by a hyphen to the word before
}

var small = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "a": true, "an": true,
	"with": true, "at": true, "by": true,
	"from": true, "against": true, "de": true, "du": true, "des": true, "la": true, "le": true, "les": true, "et": true,
	"pour": true, "y": true, "el": true,
	"del": true, "los": true, "las": true, "para": true, "do": true, "da": true, "dos": true, "das": true, "e": true,
	"und": true, "für": true, "der": true, "die": true,
	"our": true, "their": true, "its": true, "your": true, "d": true, "l": true, "di": true, "per": true, "van": true, "en": true,
	"og": true, "och": true, "as": true, "or": true, "into": true, "non": true,
}

func makeWord(p *extract.Pass, i int) word {
	t := p.Tokens[i]
	w := word{token: i, text: p.Lower(i), upper: t.Case == segment.Upper, cap: t.Case != segment.LowerCase}
	w.small = small[w.text]
	w.glued = t.Glued && i > 0 && p.Is(i-1, "-")
	return w
}

// wordsBefore are the words before token end that a short form of n letters may be
// made of, in order. They end at a block's or sentence's end, at brackets and at
// semicolons.
func (f *finder) wordsBefore(end, n int) []word {
	p := f.p
	limit := min(maxWords, 2*n+8)
	at := maxWords
	for i := end - 1; i >= 0 && maxWords-at < limit; i-- {
		switch p.Kind(i) {
		case segment.Word, segment.Number:
			at--
			f.words[at] = makeWord(p, i)
			continue
		case segment.Possessive, segment.Currency:
			continue
		case segment.Punct:
			if p.Is(i, ",", "-", "–", "/", "&", "'", "’", `"`) {
				continue
			}
		}
		break
	}
	return f.words[at:]
}

// wordsOf are the words of the tokens first to end.
func (f *finder) wordsOf(first, end int) []word {
	out := f.words[:0]
	for i := first; i < end && len(out) < maxWords; i++ {
		if k := f.p.Kind(i); k == segment.Word || k == segment.Number {
			out = append(out, makeWord(f.p, i))
		}
	}
	return out
}

// fit is how a short form's letters fall on words.
type fit struct {
	first int // word
	cost  float64
	ok    bool
}

// costs fills table[i][j]: the least cost at which the words from i on give the
// letters from j on.
func costs(words []word, letters []byte, table *[maxWords + 1][maxLetters + 1]float64) {
	m, n := len(words), len(letters)
	for j := 0; j < n; j++ {
		table[m][j] = unfit
	}
	table[m][n] = 0
	for i := m - 1; i >= 0; i-- {
		for j := 0; j <= n; j++ {
			table[i][j] = min(table[i+1][j]+words[i].skip(j == n), take(words[i], letters, j, &table[i+1]))
		}
	}
}

// skip is the cost of leaving a word out, before or after the last letter.
func (w *word) skip(done bool) float64 {
	switch {
	case w.small:
		return 0
	case done && w.cap:
		return 0.7
	case done:
		return 1
	case w.glued:
		return 0.6 // 'medium-sized'
	case !w.cap:
		return 1.1
	}
	return 1.5
}

// take is the least cost at which the word gives one letter or more from j on. Its
// first must be the word's first; the others may follow within it.
func take(w word, letters []byte, j int, after *[maxLetters + 1]float64) float64 {
	best := float64(unfit)
	if j >= len(letters) {
		return best
	}
	at, ok := initial(w.text, letters[j])
	if !ok {
		return best
	}
	cost, inner := 0.0, false
	for c := 1; ; c++ {
		best = min(best, after[j+c]+cost)
		if j+c >= len(letters) {
			return best
		}
		k := next(w.text, at, letters[j+c])
		if k < 0 {
			return best
		}
		switch {
		case w.upper && k == at:
		case k == at:
			cost += 0.25 // 'INTER' of 'International'
		case inner:
			cost += 0.8
		default:
			cost += 1.2
			inner = true
		}
		at = k + 1
	}
}

// initial reports whether the word begins with the letter, and where what follows it
// begins. 'Ex' sounds as X, and an accent makes no difference.
func initial(w string, c byte) (int, bool) {
	r, size := utf8.DecodeRuneInString(w)
	if plain(r) == c {
		return size, true
	}
	if c == 'x' && len(w) > 2 && w[0] == 'e' && w[1] == 'x' {
		return 2, true
	}
	return 0, false
}

func next(w string, at int, c byte) int {
	for i, r := range w[at:] {
		if plain(r) == c {
			return at + i
		}
	}
	return -1
}

// plain is an accented letter's plain one.
func plain(r rune) byte {
	if r < utf8.RuneSelf {
		return byte(r)
	}
	switch r {
	case 'á', 'à', 'â', 'ä', 'ã', 'å':
		return 'a'
	case 'é', 'è', 'ê', 'ë':
		return 'e'
	case 'í', 'ì', 'î', 'ï', 'ı':
		return 'i'
	case 'ó', 'ò', 'ô', 'ö', 'õ', 'ø':
		return 'o'
	case 'ú', 'ù', 'û', 'ü':
		return 'u'
	case 'ç', 'č', 'ć':
		return 'c'
	case 'ñ', 'ń':
		return 'n'
	case 'š', 'ś', 'ş':
		return 's'
	}
	return 0
}

func allowed(letters []byte) float64 {
	if len(letters) == 2 {
		return 1.25
	}
	return 0.5*float64(len(letters)) + 0.7
}

// bestFit is the cheapest run of words, up to the last, that gives the letters; of
// equal ones the shortest.
func bestFit(words []word, letters []byte) fit {
	if len(words) == 0 {
		return fit{}
	}
	var table [maxWords + 1][maxLetters + 1]float64
	costs(words, letters, &table)
	best := fit{cost: unfit}
	for i := len(words) - 1; i >= 0; i-- {
		if c := take(words[i], letters, 0, &table[i+1]); c < best.cost && !(words[i].small && words[i].text != "non") {
			best = fit{first: i, cost: c}
		}
	}
	best.ok = best.cost <= allowed(letters)
	return best
}

// fitFrom is the fit of all the words, the first giving the first letter.
func fitFrom(words []word, letters []byte) fit {
	if len(words) == 0 {
		return fit{}
	}
	var table [maxWords + 1][maxLetters + 1]float64
	costs(words, letters, &table)
	c := take(words[0], letters, 0, &table[1])
	return fit{cost: c, ok: c <= 0.5*float64(len(letters))}
}

// refused reports whether the words make no long form: one capitalised word (a place
// with its code, a name), or a phrase in lower case that a short form of capitals
// only happens to fit.
func refused(words []word, short string, letters []byte) bool {
	content := 0
	for i := range words {
		if !words[i].small {
			content++
		}
	}
	if content == 1 {
		w := words[0]
		return w.cap || len(w.text) < 6
	}
	for i := range words {
		if strings.EqualFold(short, words[i].text) {
			return true // 'VTB Bank (VTB)'
		}
	}
	return len(letters) == 2 && content > 3
}

// extend moves the long form's beginning left over the words that belong to its name
// though they give no letter: whose or what kind it is. 'Uganda Natural Resource
// Information System (NARIS)', 'Deutsche Gesellschaft für …'.
func extend(p *extract.Pass, words []word, first int) int {
	i := words[first].token
	if !words[first].cap || titleCase(p, i) {
		return i
	}
	for n := 0; n < 3; n++ {
		j := i - 1
		if p.Kind(j) != segment.Word || p.Tokens[j].Case == segment.LowerCase {
			break
		}
		if kinds[p.Lower(j)] && !starts(p, j) {
			i = j
			continue
		}
		f, ok := landEnding(p, i)
		if !ok || f.Form == country.Demonym || f.First > 0 && p.Is(f.First-1, "-") {
			break
		}
		i = f.First
	}
	return i
}

// landEnding is the country named just before token end.
func landEnding(p *extract.Pass, end int) (country.Found, bool) {
	lands := country.Of(p)
	for j := end - 1; j >= max(0, end-6); j-- {
		if f, ok := lands.At(j); ok {
			return f, f.Last == end
		}
	}
	return country.Found{}, false
}

// kinds are words that say what kind of body or plan it is, and may give no letter.
var kinds = map[string]bool{
	"international": true, "national": true, "federal": true, "european": true, "african": true, "asian": true,
	"global": true, "world": true, "royal": true,
	"deutsche": true, "un": true, "lao": true, "inter-american": true, "caribbean": true, "pacific": true, "regional": true, "arab": true,
}

// starts reports whether token i begins a sentence, where every word has a capital.
func starts(p *extract.Pass, i int) bool {
	return p.Sentences[p.SentenceAt(p.Tokens[i].Start)].First == i
}

// glance is how many tokens on either side are looked at to tell a title: a sentence that
// goes on for ever is not gone through anew for each of its short forms.
const glance = 200

// titleCase reports whether the sentence around token i has a capital on nearly every
// word, so that capitals tell nothing.
func titleCase(p *extract.Pass, i int) bool {
	s := p.Sentences[p.SentenceAt(p.Tokens[i].Start)]
	caps, words := 0, 0
	for j := max(s.First, i-glance); j < min(s.Last, i+glance); j++ {
		if p.Kind(j) == segment.Word && !small[p.Lower(j)] {
			words++
			if p.Tokens[j].Case != segment.LowerCase {
				caps++
			}
		}
	}
	return words > 3 && caps*10 >= words*9 && !p.Is(s.Last-1, ".")
}

// reordered is the number of last words that have just the short form's letters as
// their initials, in another order; 0 where none do. Only names: every word that is
// not small has a capital.
func reordered(words []word, letters []byte) int {
	if len(letters) < 3 {
		return 0
	}
	want := slices.Clone(letters)
	slices.Sort(want)
	var got []byte
	for n := 1; n <= len(words); n++ {
		w := words[len(words)-n]
		if w.small {
			continue
		}
		if !w.cap {
			return 0
		}
		r, _ := utf8.DecodeRuneInString(w.text)
		got = append(got, plain(r))
		if len(got) == len(want) {
			slices.Sort(got)
			if slices.Equal(got, want) {
				return n
			}
			return 0
		}
	}
	return 0
}
