package iati

import (
	"context"
	"fmt"
	"io"
	"testing"

	"factsheet/pipeline/record"
)

// BenchmarkWrite is the writing of a sheet with a project, an agreement and two flows, apart
// from the reading of its record.
func BenchmarkWrite(b *testing.B) {
	var records []*record.Record
	for i := range 100 {
		text := fmt.Sprintf("%d: Clean Water. Japan paid US$ 5 in 2021. Norad pledged US$ 7. Japan and Kenya signed the Lakes Accord.", i)
		records = append(records, sheetOf(fmt.Sprintf("%d.txt", i), text, "2023-06-01", bodies,
			project(fmt.Sprintf("p%d", i), "Clean Water", "2020/2024", func(p *record.Project) { p.Funding = []string{"jp"} }),
			agreement(fmt.Sprintf("a%d", i), "mou", fmt.Sprintf("%d-03-04", 1900+i), "signed the Lakes Accord", []string{"jp", "ke"}),
			flow(fmt.Sprintf("c%d", i), "jp", "", "disbursement", "2021", "US$ 5", fmt.Sprint(5+i), "USD", ofProject(fmt.Sprintf("p%d", i))),
			flow(fmt.Sprintf("d%d", i), "no", "ke", "pledge", "2022", "US$ 7", fmt.Sprint(7+i), "USD")))
	}
	x, err := newExporter(Options{Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	x.sheets, x.by = len(records), func(rule string) string { return rule }
	x.read = func(i int) (*record.Record, error) { return records[i], nil }
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.write(context.Background(), io.Discard, func(*Gap) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(records))/b.Elapsed().Seconds(), "sheets/s")
}
