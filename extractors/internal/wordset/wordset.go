// Package wordset passes on the sets of words of pipeline/wordset.
package wordset

import "factsheet/pipeline/wordset"

// Set is a set of words.
type Set = wordset.Set

// Of is the set of the words.
func Of(words ...string) *Set { return wordset.Of(words...) }

// Fields is the set of the words of the lists, in which blanks stand between them.
func Fields(lists ...string) *Set { return wordset.Fields(lists...) }
