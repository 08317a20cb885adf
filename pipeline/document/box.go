package document

// Box is a rectangle on a page, in points from the lower left corner of the page as
// it is seen. The zero Box says that nobody knows where: a text file has no places.
type Box struct {
	X0, Y0, X1, Y1 float64
}

// Empty reports whether the box holds nothing.
func (b Box) Empty() bool { return b.X1 <= b.X0 || b.Y1 <= b.Y0 }

// Cover returns the smallest box that holds both; an empty one counts for nothing.
func (b Box) Cover(o Box) Box {
	switch {
	case b.Empty():
		return o
	case o.Empty():
		return b
	}
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}
