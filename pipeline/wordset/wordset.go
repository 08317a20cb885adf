// Package wordset holds sets of words that rules ask for at every token of a sheet.
package wordset

import "strings"

// Set is a set of words, in lower case where they are looked for so. Most words of a
// sheet are in no set: a filter of 512 bits answers for nearly all of them by their keys.
type Set struct {
	filter [8]uint64
	slots  []slot // open addressing from a word's key; a power of two, at most half full
	size   int
}

// slot holds one word; an empty one has none.
type slot struct {
	key  Key
	word string
}

// Of is the set of the words.
func Of(words ...string) *Set {
	s := &Set{}
	for _, w := range words {
		s.add(w)
	}
	return s
}

// Fields is the set of the words of the lists, in which blanks stand between them.
func Fields(lists ...string) *Set {
	s := &Set{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			s.add(w)
		}
	}
	return s
}

// add puts a word into the set; the empty word is in none.
func (s *Set) add(w string) {
	k := KeyOf(w)
	if w == "" || s.Holds(k, w) {
		return
	}
	if s.size++; 2*s.size > len(s.slots) {
		old := s.slots
		s.slots = make([]slot, max(4, 2*len(old)))
		for _, o := range old {
			if o.word != "" {
				s.put(o)
			}
		}
	}
	s.put(slot{k, w})
	s.filter[k%512/64] |= 1 << (k % 64)
}

// put lays a word into the first slot that is free for it.
func (s *Set) put(o slot) {
	i := int(o.key) & (len(s.slots) - 1)
	for s.slots[i].word != "" {
		i = (i + 1) & (len(s.slots) - 1)
	}
	s.slots[i] = o
}

// May reports whether a word of that key may be one of the set; false is sure. Holds then
// tells.
func (s *Set) May(k Key) bool { return s.filter[k%512/64]>>(k%64)&1 != 0 }

// Holds reports whether the word, whose key is k, is one of the set.
func (s *Set) Holds(k Key, w string) bool {
	if len(s.slots) == 0 {
		return false
	}
	for i := int(k) & (len(s.slots) - 1); s.slots[i].word != ""; i = (i + 1) & (len(s.slots) - 1) {
		if s.slots[i].key == k && s.slots[i].word == w {
			return true
		}
	}
	return false
}

// Has reports whether the word is one of the set; none is of one that is nil. Where the
// word is a token, Pass.In asks for less: a token has its key.
func (s *Set) Has(w string) bool {
	if s == nil {
		return false
	}
	k := KeyOf(w)
	return s.May(k) && s.Holds(k, w)
}

// Words is every word of the set, in no order.
func (s *Set) Words() []string {
	out := make([]string, 0, s.size)
	for _, o := range s.slots {
		if o.word != "" {
			out = append(out, o.word)
		}
	}
	return out
}
