package agreement

import "factsheet/pipeline/segment"

// denied reports whether the sentence says that what the noun stands for was not signed:
// 'no agreement', 'did not sign a memorandum', 'the compact has not yet been concluded'.
func (f *finder) denied(sent segment.Sentence, n noun) bool {
	for j := n.first - 1; j >= max(sent.First, n.first-3) && f.IsWord(j); j-- {
		if f.Is(j, "no", "neither") {
			return true
		}
		if !f.IsLower(j) {
			break
		}
	}
	for j := n.first - 1; j >= max(sent.First, n.first-16) && !f.IsClauseMark(j); j-- {
		if v := f.DeniedVerb(j, n.first); v >= 0 && f.In(v, signing) {
			return !f.signedBetween(v+1, n.first)
		}
	}
	for j := n.end; j < min(sent.Last, n.end+24) && !f.IsClauseMark(j); j++ {
		v := f.DeniedVerb(j, sent.Last)
		if v < 0 || f.Is(v, "renewed", "extended", "amended", "updated") {
			continue
		}
		if (f.In(v, signing) || f.In(v, passive)) && f.IsPassive(j, v) {
			return !f.signedBetween(n.end, j)
		}
	}
	return false
}

// signedBetween reports whether another verb of signing stands among the tokens.
func (f *finder) signedBetween(first, end int) bool {
	for j := first; j < end; j++ {
		if f.IsLower(j) && f.In(j, signing) && !f.Is(j-1, "to", "or", "nor") {
			return true
		}
	}
	return false
}
