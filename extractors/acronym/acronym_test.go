package acronym_test

import (
	"strings"
	"testing"

	"factsheet/extractors/acronym"
	"factsheet/extractors/extracttest"
	"factsheet/pipeline/record"
)

func TestCorpus(t *testing.T) {
	extracttest.Run(t, acronym.Extractor, func(a record.Acronym) string { return a.Short + " | " + a.Long })
}

func BenchmarkRun(b *testing.B) {
	text := strings.Repeat("The Ministry of Human Resources and Social Security (MOHRSS) and the ILO signed a Memorandum of "+
		"Understanding (MoU).\n\nIn 2019, a grant (US$ 2 million) went to UNICEF (see below) for small and medium-sized "+
		"enterprises (SMEs) in Kenya.\n\n", 55)
	p := extracttest.NewPass(b, text, "")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := acronym.Extractor.Run(p); err != nil {
			b.Fatal(err)
		}
	}
}
