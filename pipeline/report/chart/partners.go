package chart

import (
	"slices"
	"strings"
)

// What is drawn of a network.
const (
	drawnBodies = 40
	drawnTies   = 100

	drawnMentions = 15 // partners with a bar
)

// looksOfTypes are the shapes of the types of partner; the others have a ring.
var looksOfTypes = map[string]string{
	"government": circle, "multilateral": square,
	"ngo": triangle, "foundation": triangle, "trade_union": triangle, "employer_organisation": triangle,
	"private_sector": diamond,
}

// looksOfTies are the class of each tie and what it says.
var looksOfTies = map[string]struct{ class, says string }{
	gives:      {"chart-c1", "gives to"},
	funds:      {"chart-c3", "funds a project of"},
	signs:      {"chart-c2", "signs with"},
	implements: {"chart-c4", "implements a project with"},
}

// network is what is drawn of partners and their ties.
type network struct {
	bodies []*body
	ties   []tie
	groups map[tie]*group
	names  map[string]string // of the bodies, by id
}

// partners is the network of partners.
func (g *Gather) partners() Figure {
	const id, title = "partners", "Partners and what ties them"
	b := &g.bodies
	if len(b.byID) == 0 {
		return nothing(id, title, "No sheet names a partner.", g.repeats())
	}
	ties := b.ranked()
	s := &sketch{id: id, title: title}
	s.lead = counted(len(b.byID), "partner") + ", " + whole(tied(ties)) + " of whom give to, sign with, fund or work with another."
	if len(ties) == 0 {
		s.lead = counted(len(b.byID), "partner") + "; the sheets tell of nothing that ties two of them."
		b.drawMentioned(s)
		s.note(g.repeats())
		b.fillMentioned(&s.table)
		return s.figure()
	}
	n := b.network(ties)
	n.draw(s)
	b.drawMentioned(s)
	if more := tied(ties) - len(n.bodies); more > 0 {
		s.note("Not drawn: " + counted(more, "partner") + " with fewer ties.")
	}
	if more := len(ties) - len(n.ties); more > 0 {
		s.note("Not drawn: " + counted(more, "tie") + " told less often.")
	}
	if apart := len(b.byID) - tied(ties); apart > 0 {
		s.note("Tied to no other: " + counted(apart, "partner") + ".")
	}
	s.note(g.repeats())
	b.fill(&s.table, ties)
	return s.figure()
}

// tied is how many partners some ties are between.
func tied(ties []tie) int {
	all := map[string]bool{}
	for _, t := range ties {
		all[t.from], all[t.to] = true, true
	}
	return len(all)
}

// network takes the ties told most often, as long as there is room for their ends, and all
// others between these.
func (b *bodies) network(ties []tie) *network {
	n := &network{groups: b.ties, names: map[string]string{}}
	in := map[string]bool{}
	for _, t := range ties {
		more := fromBool(!in[t.from]) + fromBool(!in[t.to])
		if len(in)+more > drawnBodies {
			continue
		}
		in[t.from], in[t.to] = true, true
	}
	for _, t := range ties {
		if in[t.from] && in[t.to] && len(n.ties) < drawnTies {
			n.ties = append(n.ties, t)
		}
	}
	drawn := map[string]bool{}
	for _, t := range n.ties {
		for _, id := range []string{t.from, t.to} {
			if !drawn[id] {
				drawn[id] = true
				n.names[id] = b.byID[id].name
				n.bodies = append(n.bodies, b.byID[id])
			}
		}
	}
	n.order()
	return n
}

// order puts the nodes in a line.
func (n *network) order() {
	number := map[string]int{}
	for i, b := range n.bodies {
		number[b.id] = i
	}
	var bonds []bond
	for _, t := range n.ties {
		bonds = append(bonds, bond{number[t.from], number[t.to], n.groups[t].n})
	}
	ordered := make([]*body, 0, len(n.bodies))
	for _, i := range lineUp(len(n.bodies), bonds) {
		ordered = append(ordered, n.bodies[i])
	}
	n.bodies = ordered
}

// nodeKey says what the shapes of the nodes mean.
func (n *network) nodeKey() []keyItem {
	all := []keyItem{
		{circle, "chart-node", "government"}, {square, "chart-node", "multilateral body"}, {triangle, "chart-node", "civil society"},
		{diamond, "chart-node", "company"}, {ring, "chart-node", "other"},
	}
	return slices.DeleteFunc(all, func(k keyItem) bool {
		return !slices.ContainsFunc(n.bodies, func(b *body) bool { return shapeOf(b) == k.shape })
	})
}

func shapeOf(b *body) string {
	if s, ok := looksOfTypes[b.kind]; ok {
		return s
	}
	return ring
}

// drawMentioned draws how often partners are named.
func (b *bodies) drawMentioned(s *sketch) {
	all := b.mentioned()
	most := max(1, all[0].mentions)
	var rows []bar
	var told []string
	for _, x := range all[:min(len(all), drawnMentions)] {
		rows = append(rows, bar{
			name: x.name, short: x.short, value: whole(x.mentions), share: float64(x.mentions) / float64(most),
			class: "chart-bar", mark: "chart-node", shape: shapeOf(x),
			tip:  x.name + ", " + typeTold(x.kind) + ": " + counted(x.mentions, "mention") + " in " + counted(x.sheets, "sheet"),
			data: link("kind", "partners", "partner", x.id),
		})
		told = append(told, x.name+" "+whole(x.mentions))
	}
	s.bars("Named most often", "Bars of how often partners are named: "+strings.Join(told, ", ")+".", rows)
}

func typeTold(kind string) string { return strings.ReplaceAll(tidy(kind), "_", " ") }

// fillMentioned writes how often partners are named.
func (b *bodies) fillMentioned(t *table) {
	t.heads = []string{"Partner", "Type", "Mentions", "Sheets"}
	t.right = map[int]bool{2: true, 3: true}
	all := b.mentioned()
	for _, x := range all[:min(len(all), longestTable)] {
		t.add(row{link("kind", "partners", "partner", x.id), []string{x.name, typeTold(x.kind), whole(x.mentions), whole(x.sheets)}})
	}
	t.rest(len(all), "more partner")
}

// fill writes the ties one by one.
func (b *bodies) fill(t *table, ties []tie) {
	t.heads = []string{"Partner", "Type", "Tie", "Partner", "Type", "Times told"}
	t.right = map[int]bool{5: true}
	for _, x := range ties[:min(len(ties), longestTable)] {
		from, to, g := b.byID[x.from], b.byID[x.to], b.ties[x]
		t.add(row{tieData(x, g), []string{from.name, typeTold(from.kind), looksOfTies[x.kind].says, to.name, typeTold(to.kind), whole(g.n)}})
	}
	t.rest(len(ties), "more tie")
}

// kindsOfTies are the lists of a record that ties come from.
var kindsOfTies = map[string]string{gives: "contributions", signs: "agreements", funds: "projects", implements: "projects"}

func tieData(t tie, g *group) []string {
	return link("kind", kindsOfTies[t.kind], "tie", t.kind, "from", t.from, "to", t.to, "entry", g.ids.attribute())
}
