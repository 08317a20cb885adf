package chart

// column is a column of a panel, of parts one on the other.
type column struct {
	label string
	under string // a second line of the label
	value string
	parts []part
}

// part is a part of a column.
type part struct {
	tip     string
	share   float64 // of the highest column, from 0 to 1
	class   string
	key     string // as in bars beside it
	hatched bool
	data    []string
}

// Measures of columns, in pixels.
const (
	columnsTop    = 44.0
	columnsHeight = 200.0
	columnsFoot   = 34.0
	widestColumn  = 46.0
	keyedPart     = 12.0 // the lowest part that its key fits into
	keyedColumn   = 14.0 // and the narrowest column
)

// columns draws a panel of stacked columns under a head, with a line of what is not in them.
func (c *canvas) columns(id, head, described, aside string, cols []column) {
	high := columnsTop + columnsHeight + columnsFoot
	if aside != "" {
		high += 16
	}
	c.view(id, "chart-panel", head, described, panelWidth, high)
	c.say("chart-head", 0, 12, head)
	c.hatching(id, cols)
	base := columnsTop + columnsHeight
	step := float64(panelWidth) / float64(max(1, len(cols)))
	wide := min(widestColumn, step*0.74)
	for i := range cols {
		c.column(id, &cols[i], step*(float64(i)+0.5), wide, step, base)
	}
	c.line("chart-axis", 0, base, panelWidth, base)
	if aside != "" {
		c.say("chart-small", 0, high-4, fit(aside, panelWidth, smallSize))
	}
	c.close("svg")
}

// hatching defines the stripes over parts, where there are such.
func (c *canvas) hatching(id string, cols []column) {
	for i := range cols {
		for k := range cols[i].parts {
			if cols[i].parts[k].hatched {
				c.open("defs")
				c.open("pattern", "id", id+"-hatch", "width", "6", "height", "6", "patternUnits", "userSpaceOnUse", "patternTransform", "rotate(45)")
				c.leaf("line", "", "class", "chart-hatch", "x1", "1", "y1", "0", "x2", "1", "y2", "6")
				c.close("pattern")
				c.close("defs")
				return
			}
		}
	}
}

func (c *canvas) column(id string, col *column, middle, wide, step, base float64) {
	y := base
	for i := range col.parts {
		p := &col.parts[i]
		high := p.share * columnsHeight
		if len(col.parts) == 1 {
			high = max(1, high)
		}
		y -= high
		c.open("g", append([]string{"class", "chart-mark"}, p.data...)...)
		c.element("title", p.tip)
		c.rect(p.class+" chart-part", "", middle-wide/2, y, wide, max(high, 0.3))
		if p.hatched {
			c.rect("chart-hatched", "", middle-wide/2, y, wide, high, "fill", "url(#"+id+"-hatch)")
		}
		if p.key != "" && high >= keyedPart && wide >= keyedColumn {
			c.say("chart-key", middle, y+high/2+3.5, p.key, "text-anchor", "middle")
		}
		c.close("g")
	}
	c.say("chart-tick", middle, base+13, fit(col.label, step, smallSize), "text-anchor", "middle")
	if col.under != "" {
		c.say("chart-tick", middle, base+25, fit(col.under, step, smallSize), "text-anchor", "middle")
	}
	c.total(col.value, middle, step, y)
}

// total writes the value of a column over it, in two lines where the column is narrow, and
// within the view.
func (c *canvas) total(value string, middle, step, y float64) {
	if value == "" {
		return
	}
	number, unit := value, ""
	if width(value)*smallSize > step {
		number, unit = cutBlank(value)
	}
	y -= 4
	if unit != "" {
		c.say("chart-tick", middle, y, unit, "text-anchor", "middle")
		y -= 10
	}
	c.say("chart-tick", middle, y, fit(number, step+2, smallSize), "text-anchor", "middle")
}
