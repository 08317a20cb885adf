package segment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/segment"
)

// A box stands between the two parts of a paragraph: what comes after the paragraph is
// of the paragraph's section, not of the box's.
func TestABoxInAColumnEndsWithItsOwnSection(t *testing.T) {
	d := &document.Document{}
	add := func(k document.Kind, level int, parts ...string) {
		b := document.Block{Kind: k, Level: level}
		for _, p := range parts {
			i := strings.Index(d.Text, p)
			b.Parts = append(b.Parts, document.Span{Start: i, End: i + len(p)})
		}
		d.Blocks = append(d.Blocks, b)
	}
	d.Text = "Our work\nIt helps many\nKey facts\nTen wells.\nplaces.\nIt will grow."
	add(document.Heading, 2, "Our work")
	add(document.Paragraph, 0, "It helps many", "places.")
	add(document.Heading, 2, "Key facts")
	add(document.Paragraph, 0, "Ten wells.")
	add(document.Paragraph, 0, "It will grow.")
	v := normalise.New(d)
	s := segment.New(d, v, nil)
	var got []string
	for _, sec := range s.Sections {
		got = append(got, fmt.Sprintf("%s | %s", sec.Heading.Of(v.Text), strings.ReplaceAll(strings.TrimSpace(sec.Body.Of(v.Text)), "\n", " / ")))
	}
	want := []string{"Our work | It helps many places. / Key facts / Ten wells. / It will grow.", "Key facts | Ten wells."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for phrase, want := range map[string]int{"helps": 0, "Key": 1, "Ten": 1, "grow": 0} {
		if got := s.SectionAt(strings.Index(v.Text, phrase)); got != want {
			t.Errorf("%q is in section %d, want %d", phrase, got, want)
		}
	}
}
