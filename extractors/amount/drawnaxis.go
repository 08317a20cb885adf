package amount

import (
	"math"
	"slices"
	"sort"

	"factsheet/extractors/internal/number"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

const (
	drawnTicks = 3   // figures in a line, at distances that go with their values, are an axis
	drawnLook  = 120 // figures of a page that are looked at
)

// tick is a figure that stands by itself, with where it is drawn.
type tick struct {
	first int // its token
	value float64
	box   document.Box
}

// drawnAxis are the labels of a chart that a page draws as an axis: figures in one line,
// as far from one another as their values are, whatever is read between them.
func (s *scanner) drawnAxis(t *table.Table) (out []table.Range) {
	ticks := s.axesOf(t.Page)
	if len(ticks) == 0 {
		return nil
	}
	for i := range t.Cells {
		at, ok := t.Cells[i].Tokens()
		if !ok || at.End-at.First > 3 {
			continue
		}
		for k := at.First; k < at.End; k++ {
			if slices.Contains(ticks, k) {
				out = append(out, at)
				break
			}
		}
	}
	return out
}

// axesOf are the first tokens of a page's figures that are ticks of axes, found once a
// page.
func (s *scanner) axesOf(page int) []int {
	if ticks, ok := s.ticks[page]; ok {
		return ticks
	}
	var out []int
	all := s.loneFigures(page)
	for i := range all {
		for _, along := range [...]func(*tick) (line, place float64){
			func(x *tick) (float64, float64) { return x.box.X1, x.box.Y0 },
			func(x *tick) (float64, float64) { return x.box.X0, x.box.Y0 },
			func(x *tick) (float64, float64) { return x.box.Y0, (x.box.X0 + x.box.X1) / 2 },
		} {
			for j := i + 1; j < len(all); j++ {
				if ticks := inStep(all, i, j, along); len(ticks) >= drawnTicks {
					for _, x := range ticks {
						out = append(out, x.first)
					}
				}
			}
		}
	}
	if s.ticks == nil {
		s.ticks = map[int][]int{}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	s.ticks[page] = out
	return out
}

// loneFigures are the figures of a page with white on both sides, in no table's cell.
func (s *scanner) loneFigures(page int) (out []tick) {
	p := s.p
	lines := p.Doc.Lines
	for l := sort.Search(len(lines), func(i int) bool { return lines[i].Page >= page }); l < len(lines) && lines[l].Page == page; l++ {
		line := &lines[l]
		if line.Kind == document.Header || line.Kind == document.Footer {
			continue
		}
		for w := range line.Words {
			x := &line.Words[w]
			high := x.Box.Y1 - x.Box.Y0
			if w > 0 && x.Box.X0-line.Words[w-1].Box.X1 < high || w+1 < len(line.Words) && line.Words[w+1].Box.X0-x.Box.X1 < high {
				continue
			}
			at := table.In(p, x.Span)
			if at.End == at.First || at.End > at.First+3 || !p.View.Raw(p.SpanOf(at.First, at.End)).Overlaps(x.Span) {
				continue
			}
			if t, _, ok := p.CellAt(x.Span.Start); ok && !p.Doc.Tables[t].Chart {
				continue
			}
			k := at.First
			for k < at.End-1 && p.Kind(k) != segment.Number {
				k++
			}
			n, ok := number.ScanMoney(p, k)
			if !ok || n.Malformed || n.LooksLikeYear() {
				continue
			}
			if v, err := n.Value.Float64(); err == nil && len(out) < drawnLook {
				out = append(out, tick{k, v, x.Box})
			}
		}
	}
	return out
}

// inStep are the ticks in one line with two of them whose values go with their places as
// those of the two do.
func inStep(all []tick, i, j int, along func(*tick) (line, place float64)) (out []tick) {
	line, from := along(&all[i])
	other, to := along(&all[j])
	dv := all[j].value - all[i].value
	if math.Abs(other-line) > 1 || math.Abs(to-from) < 5 || dv == 0 {
		return nil
	}
	for k := range all {
		l, at := along(&all[k])
		if math.Abs(l-line) < 1 && math.Abs((at-from)/(to-from)-(all[k].value-all[i].value)/dv) < 0.02 {
			out = append(out, all[k])
		}
	}
	for k := range out {
		for m := k + 1; m < len(out); m++ {
			if out[k].value == out[m].value {
				return nil // one label twice is no axis
			}
		}
	}
	return out
}
