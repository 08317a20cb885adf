package contribution

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/fact/facttest"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// render writes a contribution as who gives to whom, the sum, its kind, stage, period.
func render(p *extract.Pass, v record.Contribution) string {
	side := func(one *string, others []string) string {
		if one == nil {
			return "-"
		}
		return facttest.Names(p, append([]string{*one}, others...))
	}
	out := side(v.Donor, v.CoDonors) + " to " + side(v.Recipient, v.CoRecipients) + ": " + facttest.Name(p, facttest.Text(v.Amount)) + "; " + v.Kind + " " + v.Flow
	if v.Period != nil {
		out += "; " + *v.Period
	}
	return out
}

func TestCorpus(t *testing.T) { extracttest.RunIn(t, Extractor, render) }

func TestSumToldTwiceIsOneFlow(t *testing.T) {
	text := "USAID is awarding $171 million in grants to island states.\n\nThis week USAID awarded $171 million in grants for ports.\n\nUSAID will provide $5 million for wells. USAID will provide $5 million for roads.\n"
	ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
	ids := map[string]bool{}
	for _, m := range ms {
		ids[m.ID] = true
	}
	if len(ms) != 4 || len(ids) != 3 {
		t.Errorf("want four tellings of three flows, got %+v", ms)
	}
}

// BenchmarkRun is the extractor alone over a sheet whose other finds are made.
func BenchmarkRun(b *testing.B) {
	text := strings.Repeat("- Reading for All Project: The U.S. Agency for International Development (USAID) plans to provide $3 million to train teachers in Kenya. The project will last until 2026.\n\nThe Bank launched the Clean Water Project in Ghana in May 2021.\n\n", 52)
	p := extracttest.Pass(b, text, "", Extractor)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Extractor.Run(p); err != nil {
			b.Fatal(err)
		}
	}
}

// No text makes the extractor panic.
func FuzzRun(f *testing.F) {
	for _, file := range []string{"corpus.txt", "negative.txt"} {
		if data, err := os.ReadFile(filepath.Join("testdata", file)); err == nil {
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		extracttest.Pass(t, "A sheet. "+strings.ToValidUTF8(text, ""), "", Extractor)
	})
}
