package reference

import (
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// numberedHeads are the words before an instrument's number.
var numberedHeads = wordset.Fields(`resolution resolutions unscr unscrs order orders e.o. eo law convention conventions recommendation recommendations`)

var resolutions = wordset.Of("resolution", "resolutions")

// numbered reads an instrument told by its number, from its head at token i.
func (s *scan) numbered(i int) bool {
	if !s.In(i, numberedHeads) {
		return false
	}
	switch s.Lower(i) {
	case "resolution", "resolutions":
		return s.resolution(i, i)
	case "unscr", "unscrs":
		return s.resolutionNumbers(i, i+1, "UN Security Council Resolution ")
	case "order", "orders":
		if !s.Is(i-1, "executive") || i-1 < s.taken {
			return false
		}
		return s.number(i-1, i+1, "Executive Order ", 5)
	case "e.o.", "eo":
		return s.Tokens[i].Case == segment.Upper && s.number(i, i+1, "Executive Order ", 5)
	case "law":
		if !s.Is(i-1, "public") || i-1 < s.taken {
			return false
		}
		return s.number(i-1, i+1, "Public Law ", 3)
	case "convention", "conventions":
		return s.laborStandard(i, "ILO Convention No. ")
	case "recommendation", "recommendations":
		return s.laborStandard(i, "ILO Recommendation No. ")
	}
	return false
}

// resolution reads 'UN Security Council Resolution 1325' and 'General Assembly
// resolution 70/1' from the word at token i.
func (s *scan) resolution(i, first int) bool {
	value := ""
	switch {
	case s.Is(i-1, "council") && s.Is(i-2, "security"):
		first, value = i-2, "UN Security Council Resolution "
	case s.Is(i-1, "assembly") && s.Is(i-2, "general"):
		first, value = i-2, "UN General Assembly Resolution "
	case s.Is(i-1, "unsc"):
		first, value = i-1, "UN Security Council Resolution "
	case s.Is(i-1, "unga"):
		first, value = i-1, "UN General Assembly Resolution "
	case s.Kind(i+1) == segment.Number && len(s.Text(i+1)) == 4 && strings.Contains(s.View.Lower, "security council"):
		value = "UN Security Council Resolution "
	default:
		return false
	}
	if s.Is(first-1, "un", "u.n.") {
		first--
	} else if s.Is(first-1, "nations") && s.Is(first-2, "united") {
		first -= 2
	}
	first = max(first, s.taken)
	return s.resolutionNumbers(first, i+1, value)
}

func (s *scan) resolutionNumbers(first, i int, value string) bool {
	found := false
	for s.Kind(i) == segment.Number {
		end := i + 1
		number := s.Text(i)
		if s.Is(end, "/") && s.Tokens[end].Glued && s.Kind(end+1) == segment.Number {
			number += "/" + s.Text(end+1)
			end += 2
		}
		s.addSpan(s.SpanOf(first, end), "reference.numbered", kindInstrument, value+number)
		s.taken = max(s.taken, end)
		found = true
		// '(2000)' tells the year.
		if s.Is(end, "(") && s.Kind(end+1) == segment.Number && s.Is(end+2, ")") {
			end += 3
			s.taken = end
		}
		for s.Is(end, ",", "and", "&") && end < i+6 {
			end++
		}
		if s.Kind(end) != segment.Number || len(s.Text(end)) != len(s.Text(i)) {
			break
		}
		first, i = end, end
	}
	return found
}

// number reads 'No. 14035' or '14035' at token i; law numbers have a dash in them.
func (s *scan) number(first, i int, value string, digits int) bool {
	i = s.no(i)
	if s.Kind(i) != segment.Number || len(s.Text(i)) < digits || strings.ContainsAny(s.Text(i), ".,") {
		return false
	}
	end := i + 1
	if s.Is(end, "-", "–") && s.Tokens[end].Glued && s.Kind(end+1) == segment.Number && s.Tokens[end+1].Glued {
		end += 2
	}
	s.add(first, end, "reference.numbered", kindInstrument, value+s.SpanOf(i, end).Of(s.View.Text))
	return true
}

// no steps over 'No.' and 'Nos.'.
func (s *scan) no(i int) int {
	if s.Is(i, "no", "nos", "number", "numbers") {
		i++
		if s.Is(i, ".") {
			i++
		}
	}
	return i
}

// laborStandard reads the ILO's conventions and recommendations by number:
// 'Convention No. 87', 'ILO Conventions Nos. 87 and 98', 'ILO Convention 190'.
func (s *scan) laborStandard(i int, value string) bool {
	first := i
	if s.Is(i-1, "ilo") && i-1 >= s.taken {
		first = i - 1
	} else if s.Is(i-1, "labour", "labor") && s.Is(i-2, "international") || s.Is(i-1, "s") && s.Is(i-2, "ilo") {
		first = i
	}
	n := s.no(i + 1)
	if n == i+1 && first == i && !s.Is(i-2, "ilo") {
		return false // 'Convention 190' without 'No.' needs the ILO's name
	}
	found := false
	for s.Kind(n) == segment.Number && len(s.Text(n)) <= 3 {
		s.addSpan(s.SpanOf(first, n+1), "reference.numbered", kindInstrument, value+s.Text(n))
		s.taken = max(s.taken, n+1)
		found = true
		next := n + 1
		for s.Is(next, ",", "and", "&") && next < n+3 {
			next++
		}
		if next == n+1 {
			break
		}
		n = s.no(next)
		if s.Is(n, "convention") {
			break
		}
		first = n
	}
	return found
}
