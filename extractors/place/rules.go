package place

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// directions are words that make a region of a continent's name after them.
var directions = wordset.Fields(`southern eastern western northern central east west north south southeast middle`)

// region emits a region. A lower-case direction before a continent belongs to it
// where the two together are listed: 'southern Africa'.
func (s *scan) region(i, end int, n name) bool {
	first := i
	if i > 0 && s.Kind(i-1) == segment.Word && s.Tokens[i-1].Case == segment.LowerCase && s.In(i-1, directions) {
		if e, _ := s.names.gaz.Match(s.Pass, i-1); e != nil && e.Value.kind == kindRegion {
			first, n = i-1, e.Value
		}
	}
	if n.ambiguous && !s.located(i, end) {
		return s.skip(end)
	}
	s.beforeAnd(first, end)
	s.emit(first, end, "place.region", extract.Place{ID: n.id, Name: n.name, Code: n.code, Kind: kindRegion})
	return true
}

// beforeAnd emits the first of two regions whose last word stands once, where it is
// written small: 'southern and East Africa'.
func (s *scan) beforeAnd(i, end int) {
	if i < 3 || end != i+2 || !s.Is(i-1, "and", "&") || s.Kind(i-2) != segment.Word || !s.In(i-2, directions) || i-2 < s.taken {
		return
	}
	if v, ok := s.half(i-2, end-1); ok {
		s.emitAt(s.SpanOf(i-2, end), "place.joint", v)
	}
}

// half is the region that the direction at token i and the continent at token k name.
func (s *scan) half(i, k int) (extract.Place, bool) {
	e, ok := s.names.gaz.Lookup(s.Lower(i) + " " + s.Lower(k))
	if !ok || e.Value.kind != kindRegion {
		return extract.Place{}, false
	}
	return extract.Place{ID: e.Value.id, Name: e.Value.name, Code: e.Value.code, Kind: kindRegion}, true
}

// joint reads 'West and Central Africa' at token i as two regions; the first one's
// span is the whole phrase.
func (s *scan) joint(i int) bool {
	if !s.In(i, directions) || !s.Is(i+1, "and", "&") || s.Kind(i+2) != segment.Word || !s.In(i+2, directions) ||
		s.Kind(i+3) != segment.Word {
		return false
	}
	a, okA := s.half(i, i+3)
	b, okB := s.half(i+2, i+3)
	if !okA || !okB {
		return false
	}
	s.emitAt(s.SpanOf(i, i+4), "place.joint", a)
	s.emit(i+2, i+4, "place.joint", b)
	return true
}

// ocean reads 'the Pacific' as a region where no ocean is meant.
func (s *scan) ocean(i int) bool {
	if s.Lower(i) != "pacific" || !s.Is(i-1, "the") || s.capitalAt(i+1) || s.Is(i+1, "ocean", "coast", "-") {
		return false
	}
	s.emit(i, i+1, "place.region", extract.Place{ID: record.PlaceID(kindRegion, "", "Pacific"), Name: "Pacific", Kind: kindRegion})
	return true
}

// state emits a listed state or province.
func (s *scan) state(i, end int, n name) bool {
	if s.ofBody(i) || n.ambiguous && !s.located(i, end) || s.personal(i) {
		return s.skip(end)
	}
	s.town(i)
	if s.capitalAt(end) && s.In(end, afterName) && !s.Is(end, "region") {
		return s.area(i) || s.skip(end)
	}
	s.emit(i, end, "place.state", extract.Place{ID: n.id, Name: n.name, Code: n.code, Kind: kindRegion})
	return true
}

// washington reads names that are a state's and something else's: 'Washington' is the
// state among states, else the city where one is meant; 'Georgia' is the state where
// the sheet's countries do not hold it.
func (s *scan) washington(i int) bool {
	switch {
	case s.Lower(i) == "georgia" && !s.capitalAt(i+1):
		s.town(i)
	case s.Lower(i) != "washington":
		return s.postal(i)
	case s.amongStates(i):
	case s.Is(i-1, "in", "to", "from") && !s.capitalAt(i+1), s.dateline(i):
		s.emit(i, i+1, "place.city", s.names.capital("Washington"))
		return true
	default:
		return false
	}
	name := s.View.Text[s.Tokens[i].Start:s.Tokens[i].Start+1] + s.Lower(i)[1:]
	s.emit(i, i+1, "place.state", extract.Place{ID: record.PlaceID(kindRegion, "", name), Name: name, Kind: kindRegion})
	return true
}

// dateline reports whether a place's name at token i begins a press release's text:
// 'WASHINGTON, March 14, 2023 –', 'HANOI (ILO News) –'.
func (s *scan) dateline(i int) bool {
	if i > 0 && s.Kind(i-1) != segment.Break {
		return false
	}
	return s.Is(i+1, "–", "—", "(", "-") || s.Is(i+1, ",") &&
		(s.Kind(i+2) == segment.Number || s.Is(i+2, "january", "february", "march", "april", "may", "june", "july",
			"august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
			"oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday"))
}

// amongStates reports whether a state of the United States stands beside token i in a
// list, or the name is all that its block holds.
func (s *scan) amongStates(i int) bool {
	if s.Kind(i-1) == segment.Break && s.Kind(i+1) == segment.Break {
		return true
	}
	for k := i + 1; k < i+4 && s.Is(i+1, ",", "and"); k++ {
		if e, _ := s.names.gaz.Match(s.Pass, k); e != nil {
			return e.Value.country == "US" && e.Value.kind == kindRegion && e.Value.name != "District of Columbia"
		}
	}
	if len(s.out) == 0 || !s.Is(i-1, ",", "and") {
		return false
	}
	last := s.out[len(s.out)-1]
	return last.At.Rule == "place.state" && s.Tokens[i].Start-last.At.View.End <= len(", and ")
}

// postal reads the town before the postal code of a state: 'in San Jose, CA'.
func (s *scan) postal(i int) bool {
	if s.Tokens[i].Case != segment.Upper || s.Tokens[i].End-s.Tokens[i].Start != 2 || !s.In(i, postalCodes) {
		return false
	}
	return s.town(i)
}

var postalCodes = wordset.Of("al", "ak", "az", "ar", "ca", "co", "ct", "de", "fl", "ga", "hi", "id", "il", "in", "ia",
	"ks", "ky", "la", "me", "md", "ma",
	"mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa", "ri", "sc",
	"sd", "tn", "tx", "ut", "vt", "va",
	"wa", "wv", "wi", "wy")

// ofBody reports whether token i is the last part of a body's name: 'University of
// Maryland'.
func (s *scan) ofBody(i int) bool {
	return s.Is(i-1, "of") && s.Is(i-2, "university", "bank", "college", "institute", "treaty", "battle", "museum", "duke", "archdiocese")
}

// city emits a listed city, unless its name is a part of another name.
func (s *scan) city(i, end int, n name) bool {
	at := s.SpanOf(i, end)
	if s.refs.Overlaps(at) || s.ofBody(i) {
		return s.skip(end)
	}
	if s.capitalAt(end) && s.In(end, afterName) {
		return s.area(i) || s.skip(end)
	}
	if s.capitalAt(end) && !s.placeAt(end) && !s.Is(i-1, "in", "at", "from", "near", ",", ":") {
		return s.skip(end)
	}
	if s.capitalAt(i-1) && s.Is(i-1, "north", "south", "east", "west", "new", "port", "fort", "mount", "lake") {
		return s.skip(end) // another town: 'North Bergen'
	}
	if s.capitalAt(end) && s.In(end, makesName) {
		return s.skip(end)
	}
	if n.ambiguous && !s.located(i, end) || s.personal(i) {
		return s.skip(end)
	}
	s.emit(i, end, "place.city", extract.Place{ID: n.id, Name: n.name, Kind: kindCity})
	return true
}

// makesName are words that make a name of its own of the city before them.
var makesName = wordset.Of("agreement", "declaration", "convention", "protocol", "accord", "accords", "amendment",
	"process", "consensus", "pact",
	"principles", "plan", "framework", "agenda", "platform", "communique", "communiqué", "statement", "statute", "charter", "initiative",
	"partnership", "roadmap", "action", "commitment", "outcome", "club", "times", "post", "university", "school",
	"round", "conventions", "college", "institute")

// placeAt reports whether a listed place begins at token i.
func (s *scan) placeAt(i int) bool {
	if _, ok := s.countries.At(i); ok {
		return true
	}
	e, _ := s.names.gaz.Match(s.Pass, i)
	return e != nil
}

// located reports whether the words around say that a place is meant by a name that
// is also a common word or a person's.
func (s *scan) located(i, end int) bool {
	if s.capitalAt(end) && !s.placeAt(end) {
		return false
	}
	if s.Is(i-1, "in", "at", "from", "near", "outside", "to", "across", "throughout") {
		return !s.Is(end, "-")
	}
	if s.dateline(i) {
		return true
	}
	if s.Is(i-1, "of") && s.Is(i-2, "city", "mayor", "town", "port", "people", "capital", "state", "province", "governor") {
		return true
	}
	if s.Is(end, ",") && s.placeAt(end+1) {
		return true
	}
	// A list of places: ', Virginia,' after another place.
	return len(s.out) > 0 && s.Is(i-1, ",", "and") && s.near(i)
}

// near reports whether the last place found ends just before the comma or 'and'
// before token i.
func (s *scan) near(i int) bool {
	last := s.out[len(s.out)-1].At.View
	return s.Tokens[i-1].Start-last.End <= 2 && s.Tokens[i-1].Start >= last.End
}

// personal reports whether a name is a person's: after a form of address, a rank or
// an initial.
func (s *scan) personal(i int) bool {
	if s.Is(i-1, ".") && (s.Is(i-2, "mr", "mrs", "ms", "dr", "prof", "rep", "sen", "gen", "gov") ||
		i > 1 && s.Tokens[i-2].End-s.Tokens[i-2].Start == 1 && s.capitalAt(i-2)) {
		return true
	}
	return s.Is(i-1, "mr", "mrs", "ms", "dr", "secretary", "president", "senator", "representative", "congressman", "congresswoman",
		"minister", "ambassador", "general", "judge", "justice", "lady")
}

// town reads the town before the state or country at token i: 'in Kenosha,
// Wisconsin'. It emits the town and reports whether there was one.
func (s *scan) town(i int) bool {
	if !s.Is(i-1, ",") || i < 3 || !s.capitalAt(i-2) || i-2 < s.taken {
		return false
	}
	first := i - 2
	for first-1 >= s.taken && i-1-first < 3 && s.capitalAt(first-1) && s.Kind(first-1) == segment.Word && !s.sentenceFirst(first-1) {
		first--
	}
	if s.Is(first-1, ".") && s.Is(first-2, "st", "ft", "mt") && first-2 >= s.taken {
		first -= 2
	}
	inList := s.lastTown >= 0 && (s.lastTown == first-1 && s.Is(first-1, ";", ",", "and") ||
		s.lastTown == first-2 && s.Is(first-1, "and") && s.Is(first-2, ",", ";"))
	going := s.Is(first-1, "to") && s.Is(first-2, "travel", "trip", "visit", "traveled", "travelled", "travels", "went", "moved", "flew")
	if !s.Is(first-1, "in", "at", "from", "near", "outside") && !going && !inList {
		return false
	}
	for k := first; k < i-1; k++ {
		if s.Tokens[k].Kind == segment.Word && (s.Tokens[k].Case == segment.Upper || s.In(k, notTown)) ||
			s.Tokens[k].Kind == segment.Possessive {
			return false
		}
	}
	if s.placeAt(first) || s.SpanOf(first, i-1).Len() < 3 {
		return false // a listed city is found as such, and a state or country is no town
	}
	name := s.SpanOf(first, i-1).Of(s.View.Text)
	s.emitAt(s.SpanOf(first, i-1), "place.town", extract.Place{ID: record.PlaceID(kindCity, "", name), Name: name, Kind: kindCity})
	return true
}

// notTown are words that no town's name holds.
var notTown = wordset.Of("university", "ministry", "department", "health", "education", "embassy", "office", "bank",
	"institute", "centre", "center",
	"county", "government", "school", "college", "council", "project", "programme", "program", "national", "state",
	"january", "february", "march",
	"april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
	"wednesday", "thursday", "friday",
	"saturday", "sunday", "the", "hospital", "airport", "district", "province", "region", "agency", "commission",
	"company", "congress", "house", "conference",
	"summit", "forum", "agreement", "president", "minister", "district", "he", "she", "it", "we", "they", "south", "north", "east", "west",
	"tribes", "nations", "washington", "states")

func (s *scan) sentenceFirst(i int) bool {
	k := s.SentenceAt(s.Tokens[i].Start)
	return k < len(s.Sentences) && s.Sentences[k].First == i
}

func (s *scan) capitalAt(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case != segment.LowerCase
}

func (s *scan) formAt(i int) country.Form {
	f, _ := s.countries.At(i)
	return f.Form
}
