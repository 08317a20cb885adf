package report

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"factsheet/pipeline/pageimage"
)

// pictureView is a page as it looks, with a box upon all that is marked in its text.
type pictureView struct {
	Page          int
	Width, Height float64 // points
	Source        template.URL
	Note          string // why there is no better picture
	Boxes         []boxView
}

// boxView is a box with what its words are marked with.
type boxView struct {
	*segment
	X, Y, Width, Height float64
}

// imageTypes are those that a page may hold. A drawing in an image runs no script and asks
// for nothing.
var imageTypes = map[string]bool{"image/png": true, "image/jpeg": true, "image/svg+xml": true}

// draw has the pages of the sheet drawn, with the boxes of all its marks. Why there are
// none, and which are left out, is told in the sheet's head.
func (s *sheet) draw() {
	if s.o.Pictures == nil || s.r.Document.MediaType != "application/pdf" {
		return
	}
	var spans []pageimage.Span
	var marks []*segment
	for i := range s.lines {
		for k := range s.lines[i].Segments {
			if x := &s.lines[i].Segments[k]; x.Class != "" {
				spans = append(spans, pageimage.Span{Start: x.Start, End: x.Start + x.length})
				marks = append(marks, x)
			}
		}
	}
	pages, err := s.o.Pictures(spans)
	if err != nil {
		s.notShown = append(s.notShown, "Its pages can't be shown: "+shown(err.Error())+".")
		return
	}
	s.pictures = map[int]*pictureView{}
	left := map[string][]int{} // the pages that are not shown, by the reason
	var reasons []string
	for i := range pages {
		p := &pages[i]
		if p.Image == nil || !imageTypes[p.Type] {
			if left[p.Note] == nil {
				reasons = append(reasons, p.Note)
			}
			left[p.Note] = append(left[p.Note], p.Number)
			continue
		}
		// Made of our own words and base64, so it is an image whatever the bytes are.
		source := template.URL("data:" + p.Type + ";base64," + base64.StdEncoding.EncodeToString(p.Image))
		v := &pictureView{Page: p.Number, Width: p.Width, Height: p.Height, Source: source, Note: shown(p.Note)}
		for _, b := range p.Boxes {
			v.Boxes = append(v.Boxes, boxView{marks[b.Span], b.X0, b.Y0, round(b.X1 - b.X0), round(b.Y1 - b.Y0)})
		}
		s.pictures[p.Number] = v
	}
	for _, why := range reasons {
		s.notShown = append(s.notShown, fmt.Sprintf("%s shown: %s.", areNot(left[why]), shown(why)))
	}
}

// round is a length in hundredths of a point.
func round(x float64) float64 { return float64(int(x*100+0.5)) / 100 }

// cost is about how many bytes a picture takes on its page.
func (p *pictureView) cost() int {
	n := len(p.Source) + 300
	for i := range p.Boxes {
		n += 110 + len(p.Boxes[i].Class) + len(p.Boxes[i].Entries)
	}
	return n
}

// areNot begins a sentence of pages, in ascending order: 'Page 3 is not', 'Pages 2, 5–7
// are not'.
func areNot(pages []int) string {
	if len(pages) == 1 {
		return "Page " + decimal(pages[0]) + " is not"
	}
	var parts []string
	for i := 0; i < len(pages); {
		k := i
		for k+1 < len(pages) && pages[k+1] == pages[k]+1 {
			k++
		}
		switch {
		case k == i:
			parts = append(parts, decimal(pages[i]))
		default:
			parts = append(parts, decimal(pages[i])+"–"+decimal(pages[k]))
		}
		i = k + 1
	}
	return "Pages " + strings.Join(parts, ", ") + " are not"
}

// between are the pictures of the pages from first to last that have no line of text.
func (s *sheet) between(first, last int) []pageView {
	var out []pageView
	for n := range s.pictures {
		if n >= first && n <= last {
			out = append(out, pageView{Number: n, Picture: s.pictures[n]})
		}
	}
	slices.SortFunc(out, func(a, b pageView) int { return a.Number - b.Number })
	return out
}
