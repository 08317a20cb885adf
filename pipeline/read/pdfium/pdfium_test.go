package pdfium

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// engine is what the tests of this package share: starting one takes seconds where
// nothing is cached.
var engine *Engine

func TestMain(m *testing.M) {
	cache, err := os.UserCacheDir()
	if err == nil {
		cache = filepath.Join(cache, "factsheet", "pdfium")
	}
	if engine, err = New(cache); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = engine.Close()
	os.Exit(code)
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../fixtures/" + name + "/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// letters reads a PDF and returns its pages and, of each, the text of its glyphs.
func letters(t testing.TB, data []byte, o read.Options) (pages []*document.GlyphPage, texts []string) {
	t.Helper()
	_, err := engine.PDF(data, o, func(p *document.GlyphPage) {
		var b strings.Builder
		for _, g := range p.Glyphs {
			b.WriteString(g.Text)
		}
		pages, texts = append(pages, p), append(texts, b.String())
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages, texts
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a web page": {[]byte("<html>%PDF-</html>"), read.ErrNotPDF},
		"nothing":    {nil, read.ErrNotPDF},
		"a lock":     {fixture(t, "locked-sheet"), read.ErrEncrypted},
		"a header":   {[]byte("%PDF-1.7\n"), nil},
	} {
		_, err := engine.PDF(c.data, read.Defaults, func(*document.GlyphPage) { t.Errorf("%s: a page was read", name) })
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func TestScannedPageIsTold(t *testing.T) {
	pages, _ := letters(t, fixture(t, "scanned-sheet"), read.Defaults)
	if !pages[0].Picture {
		t.Errorf("got %q", pages[0].Problem)
	}
}
