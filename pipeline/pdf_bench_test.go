package pipeline_test

import (
	"os"
	"path/filepath"
	"testing"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
)

// BenchmarkReadPDF reads a sheet of two pages in two columns, from bytes to text.
func BenchmarkReadPDF(b *testing.B) {
	readEach(b, "../fixtures/highland-partnership/highland-partnership.pdf")
}

// BenchmarkReadReports reads the real reports of the corpus, each from bytes to text.
func BenchmarkReadReports(b *testing.B) {
	readEach(b, "../../shared/corpus/pdf/real/*.pdf")
}

// readEach reads all files of a pattern by the fast reader, here and one after another.
// A file that it does not open counts for nothing.
func readEach(b *testing.B, pattern string) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		b.Fatal(err)
	}
	if len(files) == 0 {
		b.Skip("the shared PDFs are not here")
	}
	var all [][]byte
	size := int64(0)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		all, size = append(all, data), size+int64(len(data))
	}
	b.SetBytes(size)
	pages := 0
	for b.Loop() {
		for _, data := range all {
			var d document.Document
			if err := pipeline.ReadPDF(&d, data, read.Defaults); err == nil {
				pages += len(d.Pages)
			}
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
