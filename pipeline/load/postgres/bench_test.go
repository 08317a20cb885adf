package postgres_test

import (
	"testing"

	server "factsheet/internal/postgres"
	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/load/postgres"
	"factsheet/pipeline/record"
)

// BenchmarkLoad loads an output again that is there already, and tells how many rows a
// second COPY takes into the temporary tables and how many the whole load does.
func BenchmarkLoad(b *testing.B) {
	var sheets []*record.Record
	for i := range 1000 {
		sheets = append(sheets, loadtest.Sheet(i, "sheet"))
	}
	dsn, dir := server.Database(b), loadtest.Output(b, sheets...)
	out := opened(b, dir)
	o := postgres.Options{Schema: "factsheet"}
	if _, err := postgres.Load(b.Context(), dsn, out, o); err != nil {
		b.Fatal(err)
	}
	var rows, staging float64
	for b.Loop() {
		r, err := postgres.Load(b.Context(), dsn, out, o)
		if err != nil {
			b.Fatal(err)
		}
		if r.Sum().Changed() {
			b.Fatalf("the load changed %+v", r.Sum())
		}
		rows += float64(r.Sum().Rows)
		staging += r.Staging.Seconds()
	}
	b.ReportMetric(rows/staging, "staged-rows/s")
	b.ReportMetric(rows/b.Elapsed().Seconds(), "rows/s")
}
