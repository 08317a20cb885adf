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
	rows, problems := parse("bodies.tsv", table)
	for _, err := range problems {
		t.Error(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		c := strings.Split(line, "\t")
		if len(c) != len(Columns) {
			t.Fatalf("line %d has %d columns, want %d", i+1, len(c), len(Columns))
		}
		for _, f := range c {
			if f != strings.TrimSpace(f) || strings.Contains(f, "  ") || strings.Contains(f, "’") {
				t.Errorf("line %d: %q is not written plainly", i+1, f)
			}
		}
	}
	ids, codes := map[string]string{}, map[record.Registry]string{}
	for i := range rows {
		b := &rows[i].body
		if b.Kind == "" {
			t.Errorf("%s has no organisation type", b.Name)
		}
		sources := map[string]bool{}
		for _, c := range b.Codes {
			sources[map[string]string{"OECD-DAC-CRS": "iati-CRSChannelCode.tsv", "IATI-ORG": "iati-OrganisationIdentifier.tsv"}[c.Scheme]] = true
			if other, ok := codes[c]; ok {
				t.Errorf("%s and %s have one code, %v", b.Name, other, c)
			}
			codes[c] = b.Name
		}
		if len(sources) == 0 {
			sources["general knowledge"] = true
		}
		for _, s := range list(b.Source) {
			if !sources[s] {
				t.Errorf("%s: nothing is from %q", b.Name, s)
			}
			delete(sources, s)
		}
		if len(sources) > 0 {
			t.Errorf("%s: a code's source is not told: %v", b.Name, sources)
		}
		if other, ok := ids[b.ID()]; ok {
			t.Errorf("%s and %s have one id", b.Name, other)
		}
		ids[b.ID()] = b.Name
	}
}

// Two rows that a reader would take for one body by their names.
func TestNoBodyStandsUnderTwoNames(t *testing.T) {
	rows, _ := parse("bodies.tsv", table)
	of := map[string]*row{}
	for i := range rows {
		r := &rows[i]
		for _, n := range append([]string{r.body.Name}, r.others...) {
			if marked(n) {
				continue
			}
			var words []string
			eachWord(strings.ToLower(n), func(w string) {
				if w = fold(w); !slices.Contains([]string{"the", "of", "for", "and", "-", ",", "."}, w) {
					words = append(words, w)
				}
			})
			key := strings.Join(words, " ")
			if other := of[key]; other != nil && other != r {
				t.Errorf("%q may be %s or %s", n, other.body.Name, r.body.Name)
			}
			of[key] = r
		}
	}
}

func TestFormsOfSeveralBodiesAreUnsureInAllButOne(t *testing.T) {
	x := embedded()
	for _, n := range x.nodes {
		fs, sure := n.forms, map[*Body]bool{}
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
	for _, f := range embedded().forms {
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
		if b := embedded().Lookup(name); b == nil || b.Name != want {
			t.Errorf("%s: got %+v, want %s", name, b, want)
		}
	}
	if b := embedded().Lookup("The Office Choir"); b != nil {
		t.Errorf("found %s", b.Name)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		build(own())
	}
}
