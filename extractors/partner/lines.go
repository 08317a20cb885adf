package partner

import (
	"strings"
	"unicode"
)

// blockLines is how the lines of a block are set.
type blockLines struct {
	width int  // of the longest
	list  bool // most lines end early: a list, not a paragraph
}

// wraps reports whether a line ends after token j.
func (s *sheet) wraps(j int) bool {
	if j < 0 || j+1 >= len(s.Tokens) {
		return false
	}
	end, next := s.View.Raw(s.Tokens[j].Span()).End, s.View.Raw(s.Tokens[j+1].Span()).Start
	return next > end && strings.IndexByte(s.Doc.Text[end:next], '\n') >= 0
}

// breaks reports whether a line of a list ends after token j, and with it the name.
func (s *sheet) breaks(j int) bool {
	if j < 0 || j+1 >= len(s.Tokens) {
		return false
	}
	t := s.Tokens[j]
	return !s.Tokens[j+1].Glued && s.set(t.Start).list && s.wraps(j)
}

// early reports whether a line ends though the next word would have had room on it.
func early(line, next, width int) bool { return line+1+next < width-2 }

// set is how the lines are set of the block that the View offset stands in.
func (s *sheet) set(at int) blockLines {
	if s.lastBlock.Start <= at && at < s.lastBlock.End {
		return s.lastSet
	}
	b := s.View.BlockAt(at)
	if b < 0 {
		return blockLines{}
	}
	s.lastBlock, s.lastSet = s.View.Blocks[b], s.setOf(b)
	return s.lastSet
}

func (s *sheet) setOf(b int) blockLines {
	if s.lines == nil {
		s.lines = make([]blockLines, len(s.View.Blocks))
	}
	if s.lines[b].width > 0 {
		return s.lines[b]
	}
	set := blockLines{width: 1}
	var lines []string
	for _, part := range s.Doc.Blocks[b].Parts {
		for line := range strings.SplitSeq(part.Of(s.Doc.Text), "\n") {
			line = strings.TrimSpace(line)
			lines = append(lines, line)
			set.width = max(set.width, len(line))
		}
	}
	short := 0
	for i := 0; i+1 < len(lines); i++ {
		word := strings.IndexFunc(lines[i+1], unicode.IsSpace)
		if word < 0 {
			word = len(lines[i+1])
		}
		if early(len(lines[i]), word, set.width) {
			short++
		}
	}
	set.list = len(lines) >= 3 && 2*short >= len(lines)-1
	s.lines[b] = set
	return set
}
