package across

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"strings"
)

// interned are words of which many entries hold the same: each is in memory once, and keeps
// no sheet's text there.
type interned map[string]string

func (s interned) of(word string) string {
	if word == "" {
		return ""
	}
	one, ok := s[word]
	if !ok {
		one = strings.Clone(word)
		s[one] = one
	}
	return one
}

// hashOf is a hash of some words in their order.
func hashOf(words ...string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

// bytes are the sentence as the store keeps it, without its place in the text.
func (s *sentence) bytes() []byte {
	lists := [...][]uint32{s.grams, s.all, s.figures, s.names, s.what}
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	b := make([]byte, 0, 4*(n+len(lists)+2))
	put := func(v int) { b = binary.LittleEndian.AppendUint32(b, uint32(v)) }
	short := 0
	if s.short {
		short = 1
	}
	put(short)
	put(s.before)
	for _, l := range lists {
		put(len(l))
		for _, v := range l {
			b = binary.LittleEndian.AppendUint32(b, v)
		}
	}
	return b
}

var errNoSentence = errors.New("what links sheets is not as it was written")

// sentenceOf has a sentence back from its bytes.
func sentenceOf(b []byte) (s sentence, err error) {
	take := func() uint32 {
		if len(b) < 4 {
			err = errNoSentence
			return 0
		}
		v := binary.LittleEndian.Uint32(b)
		b = b[4:]
		return v
	}
	s.short, s.before = take() == 1, int(take())
	for _, l := range [...]*[]uint32{&s.grams, &s.all, &s.figures, &s.names, &s.what} {
		n := int(take())
		if n > len(b)/4 {
			return s, errNoSentence
		}
		*l = make([]uint32, n)
		for i := range *l {
			(*l)[i] = take()
		}
	}
	if s.before > len(s.grams) {
		return s, errNoSentence
	}
	return s, err
}
