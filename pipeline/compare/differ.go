package compare

import (
	"cmp"
	"slices"

	"factsheet/pipeline/record"
)

// differ tells how two records of a sheet differ. Its sides are x and y, in whichever
// order the runs are.
type differ struct {
	*pairing
	rulesX, rulesY func(rule string) string // the extractor of a rule
	whole          bool                     // moves and other rules tell where they stand
}

// changes are the entries that differ, by kind, then by where they stand.
func (d *differ) changes() []Change {
	var out []Change
	renamed := map[string]int{} // ids in y of what has another name, by the index of its change
	type placed struct {
		kind, at int
		Change
	}
	var all []placed
	for n := range kinds {
		if d.untold[kinds[n].name] {
			continue
		}
		for i := d.x.first[n]; i < d.x.first[n+1]; i++ {
			e := &d.x.list[i]
			j := d.yOf[i]
			if j < 0 {
				at, _ := d.al.image(startOf(e))
				all = append(all, placed{n, at.start, Change{Kind: e.kind.name, Change: Lost, A: d.x.side(e, d.rulesX, true)}})
				continue
			}
			if c := d.compare(e, &d.y.list[j]); c != nil {
				all = append(all, placed{n, startOf(&d.y.list[j]).start, *c})
			}
		}
		for j := d.y.first[n]; j < d.y.first[n+1]; j++ {
			if e := &d.y.list[j]; d.xOf[j] < 0 {
				all = append(all, placed{n, startOf(e).start, Change{Kind: e.kind.name, Change: Gained, B: d.y.side(e, d.rulesY, true)}})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.at, b.at)) })
	for _, c := range all {
		if c.Change.Change == Changed && c.renames() {
			renamed[c.B.ID] = len(out)
		}
		out = append(out, c.Change)
	}
	d.countNamed(out, renamed)
	return out
}

func startOf(e *fact) place {
	if len(e.places) == 0 {
		return place{}
	}
	return e.places[0]
}

// renames reports whether a change is one of the name by which others refer to an entry.
func (c *Change) renames() bool {
	return len(c.Fields) > 0 && slices.Contains([]string{"name", "title"}, c.Fields[0].Field)
}

// countNamed counts what refers in both runs to the entries that have another name.
func (d *differ) countNamed(changes []Change, renamed map[string]int) {
	if len(renamed) == 0 {
		return
	}
	for i, j := range d.yOf {
		if j < 0 || d.x.list[i].kind.name == "issues" {
			continue
		}
		e := &d.y.list[j]
		for f := range e.values {
			for _, id := range e.values[f].refs {
				n, ok := renamed[id]
				if !ok || !slices.ContainsFunc(d.x.list[i].values[f].refs, func(x string) bool { return d.inY(x) == id }) {
					continue
				}
				c := &changes[n]
				if c.NamedBy == nil {
					c.NamedBy = map[string]int{}
				}
				c.NamedBy[e.kind.name]++
			}
		}
	}
}

// compare tells how two entries that are one differ; nil where they do not.
func (d *differ) compare(a, b *fact) *Change {
	c := &Change{Kind: a.kind.name, Change: Changed, Fields: d.fields(a, b)}
	moved := false
	otherRule := a.Rule != b.Rule
	switch {
	case a.kind.name == "documents":
	case a.kind.name == "tables":
		moved = !slices.Equal(a.places, b.places)
	case a.kind.spanned:
		if len(a.At) > 0 && len(b.At) > 0 {
			from, to := oneLine(a.At[0].Quote), oneLine(b.At[0].Quote)
			if from != to && !slices.ContainsFunc(c.Fields, func(f Field) bool { return f.A == from && f.B == to }) { // as in a title
				c.Fields = append(c.Fields, Field{"words", from, to})
			}
			moved = placeOf(&a.At[0].Span) != placeOf(&b.At[0].Span) || a.At[0].Page != b.At[0].Page
		}
	default:
		var rules bool
		c.Mentions, moved, rules = d.mentions(a, b)
		otherRule = otherRule || rules
	}
	otherDoubts := !slices.Equal(a.Doubts, b.Doubts)
	c.OtherID = a.kind.sameEverywhere && a.ID != b.ID
	switch {
	case len(c.Fields) > 0 || c.Mentions != nil:
	case otherRule || otherDoubts || c.OtherID:
		c.Change = Rule
	case moved:
		c.Change = Moved
	default:
		return nil
	}
	where := d.whole || c.Change == Changed
	c.A, c.B = d.x.side(a, d.rulesX, where), d.y.side(b, d.rulesY, where)
	return c
}

// fields are the fields that differ, in words.
func (d *differ) fields(a, b *fact) []Field {
	var out []Field
	differs := map[string]bool{}
	for i, f := range a.kind.fields {
		v, w := a.values[i], b.values[i]
		if d.agree(v, w) || !d.tells(a.kind, i) {
			continue
		}
		differs[f.name] = true
		if differs[f.follows] {
			continue
		}
		x, y := d.x.says(v), d.y.says(w)
		if f.show != nil {
			x, y = f.show(x, y), f.show(y, x)
		}
		if x == y { // two entries of one name
			x, y = x+" ("+refList(v)+")", y+" ("+refList(w)+")"
		}
		out = append(out, Field{f.name, x, y})
	}
	return out
}

func refList(v value) string {
	out := ""
	for i, id := range v.refs {
		if i > 0 {
			out += ", "
		}
		out += id
	}
	return out
}

// mentions holds the mentions of an entry against each other.
func (d *differ) mentions(a, b *fact) (out *Mentions, moved, otherRule bool) {
	left, gained := d.sameMentions(a, b, &moved, &otherRule)
	var m Mentions
	for _, i := range left {
		at := &a.At[i].Span
		k := d.bestMention(at, b, gained)
		if k < 0 {
			m.Lost = append(m.Lost, d.x.where(at))
			continue
		}
		j := gained[k]
		gained = slices.Delete(gained, k, k+1)
		to := &b.At[j].Span
		if oneLine(at.Quote) == oneLine(to.Quote) {
			moved = true
			continue
		}
		m.Changed = append(m.Changed, WhereChange{d.x.where(at), d.y.where(to)})
	}
	for _, j := range gained {
		m.Gained = append(m.Gained, d.y.where(&b.At[j].Span))
	}
	if len(m.Lost)+len(m.Gained)+len(m.Changed) > 0 {
		out = &m
	}
	return out, moved, otherRule
}

// sameMentions pairs the mentions that stand on the same characters, and returns those
// that are left on either side.
func (d *differ) sameMentions(a, b *fact, moved, otherRule *bool) (left, right []int) {
	at := make(map[place]int, len(b.At))
	for j := range b.At {
		at[placeOf(&b.At[j].Span)] = j
	}
	taken := make([]bool, len(b.At))
	for i := range a.At {
		m := &a.At[i]
		there, exact := d.al.image(placeOf(&m.Span))
		j, ok := at[there]
		if !exact || !ok || taken[j] || oneLine(m.Quote) != oneLine(b.At[j].Quote) {
			left = append(left, i)
			continue
		}
		taken[j] = true
		n := &b.At[j]
		*moved = *moved || placeOf(&m.Span) != placeOf(&n.Span) || m.Page != n.Page
		*otherRule = *otherRule || m.RuleIn(&a.Basis) != n.RuleIn(&b.Basis) || !slices.Equal(m.DoubtsIn(&a.Basis), n.DoubtsIn(&b.Basis))
	}
	for j := range b.At {
		if !taken[j] {
			right = append(right, j)
		}
	}
	return left, right
}

// bestMention is the index in list of the mention of b that stands where a span of x does,
// or, where the texts differ, has its words; -1 where none does.
func (d *differ) bestMention(at *record.Span, b *fact, list []int) int {
	best, most := -1, 0.2
	for k, j := range list[:min(len(list), mostNear)] {
		if o := d.al.overlap(placeOf(at), placeOf(&b.At[j].Span)); o > most {
			best, most = k, o
		}
	}
	if best >= 0 || d.al.same {
		return best
	}
	return slices.IndexFunc(list, func(j int) bool { return oneLine(b.At[j].Quote) == oneLine(at.Quote) })
}
