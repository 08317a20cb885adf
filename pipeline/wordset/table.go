package wordset

// table numbers words in the order in which they come and finds them by their keys, with
// open addressing: it has a power of two slots, half of them empty at least. It costs less
// than a map, which would hash the word again.
type table struct {
	slots []slot
	size  int
}

// slot holds one word; an empty one has none.
type slot struct {
	key  Key
	n    int32 // the word's number, from 0
	word string
}

// find is the word's number, or -1.
func (t *table) find(k Key, w string) int {
	if len(t.slots) == 0 {
		return -1
	}
	for i := int(k) & (len(t.slots) - 1); t.slots[i].word != ""; i = (i + 1) & (len(t.slots) - 1) {
		if t.slots[i].key == k && t.slots[i].word == w {
			return int(t.slots[i].n)
		}
	}
	return -1
}

// list is every word, in no order.
func (t *table) list() []string {
	out := make([]string, 0, t.size)
	for _, s := range t.slots {
		if s.word != "" {
			out = append(out, s.word)
		}
	}
	return out
}

// add takes in a word, which is not empty, unless it is there.
func (t *table) add(k Key, w string) {
	if t.find(k, w) >= 0 {
		return
	}
	if t.size++; 2*t.size > len(t.slots) {
		old := t.slots
		t.slots = make([]slot, max(4, 2*len(old)))
		for _, o := range old {
			if o.word != "" {
				t.put(o)
			}
		}
	}
	t.put(slot{k, int32(t.size - 1), w})
}

// put lays a word into the first slot that is free for it.
func (t *table) put(o slot) {
	i := int(o.key) & (len(t.slots) - 1)
	for t.slots[i].word != "" {
		i = (i + 1) & (len(t.slots) - 1)
	}
	t.slots[i] = o
}
