package place

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// afterName are the words for a part of a country that may stand after a name: 'Kalomo District'.
var afterName = wordset.Of("province", "district", "county", "governorate", "oblast", "prefecture", "municipality",
	"voivodeship", "emirate", "canton",
	"atoll", "township", "region", "state")

// ofName are those that may stand before 'of' and a name: 'Province of Kwango'.
var ofName = wordset.Of("province", "district", "county", "region", "governorate", "state", "municipality", "prefecture", "canton")

// noArea are words that, before an area's word, tell no place of their own.
var noArea = wordset.Of("the", "this", "each", "every", "pilot", "target", "school", "special", "economic",
	"administrative", "national", "health",
	"judicial", "local", "member", "united", "nation", "deep", "islamic", "one", "first", "second", "third",
	"conservation", "water", "business",
	"congressional", "financial", "historic", "industrial", "metropolitan", "free", "coastal", "border", "rural",
	"urban", "home", "host", "our",
	"autonomous", "any", "all", "other", "per", "same", "new", "president", "secretary", "head", "secretaries", "red",
	"blue", "swing", "partner",
	"welfare", "solid", "steady", "ground", "chief", "heads", "under", "deputy", "and", "in", "of", "for", "to", "by",
	"at", "from", "with", "a", "an",
	"innovation", "art", "arts", "central", "opportunity", "workforce", "tribal", "park", "management", "irrigation", "ski",
	"improvement", "capital", "world", "african", "european", "arab", "asian",
	"security", "police", "council", "multi", "cross", "sub", "inter", "high", "low", "small", "climate", "development",
	"apprenticeship", "broadband", "across", "within", "current", "former", "every", "department", "apec", "un", "us", "u.s.",
	"who", "wto", "eu", "asean", "afro", "euro",
	"surrounding", "greater", "wider", "entire", "whole", "updates")

// area reads a part of a country by its own name and the word for it: 'Kalomo
// District' with its name beginning at token i, or 'Province of Kwango' at token i.
func (s *scan) area(i int) bool {
	if s.Tokens[i].Case == segment.Upper || s.Tokens[i].End-s.Tokens[i].Start < 3 {
		return false
	}
	if s.In(i, ofName) && s.Is(i+1, "of") && s.capitalAt(i+2) && !s.Is(i+2, "columbia") {
		return s.areaOf(i)
	}
	if s.In(i, noArea) || s.capitalAt(i-1) && i-1 >= s.taken && !s.In(i-1, noArea) || s.Is(i-1, "and", "&", "-") {
		return false
	}
	j := i + 1
	for j < i+3 && s.capitalAt(j) && !s.In(j, afterName) && !s.In(j, noArea) && s.Tokens[j].Case != segment.Upper {
		j++
	}
	if s.Kind(j) != segment.Word || !s.In(j, afterName) || s.Tokens[j].Case != segment.Capital || s.Is(j+1, "of") {
		return false
	}
	if s.Is(j, "state", "region") && (j != i+1 || s.formAt(i) != country.None || !s.Is(i-1, "in", "the", "across", "of") ||
		s.Is(i-1, "of") && s.Is(i-2, "secretary", "department", "minister", "ministry", "head", "heads", "deputy")) ||
		s.Is(j, "state") && country.IsState(s.Lower(i)) {
		return false
	}
	if s.capitalAt(j+1) && !s.placeAt(j+1) {
		return false // 'Kalomo District Council'
	}
	if s.Is(i-1, "'") && s.Tokens[i].Glued && i > 1 && s.Tokens[i-2].End-s.Tokens[i-2].Start == 1 && i-2 >= s.taken {
		i -= 2 // 'N'Zérékoré'
	}
	name := s.SpanOf(i, j+1).Of(s.View.Text)
	s.emit(i, j+1, "place.area", extract.Place{ID: record.PlaceID(kindRegion, "", name), Name: name, Kind: kindRegion})
	return true
}

func (s *scan) areaOf(i int) bool {
	end := i + 3
	if s.formAt(i+2) != country.None {
		return false // 'State of Palestine', 'District of Kuwait' are the country's or no name
	}
	if e, last := s.names.gaz.Match(s.Pass, i+2); e != nil {
		s.taken = last
		s.emit(i+2, last, "place.area", extract.Place{ID: e.Value.id, Name: e.Value.name, Kind: kindRegion})
		return true
	}
	if s.Is(i, "state", "region") && !s.Is(i-1, "the") || s.Tokens[i].Case == segment.LowerCase || s.In(i+2, noArea) ||
		s.Tokens[i+2].Case == segment.Upper || s.Is(i+2, "emergency", "disaster") {
		return false
	}
	for end < i+5 && s.capitalAt(end) {
		end++
	}
	name := s.SpanOf(i+2, end).Of(s.View.Text)
	if s.Is(i, "state") {
		return false // 'State of the Union', 'State of Emergency'
	}
	s.emit(i, end, "place.area", extract.Place{ID: record.PlaceID(kindRegion, "", name), Name: name, Kind: kindRegion})
	return true
}
