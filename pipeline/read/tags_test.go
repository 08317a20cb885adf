package read

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/document"
)

// tagged is a file of one page whose structure tree's kids are k; catalog is what its
// root has beside it.
func tagged(content, k string, more ...string) []byte {
	objects := append([]string{"<</Type/StructTreeRoot/RoleMap<</Heading1/H2/Heading#202/H2>>/K " + k + ">>"}, more...)
	data := string(makePDF("", objects, content))
	return []byte(strings.Replace(data, "<</Type/Catalog", "<</Type/Catalog/StructTreeRoot 10 0 R", 1))
}

// told is each mark with its text, in the tree's order.
func told(p *document.GlyphPage) string {
	var b strings.Builder
	for _, m := range p.Structure {
		fmt.Fprintf(&b, "%s %d", m.Role, m.Block)
		if m.Table > 0 {
			fmt.Fprintf(&b, " t%d r%d c%d %d×%d", m.Table, m.Row, m.Cell, m.Rows, m.Columns)
		}
		b.WriteString(" ")
		for _, g := range p.Glyphs {
			if g.Mark == m.ID {
				b.WriteString(g.Text)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestStructureTreeTellsOrderAndRoles(t *testing.T) {
	content := `BT /F1 10 Tf 9 700 Td
/P <</MCID 1>> BDC (body ) Tj EMC /Span <</MCID 2>> BDC (goes on) Tj EMC
/H1 <</MCID 0>> BDC (Head) Tj EMC
/Lbl <</MCID 3>> BDC (1.) Tj EMC /LBody <</MCID 4>> BDC (item) Tj EMC ET`
	k := `<</S/Document/Pg 100 0 R/K[<</S/Heading1/K 0>> <</S/P/K[1 <</S/Link/K[2 <</Type/OBJR/Obj 3 0 R>>]>>]>>
<</S/L/K<</S/LI/K[<</S/Lbl/K 3>> <</S/LBody/K<</S/P/K<</Type/MCR/MCID 4>>>>>>]>>>>]>>`
	pages, _ := readAllPages(t, tagged(content, k))
	want := "H2 0 Head\nP 1 body \nP 1 goes on\nLbl 2 1.\nLBody 3 item\n"
	if got := told(pages[0]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestStructureTreeTellsCells(t *testing.T) {
	var content strings.Builder
	content.WriteString("BT /F1 10 Tf 9 700 Td ")
	for i, s := range []string{"Donor", "Money", "Japan", "five", "six"} {
		fmt.Fprintf(&content, "/TD <</MCID %d>> BDC (%s) Tj EMC ", i, s)
	}
	k := `<</S/Table/Pg 100 0 R/K[<</S/THead/K<</S/TR/K[<</S/TH/K 0>> <</S/TH/A<</O/Table/ColSpan 2>>/K 1>>]>>>>
<</S/TR/K[<</S/TD/A[<</O/Table/RowSpan 2>>]/K<</S/P/K 2>>>> <</S/TD/K 3>>]>> <</S/TR/K[<</S/TD/K 4>>]>>]>>`
	pages, _ := readAllPages(t, tagged(content.String(), k))
	want := "TH 0 t1 r0 c0 1×1 Donor\nTH 1 t1 r0 c1 1×2 Money\nTD 2 t1 r1 c0 2×1 Japan\nTD 3 t1 r1 c1 1×1 five\nTD 4 t1 r2 c1 1×1 six\n"
	if got := told(pages[0]); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestUnsoundStructureIsNotTold(t *testing.T) {
	for name, c := range map[string]struct{ content, k string }{
		"most letters are outside": {"BT /F1 9 Tf 9 9 Td /P <</MCID 0>> BDC (a) Tj EMC (the rest) Tj ET", "<</S/P/Pg 100 0 R/K 0>>"},
		"an id stands twice":       {"BT /F1 9 Tf 9 9 Td /P <</MCID 0>> BDC (text) Tj EMC ET", "[<</S/P/Pg 100 0 R/K 0>> <</S/H1/Pg 100 0 R/K 0>>]"},
		"another page's":           {"BT /F1 9 Tf 9 9 Td /P <</MCID 0>> BDC (text) Tj EMC ET", "<</S/P/Pg 3 0 R/K 0>>"},
		"a tree that holds itself": {"BT /F1 9 Tf 9 9 Td /P <</MCID 7>> BDC (text) Tj EMC ET", "<</S/P/Pg 100 0 R/K[10 0 R 10 0 R 0]>>"},
	} {
		pages, texts := readAllPages(t, tagged(c.content, c.k))
		if pages[0].Structure != nil || texts[0] == "" || pages[0].Glyphs[0].Mark != 0 {
			t.Errorf("%s: got %v, %q", name, pages[0].Structure, texts[0])
		}
	}
}

func TestFormsHaveMarksOfTheirOwn(t *testing.T) {
	form := stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/StructParents 1", "/P <</MCID 0>> BDC BT /F1 10 Tf 9 600 Td (in) Tj ET EMC")
	k := "[<</S/P/Pg 100 0 R/K<</Type/MCR/Pg 100 0 R/Stm 11 0 R/MCID 0>>>> <</S/H1/Pg 100 0 R/K 0>>]"
	data := strings.Replace(string(tagged("/P <</MCID 0>> BDC BT /F1 10 Tf 9 700 Td (out) Tj ET EMC /X Do", k, form)), "/F1 3 0 R>>", "/F1 3 0 R>>/XObject<</X 11 0 R>>", 1)
	pages, _ := readAllPages(t, []byte(data))
	if got := told(pages[0]); got != "P 0 in\nH1 1 out\n" {
		t.Errorf("got %q", got)
	}
}

func TestArtifactsAreTold(t *testing.T) {
	content := `BT /F1 10 Tf 9 700 Td (The text of the page) Tj /Artifact <</Type/Pagination/Subtype/Header>> BDC (h) Tj EMC
/Artifact <</Type/Pagination>> BDC (3) Tj EMC /Artifact BMC (x) Tj EMC ET`
	pages, _ := readAllPages(t, makePDF("", nil, content))
	var got []int
	for _, g := range pages[0].Glyphs {
		if g.Mark != 0 {
			got = append(got, g.Mark)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint([]int{document.ArtifactHeader, document.ArtifactPagination, document.Artifact}) {
		t.Errorf("got %v", got)
	}
	pages, _ = readAllPages(t, makePDF("", nil, "BT /F1 10 Tf 9 700 Td /Artifact BMC (All there is) Tj EMC ET"))
	if pages[0].Glyphs[0].Mark != 0 {
		t.Error("a page of nothing but artifacts has no text")
	}
}

func TestActualTextStandsForItsGlyphs(t *testing.T) {
	font := "<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[0 0 1000 1000]/FirstChar 97/LastChar 122/Widths[" +
		strings.Repeat("500 ", 26) + "]/Encoding<</Differences[97" + strings.Repeat("/x1", 26) + "]>>/CharProcs<<>>>>"
	long := "BT /T 10 Tf 9 700 Td /Span <</ActualText(Budget of 2024)>> BDC (abcdefghijklmn) Tj EMC ET"
	_, got := readAllPages(t, makePDF("/Font<</T 10 0 R>>", []string{font}, long))
	if got[0] != "Budget of 2024" {
		t.Errorf("glyphs without text: got %q", got[0])
	}
	for name, c := range map[string]struct{ drawn, actual, want string }{
		"a ligature":                    {"(x)", "fi", "fi"},
		"a hyphen at a line's end":      {"(-)", "\xad", "-"},
		"a hyphen that is only drawn":   {"(-)", "", ""},
		"agreeing, with a letter amiss": {"(Inv?stment in jobs)", "Investment in jobs", "Investment in jobs"},
		"agreeing, with a ligature":     {"(The o?ce in Beijing)", "The office in Beijing", "The office in Beijing"},
		"not agreeing":                  {"(US$ 5 million)", "A picture of a girl with a cow", "US$ 5 million"},
	} {
		content := "BT /F1 10 Tf 9 700 Td /Span <</ActualText(" + c.actual + ")>> BDC " + c.drawn + " Tj EMC ET"
		if _, got := readAllPages(t, makePDF("", nil, content)); got[0] != c.want {
			t.Errorf("%s: got %q, want %q", name, got[0], c.want)
		}
	}
	k := "<</S/Span/ActualText(office)/Pg 100 0 R/K[0 1]>>"
	_, got = readAllPages(t, tagged("BT /F1 10 Tf 9 700 Td /Span <</MCID 0>> BDC (o) Tj EMC /Span <</MCID 1>> BDC (?ce) Tj EMC ET", k))
	if got[0] != "office" {
		t.Errorf("of an element: got %q", got[0])
	}
}
