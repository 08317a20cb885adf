package fact

import (
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// organs are the parts of a body that decide for it: 'the Board of Directors of the Bank'.
var organs = wordset.Fields(`board directors governors trustees council management secretariat presidency assembly committee executives`)

// offices are the nouns of those who speak for a body or a State.
var offices = wordset.Fields(`minister ministers president ambassador ambassadors chancellor secretary commissioner counterpart
	counterparts colleague king queen prince princess emir sultan premier administrator governor representative chair chairman
	chairwoman chairperson director director-general ceo executive head envoy consul delegation delegate delegates officials
	treasurer general`)

// spokenFor is the body for which the official or organ speaks whose name or office ends
// right before token i: 'Minister A of Germany', 'the Ambassador of Japan', 'the Bank's
// President', 'the Fund's Executive Board'; or -1.
func (r *reading) spokenFor(i int) int {
	s := r.s
	if s.Is(i-1, ",") {
		i-- // 'the Prime Minister of Japan, A, announced'
	}
	people := s.People()
	if p := people.At(i - 1); p >= 0 {
		v := &people.Found[p].Value
		if v.Organisation != "" {
			return s.mentionOf(v.Organisation, i)
		}
		i = people.Found[p].First
		for i > r.sent.First && (s.IsCapital(i-1) && s.PartnerAt(i-1) < 0 && !s.In(i-1, offices) || s.Is(i-1, ".")) {
			i--
		}
	}
	k := s.PartnerAt(i - 1)
	if k >= 0 && s.Partners[k].First > r.sent.First {
		if j := s.beforeOwner(s.Partners[k].First, r.sent.First); s.Is(j-1, "to", "in", "for") && r.officeIn(j-1) >= 0 {
			i = j - 1 // where an ambassador serves: 'of Japan to Kenya'
		}
	}
	return r.officeIn(i)
}

// officeIn is the body of the office or organ that ends right before token i; or -1.
func (r *reading) officeIn(i int) int {
	s := r.s
	i = s.beforeBrackets(i, r.sent.First)
	office := false
	for j := i - 1; j >= max(r.sent.First, i-12); j-- {
		switch k := s.PartnerAt(j); {
		case k >= 0 && s.Is(s.beforeOwner(s.Partners[k].First, r.sent.First)-1, "of", "from") && !office:
			if !s.isOffice(s.beforeOwner(s.Partners[k].First, r.sent.First)-2, r.sent.First) {
				return -1
			}
			return k
		case k >= 0 && office:
			return k // 'UNDP Administrator', 'Japan's Minister', 'the Danish Minister'
		case k >= 0:
			return -1
		case s.In(j, offices) || s.In(j, organs):
			office = true
		case s.Kind(j) == segment.Possessive, s.IsCapital(j), s.Is(j, "of", "for", "and", "the", "-", "&", ",") && !office:
		default:
			return -1
		}
	}
	return -1
}

// officerFrom is the body for which the official speaks who is named from token i on, and the
// token behind it: 'the Ambassador of Switzerland'; or -1.
func (s *Sheet) officerFrom(i, limit int) (k, end int) {
	for s.In(i, determiners) {
		i++
	}
	office := false
	for j := i; j < min(limit, i+8); j++ {
		if k := s.PartnerAt(j); k >= 0 {
			if office && s.Is(s.beforeOwner(s.Partners[k].First, i)-1, "of") {
				return k, s.Partners[k].End
			}
			return -1, i
		}
		office = office || s.In(j, offices) && (j == i || s.IsCapital(j))
		if !s.IsCapital(j) && !s.Is(j, "of", "for", "and", "the", "-") && !s.In(j, offices) {
			break
		}
	}
	return -1, i
}

// isOffice reports whether the words that end at token i are an office or organ: 'Minister
// for Foreign Affairs', 'Board of Directors'.
func (s *Sheet) isOffice(i, start int) bool {
	for j := i; j >= max(start, i-7); j-- {
		switch w := s.Lower(j); {
		case offices.Has(w), organs.Has(w):
			return true
		case !s.IsCapital(j) && !s.Is(j, "of", "for", "and"):
			return false
		}
	}
	return false
}

// mentionOf is a mention of a body, the last before token i where there is one; or -1.
func (s *Sheet) mentionOf(id string, i int) int {
	found := -1
	for k := range s.Partners {
		if s.Partners[k].Value.ID != id {
			continue
		}
		if found >= 0 && s.Partners[k].First >= i {
			break
		}
		found = k
	}
	return found
}
