package amount

import (
	"os"
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/record"
)

// FuzzAmount holds what no text may break: no panic, spans that quote the text and do
// not overlap, and a value or candidates, never both.
func FuzzAmount(f *testing.F) {
	for _, file := range []string{"testdata/corpus.txt", "testdata/negative.txt"} {
		cases, err := extracttest.ReadCases(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range cases {
			f.Add(c.Text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &document.Document{Text: strings.ToValidUTF8(text, ""), SHA256: "00"}
		layout.Text(d)
		p := extract.NewPass(d)
		found, err := run(p)
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for _, m := range found {
			if m.At.View.Start < last || m.At.View.End <= m.At.View.Start || m.At.Span.Of(p.Doc.Text) != m.At.Quote || m.At.Quote == "" {
				t.Fatalf("%q at %v overlaps or quotes nothing", m.At.Quote, m.At.View)
			}
			last = m.At.View.End
			a := m.Value
			malformed := a.Status == record.AmountMalformed
			if malformed == (a.Value != nil || a.Low != nil) || (a.Low == nil) != (a.High == nil) || a.Value != nil && a.Low != nil {
				t.Fatalf("%q: %+v", m.At.Quote, a)
			}
		}
	})
}

func BenchmarkAmount(b *testing.B) {
	data, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		b.Fatal(err)
	}
	sheet := strings.Repeat("The programme supports the ministries of the partner countries in building institutions that last. ", 100)
	for _, c := range []struct{ name, text string }{
		{"prose", sheet + "It received US$ 5.2 million from the United States and $3 million in 2019. " + sheet[:3000]},
		{"dense", string(data)},
	} {
		b.Run(c.name, func(b *testing.B) {
			p := extracttest.NewPass(b, c.text, "")
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := run(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
