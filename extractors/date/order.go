package date

import (
	"slices"

	"factsheet/pipeline/record"
)

// order counts what the sheet's dates in digits say about the order of day and month:
// '25/05/2015' can only be day first.
type order struct{ dayFirst, monthFirst int }

// settle makes the record of a value: it fills in what was told once, settles the
// order of day and month, and gives candidates where more than one reading is left.
func (s *scanner) settle(v *value) (record.Date, []string) {
	swaps := false
	for i := range v.count() {
		swaps = swaps || v.part(i).swap
	}
	if !swaps && v.alt == nil {
		v.fill()
		*v = v.merged()
		out, doubt := v.date(), v.doubts()
		if out.EDTF == nil {
			doubt |= v.fault()
			if w := v.swapped(); v.form == single && w.sound() {
				out.Candidates = append(out.Candidates, w.edtf()) // '2024-13-01'
			}
		}
		return out, doubt.names()
	}
	readings := s.readings(v, swaps)
	out, doubt := readings[0].date(), readings[0].doubts()
	if !readings[0].sound() {
		doubt |= readings[0].fault()
	}
	if len(readings) > 1 && readings[0].edtf() != readings[1].edtf() {
		out.EDTF, out.First, out.Last = nil, nil, nil
		for _, r := range readings {
			out.Candidates = append(out.Candidates, r.edtf())
		}
		slices.Sort(out.Candidates)
	}
	return out, doubt.names()
}

// readings are the ways to read a value that nothing rules out, at least one.
func (s *scanner) readings(v *value, swaps bool) []value {
	all := []value{v.filled()}
	if swaps {
		d := v.mapped(part.swapped)
		d.fill()
		switch {
		case s.order.dayFirst > 0 && s.order.monthFirst == 0:
			all[0] = d
		case s.order.monthFirst > 0 && s.order.dayFirst == 0:
		default:
			all = append(all, d)
		}
	}
	if v.alt != nil {
		w := *v.alt
		w.fill()
		all = append(all, w)
	}
	sound := slices.DeleteFunc(slices.Clone(all), func(r value) bool { return !r.sound() })
	if len(sound) == 0 {
		return all[:1]
	}
	return sound
}
