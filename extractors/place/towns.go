package place

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// townLeads are what stands before a town that no table lists.
var townLeads = wordset.Of("of", "and", ",")

// townOf reads towns that no table lists: those that 'the towns of' introduces, and the
// last of a list of cities that 'in' begins: 'in Tamale and Bolgatanga'.
func (s *scan) townOf(i int) bool {
	switch {
	case i < s.taken || !s.In(i-1, townLeads):
		return false
	case s.Is(i-1, "of") && s.settlement(i-2), s.inTowns(i):
	case s.afterCity(i):
		if end := s.townName(i); end > i && (s.Is(end, ".", ";", ")") || s.Kind(end) == segment.Break) {
			s.emitTown(i, end)
			return true
		}
		return false
	default:
		return false
	}
	end := s.townName(i)
	if end == i {
		return false
	}
	s.emitTown(i, end)
	return true
}

// settlement reports whether token j is a common noun for towns.
func (s *scan) settlement(j int) bool {
	return s.Kind(j) == segment.Word && s.Tokens[j].Case == segment.LowerCase &&
		s.Is(j, "towns", "cities", "municipalities", "villages", "town", "municipality", "village")
}

// inTowns reports whether the word at token i goes on a list of towns that 'the towns of'
// begins.
func (s *scan) inTowns(i int) bool {
	if s.Char(i-1) != ',' && !s.Is(i-1, "and") {
		return false
	}
	at := i
	for k := len(s.out) - 1; k >= 0 && k > len(s.out)-12; k-- {
		last := s.out[k]
		first, end := s.TokenAt(last.At.View.Start), s.TokenAt(last.At.View.End)
		if last.Value.Kind != kindCity || end >= at || at-end > 2 || !s.Is(end, ",", "and") || !s.Is(at-1, ",", "and") {
			return false
		}
		if s.Is(first-1, "of") && s.settlement(first-2) {
			return true
		}
		at = first
	}
	return false
}

// afterCity reports whether 'and' joins the word at token i to a city that 'in' stands
// before.
func (s *scan) afterCity(i int) bool {
	if !s.Is(i-1, "and") || len(s.out) == 0 {
		return false
	}
	last := s.out[len(s.out)-1]
	if last.Value.Kind != kindCity || !s.near(i) {
		return false
	}
	first := s.TokenAt(last.At.View.Start)
	return s.Is(first-1, "in")
}

// townName is the end of the capitalised words at token i that may be a town's name, i
// where they cannot.
func (s *scan) townName(i int) int {
	end := i
	for end < i+3 && s.capitalAt(end) {
		if s.Tokens[end].Case == segment.Upper || s.In(end, notTown) || s.placeAt(end) {
			return i
		}
		end++
	}
	if end == i || s.capitalAt(end) || s.SpanOf(i, end).Len() < 3 || s.formAt(i) != 0 || s.refs.Overlaps(s.SpanOf(i, end)) ||
		s.Is(end, "'", "-", "/") && s.Tokens[end].Glued || s.Kind(end) == segment.Possessive {
		return i
	}
	return end
}

func (s *scan) emitTown(i, end int) {
	name := s.SpanOf(i, end).Of(s.View.Text)
	s.emit(i, end, "place.town", extract.Place{ID: record.PlaceID(kindCity, "", name), Name: name, Kind: kindCity})
}
