package fact

import (
	"strings"

	"factsheet/pipeline/segment"
)

// dashes makes one of the dashes in a label: 'Start – end'.
var dashes = strings.NewReplacer("–", "-", "—", "-")

// columnOf is the column that a label names, in lower case: 'budget', 'budget (USD)'.
func columnOf(name string) (Column, bool) {
	if strings.IndexByte(name, "–"[0]) >= 0 {
		name = dashes.Replace(name)
	}
	for {
		if col, ok := cardLabels[name]; ok {
			return col, true
		}
		if col, ok := columnHeads[name]; ok {
			return col, true
		}
		if open := strings.LastIndexByte(name, '('); open > 0 && strings.HasSuffix(name, ")") {
			name = strings.TrimSpace(name[:open])
			continue
		}
		if bare := strings.TrimRight(name, " $£€/"); bare != name && bare != "" {
			name = bare // 'programme value £'
			continue
		}
		// 'source of funding / amount': two labels that share their values.
		one, other, ok := strings.Cut(name, " / ")
		if _, known := cardLabels[other]; ok && (known || columnHeads[other] != TitleColumn) {
			name = one
			continue
		}
		return 0, false
	}
}

// label reads a label at token i and gives the first token of its value: 'Donor:', or
// 'Donor' and a column's edge.
func (s *Sheet) label(i, limit int) (col Column, value int, ok bool) {
	if s.Kind(i) != segment.Word {
		return 0, 0, false
	}
	for j := i + 1; j < min(limit, i+8); j++ {
		colon := false
		switch s.Char(j) {
		case ':', '?': // 'Who pays? Norway'
			colon = true
		case '|':
			if !s.twoCells(i, j, limit) {
				continue
			}
		default:
			if s.Kind(j) != segment.GapMark {
				continue
			}
		}
		col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End])
		if !ok && !colon {
			col, ok = s.wrappedLabel(i, j, limit)
		}
		if k := s.PartnerAt(i); !ok && colon && s.Is(j-1, "budget", "grant") && j-i < 5 && k >= 0 &&
			s.Partners[k].First == i && s.Partners[k].End < j {
			col, ok = AmountColumn, true // 'FAO budget', 'GEF Project Grant'
		}
		if !ok && colon && s.Is(j-1, "loan", "financing", "credit", "grant", "contribution", "funding") && j-i > 1 &&
			j-i < 5 && s.PartnerAt(j-2) >= 0 {
			col, ok = AmountColumn, true // 'Approved IFAD loan'
		}
		value = j + 1
		for value < limit && (s.Kind(value) == segment.GapMark || s.Is(value, ":")) {
			value++
		}
		return col, value, ok && value < limit
	}
	return 0, 0, false
}

// wrappedLabel reads a label that goes on at the beginning of the next printed line of its
// column: 'Lead executing', a gap, the value, and 'agency' under it. The gap stands at
// token g.
func (s *Sheet) wrappedLabel(i, g, limit int) (Column, bool) {
	if i > 0 && !s.newLine(i) && s.Kind(i-1) != segment.Break {
		return 0, false
	}
	next := g + 1
	for next < limit && !s.newLine(next) {
		next++
	}
	for end := next + 1; end <= min(limit, next+3) && next < limit; end++ {
		if !s.IsLower(end - 1) {
			return 0, false
		}
		if end == limit || s.newLine(end) || s.Kind(end) == segment.GapMark {
			return columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[g-1].End] + " " + s.View.Lower[s.Tokens[next].Start:s.Tokens[end-1].End])
		}
	}
	return 0, false
}

// BeginsLine reports whether token i begins a printed line.
func (s *Sheet) BeginsLine(i int) bool { return i > 0 && i < len(s.Tokens) && s.newLine(i) }

// pipedLabel reports whether a label and a colon stand at token i, behind a stroke: they
// are of a card on one line.
func (s *Sheet) pipedLabel(i, limit int) bool {
	_, value, ok := s.label(i, limit)
	return ok && s.Is(value-1, ":")
}

// twoCells reports whether the stroke at token j is the only one of its printed line but
// for those at its ends: 'Donor | Norway', no row of a table. The line begins at token i.
func (s *Sheet) twoCells(i, j, limit int) bool {
	if !(i == 0 || s.newLine(i) || s.Is(i-1, "|") && (i == 1 || s.newLine(i-1)) || s.Kind(i-1) == segment.Break) {
		return false
	}
	for k := j + 1; k < limit && !s.newLine(k); k++ {
		if s.Is(k, "|") && k+1 < limit && !s.newLine(k+1) {
			return false
		}
	}
	return true
}

// lineLabel reads a label that fills a printed line, its value under it, or a label that
// two blanks part from its value: inside a card, or of two words or more.
func (s *Sheet) lineLabel(i, limit int, inside bool) (col Column, value int, ok bool) {
	if !s.IsCapital(i) {
		return 0, 0, false
	}
	for j := i + 1; j < min(limit, i+6); j++ {
		if sum := s.AmountAt(j); inside && sum >= 0 && s.Amounts[sum].First == j {
			col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End])
			return col, j, ok && col == AmountColumn // the longest label, and its sum behind one blank
		}
		if (inside || j > i+1) && s.wide(j) {
			if col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End]); ok {
				return col, j, true
			}
		}
		if (inside || j > i+1) && s.fillsLine(j, limit) {
			if col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End]); ok {
				return col, j, true // 'Project budget £54,770,211'
			}
		}
		if s.newLine(j) {
			col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End])
			return col, j, ok
		}
	}
	return 0, 0, false
}

// fillsLine reports whether a sum, a date or a body begins at token i and the printed line
// ends with it.
func (s *Sheet) fillsLine(i, limit int) bool {
	end := i
	if a := s.AmountAt(i); a >= 0 && s.Amounts[a].First == i {
		end = s.Amounts[a].End
	} else if k := s.PartnerAt(i); k >= 0 && s.Partners[k].First == i {
		end = s.Partners[k].End
	} else if d := s.DateAt(i); d >= 0 && s.Dates[d].First == i {
		end = s.Dates[d].End
	}
	return end > i && (end >= limit || s.newLine(end))
}

// wide reports whether two blanks stand before token i in its line.
func (s *Sheet) wide(i int) bool {
	b := s.Tokens[i].Raw
	return b > 1 && s.Doc.Text[b-2:b] == "  "
}

// blockLabel reads a block that is a label as a whole.
func (s *Sheet) blockLabel(first, last int) (Column, bool) {
	if last > first && s.Is(last-1, ":") {
		last--
	}
	if last-first < 1 || last-first > 5 || !s.IsCapital(first) || s.Is(last-1, "plan", "structure") {
		return 0, false // 'Financing plan' heads a table
	}
	return columnOf(s.View.Lower[s.Tokens[first].Start:s.Tokens[last-1].End])
}

// IsLabel reports whether a labelled value begins at token i, or a label that fills its
// printed line.
func (s *Sheet) IsLabel(i int) bool {
	_, _, ok := s.label(i, len(s.Tokens))
	if !ok && s.IsCapital(i) {
		_, _, ok = s.lineLabel(i, len(s.Tokens), false)
	}
	return ok
}

// otherLabel reports whether a printed line at token i begins with a label that we do
// not know, and that no donor's name is: it ends the value before it.
func (c *cards) otherLabel(col Column, i, limit int) bool {
	s := c.s
	if col == DonorColumn || col == AmountColumn || !s.IsCapital(i) || !s.newLine(i) || s.PartnerAt(i) >= 0 ||
		s.Is(i-1, "of", "and", "the", "for", "in", "to", "with", "on", ",", "-", "–", "&", ":") {
		return false
	}
	return c.behindColon(i, limit) > i
}

// behindColon is the token behind the colon of a label of at most four words at token i;
// i where there is none.
func (c *cards) behindColon(i, limit int) int {
	s := c.s
	for j := i + 1; j < min(limit-1, i+5); j++ {
		if s.Is(j, ":") && !s.newLine(j+1) {
			return j + 1
		}
		if !s.IsWord(j) || s.newLine(j) {
			break
		}
	}
	return i
}
