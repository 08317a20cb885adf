// Package hashset is hashes of words, and a set of hashes that is filled, asked and emptied
// again and again, as for each sheet of a batch: several times as fast as a map, and no
// order comes of it.
package hashset

import "iter"

// Set is a set of hashes of 64 bits, with open addressing. The zero value is empty.
type Set struct {
	slots []uint64 // a power of two of them, of which a quarter is empty; 0 in an empty one
	n     int      // of those in use
	zero  bool     // the hash 0 is in the set
}

// Of is a set with room for n hashes.
func Of(n int) *Set {
	slots := fewestSlots
	for 4*n > 3*slots {
		slots *= 2
	}
	return &Set{slots: make([]uint64, slots)}
}

const (
	fewestSlots = 16
	// keptSlots is how many slots a set keeps when it is emptied: few sheets need more.
	keptSlots = 1 << 12
)

// Add adds a hash and reports whether it is new.
func (s *Set) Add(k uint64) bool {
	if k == 0 {
		was := s.zero
		s.zero = true
		return !was
	}
	if 4*(s.n+1) > 3*len(s.slots) {
		s.grow()
	}
	i := s.slot(k)
	if s.slots[i] == k {
		return false
	}
	s.slots[i] = k
	s.n++
	return true
}

// Has reports whether a hash is in the set.
func (s *Set) Has(k uint64) bool {
	if k == 0 || s.n == 0 {
		return k == 0 && s.zero
	}
	return s.slots[s.slot(k)] == k
}

// Len is how many hashes are in the set.
func (s *Set) Len() int {
	if s.zero {
		return s.n + 1
	}
	return s.n
}

// HashOf is a hash of some words in their order (FNV-1a over bytes, a zero after each word).
func HashOf(words ...string) uint64 {
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

// All are the hashes, in no order.
func (s *Set) All() iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		if s.zero && !yield(0) {
			return
		}
		for _, k := range s.slots {
			if k != 0 && !yield(k) {
				return
			}
		}
	}
}

// Clear leaves nothing in the set.
func (s *Set) Clear() {
	if len(s.slots) > keptSlots {
		s.slots = nil
	}
	if s.n > 0 {
		clear(s.slots)
	}
	s.n, s.zero = 0, false
}

// slot is where a hash stands, or where it would. Its low bits alone need not be spread.
func (s *Set) slot(k uint64) int {
	const spread = 0x9e3779b97f4a7c15
	last := len(s.slots) - 1
	i := int(k*spread>>32) & last
	for s.slots[i] != 0 && s.slots[i] != k {
		i = (i + 1) & last
	}
	return i
}

func (s *Set) grow() {
	old := s.slots
	s.slots = make([]uint64, max(fewestSlots, 2*len(old)))
	for _, k := range old {
		if k != 0 {
			s.slots[s.slot(k)] = k
		}
	}
}
