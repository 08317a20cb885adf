package accept_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

const text = "Japan gave US$ 5 million to the WHO in Georgia in 2019.\nThe W.H.O. thanked Japan; the Fund did not. Call 2020."

func ptr[T any](v T) *T { return &v }

// at is the n-th place (from 0) of words in the text, as a record has it.
func at(words string, n int) record.Span {
	i := 0
	for range n {
		i += strings.Index(text[i:], words) + 1
	}
	i += strings.Index(text[i:], words)
	start := utf8.RuneCountInString(text[:i])
	return record.Span{Start: start, End: start + utf8.RuneCountInString(words), Page: 1, Quote: words}
}

func said(words string, n int) record.Mention { return record.Mention{Span: at(words, n)} }

// sample is the record of the text.
func sample() *record.Record {
	basis := func(id string) record.Basis { return record.Basis{ID: id, Rule: "rule.one"} }
	var r record.Record
	r.Document = record.Document{ID: "doc-1", Source: "folder/sheet one.txt", SHA256: "aa11", MediaType: "text/plain", Status: "ok"}
	r.Text = text
	r.Amounts = []record.Amount{{Basis: basis("amount-1"), Span: at("US$ 5 million", 0), Value: ptr("5000000"),
		Currency: ptr("USD"), Qualifier: "exact", Status: "ok"}}
	r.Dates = []record.Date{
		{Basis: basis("date-1"), Span: at("2019", 0), EDTF: ptr("2019")},
		{Basis: basis("date-2"), Span: at("2020", 0), EDTF: ptr("2020")},
	}
	r.Partners = []record.Partner{
		{Basis: basis("partner-jp"), Name: "Japan", Type: "government", Country: ptr("JP"),
			Mentions: []record.Mention{said("Japan", 0), said("Japan", 1)}},
		{Basis: basis("partner-who"), Name: "WHO", Type: "multilateral", Mentions: []record.Mention{said("WHO", 0)}},
		{Basis: basis("partner-w"), Name: "W.H.O.", Type: "other", Aliases: []string{"W.H.O."}, Mentions: []record.Mention{said("W.H.O.", 0)}},
	}
	r.Places = []record.Place{
		{Basis: basis("place-ge"), Name: "Georgia", Code: ptr("GE"), Kind: "country", Mentions: []record.Mention{said("Georgia", 0)}},
		{Basis: basis("place-r"), Name: "Western Asia", Code: ptr("145"), Kind: "region"},
	}
	r.Projects = []record.Project{{Basis: basis("project-1"), Title: "Health in Georgia", Funding: []string{"partner-jp"},
		Places: []string{"place-ge", "place-r"}, Amounts: []string{"amount-1"}}}
	r.Contributions = []record.Contribution{{Basis: basis("contribution-1"), Donor: ptr("partner-jp"),
		Recipient: ptr("partner-w"), Amount: ptr("amount-1"),
		Kind: "voluntary", Period: ptr("2019"), Mentions: []record.Mention{{Span: at("Japan gave US$ 5 million to the WHO", 0)}}}}
	r.Agreements = []record.Agreement{{Basis: basis("agreement-1"), Kind: "mou", Count: 1, Parties: []string{"partner-jp", "partner-who"}}}
	r.Issues = []record.Issue{{ID: "issue-1", Rule: "amount.total"},
		{ID: "issue-2", Rule: "amount.malformed", Span: ptr(at("US$ 5 million", 0))}}
	return &r
}

// decide is what events come to for the sample.
func decide(t testing.TB, events ...decision.Event) *decision.Document {
	t.Helper()
	for i := range events {
		events[i].N, events[i].Document = i+1, "doc-1"
		if err := events[i].Check(); err != nil {
			t.Fatalf("event %d: %v", i+1, err)
		}
	}
	s, err := decision.Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	return s.Documents["doc-1"]
}

func correct(id, kind, data string) decision.Event {
	return decision.Event{Act: decision.Correct, Entry: id, Kind: kind, Gold: json.RawMessage(data)}
}

func add(id, kind, data string) decision.Event {
	return decision.Event{Act: decision.Add, Entry: id, Kind: kind, Gold: json.RawMessage(data)}
}

func accepted(id string) decision.Event { return decision.Event{Act: decision.Accept, Entry: id} }
func rejected(id string) decision.Event { return decision.Event{Act: decision.Reject, Entry: id} }

var done = decision.Event{Act: decision.Done}

func findings(r accept.Result) string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, strings.TrimSpace(f.Kind+" "+f.Entry+": "+f.Message))
	}
	return strings.Join(out, "\n")
}

func TestRecordTakesTheFormOfGold(t *testing.T) {
	r := accept.Gold(sample(), nil, true)
	g := r.Gold
	if g.Document != "sheet one.txt" || g.SHA256 != "aa11" || len(r.Findings) > 0 {
		t.Errorf("it is of %s %s, findings %s", g.Document, g.SHA256, findings(r))
	}
	wantAmount := gold.Amount{Value: ptr("5000000"), Currency: ptr("USD"), Qualifier: gold.Field{Told: true, Value: ptr("exact")},
		Span: gold.Span{Start: 11, End: 24, Quote: "US$ 5 million", Prefix: "Japan gave ", Suffix: " to the WHO in Georgia i"}}
	if diff := cmp.Diff(wantAmount, g.Amounts[0]); diff != "" {
		t.Errorf("amount (-want +got)\n%s", diff)
	}
	wantProject := gold.Project{Title: "Health in Georgia", Period: gold.Field{Told: true}, Funding: []string{"Japan"},
		Places:  []string{"GE", "Western Asia"},
		Amounts: []gold.Sum{{Value: ptr("5000000"), Currency: ptr("USD")}}}
	if diff := cmp.Diff(wantProject, g.Projects[0]); diff != "" {
		t.Errorf("project (-want +got)\n%s", diff)
	}
	c := g.Contributions[0]
	wantFlow := gold.Contribution{Donor: ptr("Japan"), Recipient: ptr("W.H.O."), Value: ptr("5000000"), Currency: ptr("USD"),
		Kind: ptr("voluntary"), Period: ptr("2019"), Mentions: c.Mentions}
	if diff := cmp.Diff(wantFlow, c); diff != "" {
		t.Errorf("contribution (-want +got)\n%s", diff)
	}
	if g.Places[0].Code != "GE" || g.Places[1].Code != "" {
		t.Errorf("the places have the codes %q and %q; that of a region is none of a gold file", g.Places[0].Code, g.Places[1].Code)
	}
	if g.Agreements[0].Count != 0 || len(g.Issues) != 1 || g.Issues[0].Rule != "amount.malformed" {
		t.Errorf("agreement %+v, issues %+v", g.Agreements[0], g.Issues)
	}
	if want := (accept.Counts{Right: 12}); r.Counts != want {
		t.Errorf("counts %+v, want %+v", r.Counts, want)
	}
}

func TestUndecidedIsOptionalUntilTheSheetIsDone(t *testing.T) {
	r := accept.Gold(sample(), decide(t, accepted("date-1"), rejected("date-2")), false)
	if len(r.Gold.Dates) != 1 || r.Gold.Dates[0].Optional || !r.Gold.Amounts[0].Optional || !r.Gold.Partners[0].Optional {
		t.Errorf("dates %+v, amount %+v", r.Gold.Dates, r.Gold.Amounts[0])
	}
	if want := (accept.Counts{Accepted: 1, Rejected: 1, Optional: 10}); r.Counts != want || r.Counts.Entries() != 11 {
		t.Errorf("counts %+v, want %+v", r.Counts, want)
	}
	r = accept.Gold(sample(), decide(t, accepted("date-1"), rejected("date-2"), done), false)
	if r.Gold.Amounts[0].Optional || len(r.Gold.Dates) != 1 || r.Counts.Right != 10 || r.Counts.Optional != 0 {
		t.Errorf("of a sheet that is done: %+v", r.Counts)
	}
}

func TestCorrectedNamesReachWhatRefersToThem(t *testing.T) {
	r := accept.Gold(sample(), decide(t,
		correct("contribution-1", "contributions",
			`{"donor": "Japan", "recipient": "W.H.O.", "value": "5000000", "currency": "USD", "kind": "grant", "period": "2019"}`),
		correct("partner-jp", "partners", `{"name": "Government of Japan", "type": "government", "country": "JP"}`),
		correct("place-ge", "places", `{"name": "Georgia (US)", "kind": "region"}`),
		correct("amount-1", "amounts", `{"value": "6000000", "currency": "USD", "quote": "US$ 5 million"}`),
		done), false)
	g := r.Gold
	if *g.Contributions[0].Donor != "Government of Japan" || *g.Contributions[0].Kind != "grant" {
		t.Errorf("contribution %+v", g.Contributions[0])
	}
	const japan = "Government of Japan"
	if p := g.Projects[0]; p.Funding[0] != japan || g.Agreements[0].Parties[0] != japan || p.Places[0] != "Georgia (US)" {
		t.Errorf("project %+v", p)
	}
	if *g.Projects[0].Amounts[0].Value != "6000000" || g.Amounts[0].Start != 11 || g.Amounts[0].Suffix == "" {
		t.Errorf("the project's sum is %s, the amount %+v", *g.Projects[0].Amounts[0].Value, g.Amounts[0])
	}
	if len(g.Partners[0].Mentions) != 2 || len(g.Contributions[0].Mentions) != 1 {
		t.Error("a correction that tells no places has lost those that were found")
	}
	if len(r.Findings) > 0 || r.Counts.Corrected != 4 {
		t.Errorf("%+v, findings:\n%s", r.Counts, findings(r))
	}
}

func TestTwoThatGetOneNameAreOne(t *testing.T) {
	r := accept.Gold(sample(), decide(t,
		correct("partner-w", "partners", `{"name": "WHO", "aliases": ["W.H.O."], "type": "multilateral"}`), done), false)
	g := r.Gold
	if len(g.Partners) != 2 || len(g.Partners[1].Mentions) != 2 || g.Partners[1].Aliases[0] != "W.H.O." {
		t.Errorf("partners %+v", g.Partners)
	}
	if to := *g.Contributions[0].Recipient; to != "WHO" {
		t.Errorf("the recipient is %s", to)
	}
	twice := sample()
	twice.Partners[2].Name = "WHO"
	if g := accept.Gold(twice, nil, true).Gold; len(g.Partners) != 3 {
		t.Errorf("two partners that the run has told apart have become one: %+v", g.Partners)
	}
}

func TestReferencesToWhatIsRejectedAreTold(t *testing.T) {
	events := []decision.Event{rejected("partner-jp"), rejected("amount-1"), accepted("contribution-1")}
	r := accept.Gold(sample(), decide(t, events...), false)
	want := `contributions contribution-1: it refers to "Japan", which was rejected; correct the one or the other
contributions contribution-1: its sum, USD 5000000, was rejected; correct the one or the other`
	if got := findings(r); got != want {
		t.Errorf("findings\n%s\nwant\n%s", got, want)
	}
	if len(r.Gold.Projects[0].Funding) != 0 || len(r.Gold.Agreements[0].Parties) != 1 {
		t.Errorf("what is optional still refers to it: %+v, %+v", r.Gold.Projects[0], r.Gold.Agreements[0])
	}
	if *r.Gold.Contributions[0].Donor != "Japan" {
		t.Error("what a person accepted was changed")
	}
	r = accept.Gold(sample(), decide(t,
		add("new", "contributions", `{"donor": "Nobody", "value": "1", "currency": "USD", "recipient": null, "period": null}`)), false)
	want = `contributions new: it refers to "Nobody", which the gold does not have; add it, or correct the reference`
	if findings(r) != want {
		t.Errorf("findings\n%s\nwant\n%s", findings(r), want)
	}
}

func TestAddedEntriesAreFoundInTheSheet(t *testing.T) {
	r := accept.Gold(sample(), decide(t,
		add("new-2", "partners", `{"name": "Fund", "type": "fund", "mentions": [{"start": 0, "end": 0, "quote": "Fund"}]}`),
		add("new-1", "dates", `{"edtf": "2020", "start": 3, "end": 7, "quote": "2020", "prefix": "not there"}`),
		add("new-3", "dates", `{"edtf": "2021", "start": 3, "end": 7, "quote": "2021"}`),
		add("new-4", "partners", `{"name": "Japan's", "mentions": [{"start": 0, "end": 0, "quote": "Japan"}]}`),
		add("new-5", "places", `{"name": "Gone"}`), rejected("new-5"),
		add("new-6", "places", `{"name": "Undone"}`), decision.Event{Act: decision.Undo, Of: 7},
	), false)
	if len(r.Gold.Dates) != 2 || r.Counts.Added != 1 {
		t.Errorf("dates %+v, %+v", r.Gold.Dates, r.Counts)
	}
	fund := r.Gold.Partners[3]
	want := gold.Context(text, fund.Mentions[0].Start, fund.Mentions[0].End)
	if fund.Optional || fund.Mentions[0] != want || want.Quote != "Fund" {
		t.Errorf("the added partner is %+v", fund)
	}
	told := `dates new-1: "2020" of event 2 is not found in the sheet, so the entry is left out; tell start and end, or prefix and suffix
dates new-3: "2021" of event 3 is not found in the sheet, so the entry is left out; tell start and end, or prefix and suffix
partners new-4: "Japan" of event 4 is not found in the sheet, so the entry is left out; tell start and end, or prefix and suffix`
	if findings(r) != told {
		t.Errorf("findings\n%s\nwant\n%s", findings(r), told)
	}
}

func TestMentionsAreDecidedByThemselves(t *testing.T) {
	span := func(words string, n int) *gold.Span {
		s := at(words, n)
		return &gold.Span{Start: s.Start, End: s.End, Quote: words}
	}
	r := accept.Gold(sample(), decide(t,
		decision.Event{Act: decision.Reject, Entry: "partner-jp", Mention: span("Japan", 0)},
		decision.Event{Act: decision.Add, Entry: "partner-who", Mention: span("W.H.O.", 0)},
		decision.Event{Act: decision.Correct, Entry: "partner-who", Mention: span("WHO", 0),
			Gold: json.RawMessage(`{"start": 28, "end": 35, "quote": "the WHO"}`)},
		decision.Event{Act: decision.Correct, Entry: "amount-1", Mention: span("US$ 5 million", 0),
			Gold: json.RawMessage(`{"start": 0, "end": 0, "quote": "5 million"}`)},
		decision.Event{Act: decision.Reject, Entry: "date-1", Mention: span("2019", 0)},
		decision.Event{Act: decision.Reject, Entry: "place-ge", Mention: span("Fund", 0)},
		decision.Event{Act: decision.Accept, Entry: "place-ge", Mention: &gold.Span{Quote: "Nowhere"}},
	), false)
	g := r.Gold
	if m := g.Partners[0].Mentions; len(m) != 1 || m[0].Start != at("Japan", 1).Start {
		t.Errorf("Japan stands at %+v", m)
	}
	if m := g.Partners[1].Mentions; len(m) != 2 || m[0].Quote != "the WHO" || m[1].Quote != "W.H.O." {
		t.Errorf("the WHO stands at %+v", m)
	}
	if a := g.Amounts[0]; a.Quote != "5 million" || a.Start != 15 {
		t.Errorf("the amount stands at %+v", a.Span)
	}
	want := `dates date-1: event 5 decides about the mention "2019", which the entry does not have
places place-ge: event 6 decides about the mention "Fund", which the entry does not have
places place-ge: the mention "Nowhere" of event 7 is not found in the sheet`
	if findings(r) != want {
		t.Errorf("findings\n%s\nwant\n%s", findings(r), want)
	}
}

func TestEntryMayBecomeOneOfAnotherKind(t *testing.T) {
	japan := `{"code": "JP", "name": "Japan", "kind": "country", "mentions": [{"start": 0, "end": 5, "quote": "Japan"}]}`
	r := accept.Gold(sample(), decide(t, correct("partner-jp", "places", japan), done), false)
	if len(r.Gold.Partners) != 2 || len(r.Gold.Places) != 3 {
		t.Errorf("partners %+v, places %+v", r.Gold.Partners, r.Gold.Places)
	}
	if !strings.Contains(findings(r), `it refers to "Japan", which the gold does not have`) {
		t.Errorf("findings %s", findings(r))
	}
}

func TestCorrectionStaysWhereTheEntryWasFound(t *testing.T) {
	r := sample()
	r.Text += " Again 2019, and US$ 5 million."
	g := accept.Gold(r, decide(t,
		correct("date-1", "dates", `{"edtf": "2019-01"}`),
		correct("date-2", "quantities", `{"value": "2020", "unit": "number"}`),
		correct("amount-1", "amounts", `{"value": "5000001", "currency": "USD", "quote": "US$ 5 million"}`),
		correct("partner-jp", "places", `{"code": "JP", "name": "Japan"}`),
		correct("partner-w", "amounts", `{"value": "1", "currency": "USD"}`),
	), false)
	if d := g.Gold.Dates[0]; d.Quote != "2019" || d.Start != at("2019", 0).Start || *d.EDTF != "2019-01" {
		t.Errorf("the date is %+v", d)
	}
	if q := g.Gold.Quantities[0]; q.Quote != "2020" || q.Unit != "number" {
		t.Errorf("the date that is a number is %+v", q)
	}
	if a := g.Gold.Amounts[0]; a.Start != 11 || *a.Value != "5000001" {
		t.Errorf("the amount is %+v", a)
	}
	if a := g.Gold.Amounts[1]; a.Quote != "W.H.O." {
		t.Errorf("the partner that is an amount is %+v", a)
	}
	if p := g.Gold.Places[0]; len(p.Mentions) != 2 || p.Mentions[1].Start != at("Japan", 1).Start {
		t.Errorf("the partner that is a place is %+v", p)
	}
}

func TestDecisionsThatTheRunDoesNotKnowAreTold(t *testing.T) {
	r := accept.Gold(sample(), decide(t, accepted("amount-gone"), decision.Event{Act: decision.Note, Entry: "noted", Note: "x"}), false)
	if want := "amount-gone: event 1 decides about an entry that this run does not have; look at the sheet again"; findings(r) != want {
		t.Errorf("findings %q, want %q", findings(r), want)
	}
}

func TestNotesAndOtherIssuesComeAlong(t *testing.T) {
	r := accept.Gold(sample(), decide(t, decision.Event{Act: decision.Accept, Entry: "date-1", Note: "as told"},
		decision.Event{Act: decision.Note, Entry: "date-1", Note: "twice"}, accepted("issue-1")), false)
	if r.Gold.Dates[0].Note != "as told; twice" || len(r.Gold.Issues) != 2 || r.Gold.Issues[0].Optional || !r.Gold.Issues[1].Optional {
		t.Errorf("date %+v, issues %+v", r.Gold.Dates[0], r.Gold.Issues)
	}
}

func TestSameDecisionsGiveTheSameBytes(t *testing.T) {
	var first []byte
	for range 20 {
		d := decide(t, correct("partner-jp", "partners", `{"name": "X"}`), correct("partner-who", "partners", `{"name": "Y"}`),
			correct("partner-w", "partners", `{"name": "Y"}`),
			add("b", "places", `{"name": "B"}`), add("a", "places", `{"name": "A"}`))
		var b bytes.Buffer
		if err := gold.Encode(&b, accept.Gold(sample(), d, false).Gold); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b.Bytes()
		}
		if !bytes.Equal(first, b.Bytes()) {
			t.Fatalf("once it is\n%s\nand once\n%s", first, b.Bytes())
		}
	}
}

func TestTwoPlacesOfOneNameAreNotTaken(t *testing.T) {
	r := sample()
	r.Places = append(r.Places, record.Place{Basis: record.Basis{ID: "place-city"}, Name: "Georgia", Kind: "city"})
	r.Projects[0].Places = []string{"place-city"}
	p := accept.Gold(r, nil, true).Gold.Projects[0]
	if len(p.Places) != 0 || p.Note != "its places are left out: two places of the sheet are called Georgia" {
		t.Errorf("the project is %+v", p)
	}
}

func TestEventsCallSheetsAndEntriesAsPeopleDo(t *testing.T) {
	r := sample()
	events := []decision.Event{
		{N: 1, Act: decision.Accept, Entry: "amount"}, {N: 2, Act: decision.Accept, Entry: "date-"},
		{N: 3, Act: decision.Add, Entry: "partner-j"},
		{N: 4, Act: decision.Accept, Entry: "date-1"}, {N: 5, Act: decision.Done}, {N: 6, Act: decision.Reject, Entry: "none"},
		{N: 7, Act: decision.Add, Entry: "partner-j", Mention: &gold.Span{Quote: "Japan"}},
	}
	accept.Expand(events, r)
	var got []string
	for _, e := range events {
		got = append(got, e.Entry)
	}
	if want := "amount-1 date- partner-j date-1  none partner-jp"; strings.Join(got, " ") != want {
		t.Errorf("the entries are %q, want %q", strings.Join(got, " "), want)
	}
	if n := len(accept.Entries(r)); n != 13 {
		t.Errorf("there are %d entries, want 13", n)
	}
}
