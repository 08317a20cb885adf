package fact

import (
	"slices"
	"strings"

	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// bodyTypes are the types of body that a noun in small letters may stand for: 'the company
// will invest'.
var bodyTypes = map[string][]string{
	"company":      {record.PrivateSector},
	"firm":         {record.PrivateSector},
	"corporation":  {record.PrivateSector, record.Government},
	"bank":         {record.Multilateral, record.PrivateSector, record.Government},
	"foundation":   {record.Foundation},
	"organization": {record.Multilateral, record.NGO, record.Foundation, record.Network},
	"organisation": {record.Multilateral, record.NGO, record.Foundation, record.Network},
	"nonprofit":    {record.NGO, record.Foundation},
	"charity":      {record.NGO, record.Foundation},
	"agency":       {record.Government, record.Multilateral},
	"department":   {record.Government},
	"ministry":     {record.Government},
	"government":   {record.Government},
	"fund":         {record.Fund},
	"university":   {record.Academic},
	"institute":    {record.Academic, record.NGO},
	"association":  {record.NGO, record.EmployerOrganisation, record.Network},
	"alliance":     {record.Network, record.Multilateral, record.NGO},
	"country":      {record.Government},
	"trust":        {record.Foundation, record.Fund},
}

// bodyNouns are the nouns by which sheets go on about a body that they have named.
var bodyNouns = wordset.Fields(`bank fund foundation agency organization organisation union commission corporation trust embassy ministry department
	council institute university facility alliance company authority office group secretariat partnership centre center bureau association federation`)

// wentBefore is the body that a pronoun or a noun with an article right before token i
// stands for: 'it' for the subject of the sentence before in the paragraph, 'the company'
// for its Referent; or -1.
func (r *reading) wentBefore(i int) int {
	s := r.s
	if s.Is(i-1, "it", "they") {
		if i-1 > r.sent.First && !s.Is(i-2, ",", "addition") && s.DateAt(i-2) < 0 {
			return -1
		}
		if k := s.subjectBefore(r.sent.First); k >= 0 {
			return k
		}
		if r.before != nil && len(r.before.Donors) == 1 && s.Amounts[r.before.Amount].First >= s.SentenceOf(max(0, r.sent.First-1)).First {
			return r.before.Donors[0]
		}
		return s.houseBefore(r.sent.First)
	}
	return s.Referent(i)
}

// Referent is the body that a noun with an article right before token i stands for: 'the
// foundation' for the last foundation named in the paragraph or the one before it; or -1.
func (s *Sheet) Referent(i int) int {
	w := s.Lower(i - 1)
	types := bodyTypes[w]
	if types == nil || !s.Is(i-2, "the", "this") {
		return -1
	}
	if s.IsCapital(i - 1) {
		return -1 // a mention already, or it may mean two
	}
	low := i - 2
	for breaks := 0; low > 0 && breaks < 2 && i-low < 150; low-- {
		if s.Kind(low) == segment.Break {
			breaks++
		}
	}
	kin := -1 // the last of the noun's types that has another name
	for j := i - 3; j > low; j-- {
		k := s.PartnerAt(j)
		if k < 0 {
			continue
		}
		v := &s.Partners[k].Value
		j = s.Partners[k].First
		if (w == "country" || w == "government") && !isCountryName(v.Name) || !slices.Contains(types, v.Type) {
			continue
		}
		if strings.Contains(strings.ToLower(v.Name), w) {
			return k
		}
		if kin < 0 && (w != "bank" && w != "agency" && w != "department" && w != "ministry" ||
			w == "agency" && v.Country != "" && !isCountryName(v.Name)) {
			kin = k
		}
	}
	// The only one that goes by the noun.
	if bodies := s.byNoun()[w]; len(bodies) == 1 && s.Partners[bodies[0]].First < i {
		return bodies[0]
	}
	return kin
}

// subjectBefore is the body that is the subject of the sentence before the one that begins
// at token i, in the same paragraph; or -1.
func (s *Sheet) subjectBefore(i int) int {
	if i == 0 || s.Kind(i-1) == segment.Break {
		return -1
	}
	before := s.SentenceOf(i - 1)
	if before.First >= i {
		return -1
	}
	for j := before.First; j < before.Last; j++ {
		k := s.PartnerAt(j)
		if k < 0 {
			continue
		}
		end := s.Partners[k].End
		if s.Is(end, "alone") {
			end++
		}
		end = s.skipBrackets(end, before.Last)
		if s.Is(end, ",") {
			// 'Norway, a founding member, has'
			for n := end + 1; n < min(before.Last, end+14); n++ {
				if s.Is(n, ",") {
					end = n + 1
					break
				}
			}
		}
		if end >= before.Last-1 && s.Is(end, ".") && k >= 0 && s.beforeOwner(s.Partners[k].First, before.First) == before.First {
			return k // a name that heads the paragraph
		}
		if w := s.Lower(end); (s.isFinite(end) || s.IsLower(end) && !prepositions.Has(w) && !moneyNouns.Has(w) &&
			s.PartnerAt(end) < 0) && !s.governed(k, before.First) {
			if first := s.beforeOwner(s.Partners[k].First, before.First); first > before.First && !s.Is(first-1, ":", ",") {
				return -1 // another clause's
			}
			return k
		}
		j = s.Partners[k].End - 1
	}
	return -1
}

// board is the body whose board is the subject right before token i: 'the Board of
// Directors of the Bank', or the sheet's own bank or fund; or -1.
func (r *reading) board(i int) int {
	s := r.s
	j := i - 1
	for n := 0; n < 3 && s.Is(j, "directors", "executive", "governors", "trustees"); n++ {
		j--
	}
	if s.Is(j, "of") {
		j--
	}
	if !s.Is(j, "board") || !s.IsCapital(j) && j == i-1 {
		return -1
	}
	if k := s.PartnerAt(j - 1); k >= 0 {
		return k // 'the GCF Board'
	}
	if s.Kind(j-1) == segment.Possessive {
		return s.PartnerAt(s.beforeBrackets(j-1, r.sent.First) - 1)
	}
	if k := s.publisher(record.Multilateral, record.Fund, record.Foundation, record.Government); k >= 0 {
		return k
	}
	// The one bank or fund named so far.
	found := -1
	for k := range s.Partners {
		v := &s.Partners[k].Value
		if found >= 0 && s.Tokens[s.Partners[found].First].Start < s.View.Blocks[0].End {
			return found // the title's
		}
		if s.Partners[k].First > j || v.Type != record.Multilateral && v.Type != record.Fund {
			continue
		}
		if found >= 0 && s.Partners[found].Value.ID != v.ID {
			return -1
		}
		found = k
	}
	return found
}

// beforeWhen is the token before the words that tell when a subject acts, right before
// token i: 'the Bank [on 5 May 2021] approved', 'Norway [in 2020] gave'.
func (s *Sheet) beforeWhen(i, start int) int {
	j := i
	if s.Is(j-1, ",") {
		j--
	}
	if s.Is(j-1, "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday") {
		j--
	} else if d := s.DateAt(j - 1); d >= 0 && s.Dates[d].First > start {
		j = s.Dates[d].First
	} else if s.Is(j-1, "week", "month", "year") && s.Is(j-2, "this", "last") {
		j -= 2
	} else {
		return i
	}
	for n := 0; n < 3 && j > start && s.Is(j-1, "on", "in", "since", "the", "year", "fiscal", "fy", ",", "early", "late"); n++ {
		j--
	}
	if s.PartnerAt(s.beforeBrackets(j, start)-1) < 0 && !s.Is(j-1, "directors", "board", "group", "governors") {
		return i
	}
	return j
}

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
			if bodyNouns.Has(w) && (last || words[i+1] == "of" || words[i+1] == "for") {
				out[w] = append(out[w], k)
				break
			}
		}
	}
	return out
}
