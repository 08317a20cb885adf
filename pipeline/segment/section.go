package segment

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
)

// Section is a heading and what stands under it. Spans are in View bytes.
type Section struct {
	Heading document.Span
	Body    document.Span // from the heading's end to the next heading of its level or above
	Level   int           // from 1
	Block   int           // index of the heading's block
}

// sections pairs each heading with its body.
func sections(d *document.Document, v *normalise.View) []Section {
	var out []Section
	var open []int // indexes into out of sections that still run
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind != document.Heading || v.Blocks[i].Len() == 0 {
			continue
		}
		level := max(1, b.Level)
		for len(open) > 0 && out[open[len(open)-1]].Level >= level {
			out[open[len(open)-1]].Body.End = v.Blocks[i].Start
			open = open[:len(open)-1]
		}
		open = append(open, len(out))
		out = append(out, Section{Heading: v.Blocks[i], Body: document.Span{Start: v.Blocks[i].End, End: len(v.Text)}, Level: level, Block: i})
	}
	return out
}
