package partner

import (
	"strings"

	"factsheet/extractors/internal/country"
	"factsheet/extractors/internal/registry"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

const (
	farLeft  = 7  // words before a head that may belong to its name
	farRight = 14 // tokens after it
)

// pattern reads the name around the head at token i.
func (s *sheet) pattern(i int, h head) {
	first, owner := i, (*country.Country)(nil)
	if h.left {
		first = s.leftOf(i, h)
	}
	last, right := i+1, false
	if h.of {
		last, right = s.rightOf(i, h)
	}
	if s.listedWithin(first, i, last) {
		return
	}
	if !right && first < i && h.kind != ministryHead && h.kind != embassyHead {
		last = s.branch(last) // 'Standard Bank Malawi'
	}
	if h.kind == companyHead {
		if right && s.landWithin(i, last) == nil && !s.Is(i, "corporation") {
			last, right = i+1, false
		}
		last = s.companyEnd(last - 1)
	}
	nameFirst := first
	// whose it is: a demonym or country at the name's beginning, or a possessive before
	if f, ok := s.lands.At(first); ok && f.Last <= i {
		owner = f.Country
		if f.Form == country.Demonym && h.kind == ministryHead {
			nameFirst = f.Last
		}
	}
	if owner == nil && (s.Kind(first-1) == segment.Possessive || s.Is(first-1, "'")) {
		if f, ok := s.landEnding(first - 1); ok {
			owner = f.Country
		}
	}
	if owner == nil && first > 0 {
		if f, ok := s.landEnding(first); ok && f.Form == country.Demonym {
			owner = f.Country
		}
	}
	if owner == nil && (right || last > i+1) {
		owner = s.landWithin(i+1, last)
	}
	if !s.isName(i, first, last, right, owner != nil, h) {
		return
	}
	if owner == nil {
		owner = s.landAfter(last)
	}
	nameLast := last
	if h.kind == ministryHead {
		nameLast = s.withoutLand(i, last)
	}
	f := find{first: first, last: last, rule: ruleOf(h), name: s.text(nameFirst, nameLast), typ: s.typeOf(h, i, first, last, owner != nil), shaky: s.casing(i) != plainCase && !s.firm(i, h, right)}
	if s.goesOn(last) {
		f.shaky = true
	}
	f.right = right
	f.proper = s.proper(nameFirst, i)
	if owner != nil {
		f.country = owner.Alpha2
	}
	if h.kind == embassyHead {
		f.country = s.sender(first, i, last)
	}
	s.finds = append(s.finds, f)
}

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

func ruleOf(h head) string {
	switch h.kind {
	case ministryHead:
		return "partner.ministry"
	case companyHead:
		return "partner.company"
	case embassyHead:
		return "partner.embassy"
	}
	return "partner.named"
}

// listedWithin reports whether a listed body's name is the end of what was read as one
// name ('U.S.-European Union', 'Will Remove World Bank'), or its beginning up to or past
// the head ('Department of Labor Julie Su'): then the listed name is the body's.
func (s *sheet) listedWithin(first, i, last int) bool {
	for j := first; j <= i; j++ {
		if !s.capital(j) || !registry.Starts(s.Pass, j) {
			continue
		}
		forms, end := registry.Match(s.Pass, j)
		if forms == nil || end <= i {
			continue
		}
		if !forms[0].Unsure || forms[0].Body.Country != "" && s.national(forms[0].Body.Country) {
			return end == last || j > first && end >= last || end < last && !s.Is(end, "of", "for") && j == first || end > last
		}
	}
	if f, ok := s.lands.At(first); ok && f.Last >= last {
		return true // 'Russian Federation'
	}
	return false
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
	if !s.capital(last) || s.opens(last) || s.casing(last) != plainCase || s.Is(last-1, ".") || s.breaks(last-1) {
		return false
	}
	if callers[s.Lower(last)] && !tails[s.Lower(last)] || s.Tokens[last].Case == segment.Upper {
		return false
	}
	_, isLand := s.lands.At(last)
	return !isLand
}

// proper reports whether a proper name stands before the head, so that the name says
// itself whose the body is: 'Philadelphia Water Department'.
func (s *sheet) proper(first, i int) bool {
	for j := first; j < i; j++ {
		if s.capital(j) && !generic[s.Lower(j)] && !topics[s.Lower(j)] {
			return true
		}
	}
	return false
}

// isName reports whether what stands around the head is a name at all.
func (s *sheet) isName(i, first, last int, right, owned bool, h head) bool {
	if first == i && !right {
		return owned && (h.kind == embassyHead || s.Is(i, "parliament", "senate"))
	}
	if h.kind == companyHead && first == i {
		return false
	}
	if h.right && !right || !right && tails[s.lower(last)] && s.capital(last) {
		return false
	}
	word := s.Lower(i)
	before := ""
	if first < i {
		before = s.Lower(i - 1)
		if s.Kind(i-1) == segment.Punct && i >= 2 {
			before = s.Lower(i - 2)
		}
	}
	like := namesakes[word]
	switch {
	case word == "group" && (like[before] || !s.proper(first, i)), soft[word] && (topics[before] || like[before] || s.Kind(i-1) == segment.Punct || i-first > 3):
		return false
	case first == i-1 && !right && !owned && like[before], before == "serving" || (before == "black" || before == "tribal") && word == "college" || before == "stock" || before == "liability":
		return false
	case right && last == i+3 && s.Is(i+2, "excellence"):
		return false // 'Center of Excellence', of which there are many
	case word == "board" && right && (s.Is(i+2, "executive", "trustees", "management") || s.Is(last, "directors", "governors", "trustees")):
		return false
	case !right && inner[word] && s.justListed(first, i):
		return false // 'IMF Board': the body is named, not its board
	case word == "congress":
		return s.unionWords(first, last)
	case word == "mission":
		return first < i && s.Is(i-1, "permanent") && right
	case word == "city":
		return first == i && right && s.casing(i) == plainCase && s.Is(i+1, "of")
	case first < i && organs[word][before] && first == i-1:
		return true // 'National Treasury', 'Supreme Court'
	case first == i-1 && right && like[before] && (before == "public" || before == "health" && word != "service" || before == "working"):
		return false
	}
	if first == i && word == "office" && !s.Is(i+2, "the") && s.casing(i) != plainCase {
		return false
	}
	// 'University College', but no bare 'National Service'
	for j := first; j < last; j++ {
		if s.capital(j) && j != i && !generic[s.Lower(j)] {
			return true
		}
	}
	return right && last-i > 2 || owned
}

// inner are words for a part of the body named before them.
var inner = set("board", "committee", "division", "assembly", "office", "council", "society", "network", "department", "mission")

// justListed reports whether all that stands before the head is a listed short form.
func (s *sheet) justListed(first, i int) bool {
	forms, end := registry.Match(s.Pass, first)
	return forms != nil && end == i && forms[0].Short
}

// organs are those of a state that are named without it.
var organs = map[string]map[string]bool{
	"treasury": set("national"), "assembly": set("national", "federal", "people's"), "court": set("supreme", "constitutional"), "bank": set("central"), "police": set("national", "federal"),
}

// unionWords reports whether the name speaks of workers: 'Trade Union Congress'.
func (s *sheet) unionWords(first, last int) bool {
	for j := first; j < last; j++ {
		if s.Is(j, "trade", "trades", "union", "unions", "workers", "labour", "labor") {
			return true
		}
	}
	return false
}

// generic are words that by themselves name nobody.
var generic = set("national", "central", "federal", "state", "local", "regional", "international", "global", "public", "private", "general", "united", "royal", "the", "world", "special", "joint", "independent", "advanced", "clean", "technical", "modern", "new", "first")

// leftOf is where the name begins that ends in the head at token i.
func (s *sheet) leftOf(i int, h head) int {
	start := s.Sentences[s.SentenceAt(s.Tokens[i].Start)].First
	first := i
	for n := 0; n < farLeft && first > start; {
		j := first - 1
		switch {
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
		case s.Kind(j) == segment.Number && (s.Tokens[j].Glued || s.Tokens[j+1].Glued || s.Tokens[j].End-s.Tokens[j].Start == 4) && s.capital(j-1) && j-1 >= start && !callers[s.Lower(j-1)] && s.Lower(j-1) != "may":
			first = j - 1 // 'Bharat 6G Alliance', 'Local2030 Islands Network'
			n++
		case s.Is(j, "-") && s.Tokens[j].Glued && s.Tokens[j+1].Glued && s.capital(j-1) && j-1 >= start:
			if callers[s.Lower(j-1)] && !s.Is(j-1, "all", "first", "one", "multi", "non", "two", "three") {
				return first
			}
			first = j - 1
			n++
		case s.Is(j, ".") && s.Tokens[j].Glued && s.capital(j-1) && s.Tokens[j-1].End-s.Tokens[j-1].Start == 1 && j-1 >= start:
			first = j - 1 // 'W. K. Kellogg'
			n++
		case s.Is(j, "and", "&") && j-1 >= start && s.capital(j-1):
			k := s.bothSides(j, first, i, start)
			if k == 0 {
				return s.trim(first, i, start)
			}
			first = k
			n += 2
		case s.Is(j, "of") && s.capital(j-1) && j-1 >= start && h.kind == companyHead:
			return first
		case s.Kind(j) == segment.Possessive && s.Is(j-1, "children", "women", "people", "men", "farmer") && s.capital(j-1) && j-1 >= start,
			s.Is(j, "'") && s.Tokens[j].Glued && s.Is(j-1, "workers", "teachers", "nurses", "farmers", "employers", "manufacturers", "lawyers", "writers", "journalists", "parents") && s.capital(j-1) && j-1 >= start:
			first = j - 1
			n++
		default:
			return s.trim(first, i, start)
		}
	}
	return s.trim(first, i, start)
}

// joins reports whether the capitalised word at j belongs to the name that goes on at
// j+1 and ends in the head at i.
func (s *sheet) joins(j, i, start int, h head) bool {
	w := s.Lower(j)
	if callers[w] && !s.newPlace(j) && !(w == "permanent" && s.Is(j+1, "mission")) {
		return false
	}
	if _, is := heads[w]; is && !s.compound(j, i) {
		return false
	}
	if j == start && s.gerund(j) {
		return false
	}
	if s.casing(j) == titleCase && (s.gerund(j) || i-j > 3) {
		return false
	}
	return true
}

// newPlace reports whether the 'New' at token j begins a place's name.
func (s *sheet) newPlace(j int) bool {
	return s.Is(j, "new") && s.Is(j+1, "york", "zealand", "jersey", "delhi", "mexico", "orleans", "hampshire", "england", "south", "development")
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
	return strings.HasSuffix(w, "ing") && !topics[w] && len(w) > 5 && !trades[w]
}

var trades = set("building", "nursing", "publishing", "printing", "beijing", "reading", "shipping", "trading", "holding", "holdings", "sterling", "boeing", "king", "fleming", "bering", "voting", "leading", "nanjing", "pershing", "giving", "living")

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
	for k > start && s.capital(k-1) && !callers[s.Lower(k-1)] && j-k < 4 {
		k--
		if _, is := heads[s.Lower(k)]; is && !(topics[s.Lower(k)] && k < j-1) {
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
	if topics[s.Lower(j-1)] && topics[s.Lower(first)] && (k == start || s.Kind(k-1) == segment.Word || s.Kind(k-1) == segment.Possessive || s.Is(k-1, "-")) {
		return k
	}
	if s.Is(j, "&") {
		return k
	}
	if k > start && s.Is(k-1, "the", "a", "an", "of", "by", "from", "at") && (i-first <= 2) && !s.flat(j) {
		return k
	}
	return 0
}

// flat reports whether capitals tell nothing around token j.
func (s *sheet) flat(j int) bool { return s.casing(j) != plainCase }

// trim drops from the left what cannot begin a name.
func (s *sheet) trim(first, i, start int) int {
	for first < i && (callers[s.Lower(first)] && !s.newPlace(first) && !s.Is(first, "permanent") || s.Kind(first) != segment.Word || first == start && s.gerund(first)) {
		first++
	}
	return first
}

// rightOf is where the name ends that the head at token i begins or that goes on with
// what it is of, and whether it has such a part.
func (s *sheet) rightOf(i int, h head) (last int, found bool) {
	j := i + 1
	if h.foreign {
		for n := 0; n < 3 && s.capital(j); n++ {
			j++ // 'Banque Centrale des …'
		}
	}
	if !linkers[s.lower(j)] || s.Kind(j) != segment.Word {
		// 'Ministry Foreign Affairs' is none; 'Chamber of Commerce' is read above
		return i + 1, false
	}
	end := s.ofPart(j, h)
	if end == 0 {
		return i + 1, false
	}
	for n := 0; n < 3; n++ {
		// 'Department of Immigration of the Ministry …' stops; 'Bank for X of Y' goes on
		if !linkers[s.lower(end)] || s.Kind(end) != segment.Word || s.Is(end, "on", "against") && (!s.capital(end+1) || s.Tokens[end+1].Case == segment.Upper || s.gerund(end+1)) {
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
		if !s.capital(end) || s.casing(k) != plainCase || s.Kind(end) != segment.Word {
			return end
		}
	}
	if !s.capital(k) || callers[s.Lower(k)] && !s.Is(k, "prime", "president", "vice", "first", "permanent", "director", "women", "work", "governor", "secretary") {
		return 0
	}
	if s.headAhead(k) && !s.Is(k, "government", "police", "agency", "parliament", "treasury", "industries", "technologies", "commission", "board", "school", "union", "corps") {
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
	return is && linkers[s.lower(k+1)]
}

// chunk is the end of the run of capitalised words from token k on.
func (s *sheet) chunk(k int, h head) int {
	end := k
	for end < len(s.Tokens) && end-k < farRight {
		switch {
		case end > k && s.breaks(end-1):
			return end
		case s.capital(end):
			w := s.Lower(end)
			if end > k && callers[w] && !joiners[w] && !(w == "minister" && s.Is(end-1, "prime")) {
				return end
			}
			if end > k && h.kind == ministryHead && !topics[w] && topics[s.Lower(end-1)] && !s.topicAhead(end) {
				return end // 'Ministry of Health Spokesperson', 'Department of Energy Issue Brief'
			}
			if end > k && (s.Is(end, "ministry", "department", "government", "office", "embassy") || s.Tokens[end].Case == segment.Upper && s.casing(end) == plainCase) {
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
			s.Is(end, "'") && s.Tokens[end].Glued && s.Is(end-1, "workers", "teachers", "employers", "farmers", "peoples") && s.capital(end+1):
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
	for n := 0; n < 8; n++ {
		switch {
		case s.Is(end, "and") || s.Is(end, "&"):
			next := s.more(end+1, from, h)
			if next == 0 {
				return end
			}
			// 'Technical and Vocational Education and Training'
			if s.Is(next, "and") && s.capital(next+1) && topics[s.Lower(next+1)] && topics[s.lower(next-1)] {
				if more := s.more(next+1, from, h); more > 0 {
					return more
				}
			}
			return next
		case s.Is(end, ","):
			// a comma carries on only if an 'and' closes the list
			close := s.closes(end, h)
			if close == 0 {
				return end
			}
			return close
		default:
			return end
		}
	}
	return end
}

// joiners are words that callers list and that may stand within a name all the same.
var joiners = set("first", "lady", "third", "based", "new", "work", "help", "president", "use", "partnerships", "partnership", "all", "support", "deputy", "vice", "programme", "programmes", "program", "programs")

// topicAhead reports whether a topic still follows the word at token i.
func (s *sheet) topicAhead(i int) bool {
	for j := i + 1; j < i+3 && s.capital(j); j++ {
		if topics[s.Lower(j)] {
			return true
		}
	}
	return false
}

// more is the end of the topics at token k that carry a name on after 'and'; 0 where
// another body begins.
func (s *sheet) more(k, from int, h head) int {
	if !s.capital(k) || callers[s.Lower(k)] {
		return 0
	}
	if f, ok := s.lands.At(k); ok && f.Form != country.Demonym {
		return 0
	}
	end := s.chunk(k, h)
	for j := k; j < end; j++ {
		if _, is := heads[s.lower(j)]; is && (!topics[s.lower(j)] || linkers[s.lower(j+1)] || j == end-1 && j > k && !s.Is(j, "police", "service", "technologies", "industries")) {
			return 0
		}
	}
	if topics[s.Lower(k)] {
		return end
	}
	if forms, _ := registry.Match(s.Pass, k); forms != nil {
		return 0
	}
	// an unknown word in the middle of plain text, after a topic: 'Devolution and ASALs'
	if s.Tokens[k].Case == segment.Capital && end == k+1 && topics[s.lower(from)] && s.casing(k) == plainCase && strings.HasSuffix(s.Lower(k), "s") {
		return end
	}
	for j := k; j < end && end-k >= 2; j++ {
		if topics[s.lower(j)] && s.casing(k) == plainCase {
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
			return s.more(k+1, i-1, h)
		}
		if !s.capital(k) || !topics[s.Lower(k)] {
			return 0
		}
		end := s.chunk(k, h)
		for m := k; m < end; m++ {
			if _, is := heads[s.lower(m)]; is && !topics[s.lower(m)] {
				return 0
			}
		}
		if s.Is(end, "and", "&") {
			return s.more(end+1, i-1, h)
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
	if callers[s.Lower(j)] {
		return j
	}
	end := j
	for end < len(s.Tokens) && end-j < 4 && s.capital(end) && (end == j || !callers[s.Lower(end)]) {
		end++
	}
	return end
}
