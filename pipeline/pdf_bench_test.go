package pipeline_test

import (
	"os"
	"testing"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// BenchmarkReadPDF reads a sheet of two pages in two columns, from bytes to text.
func BenchmarkReadPDF(b *testing.B) {
	data, err := os.ReadFile("../fixtures/highland-partnership/highland-partnership.pdf")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	pages := 0
	for b.Loop() {
		var d document.Document
		if err := pipeline.ReadPDF(&d, data, read.Defaults); err != nil {
			b.Fatal(err)
		}
		pages += len(d.Pages)
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
