package across

import (
	"math/rand/v2"
	"testing"
)

func TestTheLastSheetOfAKeyIsFound(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var h heads
	want := map[uint64]int32{}
	for n := range int32(20000) {
		key := mix(r.Uint64N(9000)) // 0 among them
		if got := h.last(key); got != want[key] {
			t.Fatalf("the last sheet of %x is %d, not %d", key, got, want[key])
		}
		if was := h.put(key, n+1); was != want[key] {
			t.Fatalf("the last sheet of %x was %d, not %d", key, was, want[key])
		}
		want[key] = n + 1
	}
}
