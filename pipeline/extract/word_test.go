package extract_test

import (
	"testing"

	"factsheet/pipeline/wordset"
)

var giving = wordset.Fields("gave gives")

// In, Char and Is read tokens in lower case, and none past either end.
func TestTokensAreAskedForTheirWords(t *testing.T) {
	p := pass("GAVE 5 | É – to")
	for i, want := range []struct {
		in   bool
		char rune
	}{{true, 0}, {false, '5'}, {false, '|'}, {false, 'é'}, {false, '–'}, {false, 0}} {
		if got := p.In(i, giving); got != want.in {
			t.Errorf("token %d is in the set: %v", i, got)
		}
		if got := p.Char(i); got != want.char {
			t.Errorf("token %d is %q", i, got)
		}
	}
	for _, i := range []int{-1, len(p.Tokens)} {
		if p.In(i, giving) || p.Char(i) != 0 || p.Is(i, "") {
			t.Errorf("token %d is there", i)
		}
	}
}

// The three ways to ask a token for its word, each in a set of three.
func BenchmarkAsk(b *testing.B) {
	p := pass("The Fund gave a grant of five million dollars | to build wells and schools in the hills.")
	set := wordset.Of("|", ";", "respectively")
	for name, ask := range map[string]func(i int) bool{
		"Is":   func(i int) bool { return p.Is(i, "|", ";", "respectively") },
		"In":   func(i int) bool { return p.In(i, set) },
		"Char": func(i int) bool { c := p.Char(i); return c == '|' || c == ';' },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for i := range len(p.Tokens) {
					ask(i)
				}
			}
		})
	}
}
