package chart

import (
	"html/template"
	"strconv"
)

// Figure is a chart, ready to be put into a page.
type Figure struct {
	ID    string // of its element, with 'chart-' before it: 'chart-contributions-USD'
	Title string // as its caption says it, in plain text
	// HTML is a whole <figure>: caption, pictures, what is not in them, and the figures as a
	// table. It needs CSS, and neither a script nor anything from outside.
	HTML template.HTML
}

// sketch is a figure being made.
type sketch struct {
	id, title string
	lead      string // what it shows, in a sentence
	panels    canvas
	drawn     int
	notes     []string
	table     table
}

// panelID is the id of the next panel.
func (s *sketch) panelID() string {
	s.drawn++
	return "chart-" + s.id + "-" + strconv.Itoa(s.drawn)
}

// note tells something beside the chart; an empty one is none.
func (s *sketch) note(text string) {
	if text != "" {
		s.notes = append(s.notes, text)
	}
}

func (s *sketch) figure() Figure {
	var c canvas
	c.open("figure", "class", "chart", "id", "chart-"+s.id)
	c.WriteString("<figcaption>")
	c.element("strong", s.title, "class", "chart-title")
	if s.lead != "" {
		c.element("p", s.lead, "class", "chart-lead")
	}
	c.close("figcaption")
	c.open("div", "class", "chart-body")
	if s.drawn > 0 {
		c.open("div", "class", "chart-panels")
		c.WriteString(s.panels.String())
		c.close("div")
	}
	if len(s.notes) > 0 {
		c.open("ul", "class", "chart-notes")
		for _, n := range s.notes {
			c.element("li", n)
		}
		c.close("ul")
	}
	c.close("div")
	s.table.write(&c, s.title)
	c.close("figure")
	return Figure{ID: s.id, Title: s.title, HTML: template.HTML(c.String())} // #nosec: all text went through escape
}

// nothing is a figure of a sentence: there is nothing to draw.
func nothing(id, title, sentence string, notes ...string) Figure {
	s := sketch{id: id, title: title, lead: sentence}
	for _, n := range notes {
		s.note(n)
	}
	return s.figure()
}
