package gold_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/gold"
	"factsheet/pipeline/write"
)

func TestEntriesWrittenWrongAreTold(t *testing.T) {
	for _, c := range []struct{ kind, data, want string }{
		{"amount", `{}`, `there is no kind "amount"; the kinds are amounts, dates`},
		{"amounts", `{"value": "5", "currencey": "USD"}`, `unknown field "currencey"`},
		{"amounts", `{"value": 5}`, "cannot unmarshal number"},
		{"amounts", `{"value": "5 million", "currency": "USD", "quote": "5"}`, `"5 million" is no decimal`},
		{"amounts", `{"value": "5", "currency": "$", "quote": "5"}`, "ISO 4217"},
		{"amounts", `{"value": null, "quote": "US$ 373,00"}`, "it has no value"},
		{"amounts", `{"value": "1", "status": "malformed", "quote": "US$ 373,00"}`, "nothing tells"},
		{"amounts", `{"value": "1", "status": "ok", "quote": "1"}`, "may only be malformed"},
		{"amounts", `{"value": "1", "qualifier": "circa", "quote": "1"}`, "exact, about"},
		{"dates", `{"edtf": "May 2019", "quote": "May 2019"}`, "should be EDTF"},
		{"dates", `{"edtf": "2019-99", "quote": "99/2019"}`, "there is no 2019-99"},
		{"dates", `{"edtf": "2019/2021-02-30", "quote": "2019"}`, "there is no 2021-02-30"},
		{"dates", `{"edtf": "2019", "quote": "2019"} {}`, "more follows"},
		{"quantities", `{"value": "5", "quote": "5"}`, "no unit"},
		{"partners", `{"name": " "}`, "no name"},
		{"partners", `{"name": "X", "type": "NGO"}`, "trade_union"},
		{"partners", `{"name": "X", "country": "China"}`, "ISO 3166-1"},
		{"places", `{"name": "X", "kind": "town"}`, "territory"},
		{"people", `{"role": "Minister"}`, "no name"},
		{"acronyms", `{"short": "ILO"}`, "no long"},
		{"projects", `{"title": "X", "period": "two years"}`, "should be EDTF"},
		{"projects", `{"title": "X", "amounts": [{"value": "a"}]}`, "no decimal"},
		{"agreements", `{"kind": "pact"}`, "country_programme"},
		{"agreements", `{"kind": "mou", "count": -1}`, "count"},
		{"contributions", `{"value": "5", "kind": "gift"}`, "no currency"},
		{"contributions", `{"value": "5", "currency": "USD", "kind": "gift"}`, "in_kind"},
		{"events", `{"name": "X", "date": "tomorrow"}`, "should be EDTF"},
		{"references", `{"kind": "url"}`, "no value"},
		{"issues", `{}`, "no rule"},
		{"issues", `[]`, "cannot unmarshal array"},
		{"issues", `{"rule":`, "unexpected EOF"},
	} {
		if _, err := gold.DecodeEntry(c.kind, []byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: the error is %v, want %q in it", c.kind, c.data, err, c.want)
		}
	}
}

func TestDatesOfEveryFormAreTaken(t *testing.T) {
	for _, edtf := range []string{"2019", "2019-04", "2020-02-29", "2019-21", "{2019-04,2019-06}", "2015/..", "../2100", "2015~", "199X", "20XX", "-0043"} {
		if err := (&gold.Date{EDTF: &edtf}).Check(); err != nil {
			t.Error(err)
		}
	}
}

func TestFaultsNameTheirEntries(t *testing.T) {
	value := "abc"
	s := gold.Sheet{
		Amounts: []gold.Amount{{Value: &value, Span: gold.Span{Start: 3, End: 6, Quote: "abc"}}},
		Places:  []gold.Place{{Name: "Kenya"}, {Name: "Chad", Mentions: []gold.Span{{Start: 0, End: 4}, {Start: 9, End: 5, Quote: "Chad"}}}},
	}
	want := []string{`amounts[0]: "abc" is no decimal; write 5200000 for 5.2 million`,
		`places[1]: "Chad" stands from 9 to 5, which is no place of a text`}
	if got := s.Faults(); !slices.Equal(got, want) {
		t.Errorf("the faults are %q, want %q", got, want)
	}
}

func TestOnlyAMentionMustTellItsWords(t *testing.T) {
	for _, kind := range gold.Kinds {
		want := kind == "amounts" || kind == "dates" || kind == "quantities"
		if err := gold.Standing(gold.NewEntry(kind)); (err != nil) != want {
			t.Errorf("of %s without words: %v", kind, err)
		}
	}
	if err := gold.Standing(&gold.Date{Span: gold.Span{Quote: "2019"}}); err != nil {
		t.Error(err)
	}
}

func TestEveryKindHasItsEntry(t *testing.T) {
	var s gold.Sheet
	spans := 0
	for _, kind := range gold.Kinds {
		e := gold.NewEntry(kind)
		s.Add(e)
		spans += len(e.Spans())
	}
	data := encoded(t, &s)
	if n := strings.Count(string(data), "\n  {"); n != len(gold.Kinds) {
		t.Errorf("%d entries stand in\n%s", n, data)
	}
	if spans != 3 {
		t.Errorf("the empty entries have %d spans, want those of an amount, a date and a quantity", spans)
	}
}

// The annotated sheets were written by hand by these conventions, so Check must take
// every entry of theirs.
func TestAnnotatedEntriesPassTheCheck(t *testing.T) {
	files, _ := filepath.Glob("../../fixtures/*/*" + gold.Ending)
	more, _ := filepath.Glob(filepath.Join(shared, "corpus", "*"+gold.Ending))
	if len(files) == 0 {
		t.Fatal("there are no fixtures")
	}
	for _, file := range append(files, more...) {
		s, err := gold.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		var lists map[string]json.RawMessage
		if err := json.Unmarshal(encoded(t, s), &lists); err != nil {
			t.Fatal(err)
		}
		for _, kind := range gold.Kinds {
			var entries []json.RawMessage
			if err := json.Unmarshal(lists[kind], &entries); err != nil {
				t.Fatal(err)
			}
			for i, e := range entries {
				if _, err := gold.DecodeEntry(kind, e); err != nil {
					t.Errorf("%s: %s %d: %v", file, kind, i, err)
				}
			}
		}
	}
}

// TestClosedListsAreThoseOfTheRecord holds the lists of this package to the record's schema.
func TestClosedListsAreThoseOfTheRecord(t *testing.T) {
	data, err := json.Marshal(write.Schema())
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct {
			Properties map[string]struct{ Enum []string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for at, list := range map[[2]string][]string{
		{"Amount", "qualifier"}: gold.Qualifiers, {"Quantity", "qualifier"}: gold.Qualifiers, {"Partner", "type"}: gold.PartnerTypes,
		{"Place", "kind"}: gold.PlaceKinds, {"Agreement", "kind"}: gold.AgreementKinds, {"Contribution", "kind"}: gold.ContributionKinds,
		{"Reference", "kind"}: gold.ReferenceKinds,
	} {
		want := schema.Defs[at[0]].Properties[at[1]].Enum
		if !slices.Equal(list, want) {
			t.Errorf("%s of %s may be %q here and %q in a record", at[1], at[0], list, want)
		}
	}
}
