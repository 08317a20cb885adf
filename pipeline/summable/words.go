package summable

import (
	"sort"
	"strings"

	"factsheet/pipeline/document"
)

// words looks up stretches of the sheet's text by code points.
type words struct {
	text    string
	offsets *document.Offsets
}

// between is the text from one code point to another, in lower case with single blanks.
func (w *words) between(start, end int) string { return strings.ToLower(w.cased(start, end)) }

// cased is the text from one code point to another, with single blanks.
func (w *words) cased(start, end int) string {
	if w.offsets == nil {
		w.offsets = document.NewOffsets(w.text)
	}
	s, ok := w.offsets.Slice(max(0, start), min(end, w.offsets.Len()))
	if !ok {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}

// has reports whether one of some words, or of some phrases, stands in a text of words.
func has(text string, phrases []string) bool {
	text = " " + strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,;:()", r) {
			return ' '
		}
		return r
	}, text) + " "
	for _, p := range phrases {
		if strings.Contains(text, " "+p+" ") {
			return true
		}
	}
	return false
}

var (
	eachWords    = []string{"each", "apiece", "respectively"}
	furtherWords = []string{"further", "additional", "another", "extra", "new", "second", "third", "next", "also", "top-up"}
	behindWords  = []string{"more", "further", "additional", "extra", "on top", "in addition", "as well"}
	backWords    = []string{"of it", "of this", "of that", "of these", "of which", "thereof", "of the pledge", "of the commitment",
		"of the amount", "of the sum", "so far", "to date"}
)

// saysEach reports whether a sum is what each of several gives or gets.
func (s *sheet) saysEach(c *claim) bool {
	if len(c.Mentions) == 0 {
		return false
	}
	at := c.Mentions[0]
	return has(s.words.between(min(at.Start, c.amount.Start), max(at.End, c.amount.End+14)), eachWords)
}

// isFurther reports whether a sum is told to come on top of others.
func (s *sheet) isFurther(c *claim) bool {
	if c.further == unasked {
		a := c.amount
		c.further = no
		if has(s.words.between(a.Start-30, a.Start), furtherWords) || has(s.words.between(a.End, a.End+16), behindWords) {
			c.further = yes
		}
	}
	return c.further == yes
}

// answer is what is asked of a claim again and again, and found in the text once.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

// refersBack reports whether the words about a sum say that it is of one told before.
func (s *sheet) refersBack(before, c *claim) bool {
	if c.amount.Start < before.amount.End {
		return false
	}
	return has(s.words.between(before.amount.End, c.amount.End+40), backWords)
}

// near is how many code points apart two sums may stand that one stretch of text tells of.
const near = 400

func (c *claim) isNear(o *claim) bool {
	return max(c.amount.Start-o.amount.Start, o.amount.Start-c.amount.Start) <= near
}

// cellRow is where a cell of a table begins and ends in the text, and its row.
type cellRow struct{ start, end, table, row int }

// sameRow reports whether two sums stand in one row of a table.
func (s *sheet) sameRow(c, o *claim) bool {
	x, y := s.rowOf(c), s.rowOf(o)
	return x != nil && y != nil && x.table == y.table && x.row == y.row
}

func (s *sheet) rowOf(c *claim) *cellRow {
	if !s.placed {
		s.placed = true
		for t := range s.Tables {
			for i := range s.Tables[t].Cells {
				if x := &s.Tables[t].Cells[i]; !s.Tables[t].Chart {
					s.rows = append(s.rows, cellRow{x.Start, x.End, t, x.Row})
				}
			}
		}
		sort.SliceStable(s.rows, func(i, k int) bool { return s.rows[i].start < s.rows[k].start })
	}
	k := sort.Search(len(s.rows), func(i int) bool { return s.rows[i].start > c.amount.Start }) - 1
	if k < 0 || c.amount.Start >= s.rows[k].end {
		return nil
	}
	return &s.rows[k]
}
