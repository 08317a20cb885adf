package agreement

import (
	"strconv"
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/fact/facttest"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// render writes an agreement as kind, count, date, parties, title and sums.
func render(p *extract.Pass, v record.Agreement) string {
	out := v.Kind
	if v.Count > 1 {
		out += " x" + strconv.Itoa(v.Count)
	}
	out += "; " + facttest.Text(v.Date) + "; " + facttest.Names(p, v.Parties)
	if v.Title != nil {
		out += "; " + *v.Title
	}
	if len(v.Amounts) > 0 {
		out += "; worth " + facttest.Names(p, v.Amounts)
	}
	return out
}

func TestCorpus(t *testing.T) { extracttest.RunIn(t, Extractor, render) }

func TestTellingsOfOneAgreementShareAnID(t *testing.T) {
	text := "In December 2022 the ILO and UNDP signed a partnership agreement.\n\nOn 7 December 2022 the ILO and UNDP signed a MoU in Geneva.\n\nIn 2019, the ILO and UNDP signed a MoU.\n"
	ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
	if len(ms) != 3 || ms[0].ID != ms[1].ID || ms[0].ID == ms[2].ID {
		t.Errorf("want three tellings of two agreements, got %+v", ms)
	}
}

// BenchmarkRun is the extractor alone over a sheet whose other finds are made.
func BenchmarkRun(b *testing.B) {
	extracttest.Benchmark(b, Extractor, strings.Repeat("- Reading for All Project: The U.S. Agency for International Development (USAID) plans to provide $3 million to train teachers in Kenya. The project will last until 2026.\n\nThe Bank launched the Clean Water Project in Ghana in May 2021.\n\n", 52))
}

func FuzzRun(f *testing.F) { extracttest.Fuzz(f, Extractor) }
