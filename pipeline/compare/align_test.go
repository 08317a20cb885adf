package compare

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"factsheet/internal/cputime"
	_ "factsheet/internal/property"
)

func TestAlignmentPairsEqualCharactersInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vocabulary := []string{"a", "US$", "236", "million", "\n", " ", "é", "\x00", "العربية", "🙂", "\r\n", "<script>"}
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 60)
		a := strings.Join(words.Draw(t, "a"), " ")
		b := strings.Join(words.Draw(t, "b"), "  ")
		al := align(a, b)
		if al.same {
			if a != b {
				t.Fatalf("%q and %q are taken for one", a, b)
			}
			return
		}
		x, y := []rune(a), []rune(b)
		var atA, atB int
		for _, s := range al.segments {
			if s.a < atA || s.b < atB || s.n <= 0 {
				t.Fatalf("segment %v stands before the end of the one before", s)
			}
			if string(x[s.a:s.a+s.n]) != string(y[s.b:s.b+s.n]) {
				t.Fatalf("segment %v pairs %q with %q", s, string(x[s.a:s.a+s.n]), string(y[s.b:s.b+s.n]))
			}
			atA, atB = s.a+s.n, s.b+s.n
		}
		if al.lengthA != len(x) || al.lengthB != len(y) {
			t.Fatalf("the lengths are %d and %d, want %d and %d", al.lengthA, al.lengthB, len(x), len(y))
		}
	})
}

func TestImageOfAWordIsThatWord(t *testing.T) {
	a := "The first line.\nIn 2019 Japan gave US$ 5 million to Ghana.\nThe end."
	b := "Another first line, and longer.\nIn 2019\nJapan gave US$ 6 million to the schools of Ghana.\nThe end."
	al := align(a, b)
	for _, word := range []string{"Japan", "2019", "US$", "Ghana", "The end."} {
		at := strings.Index(a, word)
		got, exact := al.image(place{at, at + len(word)})
		if !exact || b[got.start:got.end] != word {
			t.Errorf("the image of %q is %q (exact: %t)", word, b[got.start:got.end], exact)
		}
	}
	at := strings.Index(a, "5 million")
	got, _ := al.image(place{at, at + len("5 million")})
	if said := strings.TrimSpace(b[got.start:got.end]); said != "6 million" {
		t.Errorf("the image of '5 million' is %q", said)
	}
}

// TestLargeTextsAreAlignedInTime holds half a megabyte of each sort of text that makes other
// ways of aligning slow.
func TestLargeTextsAreAlignedInTime(t *testing.T) {
	const size = 1 << 19
	for name, c := range map[string]struct{ a, b string }{
		"one line again and again":   {strings.Repeat("the same line\n", size/14), strings.Repeat("the same line\n", size/15) + "x"},
		"two words in other orders":  {strings.Repeat("a b b a ", size/8), strings.Repeat("b a b ", size/6)},
		"nothing in common":          {strings.Repeat("a b c d\n", size/8), strings.Repeat("e f g h\n", size/8)},
		"no blank":                   {strings.Repeat("x", size), strings.Repeat("x", size-1) + "y"},
		"every second line is other": {strings.Repeat("same\nother\n", size/11), strings.Repeat("same\nchanged\n", size/13)},
		"signs alone":                {strings.Repeat("$%", size/2), strings.Repeat("%$$", size/3)},
	} {
		began := cputime.Used()
		align(c.a, c.b)
		if took := cputime.Used() - began; took > 20*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
	}
}
