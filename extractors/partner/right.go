package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// withoutLand is where a ministry's name ends before the 'of' and the country that end
// what was read: 'Ministry of Finance of the Republic of Kenya'.
func (s *sheet) withoutLand(i, last int) int {
	for j := last - 1; j > i+2; j-- {
		if s.Is(j, "of") {
			k := j + 1
			if s.Is(k, "the") {
				k++
			}
			if c, end := s.land(k); c != nil && end == last {
				return j
			}
		}
	}
	return last
}

// branch takes a country or continent right after a name into it: the name is that of
// the body's branch there.
func (s *sheet) branch(last int) int {
	if s.casing(last-1) != plainCase {
		return last
	}
	if f, ok := s.lands.At(last); ok && f.Form == country.Name {
		return f.Last
	}
	if s.capital(last) && s.Is(last, "africa", "asia", "europe", "international") && !s.capital(last+1) {
		return last + 1
	}
	return last
}

// goesOn reports whether a name without a right part is followed by a word that may
// belong to it, so that where it ends is not known: 'Chicago Union Station'.
func (s *sheet) goesOn(last int) bool {
	if !s.capital(last) || s.opens(last) || s.casing(last) != plainCase || s.Is(last-1, ".") || s.In(last-1, legalForms) || s.breaks(last-1) ||
		s.lineDone(last-1) {
		return false
	}
	if s.In(last, callers) && !s.In(last, tails) || s.Tokens[last].Case == segment.Upper {
		return false
	}
	_, isLand := s.lands.At(last)
	return !isLand
}

// rightOf is where the name ends that the head at token i begins or that goes on with
// what it is of, and whether it has such a part.
func (s *sheet) rightOf(i int, h head) (last int, found bool) {
	j := i + 1
	if h.foreign {
		if end := s.foreignOf(i, h); end > 0 {
			return end, true
		}
	}
	if !s.In(j, linkers) || s.Kind(j) != segment.Word {
		if s.Is(i, "bank", "banque", "banco") {
			if end := s.bankOf(i); end > 0 {
				return end, true
			}
		}
		return i + 1, false
	}
	end := s.ofPart(j, h)
	if end == 0 {
		return i + 1, false
	}
	for n := 0; n < 3; n++ {
		// 'Department of Immigration of the Ministry …' stops; 'Bank for X of Y' goes on
		if !s.In(end, linkers) || s.Kind(end) != segment.Word ||
			s.Is(end, "on", "against") && (!s.capital(end+1) || s.Tokens[end+1].Case == segment.Upper || s.gerund(end+1)) {
			break
		}
		next := s.ofPart(end, h)
		if next == 0 {
			break
		}
		end = next
	}
	return end, true
}

// bankOf is the end of a bank's name that begins with the word: 'Bank Indonesia', 'Bank
// Rakyat Indonesia'; 0 where it is none.
func (s *sheet) bankOf(i int) int {
	if s.capital(i-1) || s.opens(i) || s.casing(i) != plainCase {
		return 0
	}
	end := i + 1
	for end < i+4 && s.capital(end) && !s.In(end, callers) && !s.In(end, topics) {
		if _, is := heads[s.Lower(end)]; is {
			return 0
		}
		end++
	}
	if end == i+1 {
		return 0
	}
	return end
}

func (s *sheet) lower(i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Lower(i)
}

// ofPart is the end of what a head is of: token j is the 'of'; 0 where nothing fit
// follows.
func (s *sheet) ofPart(j int, h head) int {
	k := j + 1
	if s.Is(k, "the", "la", "le", "los", "las") || s.Is(k, "l", "d") && s.Is(k+1, "'") {
		if s.Is(k+1, "'") {
			k++
		}
		k++
	}
	if s.lower(k) == "'" {
		k++
	}
	if c, end := s.land(k); c != nil {
		// 'Bank of Zambia', 'Embassy of the United States of America in Kenya'
		if h.kind == embassyHead && s.Is(end, "in", "to") {
			if _, e := s.land(end + 1); e > 0 {
				return e
			}
			if s.capital(end + 1) {
				return end + 2
			}
		}
		if (!s.capital(end) || s.casing(k) != plainCase) && !(s.In(j-1, member) && s.capital(end) && s.In(end, folk)) ||
			s.Kind(end) != segment.Word || s.label(end) {
			return end
		}
	}
	if !s.capital(k) || s.In(k, callers) && !s.Is(k, "prime", "president", "vice", "first", "permanent", "director",
		"women", "work", "governor", "secretary", "all") {
		return 0
	}
	if s.headAhead(k) && !s.Is(k, "police", "agency", "parliament", "treasury", "industries", "technologies",
		"commission", "board", "school", "union", "corps") &&
		!(s.Is(k, "administration") && h.typ == record.Academic) {
		return 0
	}
	end := s.chunk(k, h)
	if end == k {
		return 0
	}
	return s.listOn(end, k, h)
}

// headAhead reports whether token k begins another body's name: a head with 'of'.
func (s *sheet) headAhead(k int) bool {
	_, is := heads[s.Lower(k)]
	return is && s.In(k+1, linkers)
}

// chunk is the end of the run of capitalised words from token k on.
func (s *sheet) chunk(k int, h head) int {
	end := k
	for end < len(s.Tokens) && end-k < farRight {
		switch {
		case end > k && (s.breaks(end-1) || s.label(end) || s.lineDone(end-1)):
			return end
		case s.capital(end):
			w := s.Lower(end)
			if end > k && callers.Has(w) && !joiners.Has(w) && !(w == "minister" && s.Is(end-1, "prime")) &&
				!(s.Is(end, "representative", "commissioner") && s.Is(end-1, "high")) {
				return end
			}
			if end > k && h.kind == ministryHead && !topics.Has(w) && s.In(end-1, topics) &&
				(tails.Has(w) || s.capital(end+1) && !s.wraps(end) && !s.topicAhead(end)) {
				return end // 'Ministry of Health Spokesperson', 'Department of Energy Issue Brief'
			}
			if end > k && (s.Is(end, "ministry", "department", "government", "office", "embassy") ||
				s.Tokens[end].Case == segment.Upper && s.casing(end) == plainCase && !s.Is(end, "aids", "hiv")) {
				return end
			}
			if f, ok := s.lands.At(end); ok && end > k && f.Form == country.Name {
				return end
			}
			if end > k && s.casing(end) != plainCase {
				if forms, _ := registry.Match(s.Pass, end); forms != nil && !forms[0].Unsure {
					return end // the next line of a list
				}
			}
			end++
		case s.Is(end, "-") && s.Tokens[end].Glued && s.capital(end+1) && s.Tokens[end+1].Glued:
			end += 2
		case s.Is(end, "&") && s.capital(end+1) && end > k:
			end += 2
		case s.Is(end, "/") && s.Tokens[end].Glued && s.capital(end+1):
			end += 2
		case s.Kind(end) == segment.Possessive && s.Is(end-1, "women", "children", "people", "men") && s.capital(end+1),
			s.Is(end, "'") && s.Tokens[end].Glued &&
				s.Is(end-1, "workers", "teachers", "employers", "farmers", "peoples") && s.capital(end+1):
			end++
		default:
			return end
		}
	}
	return end
}

// listOn carries a name on over commas and 'and' where topics follow: 'Commerce,
// Trade and Industry'. from is where what is listed began.
func (s *sheet) listOn(end, from int, h head) int {
	switch {
	case s.Is(end, "and") && s.Is(end+1, "the") && s.Is(end+2, "pacific", "caribbean") && s.capital(end+2):
		return end + 3
	case s.Is(end, "and") || s.Is(end, "&"):
		next := s.more(end+1, from, h)
		if next == 0 {
			return end
		}
		// 'Technical and Vocational Education and Training'
		if s.Is(next, "and") && s.capital(next+1) && s.In(next+1, topics) && s.In(next-1, topics) {
			if more := s.more(next+1, from, h); more > 0 {
				return more
			}
		}
		return next
	case s.Is(end, ","):
		// a comma carries on only if an 'and' closes the list
		if closed := s.closes(end, h); closed > 0 {
			return closed
		}
	}
	return end
}

// joiners are words that callers list and that may stand within a name all the same.
var joiners = wordset.Fields(`first lady third based new work help president use partnerships partnership all support deputy vice
	programme programmes program programs`)

// topicAhead reports whether a topic still follows the word at token i.
func (s *sheet) topicAhead(i int) bool {
	for j := i + 1; j < i+3 && s.capital(j) && !s.In(j, callers); j++ {
		if s.In(j, topics) {
			return true
		}
	}
	return false
}

// more is the end of the topics at token k that carry a name on after 'and'; 0 where
// another body begins.
func (s *sheet) more(k, from int, h head) int {
	if !s.capital(k) || s.In(k, callers) {
		return 0
	}
	if f, ok := s.lands.At(k); ok && (f.Form != country.Demonym || !s.capital(f.Last)) {
		return 0 // 'Ministry of Works and Swedish advisers'
	}
	end := s.chunk(k, h)
	for j := k; j < end; j++ {
		if _, is := heads[s.lower(j)]; is && (!s.In(j, topics) || s.In(j+1, linkers) ||
			j == end-1 && j > k && !s.Is(j, "police", "service", "technologies", "industries")) {
			return 0
		}
	}
	if s.In(k, topics) {
		return end
	}
	if forms, _ := registry.Match(s.Pass, k); forms != nil {
		return 0
	}
	// an unknown word in the middle of plain text, after a topic: 'Devolution and ASALs'
	if s.Tokens[k].Case == segment.Capital && end == k+1 && s.In(from, topics) && s.casing(k) == plainCase &&
		(strings.HasSuffix(s.Lower(k), "s") || h.kind == ministryHead) {
		return end
	}
	for j := k; j < end && end-k >= 2; j++ {
		if s.In(j, topics) && s.casing(k) == plainCase {
			return end // 'Medicine and Allied Health Sciences'
		}
	}
	// 'Center for Forecasting and Outbreak Analytics', 'Office of Faith-Based and …'
	if h.kind == ministryHead || h.kind == namedHead && h.typ != record.PrivateSector && h.typ != record.Academic {
		if end-k >= 2 && s.casing(k) == plainCase && s.Tokens[k].Case == segment.Capital && s.Kind(end) != segment.Possessive {
			return end
		}
	}
	return 0
}

// closes is the end of a list of topics that goes on at the comma token i and ends in
// 'and X'; 0 where it does not.
func (s *sheet) closes(i int, h head) int {
	j := i
	for n := 0; n < 6; n++ {
		if !s.Is(j, ",") {
			return 0
		}
		k := j + 1
		if s.Is(k, "and") {
			if k++; s.Is(k, "the") && h.kind == ministryHead && s.In(k+1, topics) {
				k++ // 'Agriculture, Forestry and the Environment'
			}
			return s.more(k, i-1, h)
		}
		if !s.capital(k) || !s.In(k, topics) {
			return 0
		}
		end := s.chunk(k, h)
		for m := k; m < end; m++ {
			if _, is := heads[s.lower(m)]; is && !s.In(m, topics) {
				return 0
			}
		}
		if s.Is(end, "and", "&") {
			if end++; s.Is(end, "the") && h.kind == ministryHead && s.In(end+1, topics) {
				end++ // 'Agriculture, Forestry and the Environment'
			}
			return s.more(end, i-1, h)
		}
		if s.within(k, end, "&") {
			return end // 'Finance, Planning & Economic Development'
		}
		j = end
	}
	return 0
}

// within reports whether one of the tokens first to last reads as the word.
func (s *sheet) within(first, last int, w string) bool {
	for j := first; j < last; j++ {
		if s.Is(j, w) {
			return true
		}
	}
	return false
}

// plainRun is the end of a place's name at token j that no table lists: 'Government
// of Punjab'.
func (s *sheet) plainRun(j int) int {
	if s.In(j, callers) {
		return j
	}
	end := j
	for end < len(s.Tokens) && end-j < 4 {
		switch {
		case s.capital(end) && (end == j || !s.In(end, callers)):
			end++
		case end > j && s.Is(end, "-") && s.Tokens[end].Glued && s.Kind(end+1) == segment.Word && s.Tokens[end+1].Glued:
			end += 2 // 'Gilgit-Baltistan', 'Port-au-Prince'
		default:
			return end
		}
	}
	return end
}
