package date

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// render writes a date as its EDTF, or as its candidates, or as 'null'.
func render(d record.Date) string {
	switch {
	case d.EDTF != nil:
		return *d.EDTF
	case len(d.Candidates) > 0:
		return strings.Join(d.Candidates, " or ")
	}
	return "null"
}

func TestCorpus(t *testing.T) { extracttest.Run(t, Extractor, render) }

func finds(t testing.TB, text, own string) (*extract.Pass, []extract.Mention[record.Date]) {
	t.Helper()
	p := extracttest.Pass(t, text, own, Extractor)
	return p, Extractor.From(p)
}

func TestOwnDateIsToldBySheet(t *testing.T) {
	for text, want := range map[string]string{
		"Title of the sheet\ndate: 2022-05-12\n\nThe work began in 2019 and goes on.":                         "2022-05-12",
		"A PARTNERSHIP FOR WORK\n\nGeneva, 7 December 2022\n\nThe parties signed an agreement in 2019.":       "2022-12-07",
		"FOR IMMEDIATE RELEASE\nMarch 29, 2023\n\nToday the two sides met.":                                   "2023-03-29",
		"Porto-Novo, Tuesday 6 June 2023. The Minister signed three agreements today.":                        "2023-06-06",
		"WASHINGTON, March 29, 2023 – Today the two sides met in the capital.":                                "2023-03-29",
		"Fact sheet: water for all\n\nThe project reaches many. It began in 2019.\n\nLast updated: May 2021":  "2021-05",
		"Fact sheet: water for all\n\nFigures as of 30 June 2020 are given.":                                  "",
		"Water for all\n(as of 30 June 2020)\n\nThe project reaches many.":                                    "2020-06-30",
		"Water for all\n\nThe project reaches many people in all the districts of the country.\n\n© ILO 2023": "2023",
		"Factsheet series no. 14   October 2022\n\nWorking together\n\nIt began in 2019.":                     "2022-10",
		"Received 4 June 2003\nPublished online 27 November 2003\n\nIt began in 2001.":                        "2003-11-27",
		"POLICYBRIEF\n\nNo. 49, 2025\n\nIt began in 2001 and goes on in the districts.":                       "2025",
		"Project note\n\nStart date: 12 May 2019\n\nIt goes on in all the districts.":                         "",
		"Water for all\n\nIn March 2019 the project began. It runs until 2024.":                               "",
	} {
		p, _ := finds(t, text, "")
		if p.Doc.Date != want {
			t.Errorf("%q: own date %q, want %q", text, p.Doc.Date, want)
		}
	}
}

func TestCallersDateIsKept(t *testing.T) {
	p, _ := finds(t, "Date: 12 May 2022\n\nOn May 3 the parties met.", "2021-01-02")
	if p.Doc.Date != "2021-01-02" {
		t.Errorf("own date %q", p.Doc.Date)
	}
}

func TestDoubtsAreTold(t *testing.T) {
	for text, want := range map[string]string{
		"In FY 2024 it rose.":                    "fiscal_year",
		"On 31 February 2020 it closed.":         "impossible_date",
		"It ran from 2022 to 2019.":              "reversed_period",
		"It opened in mid-March 2020.":           "part_of_period",
		"It was signed on 12.05.2020 in Bern.":   "order_assumed",
		"It was signed on 3-Dec-21 in Bern.":     "century_assumed",
		"It was signed on 7 December 2022.":      "",
		"It began in the summer of 2021 in Bern": "season_span",
	} {
		_, ms := finds(t, text, "")
		if len(ms) != 1 || strings.Join(ms[0].At.Doubts, " ") != want {
			t.Errorf("%q: %+v, want doubts %q", text, ms, want)
		}
	}
	_, ms := finds(t, "On March 29 they met.", "2023-03-30")
	if len(ms) != 1 || strings.Join(ms[0].At.Doubts, " ") != "year_assumed" || render(ms[0].Value) != "2023-03-29" {
		t.Errorf("a day without its year: %+v", ms)
	}
}

func TestLeftAloneIsMasked(t *testing.T) {
	for text, reason := range map[string]string{
		"The 2030 Agenda sets goals.":          "part of a name",
		"Expo 2020 was held in Dubai.":         "part of a name",
		"See Resolution 2030 of the Council.":  "a number of something",
		"It opened in November, as planned.":   "a date without its year",
		"The 21st Century Maritime Silk Road.": "part of a name",
	} {
		p, ms := finds(t, text, "")
		if len(ms) != 0 || len(p.Masks()) != 1 || p.Masks()[0].Reason != reason {
			t.Errorf("%q: finds %v, masks %v", text, ms, p.Masks())
		}
	}
}
