package read

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func deflated(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFiltersAreTakenOff(t *testing.T) {
	text := strings.Repeat("BT (Aid) Tj ET ", 40)
	packed := deflated(t, text)
	var raw bytes.Buffer
	w, _ := flate.NewWriter(&raw, 9)
	_, _ = w.Write([]byte(text))
	_ = w.Close()
	for name, c := range map[string]struct {
		raw     []byte
		filters []filter
		want    string
	}{
		"Flate":                          {packed, []filter{{name: "FlateDecode"}}, text},
		"Flate, short name":              {packed, []filter{{name: "Fl"}}, text},
		"Flate with a line end before":   {append([]byte("\r\n"), packed...), []filter{{name: "Fl"}}, text},
		"Flate without its head":         {raw.Bytes(), []filter{{name: "Fl"}}, text},
		"Flate with a wrong checksum":    {append(bytes.Clone(packed[:len(packed)-4]), 1, 2, 3, 4), []filter{{name: "Fl"}}, text},
		"hex":                            {[]byte("41 69\n647>00"), []filter{{name: "ASCIIHexDecode"}}, "Aidp"},
		"base 85":                        {[]byte("<~87cUR\nD]i,\"Ebo80~>"), []filter{{name: "ASCII85Decode"}}, "Hello World!"},
		"base 85, zeros and a short end": {[]byte("z5l~>"), []filter{{name: "A85"}}, "\x00\x00\x00\x00A"},
		"run lengths":                    {[]byte("\x02abc\xfdx\x80zz"), []filter{{name: "RunLengthDecode"}}, "abcxxxx"},
		"LZW":                            {[]byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, []filter{{name: "LZWDecode"}}, "-----A---B"},
		"no cipher":                      {[]byte("Aid"), []filter{{name: "Crypt"}}, "Aid"},
		"two, the first one first":       {[]byte(fmt.Sprintf("%x>", packed)), []filter{{name: "AHx"}, {name: "Fl"}}, text},
	} {
		got, err := unpack(c.raw, c.filters, 1<<20)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %.40q, %v", name, got, err)
		}
	}
}

func TestPredictorsAreUndone(t *testing.T) {
	for name, c := range map[string]struct {
		rows string
		f    filter
		want string
	}{
		"PNG, each row with its own": {"\x00abc\x01\x61\x01\x01\x02\x01\x01\x01\x03\x31\x01\x01\x04\x01\x00\x00", filter{predictor: 15, columns: 3}, "abcabcbcdbcdccd"},
		"PNG, two bytes a point":     {"\x01ab\x01\x01", filter{predictor: 11, columns: 2, colours: 2}, "abbc"},
		"PNG, a row cut off":         {"\x00abc\x02\x01", filter{predictor: 12, columns: 3}, "abcb"},
		"TIFF":                       {"a\x01\x01b\x01\x01", filter{predictor: 2, columns: 3}, "abcbcd"},
		"TIFF, 16 bits":              {"\x00\xff\x00\x01", filter{predictor: 2, columns: 2, bits: 16}, "\x00\xff\x01\x00"},
		"none":                       {"abc", filter{predictor: 1, columns: 3}, "abc"},
		"columns beyond reason":      {"abc", filter{predictor: 12, columns: 1 << 40}, "abc"},
	} {
		if got := c.f.unpredict([]byte(c.rows)); string(got) != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestDamagedStreamGivesWhatItHolds(t *testing.T) {
	text := strings.Repeat("a line of a sheet, number 12 345\n", 400)
	packed := deflated(t, text)
	got, err := unpack(packed[:len(packed)-8], []filter{{name: "Fl"}}, 1<<20)
	if err == nil || len(got) < len(text)/2 || !strings.HasPrefix(text, string(got)) {
		t.Errorf("got %d bytes of %d, %v", len(got), len(text), err)
	}
	page := string(makePDF("", nil, "BT /F1 10 Tf (Aid) Tj ET % "+string(bytes.Repeat([]byte{'x'}, 200))))
	broken := deflated(t, "BT /F1 10 Tf (Aid) Tj ET "+strings.Repeat("0 0 m 9 9 l S\n", 50))
	content := page[strings.Index(page, "101 0 obj"):]
	content = content[:strings.Index(content, "endobj")]
	page = strings.Replace(page, content, "101 0 obj\n"+stream("/Filter/FlateDecode", string(broken[:len(broken)-6])), 1)
	pages, texts := readAllPages(t, []byte(page))
	if texts[0] != "Aid" || pages[0].Problem == "" {
		t.Errorf("got %q, %q", texts[0], pages[0].Problem)
	}
}

func TestUnpackingEndsAtItsLimit(t *testing.T) {
	bomb := deflated(t, strings.Repeat("0", 1<<20))
	for name, c := range map[string]struct {
		raw  []byte
		want error
		f    filter
	}{
		"Flate":          {bomb, errBudget, filter{name: "Fl"}},
		"run lengths":    {bytes.Repeat([]byte{0x81, 0}, 1<<12), errBudget, filter{name: "RL"}},
		"a picture":      {bomb, errPicture, filter{name: "DCTDecode"}},
		"none that is":   {bomb, errFilter, filter{name: "Zip"}},
		"nothing packed": {bytes.Repeat([]byte("a"), 5000), errBudget, filter{name: "Crypt"}},
	} {
		got, err := unpack(c.raw, []filter{c.f}, 1000)
		if !errors.Is(err, c.want) || len(got) > 1000 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	b := newBudget(100)
	if _, err := b.unpack(bomb, []filter{{name: "Fl"}}); err == nil || !b.over() {
		t.Error("a file may unpack more than its budget")
	}
}

// Whatever is packed, unpacking it ends, within the limit, without a panic.
func FuzzFilters(f *testing.F) {
	f.Add([]byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, "LZW", 12, 5, 1, 8)
	f.Add(deflated(f, "some text of a sheet"), "Fl", 15, 4, 3, 16)
	f.Add([]byte("<~87cURD]i~>"), "A85", 2, 3, 1, 8)
	f.Add([]byte("41>"), "AHx", 0, 0, 0, 0)
	f.Add([]byte("\x02abc\xfdx"), "RL", 1, 1, 1, 1)
	f.Fuzz(func(t *testing.T, raw []byte, name string, predictor, columns, colours, bits int) {
		c := filter{name: name, predictor: predictor, columns: columns, colours: colours, bits: bits}
		for _, fs := range [][]filter{{c}, {c, c}, {{name: "Crypt", predictor: predictor}, c}} {
			if got, _ := unpack(bytes.Clone(raw), fs, 1<<16); len(got) > 1<<16 {
				t.Fatalf("%d bytes", len(got))
			}
		}
	})
}

func TestRowThatIsSaidToBeGigabytesTakesNoRoom(t *testing.T) {
	f := filter{predictor: 12, columns: 1 << 24, colours: 32, bits: 16} // a row of 1 GB
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := f.unpredict([]byte("\x02text"))
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; string(got) != "text" || took > 1<<20 {
		t.Errorf("got %q, and it took %d bytes", got, took)
	}
}
