package chart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// drawnPacts is how many dated agreements are drawn one by one.
const drawnPacts = 40

// looks are the shape and the colour of each kind of agreement, and its name for people.
var looks = map[string]struct{ shape, class, one string }{
	"mou":               {circle, "chart-c1", "memorandum of understanding"},
	"agreement":         {square, "chart-c2", "agreement"},
	"country_programme": {triangle, "chart-c3", "country programme"},
	"declaration":       {diamond, "chart-c4", "declaration"},
	"treaty":            {bolt, "chart-c5", "treaty"},
	"grant":             {falling, "chart-c6", "grant"},
	"loan":              {cross, "chart-c7", "loan"},
}

// look is how a kind of agreement looks.
func look(kind string) (shape, class, one string) {
	if l, ok := looks[kind]; ok {
		return l.shape, l.class, l.one
	}
	return ring, "chart-c8", cmp.Or(strings.ReplaceAll(tidy(kind), "_", " "), "of no kind told")
}

// agreements is the time line.
func (g *Gather) agreements() Figure {
	const id, title = "agreements", "Time line of agreements"
	p := &g.pacts
	var again string
	if p.again > 0 {
		again = counted(p.again, "agreement") + " told by a sheet before: each stands once."
	}
	if len(p.kinds) == 0 {
		return nothing(id, title, "No sheet tells of an agreement.", again, g.repeats())
	}
	s := &sketch{id: id, title: title}
	n := 0
	for _, k := range p.kinds {
		n += k.n
	}
	s.lead = counted(n, "agreement") + ": " + p.kindsTold() + "."
	dated, undated := p.dated()
	switch {
	case len(p.moments) == 0:
		s.note("No agreement tells its date, so there is no line to draw.")
		p.drawKinds(s)
	case len(dated) <= drawnPacts && !p.overflow:
		p.drawLine(s, dated)
	default:
		p.drawKinds(s)
		p.drawMoments(s)
	}
	if p.undated > 0 && len(p.moments) > 0 {
		s.note("No date told: " + counted(p.undated, "agreement") + ".")
	}
	s.note(again)
	s.note(g.repeats())
	s.note(g.eachTime("agreement"))
	fillPacts(&s.table, dated, undated, p.told-p.again)
	return s.figure()
}

// kindsTold is how many there are of each kind.
func (p *pacts) kindsTold() string {
	var list []string
	for _, k := range p.ranked() {
		_, _, one := look(k)
		list = append(list, whole(p.kinds[k].n)+" × "+one)
	}
	return strings.Join(list, ", ")
}

// fillPacts writes the agreements one by one.
func fillPacts(t *table, dated, undated []pact, all int) {
	t.heads = []string{"Date", "Kind", "Title", "Parties", "Number"}
	t.right = map[int]bool{4: true}
	for _, x := range slices.Concat(dated, undated) {
		_, _, one := look(x.kind)
		data := link("kind", "agreements", "entry", x.id)
		t.add(row{data, []string{cmp.Or(x.edtf, "not told"), one, x.title, partiesTold(x.parties, 4), strconv.Itoa(x.count)}})
	}
	t.rest(all, "more agreement")
}

// partiesTold names some of the parties, and how many more there are.
func partiesTold(parties []string, most int) string {
	if more := len(parties) - most; more > 0 {
		return strings.Join(parties[:most], ", ") + " and " + strconv.Itoa(more) + " more"
	}
	return strings.Join(parties, ", ")
}

// drawKinds draws a bar a kind of agreement.
func (p *pacts) drawKinds(s *sketch) {
	var rows []bar
	kinds := p.ranked()
	for _, k := range kinds[:min(len(kinds), mostColumns)] {
		shape, class, one := look(k)
		x := p.kinds[k]
		rows = append(rows, bar{
			name: one, value: whole(x.n), share: float64(x.n) / float64(p.kinds[kinds[0]].n), class: class, shape: shape,
			tip: one + ": " + whole(x.n), data: link("kind", "agreements", "type", k, "entry", x.ids.attribute()),
		})
	}
	s.bars("By kind", "Bars of the number of agreements by kind: "+p.kindsTold()+".", rows)
}

// drawMoments draws columns by month where nearly all stand in a year's months, else by year.
func (p *pacts) drawMoments(s *sketch) {
	byYear, byMonth := map[int]int{}, map[int]int{}
	all := 0
	for at, x := range p.moments {
		byYear[at.year] += x.n
		all += x.n
		if at.month > 0 {
			byMonth[at.month-1+12*at.year] += x.n
		}
	}
	a, monthly := newAxis(byYear), false
	if len(byMonth) > 0 {
		if m, held := stepped(byMonth, 1); held*5 >= all*4 {
			a, monthly = m, true
		}
	}
	p.drawColumns(s, a, monthly)
	if vague := all - sumOf(byMonth); monthly && vague > 0 {
		s.note("Told by the year alone, so in no column: " + counted(vague, "agreement") + ".")
	}
}

func sumOf(counts map[int]int) int {
	n := 0
	for _, x := range counts {
		n += x
	}
	return n
}

func (p *pacts) drawColumns(s *sketch, a axis, monthly bool) {
	kinds := p.ranked()
	stacks := make([][]group, a.columns()) // by kind
	for i := range stacks {
		stacks[i] = make([]group, len(kinds))
	}
	totals, most := make([]int, len(stacks)), 1
	for at, x := range p.moments {
		i := at.year
		if monthly {
			if at.month == 0 {
				continue
			}
			i = at.month - 1 + 12*at.year
		}
		i = a.column(i)
		k := slices.Index(kinds, at.kind)
		stacks[i][k].n += x.n
		stacks[i][k].ids = append(stacks[i][k].ids, x.ids...)
		totals[i] += x.n
		most = max(most, totals[i])
	}
	cols := make([]column, len(stacks))
	var told []string
	for i := range stacks {
		name := a.name(i)
		cols[i].label, cols[i].under = a.label(i)
		if monthly {
			cols[i].label, cols[i].under, name = a.month(i)
		}
		if totals[i] == 0 {
			continue
		}
		cols[i].value = whole(totals[i])
		told = append(told, name+" "+whole(totals[i]))
		for k, x := range stacks[i] {
			if x.n > 0 {
				cols[i].parts = append(cols[i].parts, pactPart(kinds[k], name, x, most))
			}
		}
	}
	head := "By year"
	if monthly {
		head = "By month"
	}
	s.columns(&columns{
		head: head, described: "Columns of the number of agreements, stacked by kind: " + strings.Join(told, ", ") + ".",
		tall: columnsHigh(len(kinds)), cols: cols,
	})
}

func pactPart(kind, when string, x group, most int) part {
	_, class, one := look(kind)
	slices.Sort(x.ids)
	return part{
		share: float64(x.n) / float64(most), class: class, tip: when + ": " + whole(x.n) + " × " + one,
		data: link("kind", "agreements", "type", kind, "entry", x.ids.attribute()),
	}
}
