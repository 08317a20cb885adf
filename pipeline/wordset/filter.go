package wordset

// Filter tells most words that are not of a large set from those that may be, by their
// keys: far cheaper than asking a map. The zero value is the empty set.
type Filter [512]uint64

// Add puts a word into the set.
func (f *Filter) Add(w string) {
	k := KeyOf(w)
	f[k/64%512] |= 1 << (k % 64)
}

// May reports whether a word of that key may be of the set; false is sure.
func (f *Filter) May(k Key) bool { return f[k/64%512]>>(k%64)&1 != 0 }
