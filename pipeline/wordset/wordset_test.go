package wordset_test

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/wordset"
)

func TestSetHasItsWordsAndNoOthers(t *testing.T) {
	in := strings.Fields("grant grants of é million m")
	for name, s := range map[string]*wordset.Set{"words": wordset.Of(in...), "lists": wordset.Fields("grant grants  of", "é\nmillion m")} {
		for _, w := range in {
			if !s.Has(w) {
				t.Errorf("%s: %q is missing", name, w)
			}
		}
		for _, w := range []string{"", "gran", "grantss", "Grant", "mm", "fo", "millions"} {
			if s.Has(w) {
				t.Errorf("%s: %q is there", name, w)
			}
		}
		got := s.Words()
		slices.Sort(got)
		want := slices.Sorted(slices.Values(in))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAWordMayHoldBlanks(t *testing.T) {
	if s := wordset.Of("per cent"); !s.Has("per cent") || s.Has("cent") {
		t.Error("'per cent' is no word of its own")
	}
}

func TestASetThatIsNilHasNone(t *testing.T) {
	var s *wordset.Set
	if s.Has("grant") {
		t.Error("a word is there")
	}
}

func BenchmarkHas(b *testing.B) {
	s := wordset.Fields("grant grants loan loans credit contribution contributions donation")
	words := strings.Fields("the Fund gave a grant of five million dollars to build wells and schools in the hills")
	for b.Loop() {
		for _, w := range words {
			s.Has(w)
		}
	}
}

func TestMapGivesItsWordsValuesAndOthersNone(t *testing.T) {
	in := map[string]int{"grant": 1, "grants": 2, "é": 3, "organisation": 4, "": 5}
	m := wordset.MapOf(in)
	for w, want := range in {
		if got, ok := m.Get(w); ok != (w != "") || ok && got != want {
			t.Errorf("%q gives %d, %v", w, got, ok)
		}
	}
	for _, w := range []string{"organization", "gran", "e", "m"} {
		if v, ok := m.Get(w); ok || v != 0 {
			t.Errorf("%q gives %d, %v", w, v, ok)
		}
	}
}

func TestAFilterIsSureOfWhatIsNotThere(t *testing.T) {
	var f wordset.Filter
	if f.May(wordset.KeyOf("grant")) {
		t.Error("the empty filter says yes")
	}
	f.Add("grant")
	if !f.May(wordset.KeyOf("grant")) {
		t.Error("a word that was put in is not there")
	}
	if f.May(wordset.KeyOf("loan")) {
		t.Error("another word is there") // it could be, but is not: the two have keys far apart
	}
}
