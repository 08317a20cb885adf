package validate

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

var listedRules = []Rule{
	{
		ID: "count.parties", Severity: record.Notice,
		Doc: "A number of agreements that is smaller than the number of bodies they are told to be with, one each ('two MoUs " +
			"with the Ministry of Health, the Ministry of Labour and UNICEF'). One may be lost, or some are with several; " +
			"compare with the source.",
		Check: func(s *Sheet, report Report) {
			partners := extract.Collect[extract.Partner](s.Pass)
			k := 0
			for _, m := range extract.Collect[record.Quantity](s.Pass) {
				if !isCount(&m) || !signable[lastWord(m.Value.Unit)] {
					continue
				}
				for k < len(partners) && partners[k].At.View.Start < m.At.View.End {
					k++
				}
				if n := withList(s, m.At.View.End, partners[k:]); n > number(&m) {
					report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is followed by a list of %d bodies; compare with the source", reconcile.OneLine(m.At.Quote), n))
				}
			}
		},
	},
	{
		ID: "count.ordinals", Severity: record.Notice,
		Doc: "A number of things of which more are told one after another ('three MoUs', then 'The first MoU …' up to 'The fourth MoU …'). Compare with the source.",
		Check: func(s *Sheet, report Report) {
			if !strings.Contains(s.View.Lower, "the third ") && !strings.Contains(s.View.Lower, "the fourth ") {
				return
			}
			var told map[string]*tally
			for _, m := range extract.Collect[record.Quantity](s.Pass) {
				if !isCount(&m) || number(&m) > len(ordinals) {
					continue
				}
				noun := lastWord(m.Value.Unit)
				if !listable[noun] {
					continue
				}
				if told == nil {
					told = ordinalsIn(s)
				}
				if n := told[noun].after(m.At.View.End); n > number(&m) {
					report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q, but up to the %s %s is told; compare with the source", reconcile.OneLine(m.At.Quote), ordinals[n-1], noun))
				}
			}
		},
	},
	{
		ID: "count.table", Severity: record.Notice,
		Doc: "A number of things that the table right under it does not have as rows ('The following four projects:' over a " +
			"table of five). A row may have been lost or split; compare with the source.",
		Check: func(s *Sheet, report Report) {
			if len(s.Record.Tables) == 0 {
				return
			}
			for _, m := range extract.Collect[record.Quantity](s.Pass) {
				if !isCount(&m) || !listable[lastWord(m.Value.Unit)] {
					continue
				}
				b := s.View.BlockAt(m.At.View.Start)
				if b < 0 || b+1 >= len(s.Doc.Blocks) || s.Doc.Blocks[b+1].Kind != document.TableRow || s.Doc.Blocks[b].Kind == document.TableRow {
					continue
				}
				before := strings.TrimRight(s.View.Between(max(s.View.Blocks[b].Start, m.At.View.Start-12), m.At.View.Start), " ")
				if rest := s.View.Between(m.At.View.End, s.View.Blocks[b].End); len(rest) > 40 || !strings.HasSuffix(rest, ":") && !strings.HasSuffix(before, "following") {
					continue
				}
				if n := rowsUnder(s, b+1); n > 1 && n != number(&m) {
					report(m.ID, spanOf(s, m.ID), fmt.Sprintf("%q is followed by a table of %d rows; compare with the source", reconcile.OneLine(m.At.Quote), n))
				}
			}
		},
	},
}

// signable are the nouns, in the singular, of what is signed with one body each.
var signable = map[string]bool{
	"mou": true, "memorandum": true, "memoranda": true, "agreement": true, "contract": true, "letter": true, "partnership": true,
	"arrangement": true, "convention": true,
}

// withList is the number of bodies in the list that begins with 'with' at a View offset;
// 0 where it is no plain list, or says that they are parties together.
func withList(s *Sheet, from int, partners []extract.Mention[extract.Partner]) int {
	if len(partners) < 2 || partners[0].At.View.Start-from > 12 {
		return 0
	}
	if lead := s.View.Between(from, partners[0].At.View.Start); lead != " with " && lead != " with the " {
		return 0
	}
	n, last := 1, false
	for k := 1; k < len(partners) && k < 30; k++ {
		if partners[k].At.View.Start < partners[k-1].At.View.End {
			continue // a short form, or a body in the name of another
		}
		gap := s.View.Between(partners[k-1].At.View.End, partners[k].At.View.Start)
		if gap == " (" { // its short form
			continue
		}
		switch strings.TrimSuffix(strings.TrimPrefix(gap, ")"), "the ") {
		case ", ":
			n++
		case " and ", ", and ":
			n++
			last = true
		default:
			return closedList(n, last)
		}
		if last {
			break
		}
	}
	return closedList(n, last)
}

// closedList is the length of a list of three or more that ends in 'and'.
func closedList(n int, last bool) int {
	if n < 3 || !last {
		return 0
	}
	return n
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"}

var ordinalWords = wordset.Of(ordinals...)

// tally is where the View tells of the first, the second … of a noun: offsets by ordinal.
type tally [8]int

// after is how far the ordinals go on, from the first, behind a View offset.
func (t *tally) after(at int) int {
	if t == nil {
		return 0
	}
	n := 0
	for n < len(t) && t[n] > at && (n == 0 || t[n] > t[n-1]) && t[n]-at < 6000 {
		n++
	}
	return n
}

// ordinalsIn finds 'the first MoU', 'the second MoU' … by noun.
func ordinalsIn(s *Sheet) map[string]*tally {
	out := map[string]*tally{}
	for i := 1; i+1 < len(s.Tokens); i++ {
		if !s.In(i, ordinalWords) || !s.Is(i-1, "the") {
			continue
		}
		noun := lastWord(s.Lower(i + 1))
		t := out[noun]
		if t == nil {
			t = &tally{}
			out[noun] = t
		}
		t[slices.Index(ordinals, s.Lower(i))] = s.Tokens[i-1].Start // the last telling
	}
	return out
}

// rowsUnder is the number of rows, heads and totals aside, of the table that block b is
// the first row of; 0 where it is none, or its rows have no names.
func rowsUnder(s *Sheet, b int) int {
	if len(s.Doc.Blocks[b].Parts) == 0 {
		return 0
	}
	t, _ := s.Doc.CellAt(s.Doc.Blocks[b].Parts[0].Start)
	if t == nil || t.Heads == 0 || t.Chart {
		return 0
	}
	n := 0
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Column != 0 || c.Row < t.Heads || len(c.Parts) == 0 {
			continue
		}
		name := strings.ToLower(strings.TrimSpace(c.Parts[0].Of(s.Doc.Text)))
		if c.Columns > 1 || strings.HasPrefix(name, "total") || strings.HasPrefix(name, "sub") || strings.HasPrefix(name, "grand") {
			return 0
		}
		n++
	}
	return n
}
