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
