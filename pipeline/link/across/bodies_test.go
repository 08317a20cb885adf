package across_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

func text(s string) *string { return &s }

// named is a sheet that names one body.
func named(p record.Partner) *record.Record {
	p.ID = record.PartnerID(p.Type, "Ministry of Health", "KE", p.Registry)
	return &record.Record{Partners: []record.Partner{p}}
}

func TestBodyStandsOnceHoweverManySheetsNameIt(t *testing.T) {
	b := across.New(&store{})
	two := named(record.Partner{Name: "Ministry of Health", Type: "government", Country: text("KE"), Aliases: []string{"Kenya's Ministry of Health"}})
	two.Partners[0].Mentions = append(two.Partners[0].Mentions[:0:0], make([]mention, 2)...)
	add(t, b, two)
	add(t, b, named(record.Partner{Name: "Ministry of Health", Type: "government", Country: text("KE"), Acronym: text("MoH"), Aliases: []string{"MoH"}}))
	got := b.Partners()
	want := []across.Partner{{
		ID: two.Partners[0].ID, Name: "Ministry of Health", Acronym: text("MoH"), Aliases: []string{"Kenya's Ministry of Health", "MoH"},
		Type: "government", Country: text("KE"), Documents: 2, Mentions: 2,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMostSheetsNameAndTypeABody(t *testing.T) {
	lake := func(name, typ string) *record.Record { return named(record.Partner{Name: name, Type: typ}) }
	for _, c := range []struct {
		title      string
		sheets     []*record.Record
		name, typ  string
		otherNames []string
	}{
		{"the most", []*record.Record{lake("A", "ngo"), lake("Bee", "fund"), lake("A", "ngo")}, "A", "ngo", []string{"Bee"}},
		{"the longest of as many", []*record.Record{lake("A", "ngo"), lake("Bee", "foundation")}, "Bee", "foundation", []string{"A"}},
		{"the first by bytes of as long", []*record.Record{lake("B", "fund"), lake("A", "fund")}, "A", "fund", []string{"B"}},
		{"other where nobody knows better", []*record.Record{lake("A", "other"), lake("A", "other")}, "A", "other", []string{}},
		{"any type rather than other", []*record.Record{lake("A", "other"), lake("A", "other"), lake("A", "network")}, "A", "network", []string{}},
	} {
		for range 2 { // in whatever order the sheets come
			b := across.New(&store{})
			for _, r := range c.sheets {
				add(t, b, r)
			}
			got := b.Partners()
			if len(got) != 1 || got[0].Name != c.name || got[0].Type != c.typ || !cmp.Equal(got[0].Aliases, c.otherNames) {
				t.Errorf("%s: %+v", c.title, got)
			}
			for i, j := 0, len(c.sheets)-1; i < j; i, j = i+1, j-1 {
				c.sheets[i], c.sheets[j] = c.sheets[j], c.sheets[i]
			}
		}
	}
}

func TestPlacesOfABatchAreCounted(t *testing.T) {
	b := across.New(&store{})
	for _, id := range []string{"z", "a", "z"} {
		add(t, b, &record.Record{Places: []record.Place{{Basis: record.Basis{ID: id}, Name: "Lusaka", Kind: "city", Mentions: make([]mention, 3)}}})
	}
	want := []across.Place{{ID: "a", Name: "Lusaka", Kind: "city", Documents: 1, Mentions: 3}, {ID: "z", Name: "Lusaka", Kind: "city", Documents: 2, Mentions: 6}}
	if diff := cmp.Diff(want, b.Places()); diff != "" {
		t.Error(diff)
	}
}

// mention is what a record's entries are told by.
type mention = record.Mention

// store keeps a batch's sheets in memory.
type store struct{ bytes.Buffer }

func (s *store) ReadAt(b []byte, at int64) (int, error) { return copy(b, s.Bytes()[at:]), nil }

func add(t *testing.T, b *across.Batch, r *record.Record) *across.Links {
	t.Helper()
	links, err := b.Add(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	return links
}
