package amount

import (
	"github.com/cockroachdb/apd/v3"

	"factsheet/extractors/internal/number"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/segment"
)

const (
	axisTicks = 4  // figures that go up or down by one step before they are an axis
	axisLook  = 60 // labels that are looked at
)

// axis are the cells of a chart that are the ticks of its axis, as ranges of tokens:
// figures that begin their lines and go down or up by one step ('$200', '$180', '$160'
// …), others between them. They are sums of nothing.
func (s *scanner) axis(t *table.Table) []table.Range {
	var at []table.Range
	var values []*apd.Decimal
	for r := 0; r < t.Rows && len(at) < axisLook; r++ {
		row := t.Row(r)
		if len(row) == 0 {
			continue
		}
		tokens, ok := row[0].Tokens()
		if !ok || tokens.End-tokens.First > 3 {
			continue
		}
		i := tokens.First
		for i < tokens.End-1 && s.p.Kind(i) != segment.Number {
			i++
		}
		if n, ok := number.ScanMoney(s.p, i); ok && !n.Malformed && n.End <= tokens.End && !n.LooksLikeYear() {
			at, values = append(at, tokens), append(values, &n.Value)
		}
	}
	ctx := apd.BaseContext.WithPrecision(40)
	for i := range at {
		for j := i + 1; j < min(len(at), i+3); j++ {
			var step apd.Decimal
			if _, err := ctx.Sub(&step, values[j], values[i]); err != nil || step.IsZero() {
				continue
			}
			chain := []table.Range{at[i], at[j]}
			last := values[j]
			for k := j + 1; k < len(at); k++ {
				var next apd.Decimal
				if _, err := ctx.Add(&next, last, &step); err == nil && next.Cmp(values[k]) == 0 {
					chain, last = append(chain, at[k]), values[k]
				}
			}
			if len(chain) >= axisTicks {
				return chain
			}
		}
	}
	return nil
}
