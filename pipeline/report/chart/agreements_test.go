package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/report/chart"
)

func TestFewAgreementsStandOneByOneInTheOrderOfTheirDates(t *testing.T) {
	s := tell("a")
	last := s.agreement("mou", "", "2022-12-07", "Kenya", "Norway")
	last.Count = 3
	s.agreement("treaty", "Open Harbours", "2019", "Kenya")
	s.agreement("loan", "", "2017/2022", "Kenya", "Norway")
	s.agreement("grant", "", "")
	got := charts(s)["agreements"]
	has(t, got, "6 agreements: 3 × memorandum of understanding, 1 × grant, 1 × loan, 1 × treaty.", "No date told: 1 agreement.",
		"In the order of their dates: 2017 to 2022 Loan: Kenya – Norway; 2019 Open Harbours: Kenya; 7 Dec 2022 3 × MoU: Kenya – Norway.",
		`data-entry="`+last.ID+`"`, "some day of the year", "a period", "not told")
}

func TestAgreementsOfOneDayStayApart(t *testing.T) {
	s := tell("a")
	for i := range 12 {
		s.agreement("mou", fmt.Sprintf("Agreement %d", i), "2022-12-07", "Kenya", "Norway")
	}
	rows := map[string]bool{}
	for _, e := range elements(t, charts(s)["agreements"]) {
		if e.name == "text" && strings.HasPrefix(e.text, "Agreement ") {
			rows[fmt.Sprint(e.svg, e.attrs["y"])] = true
		}
	}
	if len(rows) != 12 {
		t.Errorf("12 agreements stand in %d rows", len(rows))
	}
}

func TestManyAgreementsAreGroupedByYearOrMonth(t *testing.T) {
	years, months := tell("a"), tell("b")
	for i := range 300 {
		years.agreement("mou", "", fmt.Sprintf("%d-03", 2010+i%10), "Kenya", "Norway")
		months.agreement("mou", "", fmt.Sprintf("2021-%02d-03", 1+i%10), "Kenya", "Norway")
	}
	months.agreement("loan", "", "2021", "Kenya", "Norway")
	got := charts(years)["agreements"]
	has(t, got, "By year", "2010 30, 2011 30", " more agreements.")
	if n := strings.Count(got, "<tr"); n > 152 {
		t.Errorf("a table of %d rows", n)
	}
	has(t, charts(months)["agreements"], "By month", "Jan 2021 30, Feb 2021 30", "Told by the year alone, so in no column: 1 agreement.")
}

func TestAgreementToldTwiceStandsOnce(t *testing.T) {
	a, b := tell("a"), tell("b")
	first, again := a.agreement("mou", "", "2020", "Kenya", "Norway").ID, b.agreement("mou", "", "2020", "Kenya", "Norway").ID
	g := chart.NewGather()
	g.AddLinked(a.Record, nil)
	g.AddLinked(b.Record, &across.Links{Same: map[string]across.Ref{again: {Document: "a", ID: first}}})
	got := byID(g.Charts())
	has(t, got["agreements"], "1 agreement: 1 × memorandum", "1 agreement told by a sheet before: each stands once.")
	lacks(t, got["agreements"], again, "not known here")
	lacks(t, got["partners"], again)
	has(t, charts(a, b)["agreements"], "Whether several sheets tell of the same agreement is not known here")
}

func TestDatesThatNobodyReadsTellNone(t *testing.T) {
	s := tell("a")
	for _, d := range []string{"<b>", "2020/1990", "soon", "{", "99999", "/", "../..", "{2019,x}"} {
		s.agreement("mou", "", d, "Kenya", "Norway")
	}
	has(t, charts(s)["agreements"], "No agreement tells its date, so there is no line to draw.")
}
