// Package normalise makes the View: the text that extractors match on. In it a
// block is one line, wraps are single blanks, quotes and dashes have one form,
// bullets are gone and words broken at a line end are whole; every byte of it knows
// where it came from, so a match leads back to the words of the sheet.
package normalise

import (
	"sort"
	"strings"

	"factsheet/pipeline/document"
)

// Marks that stand in a View's text and never inside a word.
const (
	BlockEnd = '\n' // between two blocks
	Gap      = '\t' // three blanks or more, or a tab, within a line: a column edge
)

// View is the matching text of a document and its way back. Text and Lower have the
// same length, and an offset means the same in both.
type View struct {
	Text   string
	Lower  string          // Text in lower case, byte for byte as long
	Blocks []document.Span // where each of the document's blocks stands, in View bytes
	Joined []int           // View offsets where a line-end hyphen was dealt with, ascending
	Breaks []int           // View offsets where two parts of a block were joined, ascending
	runs   []run
	raw    int  // length of the document's text
	apart  bool // parts do not stand in the order of the text
}

// Between is the lower-case text from one View offset to another, as between two finds.
// It is empty where the second stands before the first: finds may overlap, or go on past
// the end of a block, where they were read over a page's edge.
func (v *View) Between(from, to int) string {
	from, to = max(from, 0), min(to, len(v.Lower))
	if from >= to {
		return ""
	}
	return v.Lower[from:to]
}

// run is a stretch of the View that came from one stretch of the document: copied
// to the letter where n == rawLen and exact is set, else replaced as a whole.
type run struct {
	view, raw, n, rawLen int
	exact                bool
}

// Raw maps a span of the View to the span of Document.Text that it came from. It, or a
// Walk's, is the only way back. Blanks at the edges of the span map to the blanks they stand for.
// What was read over a column or page edge gives the smallest stretch that holds all of
// it, with what stands between (Pieces leaves that out).
func (v *View) Raw(s document.Span) document.Span {
	if s.Start >= s.End || len(v.runs) == 0 {
		at := v.rawStart(v.runAt(s.Start), s.Start)
		return document.Span{Start: at, End: at}
	}
	if v.apart && (v.CrossedIn(s) || strings.IndexByte(v.Text[s.Start:s.End], BlockEnd) >= 0) {
		return v.reach(s)
	}
	i := v.runAt(s.Start)
	last := i
	if i < 0 || s.End > v.runs[i].view+v.runs[i].n {
		last = v.runAt(s.End - 1)
	}
	return document.Span{Start: v.rawStart(i, s.Start), End: v.rawEnd(last, s.End)}
}

// reach is all that a span was read from, where parts do not stand in the order of the
// text.
func (v *View) reach(s document.Span) document.Span {
	at := v.rawStart(v.runAt(s.Start), s.Start)
	out := document.Span{Start: at, End: at}
	for i := max(0, v.runAt(s.Start)); i < len(v.runs) && v.runs[i].view < s.End; i++ {
		r := v.runs[i]
		if r.rawLen == 0 {
			continue
		}
		from, to := r.raw, r.raw+r.rawLen
		if r.exact && r.view < s.Start {
			from += s.Start - r.view
		}
		if r.exact && r.view+r.n > s.End {
			to -= r.view + r.n - s.End
		}
		out = out.Cover(document.Span{Start: from, End: to})
	}
	return out
}

// Pieces are the stretches of Document.Text that a span of the View was read from, in
// order: one, or where it goes over a column or page edge several, without what stands
// between them.
func (v *View) Pieces(s document.Span) []document.Span {
	var out []document.Span
	add := func(p document.Span) {
		for p.End > p.Start && v.Text[p.End-1] == ' ' {
			p.End-- // the seam's blank stands for all between two parts
		}
		if p.Len() > 0 {
			out = append(out, v.Raw(p))
		}
	}
	for i := sort.SearchInts(v.Breaks, s.Start+1); i < len(v.Breaks) && v.Breaks[i] < s.End; i++ {
		add(document.Span{Start: s.Start, End: v.Breaks[i]})
		s.Start = v.Breaks[i]
	}
	add(s)
	return out
}

// rawStart is where the View offset at, in run i (-1 past the end), came from.
func (v *View) rawStart(i, at int) int {
	if i < 0 {
		return v.raw
	}
	r := v.runs[i]
	if r.exact {
		return r.raw + at - r.view
	}
	return r.raw
}

// rawEnd is where what ends at the View offset end, in run i, ended.
func (v *View) rawEnd(i, end int) int {
	if i < 0 {
		return v.raw
	}
	r := v.runs[i]
	if r.exact {
		return r.raw + end - r.view
	}
	return r.raw + r.rawLen
}

// runAt finds the run that holds the View offset; -1 past the end.
func (v *View) runAt(at int) int {
	lo, hi := 0, len(v.runs) // written out: sort.Search calls a function a step, and every find asks twice
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); v.runs[mid].view > at {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	i := lo - 1
	if i < 0 || at >= v.runs[i].view+v.runs[i].n {
		return -1
	}
	return i
}

// JoinedIn reports whether a line-end hyphen was dealt with inside the View span.
func (v *View) JoinedIn(s document.Span) bool { return anyIn(v.Joined, s) }

// CrossedIn reports whether the View span was read over a column or page edge.
func (v *View) CrossedIn(s document.Span) bool { return anyIn(v.Breaks, s) }

func anyIn(at []int, s document.Span) bool {
	i := sort.SearchInts(at, s.Start+1)
	return i < len(at) && at[i] < s.End
}

// BlockAt returns the index of the block that the View offset stands in, or -1.
func (v *View) BlockAt(at int) int {
	i := sort.Search(len(v.Blocks), func(i int) bool { return v.Blocks[i].Start > at }) - 1
	if i < 0 || at >= v.Blocks[i].End {
		return -1
	}
	return i
}
