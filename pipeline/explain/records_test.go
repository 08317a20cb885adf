package explain

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"

	"factsheet/pipeline"
	"factsheet/pipeline/record"
)

// told is small with an entry of every kind that the records show.
func told() *record.Record {
	r := small()
	board := &r.Partners[1]
	board.Acronym, board.Mentions = ptr("ÁB"), append(board.Mentions, record.Mention{Span: record.Span{Page: 2, Quote: "ÁB"}})
	city := record.Place{Basis: record.Basis{ID: "place-1", Rule: "place.city"}, Name: "Oslo", Kind: "city"}
	r.Places = []record.Place{city}
	at := []record.Mention{{Span: span(r.Text, "million in May 2021")}, {Span: span(r.Text, "US$ 373,00"), Rule: "project.item", Doubts: []string{"far_evidence"}}}
	at[1].Page = 2
	r.Projects = []record.Project{{
		Basis: record.Basis{ID: "project-1", Rule: "project.heading", Doubts: []string{"far_evidence", "crossed_page"}}, Title: "Clean Taps", Period: ptr("2020/2022"),
		Funding: []string{r.Partners[0].ID}, Implementing: []string{board.ID}, Places: []string{city.ID}, Amounts: []string{r.Amounts[1].ID}, Mentions: at,
	}}
	r.Agreements = []record.Agreement{{
		Basis: record.Basis{ID: "agreement-1", Rule: "agreement.between"}, Kind: "country_programme", Date: ptr("2021"),
		Parties: []string{board.ID, r.Partners[0].ID}, Count: 3, Mentions: at[:1],
	}}
	r.Events = []record.Event{{Basis: record.Basis{ID: "event-1", Rule: "event.held"}, Name: "Tap Forum", Date: ptr("2021-05"), Place: &city.ID, Mentions: at[:1]}}
	r.People = []record.Person{{Basis: record.Basis{ID: "person-1", Rule: "person.titled"}, Name: "Kari Nordmann", Role: ptr("Director"), Organisation: &board.ID, Mentions: at[:1]}}
	r.Issues[0].ID, r.Issues[0].Entity = "issue-1", &r.Amounts[1].ID
	return r
}

func TestRecordsAreSentencesWithTheirEvidence(t *testing.T) {
	want := `records
contribution  Norway → ?, 5,200,000 USD (about), disbursement, 2021-05 — page 1, "Norway gave US$ 5.2 million", rule contribution.gave [contribution.gave-1]
agreement     country programme, 2021, between ÁB and Norway, 3 of them — page 1, "million in May 2021", rule agreement.between [agreement-1]
project       'Clean Taps', 2020/2022, paid by Norway, carried out by ÁB, in Oslo, 'US$ 373,00' (malformed) — page 1, "million in May 2021", told 2 times, rule project.heading (in doubt: a part of it is told at some distance; its words go on over a page) [project-1]
event         Tap Forum, 2021-05, in Oslo — page 1, "million in May 2021", rule event.held [event-1]
person        Kari Nordmann, Director of ÁB — page 1, "million in May 2021", rule person.titled [person-1]
`
	_, got, _ := strings.Cut(show(t, told(), Options{Width: 400, Records: true}), "\n\n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRecordsSayWhoSignedAloneAndWhatIsPartOfWhat(t *testing.T) {
	r := told()
	whole := r.Contributions[0]
	part := whole
	part.ID, part.PartOf, part.CoRecipients = "part-1", &whole.ID, []string{r.Partners[0].ID, r.Partners[1].ID, r.Partners[0].ID}
	part.Amount = &r.Amounts[1].ID
	r.Contributions = append(r.Contributions, part)
	r.Agreements[0].Kind, r.Agreements[0].Parties = "mou", r.Agreements[0].Parties[:1]
	got := show(t, r, Options{Width: 400, Records: true})
	for _, want := range []string{
		"agreement     MoU, 2021, by ÁB, 3 of them",
		"contribution  Norway → ? with Norway, ÁB and Norway, 'US$ 373,00' (malformed), disbursement, 2021-05, part of 5,200,000 USD (about)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not shown:\n%s", want, got)
		}
	}
}

func TestSheetWithoutRecordsSaysSo(t *testing.T) {
	r := small()
	r.Contributions = nil
	if got := show(t, r, Options{Width: 200, Records: true}); !strings.Contains(got, "records  none") {
		t.Errorf("it shows\n%s", got)
	}
}

func TestEntryIsShownWithWhatItRefersToAndWhatRefersToIt(t *testing.T) {
	doc := func(rule string) string { return "Doc of " + rule + "." }
	got := show(t, told(), Options{Width: 400, Entries: []string{"amount-2", "proj"}, Doc: doc})
	want := `amount        malformed, so no value; it may mean 373.00 or 373000 — page 1, "US$ 373,00", rule amount.symbol_before [amount-2]
  told        line 5, page 1: "US$ 373,00"
  in          'Clean Taps', 2020/2022, `
	if !strings.Contains(got, want) {
		t.Errorf("the amount is shown as\n%s", got)
	}
	for _, want := range []string{
		"\n  issue       error: it can't be read — page 1, \"US$ 373,00\", rule amount.malformed [issue-1]\n",
		"\nproject       'Clean Taps'", "\n  told        line 4, page 1: \"million in May 2021\"\n", "\n" +
			"  told        line 5, page 2: \"US$ 373,00\", rule project.item (in doubt: a part of it is told at some distance)\n",
		"\n  funding     Norway, government, NO — ", "\n  place       Oslo, city, rule",
		"\namount.symbol_before\n    Doc of amount.symbol_before.\n", "\nproject.heading\n", "\namount.malformed\n",
	} {
		if !strings.Contains(got, strings.Replace(want, "Oslo, city, rule", "Oslo, city — rule", 1)) {
			t.Errorf("%q is not shown:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Tap Forum") {
		t.Errorf("what was not asked for is shown:\n%s", got)
	}
}

func TestEntriesOfAKindAreShownUnderEitherName(t *testing.T) {
	for _, word := range []string{"people", "person", "PERSON"} {
		if got := show(t, told(), Options{Width: 200, Entries: []string{word}}); !strings.Contains(got, "\nperson        Kari Nordmann, Director") || strings.Contains(got, "Tap Forum") {
			t.Errorf("%s shows\n%s", word, got)
		}
	}
	for word, want := range map[string]string{"amounts": "amount        5,200,000 USD (about)",
		"issues": "issue         error: it can't", "dates": "date          2021-05 (month)",
		"unread": "unread        a short form that was not understood"} {
		if got := show(t, told(), Options{Width: 200, Entries: []string{word}}); !strings.Contains(got, want) {
			t.Errorf("%s shows\n%s", word, got)
		}
	}
}

func TestUnknownEntryIsAnErrorThatHelps(t *testing.T) {
	for word, want := range map[string]string{"contribution-77": "--records shows ids", "acronyms": "none of kind acronym"} {
		err := Sheet(&strings.Builder{}, pipeline.Trace{Record: told()}, Options{Entries: []string{word}})
		if !errors.Is(err, ErrNoEntry) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", word, err)
		}
	}
}

func TestRecordsKeepToTheTerminalAndCutLongQuotes(t *testing.T) {
	r := told()
	r.Projects[0].Mentions[0].Quote = strings.Repeat("a very\nlong quote ", 60)
	for _, o := range []Options{{Width: 72, Records: true}, {Width: 72, Entries: []string{"project-1"}}} {
		got := show(t, r, o)
		for line := range strings.Lines(got) {
			if w := uniseg.StringWidth(strings.TrimRight(line, "\n")); w > 72 {
				t.Errorf("%d columns: %s", w, line)
			}
		}
		if strings.Count(got, "very") > 100 || !strings.Contains(got, "…") {
			t.Errorf("the quote is not cut:\n%s", got)
		}
	}
}
