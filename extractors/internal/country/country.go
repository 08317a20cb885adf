// Package country knows the countries and territories of the world: their codes,
// the names they go by, and what their people are called; and it finds them in a
// sheet.
package country

import (
	_ "embed"
	"strings"
	"sync"

	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/segment"
)

// Country is a country or territory with an ISO 3166-1 code (and Kosovo, which has
// the user-assigned code XK and no M49 code).
type Country struct {
	Alpha2, Alpha3 string
	M49            string // three digits
	Name           string // the United Nations' short name in English
	Names          []string
	Demonyms       []string // adjectives and names of its people, singular and plural
	Codes          []string // short forms that count in their own capitals only: 'UK', 'U.S.'
	Capital        string   // empty where there is none
	Currency       string   // ISO 4217
	// Territory is set for what is neither a member nor an observer State of the
	// United Nations.
	Territory bool
}

// The table is made from the World Factbook (public domain: names, demonyms,
// capitals), ISO 3166-1, ISO 4217, the UN's M49 standard and its list of members,
// with spellings common in aid sheets added by hand. Lists inside a field are set
// apart by ';', and a name after '=' is a short form.
//
//go:embed countries.tsv
var table string

type tables struct {
	all    []*Country
	code   map[string]*Country
	names  gazetteer.Gazetteer[hit]
	states gazetteer.Gazetteer[bool]
}

type hit struct {
	country *Country // nil for a longer name that only holds a country's
	form    Form
}

var load = sync.OnceValue(func() *tables {
	t := &tables{code: map[string]*Country{}}
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 || len(f) != 9 {
			continue
		}
		c := &Country{Alpha2: f[0], Alpha3: f[1], M49: f[2], Name: f[3], Territory: f[4] == "territory", Currency: f[5], Capital: f[6]}
		for _, name := range list(f[7]) {
			if code, ok := strings.CutPrefix(name, "="); ok {
				c.Codes = append(c.Codes, code)
				continue
			}
			c.Names = append(c.Names, name)
		}
		c.Demonyms = list(f[8])
		t.all = append(t.all, c)
		t.code[c.Alpha2] = c
	}
	for _, c := range t.all {
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

func list(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, ";")
}

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
func All() []*Country { return load().all }

// ByCode returns the country of an ISO 3166-1 alpha-2 code, or nil.
func ByCode(alpha2 string) *Country { return load().code[alpha2] }

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
