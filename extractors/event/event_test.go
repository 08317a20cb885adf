package event

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/fact/facttest"
	"factsheet/extractors/person"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// render writes an event as name, date, place and those who took part.
func render(p *extract.Pass, v record.Event) string {
	out := v.Name + "; " + facttest.Text(v.Date)
	if v.Place != nil {
		out += "; " + facttest.Name(p, *v.Place)
	}
	if len(v.Participants) > 0 {
		var with []string
		for _, id := range v.Participants {
			name := facttest.Name(p, id)
			for _, m := range person.Extractor.From(p) {
				if m.Value.ID == id {
					name = m.Value.Name
				}
			}
			with = append(with, name)
		}
		out += "; with " + strings.Join(with, ", ")
	}
	return out
}

func TestCorpus(t *testing.T) { extracttest.RunIn(t, Extractor, render) }

func TestEventToldTwiceIsOne(t *testing.T) {
	text := "At the Water Summit in May 2022 they met. What was said at the Water Summit in May 2022 holds.\n"
	ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
	if len(ms) != 2 || ms[0].ID != ms[1].ID {
		t.Errorf("want two tellings of one event, got %+v", ms)
	}
}

func TestFinerDateOfAnEventWins(t *testing.T) {
	text := "The Water Summit in May 2022 drew many.\n\nIt was told at the Water Summit on 4 May 2022.\n\nThe Water Summit in May 2021 was small.\n"
	ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
	if len(ms) != 3 || ms[0].ID != ms[1].ID || ms[0].ID == ms[2].ID || *ms[0].Value.Date != "2022-05-04" || *ms[2].Value.Date != "2021-05" {
		t.Errorf("want two tellings of one event of 4 May 2022 and one of 2021, got %+v", ms)
	}
}

// BenchmarkRun is the extractor alone over a sheet whose other finds are made.
func BenchmarkRun(b *testing.B) {
	extracttest.Benchmark(b, Extractor, strings.Repeat("- Reading for All Project: The U.S. Agency for International Development (USAID) plans to provide $3 million to train teachers in Kenya. The project will last until 2026.\n\nThe Bank launched the Clean Water Project in Ghana in May 2021.\n\n", 52))
}

func FuzzRun(f *testing.F) { extracttest.Fuzz(f, Extractor) }
