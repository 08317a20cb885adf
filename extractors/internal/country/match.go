package country

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// Form is how a country is named.
type Form uint8

// The forms. A Name and a Code name the country itself; a Code ('U.S.', 'UK') may
// stand as an adjective just as well ('U.S. companies'). A Demonym ('Tanzanian')
// only says whose something is.
const (
	None Form = iota
	Name
	Demonym
	Code
)

// Found is one place in a sheet where a country is named.
type Found struct {
	First, Last int // half-open range of tokens
	Country     *Country
	Form        Form
}

// Index is every naming of a country in a sheet, in order, none within another.
type Index struct {
	Found []Found
	at    []int32 // by token: 1 + index into Found where one begins, 0 elsewhere
}

// At returns the naming that begins at token i.
func (x *Index) At(i int) (Found, bool) {
	if i < 0 || i >= len(x.at) || x.at[i] == 0 {
		return Found{}, false
	}
	return x.Found[x.at[i]-1], true
}

type indexKey struct{}

// places are the indexes by token of sheets done with.
var places extract.Store[int32]

// Of reads a sheet for countries, once.
func Of(p *extract.Pass) *Index {
	return extract.Note(p, indexKey{}, func() *Index { return scan(p) })
}

// Match is the longest naming of a country that begins at token i: the country, how
// it is named, and the token after the name; nil where none does. Names that only
// hold a country's ('New Mexico', 'Gulf of Guinea', 'Chad Smith') are none. Who
// looks at many tokens is quicker with Of.
func Match(p *extract.Pass, i int) (c *Country, form Form, end int) {
	if i < 0 || i >= len(p.Tokens) || !plainWord(p.Tokens[i]) {
		return nil, None, i
	}
	if f, ok := Of(p).At(i); ok {
		return f.Country, f.Form, f.Last
	}
	return nil, None, i
}

func scan(p *extract.Pass) *Index {
	x := &Index{at: places.Lend(p, len(p.Tokens)), Found: make([]Found, 0, len(p.Tokens)/24+4)}
	names := &load().names
	for i := 0; i < len(p.Tokens); {
		if !plainWord(p.Tokens[i]) {
			i++
			continue
		}
		e, end := names.Match(p, i)
		if e == nil {
			i++
			continue
		}
		f := Found{First: i, Last: end, Country: e.Value.country, Form: e.Value.form}
		if f.Form == Code && p.Tokens[i].Case != segment.Upper && p.Tokens[i].Case != segment.Mixed {
			i++
			continue
		}
		if f.Country != nil && !misleads(p, f) {
			x.Found = append(x.Found, f)
		}
		i = end
	}
	settle(p, x)
	for k, f := range x.Found {
		x.at[f.First] = int32(k + 1)
	}
	return x
}

// settle reads what only the sheet as a whole can tell: whose 'Georgia' it is, and
// which 'Congo'.
func settle(p *extract.Pass, x *Index) {
	var georgias, congos, drc, brazzaville, caucasus int
	for _, f := range x.Found {
		switch {
		case f.Country.Alpha2 == "GE" && f.Form == Name && f.Last == f.First+1:
			georgias++
		case f.Country.Alpha2 == "GE" || f.Country.Alpha2 == "AM" || f.Country.Alpha2 == "AZ":
			caucasus++
		case f.Country.Alpha2 == "CD" && f.Form != Demonym:
			drc++
		case f.Country.Alpha2 == "CG" && f.Last == f.First+1:
			congos++
		case f.Country.Alpha2 == "CG":
			brazzaville++
		}
	}
	if congos > 0 && drc > 0 && brazzaville == 0 {
		for k := range x.Found {
			if f := &x.Found[k]; f.Country.Alpha2 == "CG" {
				f.Country = ByCode("CD")
			}
		}
	}
	if georgias > 0 && american(p) > caucasus+tbilisi(p) {
		kept := x.Found[:0]
		for _, f := range x.Found {
			if f.Country.Alpha2 != "GE" || f.Form != Name || f.Last > f.First+1 {
				kept = append(kept, f)
			}
		}
		x.Found = kept
	}
}

// american counts the names of the other states of the United States, as evidence
// that 'Georgia' is one.
func american(p *extract.Pass) int {
	n, states := 0, &load().states
	for i, t := range p.Tokens {
		if !plainWord(t) || p.Is(i, "georgia", "washington", "new") {
			continue
		}
		if e, _ := states.Match(p, i); e != nil || p.Is(i, "atlanta") {
			n++
		}
	}
	return n
}

func tbilisi(p *extract.Pass) int {
	n := 0
	for i, t := range p.Tokens {
		if plainWord(t) && p.Is(i, "tbilisi", "batumi", "kutaisi", "caucasus", "abkhazia", "ossetia") {
			n += 2
		}
	}
	return n
}
