package chart

import "cmp"

// bar is a row of a panel of bars: a name over it, its value at the right.
type bar struct {
	name, value string
	short       string // a short form of the name, for where it has no room
	tip         string
	share       float64 // of the longest, from 0 to 1
	class       string  // its colour
	mark        string  // that of its swatch, where it has one of its own
	key         string  // what its swatch holds, by which columns beside it name it too
	shape       string  // of the swatch; a square where empty
	data        []string
}

// Measures of a row of bars, in pixels.
const (
	barRow    = 34.0 // from one to the next
	barHeight = 11.0
	swatch    = 14.0
	barsTop   = 22.0 // what the panel's head takes
)

// bars draws a panel of bars under a head.
func (s *sketch) bars(head, described string, rows []bar) {
	c := &s.panels
	c.view(s.panelID(), "chart-panel", head, described, panelWidth, barsTop+barRow*float64(len(rows))+4)
	c.say("chart-head", 0, 12, head)
	for i := range rows {
		c.bar(&rows[i], barsTop+barRow*float64(i))
	}
	c.close("svg")
}

func (c *canvas) bar(r *bar, y float64) {
	c.open("g", append([]string{"class", "chart-mark"}, r.data...)...)
	c.element("title", r.tip)
	c.rect("chart-reach", "", 0, y, panelWidth, barRow)
	x := 0.0
	if r.key != "" || r.shape != "" {
		c.key(r, x, y+2)
		x += swatch + 6
	}
	value := width(r.value) * labelSize
	c.say("chart-label", x, y+13, fitNamed(r.name, r.short, panelWidth-x-value-10, labelSize))
	c.say("chart-value", panelWidth, y+13, r.value, "text-anchor", "end")
	c.rect("chart-rail", "", 0, y+18, panelWidth, barHeight)
	c.rect(r.class, "", 0, y+18, max(1, r.share*panelWidth), barHeight)
	c.close("g")
}

// key draws a swatch.
func (c *canvas) key(r *bar, x, y float64) {
	if r.shape != "" {
		c.shape(r.shape, cmp.Or(r.mark, r.class), "", x+swatch/2, y+swatch/2, swatch/2-1)
		return
	}
	c.rect(r.class, "", x, y-1, swatch, swatch)
	c.say("chart-key", x+swatch/2, y+9.5, r.key, "text-anchor", "middle")
}
