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
	columnsTop   = 44.0
	columnsFoot  = 34.0
	widestColumn = 46.0
	keyedPart    = 12.0 // the lowest part that its key fits into
	keyedColumn  = 14.0 // and the narrowest column
)

// columnsHigh is how high columns are beside so many bars: as high as these, within reason.
func columnsHigh(bars int) float64 {
	return min(max(barsTop+barRow*float64(bars)-columnsTop-columnsFoot, 84), 230)
}

// columns is a panel of stacked columns.
type columns struct {
	head      string
	described string
	aside     string  // a line of what is not in them; empty for none
	tall      float64 // the height of the highest, in pixels
	cols      []column
}

// columns draws a panel of stacked columns.
func (s *sketch) columns(p *columns) {
	c, id := &s.panels, s.panelID()
	high := columnsTop + p.tall + columnsFoot
	if p.aside != "" {
		high += 16
	}
	c.view(id, "chart-panel", p.head, p.described, panelWidth, high)
	c.say("chart-head", 0, 12, p.head)
	c.hatching(id, p.cols)
	base := columnsTop + p.tall
	step := float64(panelWidth) / float64(max(1, len(p.cols)))
	wide := min(widestColumn, step*0.74)
	for i := range p.cols {
		c.column(id, &p.cols[i], frame{step * (float64(i) + 0.5), wide, step, base, p.tall})
	}
	c.line("chart-axis", 0, base, panelWidth, base)
	if p.aside != "" {
		c.say("chart-small", 0, high-4, fit(p.aside, panelWidth, smallSize))
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

// frame is where a column stands: its middle and width, the width that it has for labels, its
// foot, and the height of the highest.
type frame struct{ middle, wide, step, base, tall float64 }

func (c *canvas) column(id string, col *column, f frame) {
	middle, wide, step, base := f.middle, f.wide, f.step, f.base
	y := base
	for i := range col.parts {
		p := &col.parts[i]
		high := p.share * f.tall
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
