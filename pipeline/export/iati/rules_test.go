package iati

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

var bodies = partners(government("jp", "Japan", "JP"), government("ke", "Kenya", "KE"), partner("un", "UNICEF", schemeIATI,
	"41122", schemeChannel, "41122"),
	partner("no", "Norad", schemeIATI, "NO-1"))

func TestFlowBecomesATransactionOfItsType(t *testing.T) {
	for kind, want := range map[string]string{"pledge": "12", "commitment": "2", "disbursement": "3"} {
		a := exported(t, Options{}, sheetOf("a.txt", "Japan gave US$ 5 million.", "2023-06-01", bodies,
			flow("c1", "jp", "un", kind, "2022-03", "US$ 5 million", "5000000", "USD"))).only(t)
		if len(a.Transactions) != 1 || len(a.Budgets) != 0 {
			t.Fatalf("%s: %d transactions and %d budgets", kind, len(a.Transactions), len(a.Budgets))
		}
		m := a.Transactions[0]
		if m.Type.Code != want || m.Date.Day != "2022-03-01" || m.Value.Date != "2022-03-01" ||
			m.Value.Amount != "5000000" || m.Value.Currency != "USD" {
			t.Errorf("%s becomes %+v", kind, m)
		}
		if m.Provider == nil || m.Provider.Name != "Japan" || m.Receiver == nil || m.Receiver.Ref != "XM-DAC-41122" {
			t.Errorf("%s goes from %+v to %+v", kind, m.Provider, m.Receiver)
		}
		if !strings.Contains(m.Text, "“US$ 5 million” (page 1, characters 11–24; contribution.verb; c1)") {
			t.Errorf("%s is described as %q", kind, m.Text)
		}
	}
}

func TestBudgetHasItsPeriod(t *testing.T) {
	a := exported(t, Options{}, sheetOf("a.txt", "The budget of Japan is JPY 7.", "2023-06-01", bodies,
		flow("c1", "jp", "", "budget", "2024", "JPY 7", "7", "JPY"))).only(t)
	b := a.Budgets[0]
	if b.Start.Day != "2024-01-01" || b.End.Day != "2024-12-31" || b.Value.Amount != "7" || b.Value.Date != "2024-01-01" {
		t.Errorf("the budget is %+v", b)
	}
	if a.Status.Code != "1" || len(a.Dates) != 2 || a.Dates[0] != (readDay{"1", "2024-01-01",
		"2024"}) || a.Dates[1] != (readDay{"3", "2024-12-31", "2024"}) {
		t.Errorf("status %s, dates %v", a.Status.Code, a.Dates)
	}
	if len(a.Descriptions) != 2 || !strings.Contains(a.Descriptions[1].Text, "“JPY 7” (page 1, characters 23–28") {
		t.Errorf("no note leads to the budget's words: %+v", a.Descriptions)
	}
}

func TestMoneyThatWasStillAheadIsAPlannedDisbursement(t *testing.T) {
	for _, kind := range []string{"pledge", "commitment"} {
		a := exported(t, Options{}, sheetOf("a.txt", "Japan will give US$ 5.", "2023-06-01", bodies,
			flow("c1", "jp", "ke", kind, "2024-01/2024-06", "US$ 5", "5", "USD"))).only(t)
		if len(a.Planned) != 1 || len(a.Transactions) != 0 {
			t.Fatalf("%s: %+v", kind, a)
		}
		m := a.Planned[0]
		if m.Start.Day != "2024-01-01" || m.End.Day != "2024-06-30" || m.Value.Date != "2024-01-01" || m.Provider.Name != "Japan" || m.Receiver.Name != "Kenya" {
			t.Errorf("%s: %+v", kind, m)
		}
		if a.Status.Code != "1" || len(a.Dates) != 2 || a.Dates[1] != (readDay{"3", "2024-06-30", "2024-06"}) {
			t.Errorf("%s: status %s, dates %v", kind, a.Status.Code, a.Dates)
		}
	}
}

func TestBudgetsOfSeveralYearsAreOneActivity(t *testing.T) {
	a := exported(t, Options{}, sheetOf("a.txt", "The budgets are JPY 7 and JPY 8.", "2023-06-01", bodies,
		flow("c1", "jp", "ke", "budget", "2024", "JPY 7", "7", "JPY"), flow("c2", "jp", "ke", "budget", "2023", "JPY 8", "8", "JPY"))).only(t)
	if len(a.Budgets) != 2 || a.Status.Code != "2" || len(a.Dates) != 2 || a.Dates[0].Day != "2023-01-01" || a.Dates[1].Day != "2024-12-31" {
		t.Errorf("%+v", a)
	}
}

// What can't be a value or a date of the standard is listed with its reason, and nothing of
// it is in the file.
func TestMoneyThatCannotBeTold(t *testing.T) {
	is := func(f func(*record.Contribution, *record.Amount)) []func(*record.Contribution, *record.Amount) {
		return []func(*record.Contribution, *record.Amount){f}
	}
	none := is(func(*record.Contribution, *record.Amount) {})
	for name, c := range map[string]struct {
		donor, kind, period, value, currency string
		more                                 []func(*record.Contribution, *record.Amount)
		want                                 Reason
	}{
		"no sum": {"jp", "pledge", "2022", "5", "USD", is(func(c *record.Contribution,
			_ *record.Amount) {
			c.Amount = nil
		}), NoAmount},
		"malformed": {"jp", "pledge", "2022", "", "USD", is(func(_ *record.Contribution,
			a *record.Amount) {
			a.Status = record.AmountMalformed
		}), Malformed},
		"a range": {"jp", "pledge", "2022", "", "USD", is(func(_ *record.Contribution, a *record.Amount) {
			a.Low,
				a.High = ptr("4"), ptr("5")
		}), Range},
		"no number":       {"jp", "pledge", "2022", "5e6", "USD", none, Malformed},
		"no currency":     {"jp", "pledge", "2022", "5", "", none, NoCurrency},
		"an old currency": {"jp", "pledge", "2022", "5", "FIM", none, CurrencyNotListed},
		"no date":         {"jp", "pledge", "", "5", "USD", none, NoFlowDate},
		"no known date":   {"jp", "pledge", "20th", "5", "USD", none, NoFlowDate},
		"several years":   {"jp", "pledge", "2020/2022", "5", "USD", none, LongPeriod},
		"an open end":     {"jp", "pledge", "2020/..", "5", "USD", none, LongPeriod},
		"a decade":        {"jp", "pledge", "199X", "5", "USD", none, LongPeriod},
		"two years":       {"jp", "pledge", "{2019,2022}", "5", "USD", none, LongPeriod},
		"a long budget":   {"jp", "budget", "2020/2022", "5", "USD", none, LongPeriod},
		"no kind of flow": {"jp", "unspecified", "2022", "5", "USD", none, FlowNotTold},
		"no donor":        {"", "pledge", "2022", "5", "USD", none, NoDonor},
		"a donor unknown": {"x", "pledge", "2022", "5", "USD", none, NoDonor},
		"paid to come":    {"jp", "disbursement", "2025", "5", "USD", none, Ahead},
	} {
		f := exported(t, Options{}, sheetOf("a.txt", "Japan gave US$ 5.", "2023-06-01", bodies,
			flow("c1", c.donor, "un", c.kind, c.period, "US$ 5", c.value, c.currency, c.more...)))
		if len(f.Activities) != 0 || f.raw != "" {
			t.Errorf("%s: a file is written: %s", name, f.raw)
		}
		if g := f.gap("c1", c.want); g == nil || g.Done != LeftOut || g.Quote != "US$ 5" || g.Start != 11 || g.Message == "" {
			t.Errorf("%s: the gaps are %+v, want %s", name, f.gaps, c.want)
		}
	}
}

func TestStatusAndDatesAreThoseOfTheSheetsOwnDay(t *testing.T) {
	for name, c := range map[string]struct {
		date, period, status string
		dates                []readDay
	}{
		"over":               {"2023-06-01", "2018/2021", "4", []readDay{{"2", "2018-01-01", "2018"}, {"4", "2021-12-31", "2021"}}},
		"under way":          {"2023-06-01", "2022-03-15/2024", "2", []readDay{{"2", "2022-03-15", ""}, {"3", "2024-12-31", "2024"}}},
		"ahead":              {"2023-06-01", "2024/2025", "1", []readDay{{"1", "2024-01-01", "2024"}, {"3", "2025-12-31", "2025"}}},
		"begins this year":   {"2023-06-01", "2023/2025", "2", []readDay{{"1", "2023-01-01", "2023"}, {"3", "2025-12-31", "2025"}}},
		"no end":             {"2023-06-01", "2015/..", "2", []readDay{{"2", "2015-01-01", "2015"}}},
		"a start alone":      {"2023-06-01", "2013", "2", []readDay{{"2", "2013-01-01", "2013"}}},
		"an end in the past": {"2023-06-01", "../2020", "4", []readDay{{"4", "2020-12-31", "2020"}}},
		"about":              {"2023-06-01", "2015~/2019", "4", []readDay{{"2", "2015-01-01", "2015~"}, {"4", "2019-12-31", "2019"}}},
		"a month's sheet":    {"2023-06", "2022/2023-06", "2", []readDay{{"2", "2022-01-01", "2022"}, {"3", "2023-06-30", "2023-06"}}},
		"an end to come":     {"2023-06-01", "../2030", "", nil},
		"an undated sheet":   {"", "2018/2021", "", nil},
	} {
		f := exported(t, Options{}, sheetOf("a.txt", "Clean Water for All", c.date, bodies,
			project("p1", "Clean Water for All", c.period, func(p *record.Project) { p.Funding = []string{"jp"} })))
		if c.status == "" {
			if len(f.Activities) != 0 || f.gap("p1", NoStatus) == nil {
				t.Errorf("%s: %+v", name, f.gaps)
			}
			continue
		}
		a := f.only(t)
		if a.Status.Code != c.status || len(a.Dates) != len(c.dates) {
			t.Errorf("%s: status %s, dates %v", name, a.Status.Code, a.Dates)
			continue
		}
		for i := range c.dates {
			if a.Dates[i] != c.dates[i] {
				t.Errorf("%s: dates %v, want %v", name, a.Dates, c.dates)
			}
		}
		if g := f.gap("p1", StatusByDates); g == nil || g.Done != Derived || g.Activity != a.Identifier {
			t.Errorf("%s: the rule of the status is not told: %+v", name, f.gaps)
		}
	}
}

func TestUndatedSheetIsSeenAsOfWhatItTellsAsPast(t *testing.T) {
	water := project("p1", "Clean Water for All", "2018/2021", func(p *record.Project) { p.Funding = []string{"jp"} })
	later := project("p2", "Dry Feet", "2030", func(p *record.Project) { p.Funding = []string{"jp"} })
	text := "Clean Water for All. Dry Feet. Japan paid US$ 5. Norad and Kenya %s a treaty in 2022."
	agreement := func(words string) func(*record.Record) {
		return func(r *record.Record) {
			r.Agreements = append(r.Agreements, record.Agreement{Basis: record.Basis{ID: "a1"}, Kind: "treaty", Date: ptr("2022"),
				Parties:  []string{"no", "ke"},
				Mentions: []record.Mention{{Span: wordsOf(r, "Norad and Kenya "+words+" a treaty")}}})
		}
	}
	paid := flow("c1", "jp", "un", "disbursement", "2019/2023", "US$ 5", "5", "USD")
	for name, c := range map[string]struct {
		words  string
		paid   bool
		status string
	}{"a payment": {"will have signed", true, "4"}, "a signature": {"signed", false, "4"}, "one to come": {"are to be signed", false, ""}} {
		add := []func(*record.Record){bodies, water, later, agreement(c.words)}
		if c.paid {
			add = append(add, paid)
		}
		f := exported(t, Options{}, sheetOf("a.txt", strings.Replace(text, "%s", c.words, 1), "", add...))
		got := ""
		for _, a := range f.Activities {
			switch a.Title {
			case "Clean Water for All":
				got = a.Status.Code
			case "Dry Feet":
				t.Errorf("%s: what lies ahead of the last past day may have begun or not", name)
			}
		}
		if got != c.status {
			t.Errorf("%s: status %q, want %q", name, got, c.status)
		}
	}
	if a := exported(t, Options{AsOf: "2020-01-01"}, sheetOf("a.txt", text, "", bodies, water)).only(t); a.Status.Code != "2" {
		t.Errorf("as of a day that was given the status is %s", a.Status.Code)
	}
}

func TestProjectWithoutDatesHasThoseOfItsMoney(t *testing.T) {
	of := func(c *record.Contribution, _ *record.Amount) { c.Project = ptr("p1") }
	f := exported(t, Options{}, sheetOf("a.txt", "Clean Water: Japan paid US$ 5 and US$ 7.", "2023-06-01", bodies, project("p1",
		"Clean Water", ""),
		flow("c1", "jp", "", "disbursement", "2021", "US$ 5", "5", "USD", of), flow("c2", "jp", "", "commitment", "2020-11-02",
			"US$ 7", "7", "USD", of)))
	a := f.only(t)
	if len(a.Transactions) != 2 || len(a.Dates) != 1 || a.Dates[0] != (readDay{"2", "2020-11-02",
		""}) || a.Status.Code != "2" || a.Currency != "USD" {
		t.Errorf("%+v", a)
	}
	if len(a.Participating) != 1 || a.Participating[0] != (readOrg{"", "10", "1", "Japan"}) {
		t.Errorf("its donor funds it: %v", a.Participating)
	}
	if f.gap("p1", DateByFlows) == nil || f.gap("p1", StatusByFlows) == nil || f.gap("p1", NoSector) == nil || f.gap("p1",
		NoRecipient) == nil {
		t.Errorf("the gaps are %+v", f.gaps)
	}
}

func TestProjectThatNothingDatesOrNobodyFundsIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		period, funding string
		want            Reason
	}{{"", "jp", NoDate}, {"2020/2021", "", NoOrganisation}} {
		f := exported(t, Options{}, sheetOf("a.txt", "Clean Water", "2023-06-01", bodies, project("p1", "Clean Water", c.period,
			func(p *record.Project) {
				if c.funding != "" {
					p.Funding = []string{c.funding}
				}
			})))
		if g := f.gap("p1", c.want); len(f.Activities) > 0 || g == nil || g.Done != LeftOut || g.Quote != "Clean Water" {
			t.Errorf("%s: %+v", c.want, f.gaps)
		}
	}
}

func TestRecipientsAreToldWhereNoSharesAreNeeded(t *testing.T) {
	place := func(id, name, kind, code string) record.Place {
		p := record.Place{Basis: record.Basis{ID: id}, Name: name, Kind: kind}
		if code != "" {
			p.Code = &code
		}
		return p
	}
	all := func(r *record.Record) {
		r.Places = append(r.Places, place("ke", "Kenya", "country", "KE"), place("ug", "Uganda", "country", "UG"), place("af",
			"Africa", "region", "002"),
			place("nb", "Nairobi", "city", ""), place("ap", "Asia and the Pacific", "region", ""), place("su", "Soviet Union", "country", "SU"))
	}
	for name, c := range map[string]struct {
		places            []string
		countries         string
		regions, location int
		gap               Reason
	}{
		"one country":         {[]string{"ke"}, "KE", 0, 0, ""},
		"one with a city":     {[]string{"ke", "nb", "ke"}, "KE", 0, 1, ""},
		"two countries":       {[]string{"ke", "ug"}, "", 0, 0, SharesNotTold},
		"a country, a region": {[]string{"ke", "af"}, "", 0, 0, SharesNotTold},
		"a region":            {[]string{"af"}, "", 1, 0, ""},
		"one without a code":  {[]string{"ap"}, "", 0, 0, PlaceNotListed},
		"an old code":         {[]string{"su"}, "", 0, 0, PlaceNotListed},
		"none":                {nil, "", 0, 0, NoRecipient},
	} {
		f := exported(t, Options{}, sheetOf("a.txt", "Clean Water", "2023-06-01", bodies, all, project("p1", "Clean Water",
			"2020/2021", func(p *record.Project) {
				p.Funding, p.Places = []string{"jp"}, c.places
			})))
		a := f.only(t)
		got := ""
		for _, k := range a.Countries {
			got += k.Code
		}
		if got != c.countries || len(a.Regions) != c.regions || len(a.Locations) != c.location {
			t.Errorf("%s: countries %q, regions %v, locations %v", name, got, a.Regions, a.Locations)
		}
		if c.regions == 1 && a.Regions[0] != (readCode{"002", "2"}) {
			t.Errorf("%s: %v", name, a.Regions)
		}
		if c.gap != "" && f.gap("p1", c.gap) == nil {
			t.Errorf("%s: the gaps are %+v", name, f.gaps)
		}
	}
}

func TestSectorsAreToldWhereNoSharesAreNeeded(t *testing.T) {
	for name, c := range map[string]struct {
		told          [][2]string
		sectors, tags []readCode
		gap           Reason
	}{
		"one":                    {[][2]string{{"1", "14030"}}, []readCode{{"14030", "1"}}, nil, ""},
		"twice":                  {[][2]string{{"1", "14030"}, {"1", "14030"}}, []readCode{{"14030", "1"}}, nil, ""},
		"one of each vocabulary": {[][2]string{{"2", "140"}, {"1", "14030"}}, []readCode{{"14030", "1"}, {"140", "2"}}, nil, ""},
		"two of one":             {[][2]string{{"1", "14030"}, {"1", "11220"}, {"2", "140"}}, []readCode{{"140", "2"}}, nil, SharesNotTold},
		"goals":                  {[][2]string{{"7", "6"}, {"7", "4"}}, nil, []readCode{{"6", "2"}, {"4", "2"}}, NoSector},
		"no code of the list":    {[][2]string{{"1", "99"}, {"9", "1"}}, nil, nil, SectorNotListed},
	} {
		f := exported(t, Options{}, sheetOf("a.txt", "Clean Water", "2023-06-01", bodies, project("p1", "Clean Water", "2020/2021",
			func(p *record.Project) {
				p.Funding = []string{"jp"}
				for _, s := range c.told {
					p.Sectors = append(p.Sectors, record.Sector{Span: record.Span{Start: 6, End: 11, Page: 1, Quote: "Water"},
						Vocabulary: s[0], Code: s[1], Name: "Water"})
				}
			})))
		a := f.only(t)
		if !slices.Equal(a.Sectors, c.sectors) || !slices.Equal(a.Tags, c.tags) {
			t.Errorf("%s: sectors %v, tags %v", name, a.Sectors, a.Tags)
		}
		if c.gap != "" && f.gap("p1", c.gap) == nil {
			t.Errorf("%s: the gaps are %+v", name, f.gaps)
		}
		if want := len(c.sectors) + len(c.tags) + 1; len(a.Evidence) != want || want > 1 && a.Evidence[want-1].Quote != "Water" {
			t.Errorf("%s: the evidence is %+v", name, a.Evidence)
		}
	}
}

func TestGovernmentThatGetsMoneyIsItsCountry(t *testing.T) {
	for name, c := range map[string]struct{ donor, to, want string }{"another's": {"jp", "ke", "KE"}, "its own": {"ke2", "ke",
		""}, "no government": {"jp", "un", ""}} {
		a := exported(t, Options{}, sheetOf("a.txt", "It gave US$ 5.", "2023-06-01", bodies, partners(government("ke2", "Treasury", "KE")),
			flow("c1", c.donor, c.to, "pledge", "2022", "US$ 5", "5", "USD"))).only(t)
		got := ""
		for _, k := range a.Countries {
			got += k.Code
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
