package table

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestASetOfKeysHoldsWhatAMapDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var s keySet
	for _, most := range []uint64{3, 50, 5 * keptSlots} { // each time emptied, the last of many slots
		m := map[uint64]bool{}
		for range 3 * most {
			k := r.Uint64N(2 * most)
			if s.add(k) == m[k] {
				t.Fatalf("%d is new: %v", k, m[k])
			}
			m[k] = true
		}
		for k := range 2 * most {
			if s.has(k) != m[k] {
				t.Fatalf("%d is in the set: %v", k, s.has(k))
			}
		}
		if got, want := slices.Sorted(s.all()), slices.Sorted(maps.Keys(m)); !slices.Equal(got, want) {
			t.Fatalf("the set is %v, not %v", got, want)
		}
		if s.empty(); len(slices.Collect(s.all())) > 0 || s.has(0) || len(s.slots) > keptSlots {
			t.Fatalf("emptied it holds %v in %d slots", slices.Collect(s.all()), len(s.slots))
		}
	}
}
