package partner_test

import (
	"os"
	"strings"
	"testing"

	"factsheet/extractors/acronym"
	"factsheet/extractors/extracttest"
	"factsheet/extractors/partner"
	"factsheet/pipeline/extract"
)

// A bare country's name stands in parentheses, as what it is: a mention that waits
// for a fact.
func TestCorpus(t *testing.T) {
	extracttest.Run(t, partner.Extractor, render)
}

func render(v extract.Partner) string {
	out := v.Name
	if v.Acronym != "" {
		out += " [" + v.Acronym + "]"
	}
	out += " | " + v.Type
	if v.Country != "" {
		out += " " + v.Country
	}
	if len(v.Codes) > 0 {
		out += " " + v.Codes[0].Identifier
	}
	if v.Weak && !v.Acts {
		return "(" + out + ")"
	}
	return out
}

func BenchmarkRun(b *testing.B) {
	data, err := os.ReadFile("testdata/bench.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(data), 13000/len(data)+1)
	p := extracttest.Pass(b, text, "", acronym.Extractor)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := partner.Extractor.Run(p); err != nil {
			b.Fatal(err)
		}
	}
}
