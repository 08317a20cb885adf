package country

import (
	_ "embed"
	"strings"
	"sync"

	"factsheet/pipeline/wordset"
)

// The surnames by which sheets call a country's government, 'the Biden-Harris
// Administration': heads of state, and vice presidents where they are named with them.
// General knowledge; names that are common words (Park, Moon) or another country's name are
// left out.
//
//go:embed administrations.tsv
var administrations string

type administration struct {
	of    map[string]*Country // by surname in lower case
	names map[string][]string // by country code
}

var loadAdministrations = sync.OnceValue(func() *administration {
	a := &administration{of: map[string]*Country{}, names: map[string][]string{}}
	for line := range strings.Lines(administrations) {
		name, rest, _ := strings.Cut(line, "\t")
		code, _, _ := strings.Cut(rest, "\t")
		if c := ByCode(code); c != nil {
			name = strings.ToLower(name)
			a.of[name] = c
			a.names[code] = append(a.names[code], name)
		}
	}
	return a
})

// Administration is the country whose administration is called by a surname, in lower
// case; nil where there is none.
func Administration(surname string) *Country { return loadAdministrations().of[surname] }

// AdministrationNames are the surnames, in lower case, by which a country's administrations
// are called.
func AdministrationNames(alpha2 string) *wordset.Set {
	return wordset.Of(loadAdministrations().names[alpha2]...)
}
