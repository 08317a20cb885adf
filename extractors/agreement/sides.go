package agreement

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
)

// partiesFrom is PartiesFrom that reads on past a party's place: 'the Embassy in Accra
// and UNDP'.
func (f *finder) partiesFrom(i, limit int) (parties []int, end int) {
	for f.Is(i, "and", "among", "amongst") {
		i++ // 'between and among'
	}
	parties, end = f.PartiesFrom(i, limit)
	if f.Is(end, "countries", "states", "members") && f.Is(end+1, "and") {
		if more, e := f.PartiesFrom(end+2, limit); len(parties) > 0 && len(more) > 0 {
			return append(parties, more...), e // 'between CARICOM countries and the Bank'
		}
	}
	for len(parties) > 0 {
		j := end
		if f.Is(j, ",") && f.Is(j+1, "represented", "acting") {
			for j += 2; j < min(limit, end+14) && !f.Is(j, ","); j++ {
			}
			if f.Is(j, ",") {
				j++
			}
		}
		if !f.Is(j, "and") {
			break
		}
		if f.Is(j+1, "what") && f.Is(j+2, "is") {
			j += 3 // 'and what is now the Ministry'
		} else if j == end {
			break
		}
		more, e := f.PartiesFrom(j+1, limit)
		if len(more) == 0 {
			break
		}
		parties, end = append(parties, more...), e
	}
	for len(parties) > 0 && f.Is(end, "in") {
		k := f.PlaceAt(end + 1)
		if k < 0 {
			break
		}
		j := f.Places[k].End
		if !f.Is(j, "and", ",") {
			break
		}
		more, e := f.PartiesFrom(j+1, limit)
		if len(more) == 0 {
			break
		}
		parties, end = append(parties, more...), e
	}
	return parties, end
}

// with reads the parties behind 'with' that follow the noun: 'three MoUs with B'.
func (f *finder) with(sent segment.Sentence, n noun) (parties []int, end int) {
	for i := n.end; i < min(sent.Last, n.end+6); i++ {
		if f.Is(i, "with") {
			if ps, e := f.PartiesFrom(i+1, sent.Last); len(ps) > 0 {
				return ps, e
			}
			return nil, n.end
		}
		if f.Is(i, ",", ";", ".") || f.anyNoun(i) {
			break
		}
	}
	return nil, n.end
}

// opening are the parties that the sentence begins with, past a date: the subject of
// its verbs.
func (f *finder) opening(sent segment.Sentence) []int {
	i := sent.First
	if f.Is(i, "in", "on") {
		i++
	}
	if d := f.DateAt(i); d >= 0 {
		if i = f.Dates[d].End; f.Is(i, ",") {
			i++
		}
	}
	ps, end := f.PartiesFrom(i, sent.Last)
	if f.Is(end, ",") || f.Kind(end) == segment.Possessive {
		return nil
	}
	return ps
}

// states puts a country in the place of its embassy, where the sheet knows the country
// as a partner: an embassy signs for its country.
func (f *finder) states(parties []int) []int {
	for n, k := range parties {
		code, embassy := f.Partners[k].Value.Country, false
		for i := f.Partners[k].First; i < f.Partners[k].End; i++ {
			embassy = embassy || f.Is(i, "embassy")
			if c, _, _ := country.Match(f.Pass, i); c != nil && code == "" {
				code = c.Alpha2 // 'the Royal Norwegian Embassy'
			}
		}
		if !embassy {
			continue
		}
		if c := f.Country(code); c >= 0 {
			parties[n] = c
		}
	}
	return parties
}
