package hashset

import (
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestASetHoldsWhatAMapDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var s Set
	if Of(12).slots == nil || 4*1000 > 3*len(Of(1000).slots) {
		t.Error("a set has not the room that was asked for")
	}
	for _, most := range []uint64{3, 50, 5 * keptSlots} { // each time emptied, the last of many slots
		m := map[uint64]bool{}
		for range 3 * most {
			k := r.Uint64N(2 * most)
			if s.Add(k) == m[k] {
				t.Fatalf("%d is new: %v", k, m[k])
			}
			m[k] = true
		}
		for k := range 2 * most {
			if s.Has(k) != m[k] {
				t.Fatalf("%d is in the set: %v", k, s.Has(k))
			}
		}
		if s.Len() != len(m) {
			t.Fatalf("%d hashes are %d", len(m), s.Len())
		}
		if got, want := slices.Sorted(s.All()), slices.Sorted(maps.Keys(m)); !slices.Equal(got, want) {
			t.Fatalf("the set is %v, not %v", got, want)
		}
		if s.Clear(); len(slices.Collect(s.All())) > 0 || s.Has(0) || len(s.slots) > keptSlots {
			t.Fatalf("emptied it holds %v in %d slots", slices.Collect(s.All()), len(s.slots))
		}
	}
}

func TestHashIsOfTheWordsAndWhereTheyEnd(t *testing.T) {
	f := fnv.New64a()
	f.Write([]byte("Fund\x00é\x00"))
	if got := HashOf("Fund", "é"); got != f.Sum64() {
		t.Errorf("the hash is %x, not FNV-1a's %x", got, f.Sum64())
	}
	if HashOf("ab", "c") == HashOf("a", "bc") || HashOf("a", "b") == HashOf("b", "a") {
		t.Error("words are not told apart by their ends and their order")
	}
}
