package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// seg is a stretch of a printed line that blanks part from the rest: what may be a
// cell. Places are character columns from 0.
type seg struct {
	span   document.Span
	x0, x1 int
	kind   segKind
	words  int
	small  int // words that begin with a small letter
}

func (s *seg) middle() int { return (s.x0 + s.x1) / 2 }

// segKind is what a cell's text looks like.
type segKind uint8

const (
	wordy   segKind = iota
	figure          // a number with what accounts write around it, or digits and strokes
	year            // a year, or two: '2019-2022', '2019/20'
	nothing         // what stands for no value: '-', 'n/a', '..'
)

// printed is one line of a text file in its character columns.
type printed struct {
	segs    []seg
	prose   bool // running text, which no table has a line of
	leaders bool // dots lead from a label to its figure
	rule    bool // strokes that part a table's head or sums from the rest; it has no segs
}

const (
	widestLine = 512 // columns that are looked at; no sheet is printed wider
	mostSegs   = 48
	cellBlanks = 2 // blanks that part two cells
)

// printLine cuts a line into segs, which it puts into the memory of segs where they fit.
func printLine(text string, l *line, segs []seg) printed {
	var p printed
	if l.blank() {
		return p
	}
	if p.rule = isRuling(l.span.Of(text)); p.rule {
		return p
	}
	if s := l.span.Of(text); isPlain(s) {
		if l.indent >= widestLine {
			return p
		}
		p.segs = append(segs, seg{span: l.span, x0: l.indent, x1: min(l.indent+utf8.RuneCountInString(s), widestLine)})
		p.segs = partFigures(text, p.segs)
		for i := range p.segs {
			p.segs[i].measure(text)
		}
		p.prose = isProse(text, p.segs)
		return p
	}
	bare := 0 // the end of a list number, whose blanks part nothing
	if l.bullet.Len() > 0 && l.bullet.End < l.span.End {
		bare = l.bullet.End
	}
	p.segs = segs
	c := cutter{text: text, p: &p, start: -1}
	x := l.indent
	for i := l.span.Start; i < l.span.End && x < widestLine && len(p.segs) < mostSegs; {
		if end, dots := leaderEnd(text[i:l.span.End]); dots {
			c.flush()
			p.leaders = true
			x += utf8.RuneCountInString(text[i : i+end])
			i += end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:l.span.End])
		switch {
		case r == '\t':
			if i >= bare {
				c.flush()
			}
			x += tabWidth - x%tabWidth
		case unicode.IsSpace(r) || r == '\ufeff':
			if c.blanks++; c.blanks >= cellBlanks && i >= bare {
				c.flush()
			}
			x++
		default:
			c.letter(i, size, x)
			x++
		}
		i += size
	}
	c.flush()
	p.segs = partFigures(text, joinSigns(text, p.segs))
	for i := range p.segs {
		p.segs[i].measure(text)
	}
	p.prose = isProse(text, p.segs)
	return p
}

// isRuling reports whether a line is strokes and blanks only, four strokes or more in a
// row: three are what stands for no value, or dots.
func isRuling(s string) bool {
	if c := s[0]; c != '-' && c != '=' && c != '_' && c != 0xe2 {
		return false
	}
	run, most := 0, 0
	for _, r := range s {
		switch r {
		case '-', '=', '_', '–', '—', '─', '━', '═', '‗':
			run++
			most = max(most, run)
		case ' ', '\t', '+', '|':
			run = 0
		default:
			return false
		}
	}
	return most >= 4
}

// isPlain reports whether a line is one stretch: no blanks and no dots in it part cells.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\t', c >= utf8.RuneSelf && c != 0xe2 && c != 0xc3: // some blank, perhaps
			return false
		case c == ' ' && (s[i+1] == ' ' || s[i+1] >= utf8.RuneSelf && s[i+1] != 0xe2 && s[i+1] != 0xc3):
			return false
		case c == '.' && i+2 < len(s) && (s[i+1] == '.' || s[i+1] == ' ' && s[i+2] == '.'):
			return false
		case c == 0xe2 && i+1 < len(s) && s[i+1] == 0x80 && i+2 < len(s) && s[i+2] < 0x90: // blanks of some width
			return false
		}
	}
	return true
}

// cutter gathers the seg at hand.
type cutter struct {
	text       string
	p          *printed
	start, end int
	x0, x1     int
	blanks     int
}

func (c *cutter) letter(i, size, x int) {
	if c.start < 0 {
		c.start, c.x0 = i, x
	}
	c.end, c.x1, c.blanks = i+size, x+1, 0
}

func (c *cutter) flush() {
	if c.start >= 0 {
		c.p.segs = append(c.p.segs, seg{span: document.Span{Start: c.start, End: c.end}, x0: c.x0, x1: c.x1})
	}
	c.start, c.blanks = -1, 0
}

// leaderEnd is the length of the dots that s begins with, where they lead the eye to
// a figure: four or more, or three with blanks between.
func leaderEnd(s string) (int, bool) {
	if s == "" || s[0] != '.' {
		return 0, false
	}
	n, end, spaced := 0, 0, false
	for i := 0; i < len(s); i++ {
		if s[i] == '.' {
			n, end = n+1, i+1
			continue
		}
		if s[i] != ' ' || i+1 >= len(s) || s[i+1] != '.' {
			break
		}
		spaced = true
	}
	return end, n >= 4 || n >= 3 && spaced
}

// joinSigns puts a currency sign that stands apart before its figure, as accounts
// have it, into the figure's cell, and a bracket or percent sign behind one.
func joinSigns(text string, segs []seg) []seg {
	out := segs[:0]
	for _, s := range segs {
		if n := len(out); n > 0 {
			a, b := out[n-1].span.Of(text), s.span.Of(text)
			if isSign(a) && (isDigit(b[0]) || b[0] == '(' || b[0] == '-') || (b == "%" || b == ")" || b == ")%") && isDigit(a[len(a)-1]) {
				out[n-1].span.End, out[n-1].x1 = s.span.End, s.x1
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// isSign reports whether s is a currency sign and nothing else: '$', 'US$', '€'.
func isSign(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	if len(s) > 6 || !unicode.Is(unicode.Sc, r) {
		return false
	}
	return strings.IndexFunc(s[:len(s)-size], func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
}

// measure fills in what a seg's text looks like.
func (s *seg) measure(text string) {
	t := s.span.Of(text)
	s.kind = kindOfSeg(t)
	start := true
	for _, r := range t {
		switch {
		case r > ' ' && r < utf8.RuneSelf: // nearly every letter: no table is asked
			if start {
				s.words++
				if 'a' <= r && r <= 'z' {
					s.small++
				}
			}
			start = false
		case unicode.IsSpace(r):
			start = true
		default:
			if start {
				s.words++
				if unicode.IsLower(r) {
					s.small++
				}
			}
			start = false
		}
	}
}

// sumCell is a sum with its currency before it and its scale in a word: 'SEK 45 million'.
var sumCell = regexp.MustCompile(`^(?:[A-Z]{0,3} ?\p{Sc}|[A-Z]{3}) ?[0-9][0-9.,'’]*(?: ?(?:thousand|million|billion|lakh|crore|mn|bn|m))?$`)

// kindOfSeg tells figures from words. A figure has digits and no word: at most a
// currency's letters before them, a scale's or a footnote's behind.
func kindOfSeg(t string) segKind {
	switch t {
	case "-", "–", "—", "−", "--", "n/a", "N/A", "n.a.", "N.A.", "NA", "nil", "Nil", "..", "...", "…", "x", "X", "*", "(X)", "(NA)", "(S)", "(D)", "(Z)":
		return nothing
	}
	if len(t) > 40 {
		return wordy
	}
	digits, letters, run, runs := 0, 0, 0, 0
	for _, r := range t {
		switch {
		case unicode.IsDigit(r):
			digits++
			run = 0
		case unicode.IsLetter(r):
			letters++
			if run++; run == 1 {
				runs++
			}
			if run > 8 {
				return wordy
			}
		default:
			run = 0
		}
	}
	switch {
	case digits == 0:
		return wordy
	case letters == 0 && isYears(t):
		return year
	case letters == 0:
		return figure
	case sumCell.MatchString(t):
		return figure
	case letters > 2*digits+4 || runs > 2:
		return wordy
	}
	if plainFigure(t) {
		return figure
	}
	return wordy
}

// isYears reports whether t is a year or a span of years: '2021', '2019-2022', '2000-'.
func isYears(t string) bool {
	if len(t) < 4 || !isYear(t[:4]) || plainInt(t[:4]) < 0 {
		return false
	}
	rest := strings.TrimLeft(t[4:], " ")
	if rest == "" {
		return true
	}
	end := strings.TrimLeft(rest, "-–—/ ")
	return len(end) < len(rest) && (end == "" || (len(end) == 2 || len(end) == 4) && plainInt(end) >= 0)
}

// plainFigure reports whether t is a number with letters only before it (a currency)
// or behind it (a scale, a footnote).
func plainFigure(t string) bool {
	first := strings.IndexFunc(t, unicode.IsDigit)
	last := strings.LastIndexFunc(t, unicode.IsDigit)
	if strings.IndexFunc(t[first:last], unicode.IsLetter) >= 0 {
		return false
	}
	before := strings.Trim(t[:first], " (<>~-–−+$€£¥≈")
	after := strings.TrimLeft(t[last+1:], " ")
	after = strings.Trim(after, " )%*/")
	if before != "" && (len(before) > 5 || strings.ToUpper(before) != before && before != "Rs" && before != "Rs." && before != "KSh") {
		return false
	}
	switch strings.ToLower(after) {
	case "", "million", "billion", "thousand", "mn", "bn", "m", "k", "eur", "usd", "gbp", "chf", "€", "$", "million usd", "million eur":
		return true
	}
	return utf8.RuneCountInString(after) == 1 // a footnote's letter
}

// isProse reports whether a line is running text: one long stretch of words, the
// larger part of them small.
func isProse(text string, segs []seg) bool {
	if len(segs) != 1 {
		return false
	}
	s := &segs[0]
	return s.words >= 9 && s.small*2 >= s.words || s.words >= 7 && s.small*3 >= s.words*2 && s.x1-s.x0 > 60 ||
		s.words >= 6 && s.small >= 3 && strings.HasSuffix(s.span.Of(text), ".")
}

// beside reports whether a line is two columns of running text side by side.
func (p *printed) beside() bool {
	long := 0
	for i := range p.segs {
		if s := &p.segs[i]; s.words >= 4 && s.small*2 > s.words {
			long++
		}
	}
	return long >= 2
}
