package fact

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// bodyNouns are the nouns by which sheets go on about a body that they have named: 'the
// Bank', 'the Fund'. A programme or a project is none: it is rarely who gives.
var bodyNouns = set(`bank fund foundation agency organization organisation union commission corporation trust embassy ministry department
	council institute university facility alliance company authority office group secretariat partnership centre center bureau association federation`)

// anaphora lays mentions over the words that stand for a body named elsewhere: 'the Bank'
// of the one bank named before, or of the bank whose sheet it is, and 'Swedish' before
// what Sweden gives. What may mean two bodies means none.
func (s *Sheet) anaphora() {
	var named map[string][]int // first mention of each body, by the noun it goes by
	var out []Found[extract.Partner]
	standIn := func(i, k int) {
		v := s.Partners[k].Value
		v.Weak = false
		out = append(out, Found[extract.Partner]{
			&extract.Mention[extract.Partner]{ID: s.Partners[k].ID, Value: v, At: s.Evidence(s.SpanOf(i, i+1), s.Partners[k].At.Rule)}, i, i + 1})
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Kind != segment.Word || t.Case == segment.LowerCase || s.at[i].partner != 0 {
			continue
		}
		if s.Is(i-1, "the") && bodyNouns[s.Pass.Lower(i)] && !s.Is(i+1, "of", "for", "-") && (!s.IsCapital(i+1) || s.newLine(i+1)) {
			if named == nil {
				named = s.byNoun()
			}
			if k := s.meant(named[s.Pass.Lower(i)], i); k >= 0 {
				standIn(i, k)
			}
			continue
		}
		if i+1 < len(s.Tokens) && s.Tokens[i+1].Kind == segment.Word && (givenBefore[s.Lower(i+1)] || givenBefore[s.Lower(i+2)] && s.IsLower(i+1)) {
			if c, form, next := country.Match(s.Pass, i); c != nil && form == country.Demonym && next == i+1 {
				if k := s.Country(c.Alpha2); k >= 0 {
					standIn(i, k)
				}
			}
		}
	}
	if out == nil {
		return
	}
	s.states = nil // its indices move
	s.Partners = append(s.Partners, out...)
	slices.SortStableFunc(s.Partners, func(a, b Found[extract.Partner]) int { return a.First - b.First })
	for i := range s.at {
		s.at[i].partner = 0
	}
	for k := range s.Partners {
		markLonger(s.Partners, k, func(i int) *int32 { return &s.at[i].partner })
	}
}

// givenBefore are what a country's adjective makes its gift: 'Swedish support'.
var givenBefore = set(`support funding financing funds grant grants loan loans contribution contributions aid assistance donation donations
	pledge pledges commitment commitments cooperation`)

// byNoun lists the bodies by the nouns that end their names or stand before 'of' and
// 'for' in them: the 'Ministry of Health' is a ministry.
func (s *Sheet) byNoun() map[string][]int {
	out := map[string][]int{}
	seen := map[string]bool{}
	for k := range s.Partners {
		v := &s.Partners[k].Value
		if seen[v.ID] || v.Weak {
			continue
		}
		seen[v.ID] = true
		words := strings.Fields(strings.ToLower(v.Name))
		for i, w := range words {
			last := i == len(words)-1
			if bodyNouns[w] && (last || words[i+1] == "of" || words[i+1] == "for") {
				out[w] = append(out[w], k)
				break
			}
		}
	}
	return out
}

// meant is the body that a noun at token i stands for among those that go by it: the
// only one named before, or the one whose sheet it is; or -1.
func (s *Sheet) meant(bodies []int, i int) int {
	before := -1
	for _, k := range bodies {
		if s.Doc.Publisher != "" && s.Partners[k].Value.Name == s.Doc.Publisher {
			return k
		}
		if s.Partners[k].First < i {
			if before >= 0 {
				before = -2
			} else if before == -1 {
				before = k
			}
		}
	}
	if before != -2 {
		return before
	}
	// Of several, the only one that the title names.
	titled := -1
	for _, k := range bodies {
		if len(s.View.Blocks) > 0 && s.Tokens[s.Partners[k].First].Start < s.View.Blocks[0].End {
			if titled >= 0 {
				return -1
			}
			titled = k
		}
	}
	return titled
}
