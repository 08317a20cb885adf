package selftest_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/record"
	"factsheet/pipeline/selftest"
	"factsheet/pipeline/source"
)

// toySheets are sheets for the toy, one of them given twice.
func toySheets() []source.Input {
	return []source.Input{
		source.FromBytes("a/one.txt", []byte(toySheet)),
		source.FromBytes("a/two.txt", []byte(strings.ReplaceAll(toySheet, "5 million", "6 million"))),
		source.FromBytes("b/copy.txt", []byte(toySheet)),
		source.FromBytes("b/crlf.txt", []byte(strings.ReplaceAll(toySheet, "\n", "\r\n"))),
		source.FromBytes("b/marked.txt", []byte("\ufeff"+toySheet)),
	}
}

// try runs the properties of those ids over the toy's sheets.
func try(t *testing.T, p batch.Processor, inputs []source.Input, ids ...string) *selftest.Report {
	t.Helper()
	properties, err := selftest.Select(ids)
	if err != nil {
		t.Fatal(err)
	}
	r, err := selftest.Run(t.Context(), p, inputs, selftest.Options{Properties: properties, Workers: 3})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestWholeRecordsHold is the other half of the mutations below: what is not broken holds,
// and each property has something to look at in these sheets.
func TestWholeRecordsHold(t *testing.T) {
	r := try(t, &toy{}, toySheets())
	for _, p := range r.Results {
		if !p.Held() {
			t.Errorf("%s does not hold: %+v", p.ID, p.Findings)
		}
		if p.Looked == 0 || p.Sheets == 0 {
			t.Errorf("%s looks at nothing", p.ID)
		}
	}
	if r.Sheets != 4 || r.OK != 4 || r.Duplicates != 1 {
		t.Errorf("sheets: %+v", r)
	}
	if len(r.Results) != len(selftest.Properties()) {
		t.Errorf("%d of %d properties were tried", len(r.Results), len(selftest.Properties()))
	}
}

// Other encodings, and bytes that are none, hold as well.
func TestTextsInOtherEncodingsAreWhole(t *testing.T) {
	utf16 := func(s string, high, low int) []byte {
		var out []byte
		for _, r := range s {
			pair := [2]byte{}
			pair[high], pair[low] = byte(r>>8), byte(r)
			out = append(out, pair[:]...)
		}
		return out
	}
	for name, data := range map[string][]byte{
		"little endian":           utf16("\ufeff"+toySheet, 1, 0),
		"big endian":              utf16("\ufeff"+toySheet, 0, 1),
		"big endian, unmarked":    utf16(toySheet, 0, 1),
		"little endian, unmarked": utf16(toySheet, 1, 0),
		"NUL":                     []byte(strings.Replace(toySheet, "Norway", "Nor\x00way", 1)),
		"Windows-1252":            []byte("Norway gave \x80 5 \x96 and no more."),
		"broken":                  []byte(toySheet + "\xe9 and more"),
	} {
		p := try(t, &toy{}, []source.Input{source.FromBytes("sheet.txt", data)}, "text.whole").Results[0]
		if !p.Held() || p.Looked != 1 {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestUnknownPropertyIsNoProperty(t *testing.T) {
	if _, err := selftest.Select([]string{"span.quotes", "span.quote"}); err == nil || !strings.Contains(err.Error(), `"span.quote"`) {
		t.Errorf("error: %v", err)
	}
}

// A sheet that met a limit of time may come out otherwise the next time.
func TestLimitedSheetMayDiffer(t *testing.T) {
	p := &toy{spoil: func(call int, in source.Input, r *record.Record) {
		if in.Source == "a/two.txt" || in.Source == "read again/a/two.txt" {
			r.Document.Title = new(strings.Repeat("x", call))
			r.Document.Status = "partial"
			r.Document.Errors = []record.DocumentError{{Stage: "read", Message: "reading it took longer than 10s (--max-seconds)"}}
		}
	}}
	r := try(t, p, toySheets()[:3], "id.stable", "read.again", "workers.same", "order.same")
	for _, f := range r.Failed() {
		t.Errorf("%s does not hold: %+v", f.ID, f.Findings)
	}
	if r.Limited != 1 || r.Partial != 1 {
		t.Errorf("report: %+v", r)
	}
}

// However much is wrong, the report stays short, and counts the rest.
func TestReportIsBounded(t *testing.T) {
	var inputs []source.Input
	for i := range 50 {
		inputs = append(inputs, source.FromBytes("sheet.txt", []byte(toySheet+strings.Repeat("x", i))))
	}
	spoil := func(_ int, _ source.Input, r *record.Record) {
		for i := range r.Dates {
			r.Dates[i].Quote = "never"
		}
		r.Amounts[0].Quote = "never"
	}
	p := try(t, &toy{spoil: spoil}, inputs, "span.quotes").Results[0]
	if p.Failed != 50 || len(p.Findings) != 30 {
		t.Errorf("%d sheets, %d findings", p.Failed, len(p.Findings))
	}
}

// files writes the toy's sheets into a folder.
func files(t *testing.T) []source.Input {
	t.Helper()
	dir := t.TempDir()
	for i, name := range []string{"one.txt", "two.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), toySheets()[i].Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	list, err := source.Find([]string{dir}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return list.Inputs
}

func TestSheetThatChangesMeanwhileIsTold(t *testing.T) {
	inputs := files(t)
	p := &toy{}
	p.spoil = func(call int, _ source.Input, _ *record.Record) {
		if call == 2 { // both have been read once
			_ = os.WriteFile(inputs[1].Path, []byte(toySheet+"more"), 0o644)
		}
	}
	for _, id := range []string{"workers.same", "order.same"} {
		p.calls = 0
		properties, _ := selftest.Select([]string{id})
		_, err := selftest.Run(t.Context(), p, inputs, selftest.Options{Properties: properties, Workers: 1})
		if err == nil || !strings.Contains(err.Error(), "two.txt changed") {
			t.Errorf("%s: %v", id, err)
		}
		if err := os.WriteFile(inputs[1].Path, toySheets()[1].Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	ctx, cancel := context.WithCancel(t.Context())
	p := &toy{spoil: func(call int, _ source.Input, _ *record.Record) {
		if call == 8 { // in the midst of it
			cancel()
		}
	}}
	_, err := selftest.Run(ctx, p, toySheets(), selftest.Options{Properties: selftest.Properties(), Workers: 2})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error: %v", err)
	}
	try(t, &toy{}, toySheets())
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestNoSheetsAreNoFinding(t *testing.T) {
	if r := try(t, &toy{}, nil); len(r.Failed()) > 0 || r.Sheets != 0 {
		t.Errorf("report: %+v", r)
	}
}
