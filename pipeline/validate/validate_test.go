package validate_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/ledger"
	"factsheet/pipeline/link"
	"factsheet/pipeline/read"
	"factsheet/pipeline/record"
	"factsheet/pipeline/validate"
)

// plant is an extractor that finds each phrase, in order, with the value beside it.
func plant[T any](name string, phrases []string, value func(i int) (T, []string)) extract.Unit {
	return &extract.Extractor[T]{
		Name: name, Doc: "Finds phrases.", Version: "1", Rules: []extract.Rule{{Name: name + ".phrase", Doc: "Any text."}},
		Key: func(T) string { return "" },
		Run: func(p *extract.Pass) (out []extract.Mention[T], err error) {
			at := 0
			for i, phrase := range phrases {
				k := strings.Index(p.View.Text[at:], phrase)
				if k < 0 {
					return nil, fmt.Errorf("%q is not in the text", phrase)
				}
				at += k
				v, doubts := value(i)
				out = append(out, extract.Mention[T]{Value: v, At: p.Evidence(document.Span{Start: at, End: at + len(phrase)}, name+".phrase", doubts...)})
				at += len(phrase)
			}
			return out, nil
		},
	}
}

// sheet reads a text and runs the extractors over it.
func sheet(t *testing.T, text string, units ...extract.Unit) (*extract.Pass, *record.Record) {
	t.Helper()
	d := &document.Document{SHA256: "00"}
	if err := read.Text(d, []byte(text)); err != nil {
		t.Fatal(err)
	}
	layout.Text(d)
	p := extract.NewPass(d)
	plan, err := extract.NewPlan(units)
	if err != nil {
		t.Fatal(err)
	}
	if errs := plan.Run(p); errs != nil {
		t.Fatal(errs)
	}
	r := link.Record(p)
	r.Unread = ledger.Unread(p, r)
	return p, r
}

// issues are what the rules find, as 'rule: message', or 'rule' where brief is set.
func issues(p *extract.Pass, r *record.Record, brief bool, dropped ...validate.Dropped) []string {
	out := []string{}
	for _, i := range validate.Issues(p, r, validate.Rules(), dropped...) {
		if brief {
			out = append(out, i.Rule)
		} else {
			out = append(out, i.Rule+": "+i.Message)
		}
	}
	return out
}

func same(t *testing.T, what string, want, got []string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", what, diff)
	}
}

func to(s string) *string { return &s }

func TestEveryRuleIsDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range validate.Rules() {
		if r.ID == "" || r.Doc == "" || r.Severity == "" || r.Check == nil || seen[r.ID] {
			t.Errorf("rule %q lacks something, or is there twice", r.ID)
		}
		seen[r.ID] = true
	}
}

func TestOneRulesFaultIsItsOwn(t *testing.T) {
	p, r := sheet(t, "They met.")
	rules := []validate.Rule{
		{ID: "a.fault", Severity: record.Error, Check: func(*validate.Sheet, validate.Report) { panic("boom") }},
		{ID: "b.fine", Severity: record.Notice, Check: func(_ *validate.Sheet, report validate.Report) { report("", nil, "fine") }},
	}
	if got := validate.Issues(p, r, rules); len(got) != 2 || !strings.Contains(got[0].Message, "internal fault") || got[1].Message != "fine" {
		t.Errorf("%+v", got)
	}
}

// counts plants '28 Conventions' and the like: the first word is the value.
func counts(phrases ...string) extract.Unit {
	values := map[string]string{"two": "2", "three": "3", "four": "4", "seven": "7", "ten": "10", "no": ""}
	return plant("quantity", phrases, func(i int) (record.Quantity, []string) {
		n, unit, _ := strings.Cut(phrases[i], " ")
		if v, ok := values[n]; ok {
			n = v
		}
		if v, ok := strings.CutSuffix(n, "%"); ok {
			n, unit = v, "%"
		}
		return record.Quantity{Value: &n, Unit: unit, Qualifier: record.Exact}, nil
	})
}

func TestCountsThatDoNotAddUp(t *testing.T) {
	for _, c := range []struct {
		name, text string
		counts     []string
		want       []string
	}{
		{"a list that reaches the total holds", "It has 28 Conventions, which include seven Fundamental Conventions, two Governance Conventions and 19 Technical Conventions.",
			[]string{"28 Conventions", "seven Fundamental Conventions", "two Governance Conventions", "19 Technical Conventions"}, []string{}},
		{"a list that exceeds it does not", "It has 28 Conventions, which include seven Fundamental Conventions, two Governance Conventions and 29 Technical Conventions.",
			[]string{"28 Conventions", "seven Fundamental Conventions", "two Governance Conventions", "29 Technical Conventions"},
			[]string{`count.sum: "28 Conventions" has parts that come to more: 7 + 2 + 29 = 38; check both at the source`}},
		{"an 'include' list may fall short", "It has 28 Conventions, including seven Fundamental Conventions and two Governance Conventions.",
			[]string{"28 Conventions", "seven Fundamental Conventions", "two Governance Conventions"}, []string{}},
		{"a list that claims to be whole may not", "It has 28 Conventions, comprising seven Fundamental Conventions and two Governance Conventions.",
			[]string{"28 Conventions", "seven Fundamental Conventions", "two Governance Conventions"},
			[]string{`count.sum: "28 Conventions" has parts that come to less: 7 + 2 = 9; check both at the source`}},
		{"one part above the total", "They built 10 schools, including 12 primary schools.", []string{"10 schools", "12 primary schools"},
			[]string{`count.sum: "10 schools" has parts that come to more: 12; check both at the source`}},
		{"women and men are parts of people", "There were 30 participants, including 20 women and 15 men.", []string{"30 participants", "20 women", "15 men"},
			[]string{`count.sum: "30 participants" has parts that come to more: 20 + 15 = 35; check both at the source`}},
		{"other things are no parts", "They built 10 schools, including 120 classrooms and 30 wells.", []string{"10 schools", "120 classrooms", "30 wells"}, []string{}},
		{"another sentence is no part", "They built 10 schools. Including 12 primary schools.", []string{"10 schools", "12 primary schools"}, []string{}},
		{"a mere list is no sum", "They built 10 schools, 12 primary schools and more.", []string{"10 schools", "12 primary schools"}, []string{}},
	} {
		p, r := sheet(t, c.text, counts(c.counts...))
		same(t, c.name, c.want, issues(p, r, false))
	}
}

func TestNumberOfAListUnderIt(t *testing.T) {
	list := "\n\n• Clean water for all.\n• Good schools for all.\n• Safe roads for all.\n"
	for _, c := range []struct {
		name, text, count string
		want              []string
	}{
		{"the same number holds", "We have three priorities:" + list, "three priorities", []string{}},
		{"another does not", "We have four priorities:" + list, "four priorities", []string{`count.list: "four priorities" is followed by a list of 3; compare with the source`}},
		{"a list said to be a part of it", "We have four priorities, including:" + list, "four priorities", []string{}},
		{"a span of time is no number of items", "This we did over four years:" + list, "four years", []string{}},
		{"a list in the sentence", "They met in three cities: Accra, Dakar and Lagos.", "three cities", []string{}},
		{
			"a list in the sentence with an item more", "They met in three cities: Accra, Dakar, Lagos and Nairobi. So it was.",
			"three cities", []string{`count.list: "three cities" is followed by a list of 4; compare with the source`},
		},
		{"a list whose items can't be told apart", "They are three bodies: Trade and Industry, Health and the Bank and more.", "three bodies", []string{}},
		{"a clause behind a colon is no list", "They met in three cities: it was a long and weary way, as all of them said and wrote.", "three cities", []string{}},
		{"no colon, no list of it", "We have four priorities." + list, "four priorities", []string{}},
	} {
		p, r := sheet(t, c.text, counts(c.count))
		same(t, c.name, c.want, issues(p, r, false))
	}
}

func TestQuantityRules(t *testing.T) {
	p, r := sheet(t, "It reached 120% of all households, and 120% of its goal.", counts("120%", "120%"))
	same(t, "more than all", []string{`percent.over_hundred: "120%" is more than the whole it is a share of`}, issues(p, r, false))

	p, r = sheet(t, "Shares: 60% for roads, 30% for rail and 25% for ports. Of women 60%, of men 30% and of all 25%.", counts("60%", "30%", "25%", "60%", "30%", "25%"))
	same(t, "shares", []string{`percent.shares: the shares from "60%" to "25%" come to 115%`}, issues(p, r, false))

	p, r = sheet(t, "It reached 373,00 farmers, 1.234 boats and 20-10 ports.",
		plant("quantity", []string{"373,00 farmers", "1.234 boats", "20-10 ports"}, func(i int) (record.Quantity, []string) {
			switch i {
			case 0:
				return record.Quantity{Unit: "farmers"}, []string{"malformed_number"}
			case 1:
				return record.Quantity{Unit: "boats"}, []string{"ambiguous_number"}
			}
			return record.Quantity{Low: to("20"), High: to("10"), Unit: "ports"}, nil
		}))
	same(t, "numbers", []string{"quantity.malformed", "quantity.malformed", "quantity.range_reversed"}, issues(p, r, true))
}

func TestQuantityThatNoColumnHolds(t *testing.T) {
	values := []string{"0.12345", "0.1234", "123456789012345", "12345678901234"}
	p, r := sheet(t, "It grew by a1 b2 c3 d4.", plant("quantity", strings.Fields("a1 b2 c3 d4"), func(i int) (record.Quantity, []string) {
		return record.Quantity{Value: &values[i], Unit: "units"}, nil
	}))
	same(t, "not storable", []string{
		`quantity.not_storable: 0.12345 does not fit the tables' DECIMAL(18,4); take it from value_text or the JSON`,
		`quantity.not_storable: 123456789012345 does not fit the tables' DECIMAL(18,4); take it from value_text or the JSON`,
	}, issues(p, r, false))
}

func TestAmountRules(t *testing.T) {
	usd := to("USD")
	values := []record.Amount{
		{Status: record.AmountMalformed, Currency: usd, Candidates: []string{"373", "373000"}},
		{Value: to("5"), Currency: usd, Status: record.AmountOK},
		{Value: to("5"), Status: record.AmountOK},
		{Value: to("0.123"), Currency: usd, Status: record.AmountOK},
		{Value: to("12345678901234567"), Currency: usd, Status: record.AmountOK},
		{Low: to("10"), High: to("5"), Currency: usd, Status: record.AmountOK},
		{Value: to("1.234"), Currency: usd, Status: record.AmountOK, Candidates: []string{"1.234", "1234"}},
		{Value: to("5.25"), Currency: usd, Status: record.AmountOK},
	}
	doubts := [][]string{1: {"currency_assumed"}, 6: {"ambiguous_number"}, 7: nil}
	phrases := strings.Fields("a1 b2 c3 d4 e5 f6 g7 h8")
	p, r := sheet(t, "They paid a1 b2 c3 d4 e5 f6 g7 h8.", plant("amount", phrases, func(i int) (record.Amount, []string) { return values[i], doubts[i] }))
	same(t, "amounts", []string{
		`amount.malformed: "a1" can't be read as one amount; it may mean 373 or 373000`,
		`amount.currency_assumed: "b2" does not say whose currency it is; USD was assumed`,
		`amount.currency_unknown: "c3" does not say in which currency it is, and the sheet does not settle it`,
		`amount.not_storable: 0.123 does not fit the tables' DECIMAL(18,2); take it from the JSON`,
		`amount.not_storable: 12345678901234567 does not fit the tables' DECIMAL(18,2); take it from the JSON`,
		`amount.range_reversed: the range "f6" runs from 10 down to 5`,
		`amount.ambiguous: "g7" reads in two ways: 1.234 or 1234`,
		`amount.not_storable: 1.234 does not fit the tables' DECIMAL(18,2); take it from the JSON`,
	}, issues(p, r, false))
}

func TestDateRules(t *testing.T) {
	date := func(edtf, first, last string) record.Date {
		return record.Date{EDTF: to(edtf), First: to(first), Last: to(last)}
	}
	values := []record.Date{
		{Candidates: []string{"2019-03-04", "2019-04-03"}},
		date("2020-06-31", "2020-06-30", "2020-06-30"),
		date("2022/2017", "2022-01-01", "2017-12-31"),
		date("1066", "1066-01-01", "1066-12-31"),
		date("2020-02-29", "2020-02-29", "2020-02-29"),
		date("2015/..", "2015-01-01", "2015-12-31"),
		date("2017/2022", "2017-01-01", "2022-12-31"),
	}
	p, r := sheet(t, "They met a1 b2 c3 d4 e5 f6 g7.", plant("date", strings.Fields("a1 b2 c3 d4 e5 f6 g7"), func(i int) (record.Date, []string) { return values[i], nil }))
	same(t, "dates", []string{
		`date.ambiguous: "a1" may be 2019-03-04 or 2019-04-03; nothing in the sheet settles which`,
		`date.impossible: "b2" is no day of the calendar`,
		`period.reversed: the period "c3" ends before it begins`,
		`date.far: "d4" is far from the sheet's own time, 2020`,
	}, issues(p, r, false))
}

func TestPeriodsInWordsThatAreReversed(t *testing.T) {
	years := []string{"2022", "2019", "2015", "2013", "2019", "2022", "2022", "2019"}
	p, r := sheet(t, "It ran from 2022 to 2019, then between 2015 and 2013, from 2019 to 2022, not in 2022 and 2019.", plant("date", years, func(i int) (record.Date, []string) {
		return record.Date{EDTF: &years[i], First: to(years[i] + "-01-01"), Last: to(years[i] + "-12-31")}, nil
	}))
	same(t, "periods", []string{
		`period.reversed: the period from "2022" to "2019" ends before it begins`,
		`period.reversed: the period from "2015" to "2013" ends before it begins`,
	}, issues(p, r, false))
}

func TestShortFormsThatAreNotDefined(t *testing.T) {
	p, r := sheet(t, "The WZQ met the QRX, and the WZQ left. Its HIV and US work is under Part II.",
		plant("acronym", []string{"QRX"}, func(int) (record.Acronym, []string) { return record.Acronym{Short: "QRX", Long: "Quick"}, nil }))
	same(t, "short forms", []string{`acronym.undefined: "WZQ" is used but not defined in the sheet; look up what it stands for`}, issues(p, r, false))
}

func TestFactsFarFromTheirTelling(t *testing.T) {
	amounts := plant("amount", []string{"$5"}, func(int) (record.Amount, []string) {
		return record.Amount{Value: to("5"), Currency: to("USD"), Status: record.AmountOK}, nil
	})
	p, r := sheet(t, "They got $5 then. "+strings.Repeat("It went on and on. ", 80)+"Sweden paid.", amounts)
	end := len([]rune(r.Text))
	r.Contributions = []record.Contribution{{
		Basis: record.Basis{ID: "contribution-1"}, Amount: &r.Amounts[0].ID,
		Mentions: []record.Mention{{Span: record.Span{Start: end - 12, End: end, Page: 1, Quote: "Sweden paid."}}},
	}}
	same(t, "far", []string{`evidence.far: what is told at "Sweden paid." has its amount, "$5", far away; read both places`}, issues(p, r, false))
	r.Contributions[0].Doubts, r.Contributions[0].Amount = []string{"far_evidence"}, nil
	same(t, "doubt", []string{`evidence.far: what is told at "Sweden paid." rests on words that stand elsewhere; read both places`}, issues(p, r, false))
	r.Contributions[0].Doubts, r.Contributions[0].Amount = nil, to("amount-none")
	same(t, "dangling", []string{"link.dangling"}, issues(p, r, true))
}

// No quote, no row: what does not quote the text leaves the record, with every
// reference to it, and an issue says so.
func TestWhatDoesNotQuoteTheTextIsDropped(t *testing.T) {
	for _, text := range []string{"They gave $5 and $6 to the Fund.", "Élan gave $5 and $6 to the Fund."} {
		p, r := sheet(t, text, plant("amount", []string{"$5", "$6"}, func(i int) (record.Amount, []string) {
			return record.Amount{Value: to(fmt.Sprint(5 + i)), Currency: to("USD"), Status: record.AmountOK}, nil
		}))
		fund := strings.Index(text, "Fund")
		fund = len([]rune(text[:fund]))
		r.Partners = []record.Partner{
			{Basis: record.Basis{ID: "partner-1"},
				Mentions: []record.Mention{{Span: record.Span{Start: fund, End: fund + 4, Quote: "Fund"}},
					{Span: record.Span{Start: 2, End: 6, Quote: "Fund"}}}},
			{Basis: record.Basis{ID: "partner-2"}, Mentions: []record.Mention{{Span: record.Span{Start: 900, End: 904, Quote: "Fund"}}}},
		}
		r.Projects = []record.Project{{Basis: record.Basis{ID: "project-1"}, Funding: []string{"partner-1", "partner-2"}, Amounts: []string{r.Amounts[0].ID, r.Amounts[1].ID},
			Mentions: []record.Mention{{Span: record.Span{Start: fund, End: fund + 4, Quote: "Fund"}}}}}
		r.Contributions = []record.Contribution{{Basis: record.Basis{ID: "contribution-1"}, Donor: to("partner-2"), Amount: to(r.Amounts[0].ID),
			Mentions: []record.Mention{{Span: record.Span{Start: fund, End: fund + 4, Quote: "Fund"}}}}}
		r.Amounts[0].Quote = "$9"
		dropped := validate.Ground(r)
		if len(r.Amounts) != 1 || *r.Amounts[0].Value != "6" || len(r.Partners) != 1 || len(r.Partners[0].Mentions) != 1 || len(dropped) != 3 {
			t.Errorf("what is left: %+v %+v, dropped %+v", r.Amounts, r.Partners, dropped)
		}
		if pr, c := r.Projects[0], r.Contributions[0]; len(pr.Funding) != 1 || len(pr.Amounts) != 1 || c.Donor != nil || c.Amount != nil {
			t.Errorf("references are left to what was dropped: %+v %+v", pr, c)
		}
		same(t, "dropped", []string{"span.not_quoted", "span.not_quoted", "span.not_quoted"}, issues(p, r, true, dropped...))
		if again := validate.Ground(r); len(again) != 0 {
			t.Errorf("a sound record loses %+v", again)
		}
	}
}
