package link_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/link"
	"factsheet/pipeline/record"
)

// find is one thing that a stub extractor finds: the words it stands on, by their
// nth occurrence from 0, and its value.
type find[T any] struct {
	words  string
	nth    int
	id     string // where tellings share one
	value  T
	doubts []string
}

// finds makes an extractor that finds what it is told to.
func finds[T any](name string, list ...find[T]) *extract.Extractor[T] {
	return &extract.Extractor[T]{
		Name: name, Doc: "Finds what it is told to.", Version: "1",
		Rules: []extract.Rule{{Name: name + ".told", Doc: "Tests."}},
		Key:   func(T) string { return "" },
		Run: func(p *extract.Pass) ([]extract.Mention[T], error) {
			var out []extract.Mention[T]
			for _, f := range list {
				at := 0
				for range f.nth + 1 {
					at += strings.Index(p.View.Text[at:], f.words) + 1
				}
				view := document.Span{Start: at - 1, End: at - 1 + len(f.words)}
				out = append(out, extract.Mention[T]{ID: f.id, Value: f.value, At: p.Evidence(view, name+".told", f.doubts...)})
			}
			return out, nil
		},
	}
}

// linked is the record of a text, one block, after the stubs have run.
func linked(t *testing.T, text string, units ...extract.Unit) *record.Record {
	t.Helper()
	whole := document.Span{End: len(text)}
	p := extract.NewPass(&document.Document{
		Text: text, SHA256: "00", Pages: []document.Page{{Number: 1, Span: whole}}, Blocks: []document.Block{{Page: 1, Parts: []document.Span{whole}}},
	})
	plan, err := extract.NewPlan(units)
	if err != nil {
		t.Fatal(err)
	}
	if errs := plan.Run(p); errs != nil {
		t.Fatal(errs)
	}
	return link.Record(p)
}

func quotes(mentions []record.Mention) []string {
	var out []string
	for _, m := range mentions {
		out = append(out, m.Quote)
	}
	return out
}

func text(s string) *string { return &s }

func TestSpansCountCodePoints(t *testing.T) {
	r := linked(t, "Türkiye’s ministry gave €5 million", finds("amount", find[record.Amount]{words: "€5 million"}))
	a := r.Amounts[0]
	if got := string([]rune(r.Text)[a.Start:a.End]); got != a.Quote || a.Quote != "€5 million" {
		t.Errorf("the span quotes %q, the entry %q", got, a.Quote)
	}
}

func TestOneBodyStandsOnceWithAllItsMentions(t *testing.T) {
	full := extract.Partner{ID: "p1", Name: "International Labour Organization", Acronym: "ILO", Type: record.Multilateral, Form: "International Labour Organization"}
	short := full
	short.Form = "ILO"
	r := linked(t, "The International Labour Organization and the ILO and again the ILO",
		finds("partner", find[extract.Partner]{words: "ILO", value: short},
			find[extract.Partner]{words: "International Labour Organization", value: full},
			find[extract.Partner]{words: "ILO", nth: 1, value: short}))
	if len(r.Partners) != 1 {
		t.Fatalf("want one partner, got %+v", r.Partners)
	}
	p := r.Partners[0]
	if diff := cmp.Diff([]string{"International Labour Organization", "ILO", "ILO"}, quotes(p.Mentions)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"ILO"}, p.Aliases); diff != "" || p.Acronym == nil || *p.Acronym != "ILO" {
		t.Errorf("aliases and short form: %s %v", diff, p.Acronym)
	}
}

// What is sure of an entry need not be sure of each place that speaks of it.
func TestMentionTellsItsOwnRuleAndDoubtsWhereTheyAreNotTheEntrys(t *testing.T) {
	v := extract.Partner{ID: "p1", Name: "Lake Fund", Type: record.Fund, Form: "Lake Fund"}
	r := linked(t, "The Lake Fund grew, as the LF tells",
		finds("partner", find[extract.Partner]{words: "Lake Fund", value: v}, find[extract.Partner]{words: "LF", value: v, doubts: []string{"acronym_inferred"}}),
		finds("acronym", find[extract.Partner]{words: "LF tells", value: v}))
	p := r.Partners[0]
	if first := p.Mentions[0]; first.Rule != "" || first.Doubts != nil || first.RuleIn(&p.Basis) != "partner.told" {
		t.Errorf("the first mention repeats the entry: %+v", first)
	}
	if m := p.Mentions[1]; m.Rule != "" || len(m.Doubts) != 1 || len(p.Doubts) != 0 {
		t.Errorf("want the doubt on the mention alone, got %+v of %+v", m, p.Basis)
	}
	if m := p.Mentions[2]; m.Rule != "acronym.told" || m.RuleIn(&p.Basis) != "acronym.told" {
		t.Errorf("want the mention's own rule, got %+v", m)
	}
}

// A country is a place wherever it stands, and a partner where it acts.
func TestBareCountryIsPartnerOnlyWhereAFactNamesIt(t *testing.T) {
	china := extract.Partner{ID: "cn", Name: "China", Type: record.Government, Country: "CN", Form: "China", Weak: true}
	chad := extract.Partner{ID: "td", Name: "Chad", Type: record.Government, Country: "TD", Form: "Chad", Weak: true}
	r := linked(t, "China gave $5 million for wells in Chad",
		finds("partner", find[extract.Partner]{words: "China", value: china}, find[extract.Partner]{words: "Chad", value: chad}),
		finds("contribution", find[record.Contribution]{words: "China gave $5 million", value: record.Contribution{Donor: text("cn")}}))
	if len(r.Partners) != 1 || r.Partners[0].Name != "China" {
		t.Errorf("want China alone, got %+v", r.Partners)
	}
}

func TestWhatIsToldTwiceIsOneAgreement(t *testing.T) {
	month := record.Agreement{Kind: "agreement", Date: text("2022-12"), Parties: []string{"a", "b"}}
	day := record.Agreement{Kind: "mou", Date: text("2022-12-07"), Parties: []string{"b", "c"}, Title: text("MoU on skills")}
	r := linked(t, "in December they agreed; on the seventh they signed",
		finds("agreement", find[record.Agreement]{words: "agreed", id: "one", value: month, doubts: []string{"far_evidence"}},
			find[record.Agreement]{words: "signed", id: "one", value: day}))
	if len(r.Agreements) != 1 {
		t.Fatalf("want one agreement, got %d", len(r.Agreements))
	}
	a := r.Agreements[0]
	want := record.Agreement{
		Basis: record.Basis{ID: "one", Rule: "agreement.told", Doubts: []string{}},
		Kind:  "mou", Title: text("MoU on skills"), Date: text("2022-12-07"), Parties: []string{"a", "b", "c"}, Count: 1, Amounts: []string{}, Mentions: a.Mentions,
	}
	if diff := cmp.Diff(want, a); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"agreed", "signed"}, quotes(a.Mentions)); diff != "" {
		t.Error(diff)
	}
}

// Another date is no more precise one of the same day.
func TestOtherDateDoesNotReplaceTheFirst(t *testing.T) {
	r := linked(t, "agreed and signed", finds("agreement",
		find[record.Agreement]{words: "agreed", id: "one", value: record.Agreement{Kind: "mou", Date: text("2021")}},
		find[record.Agreement]{words: "signed", id: "one", value: record.Agreement{Kind: "mou", Date: text("2022-12-07")}}))
	if d := r.Agreements[0].Date; d == nil || *d != "2021" {
		t.Errorf("the date is %v, want 2021", d)
	}
}

func TestLaterTellingsCompleteAFlow(t *testing.T) {
	r := linked(t, "gave money; Japan gave it to UNDP in 2020", finds("contribution",
		find[record.Contribution]{words: "gave money", id: "one", value: record.Contribution{Flow: "unspecified", Kind: "unspecified", Recipient: text("fund")}},
		find[record.Contribution]{
			words: "Japan gave it", id: "one", value: record.Contribution{
				Donor: text("jp"), CoDonors: []string{"kr"}, Recipient: text("undp"), Flow: "disbursement", Kind: "grant",
				Period: text("2020"),
			},
		}))
	if len(r.Contributions) != 1 {
		t.Fatalf("want one flow, got %d", len(r.Contributions))
	}
	c := r.Contributions[0]
	if *c.Donor != "jp" || *c.Recipient != "fund" || c.Flow != "disbursement" || c.Kind != "grant" || *c.Period != "2020" || len(c.CoDonors) != 1 {
		t.Errorf("the flow is %+v", c)
	}
}

func TestLongestFormIsThePersonsName(t *testing.T) {
	r := linked(t, "Mr Houngbo met them. Gilbert F. Houngbo, Director-General, spoke.", finds("person",
		find[extract.Person]{words: "Houngbo", value: extract.Person{ID: "x", Name: "Houngbo"}},
		find[extract.Person]{words: "Gilbert F. Houngbo", value: extract.Person{ID: "x", Name: "Gilbert F. Houngbo", Role: "Director-General"}}))
	p := r.People[0]
	if len(r.People) != 1 || p.Name != "Gilbert F. Houngbo" || p.Role == nil || *p.Role != "Director-General" || len(p.Mentions) != 2 {
		t.Errorf("the person is %+v", r.People)
	}
}

func TestReferenceStandsOnceHoweverOftenItIsNamed(t *testing.T) {
	goal := extract.Reference{Kind: "sdg", Value: "SDG 5"}
	r := linked(t, "SDG 5 and Goal 5", finds("reference", find[extract.Reference]{words: "SDG 5", value: goal}, find[extract.Reference]{words: "Goal 5", value: goal}))
	if len(r.References) != 1 || len(r.References[0].Mentions) != 2 {
		t.Errorf("the references are %+v", r.References)
	}
}

// A list is never null, so that a reader of the JSON need not ask.
func TestListsAreNeverNil(t *testing.T) {
	r := linked(t, "nothing")
	if r.Sections == nil || r.Amounts == nil || r.Partners == nil || r.Projects == nil || r.Contributions == nil || r.Events == nil || r.References == nil {
		t.Errorf("a list is nil: %+v", r)
	}
}
