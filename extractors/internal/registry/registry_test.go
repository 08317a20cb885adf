package registry

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/normalise"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

func TestTableIsSound(t *testing.T) {
	types := []string{record.Government, record.Multilateral, record.TradeUnion, record.EmployerOrganisation, record.NGO, record.Foundation,
		record.PrivateSector, record.Academic, record.Fund, record.Network, record.Other}
	sources := []string{"iati-CRSChannelCode.tsv", "iati-OrganisationIdentifier.tsv", "general knowledge"}
	names, ids := map[string]bool{}, map[string]string{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		c := strings.Split(line, "\t")
		if len(c) != 8 {
			t.Fatalf("line %d has %d columns, want 8", i+1, len(c))
		}
		for _, f := range c {
			if f != strings.TrimSpace(f) || strings.Contains(f, "  ") || strings.Contains(f, "’") {
				t.Errorf("line %d: %q is not written plainly", i+1, f)
			}
		}
		if i == 0 {
			continue
		}
		switch {
		case !slices.Contains(types, c[3]):
			t.Errorf("%s: type %q", c[0], c[3])
		case c[4] != "" && (len(c[4]) != 2 || strings.ToUpper(c[4]) != c[4]):
			t.Errorf("%s: country %q", c[0], c[4])
		case (c[5] == "") != (c[6] == ""):
			t.Errorf("%s: scheme and identifier go together", c[0])
		case !slices.Contains(sources, c[7]):
			t.Errorf("%s: source %q", c[0], c[7])
		case (c[5] == "") != (c[7] == "general knowledge"):
			t.Errorf("%s: a code is taken from a table, and only a code", c[0])
		case names[strings.ToLower(c[0])]:
			t.Errorf("%s stands twice", c[0])
		}
		names[strings.ToLower(c[0])] = true
	}
	for _, b := range Bodies() {
		if other, ok := ids[b.ID()]; ok {
			t.Errorf("%s and %s have one id", b.Name, other)
		}
		ids[b.ID()] = b.Name
	}
}

func TestFormsOfSeveralBodiesAreUnsureInAllButOne(t *testing.T) {
	x := load()
	for _, fs := range x.at {
		sure := map[*Body]bool{}
		for _, f := range fs {
			if !x.forms[f].Unsure {
				sure[x.forms[f].Body] = true
			}
		}
		if len(sure) > 1 {
			var names []string
			for _, f := range fs {
				names = append(names, x.forms[f].Body.Name)
			}
			t.Errorf("%q is a sure form of %v", x.forms[fs[0]].Text, names)
		}
	}
}

func TestWordsAreCutAsTheSheetIs(t *testing.T) {
	for _, f := range Forms() {
		v := normalise.New(&document.Document{Text: f.Text, Blocks: []document.Block{{Parts: []document.Span{{End: len(f.Text)}}}}})
		var want, got []string
		for _, k := range segment.Tokens(v) {
			if k.Kind != segment.Break {
				want = append(want, v.Text[k.Start:k.End])
			}
		}
		eachWord(f.Text, func(w string) { got = append(got, w) })
		if !slices.Equal(want, got) {
			t.Errorf("%q: got %q, want %q", f.Text, got, want)
		}
	}
}

func TestLookupForgivesSpelling(t *testing.T) {
	for name, want := range map[string]string{
		"International Labor Organisation":                      "International Labour Organization",
		"UN Development Program":                                "United Nations Development Programme",
		"US Agency for International Development":               "U.S. Agency for International Development",
		"Bill and Melinda Gates Foundation":                     "Bill & Melinda Gates Foundation",
		"United Nations Children's Fund":                        "United Nations Children's Fund",
		"Organisation for Economic Cooperation and Development": "Organisation for Economic Co-operation and Development",
	} {
		if b := Lookup(name); b == nil || b.Name != want {
			t.Errorf("%s: got %+v, want %s", name, b, want)
		}
	}
	if b := Lookup("The Office Choir"); b != nil {
		t.Errorf("found %s", b.Name)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		build()
	}
}
