package pageimage_test

import (
	"cmp"
	"context"
	"encoding/xml"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/read"
)

// popplerWord is a word as pdftotext -bbox places it, in points from the upper left corner.
type popplerWord struct {
	X0   float64 `xml:"xMin,attr"`
	Y0   float64 `xml:"yMin,attr"`
	X1   float64 `xml:"xMax,attr"`
	Y1   float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

// popplerPage is a page with its words, by their text.
type popplerPage struct {
	Width  float64       `xml:"width,attr"`
	Height float64       `xml:"height,attr"`
	Words  []popplerWord `xml:"word"`
	byText map[string][]popplerWord
}

// poppler reads a PDF by pdftotext; nil where that can't.
func poppler(t testing.TB, file string) (pages []popplerPage) {
	t.Helper()
	out, err := exec.Command("pdftotext", "-q", "-cropbox", "-bbox", file, "-").Output()
	if err != nil {
		return nil
	}
	clean := strings.Map(func(r rune) rune { // it writes what XML does not allow
		if r < 0x20 && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(string(out), "\ufffd"))
	var doc struct {
		Pages []popplerPage `xml:"body>doc>page"`
	}
	d := xml.NewDecoder(strings.NewReader(clean))
	d.Strict, d.Entity = false, xml.HTMLEntity
	if err := d.Decode(&doc); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for i := range doc.Pages {
		p := &doc.Pages[i]
		p.byText = map[string][]popplerWord{}
		for _, w := range p.Words {
			p.byText[w.Text] = append(p.byText[w.Text], w)
		}
	}
	return doc.Pages
}

// needPoppler skips the test where there is no pdftotext, but for CI, which has it.
func needPoppler(t testing.TB) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		missing(t, "there is no pdftotext to compare with")
	}
}

func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(what)
	}
	t.Skip(what)
}

const shared = "../../../shared/corpus"

// sharedPDFs are files of the corpus.
func sharedPDFs(t testing.TB, patterns ...string) (files []string) {
	t.Helper()
	for _, p := range patterns {
		found, err := filepath.Glob(filepath.Join(shared, p))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		missing(t, "the shared PDFs are not here")
	}
	return files
}

// wordsOf are the spans of a text's words of three letters and more, and the words.
func wordsOf(text string) (spans []pageimage.Span, words []string) {
	at := 0
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\f' || r == '\t' }) {
		i := strings.Index(text, w)
		at += utf8.RuneCountInString(text[:i])
		text = text[i+len(w):]
		n := utf8.RuneCountInString(w)
		if n >= 3 {
			spans, words = append(spans, pageimage.Span{Start: at, End: at + n}), append(words, w)
		}
		at += n
	}
	return spans, words
}

// agreement is how many words of a sheet poppler has on the same page, and how many of
// these it has in the same place.
func agreement(t testing.TB, file string) (known, agree int, wrong string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	in, rec := recordOf(t, newReader(), data)
	if rec.Text == "" {
		return 0, 0, ""
	}
	spans, words := wordsOf(rec.Text)
	pages, err := pageimage.Sheet(context.Background(), newReader(), in, rec, spans, pageimage.Options{WordsOnly: true, Pages: 1})
	if err != nil {
		t.Fatal(err)
	}
	theirs := poppler(t, file)
	for i := range pages {
		if i >= len(theirs) || math.Abs(theirs[i].Width-pages[i].Width) > 1 || math.Abs(theirs[i].Height-pages[i].Height) > 1 {
			continue
		}
		for _, b := range pages[i].Boxes {
			candidates := theirs[i].byText[words[b.Span]]
			if len(candidates) == 0 {
				continue
			}
			known++
			if at(b, candidates) {
				agree++
			} else if wrong == "" {
				wrong = words[b.Span]
			}
		}
	}
	return known, agree, wrong
}

// at reports whether a box is that of one of the words: along the line to two points, and
// across it as far as two makers of boxes agree on how high letters reach.
func at(b pageimage.Box, words []popplerWord) bool {
	const along = 2
	for _, w := range words {
		x, y := (w.X0+w.X1)/2, (w.Y0+w.Y1)/2
		level := math.Abs(b.X0-w.X0) < along && math.Abs(b.X1-w.X1) < along && b.Y0 < y && y < b.Y1
		upright := math.Abs(b.Y0-w.Y0) < along && math.Abs(b.Y1-w.Y1) < along && b.X0 < x && x < b.X1
		if level || upright {
			return true
		}
	}
	return false
}

func TestBoxesAreWherePopplerHasTheWords(t *testing.T) {
	needPoppler(t)
	fixtures, err := filepath.Glob("../../fixtures/*/*.pdf")
	if err != nil {
		t.Fatal(err)
	}
	files, all, same := append(fixtures, sharedPDFs(t, "*.pdf", "pdf/truth/*.pdf")...), 0, 0
	for i, file := range sharedPDFs(t, "pdf/real/*.pdf") {
		if i%5 == 0 || testing.Verbose() { // all of them take a minute under the race detector
			files = append(files, file)
		}
	}
	for _, file := range files {
		known, agree, wrong := agreement(t, file)
		all, same = all+known, same+agree
		if known > 20 && float64(agree) < 0.97*float64(known) {
			t.Errorf("%s: %d of %d words agree; not %q", filepath.Base(file), agree, known, wrong)
		}
	}
	t.Logf("%d files: %d of %d words agree (%.3f)", len(files), same, all, float64(same)/float64(all))
	if all < 1000 || float64(same) < 0.995*float64(all) {
		t.Errorf("%d of %d words agree", same, all)
	}
}

// A word without its first and last letter begins and ends where those letters do: its
// box is reckoned from the word's, since the letters' places are not kept.
func TestPartOfAWordReachesToItsLetters(t *testing.T) {
	all, same, worst := 0, 0, 0.0
	for _, file := range sharedPDFs(t, "*.pdf", "pdf/truth/*.pdf") {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o := read.Defaults
		o.Glyphs = 1
		var d document.Document
		if err := pipeline.ReadPDF(&d, data, o); err != nil || len(d.Glyphs) == 0 {
			t.Fatalf("%s: %v", file, err)
		}
		in, rec := recordOf(t, newReader(), data)
		whole, words := wordsOf(rec.Text)
		var spans []pageimage.Span // each word, and the word without its edges
		for _, s := range whole {
			spans = append(spans, s, pageimage.Span{Start: s.Start + 1, End: s.End - 1})
		}
		pages, err := pageimage.Sheet(context.Background(), newReader(), in, rec, spans, pageimage.Options{WordsOnly: true, Pages: 1})
		if err != nil {
			t.Fatal(err)
		}
		byLine := map[int][]document.Glyph{}
		for _, g := range d.Glyphs[0].Glyphs {
			byLine[int(g.Y)] = append(byLine[int(g.Y)], g)
		}
		boxes := pages[0].Boxes
		for i := 0; i+1 < len(boxes); i++ {
			word, part := boxes[i], boxes[i+1]
			if word.Span%2 != 0 || part.Span != word.Span+1 {
				continue
			}
			letters := within(byLine, word, pages[0].Height)
			if len(letters) != utf8.RuneCountInString(words[word.Span/2]) {
				continue // ligatures
			}
			for _, off := range []float64{part.X0 - letters[1].X, part.X1 - letters[len(letters)-1].X} {
				off = math.Abs(off) / letters[0].Size
				worst = max(worst, off)
				if all++; off < 0.15 {
					same++
				}
			}
		}
	}
	t.Logf("%d of %d edges are where the letter begins (%.3f), to 0.15 of the font's size; the worst is off by %.2f", same, all, float64(same)/float64(all), worst)
	if all < 1000 || float64(same) < 0.98*float64(all) || worst > 0.6 {
		t.Errorf("%d of %d edges are where the letter begins; the worst is off by %.2f", same, all, worst)
	}
}

// within are the letters in a box, from left to right.
func within(byLine map[int][]document.Glyph, b pageimage.Box, height float64) (out []document.Glyph) {
	for y := int(height - b.Y1); y <= int(height-b.Y0); y++ {
		for _, g := range byLine[y] {
			if g.Turn == 0 && g.X > b.X0-0.5 && g.X+g.Width < b.X1+0.5 && strings.TrimSpace(g.Text) != "" {
				out = append(out, g)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b document.Glyph) int { return cmp.Compare(a.X, b.X) })
	return out
}
