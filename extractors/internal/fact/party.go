package fact

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// PartiesFrom reads the list of parties that begins at token i: 'the ILO, China's
// Ministry of Transport (MOT) and UNDP'. It returns partner mentions, each body
// once, and the token after the list; nothing where no party begins there.
func (s *Sheet) PartiesFrom(i, limit int) (parties []int, end int) {
	end = i
	for {
		k, next := s.partyFrom(i, limit)
		if k < 0 {
			return parties, end
		}
		parties = s.with(parties, k)
		end = s.skipBrackets(next, limit)
		if !s.Partners[k].Value.Weak {
			end = s.pastSeat(end, limit)
		}
		i = s.afterJoint(end, limit)
		if i == end {
			return parties, end
		}
	}
}

// pastSeat is the token behind what tells no more of a party that ends at token i than where
// it is, or i: its land ('the Chamber (CC) of Rwanda', 'UNICEF Jordan') or the body that it
// is part of ('the Centre for Human Rights at the University of Oslo').
func (s *Sheet) pastSeat(i, limit int) int {
	j := i
	if s.Is(j, "of", "at", "within") {
		if j++; s.Is(j, "the") {
			j++
		}
	}
	o := s.PartnerAt(j)
	if o < 0 || s.Partners[o].First != j || s.Partners[o].End >= limit || s.Partners[o].Value.Weak == s.Is(i, "at", "within") {
		return i
	}
	return s.Partners[o].End
}

// partyFrom reads one party at token i, an owner's body rather than the owner: in
// 'Zambia's Ministry of Health' the ministry.
func (s *Sheet) partyFrom(i, limit int) (k, end int) {
	for n := 0; n < 3 && i < limit && s.PartnerAt(i) < 0 && s.In(i, determiners); n++ {
		i++
	}
	if i >= limit {
		return -1, i
	}
	if k, next := s.demonymParty(i, limit); k >= 0 {
		return k, next
	}
	if s.PartnerAt(i) < 0 {
		i = s.behindOwner(i, limit)
	}
	i = s.behindTrade(i, limit)
	k = s.PartnerAt(i)
	if k < 0 || s.Partners[k].First < i && s.PartnerAt(i-1) != k {
		return -1, i
	}
	end = s.Partners[k].End
	if s.Kind(end) == segment.Possessive {
		for j := end + 1; j < min(limit, end+4); j++ {
			if o := s.PartnerAt(j); o >= 0 && o != k && s.Partners[o].First == j {
				return o, s.Partners[o].End
			}
			if !s.IsWord(j) || s.In(j, prepositions) {
				break // 'the Fund's programmes in Kenya'
			}
		}
	}
	return k, end
}

// behindOwner is the token behind an office at token i that owns what follows, or i: 'the
// [Prime Minister's] Relief Fund'.
func (s *Sheet) behindOwner(i, limit int) int {
	for j := i; j < min(limit, i+3) && s.IsCapital(j); j++ {
		if s.Kind(j+1) == segment.Possessive && (s.In(j, offices) || s.In(j, organs)) {
			return j + 2
		}
	}
	return i
}

// tradeNouns say what trade a body is in, right before its name: 'the drug maker Axa'.
var tradeNouns = wordset.Fields(`company utility firm maker producer operator lender insurer cooperative co-operative hospital chain
	start-up startup developer manufacturer lessor processor exporter retailer subsidiary institution charity nonprofit ngo city
	municipality bank fund foundation group`)

// mostOfTrade bounds the words that say what trade a body is in.
const mostOfTrade = 4

// behindTrade is the token behind what a party's trade is called at token i, where its name
// follows, or i: 'the [Ghanaian drug maker] Kinapharma', 'the [power company] Zesco'.
func (s *Sheet) behindTrade(i, limit int) int {
	j := i
	if s.isDemonym(j) {
		j++
	}
	for n := 0; n < mostOfTrade && j < limit && s.IsLower(j) && !s.In(j, prepositions); n++ {
		j++
		if k := s.PartnerAt(j); k < 0 || s.Partners[k].First != j {
			continue
		}
		if s.In(j-1, tradeNouns) {
			return j
		}
		break
	}
	return i
}

// isDemonym reports whether token i is a country's adjective.
func (s *Sheet) isDemonym(i int) bool {
	if !s.IsCapital(i) {
		return false
	}
	c, form, next := country.Match(s.Pass, i)
	return c != nil && form == country.Demonym && next == i+1
}

// constituents are nouns that stand with a demonym for the country itself as a
// party: 'its Chinese constituents'.
var constituents = wordset.Fields(`constituents government authorities counterparts counterpart partners side`)

// demonymParty reads 'Chinese constituents' as China, where the country is a partner
// mention of the sheet under its name.
func (s *Sheet) demonymParty(i, limit int) (k, end int) {
	if !s.IsCapital(i) || i+1 >= limit || !s.In(i+1, constituents) || s.PartnerAt(i+1) >= 0 {
		return -1, i
	}
	if k := s.PartnerAt(i); k >= 0 && s.Partners[k].End == i+1 {
		return k, i + 2
	}
	c, _, next := country.Match(s.Pass, i)
	if c == nil || next != i+1 {
		return -1, i
	}
	if k := s.Country(c.Alpha2); k >= 0 {
		return k, i + 2
	}
	return -1, i
}

// Country is the first mention of a country's government as a partner, or -1.
func (s *Sheet) Country(code string) int {
	if s.states == nil {
		s.states = map[string]int{}
		for k := range s.Partners {
			v := &s.Partners[k].Value
			if _, known := s.states[v.Country]; !known && v.Type == record.Government && isCountryName(v.Name) {
				s.states[v.Country] = k
			}
		}
	}
	if k, ok := s.states[code]; ok {
		return k
	}
	return -1
}

// isCountryName tells a country's own partner from its ministries and agencies.
func isCountryName(name string) bool {
	l := strings.ToLower(name)
	for _, w := range []string{"ministry", "department", "agency", "office", "bureau", "council", "commission", "bank",
		"authority", "administration", "institute", "fund", "corporation", "initiative", "plan", "corps", "service",
		"center", "centre", "command", "guard", "board", "embassy", "secretariat", "directorate", "division",
		"foundation", "white house", "congress", " aid", "parliament", "senate", "high commission", "consulate", "mission to"} {
		if strings.Contains(l, w) {
			return false
		}
	}
	return true
}

// skipBrackets is the token after a bracket that stands at token i, or i.
func (s *Sheet) skipBrackets(i, limit int) int {
	if i >= limit || s.Text(i) != "(" {
		return i
	}
	for j := i + 1; j < min(limit, i+12); j++ {
		if s.Text(j) == ")" {
			return j + 1
		}
	}
	return i
}

// afterJoint is the token after what joins two parties of a list at token i, where
// a party follows; else i.
func (s *Sheet) afterJoint(i, limit int) int {
	j := i
	for j < limit && (s.Is(j, ",", "and", "&", "/", ";") || s.Is(j, "as") && s.Is(j+1, "well")) {
		if s.Is(j, "as") {
			j += 2
			if s.Is(j, "as") {
				j++
			}
			continue
		}
		j++
	}
	if j == i {
		return i
	}
	if k, _ := s.partyFrom(j, limit); k < 0 {
		return i
	}
	return j
}

// PartiesTo reads the list of parties that ends right before token end and begins
// no earlier than start. It returns them in their order, and the list's first token;
// nothing where no party ends there.
func (s *Sheet) PartiesTo(end, start int) (parties []int, first int) {
	i := end
	first = end
list:
	for i > start {
		j := s.beforeBrackets(i, start)
		k := s.PartnerAt(j - 1)
		if k >= 0 && s.Partners[k].Value.Weak && s.endsName(s.Partners[k].First, start) {
			break // 'Fibratel-Colombia', 'CARE Ghana'
		}
		if k < 0 || s.Partners[k].Value.Weak && s.Is(s.Partners[k].First-1, "in", "across", "throughout", "near") && len(parties) > 0 {
			break
		}
		if o := s.ofSeat(k, start); o >= 0 {
			k = o
		}
		parties = append(parties, k)
		first = max(start, s.Partners[k].First)
		i = s.beforeOwner(first, start)
		first = i
		// A joint before it, and a party before that.
		j = i
		for j > start && s.Is(j-1, "and", "&", ",", "/") {
			j--
		}
		if j == i {
			break
		}
		switch k := s.PartnerAt(s.beforeBrackets(j, start) - 1); {
		case k < 0:
			if j = s.beforePhrase(i, start); j < 0 {
				break list
			}
		case s.Is(j, ",") && s.Is(j+1, "and") && s.Is(s.beforeOwner(s.Partners[k].First, start)-1, "to"):
			break list // 'goes to the Fund, and the Embassy gave': another clause
		}
		i = j
	}
	slices.Reverse(parties)
	out := parties[:0]
	for _, k := range parties {
		out = s.with(out, k)
	}
	return out, first
}

// endsName reports whether a country's name at token i ends a longer name that we do not
// know: 'Fibratel-Colombia', 'CARE Ghana'.
func (s *Sheet) endsName(i, start int) bool {
	if s.Is(i-1, "-") {
		return s.Glued(i)
	}
	return i > start && s.Tokens[i-1].Case == segment.Upper && len(s.Text(i-1)) > 2 && s.PartnerAt(i-1) < 0 && s.AmountAt(i-1) < 0
}

// beforePhrase is the end of the party before a phrase between commas that a joint before
// token i follows: 'USADF[, working with Congress, and] TEF'; or -1.
func (s *Sheet) beforePhrase(i, start int) int {
	if !s.Is(i-1, "and") || !s.Is(i-2, ",") {
		return -1
	}
	for n := i - 3; n > max(start, i-9); n-- {
		if !s.Is(n, ",") {
			continue
		}
		if s.PartnerAt(s.beforeBrackets(n, start)-1) >= 0 &&
			s.Is(n+1, "working", "together", "in", "through", "along", "alongside", "with") {
			return n
		}
		break
	}
	return -1
}

// ofSeat is the body of which the partner k only tells the land or the house: in 'the
// Chamber of Commerce (CC) of Rwanda' the chamber, in 'UNICEF Jordan' the Fund, in 'the
// Centre for Human Rights at the University of Oslo' the centre, in 'UNDP in Kenya' none; or
// -1.
func (s *Sheet) ofSeat(k, start int) int {
	weak := s.Partners[k].Value.Weak
	i := s.Partners[k].First
	if s.Is(i-1, "the") {
		i--
	}
	switch {
	case weak && s.Is(i-1, "of"), !weak && s.Is(i-1, "at", "within"):
		i--
	case weak && i == s.Partners[k].First:
	default:
		return -1
	}
	o := s.PartnerAt(s.beforeBrackets(i, start) - 1)
	if o < 0 || s.Partners[o].Value.Weak || s.Partners[o].First < start {
		return -1
	}
	return o
}

// beforeOwner is the first token of what leads into a party at token i: articles,
// and an owner before it ('Zambia's').
func (s *Sheet) beforeOwner(i, start int) int {
	j := i
	for n := 0; n < 3 && j > start && s.IsLower(j-1) &&
		(s.In(j-1, bodyNouns) || s.In(j-1, tradeNouns) || s.Is(j-1, "development", "aid", "state", "national")); n++ {
		j--
	}
	if j < i && s.isDemonym(j-1) {
		j-- // 'the Latvian utility'
	}
	if j < i && (s.In(j-1, determiners) || s.Kind(j-1) == segment.Possessive) {
		i = j // 'Germany's development bank KfW'
	}
	for i > start && s.In(i-1, determiners) {
		i--
	}
	if i-1 > start && s.Kind(i-1) == segment.Possessive {
		i--
		if k := s.PartnerAt(i - 1); k >= 0 {
			i = max(start, s.Partners[k].First)
		} else if i > start {
			i--
		}
	}
	return i
}

// beforeBrackets is the token index that a bracket ending right before i begins at,
// or i.
func (s *Sheet) beforeBrackets(i, start int) int {
	if i-1 < start || s.Text(i-1) != ")" || s.PartnerAt(i-1) >= 0 {
		return i
	}
	for j := i - 2; j >= max(start, i-12); j-- {
		if s.Text(j) == "(" {
			return j
		}
	}
	return i
}

// with adds a party unless its body is in the list.
func (s *Sheet) with(parties []int, k int) []int {
	for _, o := range parties {
		if s.Partners[o].Value.ID == s.Partners[k].Value.ID {
			return parties
		}
	}
	return append(parties, k)
}

// IDs are the partner ids of mentions, in order.
func (s *Sheet) IDs(parties []int) []string {
	var out []string
	for _, k := range parties {
		if id := s.Partners[k].Value.ID; !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
