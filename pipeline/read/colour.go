package read

import (
	"math"

	"github.com/ledongthuc/pdf"
)

// colour is what shapes are filled with, and the space that its numbers are of.
type colour struct {
	space *space
	rgb   uint32
}

// space is what is needed of a colour space: how many numbers a colour has, and how a
// tint of a printer's own ink looks.
type space struct {
	numbers int // 1: grey, 3: red, green and blue, 4: the printer's four; 0: not known
	tint    *tint
}

// tint leads from how much of an ink is put on to a colour of another space.
type tint struct {
	to       *space
	from, by []float64 // without ink, and what the full ink adds
	power    float64
	samples  []byte // of a function that is a table: all numbers of each step in turn
}

var grey, rgbSpace, cmyk = &space{numbers: 1}, &space{numbers: 3}, &space{numbers: 4}

// colour follows an operator that sets what shapes are filled with.
func (d *drawing) colour(op string, args []operand, r *resources) {
	fill := &d.st.fill
	switch op {
	case "g":
		fill.space = grey
	case "rg":
		fill.space = rgbSpace
	case "k":
		fill.space = cmyk
	case "cs":
		*fill = colour{space: r.space(last(args).str)}
		if fill.space.tint != nil {
			fill.rgb = fill.space.rgb([]operand{{kind: numberKind, num: 1}})
		}
		return
	}
	if fill.space == nil {
		fill.space = grey
	}
	fill.rgb = fill.space.rgb(args)
}

// rgb is a colour of the space; black where it is not known.
func (s *space) rgb(args []operand) uint32 {
	for _, a := range args {
		if a.kind != numberKind {
			return 0
		}
	}
	if s.tint != nil && len(args) == 1 {
		return s.tint.to.rgb(s.tint.at(args[0].num))
	}
	if len(args) < s.numbers {
		return 0
	}
	v := func(i int) float64 { return min(1, max(0, args[len(args)-s.numbers+i].num)) }
	pack := func(r, g, b float64) uint32 {
		return uint32(math.Round(r*255))<<16 | uint32(math.Round(g*255))<<8 | uint32(math.Round(b*255))
	}
	switch s.numbers {
	case 1:
		return pack(v(0), v(0), v(0))
	case 3:
		return pack(v(0), v(1), v(2))
	case 4:
		return pack((1-v(0))*(1-v(3)), (1-v(1))*(1-v(3)), (1-v(2))*(1-v(3)))
	}
	return 0
}

func (t *tint) at(x float64) []operand {
	x = min(1, max(0, x))
	out := make([]operand, t.to.numbers)
	steps := len(t.samples) / max(1, t.to.numbers)
	for i := range out {
		out[i].kind = numberKind
		switch {
		case steps > 0:
			out[i].num = float64(t.samples[int(math.Round(x*float64(steps-1)))*t.to.numbers+i]) / 255
		default:
			out[i].num = t.from[i] + math.Pow(x, t.power)*t.by[i]
		}
	}
	return out
}

// spaceOf reads a colour space. Alternatives within alternatives end at a bound.
func (f *pdfFile) spaceOf(v pdf.Value, depth int) *space {
	unknown := &space{}
	name := v.Name()
	if v.Kind() == pdf.Array {
		name = v.Index(0).Name()
	}
	switch name {
	case "DeviceGray", "G", "CalGray":
		return grey
	case "DeviceRGB", "RGB", "CalRGB":
		return rgbSpace
	case "DeviceCMYK", "CMYK":
		return cmyk
	case "ICCBased":
		if n := int(v.Index(1).Key("N").Int64()); n == 1 || n == 3 || n == 4 {
			return &space{numbers: n}
		}
	case "Separation", "DeviceN":
		if depth > 3 || name == "DeviceN" && v.Index(1).Len() != 1 {
			return unknown
		}
		if t := f.tintOf(f.spaceOf(v.Index(2), depth+1), v.Index(3)); t != nil {
			return &space{tint: t}
		}
	}
	return unknown
}

// tintOf reads the function of a printer's ink, where it is of a simple kind.
func (f *pdfFile) tintOf(to *space, v pdf.Value) *tint {
	if to.numbers == 0 {
		return nil
	}
	t := &tint{to: to, from: make([]float64, to.numbers), by: make([]float64, to.numbers), power: 1}
	switch v.Key("FunctionType").Int64() {
	case 2:
		if v.Kind() != pdf.Dict {
			return nil
		}
		c0, c1 := v.Key("C0"), v.Key("C1")
		for i := range t.from {
			t.from[i] = c0.Index(i).Float64()
			t.by[i] = c1.Index(i).Float64() - t.from[i]
		}
		t.power = v.Key("N").Float64()
		return t
	case 0:
		if v.Kind() != pdf.Stream || v.Key("BitsPerSample").Int64() != 8 || v.Key("Size").Len() != 1 {
			return nil
		}
		n := int(v.Key("Size").Index(0).Int64()) * to.numbers
		data, _ := f.streamData(v)
		if n > 0 && n <= len(data) && n < 1<<16 {
			t.samples = data[:n]
			return t
		}
	}
	return nil
}
