package across_test

import (
	"strings"
	"testing"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// retelling is a sheet that tells one flow of US$ 4 million in the words that it has.
func retelling(t *testing.T, words, day string, c record.Contribution) *record.Record {
	x := tell(t, words)
	c.Amount = x.amount("US$ 4 million", 0, "4000000")
	if c.Donor == nil {
		c.Donor = text("no")
	}
	x.flow("US$ 4 million", c)
	x.r.Partners = []record.Partner{{Basis: record.Basis{ID: "no"}, Name: "Norway"}, {Basis: record.Basis{ID: "se"}, Name: "Sweden"}}
	if day != "" {
		x.r.Document.Date = &day
	}
	return x.r
}

const pumps = "Norway has given US$ 4 million to mend the hand pumps of 61 villages along the Luangwa river before the dry months begin."

func flowLike(kind, flow string) record.Contribution {
	return record.Contribution{Kind: kind, Flow: flow}
}

func TestFlowToldAgainInTheSameWordsIsTheSame(t *testing.T) {
	plain := flowLike("unspecified", "disbursement")
	with := func(f func(*record.Contribution)) record.Contribution {
		c := plain
		f(&c)
		return c
	}
	for _, c := range []struct {
		title, first, second string
		day, later           string
		one, two             record.Contribution
		same                 bool
	}{
		{"word for word", "Water.\n\n" + pumps, "A word on Zambia. " + pumps + " Schools come next.", "", "", plain, plain, true},
		{
			"another verb and a line's break", pumps, strings.NewReplacer("has given", "gave", "villages along", "villages\nalong").
				Replace(pumps), "", "", plain, flowLike("grant", "unspecified"), true,
		},
		{"the end left out", pumps, strings.Replace(pumps, " before the dry months begin", "", 1), "", "", plain, plain, true},
		{"a recipient that one sheet leaves out", pumps, pumps, "", "", plain, with(func(c *record.Contribution) { c.Recipient = text("zm") }), true},
		{
			"another recipient", pumps, pumps, "", "", with(func(c *record.Contribution) { c.Recipient = text("mw") }),
			with(func(c *record.Contribution) { c.Recipient = text("zm") }), false,
		},
		{"another period", pumps, pumps, "", "", with(func(c *record.Contribution) { c.Period = text("2020") }), with(func(c *record.Contribution) { c.Period = text("2021") }), false},
		{"another donor", pumps, pumps, "", "", plain, with(func(c *record.Contribution) { c.Donor = text("se") }), false},
		{"a pledge and what was paid", pumps, pumps, "", "", plain, flowLike("unspecified", "pledge"), false},
		{"another place", pumps, strings.Replace(pumps, "Luangwa", "Kafue", 1), "", "", plain, plain, false},
		{"another purpose", pumps, strings.Replace(pumps, "hand pumps", "bridges", 1), "", "", plain, plain, false},
		{"another purpose in other words", pumps, strings.Replace(pumps, "mend the hand pumps of", "equip the clinics of", 1), "", "", plain, plain, false},
		{"another figure", pumps, strings.Replace(pumps, "61", "74", 1), "", "", plain, plain, false},
		{
			"a round sum for something else", pumps, "Norway has given US$ 4 million for school meals, and the ministry of " +
				"health adds two lorries of maize each week.", "", "", plain, plain, false,
		},
		{"too few words", "Norway gave US$ 4 million.", "Norway gave US$ 4 million.", "", "", plain, plain, false},
		{"a budget of one month", pumps, pumps, "2021-03-05", "2021-03-11", flowLike("project", "budget"), flowLike("project", "budget"), true},
		{"the next year's budget", pumps, pumps, "2021-03-05", "2022-03-11", flowLike("project", "budget"), flowLike("project", "budget"), false},
		{"a budget of sheets without a day", pumps, pumps, "", "", flowLike("project", "budget"), flowLike("project", "budget"), false},
		{"a yearly contribution", pumps, pumps, "2021-03-05", "2022-03-11", flowLike("voluntary", "disbursement"), flowLike("voluntary", "disbursement"), false},
	} {
		b := across.New(&store{})
		one := retelling(t, c.first, c.day, c.one)
		two := retelling(t, c.second+"\n\n"+brief("Malawi", "Lilongwe"), c.later, c.two)
		add(t, b, one)
		l := add(t, b, two)
		if two.Document.NearDuplicate != nil {
			t.Fatalf("%s: the sheets are one", c.title)
		}
		got, same := l.Same[two.Contributions[0].ID]
		if same != c.same || same && got != (across.Ref{Document: one.Document.ID, ID: one.Contributions[0].ID}) {
			t.Errorf("%s: same %v, of %v", c.title, same, got)
		}
	}
}

func TestThirdTellingPointsToTheFirst(t *testing.T) {
	b := across.New(&store{})
	var first string
	for i, head := range []string{"Water. ", "Rivers and wells. ", "What was done in spring. "} {
		r := retelling(t, head+pumps, "", flowLike("unspecified", "disbursement"))
		l := add(t, b, r)
		if i == 0 {
			first = r.Document.ID
		} else if got := l.Same[r.Contributions[0].ID]; got.Document != first {
			t.Errorf("sheet %d points to %v", i+1, got)
		}
	}
}

// A flow of one donor, recipient, sum and year is one in whatever words, where what it is for
// is told alike.
func TestFlowToldInOtherWordsIsTheSame(t *testing.T) {
	const first = "In 2021 Norway gave US$ 4 million to Zambia for pumps in dry villages."
	year := func(year string) record.Contribution {
		return record.Contribution{Kind: "unspecified", Flow: "unspecified", Recipient: text("zm"), Period: &year}
	}
	for _, c := range []struct {
		title, second string
		flow          record.Contribution
		same          bool
	}{
		{"passive", "Zambia has received US$ 4 million from Norway, spent on pumps during 2021.", year("2021"), true},
		{"another purpose", "Zambia has received US$ 4 million from Norway, spent on bridges during 2021.", year("2021"), false},
		{"another year", "Zambia has received US$ 4 million from Norway, spent on pumps during 2021.", year("2022"), false},
		{"no purpose", "Zambia has received US$ 4 million from Norway during 2021.", year("2021"), false},
		{"no year", "Zambia has received US$ 4 million from Norway, spent on pumps during 2021.", flowLike("unspecified", "unspecified"), false},
	} {
		b := across.New(&store{})
		one := retelling(t, first, "", year("2021"))
		add(t, b, one)
		two := retelling(t, "Wells.\n\n"+c.second+"\n\n"+brief("Malawi", "Lilongwe"), "", c.flow)
		if got, same := add(t, b, two).Same[two.Contributions[0].ID]; same != c.same || same && got.Document != one.Document.ID {
			t.Errorf("%s: same %v, of %v", c.title, same, got)
		}
	}
}

// Two equal sums of one sentence can't be told apart.
func TestEqualSumsOfOneSentenceAreNotLinked(t *testing.T) {
	b := across.New(&store{})
	twice := "Norway has given US$ 4 million to mend the hand pumps of the villages and US$ 4 million to roof the schools of the same valley."
	for i, head := range []string{"Water. ", "Roofs. "} {
		x := tell(t, head+twice)
		for n := range 2 {
			x.r.Contributions = append(x.r.Contributions, record.Contribution{
				Basis: record.Basis{ID: string(rune('a'+n)) + head}, Donor: text("no"), Amount: x.amount("US$ 4 million", n, "4000000"),
				Mentions: []mention{{Span: x.span("US$ 4 million", n)}}, Kind: "unspecified", Flow: "disbursement",
			})
		}
		if l := add(t, b, x.r); len(l.Same) != 0 {
			t.Errorf("sheet %d: %v", i+1, l.Same)
		}
	}
}
