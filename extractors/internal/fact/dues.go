package fact

import (
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// resourceNouns are what follows 'core' or 'earmarked' in the kinds of an organisation's money.
var resourceNouns = wordset.Fields(`resources funding contribution contributions funds support income`)

// dues is the kind of an organisation's money whose first word, 'regular', 'core' or
// 'earmarked', is token i, which whoever asks has seen: 'regular budget' is paid for by
// assessment, 'regular resources', 'core contributions' and 'earmarked funding' are given of
// free will.
func (s *Sheet) dues(i int) string {
	switch {
	case s.Is(i, "regular") && s.Is(i+1, "budget"):
		return "assessed"
	case s.Is(i, "regular") && !s.Is(i+1, "resources"):
		return ""
	case s.In(i+1, resourceNouns):
		return "voluntary"
	}
	return ""
}

// pooling are the words before 'fund' that make it one which several donors fill.
var pooling = wordset.Fields(`trust thematic pooled multi-donor multi-partner multidonor joint`)

// toPool reports whether a flow goes into a trust fund, or a fund of several donors: 'to the
// Multi-Partner Trust Fund', 'to its trust fund'.
func (s *Sheet) toPool(f *Flow, limit int) bool {
	for _, k := range f.Recipients {
		v := &s.Partners[k].Value
		if v.Type == record.Fund && (containsFold(v.Name, "trust fund") || containsFold(v.Name, "thematic fund") ||
			containsFold(v.Name, "pooled fund")) {
			return true
		}
	}
	i := s.Amounts[f.Amount].End
	to := -1
	for j := i; j < min(limit, i+12) && s.AmountAt(j) < 0; j++ {
		switch {
		case s.Is(j, "to", "into", "through", "via", "towards"):
			to = j
		case s.Is(j, "fund", "funds") && to >= 0 && (s.In(j-1, pooling) || s.Is(j-1, "donor", "partner") && s.Is(j-3, "multi")):
			return true
		case s.Is(j, ",", ".", ";", "for", "in", "from", "by", "and", "of") && s.DateAt(j+1) < 0:
			return false
		}
	}
	return false
}

// sharesWhole reads a part of a sum that tells of which kind it is, or which body of the
// giver's paid it: 'including $148 million in assessed contributions', 'of which $8 million
// came from the Ministry'. It goes to whom the whole does.
func (r *reading) sharesWhole(f *Flow, whole *Flow) bool {
	s := r.s
	i := s.Amounts[f.Amount].End
	if s.Is(i, "came", "comes", "come", "originated", "originates") && s.Is(i+1, "from") {
		ps, end := s.PartiesFrom(i+2, r.sent.Last)
		if len(ps) == 0 {
			return false
		}
		f.Donors, f.End = ps, end
	} else {
		if f.Kind = s.duesBehind(i, r.sent.Last); f.Kind == "" || len(whole.Donors) == 0 {
			return false
		}
		f.Donors = whole.Donors
	}
	f.Recipients, f.Stage, f.Year = whole.Recipients, whole.Stage, whole.Year
	return true
}

// duesBehind is the kind of an organisation's money that the words behind a sum call it: 'in
// assessed contributions', 'as core funding'; empty where they go on otherwise.
func (s *Sheet) duesBehind(i, limit int) string {
	if !s.Is(i, "in", "of", "as") {
		return ""
	}
	for j := i + 1; j < min(limit, i+4); j++ {
		switch {
		case s.Is(j, "assessed", "voluntary") && s.In(j+1, resourceNouns):
			return s.Lower(j)
		case s.Is(j, "regular", "core", "non-core", "unearmarked", "earmarked"):
			return s.dues(j)
		}
	}
	return ""
}

// partnerWords are what an organisation calls those who give to it.
var partnerWords = wordset.Fields(`donor contributor partner supporter funder`)

// calledPartner is the organisation whose donor or partner a clause calls its subject, between
// that party and token end: 'was UNICEF's seventh largest public partner', 'is the main donor to'.
func (s *Sheet) calledPartner(donor, end int) []int {
	noun := -1
	for i := end - 1; i > max(s.Partners[donor].End, end-12); i-- {
		if s.In(i, partnerWords) {
			noun = i
			break
		}
	}
	if noun < 0 {
		return nil
	}
	if s.Is(noun+1, "to", "of") {
		ps, _ := s.PartiesFrom(noun+2, end)
		return ps
	}
	for i := noun - 1; i > max(s.Partners[donor].End, noun-8); i-- {
		if s.Kind(i) == segment.Possessive {
			if k := s.PartnerAt(i - 1); k >= 0 && k != donor {
				return []int{k}
			}
			return nil
		}
	}
	return nil
}
