package across

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

func TestASketchHasTheLeastOfEachHash(t *testing.T) {
	for _, n := range []int{0, 2, 3, 255, 258, 259, 1000} {
		var text strings.Builder
		for i := range n {
			text.WriteString("Well" + strings.Repeat("a", i%7) + " " + strconv.Itoa(i%5) + " ")
		}
		list := words(text.String())
		got := NewSketch(text.String())
		if got.words != len(list) {
			t.Fatalf("%d words are %d", len(list), got.words)
		}
		for i, m := range multipliers {
			want := uint32(math.MaxUint32)
			for k := range max(0, len(list)-shingle+1) {
				x := join([]uint64{list[k].masked(), list[k+1].masked(), list[k+2].masked()})
				want = min(want, uint32(x*m>>32))
			}
			if got.least[i] != want {
				t.Fatalf("of %d words hash %d has the least %d, not %d", len(list), i, got.least[i], want)
			}
		}
	}
}
