package partner

import (
	"sort"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/place"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// tiers are levels of government below the state's.
var tiers = wordset.Fields(`local county district state provincial city municipal regional metropolitan township town island
	departmental cantonal prefectural territorial village`)

// tierGovernment takes in the government of a part of a country that is named before it, and
// reports whether the one at token i is one: 'Wakiso District Local Government', 'Lagos State
// Government of Nigeria'. Its own words begin at first.
func (s *sheet) tierGovernment(i, first int) bool {
	k := first - 1
	if s.Tokens[i].Case == segment.LowerCase || !s.capital(k) || !s.In(k, tiers) || s.casing(i) != plainCase {
		return false
	}
	start := s.Sentences[s.SentenceAt(s.Tokens[i].Start)].First
	for s.capital(k-1) && k-1 >= start && !s.In(k-1, callers) && first-k < 4 && !s.breaks(k-1) {
		k--
	}
	f := find{first: k, last: i + 1, rule: "partner.named", name: s.text(k, i+1), typ: record.Government, proper: true, part: true}
	switch named := k < first-1 && !s.allTiers(k, first); {
	case s.Is(i+1, "of") && !named:
		return false // 'County Government of Mombasa', 'Local Government of Uganda'
	case s.Is(i+1, "of"):
		j := i + 2
		if s.Is(j, "the") {
			j++
		}
		c, _ := s.land(j)
		if c == nil {
			return false
		}
		f.country = c.Alpha2
	case k == first-1 && s.Is(k, "state"):
		return false
	case k == first-1 && s.Kind(k-1) != segment.Possessive:
		return true
	default:
		f.country = s.partCountry(k, first)
	}
	s.finds = append(s.finds, f)
	return true
}

// allTiers reports whether the tokens are nothing but levels of government.
func (s *sheet) allTiers(first, end int) bool {
	for j := first; j < end; j++ {
		if !s.In(j, tiers) {
			return false
		}
	}
	return true
}

// governmentOf takes in the government of a place that is no country, named at token j:
// 'Government of Tigray', 'County Government of Mombasa'. Its own words begin at first.
func (s *sheet) governmentOf(first, j int) {
	end := s.plainRun(j)
	if end == j {
		return
	}
	for s.capital(first-1) && s.In(first-1, tiers) && !s.breaks(first-1) {
		first--
	}
	s.finds = append(s.finds, find{first: first, last: end, rule: "partner.government", name: s.text(first, end),
		typ: record.Government, proper: true, part: true, country: s.partCountry(j, end)})
}

// partCountry is the country of the listed place whose name begins the tokens; empty where
// there is none.
func (s *sheet) partCountry(first, end int) string {
	if country.IsState(s.text(first, end)) {
		return "US"
	}
	return place.CountryOf(s.Pass, first, end)
}

// partHome is the country of the government of a place that no table lists: the one that the
// sheet is about, if that gives nothing itself, for who pays is elsewhere.
func (s *sheet) partHome(f *find) string {
	switch {
	case s.about(f.name).state:
		return "US"
	case s.leads && !country.IsDonor(s.home) && !s.donors[s.home] && (f.rule != "partner.government" || s.only == s.home):
		return s.home
	case s.host != "" && !country.IsDonor(s.host):
		return s.host
	}
	return ""
}

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
