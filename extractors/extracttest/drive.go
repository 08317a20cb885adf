package extracttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/read"
)

// Benchmark runs the extractor alone over a text whose other finds are made.
func Benchmark[T any](b *testing.B, e *extract.Extractor[T], text string) {
	p := Pass(b, text, "", e)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Run(p); err != nil {
			b.Fatal(err)
		}
	}
}

// Fuzz holds that no text makes the extractor, or one that it requires, fail or
// panic. It starts from the corpora beside the extractor. A text that the reader refuses
// (control bytes) reaches no extractor, and is no failure of one.
func Fuzz[T any](f *testing.F, e *extract.Extractor[T]) {
	for _, file := range []string{"corpus.txt", "negative.txt"} {
		if data, err := os.ReadFile(filepath.Join("testdata", file)); err == nil {
			f.Add(string(data))
		}
	}
	f.Add("\x00\x01 US$ 5 million \x02\x03")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		text = "A sheet. " + strings.ToValidUTF8(text, "")
		if err := read.Text(&document.Document{}, []byte(text)); err != nil {
			t.Skip(err)
		}
		Pass(t, text, "", e)
	})
}
