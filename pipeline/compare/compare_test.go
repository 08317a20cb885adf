package compare

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

// told lists changes as 'amounts changed: value 5 → 6', for wants in tests.
func tell(s *Sheet) []string {
	out := []string{}
	for _, c := range s.Changes {
		line := c.Kind + " " + c.Change
		for _, f := range c.Fields {
			line += fmt.Sprintf("; %s %s → %s", f.Field, f.A, f.B)
		}
		if m := c.Mentions; m != nil {
			line += fmt.Sprintf("; mentions +%d -%d ~%d", len(m.Gained), len(m.Lost), len(m.Changed))
		}
		if len(c.NamedBy) > 0 {
			line += fmt.Sprint("; named by ", c.NamedBy)
		}
		out = append(out, line)
	}
	return out
}

func wantTold(t *testing.T, s *Sheet, want ...string) {
	t.Helper()
	if got, wanted := strings.Join(tell(s), "\n"), strings.Join(want, "\n"); got != wanted {
		t.Errorf("told:\n%s\nwant:\n%s", got, wanted)
	}
}

func TestEqualRecordsDifferInNothing(t *testing.T) {
	if s := differences(t, gift(t, "China"), gift(t, "China")); len(s.Changes) > 0 || s.OtherBytes || s.Text != nil {
		t.Errorf("told: %v", tell(s))
	}
}

func TestChangedValueTellsBothValuesAndRules(t *testing.T) {
	a, b := gift(t, "China"), gift(t, "China")
	five := "5"
	a.Amounts[0].Value = &five
	a.Amounts[0].Rule = "amount.code"
	s := differences(t, a, b)
	wantTold(t, s, "contributions changed; amount 5 USD → 5,000,000 USD", "amounts changed; value 5 → 5000000")
	c := s.Changes[1]
	if c.A.Rule != "amount.code" || c.B.Rule != "amount.symbol_before" {
		t.Errorf("the sides are %+v and %+v", c.A, c.B)
	}
	if w := c.B.Where; w.Quote != "US$ 5 million" || w.Before != "China gave " || w.After != " to the fund. China gave more in 2019." {
		t.Errorf("it stands at %+v", w)
	}
}

func TestRenamedPartnerIsToldOnceWithWhatNamesIt(t *testing.T) {
	s := differences(t, gift(t, "China"), gift(t, "People's Republic of China"))
	wantTold(t, s, "partners changed; name China → People's Republic of China; named by map[contributions:1]")
}

func TestAnotherDonorChangesItsContribution(t *testing.T) {
	a, b := gift(t, "China"), gift(t, "China")
	for _, r := range []*record.Record{a, b} {
		id := addPartner(t, r, "Fund", 1, "fund")
		if r == b {
			r.Contributions[0].Donor = &id
		}
	}
	wantTold(t, differences(t, a, b), "contributions changed; donor China → Fund")
}

func TestMentionGainedIsAChangeOfItsEntity(t *testing.T) {
	a, b := gift(t, "China"), gift(t, "China")
	a.Partners[0].Mentions = a.Partners[0].Mentions[:1]
	wantTold(t, differences(t, a, b), "partners changed; mentions +1 -0 ~0")
}

func TestWiderQuoteIsAChangeOfWords(t *testing.T) {
	a, b := sheetOf("s", "It gave US$ 236 million."), sheetOf("s", "It gave US$ 236 million.")
	addAmount(t, a, "US$ 236", "236", "amount.symbol_before")
	addAmount(t, b, "US$ 236 million", "236000000", "amount.symbol_before")
	wantTold(t, differences(t, a, b), "amounts changed; value 236 → 236000000; words US$ 236 → US$ 236 million")
}

func TestSameValueByOtherRuleIsItsOwnClass(t *testing.T) {
	a, b := gift(t, "China"), gift(t, "China")
	b.Amounts[0].Rule = "amount.word"
	b.Partners[0].Doubts = []string{"far_evidence"}
	b.Contributions[0].Mentions[0].Rule = "contribution.noun"
	wantTold(t, differences(t, a, b), "contributions rule", "amounts rule", "partners rule")
}

func TestInSameTextNothingMoves(t *testing.T) {
	text := "In 2019 and in 2019."
	a, b := sheetOf("s", text), sheetOf("s", text)
	year := "2019"
	for r, nth := range map[*record.Record]int{a: 0, b: 1} {
		id := record.Basis{ID: fmt.Sprint("date-", nth)}
		r.Dates = append(r.Dates, record.Date{Basis: id, Span: span(t, r, "2019", nth), EDTF: &year})
	}
	wantTold(t, differences(t, a, b), "dates lost", "dates gained")
}

func TestShiftedTextMovesWhatStandsBehind(t *testing.T) {
	a := gift(t, "China")
	b := sheetOf("gift.txt", "")
	edited(b, "A line more.\n"+chinaGave)
	five := addAmount(t, b, "US$ 5 million", "5000000", "amount.symbol_before")
	p := addPartner(t, b, "China", 2, "China")
	addFlow(t, b, p, five.ID, "China gave US$ 5 million")
	s := differences(t, a, b)
	wantTold(t, s, "contributions moved", "amounts moved", "partners moved")
	if s.Text == nil || s.Text.OtherB != 1 || s.Text.OtherA != 0 {
		t.Errorf("the texts differ by %+v, want one line more in b", s.Text)
	}
}

func TestBlockElsewhereMovesWithItsFacts(t *testing.T) {
	first := "The first part tells of US$ 7 in fees.\n"
	second := "The second part, longer than the first by far, tells of nothing but words.\nAnd more of them.\n"
	a, b := sheetOf("s", first+second), sheetOf("s", second+first)
	addAmount(t, a, "US$ 7", "7", "amount.symbol_before")
	addAmount(t, b, "US$ 7", "7", "amount.symbol_before")
	wantTold(t, differences(t, a, b), "amounts moved")
}

func TestValueChangedInEditedTextIsOneChange(t *testing.T) {
	a, b := sheetOf("s", "It gave US$ 236 in 2019."), sheetOf("s", "")
	edited(b, "Later, it gave US$ 500 in 2019.")
	addAmount(t, a, "US$ 236", "236", "amount.symbol_before")
	addAmount(t, b, "US$ 500", "500", "amount.symbol_before")
	wantTold(t, differences(t, a, b), "amounts changed; value 236 → 500; words US$ 236 → US$ 500")
}

func TestOtherLineBreaksChangeNothing(t *testing.T) {
	a, b := sheetOf("s", "It gave US$ 5\nmillion to schools."), sheetOf("s", "It gave\nUS$ 5 million to\nschools.")
	addAmount(t, a, "US$ 5\nmillion", "5000000", "amount.symbol_before")
	addAmount(t, b, "US$ 5 million", "5000000", "amount.symbol_before")
	if s := differences(t, a, b); len(s.Changes) > 0 {
		t.Errorf("told: %v", tell(s))
	}
}

func TestFlowsOfOneSentenceArePairedByTheirSums(t *testing.T) {
	text := "Japan gave US$ 5 million and US$ 6 million."
	two := func(donor string, turned bool) *record.Record {
		r := sheetOf("s", text)
		p := addPartner(t, r, donor, 1, "Japan")
		first := *addAmount(t, r, "US$ 5 million", "5000000", "amount.symbol_before")
		second := *addAmount(t, r, "US$ 6 million", "6000000", "amount.symbol_before")
		sums := []string{first.ID, second.ID}
		if turned {
			sums[0], sums[1] = sums[1], sums[0]
		}
		for _, id := range sums {
			addFlow(t, r, p, id, text)
		}
		return r
	}
	a, b := two("Japan", false), two("Japan", true)
	year := "2019"
	for i := range b.Contributions {
		b.Contributions[i].ID += "x"
		if *b.Contributions[i].Amount == b.Amounts[1].ID {
			b.Contributions[i].Period = &year
		}
	}
	wantTold(t, differences(t, a, b), "contributions changed; period  → 2019")
}

func TestTableTellsTheCellsThatDiffer(t *testing.T) {
	table := func(text string) *record.Record {
		r := sheetOf("s", "Fees 5")
		cells := []record.TableCell{
			{Span: span(t, r, "Fees", 0), RowSpan: 1, ColumnSpan: 1, Text: "Fees"},
			{Span: span(t, r, "5", 0), Column: 1, RowSpan: 1, ColumnSpan: 1, Text: text},
		}
		r.Tables = []record.Table{{Basis: record.Basis{ID: "table-1", Rule: record.TableRule}, Page: 1, Rows: 1, Columns: 2, Cells: cells}}
		return r
	}
	wantTold(t, differences(t, table("5"), table("5.0")), "tables changed; cells row 1, column 2 '5' → row 1, column 2 '5.0'")
}

func TestIssueWithoutPlaceIsPairedByItsRule(t *testing.T) {
	issue := func(message string) *record.Record {
		r := sheetOf("s", "x")
		r.Issues = []record.Issue{{ID: "issue-" + message, Rule: "document.language", Severity: record.Notice, Message: message}}
		return r
	}
	wantTold(t, differences(t, issue("one"), issue("two")), "issues changed; message one → two")
}

func TestFieldsThatAnOlderProgramDidNotTellAreNotCompared(t *testing.T) {
	a, b := gift(t, "China"), gift(t, "China")
	b.Partners[0].Codes = []record.Registry{{Scheme: "IATI-ORG", Identifier: "CN-1"}}
	b.Tables = []record.Table{{Basis: record.Basis{ID: "table-1"}, Page: 1}}
	without := func(key string) func([]byte) []byte {
		return func(data []byte) []byte { return bytes.ReplaceAll(data, []byte(`"`+key+`":`), []byte(`"of old":`)) }
	}
	wantTold(t, differencesOf(t, a, b, without("codes")), "tables gained")
	s := differencesOf(t, a, b, func(data []byte) []byte { return without("tables")(without("codes")(data)) })
	wantTold(t, s)
	if got := strings.Join(s.untoldA, " "); got != "tables partners.codes" {
		t.Errorf("the old record is taken to be without %s", got)
	}
}
