package extractors_test

import (
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/ledger"
	"factsheet/pipeline/link"
	"factsheet/pipeline/read"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/validate"
)

// The stages around the extractors, on the sheet that BenchmarkSheet13kB takes whole;
// each extractor has a benchmark of its own beside it.
func BenchmarkStages13kB(b *testing.B) {
	p := newPipeline(b)
	in := input("sample", sample(b, 13_000))
	pass := p.ProcessTraced(b.Context(), in).Pass
	text := func() *document.Document {
		d := &document.Document{SHA256: in.SHA256}
		if err := read.Text(d, in.Data); err != nil {
			b.Fatal(err)
		}
		return d
	}
	laid := text()
	layout.Text(laid)
	full := link.Record(pass)
	for _, stage := range []struct {
		name string
		run  func()
	}{
		{"read", func() { text() }},
		{"layout", func() { layout.Text(&document.Document{Text: laid.Text, Pages: laid.Pages}) }},
		{"normalise_segment", func() { extract.NewPass(laid) }},
		{"link", func() { link.Record(pass) }},
		{"ground", func() { validate.Ground(full) }},
		{"reconcile", func() {
			if err := reconcile.Record(pass, full); err != nil {
				b.Fatal(err)
			}
		}},
		{"unread", func() { ledger.Unread(pass, full) }},
		{"validate", func() { validate.Issues(pass, full, p.Rules()) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(len(in.Data)))
			b.ReportAllocs()
			for b.Loop() {
				stage.run()
			}
		})
	}
}
