package iati

import (
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

func TestMoneyOfOneKindBetweenTheSameBodiesIsOneActivity(t *testing.T) {
	text := "Japan gave US$ 1, US$ 2, US$ 3, US$ 4 and US$ 5."
	f := exported(t, Options{}, sheetOf("a.txt", text, "2023-06-01", bodies,
		flow("c1", "jp", "un", "disbursement", "2021", "US$ 1", "1", "USD"), flow("c2", "jp", "un", "pledge", "2022", "US$ 2", "2", "EUR"),
		flow("c3", "jp", "ke", "pledge", "2022", "US$ 3", "3", "USD"),
		flow("c4", "jp", "", "pledge", "2022", "US$ 4", "4", "USD"), flow("c5", "jp", "", "pledge", "2022", "US$ 5", "5", "USD")))
	var got []string
	for _, a := range f.Activities {
		got = append(got, a.Title+strings.Repeat("*", len(a.Transactions))+a.Currency)
	}
	want := "Contribution from Japan to UNICEF** Contribution from Japan to Kenya*USD Contribution from Japan*USD Contribution from Japan*USD"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("the activities are\n%s, want\n%s", s, want)
	}
}

func TestJointDonorsAreNamedTogether(t *testing.T) {
	a := exported(t, Options{}, sheetOf("a.txt", "They gave US$ 1.", "2023-06-01", bodies,
		flow("c1", "jp", "un", "pledge", "2022", "US$ 1", "1", "USD", func(c *record.Contribution,
			_ *record.Amount) {
			c.CoDonors = []string{"no", "ke"}
		}))).only(t)
	if p := a.Transactions[0].Provider; *p != (readOrg{Name: "Japan, Norad and Kenya"}) {
		t.Errorf("the provider is %+v", p)
	}
	if len(a.Participating) != 3 || a.Participating[1] != (readOrg{"XM-DAC-8-1", "", "1", "Norad"}) {
		t.Errorf("%+v", a.Participating)
	}
}

func agreement(id, kind, date, quote string, parties []string, amounts ...string) func(*record.Record) {
	return func(r *record.Record) {
		a := record.Agreement{Basis: record.Basis{ID: id, Rule: "agreement.between"}, Kind: kind, Count: 1, Parties: parties, Amounts: amounts,
			Mentions: []record.Mention{{Span: wordsOf(r, quote)}}}
		if date != "" {
			a.Date = &date
		}
		r.Agreements = append(r.Agreements, a)
	}
}

func TestMoneyOfAnAgreementIsInItsActivity(t *testing.T) {
	text := "Japan and Kenya signed a loan. Japan will lend US$ 9."
	loan := func(c *record.Contribution, _ *record.Amount) { c.Kind = "loan" }
	for name, amounts := range map[string][]string{"by its sum": {"amount-c1"}, "by parties, kind and date": nil} {
		a := exported(t, Options{}, sheetOf("a.txt", text, "2023-06-01", bodies, agreement("a1", "loan", "2022-05-04",
			"signed a loan", []string{"jp", "ke"}, amounts...),
			flow("c1", "jp", "ke", "commitment", "2022-05-04", "US$ 9", "9", "USD", loan))).only(t)
		if a.Title != "Loan agreement between Japan and Kenya" || len(a.Transactions) != 1 || a.Transactions[0].Finance.Code != "421" {
			t.Errorf("%s: %+v", name, a)
		}
		if len(a.Countries) != 1 || a.Countries[0].Code != "KE" || len(a.Participating) != 3 || a.Participating[2].Role != "1" {
			t.Errorf("%s: %v %v", name, a.Countries, a.Participating)
		}
	}
}

func TestPartIsLeftOutWhereItsTotalIsTold(t *testing.T) {
	part := func(c *record.Contribution, _ *record.Amount) { c.PartOf = ptr("c1") }
	for period, want := range map[string]string{"2022": "9", "": "4"} {
		f := exported(t, Options{}, sheetOf("a.txt", "US$ 9, of which US$ 4.", "2023-06-01", bodies,
			flow("c1", "jp", "", "pledge", period, "US$ 9", "9", "USD"), flow("c2", "jp", "", "pledge", "2022", "US$ 4", "4", "USD", part)))
		if a := f.only(t); len(a.Transactions) != 1 || a.Transactions[0].Value.Amount != want {
			t.Errorf("with a total of %q: %+v", period, a.Transactions)
		}
		if period != "" && f.gap("c2", PartOfAnother) == nil {
			t.Errorf("%+v", f.gaps)
		}
	}
}

// sameSheet is long enough to be known again in another make.
var sameSheet = "Clean Water for the Lakes of the North. " + manyWords()

// manyWords is a text of sentences that are not alike.
func manyWords() string {
	var b strings.Builder
	for i := range 40 {
		for k := range 9 {
			b.WriteString(string([]byte{"bdfgklmnprst"[(i*7+k*5)%12], "aeiou"[(i+k)%5], "bdfgklmnprst"[(i*3+k)%12], "aeiou"[(i*k)%5],
				"lmnrs"[i%5]}))
			b.WriteByte(' ')
		}
		b.WriteString("wells. ")
	}
	return b.String()
}

func TestWhatAnEarlierSheetToldIsInTheFileOnce(t *testing.T) {
	sheet := func(source, more string, add ...func(*record.Record)) *record.Record {
		return sheetOf(source, sameSheet+"Japan paid US$ 5 million in 2021 to the wells. "+more, "2023-06-01",
			append([]func(*record.Record){bodies,
				project("p-"+source, "Clean Water for the Lakes of the North", "2020/2024"),
				flow("c-"+source, "jp", "", "disbursement", "2021", "US$ 5 million", "5000000", "USD", ofProject("p-"+source))}, add...)...)
	}
	f := exported(t, Options{}, sheet("a.txt", ""), sheet("b.txt", "Japan paid US$ 7 million in 2022, too.",
		flow("new", "jp", "", "disbursement", "2022", "US$ 7 million", "7000000", "USD", ofProject("p-b.txt"))))
	a := f.only(t)
	if len(a.Transactions) != 2 || a.Transactions[0].Ref != "c-a.txt" || a.Transactions[1].Ref != "new" {
		t.Errorf("the transactions are %+v", a.Transactions)
	}
	if len(a.Links) != 2 || a.Links[0].URL != "a.txt" || a.Links[1].URL != "b.txt" {
		t.Errorf("the links are %+v", a.Links)
	}
	for _, id := range []string{"c-b.txt", "p-b.txt"} {
		if g := f.gap(id, ToldBefore); g == nil || g.Done != Repeated {
			t.Errorf("%s is not told of: %+v", id, f.gaps)
		}
	}
}

func ofProject(id string) func(*record.Contribution, *record.Amount) {
	return func(c *record.Contribution, _ *record.Amount) { c.Project = &id }
}

func TestDateOfAnAgreementMayBeAnotherSheets(t *testing.T) {
	sheet := func(source, date string) *record.Record {
		return sheetOf(source, source+": Japan and Kenya signed the Lakes Accord.", "2023-06-01", bodies,
			agreement("a-"+source, "mou", date, "signed the Lakes Accord", []string{"jp", "ke"}),
			func(r *record.Record) { r.Agreements[0].Title = ptr("Lakes Accord") })
	}
	f := exported(t, Options{}, sheet("a.txt", ""), sheet("b.txt", "2022-03-04"))
	if a := f.only(t); len(a.Dates) != 1 || a.Dates[0] != (readDay{"2", "2022-03-04",
		""}) || len(a.Links) != 2 || !strings.HasSuffix(a.Identifier, "-a-a.txt") {
		t.Errorf("%+v", a)
	}
	if g := f.gap("a-a.txt", DateFromElsewhere); g == nil || g.Done != Derived || g.Value != "b.txt" {
		t.Errorf("%+v", f.gaps)
	}
}

// The standard keeps what is promised and what is paid apart by type, so both are told.
func TestPledgeAndWhatWasPaidOfItAreEachTold(t *testing.T) {
	a := exported(t, Options{}, sheetOf("a.txt", "Japan pledged US$ 9 to UNICEF. In 2022 Japan paid US$ 9 to UNICEF.", "2023-06-01", bodies,
		flow("c1", "jp", "un", "pledge", "2022", "pledged US$ 9", "9", "USD"), flow("c2", "jp", "un", "disbursement", "2022",
			"paid US$ 9", "9", "USD"))).only(t)
	if len(a.Transactions) != 2 || a.Transactions[0].Type.Code != "12" || a.Transactions[1].Type.Code != "3" {
		t.Errorf("%+v", a.Transactions)
	}
}

func TestSumOfTwoContributionsIsToldOnce(t *testing.T) {
	one := func(c *record.Contribution, _ *record.Amount) { c.Amount = ptr("amount-c1") }
	f := exported(t, Options{}, sheetOf("a.txt", "Japan and Norad pledged US$ 9.", "2023-06-01", bodies,
		flow("c1", "jp", "", "pledge", "2022", "US$ 9", "9", "USD"), flow("c2", "no", "", "pledge", "2022", "US$ 9", "9", "USD", one)))
	if a := f.only(t); len(a.Transactions) != 1 || f.gap("c2", ToldElsewhere) == nil {
		t.Errorf("%+v\n%+v", a.Transactions, f.gaps)
	}
}

func TestLaterTellingIsInTheFileWhereTheFirstCannotBe(t *testing.T) {
	sheet := func(source, period string) *record.Record {
		return sheetOf(source, sameSheet+"Japan paid US$ 5 million to the wells.", "2023-06-01", bodies,
			flow("c-"+source, "jp", "ke", "disbursement", period, "US$ 5 million", "5000000", "USD"))
	}
	f := exported(t, Options{}, sheet("a.txt", ""), sheet("b.txt", "2021"), sheet("c.txt", "2021"))
	if a := f.only(t); len(a.Transactions) != 1 || a.Transactions[0].Ref != "c-b.txt" || f.gap("c-c.txt", ToldBefore) == nil {
		t.Errorf("%+v\n%+v", a.Transactions, f.gaps)
	}
}
