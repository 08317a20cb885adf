package agreement

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
)

// subject are the parties before the verb group that begins at token g: who signs. It
// reads past a phrase between commas ('Korea, through its agency, signed') and takes
// what 'which' stands for; 'it' is the party that the sentence before begins with, and
// 'Kenyan and U.S. counterparts' are their States.
func (f *finder) subject(g int, sent segment.Sentence) (parties []int, start int) {
	i := g
	if f.Is(i-1, "-", "–", "—") && i-1 > sent.First {
		// 'The partners - A, B and C - signed'
		if ps, first := f.PartiesTo(i-1, sent.First); len(ps) > 1 && f.Is(first-1, "-", "–", "—") {
			return ps, first
		}
	}
	if f.Is(i-1, "they") && i-1 > sent.First {
		// 'A and B have been partners since 2010, when they signed'
		if ps := f.opening(sent); len(ps) > 1 && f.Partners[ps[len(ps)-1]].End < i {
			return ps, i - 1
		}
	}
	if f.Is(i-1, "which", "that") && i-2 > sent.First {
		if i--; f.Is(i-1, ",") {
			i--
		}
		if ps := f.SubjectTo(i, sent.First); len(ps) > 0 {
			k := ps[len(ps)-1]
			return []int{k}, f.Partners[k].First
		}
		return nil, g
	}
	if f.Is(i-1, ",") {
		for j := i - 2; j > max(sent.First, i-16); j-- {
			if f.Is(j, ",") {
				if f.DateAt(j+1) >= 0 || f.DateAt(j-1) >= 0 {
					continue // 'on Monday, 3 May 2022,'
				}
				if f.Is(j+1, "through", "represented", "via", "on", "together", "along", "acting", "in", "with",
					"which", "who", "a", "the", "for", "as") {
					i = j
				}
				break
			}
		}
	}
	if ps := f.SubjectTo(i, sent.First); len(ps) > 0 {
		first := f.Partners[ps[0]].First
		for f.Is(first-1, "the") {
			first--
		}
		if k := f.referent(first - 1); k >= 0 && f.Is(first-1, "and") && first-3 >= sent.First {
			return f.once([]int{k}, ps[0]), first - 3 // 'the foundation and the Bank'
		}
		return ps, f.Partners[ps[0]].First
	}
	if ps, first := f.capitalsTo(i, sent.First); len(ps) > 1 {
		return ps, first
	}
	if ps, first := f.pair(i); len(ps) > 1 {
		return ps, first
	}
	switch {
	case f.Is(i-1, "it", "they"):
		if at := f.SentenceAt(f.Tokens[sent.First].Start); at > 0 && f.Sentences[at-1].Block == sent.Block {
			if ps := f.opening(f.Sentences[at-1]); len(ps) == 1 {
				return ps, i - 1
			}
		}
	case f.Is(i-1, "counterparts", "governments", "authorities", "officials", "leaders", "ministers"):
		return f.demonyms(i-1, sent.First)
	}
	return nil, g
}

// demonyms are the States whose adjectives stand before token i: 'Kenyan and U.S.
// [counterparts]'.
func (f *finder) demonyms(i, start int) (parties []int, first int) {
	first = i
	for i > start {
		if k := f.PartnerAt(i - 1); k >= 0 {
			parties, first = append([]int{k}, parties...), f.Partners[k].First
		} else {
			c, _, _ := country.Match(f.Pass, i-1)
			if c == nil || f.Country(c.Alpha2) < 0 {
				break
			}
			parties, first = append([]int{f.Country(c.Alpha2)}, parties...), i-1
		}
		if i = first; !f.Is(i-1, "and", ",") {
			break
		}
		i--
	}
	if len(parties) < 2 {
		return nil, first
	}
	return parties, first
}
