package report_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/internal/browser"
	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
)

// printed is the sheet of river as a PDF.
func printed(source string) *record.Record {
	r := river(source)
	r.Document.MediaType = "application/pdf"
	return r
}

func blankPNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 80))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shownPages are pages of 600 by 800 points on which each span is as far down as it is in
// the text.
func shownPages(t testing.TB, r *record.Record, numbers ...int) func(*record.Record) report.Pictures {
	data := blankPNG(t)
	return func(*record.Record) report.Pictures {
		return func(spans []pageimage.Span) (out []pageimage.Page, err error) {
			for _, n := range numbers {
				p := pageimage.Page{Number: n, Width: 600, Height: 800, Type: "image/png", Image: data}
				for i, s := range spans {
					if before := string([]rune(r.Text)[:s.Start]); 1+strings.Count(before, "\f") == n {
						p.Boxes = append(p.Boxes, pageimage.Box{Span: i, X0: 100, Y0: 5 * float64(s.Start), X1: 200, Y1: 5*float64(s.End) - 1})
					}
				}
				out = append(out, p)
			}
			return out, nil
		}
	}
}

func TestBoxesOfAPictureAreItsPagesMarks(t *testing.T) {
	r := printed("river.pdf")
	done := reported(t, runOf(t, r), report.Options{Pictures: shownPages(t, r, 1, 2)})
	p := browser.New(t).Open(done.Page)
	var got struct{ Marks, Boxes [][]string }
	p.Eval(`({ Marks: all('mark').map((m) => [m.dataset.start, m.className, m.dataset.entries ?? '']),
		Boxes: all('.picture rect').map((m) => [m.dataset.start, m.getAttribute('class'), m.dataset.entries ?? '']) })`, &got)
	if len(got.Marks) < 10 || fmt.Sprint(got.Marks) != fmt.Sprint(got.Boxes) {
		t.Errorf("the marks are %v, and the boxes %v", got.Marks, got.Boxes)
	}
	if n := p.Count(".spread"); n != 2 {
		t.Errorf("%d pages have their picture beside them", n)
	}
	p.WantQuiet()
}

func TestClickOnABoxShowsItsRecord(t *testing.T) {
	r := printed("river.pdf")
	p := browser.New(t).Open(reported(t, runOf(t, r), report.Options{Pictures: shownPages(t, r, 1, 2)}).Page)
	p.Click(".picture rect.t-amount")
	var got struct {
		Open, Marks, Boxes string
		Focus              bool
	}
	p.Eval(`({ Open: one('.card[open] .said').textContent, Marks: all('mark.on').map((m) => m.textContent).join('|'),
		Boxes: all('.picture rect.on').length + ' boxes', Focus: document.activeElement.matches('mark.on') })`, &got)
	if !strings.HasPrefix(got.Open, "5,200,000 USD") && !strings.HasPrefix(got.Open, "about 5,200,000 USD") || got.Marks != "US$ 5.2|million" || got.Boxes != "2 boxes" || !got.Focus {
		t.Errorf("%+v", got)
	}
	p.Keys("Escape")
	if n := p.Count(".picture rect.on"); n != 0 {
		t.Errorf("%d boxes stay lit", n)
	}
	p.WantQuiet()
}

func TestPictureStandsBesideItsText(t *testing.T) {
	r := printed("river.pdf")
	p := browser.New(t).Open(reported(t, runOf(t, r), report.Options{Pictures: shownPages(t, r, 1, 2)}).Page)
	p.Size(1600, 900)
	wideWords, widePicture := p.Boxes(".spread .words"), p.Boxes(".spread .picture")
	if len(wideWords) != 2 || widePicture[0].X < wideWords[0].X+wideWords[0].Width {
		t.Errorf("in a wide window the words are at %+v, and the picture at %+v", wideWords[0], widePicture[0])
	}
	small := p.Boxes(".picture svg")[0].Width
	p.Click(".enlarge input")
	if large := p.Boxes(".picture svg")[0].Width; large < 1.3*small {
		t.Errorf("the picture is %.0f pixels wide, and enlarged %.0f", small, large)
	}
	p.Click(".enlarge input")
	p.Phone()
	words, picture := p.Boxes(".spread .words"), p.Boxes(".spread .picture")
	if picture[0].Y < words[0].Y+words[0].Height {
		t.Errorf("on a phone the words are at %+v, and the picture at %+v", words[0], picture[0])
	}
}

func TestPageWithoutTextIsShownInItsPlace(t *testing.T) {
	r := printed("river.pdf")
	r.Text = "\f" + r.Text[:strings.Index(r.Text, "\f")] + "\f\f"
	r.Agreements, r.Contributions, r.Projects, r.Partners, r.Places, r.Amounts, r.Dates, r.Unread, r.Issues = nil, nil, nil, nil, nil, nil, nil, nil, nil
	r.Document.Characters = utf8.RuneCountInString(r.Text)
	html := read(t, reported(t, runOf(t, r), report.Options{Pictures: shownPages(t, r, 1, 2, 3, 4)}).Page)
	order := regexp.MustCompile(`<span>Page (\d)</span>|Page (\d) as it looks</summary>|No text was read`).FindAllString(html, -1)
	want := []string{"<span>Page 1</span>", "No text was read", "Page 1 as it looks</summary>", "<span>Page 2</span>", "Page 2 as it looks</summary>",
		"<span>Page 3</span>", "No text was read", "Page 3 as it looks</summary>", "<span>Page 4</span>", "No text was read", "Page 4 as it looks</summary>"}
	if fmt.Sprint(order) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", order, want)
	}
	scan := printed("scan.pdf")
	*scan = *blank("scan.pdf", "")
	scan.Document.MediaType = "application/pdf"
	if html := read(t, reported(t, runOf(t, scan), report.Options{Pictures: shownPages(t, scan, 1)}).Page); !strings.Contains(html, "Page 1 as it looks") {
		t.Error("a sheet without text does not show its page")
	}
}

func TestWhyAPageIsNotShownIsTold(t *testing.T) {
	r := printed("river.pdf")
	pictures := func(pages []pageimage.Page, err error) string {
		return read(t, reported(t, runOf(t, r), report.Options{Pictures: func(*record.Record) report.Pictures {
			return func([]pageimage.Span) ([]pageimage.Page, error) { return pages, err }
		}}).Page)
	}
	html := pictures(nil, errors.New("the <script>sheet</script> reads otherwise now"))
	if !strings.Contains(html, "Its pages can&#39;t be shown: the &lt;script&gt;sheet&lt;/script&gt; reads otherwise now.") || !strings.Contains(html, "Clean Taps") || strings.Contains(html, "as it looks</summary>") {
		t.Error("an error is not told beside the text")
	}
	var pages []pageimage.Page
	for n := 1; n <= 9; n++ {
		p := pageimage.Page{Number: n, Width: 600, Height: 800, Note: "too many"}
		switch n {
		case 1:
			p.Type, p.Image, p.Note = "image/svg+xml", []byte("<svg/>"), "it broke off"
		case 2:
			p.Type, p.Image, p.Note = "text/html", []byte("<script>"), "of no known kind"
		case 5:
			p.Type, p.Image, p.Note = "image/png", blankPNG(t), ""
		}
		pages = append(pages, p)
	}
	html = pictures(pages, nil)
	for _, want := range []string{"Pages 3–4, 6–9 are not shown: too many.", "Page 2 is not shown: of no known kind.", "Drawn from its words: it broke off.", `href="data:image/svg&#43;xml;base64,`} {
		if !strings.Contains(html, want) && !strings.Contains(html, strings.ReplaceAll(want, "&#43;", "+")) {
			t.Errorf("the page does not have %q", want)
		}
	}
	if strings.Contains(html, "data:text/html") {
		t.Error("a page that is no image is shown")
	}
}

func TestSheetWithManyPicturesIsParted(t *testing.T) {
	r := blank("long.pdf", strings.Repeat("A page of text.\f", 39)+"The last page.")
	r.Document.MediaType = "application/pdf"
	pages := make([]pageimage.Page, 40)
	for i := range pages {
		pages[i] = pageimage.Page{Number: i + 1, Width: 600, Height: 800, Type: "image/png", Image: bytes.Repeat([]byte{byte(i)}, 100_000)}
	}
	done := reported(t, runOf(t, r), report.Options{Pictures: func(*record.Record) report.Pictures {
		return func([]pageimage.Span) ([]pageimage.Page, error) { return pages, nil }
	}})
	shown := 0
	err := filepath.WalkDir(filepath.Dir(done.Page), func(path string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		html := read(t, path)
		shown += strings.Count(html, "as it looks</summary>")
		if len(html) > 2_000_000 {
			t.Errorf("%s takes %d bytes", filepath.Base(path), len(html))
		}
		return nil
	})
	if err != nil || shown != 40 || done.Files < 5 {
		t.Errorf("%d pictures on %d pages, %v", shown, done.Files, err)
	}
}

func TestTextFilesHaveNoPictures(t *testing.T) {
	asked := false
	done := reported(t, runOf(t, river("river.txt")), report.Options{Pictures: func(*record.Record) report.Pictures {
		return func([]pageimage.Span) ([]pageimage.Page, error) { asked = true; return nil, errors.New("none") }
	}})
	if html := read(t, done.Page); asked || strings.Contains(html, "can&#39;t be shown") {
		t.Error("a text file's pages were asked for")
	}
}

func TestPicturesOfEachKindLoadUnderThePagesPolicy(t *testing.T) {
	r := printed("river.pdf")
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="#fff"/><script>document.title = "ran"</script></svg>`
	pages := []pageimage.Page{
		{Number: 1, Width: 600, Height: 800, Type: "image/svg+xml", Image: []byte(svg), Note: "it broke off"},
		{Number: 2, Width: 600, Height: 800, Type: "image/png", Image: blankPNG(t)},
	}
	p := browser.New(t).Open(reported(t, runOf(t, r), report.Options{Pictures: func(*record.Record) report.Pictures {
		return func([]pageimage.Span) ([]pageimage.Page, error) { return pages, nil }
	}}).Page)
	var got struct {
		Sizes []string
		Title string
	}
	p.Eval(`Promise.all(all('.picture image').map(async (image) => {
		const copy = new Image();
		copy.src = image.getAttribute('href');
		await copy.decode();
		return copy.naturalWidth + ' x ' + copy.naturalHeight;
	})).then((sizes) => ({ Sizes: sizes, Title: document.title }))`, &got)
	if fmt.Sprint(got.Sizes) != "[600 x 800 60 x 80]" || got.Title == "ran" {
		t.Errorf("%+v", got)
	}
	p.WantQuiet()
}
