package summable

import (
	"fmt"
	"strings"
	"testing"
)

// A sheet of 40 flows of four donors: in a table with a total, pledges beside payments.
func BenchmarkAdd(b *testing.B) {
	var told, parts strings.Builder
	for i := range 40 {
		fmt.Fprintf(&told, "{a%d %d USD} for a purpose of its own.\n:f%d a%d D%d>R%d %s in=20%02d\n", i, 1000+i*7, i, i, i%4, i,
			[]string{"pledge", "disbursement", "budget", "commitment"}[i%4], i%20)
		if i < 10 {
			fmt.Fprintf(&parts, " a%d", i)
		}
	}
	fmt.Fprintf(&told, "{t 10315 USD}\n= t =%s\n", parts.String())
	r := sheetOf(b, "a", told.String())
	batch := New()
	b.ReportAllocs()
	for b.Loop() {
		batch.Add(r, nil)
	}
}
