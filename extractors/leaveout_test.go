package extractors_test

import (
	"slices"
	"strings"
	"testing"

	"factsheet/extractors"
	"factsheet/pipeline"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

const signing = "On 7 December 2022 the Minister, Maria Silva, opened the Harbour Forum in Maputo. Norway gave USD 5 million to UNDP in 2021.\n"

func recordWithout(t *testing.T, names ...string) *record.Record {
	t.Helper()
	p := newPipeline(t)
	if err := p.LeaveOut(names...); err != nil {
		t.Fatal(err)
	}
	return p.Process(source.Input{Source: "signing.txt", Text: signing})
}

func TestWhatIsSwitchedOffIsNowhereInTheRecord(t *testing.T) {
	whole := recordWithout(t)
	if len(whole.People) != 1 || len(whole.Dates) != 2 || len(whole.Contributions) != 1 {
		t.Fatalf("the sheet is read otherwise than this test thinks: %d people, %d dates, %d contributions", len(whole.People), len(whole.Dates), len(whole.Contributions))
	}
	r := recordWithout(t, "person", "date")
	if len(r.People) != 0 || r.People == nil || len(r.Dates) != 0 {
		t.Errorf("people %v, dates %v", r.People, r.Dates)
	}
	if len(r.Contributions) != 1 || r.Contributions[0].Donor == nil {
		t.Errorf("what builds on them is gone too: %v", r.Contributions)
	}
	for i := range r.Events {
		if slices.ContainsFunc(r.Events[i].Participants, func(id string) bool { return strings.HasPrefix(id, "person-") }) {
			t.Errorf("the event leads to a person who is not there: %v", r.Events[i].Participants)
		}
	}
	masked := map[string]bool{}
	for _, u := range r.Unread {
		if u.Reason != nil && *u.Reason == pipeline.SwitchedOff {
			masked[u.Quote] = true
		}
	}
	for _, number := range []string{"7", "December", "2022", "2021"} {
		if !masked[number] {
			t.Errorf("%q is dropped without a word: %v", number, r.Unread)
		}
	}
}

func TestNothingPointsAtWhatIsSwitchedOff(t *testing.T) {
	r := recordWithout(t, "partner", "amount")
	for i := range r.Contributions {
		if c := &r.Contributions[i]; c.Donor != nil || c.Recipient != nil || c.Amount != nil {
			t.Errorf("a contribution leads to what is not there: %+v", c)
		}
	}
}

func TestUnknownExtractorCannotBeSwitchedOff(t *testing.T) {
	p := newPipeline(t)
	if err := p.LeaveOut("persons"); err == nil {
		t.Error("'persons' is taken for an extractor")
	}
	for _, u := range extractors.All() {
		if err := p.LeaveOut(u.Info().Name); err != nil {
			t.Error(err)
		}
	}
}
