package project

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/fact/facttest"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// render writes a project as its title and what is known of it.
func render(p *extract.Pass, v record.Project) string {
	out := v.Title
	if v.Period != nil {
		out += "; " + *v.Period
	}
	for _, part := range []struct {
		word string
		ids  []string
	}{{"funded by", v.Funding}, {"run by", v.Implementing}, {"in", v.Places}, {"worth", v.Amounts}} {
		if len(part.ids) > 0 {
			out += "; " + part.word + " " + facttest.Names(p, part.ids)
		}
	}
	for _, s := range v.Sectors {
		out += "; sector " + s.Code + " " + s.Name
	}
	return out
}

func TestCorpus(t *testing.T) { extracttest.RunIn(t, Extractor, render) }

func TestDonorOfHeadingIsDoubted(t *testing.T) {
	text := "Our work\n\nWith support from the European Union\n\nRoads for the South (2018-2021)\n\nThe project builds roads in Kenya.\n"
	ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
	if len(ms) != 1 || !strings.Contains(strings.Join(ms[0].At.Doubts, " "), "far_evidence") {
		t.Errorf("want one project with far evidence, got %+v", ms)
	}
}

// BenchmarkRun is the extractor alone over a sheet whose other finds are made.
func BenchmarkRun(b *testing.B) {
	extracttest.Benchmark(b, Extractor, strings.Repeat("- Reading for All Project: The U.S. Agency for International Development (USAID) plans to provide $3 million to train teachers in Kenya. The project will last until 2026.\n\nThe Bank launched the Clean Water Project in Ghana in May 2021.\n\n", 52))
}

func FuzzRun(f *testing.F) { extracttest.Fuzz(f, Extractor) }
