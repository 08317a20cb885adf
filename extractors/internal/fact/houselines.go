package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/wordset"
)

// decided are words in what stands over the lines of a bank's or fund's decisions.
var decided = wordset.Fields(`approved approves approval approvals agreed decided decisions operations lending loans loan credits credit
	grants projects commitments financing sector sovereign nonsovereign portfolio pipeline`)

// mostOver bounds the blocks between a line of a decision and what stands over them all.
const mostOver = 30

// houseItem reads a list item of a body and a sum on the sheet of a bank, fund, foundation or
// donor's agency as what that gives, whatever its heading is about: under 'Nutrition', 'UNICEF:
// €2 million'. The bodies stand before the sum.
func (r *reading) houseItem(f *Flow, block, line int, bodies []int) bool {
	if !r.s.houseGivesTo(bodies) || r.s.Doc.Blocks[block].Kind != document.Item {
		return false
	}
	f.Rule, f.First = "contribution.headed", line
	f.Donors, f.Recipients, f.Doubts = []int{r.s.House()}, bodies, append(f.Doubts, DonorImplied)
	return true
}

// houseGivesTo reports whether bodies on the sheet of a bank or fund may be those that it gives
// to; one that gives aid itself may pay beside it.
func (s *Sheet) houseGivesTo(bodies []int) bool {
	house := s.House()
	if house < 0 || s.among(bodies, s.Partners[house].Value.ID) {
		return false
	}
	for _, k := range bodies {
		if v := &s.Partners[k].Value; s.mayGive(k) || isCountryName(v.Name) && IsDonor(v.Country) {
			return false
		}
	}
	return true
}

// houseHead reports whether the lines of a block are decisions of the sheet's own bank or fund,
// each of a body that it gives to: 'Approved in May' over 'Benin: $20 million for roads'.
func (s *Sheet) houseHead(block int, bodies []int) bool {
	if len(bodies) != 1 || !s.houseGivesTo(bodies) {
		return false
	}
	for b, n := block-1, 0; b >= 0 && n < mostOver; b, n = b-1, n+1 {
		first, end := s.TokensIn(s.View.Blocks[b])
		if s.Doc.Blocks[b].Kind == document.Header || s.Doc.Blocks[b].Kind == document.Footer || s.hasAmount(first, end) || end <= first {
			continue
		}
		if s.saysOf(first, end, needHeads) || s.saysOf(first, end, givers) {
			return false
		}
		if s.saysOf(first, end, decided) {
			return true
		}
		if s.Doc.Blocks[b].Kind != document.Heading && end-first > mostOfTitle {
			return false
		}
	}
	return false
}

// saysOf reports whether one of the words stands among the tokens.
func (s *Sheet) saysOf(first, end int, words *wordset.Set) bool {
	for i := first; i < min(end, first+mostOfTitle); i++ {
		if s.In(i, words) {
			return true
		}
	}
	return false
}
