package layout

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	_ "factsheet/internal/property"
)

func TestMiddleIsThatOfTheSortedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Few values, so that many are equal, and any values.
		values := rapid.OneOf(rapid.Map(rapid.IntRange(-3, 3), func(i int) float64 { return float64(i) }), rapid.Float64())
		list := rapid.SliceOfN(values, 1, 200).Draw(t, "list")
		sorted := slices.Clone(list)
		slices.Sort(sorted)
		if got, want := middle(list), sorted[len(sorted)/2]; got != want {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

func TestMiddleOfWhatIsNoNumberEnds(t *testing.T) {
	nan := math.NaN()
	middle([]float64{nan, 1, nan, 0, nan, 2, nan})
	middle([]float64{nan, nan})
}
