package read

import (
	"fmt"

	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/document"
)

// pdfPage is a page with what it has from the nodes above it.
type pdfPage struct {
	number                    int // of its object; 0 where it is not known
	v, resources, crop, media pdf.Value
	rotate                    int64
}

// maxNodes bounds the nodes of a tree of pages, the pages among them.
const maxNodes = 1 << 17

// pageTree is a file's tree of pages, being gone through.
type pageTree struct {
	options Options
	pages   []pdfPage
	nodes   int
	seen    map[int]bool // nodes that hold others, by number
	cut     string       // which limit left pages out
	full    bool         // nothing more of it is read
}

// readPages goes through the page tree. cut says which limit left pages out.
func (f *pdfFile) readPages() (pages []pdfPage, cut string) {
	t := &pageTree{options: f.options, seen: map[int]bool{}}
	root := f.reader.Trailer().Key("Root")
	t.walk(root.Key("Pages"), pdfPage{number: references(root)["Pages"]}, 0)
	return t.pages, t.cut
}

func (t *pageTree) walk(v pdf.Value, up pdfPage, depth int) {
	defer func() { _ = recover() }() // a branch that can't be read costs its pages
	switch {
	case len(t.pages) >= t.options.Pages:
		t.full = true
		t.cut = fmt.Sprintf("the file has more than %d pages (--max-pages); the later ones were not read", t.options.Pages)
		return
	case depth > t.options.Depth:
		t.cut = fmt.Sprintf("the tree of pages is deeper than %d nodes (--max-nesting); the pages below were not read", t.options.Depth)
		return
	}
	if t.nodes++; t.nodes > maxNodes {
		t.full = true
		t.cut = fmt.Sprintf("the tree of pages has more than %d nodes; the pages in the rest of it were not read", maxNodes)
		return
	}
	if x := v.Key("Resources"); x.Kind() == pdf.Dict {
		up.resources = x
	}
	if x := v.Key("MediaBox"); x.Len() == 4 {
		up.media = x
	}
	if x := v.Key("CropBox"); x.Len() == 4 {
		up.crop = x
	}
	if x := v.Key("Rotate"); x.Kind() == pdf.Integer {
		up.rotate = x.Int64()
	}
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		kind := v.Key("Type").Name()
		if v.Kind() == pdf.Dict && (kind == "Page" || kind == "" || !v.Key("Contents").IsNull()) {
			up.v = v
			up.climb()
			t.pages = append(t.pages, up)
		}
		return
	}
	if up.number != 0 && t.seen[up.number] {
		return // a tree that holds itself
	}
	t.seen[up.number] = true
	numbers := referenceList(kids)
	for i := range kids.Len() {
		if t.full {
			return
		}
		up.number = 0
		if i < len(numbers) {
			up.number = numbers[i]
		}
		if kid := kidOf(kids, i); kid.Kind() == pdf.Dict {
			t.walk(kid, up, depth+1)
		}
	}
}

// climb looks for what the page lacks in the nodes that it calls its parents: those of
// a page that was found by itself were not gone through.
func (p *pdfPage) climb() {
	node := p.v
	for range 16 {
		if p.resources.Kind() == pdf.Dict && p.media.Len() == 4 {
			return
		}
		node = node.Key("Parent")
		if x := node.Key("Resources"); p.resources.Kind() != pdf.Dict {
			p.resources = x
		}
		if x := node.Key("MediaBox"); p.media.Len() != 4 {
			p.media = x
		}
	}
}

// kidOf is a node's i-th kid, or nothing where it can't be read.
func kidOf(kids pdf.Value, i int) (kid pdf.Value) {
	defer func() { _ = recover() }()
	return kids.Index(i)
}

// place sets the page's size and returns what leads from the file's coordinates to
// the page as it is seen.
func (f *pdfFile) place(p pdfPage, g *document.GlyphPage) matrix {
	x0, y0, x1, y1 := 0.0, 0.0, 612.0, 792.0
	if a, b, c, e, ok := corners(p.media); ok && c-a > 1 && e-b > 1 && finite(c-a) && finite(e-b) {
		x0, y0, x1, y1 = a, b, c, e
	}
	if a, b, c, e, ok := corners(p.crop); ok {
		// What is shown lies in both boxes.
		a, b, c, e = max(a, x0), max(b, y0), min(c, x1), min(e, y1)
		if c-a > 1 && e-b > 1 {
			x0, y0, x1, y1 = a, b, c, e
		}
	}
	w, h := x1-x0, y1-y0
	g.Width, g.Height = w, h
	switch ((p.rotate%360 + 360) % 360) / 90 {
	case 1:
		g.Width, g.Height = h, w
		return matrix{0, -1, 1, 0, -y0, x1}
	case 2:
		return matrix{-1, 0, 0, -1, x1, y1}
	case 3:
		g.Width, g.Height = h, w
		return matrix{0, 1, -1, 0, y1, -x0}
	}
	return matrix{1, 0, 0, 1, -x0, -y0}
}
