package compare

import (
	"cmp"
	"slices"
	"strings"
)

// pairing finds which entries of two records of a sheet are one.
type pairing struct {
	al      *alignment
	x, y    *facts
	yOf     []int             // by x's entry; -1 where it is lost
	xOf     []int             // by y's entry; -1 where it is gained
	idOf    map[string]string // the id in y of what has another id in x
	pairedY map[string]bool   // ids of y that are in idOf
	untold  map[string]bool   // what one of the records' programs did not tell yet; see facts.untold
}

// order in which kinds are paired: what facts refer to goes before them, since two facts
// agree where they refer to what is one.
var order = []string{"documents", "amounts", "dates", "quantities", "acronyms", "sections", "tables", "unread", "places", "partners",
	"people", "references", "projects", "agreements", "contributions", "events", "issues"}

// pair finds the entries of two records that are one: those that are equal, then those at
// one place, then those that tell the same elsewhere.
func pair(x, y *facts, al *alignment) *pairing {
	p := &pairing{al: al, x: x, y: y, idOf: map[string]string{}, pairedY: map[string]bool{}}
	if len(x.untold)+len(y.untold) > 0 {
		p.untold = map[string]bool{}
		for _, field := range slices.Concat(x.untold, y.untold) {
			p.untold[field] = true
		}
	}
	p.yOf, p.xOf = nobody(len(x.list)), nobody(len(y.list))
	for _, name := range order {
		k := slices.IndexFunc(kinds, func(k *kind) bool { return k.name == name })
		p.kind(k)
	}
	return p
}

func nobody(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func (p *pairing) join(i, j int) {
	p.yOf[i], p.xOf[j] = j, i
	if a, b := p.x.list[i].ID, p.y.list[j].ID; a != b {
		p.idOf[a] = b
		p.pairedY[b] = true
	}
}

// kind pairs the entries of the kind at an index.
func (p *pairing) kind(n int) {
	k := kinds[n]
	x0, x1, y0, y1 := p.x.first[n], p.x.first[n+1], p.y.first[n], p.y.first[n+1]
	if k.name == "documents" {
		p.join(x0, y0)
		return
	}
	if k.spanned {
		p.exact(x0, x1, y0, y1)
	} else if p.al.same || k.sameEverywhere {
		p.byKey(x0, x1, y0, y1, func(_ *facts, e *fact) string { return e.ID })
	}
	p.byPlace(x0, x1, y0, y1)
	p.byKey(x0, x1, y0, y1, func(f *facts, e *fact) string {
		if p.al.same && k.spanned && len(e.places) > 0 {
			return ""
		}
		return f.content(e, len(k.fields))
	})
	if k.leading > 0 {
		p.byKey(x0, x1, y0, y1, func(f *facts, e *fact) string {
			if k.spanned && len(e.places) > 0 {
				return ""
			}
			return f.content(e, k.leading)
		})
	}
}

// content is what an entry tells in its first fields, and a mention's own words, as a key;
// empty where it tells nothing.
func (f *facts) content(e *fact, fields int) string {
	var b strings.Builder
	empty := true
	for i := range fields {
		said := f.says(e.values[i])
		empty = empty && said == ""
		b.WriteString(said)
		b.WriteByte(0)
	}
	if empty {
		return ""
	}
	if e.kind.spanned && len(e.At) > 0 {
		b.WriteString(oneLine(e.At[0].Quote))
	}
	return b.String()
}

// byKey pairs what has the same key and is left, in order.
func (p *pairing) byKey(x0, x1, y0, y1 int, key func(*facts, *fact) string) {
	waiting := map[string][]int{}
	for j := y0; j < y1; j++ {
		if p.xOf[j] < 0 {
			if at := key(p.y, &p.y.list[j]); at != "" {
				waiting[at] = append(waiting[at], j)
			}
		}
	}
	if len(waiting) == 0 {
		return
	}
	for i := x0; i < x1; i++ {
		if p.yOf[i] >= 0 {
			continue
		}
		at := key(p.x, &p.x.list[i])
		if list := waiting[at]; at != "" && len(list) > 0 {
			p.join(i, list[0])
			waiting[at] = list[1:]
		}
	}
}

// exact pairs mentions that stand on the same characters, equal ones first.
func (p *pairing) exact(x0, x1, y0, y1 int) {
	at := map[place][]int{}
	for j := y0; j < y1; j++ {
		if e := &p.y.list[j]; len(e.places) > 0 {
			at[e.places[0]] = append(at[e.places[0]], j)
		}
	}
	for _, equal := range []bool{true, false} {
		for i := x0; i < x1; i++ {
			e := &p.x.list[i]
			if p.yOf[i] >= 0 || len(e.places) == 0 {
				continue
			}
			there, exact := p.al.image(e.places[0])
			if !exact {
				continue
			}
			list := at[there]
			for n, j := range list[:min(len(list), mostNear)] {
				if p.mayBe(e, &p.y.list[j]) && (!equal || p.equal(e, &p.y.list[j])) {
					p.join(i, j)
					copy(list[1:n+1], list[:n]) // takes n out, however long the list is
					at[there] = list[1:]
					break
				}
			}
		}
	}
}

// mayBe reports whether what must agree does.
func (p *pairing) mayBe(a, b *fact) bool {
	for i := range a.kind.must {
		if !p.agree(a.values[i], b.values[i]) {
			return false
		}
	}
	return true
}

func (p *pairing) equal(a, b *fact) bool {
	for i := range a.values {
		if !p.agree(a.values[i], b.values[i]) && p.tells(a.kind, i) {
			return false
		}
	}
	return true
}

// tells reports whether both records tell a field of a kind, be it by null.
func (p *pairing) tells(k *kind, field int) bool {
	return p.untold == nil || !p.untold[k.name+"."+k.fields[field].name]
}

// agree reports whether a value of x and one of y are the same: the same text, or entries
// that are one, or are told alike.
func (p *pairing) agree(a, b value) bool {
	if len(a.refs) == 0 && len(b.refs) == 0 {
		return a.text == b.text
	}
	if len(a.refs) != len(b.refs) {
		return false
	}
	return p.sameEntries(a.refs, b.refs) || p.x.says(a) == p.y.says(b)
}

// sameEntries reports whether ids of x and of y name the same entries, in any order.
func (p *pairing) sameEntries(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	if len(a) == 1 {
		return p.sameEntry(a[0], b[0])
	}
	mapped := make([]string, len(a))
	for i, id := range a {
		mapped[i] = p.inY(id)
	}
	slices.Sort(mapped)
	return slices.Equal(mapped, slices.Sorted(slices.Values(b)))
}

func (p *pairing) sameEntry(a, b string) bool { return p.inY(a) == b }

// inY is the id in y of an entry of x.
func (p *pairing) inY(id string) string {
	if other, ok := p.idOf[id]; ok {
		return other
	}
	if p.pairedY[id] {
		return "" // another entry of x is that one
	}
	return id
}

// likeness is the share of what two entries tell that agrees, by weight.
func (p *pairing) likeness(a, b *fact) float64 {
	var all, same float64
	for i, f := range a.kind.fields {
		v, w := a.values[i], b.values[i]
		if f.weight == 0 || !p.tells(a.kind, i) || v.text == "" && w.text == "" && len(v.refs) == 0 && len(w.refs) == 0 {
			continue
		}
		all += f.weight
		if p.agree(v, w) || len(v.also) > 0 && p.sameEntries(v.also, w.also) {
			same += f.weight
		}
	}
	if all == 0 {
		return 1
	}
	return same / all
}

// spot is a place of an entry.
type spot struct {
	place
	fact int
}

// candidate is a pair of entries that may be one.
type candidate struct {
	i, j  int
	score float64
}

// mostNear bounds how many places are looked at for one, so that a text in which
// everything stands on one spot takes no longer.
const mostNear = 64

// byPlace pairs what is left and stands at the same place, the best first.
func (p *pairing) byPlace(x0, x1, y0, y1 int) {
	spots, reach := p.spots(y0, y1)
	if len(spots) == 0 {
		return
	}
	var found []candidate
	for i := x0; i < x1; i++ {
		e := &p.x.list[i]
		if p.yOf[i] >= 0 {
			continue
		}
		shared := map[int]float64{}
		for _, at := range e.places {
			p.near(at, spots, reach, shared)
		}
		for _, at := range e.near {
			p.near(at, spots, reach, shared)
		}
		for j, sum := range shared {
			other := &p.y.list[j]
			there := min(sum/float64(min(len(e.places)+len(e.near), len(other.places)+len(other.near))), 1)
			alike := p.likeness(e, other)
			if there >= e.kind.minPlace && alike >= e.kind.minAgree && p.mayBe(e, other) {
				found = append(found, candidate{i, j, there + 2*alike})
			}
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(-cmp.Compare(a.score, b.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, c := range found {
		if p.yOf[c.i] < 0 && p.xOf[c.j] < 0 {
			p.join(c.i, c.j)
		}
	}
}

// spots are the places of y's entries that are left, sorted, and how far those up to each
// reach.
func (p *pairing) spots(y0, y1 int) (list []spot, reach []int) {
	for j := y0; j < y1; j++ {
		if p.xOf[j] >= 0 {
			continue
		}
		e := &p.y.list[j]
		for _, at := range e.places {
			list = append(list, spot{at, j})
		}
		for _, at := range e.near {
			list = append(list, spot{at, j})
		}
	}
	slices.SortFunc(list, byStart)
	reach = make([]int, len(list))
	for i, s := range list {
		reach[i] = s.end
		if i > 0 {
			reach[i] = max(reach[i], reach[i-1])
		}
	}
	return list, reach
}

// near adds to shared, by entry of y, how much of a place of x each has at the most.
func (p *pairing) near(at place, spots []spot, reach []int, shared map[int]float64) {
	there, _ := p.al.image(at)
	end := before(spots, there)
	best := map[int]float64{}
	for k := end - 1; k >= 0 && end-k <= mostNear && reach[k] > there.start; k-- {
		if o := p.al.overlap(at, spots[k].place); o > best[spots[k].fact] {
			best[spots[k].fact] = o
		}
	}
	for j, o := range best {
		shared[j] += o
	}
}

// before is how many of the sorted spots begin before a place ends.
func before(spots []spot, at place) int {
	n, _ := slices.BinarySearchFunc(spots, max(at.end, at.start+1), func(s spot, end int) int { return cmp.Compare(s.start, end) })
	return n
}
