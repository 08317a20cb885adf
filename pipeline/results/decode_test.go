package results_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// goldens are the records that the fixtures are wanted to give.
func goldens(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("../../fixtures/*/want.json")
	if err != nil || len(names) < 10 {
		t.Fatalf("there are %d: %v", len(names), err)
	}
	out := map[string][]byte{}
	for _, name := range names {
		if out[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// same holds Decode against the library.
func same(t testing.TB, name string, data []byte) {
	t.Helper()
	var want record.Record
	wrong := json.Unmarshal(data, &want)
	got, err := results.Decode(data)
	switch {
	case (err == nil) != (wrong == nil):
		t.Errorf("%s: the error is %v, the library's %v", name, err, wrong)
	case err == nil && !cmp.Equal(&want, got):
		t.Errorf("%s: %s", name, cmp.Diff(&want, got))
	}
}

func TestDecodeReadsWhatTheLibraryReads(t *testing.T) {
	for name, data := range goldens(t) {
		same(t, name, data)
		var compact bytes.Buffer
		if err := json.Compact(&compact, data); err != nil {
			t.Fatal(err)
		}
		same(t, name+", compact", compact.Bytes())
		for _, swap := range [][2]string{
			{`"level": 1`, `"level": 01`}, {`"level": 1`, `"level": 1e0`}, {`"level": 1`, `"level": "1"`}, {`"level": 1`, `"level": 99999999999999999999`},
			{`"amounts": [`, `"amounts": null, "more": [`}, {`"pages": `, `"Pages": `}, {`"title": "`, "\"title\": \"\x00"}, {`"title": "`, "\"title\": \"\xff"},
			{`"title": "`, `"title": "\ud800\"\\`}, {"{", "{,"}, {",", ""}, {",", ",,"}, {"]", "],"}, {"]", ""}, {"\n}", "\n} x"}, {"null", "nul"}, {": ", ":"}, {": ", "\t:\t"},
			{`"x0": `, `"x0": .`}, {`"x0": `, `"x0": -`},
		} {
			same(t, name+", with "+swap[1]+" for "+swap[0], []byte(strings.Replace(string(data), swap[0], swap[1], 1)))
		}
		for _, end := range []int{0, 1, len(data) / 3, len(data) / 2, len(data) - 2} {
			same(t, name+", cut short", data[:end])
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, data := range goldens(f) {
		f.Add(data, uint(len(data)/2), byte('"'))
	}
	f.Fuzz(func(t *testing.T, data []byte, at uint, c byte) {
		if len(data) > 0 {
			data = bytes.Clone(data)
			data[at%uint(len(data))] = c
		}
		same(t, "altered", data)
	})
}

func BenchmarkDecode(b *testing.B) {
	data, err := os.ReadFile("../../fixtures/harbour-portfolio/want.json")
	if err != nil {
		b.Fatal(err)
	}
	for name, decode := range map[string]func() error{
		"own":     func() error { _, err := results.Decode(data); return err },
		"library": func() error { return json.Unmarshal(data, new(record.Record)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if err := decode(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
