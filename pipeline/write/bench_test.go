package write

import (
	"fmt"
	"testing"
)

func benchmarkAdd(b *testing.B, formats ...Format) {
	w, err := Open(b.TempDir(), Options{Formats: formats})
	if err != nil {
		b.Fatal(err)
	}
	defer w.Abort()
	r := sample(b, 1)
	rows := 0
	s := knownOf(r)
	for _, form := range allTables {
		rows += form.(interface{ rows(*known) int }).rows(s)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		next := *r
		next.Document.ID = fmt.Sprintf("doc-%016x", i)
		in := inputOf(&next)
		in.SHA256 = fmt.Sprintf("%064d", i)
		if err := w.Add(&next, in); err != nil {
			b.Fatal(err)
		}
		i++
	}
	if _, err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "sheets/s")
}

func (t form[R]) rows(of *known) int { return len(t.all(of)) }

func BenchmarkParquet(b *testing.B)   { benchmarkAdd(b, Parquet) }
func BenchmarkJSONLines(b *testing.B) { benchmarkAdd(b, JSONLines) }
func BenchmarkDocuments(b *testing.B) { benchmarkAdd(b, JSON) }

func BenchmarkEmptyRun(b *testing.B) {
	out := b.TempDir()
	for b.Loop() {
		run(b, out, Options{})
	}
}
