package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
)

// title is the index of the sheet's title among the shapes, or -1: the largest block in
// the upper part of the first page that reads as a title can. A kind of paper
// ('Factsheet') or the name of the body whose paper it is comes after what else is there.
func (s *sheet) title() int {
	best := -1
	page := 0
	for i := range s.shapes {
		if k := s.shapes[i].Kind; k != document.Header && k != document.Footer {
			page = s.shapes[i].Page
			break
		}
	}
	top := s.pageTop(page)
	rank := func(b *shape) float64 {
		r := b.look.size
		if text := s.words(b); isPaperKind(text) || isMasthead(text) {
			r *= 0.5
		}
		return r
	}
	for i := range s.shapes {
		b := &s.shapes[i]
		if b.Page != page || b.Kind != document.Paragraph && b.Kind != document.Heading && b.Kind != document.Item || b.first().Turn != 0 {
			continue
		}
		if b.Box.Y1 < 0.45*top || !s.larger(b) && !(b.Kind == document.Heading && best < 0) {
			continue
		}
		text := s.words(b)
		if isTileNumber(text) || symbol.MatchString(text) || letterCount(text) < 4 || !headingWording(text, titleWords) {
			continue
		}
		if equalWords(text, s.doc.Info.Title) && !isPaperKind(text) {
			return i
		}
		if best < 0 || rank(b) > 1.04*rank(&s.shapes[best]) {
			best = i
		}
	}
	return best
}

// pageTop is how high a page is, in points; where it does not say so, how high its blocks reach.
func (s *sheet) pageTop(page int) (top float64) {
	if page >= 1 && page <= len(s.doc.Pages) && s.doc.Pages[page-1].Height > 0 {
		return s.doc.Pages[page-1].Height
	}
	for i := range s.shapes {
		if b := &s.shapes[i]; b.Page == page {
			top = max(top, b.Box.Y1)
		}
	}
	return top
}

// isPaperKind reports whether a block is what kind of paper the sheet is, and no more.
func isPaperKind(s string) bool {
	return paperKinds[letterRun(s)]
}

var paperKinds = func() map[string]bool {
	m := map[string]bool{}
	for _, s := range []string{"factsheet", "fact sheet", "factsheets", "report", "annual report", "brief", "policy brief",
		"briefing", "briefing note", "newsletter", "press release", "news", "project brief", "project sheet", "country brief",
		"infographic", "summary", "update", "flyer", "brochure", "leaflet", "information note", "at a glance", "key facts",
		"project fact sheet", "country fact sheet"} {
		m[letterRun(s)] = true
	}
	return m
}()

// letterRun is the letters of s in lower case, without what stands between words.
func letterRun(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// equalWords reports whether two texts have the same words.
func equalWords(a, b string) bool {
	return b != "" && strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// isMasthead reports whether a block is a body's name and no more, as it heads the body's
// papers: 'Economic and Social Council', 'Ministry of Water'.
func isMasthead(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 24 || strings.Contains(s, " and the ") && !bodyHeads[words[0]] {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !nameWords[w] {
			return false
		}
	}
	return bodyHeads[words[0]] || bodyEnds[words[len(words)-1]] || strings.HasPrefix(s, "United Nations ")
}

// bodyHeads and bodyEnds are words that names of bodies begin or end with, nameWords those
// that they write small.
var (
	bodyHeads = wordSet("Ministry Embassy Executive Department Government Secretariat Office Commission Committee Council")
	bodyEnds  = wordSet("Council Assembly Board Organization Organisation Agency Ministry Bank Commission Committee Secretariat " +
		"Authority University Institute Department Office Embassy Nations Union Delegation Directorate Chamber Trust")
	nameWords = wordSet("of the and for on")
)

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
