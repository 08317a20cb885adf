package evaluate

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// bearer is what a reference may lead to.
type bearer struct {
	kind            int
	names           []string  // folded, sorted
	code, name      string    // of a place; name is folded
	value, currency string    // of an amount
	shown           [2]string // its name, or its value and currency, for people to read
}

// before is an order of bearers that no file has a say in.
func (b *bearer) before(o *bearer) bool {
	if b.kind != o.kind {
		return b.kind < o.kind
	}
	return cmp.Or(
		slices.Compare(b.names, o.names), strings.Compare(b.code, o.code), strings.Compare(b.name, o.name),
		strings.Compare(b.value, o.value), strings.Compare(b.currency, o.currency),
	) < 0
}

// directory resolves the references of one side of a comparison.
type directory struct {
	byID   map[string]*bearer
	bodies []*bearer // partners
	named  map[string]*bearer
	places map[string]*bearer // by code and by name, as they are written
}

func newDirectory() *directory {
	return &directory{byID: map[string]*bearer{}, named: map[string]*bearer{}, places: map[string]*bearer{}}
}

// put makes an id known. Ids are of one entry each; of a broken file's the same is taken
// in whatever order they come.
func (d *directory) put(id string, b *bearer) {
	if other := d.byID[id]; other == nil || other.before(b) {
		d.byID[id] = b
	}
}

// namesOf are the folded names of a body, sorted.
func namesOf(name string, acronym *string, aliases []string) []string {
	out := make([]string, 0, len(aliases)+2)
	out = append(out, fold(name))
	for _, a := range aliases {
		out = append(out, fold(a))
	}
	if acronym != nil {
		out = append(out, fold(*acronym))
	}
	return nameSet(out)
}

// nameSet sorts names and leaves out repeats and empty ones.
func nameSet(names []string) []string {
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) > 0 && names[0] == "" {
		names = names[1:]
	}
	return names
}

// index makes partners known by their names. A name that two share leads to the one whose
// names come first, so that their order in the file says nothing.
func (d *directory) index() {
	slices.SortFunc(d.bodies, func(a, b *bearer) int { return slices.Compare(a.names, b.names) })
	for _, b := range d.bodies {
		for _, n := range b.names {
			if d.named[n] == nil {
				d.named[n] = b
			}
		}
	}
}

// place makes a place known by its code and its name.
func (d *directory) place(code, name string, b *bearer) {
	for _, word := range [2]string{code, name} {
		if other := d.places[word]; word != none && (other == nil || b.before(other)) {
			d.places[word] = b
		}
	}
}

// body is the names that a reference to a partner may go by: an id, or a name.
func (d *directory) body(ref *string) []string {
	if ref == nil {
		return nil
	}
	if b := d.byID[*ref]; b != nil {
		return b.names
	}
	name := fold(*ref)
	if b := d.named[name]; b != nil {
		return b.names
	}
	return []string{name}
}

func (d *directory) bodiesOf(refs []string) [][]string {
	out := make([][]string, len(refs))
	for i := range refs {
		out[i] = d.body(&refs[i])
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// placesOf are the country codes, or else the folded names, that references to places
// stand for, sorted, each once.
func (d *directory) placesOf(refs []string) []string {
	out := make([]string, 0, len(refs))
	for _, ref := range refs {
		b := d.byID[ref]
		if b == nil {
			b = d.places[ref]
		}
		switch {
		case b == nil && utf8.RuneCountInString(ref) <= 2:
			out = append(out, ref)
		case b == nil:
			out = append(out, fold(ref))
		case utf8.RuneCountInString(b.code) == 2:
			out = append(out, b.code)
		default:
			out = append(out, b.name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sum is a value with its currency as they are compared.
func sum(value, currency string) string { return value + " " + currency }

// money is the value and currency of a reference to an amount.
func (d *directory) money(ref *string) (value, currency string) {
	if ref != nil {
		if b := d.byID[*ref]; b != nil {
			return b.value, b.currency
		}
	}
	return none, none
}

// called is the name of what an id refers to, for people to read.
func (d *directory) called(ref *string) string {
	if ref == nil {
		return ""
	}
	if b := d.byID[*ref]; b != nil {
		return strings.TrimSpace(b.shown[0] + " " + b.shown[1])
	}
	return *ref
}

func (d *directory) allCalled(refs []string) string {
	names := make([]string, len(refs))
	for i := range refs {
		names[i] = d.called(&refs[i])
	}
	slices.Sort(names)
	return list(names)
}

// shownSum is the value and the currency of an amount, for people to read.
func (d *directory) shownSum(ref *string) [2]string {
	if ref != nil {
		if b := d.byID[*ref]; b != nil {
			return b.shown
		}
	}
	return [2]string{}
}
