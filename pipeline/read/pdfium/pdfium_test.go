package pdfium

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = engine.Close()
	os.Exit(code)
}

// makePDF writes a PDF of one page for each content stream. page is what their
// dictionaries say more, resources what their resources do beside the font F1; more are
// objects, from number 100 on. It has no table of objects: pdfium makes its own.
func makePDF(page, resources string, more []string, contents ...string) []byte {
	var b, kids strings.Builder
	b.WriteString("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
	b.WriteString("3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n")
	b.WriteString("4 0 obj\n<</Title<FEFF00C5207300680065006500740020>/Author(Someone)/CreationDate(D:20240102)/ModDate(D:20240304)>>\nendobj\n")
	for i, m := range more {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", 100+i, m)
	}
	for i, c := range contents {
		n := 1000 + 2*i
		fmt.Fprintf(&kids, "%d 0 R ", n)
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/Contents %d 0 R%s>>\nendobj\n", n, n+1, page)
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n+1, stream("", c))
	}
	fmt.Fprintf(&b, "2 0 obj\n<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R/F2 100 0 R>>%s>>>>\nendobj\n", len(contents), kids.String(), resources)
	b.WriteString("trailer\n<</Size 2000/Root 1 0 R/Info 4 0 R>>\n%%EOF\n")
	return []byte(b.String())
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../fixtures/" + name + "/" + name + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// text is the text of a page's glyphs, as they are drawn.
func text(p *document.GlyphPage) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// pagesOf reads a PDF.
func pagesOf(t testing.TB, data []byte, o read.Options) (pages []*document.GlyphPage) {
	t.Helper()
	if _, err := engine.PDF(data, o, func(p *document.GlyphPage) { pages = append(pages, p) }); err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a web page": {[]byte("<html>%PDF-</html>"), read.ErrNotPDF},
		"nothing":    {nil, read.ErrNotPDF},
		"a lock":     {fixture(t, "locked-sheet"), read.ErrEncrypted},
		"no pages":   {makePDF("", "", nil), nil},
		"a header":   {[]byte("%PDF-1.7\n"), nil},
	} {
		_, err := engine.PDF(c.data, read.Defaults, func(*document.GlyphPage) { t.Errorf("%s: a page was read", name) })
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// The files in testdata hold one line of text, locked by qpdf in several ways.
func TestLockedFilesOpenWithTheirPassword(t *testing.T) {
	for _, c := range []struct {
		file, password string
		opens          bool
	}{
		{"aes128-empty.pdf", "", true},
		{"aes128-empty.pdf", "of something else", true},
		{"aes256.pdf", "", false},
		{"aes256.pdf", "wrong", false},
		{"aes256.pdf", "sesam", true},
		{"aes256.pdf", "öffne", true}, // the owner's
		{"rc4.pdf", "sesam", true},
		{"rc4.pdf", "owner", true},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", c.file))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		_, err = engine.PDF(data, read.Options{Password: c.password}, func(p *document.GlyphPage) { got += text(p) })
		if c.opens && (err != nil || got != "US$ 5 million") || !c.opens && !errors.Is(err, read.ErrEncrypted) {
			t.Errorf("%s with %q: %q, %v", c.file, c.password, got, err)
		}
	}
}

func TestInformationIsRead(t *testing.T) {
	info, err := engine.PDF(makePDF("", "", nil, ""), read.Defaults, func(*document.GlyphPage) {})
	want := document.Info{Title: "Å⁳heet", Author: "Someone", Created: "D:20240102", Modified: "D:20240304"}
	if err != nil || info != want {
		t.Errorf("got %+v, %v", info, err)
	}
}

func TestPagesAreReadAsTheOptionsSay(t *testing.T) {
	data := makePDF("", "", nil, "BT /F1 9 Tf (a) Tj ET", "BT /F1 9 Tf (b) Tj ET", "BT /F1 9 Tf (c) Tj ET")
	for _, c := range []struct {
		name    string
		o       read.Options
		want    string
		problem bool
	}{
		{"all", read.Options{}, "1a 2b 3c", false},
		{"two at most", read.Options{Pages: 2}, "1a 2b", true},
		{"some", read.Options{Only: []int{1, 3}}, "1a 3c", false},
		{"from one on", read.Options{From: 2}, "2b 3c", false},
	} {
		pages := pagesOf(t, data, c.o)
		var got []string
		for _, p := range pages {
			got = append(got, fmt.Sprint(p.Number)+text(p))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
		if told := pages[len(pages)-1].Problem != ""; told != c.problem {
			t.Errorf("%s: the last page's problem is %q", c.name, pages[len(pages)-1].Problem)
		}
	}
}

func TestScannedPageIsTold(t *testing.T) {
	if p := pagesOf(t, fixture(t, "scanned-sheet"), read.Defaults)[0]; !p.Picture {
		t.Error("a scan is not told")
	}
	if p := pagesOf(t, makePDF("", "", nil, "0 0 10 10 re f"), read.Defaults)[0]; p.Picture || p.Problem != "" {
		t.Errorf("a page without text or picture: %+v", p)
	}
}

func TestSameFileGivesTheSameGlyphs(t *testing.T) {
	data := fixture(t, "highland-partnership")
	first, again := pagesOf(t, data, read.Defaults), pagesOf(t, data, read.Defaults)
	if len(first) == 0 || !slices.EqualFunc(first, again, func(a, b *document.GlyphPage) bool { return slices.Equal(a.Glyphs, b.Glyphs) }) {
		t.Error("the second reading differs")
	}
}

// What one file breaks or fills up is gone before the next is read.
func TestFilesLeaveNothingBehind(t *testing.T) {
	large := makePDF("", "", nil, strings.Repeat("BT /F1 9 Tf 50 50 Td (much) Tj ET\n", 100_000))
	pagesOf(t, large, read.Defaults)
	if engine.lib != nil && engine.lib.mem.Size() > keptMemory {
		t.Errorf("%d bytes are held", engine.lib.mem.Size())
	}
	if got := text(pagesOf(t, makePDF("", "", nil, "BT /F1 9 Tf (next) Tj ET"), read.Defaults)[0]); got != "next" {
		t.Errorf("the next file gives %q", got)
	}
	for range 3 {
		if _, err := engine.PDF(fixture(t, "locked-sheet"), read.Defaults, nil); err == nil {
			t.Error("a locked file opens")
		}
	}
}

func TestInstanceThatBreaksIsReplaced(t *testing.T) {
	data := makePDF("", "", nil, "BT /F1 9 Tf (a) Tj ET", "BT /F1 9 Tf (b) Tj ET")
	n := 0
	_, err := engine.PDF(data, read.Defaults, func(*document.GlyphPage) {
		n++
		const nowhere = 0xffff_fff0
		engine.lib.call(engine.lib.pageCount, nowhere)
	})
	if err == nil || strings.Contains(err.Error(), "\n") || n != 1 {
		t.Errorf("%d pages, %v", n, err)
	}
	if pages := pagesOf(t, data, read.Defaults); len(pages) != 2 || text(pages[1]) != "b" {
		t.Error("the file after it is not read")
	}
}

func TestEngineStartsWithoutACache(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("compiling pdfium takes seconds, and under the race detector a minute")
	}
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e, err := New(filepath.Join(file, "below"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if _, err := e.PDF(makePDF("", "", nil, ""), read.Defaults, func(*document.GlyphPage) { n++ }); err != nil || n != 1 {
		t.Errorf("%d pages, %v", n, err)
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	if _, err := e.PDF(makePDF("", "", nil, ""), read.Defaults, func(*document.GlyphPage) {}); err == nil {
		t.Error("a closed engine reads")
	}
}

func BenchmarkPDF(b *testing.B) {
	data := fixture(b, "highland-partnership")
	b.SetBytes(int64(len(data)))
	pages := 0
	for b.Loop() {
		if _, err := engine.PDF(data, read.Defaults, func(*document.GlyphPage) { pages++ }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}

// Whatever a file holds, reading it ends without a panic, and all glyphs are finite and
// on their page.
func FuzzPDF(f *testing.F) {
	f.Add(makePDF("/Rotate 90", "", toUnicode("1 beginbfchar <0003> <D83DDE00> endbfchar"), "BT /F2 10 Tf 5 5 Td <0003> Tj ET", "BT /F1 1e9 Tf 1e9 0 0 1e-9 5 5 Tm (a b) Tj ET"))
	f.Add(fixture(f, "scanned-sheet"))
	f.Add(fixture(f, "locked-sheet"))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 99999999/Kids[2 0 R]>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = engine.PDF(data, read.Options{Pages: 20}, func(p *document.GlyphPage) {
			for _, g := range p.Glyphs {
				if g.Text == "" || !finite(g.X) || !finite(g.Y) || !finite(g.Size) || !finite(g.Width) || g.Width < 0 || g.X > p.Width+2 || g.Y > p.Height+2 {
					t.Fatalf("%+v", g)
				}
			}
		})
	})
}

func TestDamagedCompilationsAloneAreThrownAway(t *testing.T) {
	dir := t.TempDir()
	ours, other := filepath.Join(dir, "wazero-v9", "code"), filepath.Join(dir, "other", "file")
	for _, f := range []string{ours, other} {
		if err := errors.Join(os.Mkdir(filepath.Dir(f), 0o700), os.WriteFile(f, nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	if !discard(dir) {
		t.Error("no compilation is found")
	}
	if _, err := os.Stat(ours); err == nil {
		t.Error("the compilation is still there")
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("what is no compilation is gone: %v", err)
	}
	if discard(dir) || discard("") || discard(filepath.Join(dir, "none")) {
		t.Error("a compilation is found where there is none")
	}
}

func TestDamagedCompilationIsMadeAnew(t *testing.T) {
	if testing.Short() || raced {
		t.Skip("compiling pdfium takes seconds, and under the race detector a minute")
	}
	dir := t.TempDir()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skip("there is no sound compilation to damage: ", err)
	}
	sound, err := filepath.Glob(filepath.Join(cache, "factsheet", "pdfium", "wazero-*", "*"))
	if err != nil || len(sound) == 0 {
		t.Skip("there is no sound compilation to damage")
	}
	var damaged []string
	for _, f := range sound {
		d := filepath.Join(dir, filepath.Base(filepath.Dir(f)), filepath.Base(f))
		if err := errors.Join(os.MkdirAll(filepath.Dir(d), 0o700), os.WriteFile(d, []byte("cut off"), 0o600)); err != nil {
			t.Fatal(err)
		}
		damaged = append(damaged, d)
	}
	e, err := New(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	whole := 0
	for _, d := range damaged {
		if st, err := os.Stat(d); err == nil && st.Size() > 1<<20 {
			whole++
		}
	}
	if whole != 1 { // of this version; others are only thrown away
		t.Errorf("%d compilations are whole after the start", whole)
	}
}
