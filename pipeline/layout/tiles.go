package layout

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// tileSize is how much larger than the body a tile's figure is at least.
const tileSize = 1.25

// tiles finds figures that are set large, with their captions under, over or beside
// them, and joins the two.
func (s *sheet) tiles() {
	drop := make([]bool, len(s.shapes))
	counts := s.counting()
	for i := range s.shapes {
		b := &s.shapes[i]
		if drop[i] || b.Kind != document.Paragraph || !s.isFigure(b) || counts[i] {
			continue
		}
		b.Kind = document.Tile
		if len(b.lines) > 1 && near(b.last().Size, s.body.size) {
			continue
		}
		before, after := s.tileCaption(i, -1, drop), s.tileCaption(i, 1, drop)
		if before >= 0 && after >= 0 {
			over := s.shapes[before].Box.Y0 - b.Box.Y1
			below := b.Box.Y0 - s.shapes[after].Box.Y1
			if over < 0.5*below {
				after = -1
			} else {
				before = -1
			}
		}
		switch {
		case after >= 0:
			b.take(s.text, &s.shapes[after])
			drop[after] = true
		case before >= 0:
			b.take(s.text, &s.shapes[before])
			drop[before] = true
		}
	}
	out := s.shapes[:0]
	for i := range s.shapes {
		if !drop[i] {
			out = append(out, s.shapes[i])
		}
	}
	s.shapes = out
}

// counting marks figures set large that only count (1, 2, 3 …): the numbers of chapters
// or steps.
func (s *sheet) counting() map[int]bool {
	var at, figures []int
	for i := range s.shapes {
		b := &s.shapes[i]
		if b.Kind != document.Paragraph || !s.isFigure(b) {
			continue
		}
		text := s.words(b)
		if n, err := strconv.Atoi(strings.TrimRight(text, ".")); err == nil && n < 100 {
			at, figures = append(at, i), append(figures, n)
		}
	}
	out := map[int]bool{}
	for i := range figures {
		next := i+1 < len(figures) && figures[i+1] == figures[i]+1
		before := i > 0 && figures[i-1] == figures[i]-1
		if next && before || next && i+2 < len(figures) && figures[i+2] == figures[i]+2 || before && i > 1 && figures[i-2] == figures[i]-2 {
			out[at[i]] = true
		}
	}
	return out
}

// take joins another shape's text to the block's, which stands right behind or before it.
func (b *shape) take(text string, o *shape) {
	b.Parts = slices.Concat(b.Parts, o.Parts)
	slices.SortFunc(b.Parts, func(x, y document.Span) int { return x.Start - y.Start })
	out := b.Parts[:1]
	for _, p := range b.Parts[1:] {
		if last := &out[len(out)-1]; strings.TrimSpace(text[last.End:p.Start]) == "" && b.Page == o.Page {
			last.End = p.End // no edge parts them
		} else {
			out = append(out, p)
		}
	}
	b.Parts = out
	if b.Page == o.Page {
		b.Box = b.Box.Cover(o.Box)
	}
}

// isFigure reports whether a block is a figure set large: a number with little beside
// it. A year is none.
func (s *sheet) isFigure(b *shape) bool {
	if b.size < tileSize*s.body.size || b.first().Turn != 0 || len(b.lines) > 2 {
		return false
	}
	text := b.Parts[0].Of(s.text)
	if isYear(text) {
		return false // of a time line
	}
	return isTileNumber(text) || (largeFigure.MatchString(text) || ratio.MatchString(text)) && countWords(text) <= 5
}

// largeFigure is a number with its unit: '23 projects', '46 per cent', 'US$ 41.7 million'.
var largeFigure = regexp.MustCompile(`^(?:[~<>≈+±]\s?|(?i:over|more than|about|nearly|up to|almost|some)\s)?(?:\p{Lu}{0,3}\s?\p{Sc}\s?)?(?:\d{1,3}(?:[ ,.]\d{3})+|\d+)(?:[.,]\d+)?\s?(?:[%+]|[kKmM]?\p{Sc}|\p{L}[\p{L}-]*)?(?:\s\p{Ll}[\p{L}-]*){0,3}\+?$`)

// ratio is a share in words: '1 in 3', '2 out of 5'.
var ratio = regexp.MustCompile(`^(?i:\d+|one|two|three|four|nine) (?:in|of|out of) (?i:\d+|two|three|four|five|ten)$`)

// tileCaption is the shape before or after the i-th that may be its caption, or -1: a
// few words set smaller, right over or under it or beside it.
func (s *sheet) tileCaption(i, step int, drop []bool) int {
	k := i + step
	if k < 0 || k >= len(s.shapes) || drop[k] {
		return -1
	}
	b, c := &s.shapes[i], &s.shapes[k]
	if c.Kind != document.Paragraph || c.Page != b.Page || c.size > 0.9*b.size || c.first().Turn != 0 {
		return -1
	}
	text := s.words(c)
	r, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(r) && r != '(' && r != '“' || countWords(text) > 22 || innerSentence.MatchString(text) || strings.Contains(text, cellGap) {
		return -1
	}
	em := b.size
	if step > 0 && under(b.last(), c.first(), 1.2) || step < 0 && under(c.last(), b.first(), 0.6) {
		return k
	}
	level := c.Box.Y0 < b.Box.Y1 && b.Box.Y0 < c.Box.Y1
	if step > 0 && level && c.Box.X0 >= b.Box.X1-0.2*em && c.Box.X0-b.Box.X1 < 1.5*em {
		return k
	}
	return -1
}

// charts marks what stands in a table's grid that is a chart.
func (s *sheet) charts() {
	for i := range s.shapes {
		b := &s.shapes[i]
		if t, _ := s.doc.CellAt(b.Parts[0].Start); t != nil && t.Chart && b.Kind != document.Header && b.Kind != document.Footer {
			b.Kind = document.Label
		}
	}
}

// labels marks the figures and years of a chart: several blocks in a row that are
// numbers and little else, none set large; and under or over the title of a figure what
// has a name and its number in a line ('Health   41.2').
func (s *sheet) labels() {
	for i := range s.shapes {
		if s.shapes[i].Kind == document.Caption && chartTitle.MatchString(s.words(&s.shapes[i])) {
			s.namedFigures(i, 1)
			s.namedFigures(i, -1)
		}
	}
	for i := 0; i < len(s.shapes); {
		end, numbers, telling := i, 0, false
		for end < len(s.shapes) && (s.shapes[end].Kind == document.Paragraph || s.shapes[end].Kind == document.Label) &&
			s.shapes[end].look.size < 1.2*s.body.size && s.shapes[end].Page == s.shapes[i].Page {
			switch text := s.words(&s.shapes[end]); {
			case onlyFigures(text):
				numbers++
				telling = telling || len(text) > 1 // notes and affiliations count 1, 2, 3
			case s.isLabelWord(&s.shapes[end], text) && end > i:
			default:
				goto done
			}
			end++
		}
	done:
		for end > i && !onlyFigures(s.words(&s.shapes[end-1])) && s.shapes[end-1].Kind != document.Label {
			end--
		}
		if numbers >= 3 && numbers*2 >= end-i && telling {
			for k := i; k < end; k++ {
				s.shapes[k].Kind = document.Label
			}
		}
		i = max(end, i+1)
	}
}

var (
	chartTitle  = regexp.MustCompile(`^(?i:figure|fig\.|chart|graph|graphic|infographic)\s`)
	namedFigure = regexp.MustCompile(`^\p{L}[^\n]{0,40} {3,}[-–]?\p{Sc}?\s?\d[\d.,]*\s?(?:%|[kKmM]|bn|million|billion)?$`)
)

// namedFigures marks the run of names with their numbers that stands near a figure's title,
// three or more, in the direction of step.
func (s *sheet) namedFigures(i, step int) {
	const near = 3 // other blocks between
	from := i + step
	for n := 0; n < near && from >= 0 && from < len(s.shapes) && !s.isNamedFigure(from, i); n++ {
		from += step
	}
	end := from
	for end >= 0 && end < len(s.shapes) && s.isNamedFigure(end, i) {
		end += step
	}
	if (end-from)*step < 3 {
		return
	}
	for k := from; k != end; k += step {
		s.shapes[k].Kind = document.Label
	}
}

func (s *sheet) isNamedFigure(k, title int) bool {
	b := &s.shapes[k]
	return (b.Kind == document.Paragraph || b.Kind == document.Label) && b.Page == s.shapes[title].Page && len(b.lines) == 1 && namedFigure.MatchString(s.words(b))
}

// isLabelWord reports whether a block is short enough to name a bar or a slice.
func (s *sheet) isLabelWord(b *shape, text string) bool {
	return len(b.lines) <= 2 && countWords(text) <= 4 && !endsSentence(text) && !strings.Contains(text, "@") && !s.standsOut(b)
}

// onlyFigures reports whether a block is nothing but numbers, as an axis has them: '6.2',
// '2018', '10.1   9.4', '45%'.
func onlyFigures(s string) bool { return figures.MatchString(s) }

var figures = regexp.MustCompile(`^(?:\s*[-–]?\p{Sc}?\s?\d[\d.,]*\s?(?:%|[kKmM]|bn|million|billion)?)+$`)
