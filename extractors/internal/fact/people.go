package fact

import (
	"factsheet/extractors/person"
	"factsheet/pipeline/extract"
)

// People are a sheet's persons laid over its tokens.
type People struct {
	Found []Found[extract.Person]
	at    []int32 // by token: an index into Found plus one
}

type peopleKey struct{}

// People are the persons of the sheet, laid out once a Pass. An extractor that calls
// it must require person.Extractor.
func (s *Sheet) People() *People {
	return extract.Note(s.Pass, peopleKey{}, func() *People {
		p := &People{}
		ms := person.Extractor.From(s.Pass)
		if len(ms) == 0 {
			return p
		}
		p.at = make([]int32, len(s.Tokens))
		p.Found = lay(s.Pass, ms, func(i int) *int32 { return &p.at[i] })
		return p
	})
}

// At is the person whose name covers token i, or -1.
func (p *People) At(i int) int {
	if i < 0 || i >= len(p.at) {
		return -1
	}
	return int(p.at[i]) - 1
}
