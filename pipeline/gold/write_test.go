package gold_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/gold"
)

func encoded(t interface{ Fatal(...any) }, s *gold.Sheet) []byte {
	var b bytes.Buffer
	if err := gold.Encode(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// drawn makes gold sheets of every shape.
type drawn struct{ t *rapid.T }

func (d drawn) text() string { return strings.ToValidUTF8(rapid.String().Draw(d.t, "text"), "?") }

func (d drawn) told() *string {
	if rapid.Bool().Draw(d.t, "null") {
		return nil
	}
	s := d.text()
	return &s
}

func (d drawn) field() gold.Field {
	if rapid.Bool().Draw(d.t, "left out") {
		return gold.Field{}
	}
	return gold.Field{Told: true, Value: d.told()}
}

func (d drawn) mark() gold.Mark {
	return gold.Mark{Optional: rapid.Bool().Draw(d.t, "optional"), Note: d.text()}
}

func (d drawn) span() gold.Span {
	return gold.Span{Start: rapid.Int().Draw(d.t, "start"), End: rapid.Int().Draw(d.t, "end"), Quote: d.text(),
		Prefix: d.text(), Suffix: d.text()}
}

func few[E any](d drawn, one func() E) []E {
	var out []E
	for range rapid.IntRange(0, 3).Draw(d.t, "few") {
		out = append(out, one())
	}
	return out
}

func (d drawn) sheet() *gold.Sheet {
	spans := func() []gold.Span { return few(d, d.span) }
	return &gold.Sheet{
		Document: d.text(), SHA256: d.text(),
		Amounts: few(d, func() gold.Amount {
			return gold.Amount{Value: d.told(), Low: d.told(), High: d.told(), Currency: d.told(), Qualifier: d.field(),
				Status: d.text(), Mark: d.mark(), Span: d.span()}
		}),
		Dates: few(d, func() gold.Date { return gold.Date{EDTF: d.told(), Mark: d.mark(), Span: d.span()} }),
		Quantities: few(d, func() gold.Quantity {
			return gold.Quantity{Value: d.told(), Low: d.told(), High: d.told(), Unit: d.text(), Qualifier: d.field(), Mark: d.mark(),
				Span: d.span()}
		}),
		Partners: few(d, func() gold.Partner {
			return gold.Partner{Name: d.text(), Acronym: d.told(), Aliases: few(d, d.text), Type: d.text(), Country: d.text(), Mark: d.mark(),
				Mentions: spans(), OptionalMentions: spans()}
		}),
		Places: few(d, func() gold.Place {
			return gold.Place{Code: d.text(), Name: d.text(), Kind: d.text(), Mark: d.mark(), Mentions: spans()}
		}),
		People: few(d, func() gold.Person {
			return gold.Person{Name: d.text(), Role: d.told(), Organisation: d.told(), Mark: d.mark(), Mentions: spans()}
		}),
		Acronyms: few(d, func() gold.Acronym {
			a := gold.Acronym{Short: d.text(), Long: d.text(), Also: few(d, d.text), Mark: d.mark()}
			if s := d.span(); s.Start > 0 {
				a.Span = &s
			}
			return a
		}),
		Projects: few(d, func() gold.Project {
			return gold.Project{Title: d.text(), Period: d.field(), Funding: few(d, d.text), Implementing: few(d, d.text), Places: few(d, d.text),
				Amounts: few(d, func() gold.Sum { return gold.Sum{Value: d.told(), Currency: d.told()} }), Mark: d.mark(), Mentions: spans()}
		}),
		Agreements: few(d, func() gold.Agreement {
			return gold.Agreement{Kind: d.text(), Title: d.told(), Date: d.told(), Parties: few(d, d.text),
				Count: rapid.IntRange(0, 3).Draw(d.t, "count"),
				Mark:  d.mark(), Mentions: spans()}
		}),
		Contributions: few(d, func() gold.Contribution {
			return gold.Contribution{Donor: d.told(), Recipient: d.told(), Value: d.told(), Currency: d.told(), Kind: d.told(), Period: d.told(),
				Mark: d.mark(), Mentions: spans()}
		}),
		Events: few(d, func() gold.Event {
			return gold.Event{Name: d.text(), Date: d.told(), Place: d.told(), Mark: d.mark(), Mentions: spans()}
		}),
		References: few(d, func() gold.Reference {
			return gold.Reference{Kind: d.text(), Value: d.text(), Mark: d.mark(), Mentions: spans()}
		}),
		Issues: few(d, func() gold.Issue {
			i := gold.Issue{Rule: d.text(), Mark: d.mark()}
			if s := d.span(); s.Start > 0 {
				i.Span = &s
			}
			return i
		}),
	}
}

func TestGoldComesBackAsItWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawn{t}.sheet()
		data := encoded(t, want)
		got, err := gold.Decode(data)
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
		if again := encoded(t, got); !bytes.Equal(data, again) {
			t.Fatalf("written again it is\n%s\nwant\n%s", again, data)
		}
		if bytes.Contains(data, []byte("null,\n")) || bytes.Contains(data, []byte(`"parties": null`)) {
			t.Fatalf("a list is null in\n%s", data)
		}
	})
}

func TestGoldIsWrittenAnEntryALine(t *testing.T) {
	value, usd := "5", "USD"
	s := &gold.Sheet{
		Document: "a & <b>.txt", SHA256: "00",
		Amounts: []gold.Amount{{Value: &value, Currency: &usd, Mark: gold.Mark{Optional: true},
			Span: gold.Span{Start: 1, End: 6, Quote: "5 \"$\", \\", Prefix: "(:"}}},
		Partners: []gold.Partner{
			{Name: "EU", Aliases: []string{"a", "b"}, Mentions: []gold.Span{{Start: 1, End: 3, Quote: "EU"}, {Start: 5, End: 7, Quote: "EU"}},
				OptionalMentions: []gold.Span{{Start: 9, End: 11, Quote: "EU"}}},
			{Name: "UN"},
		},
		Projects: []gold.Project{{Title: "P", Amounts: []gold.Sum{}}, {Title: "Q"}},
	}
	want := `{
 "document": "a & <b>.txt",
 "sha256": "00",
 "amounts": [
  {"value": "5", "currency": "USD", "optional": true, "start": 1, "end": 6, "quote": "5 \"$\", \\", "prefix": "(:"}
 ],
 "dates": [],
 "partners": [
  {"name": "EU", "aliases": ["a", "b"], "mentions": [
   {"start": 1, "end": 3, "quote": "EU"},
   {"start": 5, "end": 7, "quote": "EU"}], "optional_mentions": [
   {"start": 9, "end": 11, "quote": "EU"}]},
  {"name": "UN"}
 ],
 "places": [],
 "people": [],
 "acronyms": [],
 "quantities": [],
 "projects": [
  {"title": "P", "amounts": []},
  {"title": "Q"}
 ],
 "agreements": [],
 "contributions": [],
 "events": [],
 "references": [],
 "issues": []
}
`
	if diff := cmp.Diff(want, string(encoded(t, s))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if s.Partners[0].Mentions == nil {
		t.Error("the sheet itself was changed")
	}
}

// shared is where the annotated sheets and their scorer stand beside the project.
const shared = "../../../shared"

// TestWrittenGoldScoresAsTheOriginal writes the annotated sheets anew and has the peers'
// scorer hold the one to the other: as gold, and as an output.
func TestWrittenGoldScoresAsTheOriginal(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared, "corpus", "*.gold.json"))
	_, err := exec.LookPath("python3")
	if len(files) == 0 || err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the annotated sheets or python3 are missing")
		}
		t.Skip("the annotated sheets or python3 are missing")
	}
	var itself, asGold, asOutput []string
	for _, file := range files {
		s, err := gold.Read(file)
		if err != nil {
			t.Fatal(err)
		}
		again := filepath.Join(t.TempDir(), filepath.Base(file))
		if err := os.WriteFile(again, encoded(t, s), 0o600); err != nil {
			t.Fatal(err)
		}
		itself, asGold, asOutput = append(itself, file+"="+file), append(asGold, again+"="+file), append(asOutput, file+"="+again)
		if text, err := os.ReadFile(strings.TrimSuffix(file, gold.Ending) + ".txt"); err == nil {
			if _, lost := s.Anchored(string(text)); len(lost) > 0 {
				t.Errorf("%s: of its own text lost are %+v", file, lost)
			}
		}
	}
	score := func(pairs []string) string {
		table, err := exec.Command("python3", append([]string{filepath.Join(shared, "score.py"), "-v"}, pairs...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, table)
		}
		return string(table)
	}
	want := score(itself)
	for _, pairs := range [][]string{asGold, asOutput} {
		if got := score(pairs); got != want {
			t.Errorf("written anew, they score\n%s\nwant\n%s", got, want)
		}
	}
}
