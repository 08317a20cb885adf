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

// sections pairs each heading with its body. What stands between two parts of a block
// (a box in a column, with headings of its own) is an aside: the sections that begin in
// it end with it, and what comes after goes on with the section that the block is of.
func sections(d *document.Document, v *normalise.View) []Section {
	var out []Section
	var open []int // indexes into out of sections that still run
	var asides []aside
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if v.Blocks[i].Len() == 0 {
			continue
		}
		for n := len(asides); n > 0 && b.Parts[0].Start >= asides[n-1].end; n = len(asides) {
			for len(open) > asides[n-1].open {
				out[open[len(open)-1]].Body.End = v.Blocks[i].Start
				open = open[:len(open)-1]
			}
			asides = asides[:n-1]
		}
		if last := b.Parts[len(b.Parts)-1]; last.Start > b.Parts[0].End {
			asides = append(asides, aside{end: last.End, open: len(open)})
		}
		if b.Kind != document.Heading {
			continue
		}
		level := max(1, b.Level)
		least := 0
		if n := len(asides); n > 0 {
			least = asides[n-1].open
		}
		for len(open) > least && out[open[len(open)-1]].Level >= level {
			out[open[len(open)-1]].Body.End = v.Blocks[i].Start
			open = open[:len(open)-1]
		}
		open = append(open, len(out))
		out = append(out, Section{Heading: v.Blocks[i], Body: document.Span{Start: v.Blocks[i].End, End: len(v.Text)}, Level: level, Block: i})
	}
	return out
}

// aside is the stretch of raw text that ends with the last part of a block, and how many
// sections are open around it.
type aside struct{ end, open int }
