package write

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/record"
	"factsheet/pipeline/table"
)

// back reads a table of an output and returns what differs from the records. It goes
// by the file's own values: reading into a row's struct, the library takes a null in
// an embedded struct for a zero where the whole column is null.
func (t form[R]) back(out string, of *known) string {
	data, err := os.ReadFile(filepath.Join(out, "tables", t.Name+".parquet"))
	if err != nil {
		return err.Error()
	}
	return t.differs(data, of)
}

// memory is back without files, with the JSON Lines beside.
func (t form[R]) memory(of *known) string {
	rows := t.all(of)
	var file, lines bytes.Buffer
	l := &lineFile[R]{out: &lines, columns: t.Info().Columns}
	for _, f := range []rowFile[R]{parquetFile[R]{parquet.NewGenericWriter[R](&file, t.shaped().parquet...)}, l} {
		if err := errors.Join(f.write(rows), f.endGroup(), f.close()); err != nil {
			return err.Error()
		}
	}
	n := 0
	for line := range bytes.Lines(lines.Bytes()) {
		n++
		var row map[string]any
		if err := json.Unmarshal(line, &row); err != nil || len(row) != len(l.columns) {
			return fmt.Sprintf("%v in %s", err, line)
		}
	}
	if n != len(rows) {
		return fmt.Sprintf("%d lines, want %d", n, len(rows))
	}
	return t.differs(file.Bytes(), of)
}

func (t form[R]) differs(file []byte, of *known) string {
	columns := t.Info().Columns
	want := t.texts(t.all(of))
	got, groups, err := fileRows(file, columns)
	if err != nil {
		return err.Error()
	}
	if groups > 1 { // each is sorted by itself
		slices.Sort(got)
		slices.Sort(want)
	}
	return cmp.Diff(want, got)
}

// texts are rows in words, as fileRows has them.
func (t form[R]) texts(rows []R) []string {
	var out []string
	for i := range rows {
		var b strings.Builder
		for _, c := range t.Info().Columns {
			v := c.In(reflect.ValueOf(&rows[i]).Elem())
			if v.Kind() == reflect.Pointer {
				if v.IsNil() {
					fmt.Fprintf(&b, "%s null\n", c.Name)
					continue
				}
				v = v.Elem()
			}
			fmt.Fprintf(&b, "%s %q\n", c.Name, fmt.Sprint(v.Interface()))
		}
		out = append(out, b.String())
	}
	return out
}

// fileRows reads a Parquet file value by value. It tells how many groups it has.
func fileRows(data []byte, columns []table.Column) (out []string, groups int, err error) {
	f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, 0, err
	}
	buffer := make([]parquet.Row, 100)
	for _, group := range f.RowGroups() {
		rows := group.Rows()
		for {
			n, err := rows.ReadRows(buffer)
			for _, row := range buffer[:n] {
				var b strings.Builder
				row.Range(func(i int, values []parquet.Value) bool {
					fmt.Fprintln(&b, columns[i].Name, show(columns[i], values))
					return true
				})
				out = append(out, b.String())
			}
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, 0, err
			}
		}
		rows.Close()
	}
	return out, len(f.RowGroups()), nil
}

func show(c table.Column, values []parquet.Value) string {
	if c.Type == "VARCHAR[]" {
		var list []string
		for _, v := range values {
			if v.DefinitionLevel() > 0 {
				list = append(list, v.String())
			}
		}
		return fmt.Sprintf("%q", fmt.Sprint(list))
	}
	v := values[0]
	switch {
	case v.IsNull():
		return "null"
	case c.Type == "DATE":
		return fmt.Sprintf("%q", table.Day(v.Int32()))
	case c.Type == "DECIMAL(18,2)":
		return fmt.Sprintf("%q", table.Money(v.Int64()))
	case c.Type == "DECIMAL(18,4)":
		return fmt.Sprintf("%q", table.Number(v.Int64()))
	}
	return fmt.Sprintf("%q", v.String())
}

// all are the table's rows of a batch, in the order of their key.
func (t form[R]) all(w *known) []R {
	var rows []R
	for _, s := range w.sheets {
		if t.Rows != nil {
			rows = t.Rows(s, rows)
		}
	}
	if t.Batch != nil {
		rows = t.Batch(w.batch, rows)
	}
	columns := slices.DeleteFunc(t.Info().Columns, func(c table.Column) bool { return !c.Key })
	slices.SortFunc(rows, func(a, b R) int {
		for i := range columns {
			x, y := columns[i].In(reflect.ValueOf(a)), columns[i].In(reflect.ValueOf(b))
			order := strings.Compare(x.String(), y.String())
			if x.CanInt() {
				order = int(x.Int() - y.Int()) // of 32 bits
			}
			if order != 0 {
				return order
			}
		}
		return 0
	})
	return rows
}

func readBack(t testing.TB, out string, records []*record.Record) {
	t.Helper()
	w := knownOf(records...)
	for _, form := range allTables {
		diff := form.(interface {
			back(string, *known) string
		}).back(out, w)
		if diff != "" {
			t.Errorf("%s: %s", form.Info().Name, diff)
		}
	}
}

func TestTablesReadBackAsTheyWereWritten(t *testing.T) {
	out := t.TempDir()
	var records []*record.Record
	for n := range many {
		records = append(records, sample(t, n))
	}
	records = append(records, empty())
	run(t, out, Options{Formats: []Format{Parquet}}, records...)
	readBack(t, out, records)
}

func TestTableWithoutRowsIsThere(t *testing.T) {
	out := t.TempDir()
	run(t, out, everything)
	readBack(t, out, nil)
	for _, info := range table.All() {
		if b := read(t, out, "tables", info.Name+".jsonl"); len(b) != 0 {
			t.Errorf("%s.jsonl holds %q", info.Name, b)
		}
	}
}

// Whatever a record holds comes back from the tables as it was, and from the JSON.
func TestAnyRecordReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(t)
		s := knownOf(r)
		for i, form := range allTables {
			if raced && i%4 != len(r.Text)%4 { // each in a quarter of the cases
				continue
			}
			if diff := form.(interface{ memory(*known) string }).memory(s); diff != "" {
				t.Fatalf("%s: %s", form.Info().Name, diff)
			}
		}
		var b bytes.Buffer
		if err := Encode(&b, r); err != nil {
			t.Fatal(err)
		}
		var got record.Record
		if err := json.Unmarshal(b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(r, &got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// anyRecord draws a record over a drawn text: every span quotes it, every other
// field is whatever its type allows.
func anyRecord(t *rapid.T) *record.Record {
	text := rapid.StringN(1, 200, -1).Draw(t, "text")
	runes := []rune(text)
	if !strings.Contains(text, "") || string(runes) != text {
		text = strings.ToValidUTF8(text, "?")
		runes = []rune(text)
	}
	r := &record.Record{}
	draw(t, reflect.ValueOf(r).Elem(), runes)
	r.Text = text
	r.Document.SHA256 = strings.Repeat("ab", 32)
	return r
}

var spanType = reflect.TypeFor[record.Span]()

// draw fills a value with what its type allows.
func draw(t *rapid.T, v reflect.Value, text []rune) {
	if v.Type() == spanType {
		start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(text)).Draw(t, "end")
		v.Set(reflect.ValueOf(record.Span{Start: start, End: end, Page: rapid.IntRange(1, 9).Draw(t, "page"), Quote: string(text[start:end])}))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.OneOf(rapid.String(), rapid.StringMatching(`-?[0-9]{1,20}(\.[0-9]{1,4})?`),
			rapid.StringMatching(`[12][0-9]{3}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?`)).Draw(t, "string"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "bool"))
	case reflect.Float64:
		v.SetFloat(float64(rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "hundredths")) / 100)
	case reflect.Int:
		v.SetInt(rapid.Int64Range(0, 1<<31-1).Draw(t, "int"))
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "known") {
			v.Set(reflect.New(v.Type().Elem()))
			draw(t, v.Elem(), text)
		}
	case reflect.Slice:
		least := 0
		if v.Type().Elem() == reflect.TypeFor[record.Mention]() {
			least = 1 // no entry without a mention
		}
		n := rapid.IntRange(least, 3).Draw(t, "n")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			draw(t, v.Index(i), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			draw(t, v.Field(i), text)
		}
		if m, ok := v.Addr().Interface().(*record.Mention); ok && len(m.Doubts) == 0 {
			m.Doubts = nil // JSON has no key for none
		}
	default:
		panic("no way to draw a " + v.Type().String())
	}
}

// A batch ten times as long takes no more memory while it is written.
func TestMemoryIsFlatOverTheBatch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	r := sample(t, 1)
	peak := func(n int) uint64 {
		o := Options{Formats: []Format{Parquet}, unsafe: true, unkeyed: true, bounds: usual}
		o.bounds.held = 2 << 20
		w, err := Open(t.TempDir(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer w.Abort()
		most := uint64(0)
		for i := range n {
			next := *r
			next.Document.Source = fmt.Sprintf("%d.txt", i)
			if err := w.Add(&next, inputOf(&next)); err != nil {
				t.Fatal(err)
			}
			if i%(n/8) == n/8-1 {
				var m runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}
		if _, err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return most
	}
	most := 10_000
	if raced {
		most = 3_000
	}
	small, large := peak(1_000), peak(most)
	t.Logf("%d MB at 1,000 sheets, %d MB at %d", small>>20, large>>20, most)
	if large > small+16<<20 {
		t.Errorf("%d sheets hold %d MB, 1,000 hold %d MB", most, large>>20, small>>20)
	}
}

// Where much waits, the table that most of it is of is written as a group.
func TestLongTextsAreHandedOn(t *testing.T) {
	out := t.TempDir()
	o := Options{Formats: []Format{Parquet}, unsafe: true, bounds: usual}
	o.bounds.held = 1 << 18
	w, err := Open(out, o)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	_ = w.tables.sheets.close()
	w.tables.sheets = newCrew(1, func(j sheetJob) error {
		err := w.tables.add(j.record, j.links)
		if held := w.tables.held; held >= o.bounds.held {
			t.Errorf("%d bytes wait", held)
		}
		return err
	})
	var records []*record.Record
	for n := range 5 {
		r := sample(t, n)
		r.Text += strings.Repeat("and so on. ", o.bounds.held/2/11)
		r.Document.Characters = utf8.RuneCountInString(r.Text)
		records = append(records, r)
		if err := w.Add(r, inputOf(r)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	readBack(t, out, records)
	for name, want := range map[string]int{"documents": 3, "amounts": 1} {
		data := read(t, out, "tables", name+".parquet")
		f, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		if n := len(f.RowGroups()); n != want {
			t.Errorf("%s has %d groups, want %d", name, n, want)
		}
	}
}
