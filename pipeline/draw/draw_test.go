package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/document"
)

// sheet builds a document line by line.
type sheet struct{ document.Document }

func newSheet() *sheet {
	return &sheet{document.Document{
		Source: "sheet.pdf", MediaType: "application/pdf", Reader: "fast",
		Pages: []document.Page{{Number: 1, Width: 600, Height: 800}}, Glyphs: []document.GlyphPage{{Number: 1}},
	}}
}

// line adds a line whose words, each as wide as it has letters, begin at x.
func (s *sheet) line(text string, x, y float64, stack int) document.Span {
	l := document.Line{Page: 1, Size: 10, Stack: stack, Span: document.Span{Start: len(s.Text), End: len(s.Text) + len(text)}}
	at := len(s.Text)
	for i, w := range strings.Split(text, " ") {
		if i > 0 {
			at, x = at+1, x+5
		}
		b := document.Box{X0: x, Y0: y, X1: x + 5*float64(len(w)), Y1: y + 10}
		l.Words = append(l.Words, document.Word{Span: document.Span{Start: at, End: at + len(w)}, Box: b})
		l.Box = l.Box.Cover(b)
		s.Glyphs[0].Glyphs = append(s.Glyphs[0].Glyphs, document.Glyph{Text: w, X: x, Y: y, Width: b.X1 - x, Size: 10})
		at, x = at+len(w), b.X1
	}
	s.Lines = append(s.Lines, l)
	s.Text += text + "\n"
	s.Pages[0].Span.End = len(s.Text)
	return l.Span
}

func (s *sheet) block(k document.Kind, level int, parts ...document.Span) {
	s.Blocks = append(s.Blocks, document.Block{Kind: k, Level: level, Page: 1, Parts: parts})
}

// columns is a page with a heading over two columns: a paragraph goes from the one to
// the other, and a list item and a table follow.
func columns() *sheet {
	s := newSheet()
	s.block(document.Heading, 1, s.line("Water for all", 100, 740, 0))
	a := s.line("The board has met in", 100, 700, 1)
	a.End = s.line("Lusaka and in", 100, 688, 1).End
	s.block(document.Paragraph, 0, a, s.line("Kabwe since 2019.", 340, 700, 2))
	item := s.line("• 40 new wells", 340, 660, 2)
	s.block(document.Item, 0, document.Span{Start: item.Start + len("• "), End: item.End})
	s.Blocks[2].Bullet = document.Span{Start: item.Start, End: item.Start + len("• ")}
	head := s.line("Donor Sum", 340, 600, 3)
	row := s.line("Norway 5,000", 340, 580, 3)
	s.block(document.TableRow, 0, head)
	s.block(document.TableRow, 0, row)
	cell := func(line, word, row int) document.Cell {
		w := s.Lines[line].Words[word]
		return document.Cell{Row: row, Column: word, Rows: 1, Columns: 1, Parts: []document.Span{w.Span}, Box: w.Box}
	}
	s.Tables = []document.Table{{Page: 1, Box: s.Lines[5].Box.Cover(s.Lines[6].Box), Span: head.Cover(row), Rows: 2, Columns: 2, Heads: 1,
		Cells: []document.Cell{cell(5, 0, 0), cell(5, 1, 0), cell(6, 0, 1), cell(6, 1, 1)}}}
	return s
}

// element is one of a drawing.
type element struct {
	name, class, text string
	attributes        map[string]string
}

// drawn draws the first page and reads the drawing.
func drawn(t testing.TB, d *document.Document, s Stage) (string, []element) {
	t.Helper()
	var b bytes.Buffer
	if err := Page(&b, d, 1, s); err != nil {
		t.Fatal(err)
	}
	var out []element
	var open []int
	for r := xml.NewDecoder(bytes.NewReader(b.Bytes())); ; {
		token, err := r.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), out
		}
		if err != nil {
			t.Fatalf("the drawing is no XML: %v", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			e := element{name: x.Name.Local, attributes: map[string]string{}}
			for _, a := range x.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			e.class = e.attributes["class"]
			open = append(open, len(out))
			out = append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if n := len(open); n > 0 {
				out[open[n-1]].text += string(x)
			}
		}
	}
}

// texts are the texts of the elements of that name whose class begins so.
func texts(all []element, name, class string) (out []string) {
	for _, e := range all {
		if e.name == name && strings.HasPrefix(e.class, class) {
			out = append(out, e.text)
		}
	}
	return out
}

func has(list []string, want string) bool {
	for _, s := range list {
		if s == want {
			return true
		}
	}
	return false
}

func TestEachBlockIsDrawnWithItsNumberAndKind(t *testing.T) {
	_, all := drawn(t, &columns().Document, Blocks)
	titles, labels := texts(all, "title", ""), texts(all, "text", "")
	for _, want := range []string{"1 heading 1: Water for all", "2 paragraph: The board has met in Lusaka and in Kabwe since 2019.", "3 item: 40 new wells", "4 row: Donor Sum"} {
		if !has(titles, want) {
			t.Errorf("no box is titled %q: %q", want, titles)
		}
	}
	for _, want := range []string{"1 H1", "2", "3 I", "4 R", "5 R", "1 heading", "1 paragraph", "1 list item", "2 table rows"} {
		if !has(labels, want) {
			t.Errorf("no label says %q: %q", want, labels)
		}
	}
	if got := strings.Join(texts(all, "text", "w"), " "); got != strings.Join(strings.Fields(columns().Text), " ") {
		t.Errorf("the page reads %q", got)
	}
}

func TestBlockOverAColumnEdgeHasABoxInEach(t *testing.T) {
	s := columns()
	got := pieces(&s.Document, 1)
	var boxes []document.Box
	for _, p := range got {
		if p.block == 1 {
			boxes = append(boxes, p.box)
		}
	}
	if len(boxes) != 2 || boxes[0] != s.Lines[1].Box.Cover(s.Lines[2].Box) || boxes[1] != s.Lines[3].Box {
		t.Fatalf("the paragraph's boxes are %v", boxes)
	}
	_, all := drawn(t, &s.Document, Blocks)
	n := 0
	for _, label := range texts(all, "text", "") {
		if label == "2" {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d boxes bear its number", n)
	}
	if got[len(got)-1].block != 4 || got[3].box != s.Lines[4].Box {
		t.Errorf("the item's box leaves its bullet out: %v", got[3].box)
	}
}

func TestCellsBearRowAndColumn(t *testing.T) {
	_, all := drawn(t, &columns().Document, Blocks)
	if got := strings.Join(texts(all, "text", "numbers"), " "); got != "0.0 0.1 1.0 1.1" {
		t.Errorf("the cells are numbered %s", got)
	}
	if want := "table 1, row 1, column 1: 5,000"; !has(texts(all, "title", ""), want) {
		t.Errorf("no cell is titled %q", want)
	}
}

func TestLabelsCoverNoWordWhereThereIsRoom(t *testing.T) {
	s := columns()
	c := newCanvas(&s.Document, 1, Blocks)
	c.b = &bytes.Buffer{}
	c.page()
	if len(c.tags) != 6+4 {
		t.Fatalf("%d labels", len(c.tags))
	}
	for i, tag := range c.tags {
		for _, w := range c.ink {
			if common(tag, w) > 0 {
				t.Errorf("label %v covers the word at %v", tag, w)
			}
		}
		for _, o := range c.tags[:i] {
			if common(tag, o) > 0 {
				t.Errorf("label %v covers the one at %v", tag, o)
			}
		}
	}
}

func TestEachStageShowsItsBoxes(t *testing.T) {
	s := columns()
	for stage, want := range map[Stage]string{Words: "22 words", Lines: "7 lines, 4 stacks"} {
		_, all := drawn(t, &s.Document, stage)
		words, lines, stacks := 0, 0, 0
		for _, e := range all {
			switch {
			case e.name == "rect" && (e.class == "odd" || e.class == "even"):
				words++
			case e.name == "title" && strings.HasPrefix(e.text, "line "):
				lines++
			case e.name == "text" && strings.HasPrefix(e.text, "stack "):
				stacks++
			}
		}
		got := fmt.Sprintf("%d lines, %d stacks", lines, stacks)
		if stage == Words {
			got = fmt.Sprintf("%d words", words-2) // two are in the key
		}
		if got != want {
			t.Errorf("stage %s shows %s, want %s", stage, got, want)
		}
	}
	s.Glyphs[0].Glyphs[1].Mark, s.Glyphs[0].Glyphs[2].Text = document.Artifact, "\ufffd"
	_, all := drawn(t, &s.Document, Glyphs)
	boxes := map[string]int{}
	for _, e := range all {
		if e.name == "path" {
			boxes[e.class] = strings.Count(e.attributes["d"], "M")
		}
	}
	if boxes["glyph"] != 20 || boxes["aside"] != 1 || boxes["lost"] != 1 || boxes["jump"] == 0 {
		t.Errorf("stage glyphs shows %v", boxes)
	}
	if _, err := ParseStage("letters"); err == nil || !strings.Contains(err.Error(), "glyphs, words, lines, blocks") {
		t.Errorf("an unknown stage: %v", err)
	}
}

func TestSheetsTextIsNeverMarkup(t *testing.T) {
	s := newSheet()
	s.Source = `a&b"<script>.pdf`
	s.block(document.Paragraph, 0, s.line("<script>alert(1)</script> & \x00 ]]> 'done'", 50, 700, 0))
	s.Problems = []document.Problem{{Stage: "read", Page: 1, Message: "<script> is broken"}}
	for _, stage := range Stages {
		raw, all := drawn(t, &s.Document, stage)
		for _, e := range all {
			if e.name == "script" {
				t.Errorf("stage %s: the sheet's text became an element", stage)
			}
		}
		if got := texts(all, "text", "w"); !has(got, "<script>alert(1)</script>") || !has(got, "\ufffd") {
			t.Errorf("stage %s: the words read %q", stage, got)
		}
		if strings.Contains(raw, "<script") {
			t.Errorf("stage %s: a tag of the sheet's stands in the drawing", stage)
		}
	}
}

func TestPageWithoutTextSaysWhy(t *testing.T) {
	s := newSheet()
	s.Problems = []document.Problem{{Stage: "read", Page: 1, Message: "the page is a picture"}}
	_, all := drawn(t, &s.Document, Blocks)
	if got := texts(all, "text", ""); !has(got, "no text on this page") || !has(got, "the page is a picture") {
		t.Errorf("the page says %q", got)
	}
}

func TestWhatCantBeDrawnIsAnError(t *testing.T) {
	s := columns()
	for _, page := range []int{-1, 0, 2} {
		if err := Page(io.Discard, &s.Document, page, Blocks); !errors.Is(err, ErrNoPage) || !strings.Contains(err.Error(), "has 1 page") {
			t.Errorf("page %d: %v", page, err)
		}
	}
	s.Glyphs = nil
	if err := Page(io.Discard, &s.Document, 1, Glyphs); !errors.Is(err, ErrNoGlyphs) {
		t.Errorf("a page whose glyphs were not kept: %v", err)
	}
	s.MediaType = "text/plain"
	if err := Page(io.Discard, &s.Document, 1, Blocks); !errors.Is(err, ErrNoPlaces) {
		t.Errorf("a text file: %v", err)
	}
}

func TestTurnedWordsAreTurned(t *testing.T) {
	s := newSheet()
	for i, turn := range []int{90, 180, 270} {
		s.line("up", 100, 700-20*float64(i), 0)
		s.Lines[i].Turn = turn
	}
	_, all := drawn(t, &s.Document, Words)
	var got []string
	for _, e := range all {
		if e.name == "text" && e.class == "w" {
			got = append(got, strings.Fields(e.attributes["transform"])[0])
		}
	}
	if strings.Join(got, " ") != "rotate(-90 rotate(-180 rotate(-270" {
		t.Errorf("the words are turned %q", got)
	}
	c := newCanvas(&s.Document, 1, Words)
	for _, turn := range []int{0, 90, 180, 270, -1} {
		b := document.Box{X0: 10, Y0: 20, X1: 40, Y1: 90}
		u := c.upright(b, turn)
		x0, y0 := c.turned(u.X0, u.Y0, turn)
		x1, y1 := c.turned(u.X1, u.Y1, turn)
		if back := (document.Box{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}); back != b {
			t.Errorf("turned by %d, the box comes back as %v", turn, back)
		}
	}
}

// long is a number that is not rounded, or none at all.
var long = regexp.MustCompile(`="[^"]*(\.\d{3,}|NaN|Inf|\de[+-]\d)[^"]*"`)

// A page that a broken file makes is drawn as far as it can be, in the same bytes each
// time.
func TestAnyPageIsDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.OneOf(rapid.Float64Range(-100, 1000), rapid.Float64(), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), 1e300}))
		box := rapid.Custom(func(t *rapid.T) document.Box {
			return document.Box{X0: length.Draw(t, "x0"), Y0: length.Draw(t, "y0"), X1: length.Draw(t, "x1"), Y1: length.Draw(t, "y1")}
		})
		s := newSheet()
		s.Pages[0].Width, s.Pages[0].Height = length.Draw(t, "width"), length.Draw(t, "height")
		for i := range rapid.IntRange(0, 6).Draw(t, "lines") {
			span := s.line(rapid.StringMatching(`\pL{1,9}( \PL{1,9}){0,3}`).Draw(t, "text"), 10, 10, i/2)
			l := &s.Lines[i]
			l.Turn, l.Size, l.Block = rapid.SampledFrom([]int{0, 90, 180, 270, -1}).Draw(t, "turn"), length.Draw(t, "size"), true
			for k := range l.Words {
				l.Words[k].Box = box.Draw(t, "box")
				l.Box = l.Box.Cover(l.Words[k].Box)
			}
			for k := range s.Glyphs[0].Glyphs {
				g := &s.Glyphs[0].Glyphs[k]
				g.X, g.Y, g.Size, g.Turn = length.Draw(t, "x"), length.Draw(t, "y"), length.Draw(t, "size"), l.Turn
			}
			s.block(document.Kind(rapid.IntRange(0, 8).Draw(t, "kind")), 0, span)
			s.Tables = append(s.Tables, document.Table{
				Page: 1, Box: l.Box, Span: span, Cells: []document.Cell{{Rows: 1, Columns: 2, Parts: []document.Span{span},
					Box: box.Draw(t, "cell")}},
			})
		}
		for _, stage := range Stages {
			var one, two bytes.Buffer
			if err := errors.Join(Page(&one, &s.Document, 1, stage), Page(&two, &s.Document, 1, stage)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(one.Bytes(), two.Bytes()) {
				t.Fatalf("stage %s: two drawings differ", stage)
			}
			if bad := long.FindString(one.String()); bad != "" {
				t.Fatalf("stage %s: a length is written %s", stage, bad)
			}
			for r := xml.NewDecoder(&one); ; {
				if _, err := r.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("stage %s: %v", stage, err)
				}
			}
		}
	})
}
