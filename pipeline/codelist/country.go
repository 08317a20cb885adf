// Package codelist holds code lists that others keep: countries by ISO 3166-1 and UN M49,
// and what the record's own words are in the lists of the International Aid Transparency
// Initiative (IATI).
package codelist

import (
	_ "embed"
	"strings"
	"sync"
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

type countries struct {
	all  []*Country
	code map[string]*Country
}

var load = sync.OnceValue(func() countries {
	t := countries{code: map[string]*Country{}}
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
	return t
})

func list(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, ";")
}

// Countries are the countries and territories, in the order of their names.
func Countries() []*Country { return load().all }

// ByAlpha2 is the country of an ISO 3166-1 alpha-2 code, or nil.
func ByAlpha2(code string) *Country { return load().code[code] }
