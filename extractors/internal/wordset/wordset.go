// Package wordset holds sets of words that rules ask for at every token of a sheet.
package wordset

import "strings"

// Set is a set of words, in lower case where they are looked for so. Most words of a
// sheet are in no set: a filter of 512 bits answers for nearly all of them, without
// hashing.
type Set struct {
	filter [8]uint64
	words  map[string]bool
}

// Of is the set of the words.
func Of(words ...string) *Set {
	s := &Set{words: make(map[string]bool, len(words))}
	for _, w := range words {
		s.add(w)
	}
	return s
}

// Fields is the set of the words of the lists, in which blanks stand between them.
func Fields(lists ...string) *Set {
	s := &Set{words: map[string]bool{}}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			s.add(w)
		}
	}
	return s
}

func (s *Set) add(w string) {
	s.words[w] = true
	b := bit(w)
	s.filter[b/64] |= 1 << (b % 64)
}

// Has reports whether the word is one of the set; none is of one that is nil.
func (s *Set) Has(w string) bool {
	if s == nil || w == "" {
		return false
	}
	b := bit(w)
	return s.filter[b/64]&(1<<(b%64)) != 0 && s.words[w]
}

// bit is the place in the filter of a word, which is not empty.
func bit(w string) uint {
	return (uint(w[0])*31 ^ uint(w[len(w)-1])*257 ^ uint(w[len(w)/2])*11 ^ uint(len(w))*101) % 512
}

// Words is every word of the set, in no order.
func (s *Set) Words() []string {
	out := make([]string, 0, len(s.words))
	for w := range s.words {
		out = append(out, w)
	}
	return out
}
