package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/wordset"
)

// mostOfEntry bounds the tokens of the line that names who gets a grant, over its sum.
const mostOfEntry = 24

// awardedOn are the words before the day of a grant.
var awardedOn = wordset.Fields("awarded approved granted signed made given paid from start starting")

// grantee reads a sum that opens the line under a body's name, in a list of grants: 'Fundación
// Amazonas / $1.2 million over four years / General support. Awarded February 2023.'
func (r *reading) grantee(f *Flow, block, from, line, end int) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if line != a.First && !s.opensWith(line, a.First) {
		return false
	}
	first := from
	if line == from {
		b := block - 1
		for b >= 0 && s.View.Blocks[b].Len() == 0 {
			b--
		}
		if b < 0 {
			return false
		}
		first, _ = s.TokensIn(s.View.Blocks[b])
	}
	if line-first > mostOfEntry || s.hasAmount(first, line) || !s.oneLine(first, line) {
		return false
	}
	ps, next := s.PartiesFrom(first, line)
	if len(ps) == 0 || s.behindSeat(next, line) < line && !s.Is(next, ",", "(") && s.IsWord(next) {
		return false
	}
	h, ok := s.grantsOver(first)
	if !ok {
		return false
	}
	f.Rule, f.First, f.Recipients = "contribution.headed", first, ps
	f.Stage, f.Kind = h.stage, h.kind
	if r.byHead(f, h); len(f.Donors) == 0 {
		if k := s.Giver(); k >= 0 && !s.among(ps, s.Partners[k].Value.ID) {
			f.Donors, f.Doubts = []int{k}, append(f.Doubts, DonorImplied)
		}
	}
	for d := Since(s.Dates, a.End); d < len(s.Dates) && s.Dates[d].First < end; d++ {
		if m := &s.Dates[d]; m.Value.EDTF != nil && (!s.newLineIn(a.End, m.First) || s.In(m.First-1, awardedOn)) {
			f.Year = *m.Value.EDTF
			break
		}
	}
	return true
}

// oneLine reports whether a line that begins at token first ends before token line.
func (s *Sheet) oneLine(first, line int) bool {
	for i := first + 1; i < line; i++ {
		if s.newLine(i) {
			return false
		}
	}
	return true
}

// grantsOver is the heading over a list of grants that token i stands in: its section's, or the
// sheet's title.
func (s *Sheet) grantsOver(i int) (head, bool) {
	for _, n := range [...]int{s.SectionAt(s.Tokens[i].Start), 0} {
		if n < 0 || n >= len(s.Sections) {
			continue
		}
		first, end := s.TokensIn(s.Sections[n].Heading)
		if first <= i && i < end && s.Doc.Blocks[s.View.BlockAt(s.Tokens[i].Start)].Kind == document.Heading {
			continue // the entry's own line
		}
		if h, ok := s.readHead(first, end); ok && h.takers {
			return h, true
		}
	}
	return head{}, false
}
