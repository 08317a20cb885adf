package chart

import (
	_ "embed"
	"html/template"
	"slices"
)

// CSS is the style sheet of the charts, for the page's <style>. Its colours are the
// variables --chart-1 … --chart-8, told apart by the colour-blind and against the page;
// they follow the page's data-theme ('light', 'dark') where the root has one, else the
// system, and are those of light for print. Text has the page's colour.
//
//go:embed chart.css
var CSS template.CSS

// Charts are the charts of what was gathered: contributions (one a currency), agreements,
// partners, places. Where there is nothing to draw, a figure says so in a sentence. The same
// records in the same order give the same bytes. More records may be added afterwards.
func (g *Gather) Charts() []Figure {
	return slices.Concat(g.contributions(), []Figure{g.agreements(), g.partners(), g.countries()})
}
