// Package wordset holds sets of words that rules ask for at every token of a sheet.
package wordset

import "strings"

// Set is a set of words, in lower case where they are looked for so. Most words of a
// sheet are in no set: a filter of 512 bits answers for nearly all of them by their keys.
type Set struct {
	filter [8]uint64
	words  table
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
	if w == "" {
		return
	}
	k := KeyOf(w)
	s.words.add(k, w)
	s.filter[k%512/64] |= 1 << (k % 64)
}

// May reports whether a word of that key may be one of the set; false is sure. Holds then
// tells.
func (s *Set) May(k Key) bool { return s.filter[k%512/64]>>(k%64)&1 != 0 }

// Holds reports whether the word, whose key is k, is one of the set.
func (s *Set) Holds(k Key, w string) bool { return s.words.find(k, w) >= 0 }

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
func (s *Set) Words() []string { return s.words.list() }
