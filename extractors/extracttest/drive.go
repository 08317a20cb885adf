package extracttest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/extract"
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
// panic. It starts from the corpora beside the extractor.
func Fuzz[T any](f *testing.F, e *extract.Extractor[T]) {
	for _, file := range []string{"corpus.txt", "negative.txt"} {
		if data, err := os.ReadFile(filepath.Join("testdata", file)); err == nil {
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		Pass(t, "A sheet. "+strings.ToValidUTF8(text, ""), "", e)
	})
}
