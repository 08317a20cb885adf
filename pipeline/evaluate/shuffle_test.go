package evaluate

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	_ "factsheet/internal/property"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// The pools are small, so that entries are often alike and fit several.
var (
	someNames  = rapid.SampledFrom([]string{"ILO", "Ghana", "The Ghana", "World Bank", "Bank of Ghana", "World Bank Group"})
	someDates  = rapid.SampledFrom([]string{"2019", "2020-01", "{2019,2020}", "{2020, 2019}"})
	someValues = rapid.SampledFrom([]string{"5", "5.0", "6", "1E+1", "10"})
	someKinds  = rapid.SampledFrom([]string{"grant", "loan"})
	someCodes  = rapid.SampledFrom([]string{"GH", "KE"})
)

func maybe[T any](t *rapid.T, g *rapid.Generator[T]) *T {
	if rapid.IntRange(0, 3).Draw(t, "none") == 0 {
		return nil
	}
	v := g.Draw(t, "value")
	return &v
}

func few[T any](t *rapid.T, draw func(t *rapid.T) T) []T {
	return rapid.SliceOfN(rapid.Custom(draw), 0, 5).Draw(t, "list")
}

func goldSpan(t *rapid.T) gold.Span {
	start := rapid.IntRange(0, 30).Draw(t, "start")
	return gold.Span{Start: start, End: start + rapid.IntRange(1, 8).Draw(t, "length")}
}

func mark(t *rapid.T) gold.Mark {
	return gold.Mark{Optional: rapid.IntRange(0, 4).Draw(t, "optional") == 0}
}

func drawGold(t *rapid.T) *gold.Sheet {
	text := func(t *rapid.T) string { return someNames.Draw(t, "name") }
	return &gold.Sheet{
		Document: "a.txt",
		Amounts: few(t, func(t *rapid.T) gold.Amount {
			return gold.Amount{Value: maybe(t, someValues), Currency: maybe(t, rapid.Just("USD")), Mark: mark(t), Span: goldSpan(t)}
		}),
		Dates: few(t, func(t *rapid.T) gold.Date {
			return gold.Date{EDTF: maybe(t, someDates), Mark: mark(t), Span: goldSpan(t)}
		}),
		Quantities: few(t, func(t *rapid.T) gold.Quantity {
			return gold.Quantity{Value: maybe(t, someValues), Unit: text(t), Mark: mark(t), Span: goldSpan(t)}
		}),
		Partners: few(t, func(t *rapid.T) gold.Partner {
			return gold.Partner{Name: text(t), Aliases: few(t, text), Type: someKinds.Draw(t, "type"), Mark: mark(t), Mentions: few(t, goldSpan), OptionalMentions: few(t, goldSpan)}
		}),
		Places: few(t, func(t *rapid.T) gold.Place {
			return gold.Place{Name: text(t), Code: record.Or(maybe(t, someCodes), ""), Mark: mark(t)}
		}),
		People: few(t, func(t *rapid.T) gold.Person {
			return gold.Person{Name: text(t), Role: maybe(t, someKinds), Organisation: maybe(t, someNames), Mark: mark(t)}
		}),
		Acronyms: few(t, func(t *rapid.T) gold.Acronym {
			return gold.Acronym{Short: someCodes.Draw(t, "short"), Long: text(t), Also: few(t, text), Mark: mark(t)}
		}),
		Projects: few(t, func(t *rapid.T) gold.Project {
			return gold.Project{
				Title: text(t) + " " + text(t), Period: gold.Field{Told: true, Value: maybe(t, someDates)}, Funding: few(t, text), Places: few(t, text), Mark: mark(t),
				Amounts: few(t, func(t *rapid.T) gold.Sum { return gold.Sum{Value: maybe(t, someValues)} }),
			}
		}),
		Agreements: few(t, func(t *rapid.T) gold.Agreement {
			return gold.Agreement{Kind: someKinds.Draw(t, "kind"), Date: maybe(t, someDates), Parties: few(t, text), Mark: mark(t), Mentions: few(t, goldSpan)}
		}),
		Contributions: few(t, func(t *rapid.T) gold.Contribution {
			return gold.Contribution{Donor: maybe(t, someNames), Recipient: maybe(t, someNames), Value: maybe(t, someValues), Kind: maybe(t, someKinds), Period: maybe(t, someDates), Mark: mark(t)}
		}),
		Events: few(t, func(t *rapid.T) gold.Event {
			return gold.Event{Name: text(t), Date: maybe(t, someDates), Mark: mark(t)}
		}),
		References: few(t, func(t *rapid.T) gold.Reference {
			return gold.Reference{Kind: someKinds.Draw(t, "kind"), Value: text(t), Mark: mark(t)}
		}),
		Issues: few(t, func(t *rapid.T) gold.Issue {
			s := goldSpan(t)
			return gold.Issue{Rule: someKinds.Draw(t, "rule"), Mark: mark(t), Span: &s}
		}),
	}
}

func drawRecord(t *rapid.T) *record.Record {
	n := 0
	basis := func() record.Basis { n++; return record.Basis{ID: fmt.Sprintf("id-%d", n), Rule: "rule"} }
	span := func(t *rapid.T) record.Span {
		s := goldSpan(t)
		return record.Span{Start: s.Start, End: s.End, Page: 1}
	}
	mention := func(t *rapid.T) record.Mention { return record.Mention{Span: span(t)} }
	text := func(t *rapid.T) string { return someNames.Draw(t, "name") }
	r := &record.Record{Document: record.Document{Source: "a.txt", Status: "ok"}}
	var bodies, sums, places []string
	r.Amounts = few(t, func(t *rapid.T) record.Amount {
		return record.Amount{Basis: basis(), Span: span(t), Value: maybe(t, someValues), Currency: maybe(t, rapid.Just("USD"))}
	})
	r.Partners = few(t, func(t *rapid.T) record.Partner {
		return record.Partner{Basis: basis(), Name: text(t), Aliases: few(t, text), Type: someKinds.Draw(t, "type"), Mentions: few(t, mention)}
	})
	r.Places = few(t, func(t *rapid.T) record.Place {
		return record.Place{Basis: basis(), Name: text(t), Code: maybe(t, someCodes)}
	})
	for i := range r.Amounts {
		sums = append(sums, r.Amounts[i].ID)
	}
	for i := range r.Partners {
		bodies = append(bodies, r.Partners[i].ID)
	}
	for i := range r.Places {
		places = append(places, r.Places[i].ID)
	}
	id := func(t *rapid.T, of []string) *string {
		if len(of) == 0 {
			return nil
		}
		return maybe(t, rapid.SampledFrom(of))
	}
	ids := func(t *rapid.T, of []string) []string {
		if len(of) == 0 {
			return nil
		}
		return few(t, func(t *rapid.T) string { return rapid.SampledFrom(of).Draw(t, "id") })
	}
	r.Dates = few(t, func(t *rapid.T) record.Date {
		return record.Date{Basis: basis(), Span: span(t), EDTF: maybe(t, someDates)}
	})
	r.Quantities = few(t, func(t *rapid.T) record.Quantity {
		return record.Quantity{Basis: basis(), Span: span(t), Value: maybe(t, someValues), Unit: text(t)}
	})
	r.People = few(t, func(t *rapid.T) record.Person {
		return record.Person{Basis: basis(), Name: text(t), Role: maybe(t, someKinds), Organisation: id(t, bodies)}
	})
	r.Acronyms = few(t, func(t *rapid.T) record.Acronym {
		return record.Acronym{Basis: basis(), Span: span(t), Short: someCodes.Draw(t, "short"), Long: text(t)}
	})
	r.Projects = few(t, func(t *rapid.T) record.Project {
		return record.Project{Basis: basis(), Title: text(t) + " " + text(t), Period: maybe(t, someDates), Funding: ids(t, bodies), Places: ids(t, places), Amounts: ids(t, sums)}
	})
	r.Agreements = few(t, func(t *rapid.T) record.Agreement {
		return record.Agreement{Basis: basis(), Kind: someKinds.Draw(t, "kind"), Date: maybe(t, someDates), Parties: ids(t, bodies), Count: 1, Mentions: few(t, mention)}
	})
	r.Contributions = few(t, func(t *rapid.T) record.Contribution {
		return record.Contribution{Basis: basis(), Donor: id(t, bodies), Recipient: id(t, bodies), Amount: id(t, sums), Kind: someKinds.Draw(t, "kind"), Period: maybe(t, someDates)}
	})
	r.Events = few(t, func(t *rapid.T) record.Event {
		return record.Event{Basis: basis(), Name: text(t), Date: maybe(t, someDates)}
	})
	r.References = few(t, func(t *rapid.T) record.Reference {
		return record.Reference{Basis: basis(), Kind: someKinds.Draw(t, "kind"), Value: text(t)}
	})
	r.Issues = few(t, func(t *rapid.T) record.Issue {
		s := span(t)
		return record.Issue{ID: basis().ID, Rule: someKinds.Draw(t, "rule"), Span: &s}
	})
	return r
}

// shuffled is a list in another order.
func shuffled[T any](t *rapid.T, list []T) []T {
	if len(list) < 2 {
		return list
	}
	return rapid.Permutation(list).Draw(t, "order")
}

func shuffleGold(t *rapid.T, g *gold.Sheet) *gold.Sheet {
	out := *g
	out.Partners = slices.Clone(g.Partners)
	for i := range out.Partners {
		p := &out.Partners[i]
		p.Aliases, p.Mentions, p.OptionalMentions = shuffled(t, p.Aliases), shuffled(t, p.Mentions), shuffled(t, p.OptionalMentions)
	}
	out.Agreements = slices.Clone(g.Agreements)
	for i := range out.Agreements {
		out.Agreements[i].Parties = shuffled(t, out.Agreements[i].Parties)
	}
	out.Projects = slices.Clone(g.Projects)
	for i := range out.Projects {
		p := &out.Projects[i]
		p.Funding, p.Places, p.Amounts = shuffled(t, p.Funding), shuffled(t, p.Places), shuffled(t, p.Amounts)
	}
	out.Amounts, out.Dates, out.Quantities = shuffled(t, g.Amounts), shuffled(t, g.Dates), shuffled(t, g.Quantities)
	out.Partners, out.Places, out.People = shuffled(t, out.Partners), shuffled(t, g.Places), shuffled(t, g.People)
	out.Acronyms, out.Projects, out.Agreements = shuffled(t, g.Acronyms), shuffled(t, out.Projects), shuffled(t, out.Agreements)
	out.Contributions, out.Events = shuffled(t, g.Contributions), shuffled(t, g.Events)
	out.References, out.Issues = shuffled(t, g.References), shuffled(t, g.Issues)
	return &out
}

// shuffleRecord is the record in another order, with other ids.
func shuffleRecord(t *rapid.T, r *record.Record) *record.Record {
	named := rapid.Permutation([]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}).Draw(t, "digits")
	id := func(old string) string {
		out := []byte("id-")
		for _, c := range []byte(old[3:]) {
			out = append(out, named[c-'0']...)
		}
		return string(out)
	}
	ref := func(old *string) *string {
		if old == nil {
			return nil
		}
		n := id(*old)
		return &n
	}
	refs := func(old []string) []string {
		var out []string
		for _, o := range old {
			out = append(out, id(o))
		}
		return shuffled(t, out)
	}
	out := *r
	out.Amounts, out.Dates, out.Quantities = shuffled(t, slices.Clone(r.Amounts)), shuffled(t, slices.Clone(r.Dates)), shuffled(t, slices.Clone(r.Quantities))
	out.Partners, out.Places, out.People = shuffled(t, slices.Clone(r.Partners)), shuffled(t, slices.Clone(r.Places)), shuffled(t, slices.Clone(r.People))
	out.Acronyms, out.Projects, out.Agreements = shuffled(t, slices.Clone(r.Acronyms)), shuffled(t, slices.Clone(r.Projects)), shuffled(t, slices.Clone(r.Agreements))
	out.Contributions, out.Events = shuffled(t, slices.Clone(r.Contributions)), shuffled(t, slices.Clone(r.Events))
	out.References, out.Issues = shuffled(t, slices.Clone(r.References)), shuffled(t, slices.Clone(r.Issues))
	for i := range out.Amounts {
		out.Amounts[i].ID = id(out.Amounts[i].ID)
	}
	for i := range out.Partners {
		p := &out.Partners[i]
		p.ID, p.Aliases, p.Mentions = id(p.ID), shuffled(t, p.Aliases), shuffled(t, p.Mentions)
	}
	for i := range out.Places {
		out.Places[i].ID = id(out.Places[i].ID)
	}
	for i := range out.People {
		p := &out.People[i]
		p.ID, p.Organisation = id(p.ID), ref(p.Organisation)
	}
	for i := range out.Projects {
		p := &out.Projects[i]
		p.ID, p.Funding, p.Places, p.Amounts = id(p.ID), refs(p.Funding), refs(p.Places), refs(p.Amounts)
	}
	for i := range out.Agreements {
		a := &out.Agreements[i]
		a.ID, a.Parties = id(a.ID), refs(a.Parties)
	}
	for i := range out.Contributions {
		c := &out.Contributions[i]
		c.ID, c.Donor, c.Recipient, c.Amount = id(c.ID), ref(c.Donor), ref(c.Recipient), ref(c.Amount)
	}
	return &out
}

// TestOrderOfEntriesChangesNoScore shuffles every list of gold and output and names the
// entries anew: the scores by all matchings and the number of findings stay the same.
func TestOrderOfEntriesChangesNoScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, r := drawGold(t), drawRecord(t)
		o := Options{Unanchored: rapid.Bool().Draw(t, "unanchored")}
		before := Sheet(g, r, o)
		after := Sheet(shuffleGold(t, g), shuffleRecord(t, r), o)
		if diff := cmp.Diff(before.Counts, after.Counts); diff != "" {
			t.Fatalf("the order changes the score (-before +after):\n%s", diff)
		}
		if len(before.Findings) != len(after.Findings) {
			t.Fatalf("%d findings before, %d after", len(before.Findings), len(after.Findings))
		}
	})
}

// TestPartialIsNoStricterThanStrict holds what --help says: what is the same is also the
// same in part.
func TestPartialIsNoStricterThanStrict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Sheet(drawGold(t), drawRecord(t), Options{})
		for k := range kinds {
			if s.Partial[k].TP < s.Strict[k].TP || s.Partial[k].FN > s.Strict[k].FN || s.Partial[k].FP > s.Strict[k].FP {
				t.Fatalf("%s: strict %+v, partial %+v", kinds[k].name, s.Strict[k], s.Partial[k])
			}
		}
	})
}

// TestEveryMissAndExtraIsTold holds the findings to the counts.
func TestEveryMissAndExtraIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Sheet(drawGold(t), drawRecord(t), Options{Unanchored: rapid.Bool().Draw(t, "unanchored")})
		missed, extra := map[string]int{}, map[string]int{}
		for i := range s.Findings {
			switch f := &s.Findings[i]; f.What {
			case Missed:
				missed[f.Kind]++
			case Extra:
				extra[f.Kind]++
			}
		}
		for _, row := range s.Rows() {
			if row.Matching == Strict && (row.Kind || row.Name == mentionsRow) && (missed[row.Name] != row.FN || extra[row.Name] != row.FP) {
				t.Fatalf("%s: %d missed and %d extra are told of %+v", row.Name, missed[row.Name], extra[row.Name], row.Tally)
			}
		}
	})
}
