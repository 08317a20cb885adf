package partner

import (
	"sort"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
)

// heldByBody reports whether token i is part of the name of a body other than a state's
// government.
func (s *sheet) heldByBody(i int) bool {
	k := sort.Search(len(s.kept), func(k int) bool { return s.kept[k].last > i })
	if k == len(s.kept) || s.kept[k].first > i {
		return false
	}
	f := s.kept[k]
	return f.rule == "partner.company" || f.rule == "partner.embassy" || f.listed && f.body.typ != record.Government ||
		f.rule == "partner.named" && f.typ != record.Government
}

// governmentNear is the government that the paragraph of the i-th kept find names before it,
// or that its section does; nil where it names several or none. It is sure where the sheet
// names no other.
func (s *sheet) governmentNear(i int) (near *body, sure bool) {
	at := s.Tokens[s.kept[i].first].Start
	block, section := s.View.BlockAt(at), s.SectionAt(at)
	const far = 40 // finds
	for k := i - 1; k >= max(0, i-far); k-- {
		f := s.kept[k]
		if f.rule != "partner.government" || f.body == nil || f.body == near {
			continue
		}
		at := s.Tokens[f.first].Start
		switch sameBlock := s.View.BlockAt(at) == block; {
		case near != nil && sameBlock:
			return nil, false
		case near != nil:
			return near, false
		case sameBlock, section >= 0 && s.SectionAt(at) == section:
			near = f.body
		default:
			return nil, false
		}
	}
	return near, true
}

// theGovernment is whose 'the Government' is: the one government that the sheet names
// by its country, or that of the country it is about.
func (s *sheet) theGovernment() *body {
	var one *body
	for _, f := range s.kept {
		if f.rule != "partner.government" || f.body == nil || f.body == one {
			continue
		}
		if one != nil {
			one = nil
			break
		}
		one = f.body
	}
	if one != nil {
		return one
	}
	if s.home != "" && s.counts[s.home]*2 > s.total() {
		return s.ofCountry(country.ByCode(s.home))
	}
	return nil
}

func (s *sheet) total() int {
	n := 0
	for _, c := range s.counts {
		n += c
	}
	return n
}
