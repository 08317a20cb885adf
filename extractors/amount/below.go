package amount

import (
	"sort"

	"factsheet/extractors/internal/number"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// scaleBelow reads the scale word that stands right under a sum which ends its line of a
// column or tile, where the text reads on beside it: 'US$ 12.4' over 'million', in a row
// of tiles. Only a page's geometry tells.
func (s *scanner) scaleBelow(f *find) {
	p := s.p
	if f.n.Scaled || f.n.Malformed || f.n.Spelled || f.end != f.n.End || !opens(p.Kind(f.end)) || f.high != nil {
		return
	}
	lines := p.Doc.Lines
	at := p.View.Raw(p.SpanOf(f.first, f.end))
	i := sort.Search(len(lines), func(i int) bool { return lines[i].Span.End > at.Start })
	_, sum := s.lineOf(at)
	if sum.Empty() {
		return
	}
	for k := i + 1; k < len(lines) && k <= i+belowLines && lines[k].Page == lines[i].Page; k++ {
		l := &lines[k]
		for n := range l.Words {
			w := &l.Words[n]
			high := max(sum.Y1-sum.Y0, w.Box.Y1-w.Box.Y0)
			under := w.Box.Y1 < sum.Y0+0.5*high && sum.Y0-w.Box.Y1 < 0.8*high && w.Box.X0 < sum.X1 && w.Box.X1 > sum.X0
			if !under {
				continue
			}
			if n > 0 && w.Box.X0-l.Words[n-1].Box.X1 < high {
				return // a line of words
			}
			j := table.In(p, w.Span)
			if j.End == j.First || p.View.Raw(p.SpanOf(j.First, j.First+1)).Start != w.Span.Start {
				return
			}
			if power, ok := number.SureScale(p, j.First); ok {
				f.scale(power, f.end)
				f.unit = p.View.Raw(p.SpanOf(j.First, j.First+1))
				f.doubts = append(f.doubts, scaleFromLine)
			}
			return
		}
	}
}

// dropScale takes back a scale word that was read past a block's end, where the number
// stands beside others in its line and the word under another of them.
func (s *scanner) dropScale(n *number.Number) {
	p := s.p
	if !n.Scaled || n.Spelled || n.Malformed {
		return
	}
	k := n.First + 1
	for k < n.End && p.Kind(k) != segment.Break {
		k++
	}
	if k >= n.End-1 || p.Kind(n.End-1) != segment.Word {
		return
	}
	from, _ := s.lineOf(p.View.Raw(p.SpanOf(n.First, n.First+1)))
	_, word := s.lineOf(p.View.Raw(p.SpanOf(k+1, k+2)))
	if from == nil || word.Empty() {
		return
	}
	_, sum := s.lineOf(p.View.Raw(p.SpanOf(n.First, n.First+1)))
	beside := false
	for _, w := range from.Words {
		beside = beside || w.Box.X1 < word.X1 && sum.X0-w.Box.X1 > 3*(sum.Y1-sum.Y0)
	}
	if !beside || word.X1 > sum.X0 {
		return
	}
	n.Value.Exponent -= int32(n.Power)
	n.Scaled, n.Power, n.End = false, 0, k
}

// lineOf is the line that a stretch of the text stands on, and the box of its words; nil
// where no page tells.
func (s *scanner) lineOf(at document.Span) (l *document.Line, box document.Box) {
	lines := s.p.Doc.Lines
	i := sort.Search(len(lines), func(i int) bool { return lines[i].Span.End > at.Start })
	if i == len(lines) {
		return nil, box
	}
	for _, w := range lines[i].Words {
		if w.Span.Start < at.End && w.Span.End > at.Start {
			box = box.Cover(w.Box)
		}
	}
	return &lines[i], box
}

// belowLines is how many lines on the line under a sum is looked for: those of the
// columns beside it may stand between.
const belowLines = 16

// headingBetween reports whether a heading stands between two places of the text: what is
// said over it tells nothing of what is under it.
func (s *scanner) headingBetween(from, to int) bool {
	p := s.p
	for b := p.View.BlockAt(from) + 1; b > 0 && b < len(p.Doc.Blocks) && b < len(p.View.Blocks) && p.View.Blocks[b].Start < to; b++ {
		if p.Doc.Blocks[b].Kind != document.Heading {
			continue
		}
		for i := p.TokenAt(p.View.Blocks[b].Start); i < len(p.Tokens) && p.Tokens[i].End <= p.View.Blocks[b].End; i++ {
			if p.Kind(i) == segment.Word && p.Tokens[i].Case != segment.Upper && p.Tokens[i].End-p.Tokens[i].Start > 3 {
				return true
			}
		}
	}
	return false
}
