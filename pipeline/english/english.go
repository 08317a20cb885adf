// Package english tells words of the language of fact sheets from pieces of words, for
// those who put together what a page or a line's end has parted.
package english

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// leastKnown is how long a word must be to be looked for among the known ones: shorter
// ones are too like pieces of others.
const leastKnown = 5

// words.txt holds words of five letters or more, one a line, sorted, inflected forms left
// out where the stem is there. They are counted from the fact sheets of the White House
// of 2021 to 2024, which are in the public domain; words of development work were added.
//
//go:embed words.txt
var wordList string

var words = sync.OnceValue(func() []string { return strings.Fields(wordList) })

// IsWord reports whether a lower-case word of five letters or more is known, in American
// or British spelling, as it stands or inflected. It is safe for concurrent use.
func IsWord(w string) bool {
	if len(w) < leastKnown {
		return false
	}
	if has(w) || has(american.Replace(w)) {
		return true
	}
	for _, end := range []string{"s", "es", "d", "ed", "ing", "ly", "er", "ers", "al", "ally", "ings"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < leastKnown-1 {
			continue
		}
		if has(stem) || has(stem+"e") || has(american.Replace(stem)) || has(american.Replace(stem+"e")) {
			return true
		}
	}
	stem, ok := strings.CutSuffix(w, "ies")
	return ok && has(stem+"y")
}

func has(w string) bool {
	_, ok := slices.BinarySearch(words(), w)
	return ok
}

// american turns British spellings into American ones.
var american = strings.NewReplacer("isation", "ization", "ise", "ize", "ising", "izing", "yse", "yze", "our", "or", "gramme",
	"gram", "centre", "center", "metre", "meter", "fence", "fense", "ll", "l")
