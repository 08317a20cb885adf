package chart_test

import (
	"testing"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report/chart"
)

// all is the last row of a chart's table: what it adds up to.
func all(flows, sum string) string {
	return `<th scope="row" dir="auto">All</th><td dir="auto"></td><td class="chart-number">` + flows +
		`</td><td class="chart-number">` + sum + `</td>`
}

func TestSumsAreExact(t *testing.T) {
	s := tell("a")
	for range 10 {
		s.flow("Norway", "Kenya", "0.1 USD", "2020")
	}
	s.flow("Norway", "Kenya", "9007199254740993 USD", "2020")
	has(t, charts(s)["contributions-USD"], all("11", "9,007,199,254,740,994"))
	s.flow("Norway", "Kenya", "123456789012345678901234567890.05 USD", "")
	has(t, charts(s)["contributions-USD"], all("12", "123,456,789,012,354,686,100,489,308,884.05"))
}

func TestCurrenciesAreNeverAddedUp(t *testing.T) {
	s := tell("a")
	s.flow("Norway", "Kenya", "5 USD", "2020")
	s.flow("Norway", "Kenya", "7 USD", "2020")
	s.flow("Norway", "Kenya", "9 USD", "2020")
	for range 3 {
		s.flow("Norway", "Kenya", "100 NOK", "2020")
	}
	got := charts(s)
	has(t, got["contributions-USD"], all("3", "21"))
	has(t, got["contributions-NOK"], all("3", "300"))
	lacks(t, got["contributions-USD"], "NOK", "321")
	lacks(t, got["contributions-NOK"], "USD", "321")
}

func TestCurrenciesWithoutAChartAreTold(t *testing.T) {
	s := tell("a")
	for i, code := range []string{"AUD", "CHF", "EUR", "NOK", "SEK", "USD", "ZAR"} {
		for range 7 - i {
			s.flow("Norway", "Kenya", "5 "+code, "2020")
		}
	}
	got := charts(s)
	has(t, got["contributions-AUD"], "Not drawn, for few are told in them: 15 SEK (3), 10 USD (2) and 5 ZAR (1).")
	if got["contributions-USD"] != "" || got["contributions-NOK"] == "" {
		t.Error("not the four currencies with most contributions have a chart")
	}
	few := tell("b")
	few.flow("Norway", "Kenya", "5 USD", "2020")
	few.flow("Norway", "Kenya", "6 EUR", "2020")
	got = charts(few)
	has(t, got["contributions-EUR"], all("1", "6"), "Not drawn, for few are told in them: 5 USD (1).")
	if got["contributions-USD"] != "" {
		t.Error("a single contribution has a chart beside another's")
	}
}

func TestPartsAndRetoldFlowsCountOnce(t *testing.T) {
	s := tell("a")
	whole := s.flow("Norway", "Kenya", "10 USD", "2020").ID
	s.flow("Norway", "Kenya", "6 USD", "2020").PartOf = &whole
	s.flow("Norway", "Kenya", "4 USD", "2020").PartOf = &whole
	again := tell("b")
	retold := again.flow("Norway", "Kenya", "10 USD", "2020").ID
	again.flow("Sweden", "Kenya", "3 USD", "2021")
	g := chart.NewGather()
	g.AddLinked(s.Record, nil)
	g.AddLinked(again.Record, &across.Links{Same: map[string]across.Ref{retold: {Document: "a", ID: whole}}})
	g.AddLinked(again.Record, nil) // the same document twice
	got := byID(g.Charts())["contributions-USD"]
	has(t, got, all("2", "13"), "2 contributions are parts of others", "1 contribution was told by a sheet before")
	has(t, byID(g.Charts())["partners"], "Times told", `<td class="chart-number">1</td>`)
}

func TestSheetThatIsAnotherMakeIsLeftOut(t *testing.T) {
	s, print := tell("a"), tell("b")
	for _, x := range []*told{s, print} {
		x.flow("Norway", "Kenya", "10 USD", "2020")
		x.agreement("mou", "", "2020", "Norway", "Kenya")
		x.place("country", "KE", "Kenya", 3)
	}
	print.Document.NearDuplicate = &s.Document.ID
	got := charts(s, print)
	const said = "1 sheet is another make or edition of one before and is left out"
	has(t, got["contributions-USD"], all("1", "10"), said)
	has(t, got["agreements"], "1 agreement: 1 × memorandum of understanding.", said)
	has(t, got["places"], "Kenya: 3 mentions in 1 sheet", said)
	has(t, got["partners"], said)
}

func TestWhatHasNoOneValueIsInNoSum(t *testing.T) {
	s := tell("a")
	s.flow("Norway", "Kenya", "5 USD", "2020")
	s.flow("Norway", "Kenya", " USD", "2020")
	s.amount().Status = record.AmountMalformed
	s.flow("Norway", "Kenya", " USD", "2020")
	s.amount().Low, s.amount().High = text("5"), text("10")
	for _, damaged := range []string{"-5", "1e9999999", "NaN", "Infinity", "٣", "0x10", "1,000", "."} {
		s.flow("Norway", "Kenya", damaged+" USD", "2020")
	}
	s.flow("Norway", "Kenya", "5", "2020") // no currency
	s.flow("Norway", "Kenya", "5 <b>", "2020")
	s.flow("Norway", "Kenya", "5 USD", "2020").Amount = nil
	got := charts(s)
	has(t, got["contributions-USD"], all("1", "5"), "In no sum: 1 malformed in USD, 1 range in USD and 8 unreadable figures in USD.",
		"2 contributions are in currencies that nothing settles", "1 contribution tells no sum of money.")
	if len(got) != 4 {
		t.Errorf("%d charts", len(got))
	}
}

func TestCurrencyOfMalformedSumsAloneIsTold(t *testing.T) {
	s := tell("a")
	s.flow("Norway", "Kenya", " USD", "2020")
	s.amount().Status = record.AmountMalformed
	has(t, charts(s)["contributions"], "No contribution has a sum that can be added up.", "In no sum: 1 malformed in USD.")
}

func TestYearAndDonorThatAreNotToldAreSaidSo(t *testing.T) {
	s := tell("a")
	s.flow("Norway", "Kenya", "5 USD", "2020")
	s.flow("Norway", "Kenya", "6 USD", "")
	s.flow("", "Kenya", "7 USD", "../2020")
	s.flow("", "Kenya", "8 USD", "2021/2023")
	got := charts(s)["contributions-USD"]
	has(t, got, "No year told: 2 contributions.", "No donor told: 2 contributions.", "No year told, so not here: 13 USD in 2 contributions",
		"Over several years: 1 contribution", "No donor told, over several years from 2021: 8 USD in 1 contribution", all("4", "26"))
}

func TestManyDonorsAreTopAndOthers(t *testing.T) {
	s := tell("a")
	for i := range 60 {
		s.flow(string(rune('A'+i%26))+"land"+string(rune('a'+i/26)), "Kenya", "1"+string(rune('0'+i%10))+" USD", "2020")
	}
	got := charts(s)["contributions-USD"]
	has(t, got, "53 other donors", "by 60 donors", all("60", "870"))
	one := charts(func() *told { s := tell("a"); s.flow("Norway", "Kenya", "5 USD", "2020"); return s }())["contributions-USD"]
	has(t, one, "5 USD in 1 contribution by 1 donor.")
	lacks(t, one, "other")
}
