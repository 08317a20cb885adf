package chart

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// worldgrid is the world as tiles, drawn by hand for this program: each country and territory
// of ISO 3166-1 (and Kosovo, XK) has one, about where it lies among its neighbours. Sizes,
// coasts and borders it does not show.
//
//go:embed worldgrid.txt
var worldgrid string

// tile is where a country stands on the grid.
type tile struct{ column, row int }

// world is the grid by code, and its size.
var world = sync.OnceValue(func() (w struct {
	tiles         map[string]tile
	order         []string // by row, then column
	columns, rows int
}) {
	w.tiles = map[string]tile{}
	for line := range strings.Lines(worldgrid) {
		for column, code := range strings.Fields(line) {
			if code != ".." {
				w.tiles[code] = tile{column, w.rows}
				w.order = append(w.order, code)
				w.columns = max(w.columns, column+1)
			}
		}
		w.rows++
	}
	return w
})

// levels are the fewest mentions of each shade of a map, from the palest.
var levels = []int{1, 2, 5, 20, 100}

// level is the shade of a number of mentions, from 1; 0 for none.
func level(mentions int) int {
	n := 0
	for n < len(levels) && mentions >= levels[n] {
		n++
	}
	return n
}

// Measures of the map, in pixels. It is twice as wide as other panels: on a phone it is
// scaled down, and the tiles' codes are left out.
const (
	mapWidth = 2 * panelWidth
	mapTop   = 28.0
)

// drawMap draws the countries and territories that are named as tiles of the world.
func (s *sketch) drawMap(lands []*place) {
	w := world()
	on := map[string]*place{}
	var told []string
	off := 0
	for _, p := range lands {
		if _, ok := w.tiles[p.code]; !ok || on[p.code] != nil {
			off++
			continue
		}
		on[p.code] = p
		if len(told) < mostColumns {
			told = append(told, p.name+" "+whole(p.mentions))
		}
	}
	if len(on) == 0 {
		return
	}
	c := &s.panels
	side := float64(mapWidth) / float64(w.columns)
	const head = "Map of the countries that are named"
	c.view(s.panelID(), "chart-panel chart-wide chart-map", head,
		"A tile a country; the darker, the more often it is named: "+strings.Join(told, ", ")+".", mapWidth, mapTop+side*float64(w.rows))
	c.say("chart-head", 0, 18, head) // on a phone it is larger
	c.lands(on, side)
	for _, code := range w.order {
		if p := on[code]; p != nil {
			at := w.tiles[code]
			c.tile(p, side*float64(at.column), mapTop+side*float64(at.row), side)
		}
	}
	c.close("svg")
	s.mapKey(level(lands[0].mentions))
	if off > 0 {
		s.note("Not on the map: " + landsTold(off) + " without a tile.")
	}
}

// lands draws the tiles of countries that are not named, faint, in one piece: there are many.
func (c *canvas) lands(named map[string]*place, side float64) {
	w := world()
	var tiles strings.Builder
	var codes canvas
	for _, code := range w.order {
		if named[code] != nil {
			continue
		}
		x, y := side*float64(w.tiles[code].column), mapTop+side*float64(w.tiles[code].row)
		wide := num(side - 1)
		tiles.WriteString("M" + num(x+0.5) + " " + num(y+0.5) + "h" + wide + "v" + wide + "h-" + wide + "z")
		codes.element("text", code, "x", num(x+side/2), "y", num(y+side/2+3))
	}
	if tiles.Len() == 0 {
		return
	}
	c.leaf("path", "", "class", "chart-land", "d", tiles.String())
	c.open("g", "class", "chart-code", "text-anchor", "middle")
	c.WriteString(codes.String())
	c.close("g")
}

// tile draws the tile of a country that is named.
func (c *canvas) tile(p *place, x, y, side float64) {
	n := level(p.mentions)
	c.open("g", append([]string{"class", "chart-mark"}, placeData(p)...)...)
	c.element("title", p.name+": "+counted(p.mentions, "mention")+" in "+counted(p.sheets, "sheet"))
	c.rect("chart-level"+strconv.Itoa(n), "", x+0.5, y+0.5, side-1, side-1)
	class := "chart-code chart-named"
	if n > 2 {
		class = "chart-code chart-dark"
	}
	c.say(class, x+side/2, y+side/2+3, p.code, "text-anchor", "middle")
	c.close("g")
}

// mapKey says what the shades mean.
func (s *sketch) mapKey(most int) {
	var items []keyItem
	for i := range most {
		says := whole(levels[i])
		switch {
		case i == len(levels)-1:
			says += " and more"
		case levels[i+1]-levels[i] > 1:
			says += "–" + whole(levels[i+1]-1)
		}
		items = append(items, keyItem{square, "chart-level" + strconv.Itoa(i+1), says})
	}
	s.key("Key of the map", "Shades by the number of mentions.", "Mentions", items)
}
