package reference

import (
	"strconv"
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// goalHeads are the words that a goal, all the goals, or an agenda may begin with.
var goalHeads = wordset.Fields(`sdg sdgs sustainable global goal goals agenda vision`)

// goal reads what begins at token i, a word with a capital: a numbered goal, the
// goals as a whole, an agenda or vision with its year.
func (s *scan) goal(i int) bool {
	if !s.In(i, goalHeads) && !s.runOn(i) {
		return false
	}
	switch {
	case s.Is(i, "sdg", "sdgs"):
		return s.goalNumbers(i, i+1, true)
	case s.Is(i, "sustainable") && s.Is(i+1, "development") && s.Is(i+2, "goal", "goals"):
		end := i + 3
		if s.Is(end, "(") && s.Is(end+1, "sdg", "sdgs") && s.Is(end+2, ")") && s.Kind(end+3) == segment.Number {
			end += 3
		}
		return s.goalNumbers(i, end, true)
	case s.Is(i, "global") && s.Is(i+1, "goal", "goals") && s.capital(i+1) && s.Kind(i+2) == segment.Number:
		return s.goalNumbers(i, i+2, false)
	case s.Kind(i+1) == segment.Number && (s.Is(i, "goal", "goals") || s.runOn(i)) && s.sustainable():
		return s.goalNumbers(i, i+1, false)
	case s.Is(i, "agenda", "vision") && s.year(i+1) && s.capital(i):
		value := s.Text(i) + " " + s.Text(i+1)
		if s.Is(i, "agenda") && s.Text(i+1) == "2030" {
			value = "2030 Agenda" // the same agenda, its words turned round
		} else if s.Tokens[i].Case == segment.Upper {
			value = value[:1] + s.Lower(i)[1:] + " " + s.Text(i+1)
		}
		s.add(i, i+2, "reference.agenda", kindAgenda, value)
		return true
	case s.Is(i, "agenda") && s.year(i-1) && i-1 >= s.taken:
		end := i + 1
		if s.Is(end, "for") && s.Is(end+1, "sustainable") && s.Is(end+2, "development") {
			end += 3
		}
		s.add(i-1, end, "reference.agenda", kindAgenda, s.Text(i-1)+" Agenda")
		return true
	}
	return false
}

func (s *scan) year(i int) bool {
	if s.Kind(i) != segment.Number {
		return false
	}
	t := s.Text(i)
	return len(t) == 4 && t[0] == '2' && t[1] == '0'
}

// runOn reports whether token i is a word that a heading's 'Goal' ran into, as in
// lists copied from web pages: 'well-beingGoal 05'.
func (s *scan) runOn(i int) bool {
	return s.Tokens[i].Case == segment.Mixed && strings.HasSuffix(s.Text(i), "Goal") && len(s.Text(i)) > 4
}

// sustainable reports whether the sheet speaks of the Sustainable Development Goals,
// so that its 'Goal 5' is one of them and not a strategy's.
func (s *scan) sustainable() bool {
	if s.goals == 0 {
		s.goals = -1
		for _, words := range []string{"sdg", "sustainable development goal", "2030 agenda", "agenda 2030", "global goals"} {
			if strings.Contains(s.View.Lower, words) {
				s.goals = 1
				break
			}
		}
	}
	return s.goals > 0
}

// goalNumbers reads the numbers after the name of the goals, a list or a range. Where
// none follows, the goals as a whole are meant if bare is set.
func (s *scan) goalNumbers(first, i int, bare bool) bool {
	name := i
	for s.Is(i, "target", "targets", "indicator", "indicators", "no", "nos", "number", "numbers", "#", "-", ".") && i < name+2 {
		i++
	}
	n, ok := s.goalNumber(i)
	if !ok {
		if bare && s.Kind(i) == segment.Number && i == name {
			return true // 'SDG 18': there is none
		}
		if bare {
			s.add(first, name, "reference.goals", kindSDG, "Sustainable Development Goals")
		}
		return bare
	}
	start := s.SpanOf(first, i+1)
	if !s.Is(first, "sdg", "sdgs", "sustainable", "global", "goal", "goals") {
		start.Start = s.Tokens[first].End - len("Goal")
	}
	s.addSpan(start, "reference.goal", kindSDG, "SDG "+strconv.Itoa(n))
	i++
	if s.Is(i, "+") && s.Tokens[i].Glued {
		i++ // 'SDG 16+'
	}
	for {
		j, from := i, -1
		for s.Is(j, ",", "and", "&", ";", "/", "or", "sdg", "goal", "through", "to", "-", "–") && j < i+4 {
			if s.Is(j, "sdg", "goal") {
				from = j
			}
			j++
		}
		next, ok := s.goalNumber(j)
		if !ok || j == i {
			break
		}
		switch ranged := j == i+1 && s.Is(i, "-", "–", "to", "through"); {
		case ranged && next > n:
			for k := n + 1; k < next; k++ {
				s.addSpan(s.SpanOf(j, j+1), "reference.goal", kindSDG, "SDG "+strconv.Itoa(k))
			}
		case ranged && s.Is(i, "to", "through"), from < 0 && s.unitAfter(j+1):
			s.taken = max(s.taken, i) // 'SDG 5, 12 projects': the number counts things
			return true
		}
		if from < 0 {
			from = j
		}
		s.addSpan(s.SpanOf(from, j+1), "reference.goal", kindSDG, "SDG "+strconv.Itoa(next))
		n, i = next, j+1
	}
	s.taken = max(s.taken, i)
	return true
}

// unitAfter reports whether a lower-case noun that is counted stands at token i.
func (s *scan) unitAfter(i int) bool {
	return s.Kind(i) == segment.Word && s.Tokens[i].Case == segment.LowerCase && strings.HasSuffix(s.Lower(i), "s") &&
		!s.Is(i, "as", "is", "was", "this", "its", "focuses", "aims")
}

// goalNumber reads token i as the number of a goal, or of one of its targets
// ('8.7').
func (s *scan) goalNumber(i int) (int, bool) {
	if s.Kind(i) != segment.Number {
		return 0, false
	}
	text, target, dotted := strings.Cut(s.Text(i), ".")
	if dotted && strings.ContainsAny(target, ".,") || len(text) > 2 {
		return 0, false
	}
	n, err := strconv.Atoi(text)
	return n, err == nil && 1 <= n && n <= 17
}
