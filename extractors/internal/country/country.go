// Package country knows the countries and territories of the world: their codes,
// the names they go by, and what their people are called; and it finds them in a
// sheet.
package country

import (
	"strings"
	"sync"

	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/codelist"
	"factsheet/pipeline/segment"
)

// Country is a country or territory, from the code list of them.
type Country = codelist.Country

type tables struct {
	names  gazetteer.Gazetteer[hit]
	states gazetteer.Gazetteer[bool]
}

type hit struct {
	country *Country // nil for a longer name that only holds a country's
	form    Form
}

var load = sync.OnceValue(func() *tables {
	t := &tables{}
	for _, c := range codelist.Countries() {
		for _, name := range append([]string{c.Name}, c.Names...) {
			for _, s := range spellings(name) {
				t.names.Add(gazetteer.Entry[hit]{Name: s, Value: hit{c, Name}})
			}
		}
		for _, name := range c.Demonyms {
			for _, s := range spellings(name) {
				t.names.Add(gazetteer.Entry[hit]{Name: s, Value: hit{c, Demonym}})
			}
		}
		for _, name := range c.Codes {
			t.names.Add(gazetteer.Entry[hit]{Name: name, Value: hit{c, Code}})
		}
	}
	for _, name := range longer {
		t.names.Add(gazetteer.Entry[hit]{Name: name})
	}
	for _, name := range states {
		t.states.Add(gazetteer.Entry[bool]{Name: name})
	}
	return t
})

// spellings are a name's variants that differ by rule: 'St.' for 'Saint', '&' for
// 'and'.
func spellings(name string) []string {
	out := []string{name}
	if strings.Contains(name, "Saint ") {
		out = append(out, strings.ReplaceAll(name, "Saint ", "St. "), strings.ReplaceAll(name, "Saint ", "St "))
	}
	for _, s := range out[:len(out):len(out)] {
		if strings.Contains(s, " and ") {
			out = append(out, strings.ReplaceAll(s, " and ", " & "))
		}
	}
	return out
}

// All returns the countries and territories, in the table's order, by code's name.
func All() []*Country { return codelist.Countries() }

// ByCode returns the country of an ISO 3166-1 alpha-2 code, or nil.
func ByCode(alpha2 string) *Country { return codelist.ByAlpha2(alpha2) }

// Lookup returns the country that a name, a short form or a demonym by itself
// stands for, or nil; a leading article makes no difference.
func Lookup(name string) (*Country, Form) {
	v := strings.TrimSpace(name)
	if len(v) > 4 && strings.EqualFold(v[:4], "the ") {
		v = v[4:]
	}
	e, ok := load().names.Lookup(v)
	if !ok || e.Value.country == nil || e.Value.form == Code && !sameLetters(e.Name, v) {
		return nil, None
	}
	return e.Value.country, e.Value.form
}

func sameLetters(a, b string) bool {
	return strings.TrimSuffix(a, ".") == strings.TrimSuffix(b, ".")
}

// IsState reports whether a name is that of a state of the United States.
func IsState(name string) bool {
	_, ok := load().states.Lookup(name)
	return ok
}

// plainWord is what a name may begin with: a word with a capital.
func plainWord(t segment.Token) bool {
	return t.Kind == segment.Word && t.Case != segment.LowerCase
}
