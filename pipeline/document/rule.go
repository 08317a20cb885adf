package document

// Rule is what a page draws level and upright: a line, or a surface filled with one
// colour. Rules part the cells of tables, and set boxes apart.
type Rule struct {
	Box    Box    // of a line as thick as it is drawn
	Colour uint32 // it is filled with: 0xRRGGBB, 0 for black, a stroke and where it is not known
}

// RuleThick is how thick a line is at most, in points: what is thicker is a surface.
const RuleThick = 3

// Level reports whether the rule is a line from left to right.
func (r *Rule) Level() bool {
	return r.Box.Y1-r.Box.Y0 <= RuleThick && r.Box.X1-r.Box.X0 > RuleThick
}

// Upright reports whether the rule is a line from foot to top.
func (r *Rule) Upright() bool {
	return r.Box.X1-r.Box.X0 <= RuleThick && r.Box.Y1-r.Box.Y0 > RuleThick
}

// Surface reports whether the rule is no line.
func (r *Rule) Surface() bool {
	return r.Box.X1-r.Box.X0 > RuleThick && r.Box.Y1-r.Box.Y0 > RuleThick
}
