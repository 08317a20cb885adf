package explain

import (
	"fmt"
	"strings"

	"factsheet/pipeline/document"
)

// block is where a block of the layout stands, in code points.
type block struct {
	start, end int
	kind       string
	index      int
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
		s := b.Span()
		if b.Bullet.Len() > 0 && b.Bullet.Start < s.Start {
			s.Start = b.Bullet.Start
		}
		kind := b.Kind.String()
		if b.Kind == document.Heading {
			kind = fmt.Sprintf("heading %d", max(1, b.Level))
		}
		out = append(out, block{offsets.CodePoints(s.Start), offsets.CodePoints(s.End), kind, i})
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
		if b.start >= max(l.end, l.start+1) || b.end <= l.start || b.index >= len(p.View.Blocks) {
			continue
		}
		d := &p.Doc.Blocks[b.index]
		said := fmt.Sprintf("%s on page %d", b.kind, d.Page)
		at := p.View.Blocks[b.index]
		if s := p.SectionAt(at.Start); s >= 0 && p.Sections[s].Heading.Start != at.Start {
			said += ", under '" + clean(p.Sections[s].Heading.Of(p.View.Text)) + "'"
		}
		if len(d.Parts) > 1 {
			said += fmt.Sprintf(", joined of %d parts", len(d.Parts))
		}
		read := strings.Join(strings.Fields(at.Of(p.View.Text)), " ")
		if raw := strings.Join(strings.Fields(d.Span().Of(p.Doc.Text)), " "); read != raw {
			said += ", read as: " + clean(read)
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
