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
func (s *scanner) settle(v value) (record.Date, []string) {
	swaps := false
	v.each(func(p *part) { swaps = swaps || p.swap })
	var readings []value
	if !swaps {
		readings = append(readings, v.filled().merged())
	} else {
		m, d := v.filled(), v.mapped(part.swapped).filled()
		switch {
		case s.order.dayFirst > 0 && s.order.monthFirst == 0:
			readings = append(readings, d)
		case s.order.monthFirst > 0 && s.order.dayFirst == 0:
			readings = append(readings, m)
		default:
			readings = append(readings, m, d)
		}
	}
	if v.alt != nil {
		readings = append(readings, v.alt.filled())
	}
	readings = slices.DeleteFunc(readings, func(r value) bool { return len(readings) > 1 && !r.sound() })
	if len(readings) == 0 {
		readings = append(readings, v.filled())
	}
	out := readings[0].date()
	doubt := readings[0].doubts()
	if !readings[0].sound() {
		doubt |= doubtImpossible
		if v.form == single && v.a.unit == day && v.a.swap {
			doubt &^= doubtOrder
		}
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
