package verify

import "slices"

// keySet holds the keys of a table's rows by their hashes, eight bytes each.
type keySet struct {
	hashes []uint64
	steps  []uint32 // where the hashes that begin with each 16 bits begin, and the end
}

// sort makes the set ready, and returns the hashes that were added more than once.
func (s *keySet) sort() (twice []uint64) {
	slices.Sort(s.hashes)
	for i := 1; i < len(s.hashes); i++ {
		if h := s.hashes[i]; h == s.hashes[i-1] && (len(twice) == 0 || twice[len(twice)-1] != h) {
			twice = append(twice, h)
		}
	}
	s.steps = make([]uint32, 1<<16+1)
	for _, h := range s.hashes {
		s.steps[h>>48+1]++
	}
	for i := 1; i < len(s.steps); i++ {
		s.steps[i] += s.steps[i-1]
	}
	return twice
}

func (s *keySet) has(hash uint64) bool {
	from, to := s.steps[hash>>48], s.steps[hash>>48+1]
	_, ok := slices.BinarySearch(s.hashes[from:to], hash)
	return ok
}
