package fact

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// ventured are the words by which a firm's money is put to work rather than given.
var ventured = wordset.Fields(`invest invests invested investing investment investments spend spends spent spending expand expands expanding build builds building`)

// industry is what firms build and run for themselves.
var industry = wordset.Fields(`plant plants factory factories mill mills refinery mine mines brewery bottling assembly manufacturing production fab fabs
	foundry smelter warehouse warehouses semiconductor semiconductors chip chips battery batteries vehicle vehicles automotive gigafactory
	shipyard turbines fleet`)

// ownWorks are what is a firm's own behind 'its': 'its operations'.
var ownWorks = wordset.Fields(`operations operation business network stores facilities facility expansion infrastructure capacity lines`)

// isVenture reports whether a flow is what firms put into works of their own, which no one
// is given: 'will invest $1.8 billion in its plant'; or what anyone spends on what is its own:
// 'spends $45 million a year on its own schools'.
func (r *reading) isVenture(f *Flow) bool {
	s, a := r.s, &r.s.Amounts[f.Amount]
	if len(f.Donors) == 0 || len(f.Recipients) > 0 || f.Kind == "grant" || f.Kind == "in_kind" {
		return false
	}
	for i := a.End; i < min(r.sent.Last, a.End+6); i++ {
		if s.Is(i, "on", "in") && s.Is(i+1, "its", "their") && s.Is(i+2, "own") {
			return true
		}
	}
	for _, k := range f.Donors {
		if s.Partners[k].Value.Type != record.PrivateSector || isBank(s.Partners[k].Value.Name) {
			return false
		}
	}
	venture := false
	for i := max(f.First, a.First-12); i < min(r.sent.Last, a.End+4) && !venture; i++ {
		venture = s.In(i, ventured) && s.IsLower(i)
	}
	if !venture {
		return false
	}
	for i := a.First - 12; i < min(r.sent.Last, a.End+22); i++ {
		if i < f.First || i == a.First {
			continue
		}
		if i > a.End && s.Is(i, ";") {
			return false
		}
		if s.In(i, industry) && s.PartnerAt(i) < 0 || s.In(i, ownWorks) && s.hasOwner(i) {
			return true
		}
	}
	return false
}

// hasOwner reports whether 'its' or 'their' stands among the few words before token i.
func (s *Sheet) hasOwner(i int) bool {
	for j := i - 1; j > i-4 && s.IsWord(j); j-- {
		if s.Is(j, "its", "their") {
			return true
		}
	}
	return false
}
