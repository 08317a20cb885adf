package write

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
)

// byLibrary is a record as encoding/json writes it.
func byLibrary(t interface{ Fatal(...any) }, r *record.Record) string {
	var compact, out bytes.Buffer
	e := json.NewEncoder(&compact)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		t.Fatal(err)
	}
	if err := json.Indent(&out, compact.Bytes(), "", "  "); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func encoded(t interface{ Fatal(...any) }, r *record.Record) string {
	var b bytes.Buffer
	if err := Encode(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRecordsAreEncodedAsTheLibraryWritesThem(t *testing.T) {
	records := []*record.Record{nil, {}, empty(), {Sections: []record.Section{{}}, Tables: []record.Table{{Cells: []record.TableCell{{}}}}}}
	for n := range 6 {
		records = append(records, sample(t, n))
	}
	files, err := filepath.Glob("../../fixtures/*/want.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no fixtures (%v)", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := new(record.Record)
		if err := json.Unmarshal(data, r); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	for _, r := range records {
		if diff := cmp.Diff(byLibrary(t, r), encoded(t, r)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAnyRecordIsEncodedAsTheLibraryWritesIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(t)
		if want, got := byLibrary(t, r), encoded(t, r); got != want {
			t.Fatal(cmp.Diff(want, got))
		}
	})
}

func TestAnyBytesAndFiguresAreEncodedAsTheLibraryWritesThem(t *testing.T) {
	odd := rapid.StringOfN(rapid.RuneFrom([]rune("a<&\"\\/\b\f\n\r\t\x00\x1f\x7f\u2027\u2028\u2029\u202a\ufffdé𝄞")), 0, 20, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(odd, rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		r := &record.Record{Text: text.Draw(t, "text") + text.Draw(t, "more")}
		figure := rapid.Float64().Draw(t, "figure")
		power := math.Pow(10, float64(rapid.IntRange(-30, 30).Draw(t, "power"))) * figure
		if math.IsInf(power, 0) {
			power = math.Copysign(0, -1)
		}
		r.Tables = []record.Table{{Box: &record.Box{X0: figure, Y0: power, X1: 1e-7, Y1: 1e21}}}
		if want, got := byLibrary(t, r), encoded(t, r); got != want {
			t.Fatal(cmp.Diff(want, got))
		}
	})
}

// Eight bytes are looked at at a time, and one must not be mistaken for what is beside it.
func TestTheFirstByteThatIsNotPlainIsFound(t *testing.T) {
	for length := 1; length <= 17; length++ {
		for at := range length {
			b := bytes.Repeat([]byte{'a'}, length)
			for pair := range 1 << 16 {
				if b[at] = byte(pair); at+1 < length {
					b[at+1] = byte(pair >> 8)
				} else if pair > 0xff {
					break
				}
				s := string(b)
				want := strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r >= 0x80 })
				if want < 0 {
					want = length
				}
				if got := plainTo(s, 0); got != want {
					t.Fatalf("in %q it is at %d, not at %d", s, got, want)
				}
			}
		}
	}
}

// fill gives every field of a type a value of its own, none of them empty.
func fill(t *testing.T, v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 100)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), n)
		fill(t, v.Index(1), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	default:
		t.Fatalf("the encoder of records knows no %s", v.Type())
	}
}

// A field that is added to a record has to be added to its encoder.
func TestEveryFieldOfARecordIsEncoded(t *testing.T) {
	r, n := new(record.Record), 0
	fill(t, reflect.ValueOf(r).Elem(), &n)
	if diff := cmp.Diff(byLibrary(t, r), encoded(t, r)); diff != "" {
		t.Errorf("encode_entries.go leaves out a field, or has it elsewhere than the record:\n%s", diff)
	}
}

func TestNoNumberIsRefused(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		r := &record.Record{Tables: []record.Table{{Box: &record.Box{X1: f}}}}
		want := json.NewEncoder(io.Discard).Encode(r)
		if err := Encode(io.Discard, r); err == nil || err.Error() != want.Error() {
			t.Errorf("%v: %v, want %v", f, err, want)
		}
	}
}

// refusing takes some bytes, then no more.
type refusing struct{ left int }

func (r *refusing) Write(b []byte) (int, error) {
	if r.left -= len(b); r.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

// A long record goes out in parts, and the fault of any part is told.
func TestLongRecordsAreEncodedInParts(t *testing.T) {
	r := sample(t, 1)
	for len(r.Unread) < 3*mostGathered/100 {
		r.Unread = append(r.Unread, r.Unread...)
	}
	want := byLibrary(t, r)
	if got := encoded(t, r); got != want {
		t.Error("a long record is not as the library writes it")
	}
	for _, left := range []int{0, mostGathered * 3 / 2, len(want) - 1} {
		if err := Encode(&refusing{left}, r); err == nil {
			t.Errorf("no fault is told where %d bytes of %d are taken", left, len(want))
		}
	}
	r.Text = strings.Repeat("long ", mostKept)
	if got := encoded(t, r); got != byLibrary(t, r) {
		t.Error("a record of a long text is not as the library writes it")
	}
}

func BenchmarkEncode(b *testing.B) {
	r := sample(b, 1)
	b.SetBytes(int64(len(encoded(b, r))))
	b.ReportAllocs()
	for b.Loop() {
		if err := Encode(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
