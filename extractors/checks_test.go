package extractors_test

import (
	"strings"
	"testing"
)

// What a rule of validation says of a text, and of one like it where all is well.
func TestChecksOfOneFactAgainstAnother(t *testing.T) {
	for name, c := range map[string]struct {
		rule, text string
		want       string // part of the only message; empty for none
	}{
		"a share and its sums":       {"percent.part", "The Bank paid US$ 6 million (50%) of US$ 10 million.", `"50%" is not what "US$ 6 million" is of "US$ 10 million" (60.0%)`},
		"a share that fits":          {"percent.part", "The Bank paid US$ 6 million (60%) of US$ 10 million.", ""},
		"a share, rounded":           {"percent.part", "The Bank paid US$ 6.1 million (61%) of US$ 9.96 million.", ""},
		"a share of people":          {"percent.part", "Of the pupils, 189 pupils (40%) of 300 pupils passed.", `"40%" is not what "189 pupils" is of "300 pupils"`},
		"a share of a total":         {"percent.part", "Chile gave US$ 20 million, of which US$ 5 million (35%) went to ports.", `"35%" is not what "US$ 5 million" is of "US$ 20 million" (25.0%)`},
		"shares of a total that fit": {"percent.part", "Chile gave US$ 20 million, of which US$ 5 million (25%) went to ports and US$ 15 million (75%) to roads.", ""},
		"a share of something else":  {"percent.part", "Chile gave US$ 5 million (up 40% from 2020) to ports.", ""},
		"a loose share":              {"percent.part", "The Bank paid US$ 6 million (about 50%) of US$ 10 million.", ""},

		"signed after the sheet":             {"date.after_sheet", "FACT SHEET: Norway and Ghana\n14 May 2019\n\nOn 9 June 2023 the Government of Norway and the Government of Ghana signed a memorandum of understanding on ports.\n", "the date 2023-06-09, after the sheet's own, 2019-05-14"},
		"signed before":                      {"date.after_sheet", "FACT SHEET: Norway and Ghana\n14 May 2019\n\nOn 9 June 2018 the Government of Norway and the Government of Ghana signed a memorandum of understanding on ports.\n", ""},
		"to be signed":                       {"date.after_sheet", "FACT SHEET: Norway and Ghana\n14 May 2019\n\nOn 9 June 2023 the Government of Norway and the Government of Ghana will have signed a memorandum of understanding on ports.\n", ""},
		"signed on the sheet's day":          {"date.after_sheet", "FACT SHEET: Norway and Ghana\n14 May 2019\n\nOn 14 May 2019 the Government of Norway and the Government of Ghana signed a memorandum of understanding on ports.\n", ""},
		"a project over too soon":            {"period.agreement", "Norway in Ghana\n\nClean Ports for Tema (2012-2015)\n\nOn 9 June 2018 the Government of Norway and the Government of Ghana signed a memorandum of understanding on ports. The project built two quays.\n", "(2012/2015) ends before its agreement (2018-06-09)"},
		"a project that goes on":             {"period.agreement", "Norway in Ghana\n\nClean Ports for Tema (2012-2019)\n\nOn 9 June 2018 the Government of Norway and the Government of Ghana signed a memorandum of understanding on ports. The project built two quays.\n", ""},
		"an agreement of elsewhere":          {"period.agreement", "Norway in Ghana\n\nClean Ports for Tema (2012-2015)\n\nThe project built two quays.\n\nNew ties\n\nOn 9 June 2018 the Government of Norway and the Government of Ghana signed a memorandum of understanding on ports.\n", ""},
		"more bodies than MoUs":              {"count.parties", "In 2019 UNICEF signed two MoUs with the Ministry of Health, the Ministry of Labour and the Ministry of Transport.", `"two MoUs" is followed by a list of 3 bodies`},
		"as many bodies as MoUs":             {"count.parties", "In 2019 UNICEF signed three MoUs with the Ministry of Health, the Ministry of Labour and the Ministry of Transport and one with the World Bank.", ""},
		"one body and another one":           {"count.parties", "In 2019 UNICEF signed three MoUs with the Government of Ghana and one with the World Bank.", ""},
		"more MoUs told than counted":        {"count.ordinals", "UNICEF signed two MoUs in 2019. The first MoU is on water. The second MoU is on roads. The third MoU is on ports.", `"two MoUs", but up to the third mou is told`},
		"as many MoUs as counted":            {"count.ordinals", "UNICEF signed three MoUs in 2019. The first MoU is on water. The second MoU is on roads. The third MoU is on ports.", ""},
		"a table with a row too few":         {"count.table", "The Fund pays for the following four projects:\n\nProject                 Period        Budget (US$)\nQuays of Tema           2019-2021     1,400,000\nCranes for Takoradi     2020-2022     2,300,000\nHarbour School          2021-2023     700,000\n", `"four projects" is followed by a table of 3 rows`},
		"a table with all rows":              {"count.table", "The Fund pays for the following three projects:\n\nProject                 Period        Budget (US$)\nQuays of Tema           2019-2021     1,400,000\nCranes for Takoradi     2020-2022     2,300,000\nHarbour School          2021-2023     700,000\n", ""},
		"two sums of one project":            {"amount.differs", "The Harbour School (US$ 750,000) opened in May.\n\nProjects (US$)\n\nProject                 Period        Budget (US$)\nQuays of Tema           2019-2021     1,400,000\nCranes for Takoradi     2020-2022     2,300,000\nHarbour School          2021-2023     700,000\n", "of the project 'Harbour School'"},
		"a heading and the text":             {"amount.differs", "Clean Rivers for Harbour Towns (2018-2023), US$ 4 million\n\nThanks to a US$ 5 million contribution from Norway, the project cleaned two rivers in Ghana.\n", `"US$ 5 million" and, on page 1, "US$ 4 million"`},
		"a part of the heading's sum":        {"amount.differs", "Clean Rivers for Harbour Towns (2018-2023), US$ 4 million\n\nThanks to a US$ 3 million contribution from Norway, the project cleaned two rivers in Ghana.\n", ""},
		"a donor in a table and in the text": {"amount.differs", "Energy Portfolio\n\nProject                  Country       Donor          Budget             Period\nSmall Hydro Renewal      Tajikistan    Switzerland    CHF 12.4 million   2020-2025\nSolar Roofs for Clinics  Kyrgyzstan    Germany        EUR 8 million      2021-2024\nWind Atlas               Kazakhstan    World Bank     USD 950,000        2022-2023\n\nGermany contributed EUR 9.5 million to Solar Roofs for Clinics, which reaches 40 clinics.\n", "of one donor and project"},
		"a further sum of the donor":         {"amount.differs", "Energy Portfolio\n\nProject                  Country       Donor          Budget             Period\nSmall Hydro Renewal      Tajikistan    Switzerland    CHF 12.4 million   2020-2025\nSolar Roofs for Clinics  Kyrgyzstan    Germany        EUR 8 million      2021-2024\nWind Atlas               Kazakhstan    World Bank     USD 950,000        2022-2023\n\nGermany contributed a further EUR 9.5 million to Solar Roofs for Clinics, which reaches 40 clinics.\n", ""},
		"one sum of one project":             {"amount.differs", "The Harbour School (US$ 0.7 million) opened in May.\n\nProjects (US$)\n\nProject                 Period        Budget (US$)\nQuays of Tema           2019-2021     1,400,000\nCranes for Takoradi     2020-2022     2,300,000\nHarbour School          2021-2023     700,000\n", ""},
	} {
		got := issuesOf(processed(t, c.text), c.rule)
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%s: %s", name, got)
		case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
			t.Errorf("%s: the issues are %q, want %q", name, got, c.want)
		}
	}
}
