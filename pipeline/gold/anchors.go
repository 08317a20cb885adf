package gold

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// Anchors finds gold spans again in a text that may be read a little differently from
// the one that was annotated: shifted, with other line ends, hyphens, quotes, blanks.
// It is made once a text, and is not for several goroutines at once.
//
// The rules, in their order:
//
//  1. Where the span says, if its quote stands there to the letter and, of the prefix and
//     suffix that it has, one at least does too.
//  2. Else the places where the quote stands, folded (see folded). A place inside a longer
//     word or number ('5' in '2015') is none, unless it was so in the annotated text.
//  3. Of several places, the one whose surroundings agree with the prefix and suffix, if
//     they agree wholly there alone, or clearly better than at any other.
//  4. A single place needs no prefix or suffix. Where they are told and do not agree with
//     it at all, only a quote long enough to be no chance hit is taken.
//  5. Else it is not found: a wrong place is worse than none. Anchored then looks at what
//     was found of the same sheet before and behind it.
type Anchors struct {
	text    string
	offsets *document.Offsets
	folded  folded
	grams   grams
	indexed bool              // folded and grams are made; most texts never ask for them
	known   map[string][]spot // of folded words that were looked for
	buffer  []place
}

const (
	decisive = 0.4  // how well the surroundings agree at least where they choose among places, from 0 to 1
	margin   = 0.15 // how much better they agree than at the next place
	faint    = 0.2  // how well they agree at least at a single place of a short quote
	telling  = 8    // how many folded bytes a quote has that is no chance hit
)

// NewAnchors prepares the search in a text.
func NewAnchors(text string) *Anchors {
	return &Anchors{text: text, offsets: document.NewOffsets(text)}
}

// Find returns where the span's words stand in the text, in code points.
func (a *Anchors) Find(s Span) (start, end int, ok bool) {
	p, _, ok := a.find(&s)
	if !ok {
		return 0, 0, false
	}
	return p.start, p.end, true
}

// Context is the span of a stretch of the text, in code points, with its quote and what
// stands around it. A stretch that is none of the text gives an empty quote.
func (a *Anchors) Context(start, end int) Span {
	s := Span{Start: start, End: end}
	var ok bool
	if s.Quote, ok = a.offsets.Slice(start, end); ok {
		s.Prefix, _ = a.offsets.Slice(max(0, start-ContextLength), start)
		s.Suffix, _ = a.offsets.Slice(end, min(a.offsets.Len(), end+ContextLength))
	}
	return s
}

// Context is Anchors.Context for one span of a text.
func Context(text string, start, end int) Span { return NewAnchors(text).Context(start, end) }

// place is where a quote may stand.
type place struct {
	start, end int     // code points
	agrees     float64 // how well what is around agrees with prefix and suffix, from 0 to 1
}

// find is the place of a span; where none is sure, ok is false and the places are those
// that it may have.
func (a *Anchors) find(s *Span) (found place, places []place, ok bool) {
	if s.Quote == "" {
		return place{}, nil, false
	}
	if a.standsAt(s) {
		return place{start: s.Start, end: s.End, agrees: 1}, nil, true
	}
	q := newQuote(s)
	places = a.places(&q)
	best, second := -1, -1
	for i := range places {
		switch {
		case best < 0 || places[i].agrees > places[best].agrees:
			best, second = i, best
		case second < 0 || places[i].agrees > places[second].agrees:
			second = i
		}
	}
	switch {
	case best < 0:
		return place{}, nil, false
	case second < 0:
		ok = !q.around() || places[best].agrees >= faint || len(q.words) >= telling
	case q.around():
		first, next := places[best].agrees, places[second].agrees
		ok = first == 1 && next < 1 || first >= decisive && first-next >= margin
	}
	if !ok {
		return place{}, slices.Clone(places), false
	}
	return places[best], nil, true
}

// standsAt reports whether the quote stands where the span says, and, of the surroundings
// that it tells, one side.
func (a *Anchors) standsAt(s *Span) bool {
	if got, ok := a.offsets.Slice(s.Start, s.End); !ok || got != s.Quote {
		return false
	}
	if s.Prefix == "" && s.Suffix == "" {
		return true
	}
	return s.Prefix != "" && strings.HasSuffix(a.text[:a.offsets.Bytes(s.Start)], s.Prefix) ||
		s.Suffix != "" && strings.HasPrefix(a.text[a.offsets.Bytes(s.End):], s.Suffix)
}

// quote is a span's words made ready to be looked for.
type quote struct {
	before, words, behind []byte // folded
	insideLeft            bool   // it begins inside a word or number
	insideRight           bool   // it ends inside one
}

// newQuote folds prefix, quote and suffix as one text: what a blank or hyphen at an edge
// comes to depends on both sides.
func newQuote(s *Span) quote {
	f := fold(s.Prefix + s.Quote + s.Suffix)
	from, to := len(f.text), len(f.text)
	for i := len(f.at) - 1; i >= 0; i-- {
		if int(f.at[i]) >= len(s.Prefix)+len(s.Quote) {
			to = i
		}
		if int(f.at[i]) >= len(s.Prefix) {
			from = i
		}
	}
	return quote{
		before: f.text[:from], words: f.text[from:to], behind: f.text[to:],
		insideLeft:  inside(s.Prefix, s.Quote),
		insideRight: inside(s.Quote, s.Suffix),
	}
}

// around reports whether anything is known of what is around the quote.
func (q *quote) around() bool { return len(q.before)+len(q.behind) > 0 }

// inside reports whether a word or number goes on from one text to the next, also over a
// soft hyphen or what has no width, and over a hyphen at a line's end.
func inside(left, right string) bool {
	l, size := utf8.DecodeLastRuneInString(left)
	r, rsize := utf8.DecodeRuneInString(right)
	switch {
	case size == 0 || rsize == 0:
		return false
	case l > unicode.MaxASCII && unicode.Is(unicode.Cf, l):
		return inside(left[:len(left)-size], right)
	case r > unicode.MaxASCII && unicode.Is(unicode.Cf, r):
		return inside(left, right[rsize:])
	case digit(r) && (l == '.' || l == ','): // '1,200'
		l, _ = utf8.DecodeLastRuneInString(left[:len(left)-size])
		return digit(l)
	case digit(l) && (r == '.' || r == ','):
		r, _ = utf8.DecodeRuneInString(right[rsize:])
		return digit(r)
	case l == '\n' && unicode.IsLower(r):
		return parted(strings.TrimRight(left, " \t\r\n"))
	case r == '-' && unicode.IsLower(l):
		rest := strings.TrimLeft(right[rsize:], " \t\r")
		next := strings.TrimLeft(rest, " \t\r\n")
		r, _ = utf8.DecodeRuneInString(next)
		return strings.HasPrefix(rest, "\n") && unicode.IsLower(r)
	}
	return wordRune(l) && wordRune(r)
}

// parted reports whether a text ends in a word that a hyphen parts.
func parted(line string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(line, "-"))
	return strings.HasSuffix(line, "-") && unicode.IsLetter(r)
}

func digit(r rune) bool { return '0' <= r && r <= '9' || r > unicode.MaxASCII && unicode.IsDigit(r) }

func wordRune(r rune) bool {
	if r <= unicode.MaxASCII {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// spot is a place of folded words, whoever looks for them.
type spot struct {
	at                  int  // in the folded text
	start, end          int  // code points
	goesLeft, goesRight bool // the word or number goes on there
}

// places are all where the quote may stand, ascending. They hold until the next call.
func (a *Anchors) places(q *quote) []place {
	out := a.buffer[:0]
	for _, s := range a.spots(string(q.words)) {
		if (q.insideLeft || !s.goesLeft) && (q.insideRight || !s.goesRight) {
			out = append(out, place{s.start, s.end, a.agrees(q, s.at, s.at+len(q.words))})
		}
	}
	a.buffer = out
	return out
}

// spots are all places of folded words.
func (a *Anchors) spots(words string) []spot {
	a.index()
	out, ok := a.known[words]
	if ok || words == "" {
		return out
	}
	for _, i := range a.grams.find([]byte(words)) {
		from, to := a.raw(int(i), int(i)+len(words))
		out = append(out, spot{
			at: int(i), start: a.offsets.CodePoints(from), end: a.offsets.CodePoints(to),
			goesLeft: inside(a.text[:from], a.text[from:]), goesRight: inside(a.text[:to], a.text[to:]),
		})
	}
	a.known[words] = out
	return out
}

func (a *Anchors) index() {
	if a.indexed {
		return
	}
	a.folded = fold(a.text)
	a.grams = newGrams(a.folded.text)
	a.known = map[string][]spot{}
	a.indexed = true
}

// raw is the stretch of the text, in bytes, that one of the folded text came from, with
// the accents and other marks on its last letter.
func (a *Anchors) raw(i, j int) (from, to int) {
	from, to = int(a.folded.at[i]), int(a.folded.at[j-1])
	_, size := utf8.DecodeRuneInString(a.text[to:])
	to += size
	for to < len(a.text) {
		r, size := utf8.DecodeRuneInString(a.text[to:])
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		to += size
	}
	return from, to
}

// agrees is how much of the quote's prefix and suffix stands around a stretch of the
// folded text, from 0 to 1.
func (a *Anchors) agrees(q *quote, i, j int) float64 {
	if !q.around() {
		return 0
	}
	n, text := 0, a.folded.text
	for b := q.before; n < len(b) && n < i && b[len(b)-1-n] == text[i-1-n]; n++ {
	}
	k := 0
	for b := q.behind; k < len(b) && j+k < len(text) && b[k] == text[j+k]; k++ {
	}
	return float64(n+k) / float64(len(q.before)+len(q.behind))
}
