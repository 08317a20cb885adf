package person

import (
	"factsheet/extractors/internal/country"
	"factsheet/pipeline/segment"
)

// beside is the body that is told right beside a name, before it or behind it.
func (s *scan) beside(n name, role string) string {
	if id := s.toldBefore(n.first, role); id != "" {
		return id
	}
	return s.toldBehind(n, role)
}

// toldBefore is the body before a name at token i: 'AIIB: [Toshiaki Mori], economist',
// 'signed for UNDP by [Ana Weber]'.
func (s *scan) toldBefore(i int, role string) string {
	switch {
	case role != "" && s.Is(i-1, ":"):
		id, _ := s.employer(i - 1)
		return id
	case s.Is(i-1, "by"):
		id, first := s.bodyBefore(i - 1)
		if s.Is(first-1, "the") {
			first--
		}
		if s.Is(first-1, "for") && s.Is(first-2, "signed") || s.Is(first-1, "of") && s.Is(first-2, "behalf") {
			return id
		}
	}
	return ""
}

// toldBehind is the body behind a name: '[Juma Wekesa] of the State Department', '[Ana
// Weber] (UNDP)', '[Ken Sato] signed for the Bank', '[Leimara Toa], SPC' at a line's end,
// '[Selim Aydemir] led a Turkish delegation'.
func (s *scan) toldBehind(n name, role string) string {
	i := n.last
	switch {
	case s.Is(i, "signed", "signing", ",") && s.Is(i+1, "for"):
		return s.employerAt(i + 2)
	case s.Is(i, "signed", "signing", ",") && s.Is(i+1, "on") && s.Is(i+2, "behalf"):
		return s.employerAt(i + 4)
	case s.Is(i, "of"), role == "" && n.parts > 1 && s.Is(i, "from", "at"):
		j := i + 1
		if s.Is(j, "the") {
			j++
		}
		if id, _, weak := s.bodyAt(j); !weak {
			return id // no land that one comes from
		}
	case s.Is(i, "("):
		if id, end, weak := s.bodyAt(i + 1); !weak && s.Is(end, ")") {
			return id
		}
	case s.Is(i, ","):
		if id, end, weak := s.bodyAt(i + 1); !weak && s.lineEnds(s.pastLand(s.pastShort(end))) {
			return id
		}
	case s.Is(i, "led", "leads", "headed", "heads", "heading", "leading"):
		return s.delegation(i + 1)
	}
	return ""
}

// besideRole is the body of a role before a name, where its own words tell none: 'its
// Director [Ana Weber]', 'President [William Ruto] of Kenya'.
func (s *scan) besideRole(r role, n name) string {
	if s.Is(r.first-1, "its") {
		if id := s.ownerBefore(r.first - 1); id != "" {
			return id
		}
	}
	if s.Is(r.first-1, "our") && s.house() != nil {
		return s.house().ID
	}
	if !s.Is(n.last, "of") {
		return ""
	}
	j := n.last + 1
	if s.Is(j, "the") {
		j++
	}
	if f, ok := s.countries.At(j); ok && f.Form == country.Name {
		return s.government(f.Country)
	}
	return ""
}

// sideOf is the body for which the person whose role begins at token i acts: 'For TOBB,
// vice-chairman Can Demir', 'his counterpart from Luxembourg, Minister Ana Weber', 'STEG's
// Chairman and Managing Director Karim Salah'.
func (s *scan) sideOf(i int) string {
	if s.Is(i-1, "and") && i > 2 && s.Kind(i-2) == segment.Word && s.head(i-2) > 0 {
		return s.roleAround(i - 2).organisation
	}
	if s.Is(i-1, "counterpart") {
		id, _ := s.bodyBefore(i - 1) // 'her Canadian counterpart Minister Ana Weber'
		return id
	}
	if !s.Is(i-1, ",") {
		return ""
	}
	id, first := s.bodyBefore(i - 1)
	if s.Is(first-1, "the") {
		first--
	}
	if !s.Is(first-1, "for", "from") {
		return ""
	}
	return id
}

// pastShort steps over a short form in brackets at token i: ' (UNFPA)'.
func (s *scan) pastShort(i int) int {
	if s.Is(i, "(") && s.Is(i+2, ")") {
		return i + 3
	}
	return i
}

// pastLand steps over the land of a body's office at token i: 'UNFPA [Malawi]'.
func (s *scan) pastLand(i int) int {
	if f, ok := s.countries.At(i); ok && f.Form == country.Name && !s.lineBreak(i) {
		return f.Last
	}
	return i
}

// delegation is the body whose delegation is told at token i: 'a Turkish delegation',
// 'the high-level delegation of the Bank'.
func (s *scan) delegation(i int) string {
	for k := i; k < i+7 && k < len(s.Tokens) && (s.Kind(k) == segment.Word || s.Is(k, "-")); k++ {
		if !s.Is(k, "delegation", "mission") {
			continue
		}
		if id, first := s.bodyBefore(k); first >= i {
			return id
		}
		if s.Is(k+1, "of", "from") {
			return s.employerAt(k + 2)
		}
		return ""
	}
	return ""
}

// doers are the verbs, after 'who', that tell what one is to a body: 'who heads the office'.
var doers = map[string]string{"heads": "head", "headed": "head", "chairs": "chair", "chaired": "chair", "directs": "director",
	"manages": "manager", "coordinates": "coordinator"}

// done is what one is to the body that is told in a clause with 'who' at token i: 'who
// heads the WFP office'.
func (s *scan) done(i int) (role, organisation string) {
	if role = doers[s.Lower(i+1)]; role == "" {
		return "", ""
	}
	if organisation = s.employerAt(i + 2); organisation == "" && s.Is(i+2, "our", "its") {
		organisation = s.ownerBefore(i + 2)
	}
	if organisation == "" {
		return "", ""
	}
	return role, organisation
}

// doneBy is what one is to the body before a participle that names one by 'by': 'the
// Council, chaired by [Rosine Adjovi]', the name beginning at token i.
func (s *scan) doneBy(i int) (role, organisation string) {
	for k := 0; k < 4 && (s.Is(i-1, ".") || s.Kind(i-1) == segment.Word && s.In(i-1, addresses)); k++ {
		i--
	}
	if !s.Is(i-1, "by") || !s.Is(i-2, "chaired", "headed") {
		return "", ""
	}
	i -= 2
	verb := s.Lower(i)
	for s.Is(i-1, ",", "is", "was", "which", "and") {
		i--
	}
	if organisation, _ = s.employer(i); organisation == "" {
		return "", ""
	}
	return doers[verb], organisation
}
