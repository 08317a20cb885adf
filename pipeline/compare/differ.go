package compare

import (
	"cmp"
	"slices"
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
