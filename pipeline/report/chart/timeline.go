package chart

import (
	"slices"
	"strconv"
	"strings"
)

// Measures of a time line, in pixels.
const (
	lineRow   = 52.0
	lineTop   = 26.0 // for the years
	lineSide  = 10.0 // left free at both sides, for marks
	lineSmall = 10   // so many rows stand in one panel; more are parted into two
	openReach = 14.0 // of an interval without an end
)

// scaleOf is a stretch of days on a line of pixels.
type scaleOf struct{ from, to float64 }

func (s scaleOf) x(day int32) float64 {
	return lineSide + (panelWidth-2*lineSide)*(float64(day)-s.from)/(s.to-s.from)
}

// drawLine draws agreements one by one: a row each, on one scale of time.
func (p *pacts) drawLine(s *sketch, dated []pact) {
	first, last := int32(1<<30), int32(-1<<30)
	for i := range dated {
		for _, d := range []*int32{dated[i].first, dated[i].last} {
			if d != nil {
				first, last = min(first, *d), max(last, *d)
			}
		}
	}
	from, to := yearOf(first), yearOf(last)+1
	scale := scaleOf{float64(dayOf(from)), float64(dayOf(to))}
	ticks := yearTicks(from, to)
	parts := [][]pact{dated}
	if n := len(dated); n > lineSmall {
		parts = [][]pact{dated[:(n+1)/2], dated[(n+1)/2:]}
	}
	s.key("Key of the time line", "What the marks mean.", "", pactKey(dated))
	for _, part := range parts {
		s.line(part, scale, ticks)
	}
}

// line draws one panel of a time line.
func (s *sketch) line(rows []pact, scale scaleOf, ticks []int) {
	c := &s.panels
	said := make([]string, len(rows))
	for i := range rows {
		said[i] = told(rows[i].edtf) + " " + rows[i].label()
	}
	head := told(rows[0].edtf)
	if len(rows) > 1 {
		head += " to " + told(rows[len(rows)-1].edtf)
	}
	high := lineTop + lineRow*float64(len(rows)) + 2
	c.view(s.panelID(), "chart-panel", "Agreements, "+head, "In the order of their dates: "+strings.Join(said, "; ")+".", panelWidth, high)
	for i, y := range ticks {
		x := scale.x(dayOf(y))
		c.line("chart-grid", x, lineTop-8, x, high)
		anchor := "middle"
		switch {
		case i == 0:
			anchor, x = "start", max(0, x-4)
		case i == len(ticks)-1 && x > panelWidth-20:
			anchor, x = "end", panelWidth
		}
		c.say("chart-tick", x, lineTop-14, strconv.Itoa(y), "text-anchor", anchor)
	}
	for i := range rows {
		c.pact(&rows[i], lineTop+lineRow*float64(i), scale)
	}
	c.close("svg")
}

// pact draws a row: its date and parties, and under them its mark in time.
func (c *canvas) pact(x *pact, y float64, scale scaleOf) {
	shape, class, one := look(x.kind)
	c.open("g", append([]string{"class", "chart-mark"}, link("kind", "agreements", "entry", x.id)...)...)
	c.element("title", told(x.edtf)+", "+one+": "+x.label())
	c.rect("chart-reach", "", 0, y, panelWidth, lineRow)
	when := fit(told(x.edtf), panelWidth/2, smallSize)
	c.say("chart-small", panelWidth, y+12, when, "text-anchor", "end")
	c.say("chart-label", 0, y+12, fit(x.headline(), panelWidth-width(when)*smallSize-10, labelSize))
	c.say("chart-small", 0, y+25, x.between(panelWidth))
	middle := y + 37
	c.line("chart-thin", lineSide, middle, panelWidth-lineSide, middle)
	at := c.reach(x, middle, scale, class)
	c.shape(shape, class+" chart-part", "", at, middle, 6)
	c.close("g")
}

// reach draws how long an agreement is told to last, or how far its date is open: a bar for
// an interval, a box with a broken edge for a year alone. It returns where its mark stands.
func (c *canvas) reach(x *pact, y float64, scale scaleOf, class string) float64 {
	if x.first == nil {
		end := scale.x(*x.last)
		c.rect(class+" chart-open", "", max(0, end-openReach), y-3, min(end, openReach), 6)
		return end
	}
	begin := scale.x(*x.first)
	if x.last == nil {
		c.rect(class+" chart-open", "", begin, y-3, panelWidth-begin, 6)
		return begin
	}
	end := scale.x(*x.last + 1)
	switch {
	case *x.last-*x.first < daysOfMonth:
		return (begin + end) / 2
	case x.moment().month == 0:
		c.rect(class+" chart-vague", "", begin, y-6, end-begin, 12)
		return (begin + end) / 2
	}
	c.rect(class+" chart-long", "", begin, y-3, end-begin, 6)
	return begin
}

// headline is what a row says first: the agreement's title, or its kind.
func (x *pact) headline() string {
	_, _, said := look(x.kind)
	if x.kind == "mou" {
		said = "MoU"
	}
	if x.title != "" {
		said = x.title
	}
	if x.count > 1 {
		said = strconv.Itoa(x.count) + " × " + said
	}
	return capital(said)
}

// label is an agreement in a sentence: its title or kind, and between whom it is.
func (x *pact) label() string {
	if len(x.parties) == 0 {
		return x.headline()
	}
	return x.headline() + ": " + strings.Join(x.parties, " – ")
}

// between names the parties in a width of small print. Where there is no room, the longest
// names give way to their short forms.
func (x *pact) between(pixels float64) string {
	if len(x.parties) == 0 {
		return "no party named"
	}
	names := slices.Clone(x.parties)
	for {
		said := strings.Join(names, " – ")
		longest := -1
		for i, short := range x.shorts {
			if short != "" && names[i] != short && (longest < 0 || len(names[i]) > len(names[longest])) {
				longest = i
			}
		}
		if longest < 0 || width(said)*smallSize <= pixels {
			return fit(said, pixels, smallSize)
		}
		names[longest] = x.shorts[longest]
	}
}

// pactKey says what the marks of a time line mean.
func pactKey(rows []pact) []keyItem {
	var items []keyItem
	var vague, long bool
	for i := range rows {
		x := &rows[i]
		shape, class, one := look(x.kind)
		if item := (keyItem{shape, class, one}); !slices.Contains(items, item) {
			items = append(items, item)
		}
		if x.first != nil && x.last != nil && *x.last-*x.first >= daysOfMonth {
			vague = vague || x.moment().month == 0
			long = long || x.moment().month > 0
		}
	}
	if vague {
		items = append(items, keyItem{"pale", "chart-vague", "some day of the year"})
	}
	if long {
		items = append(items, keyItem{"strip", "chart-long", "a period"})
	}
	return items
}
