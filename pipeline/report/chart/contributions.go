package chart

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cockroachdb/apd/v3"
)

// What is drawn of contributions: these many currencies, and of each the donors that have a
// colour of their own.
const (
	drawnCurrencies = 4
	fewestDrawn     = 3 // contributions of a currency that has a chart; the first has one anyhow
	drawnDonors     = 7
)

// contributions are the charts of contributions, one a currency.
func (g *Gather) contributions() []Figure {
	f := &g.flows
	ranked := slices.DeleteFunc(f.ranked(), func(c *currency) bool { return c.all.n == 0 })
	aside := g.unsummed()
	if len(ranked) == 0 {
		sentence := "No sheet tells of a contribution."
		if f.told > 0 {
			sentence = "No contribution has a sum that can be added up."
		}
		return []Figure{nothing("contributions", "Contributions by donor and year", sentence, aside...)}
	}
	var out []Figure
	drawn := 1
	for drawn < min(len(ranked), drawnCurrencies) && ranked[drawn].all.n >= fewestDrawn {
		drawn++
	}
	for i, c := range ranked[:drawn] {
		s := c.sketch()
		if i == 0 && len(ranked) > 1 {
			s.lead += " Currencies are never added up: each has a chart and a scale of its own."
		}
		if i == 0 {
			s.note(others(ranked[drawn:]))
			for _, n := range aside {
				s.note(n)
			}
		}
		out = append(out, s.figure())
	}
	return out
}

// sketch draws the contributions in a currency.
func (c *currency) sketch() *sketch {
	s := &sketch{id: "contributions-" + c.code, title: "Contributions in " + c.code + ", by donor and year"}
	told, none := c.ranked()
	s.lead = compact(&c.all.sum) + " " + c.code + " in " + counted(c.all.n, "contribution") + " by " + counted(len(told), "donor") + "."
	if len(told) == 0 {
		s.lead = compact(&c.all.sum) + " " + c.code + " in " + counted(c.all.n, "contribution") + "; no donor is told."
	}
	slots := c.slots(told, none)
	c.drawDonors(s, slots)
	c.drawYears(s, slots)
	c.notes(s, none)
	c.fill(&s.table, told, none)
	return s
}

// slot is one colour of a chart: a donor, the others, or what is told of none.
type slot struct {
	name, class, key string
	donors           []*donor
	sum              apd.Decimal
	n                int
}

func (c *currency) slots(told []*donor, none *donor) []*slot {
	var out []*slot
	put := func(name, class, key string, donors ...*donor) {
		s := &slot{name: name, class: class, key: key, donors: donors}
		for _, d := range donors {
			add(&s.sum, &d.all.sum)
			s.n += d.all.n
		}
		out = append(out, s)
	}
	named := told[:min(len(told), drawnDonors)]
	for i, d := range named {
		put(d.name, "chart-c"+strconv.Itoa(i+1), strconv.Itoa(i+1), d)
	}
	switch rest := told[len(named):]; len(rest) {
	case 0:
	case 1:
		put(rest[0].name, "chart-c8", "8", rest[0])
	default:
		put(whole(len(rest))+" other donors", "chart-c8", "+", rest...)
	}
	if none != nil {
		put("No donor told", "chart-none", "?", none)
	}
	return out
}

// data leads from a slot to its records.
func (s *slot) data(code string, more ...string) []string {
	pairs := append([]string{"kind", "contributions", "currency", code}, more...)
	if len(s.donors) != 1 {
		return link(pairs...)
	}
	if s.donors[0].id == "" {
		return link(append(pairs, "partner", "none")...)
	}
	return link(append(pairs, "partner", s.donors[0].id)...)
}

func (c *currency) drawDonors(s *sketch, slots []*slot) {
	var most apd.Decimal
	for _, x := range slots {
		if x.sum.Cmp(&most) > 0 {
			most.Set(&x.sum)
		}
	}
	rows := make([]bar, 0, len(slots))
	told := make([]string, 0, len(slots))
	for _, x := range slots {
		sum := compact(&x.sum)
		var ids string
		if len(x.donors) == 1 {
			ids = x.donors[0].all.ids.attribute()
		}
		rows = append(rows, bar{
			name: x.name, value: sum, share: share(&x.sum, &most), class: x.class, key: x.key, data: x.data(c.code, "entry", ids),
			tip: x.name + ": " + plain(&x.sum) + " " + c.code + " in " + counted(x.n, "contribution"),
		})
		told = append(told, x.name+" "+sum)
	}
	s.bars("By donor, "+c.code, "Bars of the sums by donor, the greatest first: "+strings.Join(told, ", ")+".", rows)
}

// drawYears draws the columns by year; where no year is told, nothing.
func (c *currency) drawYears(s *sketch, slots []*slot) {
	counts := map[int]int{}
	for _, d := range c.donors {
		for at, t := range d.spells {
			if at.year != 0 {
				counts[at.year] += t.n
			}
		}
	}
	if len(counts) == 0 {
		s.note("No contribution tells its year, so there are no columns by year.")
		return
	}
	a := newAxis(counts)
	stacks := c.stacks(a, slots)
	sums := make([]apd.Decimal, len(stacks))
	var most apd.Decimal
	for i := range stacks {
		for k := range stacks[i] {
			add(&sums[i], &stacks[i][k].sum)
		}
		if sums[i].Cmp(&most) > 0 {
			most.Set(&sums[i])
		}
	}
	cols := make([]column, len(stacks))
	var told []string
	for i := range stacks {
		cols[i].label, cols[i].under = a.label(i)
		for _, k := range stacks[i] {
			cols[i].parts = append(cols[i].parts, c.part(k, a, i, &most))
		}
		if len(stacks[i]) > 0 {
			cols[i].value = brief(&sums[i])
			told = append(told, a.name(i)+" "+compact(&sums[i]))
		}
	}
	aside := ""
	if c.undated > 0 {
		aside = "No year told, so not here: " + c.undatedSum()
	}
	s.columns(&columns{
		head: "By year, " + c.code, described: "Columns of the sums by year, stacked by donor: " + strings.Join(told, ", ") + ".",
		aside: aside, tall: columnsHigh(len(slots)), cols: cols,
	})
}

// undatedSum is what is told without a year.
func (c *currency) undatedSum() string {
	var rest apd.Decimal
	_, _ = apd.BaseContext.Sub(&rest, &c.all.sum, &c.dated.sum)
	return compact(&rest) + " " + c.code + " in " + counted(c.undated, "contribution")
}

// layer is what a slot gives in a column.
type layer struct {
	tally
	slot *slot
	long bool
}

// stacks are the layers of each column, from the foot.
func (c *currency) stacks(a axis, slots []*slot) [][]*layer {
	out := make([][]*layer, a.columns())
	for _, x := range slots {
		for _, long := range []bool{false, true} {
			layers := make([]*layer, len(out))
			for _, d := range x.donors {
				for _, at := range d.when() {
					if at.year == 0 || at.long != long {
						continue
					}
					i := a.column(at.year)
					if layers[i] == nil {
						layers[i] = &layer{slot: x, long: long}
						out[i] = append(out[i], layers[i])
					}
					layers[i].merge(d.spells[at])
				}
			}
		}
	}
	return out
}

// merge adds a tally to another.
func (t *tally) merge(o *tally) {
	t.n += o.n
	add(&t.sum, &o.sum)
	for _, id := range o.ids {
		t.ids.add(id)
	}
}

func (c *currency) part(k *layer, a axis, i int, most *apd.Decimal) part {
	first, last := a.years(i)
	when := a.name(i)
	if k.long {
		when = "over several years from " + when
	}
	return part{
		share: share(&k.sum, most), class: k.slot.class, key: k.slot.key, hatched: k.long,
		tip:  k.slot.name + ", " + when + ": " + plain(&k.sum) + " " + c.code + " in " + counted(k.n, "contribution"),
		data: k.slot.data(c.code, "first", strconv.Itoa(first), "last", strconv.Itoa(last), "entry", k.ids.attribute()),
	}
}

// fill writes the figures: what each donor gives, by year.
func (c *currency) fill(t *table, told []*donor, none *donor) {
	t.heads = []string{"Donor", "Year", "Contributions", "Sum in " + c.code}
	t.right = map[int]bool{2: true, 3: true}
	if none != nil {
		told = append(slices.Clone(told), none)
	}
	var rest tally
	donors := 0
	for _, d := range told {
		var rows []row
		for _, at := range d.when() {
			x := d.spells[at]
			name, key := d.name, d.id
			if key == "" {
				name, key = "none told", "none"
			}
			data := link("kind", "contributions", "partner", key, "currency", c.code, "year", yearTold(at), "entry", x.ids.attribute())
			rows = append(rows, row{data, []string{name, at.String(), whole(x.n), plain(&x.sum)}})
		}
		if !t.add(rows...) {
			rest.merge(&d.all)
			donors++
		}
	}
	if donors > 0 {
		t.rows = append(t.rows, row{nil, []string{counted(donors, "more donor"), "all", whole(rest.n), plain(&rest.sum)}})
	}
	t.foot = []string{"All", "", whole(c.all.n), plain(&c.all.sum)}
}
