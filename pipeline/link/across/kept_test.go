package across

import (
	"reflect"
	"testing"
)

func TestASentenceComesBackFromItsBytes(t *testing.T) {
	text := "In 2021 Norway gave US$ 5 million to Ghana for the repair of twelve district clinics along the northern border."
	for _, s := range []sentence{
		{},
		{short: true, before: 1, grams: []uint32{1, 1 << 31}, all: []uint32{2, 3}, figures: []uint32{4}, names: []uint32{5}, what: []uint32{6}},
		func() sentence { s, _ := newSentence(text, 20, 33, nil); s.start = 0; return s }(),
	} {
		got, err := sentenceOf(s.bytes())
		same := func(a, b []uint32) bool { return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b)) }
		if err != nil || got.short != s.short || got.before != s.before || !same(got.grams, s.grams) || !same(got.all, s.all) ||
			!same(got.figures, s.figures) || !same(got.names, s.names) || !same(got.what, s.what) {
			t.Errorf("%+v comes back as %+v, %v", s, got, err)
		}
	}
}

func TestASentenceThatIsNotWholeIsAnError(t *testing.T) {
	s := sentence{before: 1, grams: []uint32{1, 2}, all: []uint32{3}}
	whole := s.bytes()
	for n := range whole {
		if _, err := sentenceOf(whole[:n]); err == nil {
			t.Errorf("%d of %d bytes are taken for a sentence", n, len(whole))
		}
	}
	whole[8] = 0xff // more shingles than there are bytes
	if _, err := sentenceOf(whole); err == nil {
		t.Error("a length that is none is believed")
	}
}
