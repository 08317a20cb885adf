package agreement

import (
	"slices"
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// merge gives tellings of one agreement one id: the same parties, dates of which one
// lies in the other, and kinds that do not differ ('agreement' is any).
func (f *finder) merge() {
	told := map[string][]int{} // by parties
	for i := range f.out {
		m := &f.out[i]
		ps := slices.Sorted(slices.Values(m.Value.Parties))
		k := strings.Join(ps, "|")
		m.ID = record.SpanID("agreement", f.ID, m.At.Span.Start, m.At.Span.End, key(m.Value))
		for _, j := range told[k] {
			if same(&f.out[j], m) {
				m.ID = f.out[j].ID
				break
			}
		}
		if len(told[k]) < 16 {
			told[k] = append(told[k], i)
		}
	}
}

// same reports whether two tellings with the same parties are one agreement.
func same(a, b *extract.Mention[record.Agreement]) bool {
	x, y := &a.Value, &b.Value
	if x.Count != y.Count || x.Kind != y.Kind && x.Kind != "agreement" && y.Kind != "agreement" {
		return false
	}
	if x.Date == nil || y.Date == nil {
		return x.Kind == y.Kind || b.At.View.Start-a.At.View.Start < 600
	}
	return within(*x.Date, *y.Date) || within(*y.Date, *x.Date)
}

// within reports whether date a lies in date b: a day in its month, a month in its
// year.
func within(a, b string) bool {
	return a == b || len(a) > len(b) && strings.HasPrefix(a, b) && a[len(b)] == '-' && !strings.ContainsAny(a+b, "/{")
}
