package chart

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cockroachdb/apd/v3"

	"factsheet/pipeline/record"
)

// tally is a sum of money over some contributions.
type tally struct {
	n   int
	sum apd.Decimal
	ids entries
}

func (t *tally) add(id string, d *apd.Decimal) {
	t.n++
	add(&t.sum, d)
	t.ids.add(id)
}

// flows are the contributions of all sheets, by currency. Currencies are never added up.
type flows struct {
	told       int // in all
	partial    int // parts of another
	again      int // told by a sheet before
	unsummed   int // without a sum of money
	noCurrency int // whose currency nothing settles
	byCurrency map[string]*currency
}

// currency is what is told in one currency.
type currency struct {
	code                           string
	all                            tally
	donors                         map[string]*donor // by the partner's id; "" where none is told
	kinds                          map[string]int    // pledges, commitments …
	malformed, ranges, unreadable  int               // that are in no sum
	inexact, shared, long, undated int               // of those that are
	dated                          tally
}

// donor is what one partner gives in a currency.
type donor struct {
	id, name string
	all      tally
	spells   map[spell]*tally
}

func newFlows() flows { return flows{byCurrency: map[string]*currency{}} }

func (f *flows) in(code string) *currency {
	c := f.byCurrency[code]
	if c == nil {
		code = strings.Clone(code)
		c = &currency{code: code, donors: map[string]*donor{}, kinds: map[string]int{}}
		f.byCurrency[code] = c
	}
	return c
}

func (f *flows) add(s *sheet) {
	for i := range s.Contributions {
		c := &s.Contributions[i]
		f.told++
		switch {
		case c.PartOf != nil:
			f.partial++
			continue
		case s.retold(c.ID):
			f.again++
			continue
		case c.Amount == nil || s.amounts[*c.Amount] == nil:
			f.unsummed++
			continue
		}
		a := s.amounts[*c.Amount]
		if a.Currency == nil || !currencyCode(*a.Currency) {
			f.noCurrency++
			continue
		}
		f.in(*a.Currency).add(s, c, a)
	}
}

// currencyCode reports whether a code has the form of ISO 4217.
func currencyCode(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (c *currency) add(s *sheet, flow *record.Contribution, a *record.Amount) {
	switch {
	case a.Status != record.AmountOK:
		c.malformed++
		return
	case a.Value == nil:
		c.ranges++
		return
	}
	d, ok := exact(*a.Value)
	if !ok {
		c.unreadable++
		return
	}
	id := strings.Clone(flow.ID)
	c.all.add(id, d)
	c.kinds[strings.Clone(flow.Flow)]++
	if a.Qualifier != record.Exact {
		c.inexact++
	}
	if len(flow.CoDonors) > 0 {
		c.shared++
	}
	from := c.donor(s, flow.Donor)
	from.all.add(id, d)
	when := spellOf(flow.Period)
	switch {
	case when.year == 0:
		c.undated++
	case when.long:
		c.long++
		fallthrough
	default:
		c.dated.add(id, d)
	}
	t := from.spells[when]
	if t == nil {
		t = &tally{}
		from.spells[when] = t
	}
	t.add(id, d)
}

// donor is the donor of that id, which may be none.
func (c *currency) donor(s *sheet, id *string) *donor {
	name, key := s.name(id), ""
	if name != "" {
		key = *id
	}
	d := c.donors[key]
	if d == nil {
		key = strings.Clone(key)
		d = &donor{id: key, name: name, spells: map[spell]*tally{}}
		c.donors[key] = d
	}
	return d
}

// ranked are the currencies, the one with most contributions first.
func (f *flows) ranked() []*currency {
	return slices.SortedFunc(maps.Values(f.byCurrency), func(a, b *currency) int {
		return cmp.Or(cmp.Compare(b.all.n, a.all.n), cmp.Compare(a.code, b.code))
	})
}

// ranked are the donors that are told, the greatest sum first, and what is told of none.
func (c *currency) ranked() (told []*donor, none *donor) {
	told = slices.SortedFunc(maps.Values(c.donors), func(a, b *donor) int {
		return cmp.Or(b.all.sum.Cmp(&a.all.sum), cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	if i := slices.IndexFunc(told, func(d *donor) bool { return d.id == "" }); i >= 0 {
		none = told[i]
		told = slices.Delete(told, i, i+1)
	}
	return told, none
}

// when are the times at which a donor gives, in order; none told is the last.
func (d *donor) when() []spell {
	return slices.SortedFunc(maps.Keys(d.spells), func(a, b spell) int {
		if (a.year == 0) != (b.year == 0) {
			return cmp.Compare(b.year, a.year)
		}
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(fromBool(a.long), fromBool(b.long)))
	})
}

func fromBool(b bool) int {
	if b {
		return 1
	}
	return 0
}
