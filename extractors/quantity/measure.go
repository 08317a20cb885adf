package quantity

import (
	"factsheet/pipeline/extract"
	"factsheet/pipeline/segment"
)

// compound takes 'four-year' and '50-bed', the word standing at token j.
func (s *scanner) compound(f *figure, j int, q string) int {
	p := s.p
	if p.Kind(j) != segment.Word || !p.Tokens[j].Glued {
		return 0
	}
	w := p.Lower(j)
	if p.In(j, fractions) && w != "second" {
		s.mask(f.first, f.end, fractionPart)
		return j + 1
	}
	if !p.In(j, unitWords) && !p.In(j, compounds) && !symbols.Has(p.Text(j)) && !pluralAt(p, j) {
		s.mask(f.first, f.end, "part of a word")
		return j + 1
	}
	end := j + 1
	if p.Is(j, "megawatt", "kilowatt", "gigawatt") {
		end = joined(p, j)
	}
	s.add(f, f.first, end, s.words(j, end), compound, q)
	return end
}

// symbolAt is the end of the unit's symbol at token j, 0 where there is none.
func symbolAt(s *scanner, j int) int {
	p := s.p
	switch p.Kind(j) {
	case segment.Punct:
		if p.Text(j) == "°" && p.Is(j+1, "c", "f") {
			return j + 2
		}
		return 0
	case segment.Word:
	default:
		return 0
	}
	t := p.Text(j)
	if len(t) > 8 {
		return 0
	}
	if (t == "sq" || t == "Sq") && (p.Is(j+1, "km", "m", "ft", "miles") || p.Is(j+1, ".") && p.Is(j+2, "km", "m", "ft", "miles")) {
		if p.Is(j+1, ".") {
			return j + 3
		}
		return j + 2
	}
	if (t == "tCO" || t == "MtCO" || t == "GtCO" || t == "CO") && p.Is(j+1, "2") && p.Tokens[j+1].Glued && t != "CO" {
		if p.Is(j+2, "e", "eq") && p.Tokens[j+2].Glued {
			return j + 3
		}
		return j + 2
	}
	if p.Kind(j+1) == segment.Number && !p.Tokens[j+1].Glued || newLine(p, j) && newLine(p, j+1) {
		return 0 // a column of codes and figures: 'AK 4,820 MT 12,500'
	}
	if !symbols.Has(t) || len(t) == 1 && !loneSymbol(s, j) {
		return 0
	}
	if k := j + 1; (t == "t" || t == "Mt" || t == "Gt" || t == "kt" || t == "MT") && p.Is(k, "co") &&
		p.Is(k+1, "2", "₂") && p.Tokens[k+1].Glued {
		if p.Is(k+2, "e", "eq") && p.Tokens[k+2].Glued {
			return k + 3 // '2.5 Mt CO2e'
		}
		return k + 2
	}
	if (t == "m" || t == "km" || t == "cm") && j+1 < len(p.Tokens) && p.Tokens[j+1].Glued && p.Is(j+1, "2", "3", "²", "³") {
		return j + 2
	}
	return j + 1
}

// loneSymbol reports whether the single letter at token j is a unit: nothing is
// joined to it.
func loneSymbol(s *scanner, j int) bool {
	p := s.p
	if p.Is(j, "f", "c") && !p.Tokens[j].Glued {
		return false
	}
	if p.Is(j, "m") && p.Tokens[j].Glued && !p.Is(j+1, "deep", "high", "long", "wide", "tall", "above", "below", "of",
		"x", "×", "²", "³", "2", "3") {
		return false // '3m' may be three million
	}
	if j+1 < len(p.Tokens) && p.Tokens[j+1].Glued &&
		(p.Kind(j+1) == segment.Word || p.Kind(j+1) == segment.Number && !p.Is(j+1, "2", "3") || p.Is(j+1, "-", "&", "'", "/")) {
		return false
	}
	return true
}

// scaled takes '1.5m people', '20k students' and '3.5 m tonnes': the letter is a scale
// only before a noun of persons or of another measure.
func (s *scanner) scaled(f *figure, j int, q string) int {
	p := s.p
	if !p.Is(j, "m", "k") || p.Kind(j+1) != segment.Word || f.ranged || f.low.Scaled {
		return 0
	}
	ph, ok := after(p, j+1)
	if !ok || !p.In(ph.head, personal) && !p.Is(ph.head, "tonnes", "tons", "hectares", "doses") {
		return 0
	}
	g := *f
	power := int32(6)
	if p.Is(j, "k") {
		power = 3
	}
	g.low.Value.Exponent += power
	s.add(&g, f.first, ph.end, s.words(ph.first, ph.end), count, q)
	return ph.end
}

// shortForm takes '1.1 million TEU': a large number of what a short form stands for,
// where the phrase ends with it.
func (s *scanner) shortForm(f *figure, j int, q string) int {
	p := s.p
	if p.Kind(j) != segment.Word || newLine(p, j) || p.Kind(f.first-1) == segment.Number || p.Tokens[j].Case != segment.Upper ||
		len(p.Text(j)) > 5 || !f.low.Scaled && !f.low.Grouped || !ageEnds(p, j+1) {
		return 0
	}
	s.add(f, f.first, j+1, p.Text(j), count, q)
	return j + 1
}

// ageAt is the end of 'year-olds' or 'years old' at token j; 0 where there is none.
func ageAt(p *extract.Pass, j int) int {
	hyphen := func() {
		if p.Is(j, "-", "–") {
			j++
		}
	}
	hyphen()
	if !p.Is(j, "year", "years", "month", "months") {
		return 0
	}
	j++
	hyphen()
	if p.Is(j, "old", "olds") || p.Is(j, "of") && p.Is(j+1, "age") {
		return j + 1
	}
	return 0
}
