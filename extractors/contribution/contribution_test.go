package contribution

import (
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
	extracttest.Benchmark(b, Extractor, strings.Repeat("- Reading for All Project: The U.S. Agency for International Development (USAID) plans to provide $3 million to train teachers in Kenya. The project will last until 2026.\n\nThe Bank launched the Clean Water Project in Ghana in May 2021.\n\n", 52))
}

func FuzzRun(f *testing.F) { extracttest.Fuzz(f, Extractor) }
