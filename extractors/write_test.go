package extractors_test

import (
	"os"
	"path/filepath"
	"testing"

	"factsheet/internal/cputime"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/write"
)

// What it costs to write a batch of sheets whose records are made: a run of the 233 sheets
// beside the project, from its first file to the switch to the new output.
func BenchmarkWriteBatch(b *testing.B) {
	files, err := filepath.Glob("../../shared/corpus/batch/*.txt")
	if err != nil || len(files) == 0 {
		b.Skip("../shared/corpus/batch is not here")
	}
	p := newPipeline(b)
	records := make([]*record.Record, len(files))
	sketches := make([]*across.Sketch, len(files))
	for i, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		records[i] = p.Process(input(filepath.Base(name), data))
		sketches[i] = across.NewSketch(records[i].Text)
	}
	for _, c := range []struct {
		name    string
		formats []write.Format
	}{
		{"json+parquet", []write.Format{write.JSON, write.Parquet}},
		{"json", []write.Format{write.JSON}},
		{"parquet", []write.Format{write.Parquet}},
		{"jsonl", []write.Format{write.JSONLines}},
	} {
		b.Run(c.name, func(b *testing.B) {
			dir := b.TempDir()
			start := cputime.Used()
			for b.Loop() {
				out, err := os.MkdirTemp(dir, "")
				if err != nil {
					b.Fatal(err)
				}
				w, err := write.Open(out, write.Options{Formats: c.formats})
				if err != nil {
					b.Fatal(err)
				}
				for i, r := range records {
					if err := w.Add(r, write.Input{Source: r.Document.Source, Sketch: sketches[i]}); err != nil {
						b.Fatal(err)
					}
				}
				if _, err := w.Close(); err != nil {
					b.Fatal(err)
				}
			}
			n := float64(b.N * len(records))
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/n, "ns/sheet")
			b.ReportMetric(float64((cputime.Used()-start).Nanoseconds())/n, "cpu-ns/sheet")
		})
	}
}
