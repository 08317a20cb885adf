package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// leftOf is where the name begins that ends in the head at token i.
func (s *sheet) leftOf(i int, h head) int {
	start := s.Sentences[s.SentenceAt(s.Tokens[i].Start)].First
	first := i
	for n := 0; n < farLeft && first > start; {
		j := first - 1
		switch {
		case first < i && s.label(first):
			return first // 'Kenya\nExecuting Agency:'
		case s.breaks(j):
			return s.trim(first, i, start)
		case s.Is(j, ",") && first == i && h.kind == companyHead && s.Is(i, "ltd", "inc", "llc", "plc", "gmbh"):
			if s.Is(j-1, ".") {
				j-- // 'Co., Ltd.'
			}
			if !s.capital(j-1) || j-1 < start {
				return first
			}
			first = j - 1
		case s.capital(j):
			if !s.joins(j, i, start, h) {
				return first
			}
			if first == i && h.kind == ministryHead {
				if f, ok := s.landEnding(i); ok && f.Form == country.Name && s.wraps(j) {
					return first // a list's heading before its first line
				}
			}
			first = j
			n++
		case j-1 < start || !s.capital(j-1):
			return s.trim(first, i, start) // what follows joins two capitalised words
		case s.Kind(j) == segment.Number:
			if !s.numbered(j) {
				return s.trim(first, i, start)
			}
			first = j - 1
			n++
		case s.Is(j, "-") && s.Tokens[j].Glued && s.Tokens[j+1].Glued:
			if s.In(j-1, callers) && !s.Is(j-1, "all", "first", "one", "multi", "non", "two", "three") {
				return first
			}
			first = j - 1
			n++
		case s.Is(j, ".") && s.Tokens[j].Glued && s.Tokens[j-1].End-s.Tokens[j-1].Start == 1:
			first = j - 1 // 'W. K. Kellogg'
			n++
		case s.Is(j, "and", "&"):
			k := s.bothSides(j, first, i, start)
			if k == 0 {
				return s.trim(first, i, start)
			}
			first = k
			n += 2
		case s.In(j, particles) && s.capital(j-1) && !s.In(j-1, callers) && !s.headNamed(j-1):
			first = j - 1 // 'Anton de Kom University'
			n++
		case s.Is(j, "of") && h.kind == companyHead:
			return first
		case (s.Kind(j) == segment.Possessive || s.Is(j, "'") && s.Tokens[j].Glued) && s.In(j-1, folk):
			first = j - 1 // 'Employers' Federation'
			n++
		default:
			return s.trim(first, i, start)
		}
	}
	return s.trim(first, i, start)
}

// particles are the small words within the names of persons after whom bodies are called.
var particles = wordset.Of("de", "da", "van", "von", "der", "den", "dos", "bin", "ibn", "al", "el")

// folk are those whose own body it may be: after others, a possessive ends the name.
var folk = wordset.Of("children", "women", "people", "men", "farmer", "fishermen", "drivers", "artisans", "workers",
	"teachers", "nurses", "farmers", "employers", "manufacturers", "lawyers",
	"writers", "journalists", "parents")

// numbered reports whether the number at token j may stand within a name: 'Bharat 6G
// Alliance', 'Local2030 Islands Network'.
func (s *sheet) numbered(j int) bool {
	t := s.Tokens[j]
	return (t.Glued || s.Tokens[j+1].Glued || t.End-t.Start == 4) && !s.In(j-1, callers) && !s.Is(j-1, "may")
}

// joins reports whether the capitalised word at j belongs to the name that goes on at
// j+1 and ends in the head at i.
func (s *sheet) joins(j, i, start int, h head) bool {
	w := s.Lower(j)
	if callers.Has(w) && !s.newPlace(j) && !((w == "support" || w == "partnership") && s.casing(j) == plainCase && s.capital(j-1) &&
		j-1 >= start && !s.In(j-1, callers)) && !(w == "permanent" && s.Is(j+1, "mission")) &&
		!s.preparing(j) {
		return false
	}
	if _, is := heads[w]; is && !s.compound(j, i) {
		return false
	}
	if j == start && s.gerund(j) || s.gerund(j) && h.kind == companyHead && i-j > 2 && !s.capital(j-1) {
		return false
	}
	if s.casing(j) == titleCase && (s.gerund(j) || i-j > 3) {
		return false
	}
	return true
}

// newPlace reports whether the 'New' at token j belongs to the name: it has a capital in
// running text, or a place's name follows.
func (s *sheet) newPlace(j int) bool {
	return s.Is(j, "new") && (s.Tokens[j].Case == segment.Capital && !s.opens(j) && s.casing(j) == plainCase ||
		s.Is(j+1, "york", "zealand", "jersey", "delhi", "mexico", "orleans", "hampshire", "england", "south", "development"))
}

// preparing reports whether the 'Project' at token j belongs to the name of what pays for
// getting projects ready: 'Project Preparation Facility'.
func (s *sheet) preparing(j int) bool {
	return s.Is(j, "project") && s.Is(j+1, "preparation", "development")
}

// compound reports whether a head word within a name is part of it: 'Trade Union
// Confederation', 'Agency Network'.
func (s *sheet) compound(j, i int) bool {
	if s.Is(j, "government") {
		return s.Is(j-1, "local")
	}
	return !s.Is(j, "ministry", "department", "embassy", "office", "inc", "ltd", "llc", "gmbh")
}

// gerund reports whether the word at token j is a verb's -ing form rather than a
// trade: 'Strengthening' but not 'Banking'.
func (s *sheet) gerund(j int) bool {
	w := s.Lower(j)
	return strings.HasSuffix(w, "ing") && !topics.Has(w) && len(w) > 5 && !trades.Has(w)
}

// trades are words in -ing that are no verbs.
var trades = wordset.Fields(`building nursing publishing printing beijing reading shipping trading holding holdings sterling
	boeing king fleming bering voting leading nanjing pershing giving living`)

// bothSides is where a name begins that goes on leftwards over the 'and' at token j:
// 'Trade and Development Agency', 'the National Fish and Wildlife Foundation'; 0 where
// the 'and' joins two bodies. Either both neighbours are topics, or what stands before
// the 'and' is a short phrase with an article or preposition before it that holds no
// body of its own.
func (s *sheet) bothSides(j, first, i, start int) int {
	if _, land := s.lands.At(first); first == i || land {
		return 0
	}
	k := j
	for k > start && s.capital(k-1) && !s.In(k-1, callers) && j-k < 4 {
		k--
		if _, is := heads[s.Lower(k)]; is && !(s.In(k, topics) && k < j-1) {
			return 0
		}
		if f, ok := s.landEnding(k + 1); ok && f.Form == country.Name && k+1 == j {
			return 0
		}
		if s.Tokens[k].Case == segment.Upper && k == j-1 && !s.Is(j, "&") {
			return 0
		}
	}
	if k == j {
		return 0
	}
	if forms, end := registry.Match(s.Pass, k); forms != nil && end <= j {
		return 0
	}
	if s.Is(first, "national", "federal") && s.Is(k-1, "of", "for") && k-2 >= start {
		if _, is := heads[s.Lower(k-2)]; is {
			return 0 // 'Bureau of Statistics and National …': two bodies
		}
	}
	if s.In(j-1, topics) && s.In(first, topics) && (k == start || s.Kind(k-1) == segment.Word ||
		s.Kind(k-1) == segment.Possessive || s.Is(k-1, "-") || s.Is(k-1, ",") && !s.In(k-2, topics)) {
		return k
	}
	if s.Is(j, "&") {
		return k
	}
	if k > start && s.Is(k-1, "the", "a", "an", "of", "by", "from", "at") && (i-first <= 2) && s.casing(j) == plainCase {
		return k
	}
	return 0
}

// trim drops from the left what cannot begin a name.
func (s *sheet) trim(first, i, start int) int {
	for first < i && (s.In(first, callers) && !s.newPlace(first) && !s.preparing(first) && !s.Is(first, "permanent") ||
		s.Kind(first) != segment.Word || first == start && s.gerund(first)) {
		first++
	}
	return first
}
