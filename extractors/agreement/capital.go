package agreement

import (
	"strings"
	"sync"

	"factsheet/extractors/internal/country"
)

// seats are the countries by their capitals, in lower case (internal/country), and by the
// seats of government that are none.
var seats = sync.OnceValue(func() map[string]string {
	out := map[string]string{"la paz": "BO", "the hague": "NL", "abidjan": "CI"}
	for _, c := range country.All() {
		if c.Capital != "" {
			out[strings.ToLower(c.Capital)] = c.Alpha2
		}
	}
	return out
})

// capitalAt is the State for which a capital at token i stands, where the sheet names it as a
// party, and the token past the capital's name; or -1.
func (f *finder) capitalAt(i int) (state, end int) {
	k := f.PlaceAt(i)
	if k < 0 || f.Places[k].First != i || f.PartnerAt(i) >= 0 {
		return -1, i
	}
	code, ok := seats()[strings.ToLower(f.Places[k].Value.Name)]
	if !ok {
		return -1, i
	}
	return f.Country(code), f.Places[k].End
}

// capitalsFrom are the two States for which two capitals stand at token i: '[between] Bern and
// Accra', 'Seoul and Hanoi [signed]'; nil where they do not.
func (f *finder) capitalsFrom(i int) (parties []int, end int) {
	a, end := f.capitalAt(i)
	if a < 0 || !f.Is(end, "and") {
		return nil, i
	}
	b, end := f.capitalAt(end + 1)
	if b < 0 || a == b {
		return nil, i
	}
	return []int{a, b}, end
}

// capitalsTo are those that end right before token g, and their first token.
func (f *finder) capitalsTo(g, start int) (parties []int, first int) {
	k := f.PlaceAt(g - 1)
	if k < 0 || !f.Is(f.Places[k].First-1, "and") {
		return nil, g
	}
	if k = f.PlaceAt(f.Places[k].First - 2); k < 0 || f.Places[k].First < start {
		return nil, g
	}
	first = f.Places[k].First
	if ps, end := f.capitalsFrom(first); end == g && !f.Is(first-1, "in", "from", "between", "to") {
		return ps, first
	}
	return nil, g
}
