package across

import "strings"

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

// hashOf is a hash of some words in their order (FNV-1a over bytes, a zero after each word).
func hashOf(words ...string) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * prime
		}
		h *= prime
	}
	return h
}
