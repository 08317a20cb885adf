package read

import (
	"bytes"
	"testing"
)

func TestAPageIsWordlessWhereNothingOnItCanBeRead(t *testing.T) {
	image := stream("/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x00")
	for name, c := range map[string]struct {
		content string
		want    bool
	}{
		"nothing":                  {"", true},
		"lines and colours":        {"q 1 0 0 RG 0.5 w 0 0 m 9 9 l S Q 0 0 10 10 re f", true},
		"blanks":                   {"BT /F1 10 Tf 9 700 Td ( ) Tj [(  ) -200 ( )] TJ ET", true},
		"a form of lines":          {"/X Do", true},
		"a letter":                 {"BT /F1 10 Tf 9 700 Td (a) Tj ET", false},
		"a letter off the page":    {"BT /F1 10 Tf 9 7000 Td (a) Tj ET", false},
		"a letter without ink":     {"BT /F1 10 Tf 3 Tr 9 700 Td (a) Tj ET", false},
		"a letter of no font":      {"BT /F9 10 Tf 9 700 Td (a) Tj ET", false},
		"a picture":                {"q 600 0 0 800 0 0 cm /I Do Q", false},
		"a picture in the content": {"BI /W 1 /H 1 ID x EI", false},
		"a form that is not there": {"/Y Do", false},
		"a form that is off":       {"/O Do", false},
		"what is no content":       {"\x8f\x01kq\xe9 ~~ )", false},
	} {
		lines := stream("/Subtype/Form/BBox[0 0 100 100]", "0 0 10 10 re f")
		off := stream("/Subtype/Form/BBox[0 0 100 100]/OC 13 0 R", "0 0 10 10 re f")
		data := makePDF("/XObject<</I 10 0 R/X 11 0 R/O 12 0 R>>", []string{image, lines, off, "<</Type/OCG/Name(n)>>"}, c.content)
		pages, _ := readAllPages(t, inRoot(data, "/OCProperties<</OCGs[13 0 R]/D<</OFF[13 0 R]>>>>"))
		if pages[0].Wordless != c.want {
			t.Errorf("%s: %v", name, pages[0].Wordless)
		}
	}
}

func TestAPageWithoutContentIsWordlessAndOneWhoseContentIsLostIsNot(t *testing.T) {
	data := makePDF("", nil, "")
	for contents, want := range map[string]bool{"/Contents 101 0 R": true, "": true, "/Contents 199 0 R": false, "/Contents[199 0 R]": false, "/Contents 4 0 R": false} {
		pages, _ := readAllPages(t, mended(bytes.Replace(data, []byte("/Contents 101 0 R"), []byte(contents), 1)))
		if pages[0].Wordless != want {
			t.Errorf("%q: %v", contents, pages[0].Wordless)
		}
	}
}
