package read_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

func TestEncodingsAreToldApart(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want string
	}{
		"UTF-8":               {"Côte d’Ivoire: €5", "Côte d’Ivoire: €5"},
		"UTF-8 with its mark": {"\xef\xbb\xbf€5", "€5"},
		"UTF-16 LE":           {"\xff\xfe\xac\x205\x00", "€5"},
		"UTF-16 BE":           {"\xfe\xff\x20\xac\x005", "€5"},
		"UTF-16 LE unmarked":  {"U\x00N\x00D\x00P\x00 \x005\x00", "UNDP 5"},
		"UTF-16 BE unmarked":  {"\x00U\x00N\x00D\x00P\x00 \x005", "UNDP 5"},
		"Windows-1252":        {"C\xf4te d\x92Ivoire: \x805", "Côte d’Ivoire: €5"},
	} {
		if got, err := read.Decode([]byte(c.data)); err != nil || got != c.want {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, c.want)
		}
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"empty":  {"", read.ErrEmpty},
		"blanks": {" \n\f\u00a0\n", read.ErrEmpty},
		"binary": {"\x89PNG" + strings.Repeat("\x00\x01\x02abc", 40), read.ErrBinary},
	} {
		if err := read.Text(&document.Document{}, []byte(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func TestDamagedUTF8IsNotTakenForAnotherEncoding(t *testing.T) {
	var d document.Document
	if err := read.Text(&d, []byte("Côte d’Ivoire paid €5 \xff and \xe2\x82")); err != nil {
		t.Fatal(err)
	}
	if d.Text != "Côte d’Ivoire paid €5 \ufffd and \ufffd" || len(d.Problems) != 1 || !strings.HasPrefix(d.Problems[0].Message, "3 bytes are no UTF-8") {
		t.Errorf("got %q, %v", d.Text, d.Problems)
	}
	d = document.Document{}
	if err := read.Text(&d, []byte("\xef\xbb\xbfC\xc3\xb4te \xff")); err != nil || len(d.Problems) != 1 {
		t.Errorf("with its mark: %v, %v", err, d.Problems)
	}
}

func TestFormFeedsArePages(t *testing.T) {
	var d document.Document
	if err := read.Text(&d, []byte("one\ftwo\f\n")); err != nil {
		t.Fatal(err)
	}
	if len(d.Pages) != 2 || d.PageAt(strings.Index(d.Text, "two")) != 2 {
		t.Errorf("pages: %+v", d.Pages)
	}
	if d.Pages[1].Span.End != len(d.Text) {
		t.Error("the last page does not reach the end of the text")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("C\xf4te"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := read.Decode(data); err == nil && !utf8.ValidString(s) {
			t.Errorf("%q is read as invalid UTF-8", data)
		}
	})
}
