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
	text := "USAID is awarding $171 million in grants to island states.\n\nThis week USAID awarded $171 million in grants for ports.\n\n" +
		"USAID will provide $5 million for wells. USAID will provide $5 million for roads.\n"
	ms := Extractor.From(extracttest.Pass(t, text, "", Extractor))
	ids := map[string]bool{}
	for _, m := range ms {
		ids[m.ID] = true
	}
	if len(ms) != 4 || len(ids) != 3 {
		t.Errorf("want four tellings of three flows, got %+v", ms)
	}
}

func TestFlowToldInOtherWordsIsOne(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		flows int
	}{
		"active and passive": {"Norway gave NOK 40 million to UNICEF in 2021 for schools. In 2021, UNICEF received NOK 40 million from Norway for schools in Malawi.", 1},
		"with no purpose":    {"Japan gave US$ 2 million to FAO in 2020. In 2020, FAO received US$ 2 million from Japan.", 1},
		"another purpose":    {"Denmark gave DKK 30 million to WFP in 2019 for school meals. In 2019, WFP received DKK 30 million from Denmark for roads.", 2},
		"another year":       {"Japan gave US$ 2 million to FAO in 2020. In 2021, FAO received US$ 2 million from Japan.", 2},
		"another sum of it":  {"Japan gave US$ 2 million to FAO in 2020. In 2020, FAO received another US$ 2 million from Japan.", 2},
		"pledged and paid":   {"Japan pledged US$ 2 million to FAO in 2020. In 2020, FAO received US$ 2 million from Japan.", 2},
		"no year at all":     {"Japan gave US$ 2 million to FAO. Later, FAO received US$ 2 million from Japan.", 2},
	} {
		ids := map[string]bool{}
		ms := Extractor.From(extracttest.Pass(t, c.text, "", Extractor))
		for _, m := range ms {
			ids[m.ID] = true
		}
		if len(ms) != 2 || len(ids) != c.flows {
			t.Errorf("%s: want two tellings of %d flows, got %+v", name, c.flows, ms)
		}
	}
}

// BenchmarkRun is the extractor alone over a sheet whose other finds are made.
func BenchmarkRun(b *testing.B) {
	extracttest.Benchmark(b, Extractor, strings.Repeat("- Reading for All Project: The U.S. Agency for International Development (USAID) plans to provide $3 million to train teachers in Kenya. The project will last until 2026.\n\nThe Bank launched the Clean Water Project in Ghana in May 2021.\n\n", 52))
}

func FuzzRun(f *testing.F) { extracttest.Fuzz(f, Extractor) }

func TestAProjectsCellOverSeveralRowsHasTheDonorOfEach(t *testing.T) {
	text := "Table 1. Projects of the Fund\n\n" +
		"  Project                 Donor        Budget (US$)    Period\n" +
		"  Safe wells for Tarn     Sweden          2,300,000    2019-2022\n" +
		"                          Norway            450,000    2020\n" +
		"  School meals            Japan           1,125,000    2018-2021\n"
	p := extracttest.NewPass(t, text, "")
	if len(p.Doc.Tables) != 1 {
		t.Fatalf("%d tables", len(p.Doc.Tables))
	}
	for i := range p.Doc.Tables[0].Cells {
		if c := &p.Doc.Tables[0].Cells[i]; c.Row == 1 && c.Column == 0 {
			c.Rows = 2
		}
	}
	extracttest.Extract(t, p, Extractor)
	var got []string
	for _, m := range Extractor.From(p) {
		got = append(got, render(p, m.Value))
	}
	want := []string{
		"Sweden to -: 2,300,000; project budget; 2019/2022",
		"Norway to -: 450,000; project budget; 2020",
		"Japan to -: 1,125,000; project budget; 2018/2021",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestEachRuleHasAnExampleInTheCorpus(t *testing.T) {
	cases, err := extracttest.ReadCases("testdata/corpus.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range cases {
		for _, m := range Extractor.From(extracttest.Pass(t, c.Text, c.Date, Extractor)) {
			seen[m.At.Rule] = true
		}
	}
	for _, r := range Extractor.Rules {
		if !seen[r.Name] {
			t.Errorf("no case of the corpus is read by %s", r.Name)
		}
		delete(seen, r.Name)
	}
	for name := range seen {
		t.Errorf("flows carry the rule %s, which is not documented", name)
	}
}

func TestProjectsWithoutAColumnOfDonorsAreOfWhomTheHeadOrTheCaptionNames(t *testing.T) {
	rows := " ----------------------------------------------------------------\n" +
		" Safe wells for Tarn        Kenya        2019-2022      2,300,000\n" +
		" School meals               Ghana        2018-2021      1,125,000\n" +
		" ----------------------------------------------------------------\n" +
		" Total                                                  3,425,000\n"
	for head, want := range map[string]string{
		"Projects of the hills\n\n Project                    Country      Duration       EU grant (EUR)\n":        "EU",
		"Main projects funded by Norway\n\n Project                    Country      Duration       Budget (EUR)\n": "Norway",
		"Main projects\n\n Project                    Country      Duration       Budget (EUR)\n":                  "-",
	} {
		p := extracttest.Pass(t, "Facts and figures\n\n"+head+rows, "", Extractor)
		var got []string
		for _, m := range Extractor.From(p) {
			got = append(got, render(p, m.Value))
		}
		wanted := []string{
			want + " to -: 2,300,000; project budget; 2019/2022",
			want + " to -: 1,125,000; project budget; 2018/2021",
		}
		if strings.Join(got, "\n") != strings.Join(wanted, "\n") {
			t.Errorf("%s: got\n%s", head, strings.Join(got, "\n"))
		}
	}
}
