package reference

import (
	"os"
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/pipeline/extract"
)

func TestCorpus(t *testing.T) {
	extracttest.Run(t, Extractor, func(r extract.Reference) string { return r.Kind + " " + r.Value })
}

func BenchmarkReference13kB(b *testing.B) {
	text, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(string(text), 1+13000/len(text))[:13000]
	p := extracttest.NewPass(b, s, "")
	run(p)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		run(p)
	}
}
