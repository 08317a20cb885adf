package explain

import (
	"fmt"
	"strings"

	"factsheet/pipeline/document"
)

// block is where a block of the layout stands, in code points.
type block struct {
	start int
	parts [][2]int // the bullet's included in the first
	kind  string
	index int
}

// in reports whether a part of the block stands in the line.
func (b *block) in(l line) bool {
	for _, p := range b.parts {
		if p[0] < max(l.end, l.start+1) && p[1] > l.start {
			return true
		}
	}
	return false
}

func (v *view) blocks() []block {
	if v.t.Pass == nil {
		return nil
	}
	d := v.t.Pass.Doc
	offsets := document.NewOffsets(d.Text)
	var out []block
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if len(b.Parts) == 0 {
			continue
		}
		parts := make([][2]int, len(b.Parts))
		for k, p := range b.Parts {
			if k == 0 && b.Bullet.Len() > 0 && b.Bullet.Start < p.Start {
				p.Start = b.Bullet.Start
			}
			parts[k] = [2]int{offsets.CodePoints(p.Start), offsets.CodePoints(p.End)}
		}
		kind := b.Kind.String()
		if b.Kind == document.Heading {
			kind = fmt.Sprintf("heading %d", max(1, b.Level))
		}
		out = append(out, block{parts[0][0], parts, kind, i})
	}
	return out
}

// place tells in which block and section a line stands, and how the block was read.
func (v *view) place(l line) {
	if v.t.Pass == nil {
		return
	}
	p := v.t.Pass
	for _, b := range v.blocks() {
		if !b.in(l) || b.index >= len(p.View.Blocks) {
			continue
		}
		d := &p.Doc.Blocks[b.index]
		said := fmt.Sprintf("%s on page %d", b.kind, d.Page)
		at := p.View.Blocks[b.index]
		if s := p.SectionAt(at.Start); s >= 0 && p.Sections[s].Heading.Start != at.Start {
			said += ", under '" + Clean(p.Sections[s].Heading.Of(p.View.Text)) + "'"
		}
		if len(d.Parts) > 1 {
			said += fmt.Sprintf(", joined of %d parts", len(d.Parts))
		}
		read := strings.Join(strings.Fields(at.Of(p.View.Text)), " ")
		if raw := words(p.Doc.Text, d.Parts); read != raw {
			said += ", read as: " + Clean(read)
		}
		for i, line := range Wrap(said, v.width-gutter) {
			if i == 8 {
				fmt.Fprintf(v.b, "%*s%s\n", gutter, "", v.paint(dim, "…"))
				break
			}
			fmt.Fprintf(v.b, "%*s%s\n", gutter, "", v.paint(dim, line))
		}
	}
}

// words are those of the parts, each behind one blank.
func words(text string, parts []document.Span) string {
	var out []string
	for _, p := range parts {
		out = append(out, strings.Fields(p.Of(text))...)
	}
	return strings.Join(out, " ")
}
