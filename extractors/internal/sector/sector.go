// Package sector knows the sectors of development co-operation by code and name: the
// purpose codes of the OECD DAC's Creditor Reporting System and their categories.
package sector

import (
	_ "embed"
	"strings"
	"sync"

	"factsheet/extractors/internal/gazetteer"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// Sector is an entry of one of the two lists.
type Sector struct {
	Code string // five digits of a purpose, three of a category
	Name string
	// Withdrawn is set for what the list no longer gives to new projects; sheets of its time
	// have it.
	Withdrawn bool
}

// Vocabulary is the list that the sector is of, as record.Sector has it.
func (s *Sector) Vocabulary() string {
	if len(s.Code) == 3 {
		return record.VocabularyCategory
	}
	return record.VocabularyPurpose
}

// The table is made from the IATI codelists Sector and SectorCategory, which repeat the
// OECD DAC's lists.
//
//go:embed sectors.tsv
var table string

type lists struct {
	codes map[string]*Sector
	names gazetteer.Gazetteer[*Sector]
}

// load lists what is still given before what is withdrawn, so that a name which both have
// is the former's. A name that two current purposes share names neither.
var load = sync.OnceValue(func() *lists {
	l := &lists{codes: map[string]*Sector{}}
	var current, withdrawn []*Sector
	shared := map[string]int{}
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 || len(f) != 3 {
			continue
		}
		s := &Sector{Code: f[0], Name: f[1], Withdrawn: f[2] == "withdrawn"}
		l.codes[s.Code] = s
		if s.Withdrawn {
			withdrawn = append(withdrawn, s)
			continue
		}
		current = append(current, s)
		shared[strings.ToLower(s.Name)]++
	}
	for _, s := range append(current, withdrawn...) {
		if shared[strings.ToLower(s.Name)] > 1 {
			continue
		}
		for _, name := range [...]string{s.Name, strings.ReplaceAll(s.Name, "&", "and"), strings.ReplaceAll(s.Name, ", ", " and ")} {
			l.names.Add(gazetteer.Entry[*Sector]{Name: name, Value: s})
		}
	}
	return l
})

// ByCode is the sector of a code, or nil.
func ByCode(code string) *Sector { return load().codes[code] }

// Match is the longest name of a sector that begins at token i, and the token after it; nil
// where none does.
func Match(p *extract.Pass, i int) (*Sector, int) {
	e, end := load().names.Match(p, i)
	if e == nil {
		return nil, i
	}
	return e.Value, end
}
