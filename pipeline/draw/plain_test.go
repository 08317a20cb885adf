package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

func TestPlainPageHasItsWordsAlone(t *testing.T) {
	s := columns()
	var b bytes.Buffer
	if err := Plain(&b, &s.Document, 1); err != nil {
		t.Fatal(err)
	}
	var svg struct {
		ViewBox string `xml:"viewBox,attr"`
		Rects   []struct {
			Width string `xml:"width,attr"`
		} `xml:"rect"`
		Words []string `xml:"g>text"`
	}
	if err := xml.Unmarshal(b.Bytes(), &svg); err != nil {
		t.Fatal(err)
	}
	if svg.ViewBox != "0 0 600 800" || len(svg.Rects) != 1 || svg.Rects[0].Width != "600" {
		t.Errorf("the page: %q, %+v", svg.ViewBox, svg.Rects)
	}
	var want []string
	for _, l := range s.Lines {
		for _, w := range l.Words {
			want = append(want, w.Span.Of(s.Text))
		}
	}
	if fmt.Sprint(svg.Words) != fmt.Sprint(want) {
		t.Errorf("the words are %q, want %q", svg.Words, want)
	}
	if !strings.Contains(b.String(), `x="100" y="57.73" font-size="10.3" textLength="25" lengthAdjust="spacingAndGlyphs">Water</text>`) {
		t.Errorf("the first word stands elsewhere: %s", b.String())
	}
}

func TestPlainPageThatCantBeDrawnIsAnError(t *testing.T) {
	sized := func(width float64) *document.Document {
		d := newSheet().Document
		d.Pages[0].Width = width
		return &d
	}
	text := newSheet()
	text.MediaType = "text/plain"
	for name, c := range map[string]struct {
		d    *document.Document
		page int
		want error
	}{
		"a text file":    {&text.Document, 1, ErrNoPlaces},
		"no such page":   {sized(600), 2, ErrNoPage},
		"no width":       {sized(0), 1, ErrNoSize},
		"too much of it": {sized(1e9), 1, ErrNoSize},
	} {
		var b bytes.Buffer
		if err := Plain(&b, c.d, c.page); !errors.Is(err, c.want) || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, b.Len())
		}
	}
}
