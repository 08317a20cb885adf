package fact_test

import (
	"strings"
	"testing"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
)

// A box stands between the two parts of a paragraph; the text after the paragraph is of
// no entry that the box begins.
func TestEntryOfABoxEndsWithTheBox(t *testing.T) {
	d := &document.Document{Text: "Our work\nIt helps many\nHarbour Lights Project\nTen lights burn.\nports.\nIt also built a road."}
	add := func(k document.Kind, parts ...string) {
		b := document.Block{Kind: k, Level: 2}
		for _, p := range parts {
			i := strings.Index(d.Text, p)
			b.Parts = append(b.Parts, document.Span{Start: i, End: i + len(p)})
		}
		d.Blocks = append(d.Blocks, b)
	}
	add(document.Heading, "Our work")
	add(document.Paragraph, "It helps many", "ports.")
	add(document.Heading, "Harbour Lights Project")
	add(document.Paragraph, "Ten lights burn.")
	add(document.Paragraph, "It also built a road.")
	p := extract.NewPass(d)
	var box *fact.Entry
	for i, e := range fact.Of(p).Entries() {
		if p.Text(e.TitleFirst) == "Harbour" {
			box = &fact.Of(p).Entries()[i]
		}
	}
	if box == nil {
		t.Fatal("the box begins no entry")
	}
	if got := strings.TrimSpace(p.View.Text[p.Tokens[box.First].Start:p.Tokens[box.End-1].End]); got != "Ten lights burn." {
		t.Errorf("the box's entry holds %q", got)
	}
}
