package person

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
)

// complement reads the 'of …' after a role: a body, a country or region, or what the
// role is for.
func (s *scan) complement(r *role) {
	j := r.end + 1
	if s.Is(j, "the") {
		j++
	}
	if end := s.domain(j, r); end > j {
		if s.Is(end, "(") && s.Is(end+2, ")") {
			end += 3 // 'President of the Islamic Development Bank (IsDB)'
		}
		if s.Is(end, "group") && s.capital(end) {
			end++
		}
		r.end = end
		if s.Is(end, "and") {
			if end := s.domain(end+1, r); end > r.end+1 {
				r.end = end // 'Ambassador to Zambia and COMESA'
			}
		}
		if s.Is(r.end, "to") {
			if f, ok := s.countries.At(r.end + 1); ok && f.Form == country.Name {
				r.end = f.Last // 'Ambassador of Denmark to Ethiopia'
			}
		}
		return
	}
	if s.Is(r.end, "at", "to") {
		return
	}
	if s.Is(r.end-1, "mayor", "governor") && s.capital(j) && s.Kind(j+1) == segment.Word && s.In(j+1, s.lex.given) {
		r.end, r.last = j+1, j+1 // 'Mayor of Quito Maria López'
		return
	}
	k := j
	for k < j+12 && k < len(s.Tokens) && (s.Kind(k) == segment.Word &&
		(s.In(k, complements) || (j == r.end+1 || !s.capital(k+1)) && s.topical(k, r)) ||
		s.Is(k, ",", "&") && s.Kind(k+1) == segment.Word && s.In(k+1, complements) && s.capital(k+1) && s.employerAt(k+1) == "") {
		k++
	}
	for k > j && s.Is(k-1, "and", "of", "for", "the", ",", "&") {
		k--
	}
	if k > j {
		r.end, r.last = k, k
		if s.Is(k, "of") {
			if s.Is(k+1, "the") {
				k++
			}
			if f, ok := s.countries.At(k + 1); ok && f.Form == country.Name {
				// 'Minister of National Education of Burkina Faso'
				r.end = f.Last
				if r.organisation == "" {
					r.organisation = s.government(f.Country)
				}
			}
		}
	}
}

// topical reports whether a word with a capital at token k goes on with what an office
// is for: a common word that is no given name ('Commissioner for Neighbourhood and
// Enlargement'), in a sentence where capitals tell something.
func (s *scan) topical(k int, r *role) bool {
	if _, land := s.countries.At(k); land {
		return false
	}
	return r.rank == office && s.Tokens[k].Case == segment.Capital && s.In(k, s.lex.common) && !s.In(k, s.lex.given) &&
		!s.In(k, wordNames) && !s.In(k, afterName) && s.head(k) == 0 && !s.inTitle(k)
}

// domain reads the body, country or region at token j that a role is of; the role's
// organisation is it where none is told before. It returns the token after it.
func (s *scan) domain(j int, r *role) int {
	if id, end, weak := s.bodyAt(j); id != "" && (s.capital(end-1) || s.Kind(end-1) == segment.Punct) {
		if r.organisation == "" || !weak && s.Is(r.end, "of") {
			r.organisation = id
		}
		return end
	}
	if f, ok := s.countries.At(j); ok {
		if r.organisation == "" {
			r.organisation = s.government(f.Country)
		}
		return f.Last
	}
	if end := s.placeAt(j); end > j {
		r.last = end
		return end
	}
	return j
}
