package pipeline_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
	"factsheet/pipeline/source"
	"factsheet/pipeline/validate"
)

// scanned is the page number of a picture without text.
func scanned(n int) document.Take { return document.Take{Number: n, Picture: true} }

func text(n int, s string) document.Take { return document.Take{Number: n, Text: s} }

func TestPageThatIsAPictureMakesTheSheetPartial(t *testing.T) {
	for name, c := range map[string]struct {
		takes  []document.Take
		text   string
		issues []string
	}{
		"among others": {[]document.Take{text(1, "They met."), scanned(2), text(3, "They left.")}, "They met.\f\fThey left.", []string{
			"page 2 is a picture without text, and nothing on it was read; it needs text recognition (OCR)",
		}},
		"alone": {[]document.Take{scanned(1), text(2, " ")}, "", []string{
			"page 1 is a picture without text, and nothing on it was read; it needs text recognition (OCR)",
		}},
	} {
		p, err := pipeline.New(nil, validate.Rules())
		if err != nil {
			t.Fatal(err)
		}
		p.UsePDFReader(func(_ context.Context, d *document.Document, _ []byte) error {
			return pipeline.Gather(d, c.takes, document.Info{}, "fast")
		})
		r := p.Process(source.Input{Source: "a.pdf", MediaType: source.PDFType, Data: []byte("%PDF-1.7")})
		var issues []string
		for _, i := range r.Issues {
			if i.Rule == "page.no_text" {
				issues = append(issues, i.Message)
			}
		}
		if r.Document.Status != "partial" || r.Text != c.text || r.Document.Pages != len(c.takes) || !slices.Equal(issues, c.issues) {
			t.Errorf("%s: %+v, text %q, issues %q", name, r.Document, r.Text, issues)
		}
		if e := r.Document.Errors; len(e) != 1 || e[0].Message != pipeline.Scanned || e[0].Page == nil {
			t.Errorf("%s: errors %+v", name, e)
		}
	}
}

func TestSheetWithoutTextSaysWhy(t *testing.T) {
	broken := document.Take{Number: 2, Problems: []document.Problem{{Stage: "read", Page: 2, Message: "the page is damaged"}}}
	for want, takes := range map[string][]document.Take{
		read.ErrEmpty.Error():                                {text(1, "\n")},
		"no text could be read: page 2: the page is damaged": {text(1, ""), broken},
	} {
		var d document.Document
		if err := pipeline.Gather(&d, takes, document.Info{}, "fast"); err == nil || err.Error() != want || d.Pages != nil {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestEngineIsReadPageByPage(t *testing.T) {
	broken := errors.New("it broke off")
	engine := func(_ []byte, _ read.Options, page func(*document.GlyphPage)) (document.Info, error) {
		page(&document.GlyphPage{
			Number: 1, Width: 600, Height: 800, Glyphs: []document.Glyph{{Text: "e", X: 9, Y: 9, Width: 5, Size: 9},
				{Text: "\u0301", X: 14, Y: 9, Width: 0, Size: 9}},
		})
		page(&document.GlyphPage{Number: 2, Problem: "half of it"})
		return document.Info{Title: "T"}, broken
	}
	var got []document.Take
	info, err := pipeline.Takes(engine, nil, read.Defaults, func(t document.Take) { got = append(got, t) })
	if !errors.Is(err, broken) || info.Title != "T" || len(got) != 2 {
		t.Fatalf("%v, %v, %+v", info, err, got)
	}
	if strings.TrimSpace(got[0].Text) != "é" || len(got[1].Problems) != 1 || got[1].Problems[0].Page != 2 {
		t.Errorf("%+v", got)
	}
}
