package chart

import (
	"strings"
)

// drawnPlaces is how many places have a bar.
const drawnPlaces = 12

// countries are the places as bars and as a map.
func (g *Gather) countries() Figure {
	const id, title = "places", "Places that the sheets name"
	if len(g.places) == 0 {
		return nothing(id, title, "No sheet names a place.", g.repeats())
	}
	lands := g.places.ranked("country", "territory")
	parts := g.places.ranked("region", "city")
	s := &sketch{id: id, title: title}
	s.lead = landsTold(len(lands)) + " and " + partsTold(len(parts)) + ", by how often they are named."
	s.drawMap(lands)
	s.drawPlaces("Countries and territories", lands)
	s.drawPlaces("Regions and cities", parts)
	s.note(g.repeats())
	s.table.heads = []string{"Place", "Code", "Kind", "Mentions", "Sheets"}
	s.table.right = map[int]bool{3: true, 4: true}
	all := append(lands, parts...)
	for _, p := range all[:min(len(all), longestTable)] {
		s.table.add(row{placeData(p), []string{p.name, p.code, p.kind, whole(p.mentions), whole(p.sheets)}})
	}
	s.table.rest(len(all), "more place")
	return s.figure()
}

func landsTold(n int) string {
	if n == 1 {
		return "1 country or territory"
	}
	return whole(n) + " countries and territories"
}

func partsTold(n int) string {
	if n == 1 {
		return "1 region or city"
	}
	return whole(n) + " regions and cities"
}

func placeData(p *place) []string { return link("kind", "places", "place", p.id, "code", p.code) }

// drawPlaces draws a panel of bars of places, the most often named first.
func (s *sketch) drawPlaces(head string, all []*place) {
	if len(all) == 0 {
		return
	}
	var rows []bar
	var told []string
	for _, p := range all[:min(len(all), drawnPlaces)] {
		rows = append(rows, bar{
			name: p.name, value: whole(p.mentions), share: float64(p.mentions) / float64(all[0].mentions), class: "chart-c1",
			tip: p.name + ": " + counted(p.mentions, "mention") + " in " + counted(p.sheets, "sheet"), data: placeData(p),
		})
		told = append(told, p.name+" "+whole(p.mentions))
	}
	s.bars(head, "Bars of how often each is named: "+strings.Join(told, ", ")+".", rows)
	if more := len(all) - len(rows); more > 0 {
		s.note("Not drawn as bars: " + whole(more) + " more " + strings.ToLower(head) + ".")
	}
}
