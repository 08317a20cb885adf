package person

import "factsheet/pipeline/segment"

// labelAt reads a role that stands as a label on its line: 'Country Director: Abdoulaye
// Seck', 'Midwifery adviser: …', 'Focal point in Suva – …'. It returns the role with all
// of the label's words and the token at which the name should begin.
func (s *scan) labelAt(r role) (role, int, bool) {
	first := s.labelStart(r.first)
	if first < 0 {
		return r, 0, false
	}
	k := r.end
	if s.Is(k, "(") && s.Is(k+1, "s") && s.Is(k+2, ")") {
		k += 3 // 'Team Leader(s)'
	}
	if s.Is(k, "in", "for", "at") && s.capital(k+1) {
		if _, end, _ := s.bodyAt(k + 1); end > k+1 {
			k = end
		} else {
			k = max(k, s.placeAt(k+1))
		}
	}
	if !s.Is(k, ":") && !(s.Is(k, "–", "—") && first == r.first) {
		return r, 0, false
	}
	if id, end, _ := s.bodyAt(first); id != "" && end <= r.first {
		r.organisation, first = id, end // 'UNDP Country Director: …'
	} else if _, from := s.bodyBefore(r.first); from < first {
		r.organisation = "" // of the line before
	}
	r.first = first
	if k++; s.Kind(k) == segment.GapMark {
		k++ // the name in the next column
	}
	if next, ok := s.addressEnd(k); ok {
		k = next
	}
	return r, k, true
}

// labelStart is the capital that begins the line, or the sentence, in which the words up
// to token i stand with no mark between; -1 where there is none near.
func (s *scan) labelStart(i int) int {
	for k := i; k > i-6; k-- {
		if k == 0 || s.Kind(k-1) == segment.Break || s.lineBreak(k) || s.Is(k-1, ".", ";") {
			if s.capital(k) {
				return k
			}
			return -1
		}
		if s.Kind(k-1) != segment.Word && !s.Is(k-1, "-", "/", "&") {
			return -1
		}
	}
	return -1
}

// lineEnds reports whether a line, or what stands on it by itself, ends before token i.
func (s *scan) lineEnds(i int) bool {
	return i >= len(s.Tokens) || s.Kind(i) == segment.Break || s.Kind(i) == segment.GapMark || s.lineBreak(i) || s.Is(i, ";", "|") ||
		s.Is(i, ".") && (i+1 >= len(s.Tokens) || s.Kind(i+1) == segment.Break || s.lineBreak(i+1))
}
