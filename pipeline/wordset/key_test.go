package wordset_test

import (
	"testing"

	"factsheet/pipeline/wordset"
)

func TestKeyOfOneCharacterIsTheCharacter(t *testing.T) {
	for _, r := range []rune{'|', 'a', 'é', '–', '•', '😀'} {
		k := wordset.KeyOf(string(r))
		if k.Char() != r {
			t.Errorf("%q gives %q", r, k.Char())
		}
	}
	for _, w := range []string{"", "an", "to", "né", "from", "––", "\xff", "\xc3"} {
		if c := wordset.KeyOf(w).Char(); c != 0 {
			t.Errorf("%q is taken for the character %q", w, c)
		}
	}
}

func TestKeysTellWordsThatAreNearlyAlikeApart(t *testing.T) {
	seen := map[wordset.Key]string{}
	for _, w := range []string{"of", "off", "fo", "or", "oor", "grant", "grants", "granted", "giant", "loan", "lean", "loans",
		"contribute", "contributed", "contributes", "2017", "2018", "1,000", "1,000,000"} {
		k := wordset.KeyOf(w)
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q have one key", w, other)
		}
		seen[k] = w
	}
}

// Words of one key, which few are, stay two words.
func TestASetTellsWordsOfOneKeyApart(t *testing.T) {
	one, other := "organisation", "organization"
	if wordset.KeyOf(one) != wordset.KeyOf(other) {
		t.Fatal("the words have two keys: the test needs others")
	}
	if s := wordset.Of(one, "body"); !s.Has(one) || s.Has(other) {
		t.Error("a word was taken for another of its key")
	}
	if s := wordset.Of(one, other); !s.Has(one) || !s.Has(other) {
		t.Error("one of two words of a key is missing")
	}
}
