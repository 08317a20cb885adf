package english

import "testing"

func TestWordsAreKnownAsTheyAreWritten(t *testing.T) {
	for word, want := range map[string]bool{
		"programme": true, "organised": true, "centres": true, "countries": true, "hotline": true,
		"ahotline": false, "gramme": false, "anew": false, "": false,
	} {
		if got := IsWord(word); got != want {
			t.Errorf("%q: %t", word, got)
		}
	}
}
