package table

import "iter"

// keySet is a set of hashes, in a table with open addressing: a sheet adds some hundreds,
// which then go all at once. The zero value is empty.
type keySet struct {
	slots []uint64 // a power of two of them, of which a quarter is empty; 0 in an empty one
	n     int      // of those in use
	zero  bool     // the hash 0 is in the set
}

// keptSlots is how many slots a set keeps when it is emptied: few sheets need more.
const keptSlots = 1 << 12

// add adds a hash and reports whether it is new.
func (s *keySet) add(k uint64) bool {
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

func (s *keySet) has(k uint64) bool {
	if k == 0 || s.n == 0 {
		return k == 0 && s.zero
	}
	return s.slots[s.slot(k)] == k
}

// slot is where a hash stands, or where it would.
func (s *keySet) slot(k uint64) int {
	last := len(s.slots) - 1
	i := int(mixed(k, 0)) & last
	for s.slots[i] != 0 && s.slots[i] != k {
		i = (i + 1) & last
	}
	return i
}

func (s *keySet) grow() {
	old := s.slots
	s.slots = make([]uint64, max(16, 2*len(old)))
	for _, k := range old {
		if k != 0 {
			s.slots[s.slot(k)] = k
		}
	}
}

// empty leaves nothing in the set.
func (s *keySet) empty() {
	if len(s.slots) > keptSlots {
		s.slots = nil
	}
	if s.n > 0 {
		clear(s.slots)
	}
	s.n, s.zero = 0, false
}

// all are the hashes, in no order.
func (s *keySet) all() iter.Seq[uint64] {
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
