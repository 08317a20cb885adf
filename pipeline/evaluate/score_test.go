package evaluate

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"factsheet/internal/cputime"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

func text(s string) *string { return &s }

// spanIn is where the words stand first in a text of ASCII.
func spanIn(t *testing.T, sheet, words string) record.Span {
	t.Helper()
	at := strings.Index(sheet, words)
	if at < 0 {
		t.Fatalf("%q is not in %q", words, sheet)
	}
	return record.Span{Start: at, End: at + len(words), Page: 3, Quote: words}
}

func goldSpanIn(t *testing.T, sheet, words string) gold.Span {
	s := spanIn(t, sheet, words)
	return gold.Span{Start: s.Start, End: s.End, Quote: s.Quote}
}

const giftSheet = "China gave US$ 236 million to the ILO in 2017, and US$ 5 million to WHO in 2018."

// giftRecord is what is read in giftSheet, and giftGold what stands in it.
func giftRecord(t *testing.T) *record.Record {
	r := &record.Record{Text: giftSheet, Document: record.Document{Source: "gift.txt", Status: "ok"}}
	amount := func(id, value, words string) {
		r.Amounts = append(r.Amounts, record.Amount{
			Basis: record.Basis{ID: id, Rule: "amount.symbol_before"}, Span: spanIn(t, giftSheet, words),
			Value: text(value), Currency: text("USD"), Qualifier: "exact", Status: "ok",
		})
	}
	amount("a1", "236000000", "US$ 236 million")
	amount("a2", "5000000", "US$ 5 million")
	for _, name := range []string{"China", "ILO", "WHO"} {
		r.Partners = append(r.Partners, record.Partner{
			Basis: record.Basis{ID: name, Rule: "partner.known"}, Name: name, Type: "multilateral",
			Mentions: []record.Mention{{Span: spanIn(t, giftSheet, name)}},
		})
	}
	r.Contributions = []record.Contribution{{
		Basis: record.Basis{ID: "c1", Rule: "contribution.verb"}, Donor: text("China"), Recipient: text("ILO"), Amount: text("a1"),
		Kind: "voluntary", Period: text("2017"), Mentions: []record.Mention{{Span: spanIn(t, giftSheet, "China gave US$ 236 million")}},
	}}
	return r
}

func giftGold(t *testing.T) *gold.Sheet {
	return &gold.Sheet{
		Document: "gift.txt",
		Amounts: []gold.Amount{
			{Value: text("236000000"), Currency: text("USD"), Span: goldSpanIn(t, giftSheet, "US$ 236 million")},
			{Value: text("5E+6"), Currency: text("USD"), Span: goldSpanIn(t, giftSheet, "US$ 5 million")},
		},
		Partners: []gold.Partner{
			{Name: "China", Mentions: []gold.Span{goldSpanIn(t, giftSheet, "China")}},
			{Name: "ILO", Mentions: []gold.Span{goldSpanIn(t, giftSheet, "ILO")}},
			{Name: "WHO", Mentions: []gold.Span{goldSpanIn(t, giftSheet, "WHO")}},
		},
		Contributions: []gold.Contribution{{Donor: text("China"), Recipient: text("ILO"), Value: text("236000000"), Currency: text("USD"), Kind: text("voluntary"), Period: text("2017")}},
	}
}

func TestWhatIsRightIsTold(t *testing.T) {
	s := Sheet(giftGold(t), giftRecord(t), Options{})
	if len(s.Findings) != 0 || s.Strict[amounts] != (Tally{TP: 2}) || s.Strict[contributions] != (Tally{TP: 1}) || s.Mentions != (Tally{TP: 3}) || s.Grounding != (Tally{TP: 6}) {
		t.Errorf("it comes to %+v", s)
	}
}

func TestNearMissSaysWhatIsRightAndWhatDiffers(t *testing.T) {
	r := giftRecord(t)
	r.Contributions[0].Donor = text("WHO")
	s := Sheet(giftGold(t), r, Options{})
	if len(s.Findings) != 2 {
		t.Fatalf("the findings are %+v, want a miss and an extra", s.Findings)
	}
	miss, extra := s.Findings[0], s.Findings[1]
	if miss.What != Missed || miss.Quote != "US$ 236 million" || miss.Near == nil || miss.Near.ID != "c1" || miss.Near.Rule != "contribution.verb" || miss.Near.Page != 3 ||
		miss.Near.Why != "value, currency, recipient, kind, period right; donor differs: wanted 'China', got 'WHO'" {
		t.Errorf("the miss is %+v, near %+v", miss, miss.Near)
	}
	if extra.What != Extra || extra.ID != "c1" || extra.Page != 3 || extra.Quote != "China gave US$ 236 million" || extra.Near == nil || extra.Near.Why != miss.Near.Why {
		t.Errorf("the extra is %+v, near %+v", extra, extra.Near)
	}
	if s.Strict[contributions] != (Tally{0, 1, 1}) || s.Partial[contributions] != (Tally{TP: 1}) || s.Value[contributions] != (Tally{0, 1, 1}) {
		t.Errorf("strict %+v, partial %+v, value %+v", s.Strict[contributions], s.Partial[contributions], s.Value[contributions])
	}
}

func TestSpansThatOverlapAreTheSameInPart(t *testing.T) {
	for _, c := range []struct {
		name                     string
		words, value             string
		strict, partial, byValue Tally
		why                      string
	}{
		{"another value", "US$ 5 million", "5", Tally{1, 1, 1}, Tally{TP: 2}, Tally{1, 1, 1}, "currency right; value differs: wanted '5E+6', got '5'"},
		{"too little of the span", "5", "5000000", Tally{1, 1, 1}, Tally{TP: 2}, Tally{TP: 2}, "value, currency right; but the spans share less than half of the longer: 'US$ 5 million' and '5'"},
		{"another place", "to the ILO in", "5000000", Tally{1, 1, 1}, Tally{1, 1, 1}, Tally{TP: 2}, ""},
	} {
		r := giftRecord(t)
		r.Amounts[1].Span, r.Amounts[1].Value = spanIn(t, giftSheet, c.words), text(c.value)
		s := Sheet(giftGold(t), r, Options{})
		if s.Strict[amounts] != c.strict || s.Partial[amounts] != c.partial || s.Value[amounts] != c.byValue {
			t.Errorf("%s: strict %+v, partial %+v, value %+v", c.name, s.Strict[amounts], s.Partial[amounts], s.Value[amounts])
		}
		if near := s.Findings[0].Near; (near == nil) != (c.why == "") || near != nil && near.Why != c.why {
			t.Errorf("%s: near is %+v, want %q", c.name, near, c.why)
		}
	}
}

func TestUnanchoredLeavesSpansAside(t *testing.T) {
	r := giftRecord(t)
	for i := range r.Amounts {
		r.Amounts[i].Start += 1000
		r.Amounts[i].End += 1000
	}
	if s := Sheet(giftGold(t), r, Options{Unanchored: true}); s.Strict[amounts] != (Tally{TP: 2}) || s.Value[amounts] != (Tally{TP: 2}) {
		t.Errorf("strict %+v, value %+v", s.Strict[amounts], s.Value[amounts])
	}
}

func TestSecondTellingIsAnExtraThatSaysSo(t *testing.T) {
	r := giftRecord(t)
	again := r.Contributions[0]
	again.ID = "c2"
	r.Contributions = append(r.Contributions, again)
	s := Sheet(giftGold(t), r, Options{})
	if len(s.Findings) != 1 || s.Findings[0].What != Extra || !strings.HasSuffix(s.Findings[0].Near.Why, "but it is counted for another entry already") {
		t.Errorf("the findings are %+v", s.Findings)
	}
}

func TestOptionalEntryCostsNothing(t *testing.T) {
	g, r := giftGold(t), giftRecord(t)
	for i := range g.Amounts {
		g.Amounts[i].Optional = true
	}
	r.Amounts[0].Value = text("1") // touches an optional one, and is no extra
	r.Amounts = r.Amounts[:1]
	if s := Sheet(g, r, Options{}); s.Strict[amounts] != (Tally{}) || s.Partial[amounts] != (Tally{}) {
		t.Errorf("strict %+v, partial %+v", s.Strict[amounts], s.Partial[amounts])
	}
}

func TestFieldsAreLookedAtWhereTheyCanBe(t *testing.T) {
	g, r := giftGold(t), giftRecord(t)
	g.Amounts[0].Qualifier = gold.Field{Told: true, Value: text("nearly")}
	r.Amounts[1].Currency = text("EUR")
	s := Sheet(g, r, Options{})
	if got := s.Fields[amounts]; got[0] != (Right{2, 2}) || got[1] != (Right{1, 2}) || got[2] != (Right{0, 1}) {
		t.Errorf("value, currency and qualifier are right %+v", got)
	}
	if f := s.Findings[0]; f.What != Wrong || f.Kind != "amounts.qualifier" || f.Wanted != "nearly" || f.Got != "exact" || f.Rule != "amount.symbol_before" {
		t.Errorf("the finding is %+v", f)
	}
}

func TestSpanThatQuotesNothingIsTold(t *testing.T) {
	r := giftRecord(t)
	r.Partners[0].Mentions[0].Quote = "Chile"
	r.Partners[1].Mentions[0].End = 100_000
	s := Sheet(giftGold(t), r, Options{})
	if s.Grounding != (Tally{4, 2, 2}) {
		t.Errorf("grounding is %+v", s.Grounding)
	}
	if f := s.Findings[len(s.Findings)-1]; f.What != Ungrounded || f.Kind != "partners" {
		t.Errorf("the last finding is %+v", f)
	}
}

func TestGoldOfATextReadDifferentlyIsFoundAgain(t *testing.T) {
	g, r := giftGold(t), giftRecord(t)
	for i := range g.Amounts {
		g.Amounts[i].Start += 7
		g.Amounts[i].End += 7
	}
	if s := Sheet(g, r, Options{}); s.Strict[amounts] != (Tally{TP: 2}) || len(s.Warnings) != 0 {
		t.Errorf("strict %+v, warnings %q", s.Strict[amounts], s.Warnings)
	}
	g.Amounts[0].Quote = "US$ 999 million"
	s := Sheet(g, r, Options{})
	if s.Strict[amounts] != (Tally{1, 1, 1}) || len(s.Warnings) != 1 || !strings.Contains(s.Warnings[0], "amounts[0]: the words 'US$ 999 million' stand nowhere") {
		t.Errorf("strict %+v, warnings %q", s.Strict[amounts], s.Warnings)
	}
}

// TestManyEqualEntriesArePairedAtOnce pairs 3,000 entries of each kind that are all alike,
// and 3,000 that are alike but for what settles nothing.
func TestManyEqualEntriesArePairedAtOnce(t *testing.T) {
	const n = 3000
	g, r := &gold.Sheet{Document: "a.txt"}, &record.Record{}
	r.Partners = []record.Partner{{Basis: record.Basis{ID: "p"}, Name: "ILO"}}
	r.Amounts = []record.Amount{{Basis: record.Basis{ID: "a"}, Value: text("5"), Currency: text("USD")}}
	for i := range n {
		period := fmt.Sprint(1000 + i%50)
		g.Contributions = append(g.Contributions, gold.Contribution{Donor: text("ILO"), Value: text("5"), Currency: text("USD"), Kind: text("loan"), Period: &period})
		r.Contributions = append(r.Contributions, record.Contribution{Basis: record.Basis{ID: fmt.Sprint(i)}, Donor: text("p"), Amount: text("a"), Kind: "grant"})
		g.Dates = append(g.Dates, gold.Date{EDTF: text("2019"), Span: gold.Span{Start: 10 * i, End: 10*i + 4}})
		r.Dates = append(r.Dates, record.Date{EDTF: text("2019"), Span: record.Span{Start: 10 * i, End: 10*i + 4}})
		g.Projects = append(g.Projects, gold.Project{Title: "Clean water"})
		r.Projects = append(r.Projects, record.Project{Title: "Clean water"})
	}
	began := cputime.Used()
	s := Sheet(g, r, Options{})
	if took := cputime.Used() - began; took > 20*time.Second {
		t.Errorf("it took %v of the processors' time", took)
	}
	if s.Strict[contributions].TP != n || s.Strict[dates].TP != n || s.Strict[projects].TP != n || s.Value[dates].TP != n {
		t.Errorf("contributions %+v, dates %+v, projects %+v", s.Strict[contributions], s.Strict[dates], s.Strict[projects])
	}
}

// TestMostIsMadeOfEntriesThatFitSeveral shows where the order of a file tells in score.py:
// it gives the first place to the first entry, which leaves the second none.
func TestMostIsMadeOfEntriesThatFitSeveral(t *testing.T) {
	g := &gold.Sheet{Places: []gold.Place{{Name: "Congo"}, {Name: "Congo", Code: "CG"}}}
	r := &record.Record{Places: []record.Place{{Name: "Congo", Code: text("CG")}, {Name: "Congo", Code: text("CD")}}}
	if s := Sheet(g, r, Options{}); s.Strict[places] != (Tally{TP: 2}) {
		t.Errorf("it comes to %+v", s.Strict[places])
	}
}
