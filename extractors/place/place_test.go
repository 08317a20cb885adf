package place

import (
	"os"
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/pipeline/extract"
)

func TestCorpus(t *testing.T) {
	extracttest.Run(t, Extractor, func(v extract.Place) string {
		return strings.Join(strings.Fields(v.Kind+" "+v.Code+" "+v.Name), " ")
	})
}

// A name listed twice would hide one of the two places.
func TestNamesAreListedOnce(t *testing.T) {
	seen := map[string]string{}
	for _, table := range []string{regionTable, stateTable, cityTable} {
		for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
			head, rest, _ := strings.Cut(line, "\t")
			if table != regionTable {
				head = rest
			}
			for _, n := range strings.FieldsFunc(head, func(r rune) bool { return r == ';' || r == '=' }) {
				key := strings.ToLower(strings.TrimPrefix(n, "?"))
				if other, twice := seen[key]; twice && other != line && key != "tripoli" && !strings.HasPrefix(key, "cop") {
					t.Errorf("%q is listed in %q and %q", n, other, line)
				}
				seen[key] = line
			}
		}
	}
}

func BenchmarkPlace13kB(b *testing.B) {
	text, err := os.ReadFile("testdata/corpus.txt")
	if err != nil {
		b.Fatal(err)
	}
	s := strings.Repeat(string(text), 1+13000/len(text))[:13000]
	p := extracttest.Pass(b, s, "", Extractor.Requires...)
	run(p)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		run(p)
	}
}
