package gazetteer_test

import (
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/internal/gazetteer"
)

func listed(entries ...gazetteer.Entry[int]) *gazetteer.Gazetteer[int] {
	g := &gazetteer.Gazetteer[int]{}
	for _, e := range entries {
		g.Add(e)
	}
	return g
}

func TestMatchTakesTheLongestName(t *testing.T) {
	g := listed(gazetteer.Entry[int]{Name: "Guinea", Value: 1}, gazetteer.Entry[int]{Name: "Guinea-Bissau", Value: 2}, gazetteer.Entry[int]{Name: "Papua New Guinea", Value: 3})
	for text, want := range map[string]int{
		"Guinea is": 1, "Guinea-Bissau is": 2, "Papua New\nGuinea is": 3, "Papua New York": 0, "guinea pigs": 1,
		"Guinea‑Bissau is": 2, // a no-break hyphen
	} {
		p := extracttest.NewPass(t, text, "")
		e, end := g.Match(p, 0)
		switch {
		case want == 0 && e != nil, want != 0 && e == nil:
			t.Errorf("%q gives %v, want %d", text, e, want)
		case e != nil && (e.Value != want || end == 0):
			t.Errorf("%q gives %d up to token %d, want %d", text, e.Value, end, want)
		}
	}
}

func TestExactAsksForTheNamesOwnCapitals(t *testing.T) {
	g := listed(gazetteer.Entry[int]{Name: "US", Value: 1, Exact: true})
	for text, want := range map[string]bool{"US aid": true, "us all": false, "Us too": false} {
		if e, _ := g.Match(extracttest.NewPass(t, text, ""), 0); (e != nil) != want {
			t.Errorf("%q: found is %v, want %v", text, e != nil, want)
		}
	}
}

func TestMatchStopsAtABlocksEnd(t *testing.T) {
	g := listed(gazetteer.Entry[int]{Name: "Sierra Leone", Value: 1})
	if e, _ := g.Match(extracttest.NewPass(t, "A paragraph that ends in Sierra.\n\nLeone begins another one.", ""), 5); e != nil {
		t.Error("a name was read over the end of a paragraph")
	}
}

func TestFirstOfTwoEqualNamesStays(t *testing.T) {
	g := listed(gazetteer.Entry[int]{Name: "Côte d'Ivoire", Value: 1})
	if g.Add(gazetteer.Entry[int]{Name: "côte  d’ivoire", Value: 2}) || g.Len() != 1 {
		t.Error("the same name, spelled otherwise, was taken twice")
	}
	if e, ok := g.Lookup("CÔTE D’IVOIRE"); !ok || e.Value != 1 {
		t.Errorf("Lookup gives %v, %v", e, ok)
	}
	if _, ok := g.Lookup("Côte"); ok {
		t.Error("a name's beginning was taken for a name")
	}
}
