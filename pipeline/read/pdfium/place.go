package pdfium

import (
	"math"

	"factsheet/pipeline/read"
)

// place leads from the file's coordinates to the page as it is seen.
type place struct {
	m             [6]float64
	width, height float64
}

// placed is the place of a page with the box, turned by quarters clockwise.
func placed(left, bottom, right, top float64, quarters int) place {
	w, h := right-left, top-bottom
	switch quarters {
	case 1:
		return place{[6]float64{0, -1, 1, 0, -bottom, right}, h, w}
	case 2:
		return place{[6]float64{-1, 0, 0, -1, right, top}, w, h}
	case 3:
		return place{[6]float64{0, 1, -1, 0, top, -left}, h, w}
	}
	return place{[6]float64{1, 0, 0, 1, -left, -bottom}, w, h}
}

func (p *place) point(x, y float64) (float64, float64) {
	return p.m[0]*x + p.m[2]*y + p.m[4], p.m[1]*x + p.m[3]*y + p.m[5]
}

// turn is the direction of a baseline that goes along x, y in the file's coordinates,
// in quarters; -1 where it is askew.
func (p *place) turn(x, y float64) int {
	return read.Turn(p.m[0]*x+p.m[2]*y, p.m[1]*x+p.m[3]*y)
}

func finite(f float64) bool { return !math.IsNaN(f) && math.Abs(f) < 1e7 }
