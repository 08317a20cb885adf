package chart

import (
	"math"
	"slices"
	"strings"
)

// Measures of a network, in pixels. Its nodes stand in a column, with their names at the
// right, where none covers another, and their ties as arcs at the left.
const (
	nodeRow  = 19.0
	nodeX    = 118.0
	arcReach = 106.0 // of the widest arc
	arcTop   = 24.0
)

// draw draws the network: the key of the ties, the arcs and over them the nodes.
func (n *network) draw(s *sketch) {
	c := &s.panels
	kinds := n.kinds()
	ties := arcTop + keyRow*float64(len(kinds))
	var nodes canvas
	top := ties + nodes.keys(ties, "", n.nodeKey()) + 12
	high := top + nodeRow*float64(len(n.bodies))
	told := make([]string, 0, len(n.ties))
	for _, t := range n.ties[:min(len(n.ties), mostColumns)] {
		told = append(told, n.says(t))
	}
	more := ""
	if len(n.ties) > len(told) {
		more = " The table has the others."
	}
	c.view(s.panelID(), "chart-panel chart-network", "Network of partners",
		"Partners in a column, ties between them as arcs: "+strings.Join(told, "; ")+"."+more, panelWidth, high)
	c.say("chart-head", 0, 12, "Who gives, signs, funds, implements")
	for i, k := range kinds {
		c.tieKey(k, arcTop+keyRow*float64(i))
	}
	c.WriteString(nodes.String())
	at := map[string]float64{}
	for i, b := range n.bodies {
		at[b.id] = top + nodeRow*(float64(i)+0.5)
	}
	most, longest := 1, 4*nodeRow
	for _, t := range n.ties {
		most = max(most, n.groups[t].n)
		longest = max(longest, math.Abs(at[t.from]-at[t.to]))
	}
	for _, t := range slices.Backward(n.ties) { // the ones told most often on top
		n.arc(c, t, at[t.from], at[t.to], longest, most)
	}
	named := 1
	for _, b := range n.bodies {
		named = max(named, b.mentions)
	}
	for _, b := range n.bodies {
		c.node(b, at[b.id], math.Sqrt(float64(b.mentions)/float64(named)))
	}
	c.close("svg")
}

// kinds are the kinds of ties that are drawn.
func (n *network) kinds() []string {
	var out []string
	for _, k := range []string{gives, funds, signs, implements} {
		if slices.ContainsFunc(n.ties, func(t tie) bool { return t.kind == k }) {
			out = append(out, k)
		}
	}
	return out
}

// longestTip bounds a name in the tip of an arc, of which there are many.
const longestTip = 44

// says tells a tie in a sentence.
func (n *network) says(t tie) string {
	from, to := clipped(n.names[t.from], longestTip), clipped(n.names[t.to], longestTip)
	return from + " " + looksOfTies[t.kind].says + " " + to + times(n.groups[t].n)
}

// times says how often something is told, where that is more than once.
func times(n int) string {
	if n < 2 {
		return ""
	}
	return " (" + whole(n) + " times)"
}

// tieKey draws a line of the key.
func (c *canvas) tieKey(kind string, y float64) {
	l := looksOfTies[kind]
	if t := (tie{kind: kind}); t.directed() {
		c.leaf("path", "", "class", l.class+" chart-arc", "d", "M4 "+num(y+2)+"L34 "+num(y+6)+"L4 "+num(y+10)+"Z")
		c.say("chart-small", 42, y+9.5, l.says+", from the thick end to the thin")
		return
	}
	c.leaf("path", "", "class", l.class+" chart-"+kind, "d", "M4 "+num(y+6)+"L34 "+num(y+6))
	c.say("chart-small", 42, y+9.5, l.says)
}

// arc draws a tie: one with a direction thick where it begins and thin where it ends.
func (n *network) arc(c *canvas, t tie, from, to, longest float64, most int) {
	g := n.groups[t]
	share := math.Sqrt(float64(g.n) / float64(most))
	high := math.Abs(to - from)
	reach := 16 + (arcReach-16)*math.Sqrt(high/longest)
	if !t.directed() {
		reach *= 0.9 // so as not to lie on a gift between the same two
	}
	sweep := "0" // down at the left is against the clock
	back := "1"
	if to < from {
		sweep, back = "1", "0"
	}
	class := "chart-mark " + looksOfTies[t.kind].class
	data := tieData(t, g)
	if !t.directed() {
		d := "M" + num(nodeX) + " " + num(from) + elliptic(reach, high/2, sweep, to)
		c.leaf("path", n.says(t), append([]string{"class", class + " chart-" + t.kind, "d", d}, data...)...)
		return
	}
	half := 1 + 2.5*share
	if to < from {
		half = -half
	}
	outer, inner := (high+math.Abs(half))/2, (high-math.Abs(half))/2
	d := "M" + num(nodeX) + " " + num(from-half) + elliptic(reach+math.Abs(half), outer, sweep, to) +
		elliptic(reach-math.Abs(half), inner, back, from+half) + "Z"
	c.leaf("path", n.says(t), append([]string{"class", class + " chart-arc", "d", d}, data...)...)
}

// elliptic is half an ellipse at the left of the nodes, to a height.
func elliptic(rx, ry float64, sweep string, to float64) string {
	return "A" + num(rx) + " " + num(ry) + " 0 0 " + sweep + " " + num(nodeX) + " " + num(to)
}

// node draws a partner: its mark by type and mentions, and its name.
func (c *canvas) node(b *body, y, share float64) {
	c.open("g", append([]string{"class", "chart-mark"}, link("kind", "partners", "partner", b.id)...)...)
	c.element("title", b.name+", "+typeTold(b.kind)+": named "+whole(b.mentions)+"×")
	c.rect("chart-reach", "", nodeX-8, y-nodeRow/2, panelWidth-nodeX+8, nodeRow)
	c.shape(shapeOf(b), "chart-node", "", nodeX, y, 3+4*share)
	c.say("chart-label", nodeX+13, y+4, fitNamed(b.name, b.short, panelWidth-nodeX-13, labelSize))
	c.close("g")
}
