package gazetteer

// Heads tells most words that are not of a set from those that may be, by their first
// two letters, their last and their length: far cheaper than asking a map. The zero value is the
// empty set.
type Heads struct {
	ends [1024]uint64 // a bit a length and last letter, by the first two letters
}

// Add puts a word into the set.
func (h *Heads) Add(word string) {
	if at, bit, ok := head(word); ok {
		h.ends[at] |= bit
	}
}

// May reports whether the word may be of the set; false is sure.
func (h *Heads) May(word string) bool {
	at, bit, ok := head(word)
	return ok && h.ends[at]&bit != 0
}

// head is the place and the bit of a word; the empty word has none.
func head(word string) (at uint, bit uint64, ok bool) {
	if word == "" {
		return 0, 0, false
	}
	at = uint(word[0]) & 31
	if len(word) > 1 {
		at |= uint(word[1]) & 31 << 5
	}
	return at, 1 << ((uint(len(word)) + 11*uint(word[len(word)-1])) & 63), true
}
