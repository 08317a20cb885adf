package person

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// house is the sheet's own body, by which 'our' and a bare 'Country Director' are told: its
// publisher, or the embassy, mission or office that its first line names; nil where there
// is none.
func (s *scan) house() *extract.Partner {
	if s.housed {
		return s.own
	}
	s.housed = true
	ps := s.others().partners
	for k := range ps {
		v := &ps[k].Value
		if v.Weak {
			continue
		}
		if v.Name == s.Doc.Publisher {
			s.own = v
			break
		}
		if s.Doc.Publisher == "" && s.own == nil && s.TokenAt(ps[k].At.View.Start) < 12 && holds(v.Form, houses) {
			s.own = v
		}
	}
	return s.own
}

// houses are the words by which a first line tells the office that writes.
var houses = wordset.Fields("embassy commission mission office delegation consulate")

// holds reports whether a name has one of the words, apart from case.
func holds(name string, words *wordset.Set) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if words.Has(strings.Trim(w, ",.()")) {
			return true
		}
	}
	return false
}

// houseState is the country whose government, embassy or agency the sheet's own body is,
// else the one by whose name the sheet begins: 'Denmark in Kenya'; empty where none is.
func (s *scan) houseState() string {
	if h := s.house(); h != nil {
		if h.Type == record.Government {
			return h.Country
		}
		return ""
	}
	if f, ok := s.countries.At(0); ok && (s.Kind(f.Last) == segment.Possessive || s.Is(f.Last, "in")) {
		return f.Country.Alpha2
	}
	return ""
}

// home is the country of most of the governments and ministries that the sheet names, its
// own body's aside, where no other comes near; empty elsewhere.
func (s *scan) home() string {
	if s.homeKnown {
		return s.homeState
	}
	s.homeKnown = true
	own, ps := s.houseState(), s.others().partners
	count := map[string]int{}
	for k := range ps {
		if v := &ps[k].Value; v.Type == record.Government && v.Country != "" && v.Country != own {
			count[v.Country]++
		}
	}
	most, next := 0, 0
	for code, n := range count {
		if n > most {
			s.homeState, most, next = code, n, most
		} else {
			next = max(next, n)
		}
	}
	if most < 3 || most < 3*next {
		s.homeState = ""
	}
	return s.homeState
}
