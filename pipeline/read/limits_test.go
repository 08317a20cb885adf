package read

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"factsheet/internal/cputime"
	"factsheet/pipeline/document"
)

func TestLimitsAreNamed(t *testing.T) {
	page := "BT /F1 10 Tf 9 700 Td (text) Tj ET "
	nested := "BT /F1 10 Tf 9 700 Td (text) Tj ET " + strings.Repeat("[", 100_000)
	form := func(n int) string {
		return stream(fmt.Sprintf("/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>", n), "/X Do")
	}
	var tree []string
	for i := range 20 {
		tree = append(tree, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]>>", 11+i))
	}
	tree = append(tree, "<</Type/Page/Contents 101 0 R/Resources<</Font<</F1 3 0 R>>>>>>")
	deep := strings.Replace(string(makePDF("", tree, page)), "/Kids[100 0 R ]", "/Kids[100 0 R 10 0 R]", 1)
	for name, c := range map[string]struct {
		data []byte
		o    Options
		want string
		text string
	}{
		"pages":                  {makePDF("", nil, page, page, page), Options{Pages: 2}, "more than 2 pages", "texttext"},
		"bytes":                  {makePDF("", nil, page+strings.Repeat(" ", 3<<20), page), Options{Bytes: 1 << 20}, "more than 1 MB decompressed", "text"},
		"forms in forms":         {makePDF("/XObject<</X 10 0 R>>", []string{form(11), form(12), form(13), form(10)}, page+"/X Do"), Options{Depth: 3}, "deeper than 3", "text"},
		"nodes of the page tree": {mended([]byte(deep)), Options{Depth: 10}, "deeper than 10 nodes", "text"},
		"arrays in arrays":       {makePDF("", nil, nested), Options{}, "nested deeper than 32", "text"},
	} {
		var text, problems strings.Builder
		began := cputime.Used()
		_, err := PDF(c.data, c.o, func(p *document.GlyphPage) {
			for _, g := range p.Glyphs {
				text.WriteString(g.Text)
			}
			problems.WriteString(p.Problem + "\n")
		})
		took := cputime.Used() - began
		if err != nil || text.String() != c.text || !strings.Contains(problems.String(), c.want) || took > 5*time.Second {
			t.Errorf("%s: %v, %q, %q after %v", name, err, text.String(), problems.String(), took)
		}
	}
}

func TestPagesUnderManyNodesAreReadWhateverTheLimitOfPages(t *testing.T) {
	var tree []string
	for i := range 20 {
		tree = append(tree, fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]>>", 11+i))
	}
	tree = append(tree, "<</Type/Page/Contents 101 0 R/Resources<</Font<</F1 3 0 R>>>>>>")
	data := strings.Replace(string(makePDF("", tree, "BT /F1 10 Tf 9 700 Td (text) Tj ET")), "/Kids[100 0 R ]", "/Kids[10 0 R]", 1)
	text := ""
	_, err := PDF(mended([]byte(data)), Options{Pages: 1}, func(p *document.GlyphPage) {
		for _, g := range p.Glyphs {
			text += g.Text
		}
		if p.Problem != "" {
			t.Error(p.Problem)
		}
	})
	if err != nil || text != "text" {
		t.Errorf("got %q, %v", text, err)
	}
}

// Of two catalogs in a file whose table of objects is gone, the same one is taken each
// time.
func TestBrokenFileIsReadAlikeEachTime(t *testing.T) {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n4 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n")
	for i := range 8 { // object streams, each with a catalog, its tree and its page
		root := 20 + 10*i
		page := fmt.Sprintf("<</Type/Page/MediaBox[0 0 600 800]/Contents %d 0 R/Resources<</Font<</F1 4 0 R>>>>>>", root+3)
		parts := []string{fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", root+1), fmt.Sprintf("<</Type/Pages/Kids[%d 0 R]/Count 1>>", root+2), page}
		var head, body strings.Builder
		for k, p := range parts {
			fmt.Fprintf(&head, "%d %d ", root+k, body.Len())
			body.WriteString(p + " ")
		}
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", root+3, stream("", fmt.Sprintf("BT /F1 10 Tf 9 9 Td (page %d) Tj ET", i)))
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", root+4, stream(fmt.Sprintf("/Type/ObjStm/N 3/First %d", head.Len()), head.String()+body.String()))
	}
	for range 20 {
		if _, texts := readAllPages(t, []byte(b.String())); strings.Join(texts, "|") != "page 0" {
			t.Fatalf("got %q", texts)
		}
	}
}

// packed is a file whose objects, but for the content, are in an object stream, with a
// table in the form of a stream. Where hybrid, an old table leads to it.
func packed(t testing.TB, parms string, encode func([]byte) []byte, hybrid bool) []byte {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	offsets := map[int]int{}
	object := func(n int, body string) {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	parts := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	var head, body strings.Builder
	for i, p := range parts {
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(p + " ")
	}
	object(5, stream("", "BT /F1 10 Tf 9 9 Td (Aid) Tj ET"))
	object(6, stream(fmt.Sprintf("/Type/ObjStm/N 4/First %d%s", head.Len(), parms), string(encode([]byte(head.String()+body.String())))))
	var table []byte
	entry := func(kind, a, c int) { table = append(table, byte(kind), byte(a>>8), byte(a), byte(c)) }
	entry(0, 0, 0)
	for i := range 4 {
		entry(2, 6, i)
	}
	entry(1, offsets[5], 0)
	entry(1, offsets[6], 0)
	entry(1, b.Len(), 0)
	at := b.Len()
	object(7, stream("/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R"+parms, string(encode(table))))
	if hybrid {
		old := b.Len()
		fmt.Fprintf(&b, "xref\n0 8\n0000000000 65535 f \n%s%010d 00000 n \n%010d 00000 n \n0000000000 00000 f \ntrailer\n<</Size 8/Root 1 0 R/XRefStm %d>>\n",
			strings.Repeat("0000000000 00000 f \n", 4), offsets[5], offsets[6], at)
		at = old
	}
	fmt.Fprintf(&b, "startxref\n%d\n%%%%EOF\n", at)
	return b.Bytes()
}

func TestPackedObjectsAreFound(t *testing.T) {
	plain := func(b []byte) []byte { return b }
	png := func(b []byte) []byte { // rows of four bytes, each stored as it is or as its differences
		var rows []byte
		for i := 0; len(b) > 0; i++ {
			row := append([]byte{}, b[:min(4, len(b))]...)
			b = b[len(row):]
			if i%2 == 1 {
				for k := len(row) - 1; k > 0; k-- {
					row[k] -= row[k-1]
				}
			}
			rows = append(append(rows, byte(i%2)), row...)
		}
		return deflated(t, string(rows))
	}
	const predicted = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 4>>"
	for name, data := range map[string][]byte{
		"unpacked":                            packed(t, "", plain, false),
		"Flate":                               packed(t, "/Filter/FlateDecode", func(b []byte) []byte { return deflated(t, string(b)) }, false),
		"a predictor of each row's own":       packed(t, predicted, png, false),
		"for old readers and new ones":        packed(t, predicted, png, true),
		"its tables lost":                     bytes.Replace(packed(t, predicted, png, false), []byte("startxref"), []byte("startwhat"), 1),
		"its table led round":                 bytes.Replace(packed(t, "", plain, true), []byte("/XRefStm"), []byte("/Prev 0/XRefStm"), 1),
		"its root's number that of no object": bytes.ReplaceAll(packed(t, "", plain, true), []byte("/Root 1 0 R"), []byte("/Root 6 0 R")),
	} {
		if _, got := readAllPages(t, data); len(got) != 1 || got[0] != "Aid" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestTablesThatLeadRoundEnd(t *testing.T) {
	data := makePDF("", nil, "BT /F1 10 Tf (Aid) Tj ET")
	at := bytes.LastIndex(data, []byte("xref\n0 1"))
	loop := bytes.Replace(data, []byte("/Root 1 0 R"), fmt.Appendf(nil, "/Prev %d/Root 1 0 R", at), 1)
	huge := bytes.Replace(data, []byte("/Size 200"), []byte("/Size 99999999999"), 1)
	for name, d := range map[string][]byte{"to itself": loop, "a size beyond reason": huge} {
		if _, got := readAllPages(t, d); got[0] != "Aid" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestPagesWithoutRootAreFound(t *testing.T) {
	data := makePDF("", nil, "BT /F1 10 Tf (one) Tj ET", "BT /F1 10 Tf (two) Tj ET")
	for name, d := range map[string][]byte{
		"no root":              bytes.Replace(mended(data), []byte("/Catalog"), []byte("/Katalog"), 1),
		"a root without pages": bytes.Replace(data, []byte("/Pages 2 0 R"), []byte("/Pages 3 0 R"), 1),
	} {
		if _, got := readAllPages(t, d); strings.Join(got, " ") != "one two" {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// FuzzPDF reads whole small files. What the object reader does with one is not bounded
// here, but by the process that reads it; so objects that refer to objects are few.
func FuzzPDF(f *testing.F) {
	f.Add(makePDF("", nil, "BT /F1 10 Tf (Aid) Tj ET"))
	f.Add(locked(f, "", "Aid"))
	f.Add(packed(f, "", func(b []byte) []byte { return b }, true))
	f.Add(tagged("BT /F1 10 Tf 9 700 Td /Span <</MCID 0/ActualText(fine)>> BDC (?ne) Tj EMC ET", "<</S/Table/Pg 100 0 R/K<</S/TR/K<</S/TD/K 0>>>>>>"))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			t.Skip("too large to be read often")
		}
		late := time.AfterFunc(time.Minute, func() { panic("reading does not end") })
		defer late.Stop()
		_, _ = PDF(data, Options{Pages: 20, Bytes: 1 << 20, Depth: 10}, func(p *document.GlyphPage) {
			for _, g := range p.Glyphs {
				if !finite(g.X) || !finite(g.Y) || !finite(g.Width) || g.Width < 0 || g.Text == "" {
					t.Fatalf("%+v", g)
				}
			}
			for _, m := range p.Structure {
				if m.ID < 1 || m.Role == "" {
					t.Fatalf("%+v", m)
				}
			}
		})
	})
}

// The bound is for the race detector on a slow machine: none takes two seconds without.
func TestFilesMadeToHarmEndSoon(t *testing.T) {
	var chain []string
	for i := range 30 {
		chain = append(chain, stream(fmt.Sprintf("/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>", 11+i), "/X Do /X Do"))
	}
	chain = append(chain, stream("/Subtype/Form/BBox[0 0 600 800]", "q Q"))
	large := stream("/Subtype/Form/BBox[0 0 600 800]", strings.Repeat(" ", 1<<20))
	table := "1 begincodespacerange <0000> <FFFF> endcodespacerange " + strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", 20_000)
	cids := "1 begincodespacerange <0000> <FFFF> endcodespacerange " + strings.Repeat("1 begincidrange <0000> <FFFF> 7 endcidrange ", 20_000)
	widths := strings.Repeat("0 65535 500 ", 20_000)
	font := "<</Type/Font/Subtype/Type0/BaseFont/F/Encoding %s/ToUnicode %s/DescendantFonts[<</Subtype/CIDFontType2/W[%s]>>]>>"
	draw := "BT /C 10 Tf <0041> Tj ET"
	bomb := deflated(t, strings.Repeat("1 0 0 1 0 0 cm ", 6<<20))
	for name, data := range map[string][]byte{
		"forms that double":          makePDF("/XObject<</X 10 0 R>>", chain, "/X Do"),
		"a large form, often":        makePDF("/XObject<</X 10 0 R>>", []string{large}, strings.Repeat("/X Do ", 50_000)),
		"a character table":          makePDF("/Font<</C 10 0 R>>", []string{fmt.Sprintf(font, "/Identity-H", "11 0 R", ""), stream("", table)}, draw),
		"a character map":            makePDF("/Font<</C 10 0 R>>", []string{fmt.Sprintf(font, "11 0 R", "null", ""), stream("", cids)}, draw),
		"widths":                     makePDF("/Font<</C 10 0 R>>", []string{fmt.Sprintf(font, "/Identity-H", "null", widths)}, draw),
		"a stream that grows":        makePDF("/XObject<</X 10 0 R>>", []string{stream("/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode", string(bomb))}, "/X Do"),
		"a string that never ends":   []byte("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages (" + strings.Repeat("(", 1<<20)),
		"a hex string without end":   []byte("%PDF-1.7\n1 0 obj <</Type/Catalog/Pages <" + strings.Repeat("4 ", 1<<20)),
		"dictionaries in each other": []byte("%PDF-1.7\n1 0 obj " + strings.Repeat("<</A", 1<<18)),
		"objects that are others":    []byte("%PDF-1.7\n1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj trailer <</Root 1 0 R>>"),
		"heads of objects":           []byte("%PDF-1.7\n" + strings.Repeat("1 0 obj ", 1<<18)),
		"pages that are one page":    bytes.Replace(mended(makePDF("", nil, "q")), []byte("/Kids["), []byte("/Kids["+strings.Repeat("100 0 R ", 100_000)), 1),
	} {
		began := cputime.Used()
		_, err := PDF(data, Options{}, func(*document.GlyphPage) {})
		took := cputime.Used() - began
		t.Logf("%s: %v, %v", name, took.Round(time.Millisecond), err)
		if took > 20*time.Second {
			t.Errorf("%s: took %v", name, took)
		}
	}
}
