package fact

import (
	"strings"

	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// enumerator is the first token of a letter that counts the label at token i, 'B.' at a
// line's beginning; i where there is none.
func (s *Sheet) enumerator(i, first int) int {
	if c := s.Char(i - 1); i-2 < first || c != '.' && c != ')' || !s.Glued(i-1) || !s.IsCapital(i) {
		return i
	}
	if t := s.Tokens[i-2]; t.Kind == segment.Word && t.End-t.Start == 1 && (i-2 == first || s.newLine(i-2)) {
		return i - 2
	}
	return i
}

// titleEnd is where a title in a card ends: at a column's edge, behind which something
// else is told, or at a line that has cells of its own.
func (c *cards) titleEnd(v Cell) int {
	s := c.s
	line := v.First
	for i := v.First + 1; i < v.End; i++ {
		switch {
		case s.Kind(i) == segment.GapMark:
			if line > v.First {
				return line
			}
			if i-v.First > 1 {
				return i
			}
		case s.newLine(i):
			line = i
		}
	}
	return v.End
}

// lines reads the labelled lines of a block; it returns how many there are.
func (c *cards) lines(first, last int) int {
	s := c.s
	n, at := 0, first // where the value that is open begins
	var col Column
	if s.isGrid(first, last) {
		return 0
	}
	for i := first; i < last; i++ {
		mark := s.enumerator(i, first)
		starts := i == first || s.Tokens[i-1].Kind == segment.GapMark || mark < i || s.parted(i)
		if !starts && !s.IsCapital(i) {
			continue
		}
		k, value, ok := s.label(i, last)
		if ok && !starts && !s.newLine(i) {
			ok = false
		}
		if !ok && (i == first || n > 0 || !starts) && s.IsCapital(i) && (i == first || s.newLine(i)) {
			k, value, ok = s.lineLabel(i, last, n > 0 || c.open != nil)
		}
		if !ok && n > 0 && c.otherLabel(col, i, last) {
			k, value, ok = OtherColumn, c.behindColon(i, last), true
		}
		if !ok {
			continue
		}
		if n > 0 && k == AmountColumn && col == DonorColumn && s.Is(at-2, "/") {
			k = DonorColumn // a label over two lines: 'Source of Funding /', 'Amount'
		}
		end := mark
		if n == 0 {
			if t := c.titleBefore(first, i); t.End > t.First {
				c.flush()
				c.begin(i)
				c.open.Title = t
				if end := s.markBefore(i); s.isPeriodLine(t.End, end) {
					c.add(PeriodColumn, Cell{t.End, end}) // 'May 2020 - May 2023 | Budget: EUR 2 million'
				}
			} else if mark > first && s.Tokens[i-1].Kind != segment.GapMark && c.open == nil && !s.newLine(i) && !s.Is(i-1, "|") {
				continue
			}
		}
		if c.repeats(i, value) {
			if n > 0 {
				if t := s.lastLine(at, i); t.End-t.First >= 2 {
					end = t.First
					c.add(col, Cell{at, end})
					c.flush()
					c.begin(i)
					c.open.Title = t
				} else {
					c.add(col, Cell{at, end})
					c.flush()
					c.begin(i)
				}
			} else {
				c.flush()
			}
			c.repeats(i, value)
		} else if n > 0 {
			c.add(col, Cell{at, end})
		}
		c.begin(i)
		n++
		col, at = k, value
		i = value - 1
	}
	if n > 0 {
		end := c.proseFrom(at, last)
		c.add(col, Cell{at, end})
		c.open.End = last
		if c.items = end == last && s.Is(last-1, "of", "from", "by", "including", "comprising", "which", ":"); c.items {
			if c.col = col; col == AmountColumn {
				c.col = DonorColumn // 'EUR 5 million, made up of'
			}
		}
		if end < last {
			c.open.Text = Cell{end, last}
			c.flush()
		}
	}
	return n
}

// isGrid reports whether a block is a table's lines and no card's: its first line is of three
// heads or more, which tell no value, and the second has as many cells.
func (s *Sheet) isGrid(first, last int) bool {
	gaps := [2]int{}
	line := 0
	for i := first; i < last; i++ {
		if i > first && s.newLine(i) {
			if line++; line > 1 || gaps[0] < 2 {
				break
			}
		}
		if s.Kind(i) == segment.GapMark {
			gaps[line]++
		} else if line == 0 && (s.PartnerAt(i) >= 0 || s.DateAt(i) >= 0 || s.AmountAt(i) >= 0 || s.Char(i) == ':') {
			return false
		}
	}
	return gaps[0] > 1 && gaps[0] == gaps[1]
}

// parted reports whether a mark that parts labelled values on one line stands before
// token i: 'Donor: Norway | Budget: EUR 2 million', 'Donor: Norway. Budget: EUR 2 million'.
func (s *Sheet) parted(i int) bool {
	switch s.Char(i - 1) {
	case '|', '•', '·':
		return true
	case '.', ';', '–', '—':
		return !s.Glued(i)
	}
	return false
}

// titleBefore is the title that stands before the first label of a block: all its
// lines, where they are no sentence.
func (c *cards) titleBefore(first, end int) Cell {
	s := c.s
	if c.open != nil && len(c.open.Fields[TitleColumn]) > 0 && c.behindColon(first, end) > first {
		return Cell{} // a label that we do not know, under the title
	}
	if before := s.markBefore(end); before < end {
		end = before // 'Safer Mines. Donor: Norway', 'Safer Mines | Donor: Norway'
	} else if end > first && !s.newLine(end) {
		return Cell{}
	}
	if n := s.behindNumber(first, end); n > first {
		first = n
	}
	for i := first + 1; i < end; i++ {
		if s.newLine(i) && (s.isLabelled(i, end) || s.isPeriodLine(i, end) || s.isSubtitle(first, i)) {
			end = i // a label that we do not know, when it runs, or what it is about, under the title
		}
	}
	if end-first < 2 || end-first > 40 || !s.IsCapital(first) {
		return Cell{}
	}
	for i := first; i < end; i++ {
		if s.Is(i, ".", ";", "?", "!") && i < end-1 && !s.Glued(i+1) || s.isFinite(i) && !s.In(i, verbsOfTitles) ||
			s.Kind(i) == segment.GapMark {
			return Cell{}
		}
	}
	if s.Is(end-1, ".", ":", ",") || s.headingSays(first, end) != asTitle {
		return Cell{}
	}
	return Cell{first, end}
}

// isSubtitle reports whether the line at token i is no more in the capitals in which the
// title from token first on stands: 'LAMPS FOR ALL' over 'Solar power in every clinic'.
func (s *Sheet) isSubtitle(first, i int) bool {
	for j := first; j < i; j++ {
		if s.IsWord(j) && s.Tokens[j].Case != segment.Upper && len(s.Text(j)) > 1 {
			return false
		}
	}
	return i-first > 1 && s.IsCapital(i) && (s.Tokens[i].Case != segment.Upper || s.IsLower(i+1))
}

// markBefore is where what stands before a label at token i ends: before the mark that parts
// them on one line, or at i.
func (s *Sheet) markBefore(i int) int {
	if s.parted(i) && !s.newLine(i) {
		return i - 1
	}
	return i
}

// isPeriodLine reports whether a line from token i to end is a period and no more.
func (s *Sheet) isPeriodLine(i, end int) bool {
	d := s.DateAt(i)
	if d < 0 || s.Dates[d].First != i || s.Dates[d].End != end {
		return false
	}
	period := s.Dates[d].Value.EDTF
	return period != nil && strings.Contains(*period, "/")
}

// behindNumber is the token behind a number or letter that counts a title at token i, 'II.',
// 'B)', '3.'; i where there is none.
func (s *Sheet) behindNumber(i, end int) int {
	if i+2 >= end || !s.Is(i+1, ".", ")") || !s.Glued(i+1) || s.Glued(i+2) {
		return i
	}
	if s.Kind(i) == segment.Number || s.Kind(i) == segment.Word && strings.Trim(s.Text(i), "IVXLC") == "" ||
		s.IsCapital(i) && len(s.Text(i)) == 1 {
		return i + 2
	}
	return i
}

// verbsOfTitles are words that verbs and auxiliaries share with titles.
var verbsOfTitles = wordset.Fields(`to with work set about each not able working subject forward help support fund finance grant start partner`)

// lastLine is the last printed line of a range, where it is not the only one and
// begins with a capital.
func (s *Sheet) lastLine(first, end int) Cell {
	for i := end - 1; i > first; i-- {
		if s.newLine(i) {
			if s.IsCapital(i) {
				return Cell{i, end}
			}
			break
		}
	}
	return Cell{}
}

// proseFrom is where prose begins behind the last labelled value of a block: a line
// that begins a sentence; the end where there is none.
func (c *cards) proseFrom(first, last int) int {
	s := c.s
	for i := first + 1; i < last; i++ {
		if !s.newLine(i) || !s.IsCapital(i) && s.Kind(i) != segment.Number ||
			s.Is(i-1, ",", ";", "and", "&", "of", "the", "for", "/", "-") {
			continue
		}
		for j := i; j < last; j++ {
			if s.isFinite(j) {
				return i
			}
		}
		return last
	}
	return last
}
