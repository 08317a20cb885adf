package fact

import (
	"sort"
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// Entry is a part of the sheet that has a title of its own: a heading with the text
// under it, or a list item that begins 'Title: …'.
type Entry struct {
	TitleFirst, TitleEnd int // tokens of the title, a period in brackets left out
	First, End           int // tokens of the text under the title
	Period               int // the date in brackets behind the title, or -1
	Heading              bool
	Level                int
}

type entryKey struct{}

// Entries are the sheet's entries in their order.
func (s *Sheet) Entries() []Entry {
	return *note(s, entryKey{}, func() *[]Entry {
		var out []Entry
		first := 0
		var open *Entry
		for b := range s.Doc.Blocks {
			if s.View.Blocks[b].Len() == 0 {
				continue
			}
			last := first
			for last < len(s.Tokens) && s.Tokens[last].Kind != segment.Break {
				last++
			}
			block := &s.Doc.Blocks[b]
			switch {
			case block.Kind == document.Heading:
				if open != nil {
					open.End = first
				}
				e := s.Titled(first, last)
				e.Heading, e.Level = true, block.Level
				e.First, e.End = last, last
				out = append(out, e)
				open = &out[len(out)-1]
			case block.Kind == document.Item || block.Kind == document.Paragraph:
				if open != nil {
					open.End = last
				}
				if end, body := s.itemTitle(first, last); end > 0 {
					e := s.Titled(first, end)
					e.First, e.End = body, last
					at := len(out)
					out = append(out, e)
					if open != nil {
						// The slice may have moved: find the open heading again.
						for i := at; i >= 0; i-- {
							if out[i].Heading {
								open = &out[i]
								break
							}
						}
					}
				}
			case block.Kind == document.Header || block.Kind == document.Footer:
			default:
				if open != nil {
					open.End = last
				}
			}
			first = last + 1
		}
		s.endAsides(out)
		return &out
	})
}

// endAsides ends the entries of headings where their sections end: a box in a column has
// its own heading, and the text that goes on after the box is none of its.
func (s *Sheet) endAsides(entries []Entry) {
	at := 0
	for i := range entries {
		e := &entries[i]
		if !e.Heading || e.End <= e.First {
			continue
		}
		start := s.Tokens[e.TitleFirst].Start
		for at < len(s.Sections) && s.Sections[at].Heading.End <= start {
			at++
		}
		if at == len(s.Sections) || s.Sections[at].Body.End >= s.Tokens[e.End-1].Start {
			continue
		}
		e.End = max(e.First, s.TokenAt(s.Sections[at].Body.End))
	}
}

// Titled takes a period in brackets off a title's end: 'Skills for All (2018-2025)'.
func (s *Sheet) Titled(first, last int) Entry {
	first = s.behindPlace(s.behindCode(s.behindNumber(first, last), last), last)
	e := Entry{TitleFirst: first, TitleEnd: last, Period: -1}
	if last-first > 3 && s.Text(last-1) == ")" {
		for j := last - 2; j > first; j-- {
			if s.Text(j) != "(" {
				continue
			}
			if d := s.DateAt(j + 1); d >= 0 && s.Dates[d].End == last-1 && s.Dates[d].Value.EDTF != nil {
				e.Period, e.TitleEnd = d, j
			} else if a := s.AmountAt(j + 1); a >= 0 && s.Amounts[a].End == last-1 {
				e.TitleEnd = j // 'Clean Wells Project ($12 million)'
			} else if s.isCode(j+1, last-1) || s.Kind(last-2) == segment.Number && len(s.Text(last-2)) > 3 &&
				s.Is(last-3, "id", "no", "number", "ref") {
				e.TitleEnd = j
			}
			break
		}
	}
	s.inQuotes(&e)
	for e.TitleEnd > first+1 && s.Is(e.TitleEnd-1, ":", "*", ".", "-", "–", "—", ",") {
		e.TitleEnd--
	}
	for e.TitleFirst < e.TitleEnd-1 && s.Is(e.TitleFirst, "*", "\"", "-", "•") {
		e.TitleFirst++
	}
	return e
}

// inQuotes takes a title in quotation marks out of what numbers it: 'TCP/KEN/3801 "Clean
// Wells"', 'GEF-7: "Wild Coasts"'.
func (s *Sheet) inQuotes(e *Entry) {
	if e.TitleEnd-e.TitleFirst < 5 || s.Text(e.TitleEnd-1) != "\"" {
		return
	}
	for j := e.TitleFirst + 1; j < e.TitleEnd-3; j++ {
		if s.Text(j) == "\"" {
			e.TitleFirst, e.TitleEnd = j+1, e.TitleEnd-1
			return
		}
		if s.IsLower(j) {
			return
		}
	}
}

// behindPlace is the token behind the country in capitals, and the colon, that a title begins
// with: 'KENYA: Safe Roads Project', 'MULTINATIONAL: …'; i where there is none.
func (s *Sheet) behindPlace(i, end int) int {
	if i+3 >= end || !s.IsCapital(i) || strings.ToUpper(s.Text(i)) != s.Text(i) {
		return i
	}
	next := i
	if k := s.PlaceAt(i); k >= 0 && s.Places[k].First == i && s.Places[k].Value.Kind == "country" {
		next = s.Places[k].End
	} else if s.Is(i, "multinational", "regional", "multi-country", "multicountry") {
		next = i + 1
	}
	if next > i && next+2 < end && s.Text(next) == ":" && s.IsCapital(next+1) {
		return next + 1
	}
	return i
}

// behindCode is the token behind a file number that a title begins with, in one piece with
// three figures or more: 'FP258: …', 'GY-T1188 - …'; i where there is none.
func (s *Sheet) behindCode(i, end int) int {
	figures := 0
	for j := i; j+1 < end && (j == i && s.IsCapital(i) || j > i && s.Glued(j)); j++ {
		for _, c := range s.Text(j) {
			if '0' <= c && c <= '9' {
				figures++
			} else if 'a' <= c && c <= 'z' {
				return i
			}
		}
		if figures > 2 && (s.Is(j+1, ":") || s.Is(j+1, "-", "–", "—") && !s.Glued(j+1) && !s.Glued(j+2)) && s.IsCapital(j+2) {
			return j + 2
		}
	}
	return i
}

// isCode reports whether the tokens are a project's file number, capitals and figures
// parted by strokes or hyphens without a blank, or a letter with a long number:
// 'TCP/KEN/3801', 'P-ZM-FA0-012', 'P123456'.
func (s *Sheet) isCode(first, end int) bool {
	strokes, figures := 0, 0
	for i := first; i < end; i++ {
		t := s.Tokens[i]
		if i > first && !t.Glued || t.Kind == segment.Word && !s.IsCapital(i) {
			return false
		}
		for _, c := range s.Text(i) {
			if '0' <= c && c <= '9' {
				figures++
			}
			if c == '/' || c == '-' {
				strokes++
			}
		}
	}
	return figures > 0 && strokes >= 2 || figures >= 5 && strokes == 0 && s.IsCapital(first)
}

// itemTitle is the end of the title that a block begins with, and the beginning of
// its text: 'Global Health: The Bank will …', 'Support Farmers and Growers.  The Bank
// will …', or a short line over the rest. The title's longer words are capitalised.
func (s *Sheet) itemTitle(first, last int) (end, body int) {
	small, words, line := 0, 0, 0
	for i := first; i < min(last, first+22); i++ {
		t := s.Tokens[i]
		switch {
		case t.Kind == segment.Word && t.Case == segment.LowerCase && t.End-t.Start > 4 && !(t.Glued && s.Is(i-1, "-")):
			if small++; small > 1 && !s.sumBehindColon(i, min(last, first+14)) {
				return line, line
			}
		case t.Kind == segment.Word:
			words++
		case t.Kind == segment.GapMark:
			return 0, 0
		}
		if i > first && s.newLine(i) && words > 1 && words < 15 && line == 0 && !s.colonAhead(i-1, last) && s.titleLine(first, i, last) {
			if s.AmountAt(i) >= 0 || s.DateAt(i) >= 0 {
				return i, i // its data begin the next line
			}
			line = i // unless a mark ends the title further on
		}
		if s.Text(i) == ":" && i < last-2 && s.behindPlace(s.behindNumber(first, last), last) == i+1 {
			continue // 'KENYA: Safe Roads Project'
		}
		colon := false // or a dash
		switch s.Char(i) {
		case ':':
			colon = true
		case '-', '–', '—':
			colon = !s.Glued(i) && !s.Glued(i+1) &&
				(s.IsCapital(i+1) && s.KindOf(first) == document.Item || s.Is(i+1, "a", "an")) && words > 1 && !s.colonAhead(i, last)
			if !colon {
				continue
			}
		case '.':
			if i+1 >= last || !s.IsCapital(i+1) || s.Glued(i+1) {
				continue
			}
		default:
			continue
		}
		if !colon && (words > 12 || small > 0) || words < 2 || !s.IsCapital(first) && s.Text(first) != "\"" && !s.Is(first, "*") {
			return 0, 0
		}
		body := i + 1
		for body < last && s.Is(body, "*") {
			body++
		}
		if last-body < 5 || colon && s.Kind(i+1) == segment.Number {
			return 0, 0
		}
		if !colon && s.Kind(i-1) == segment.Word && s.Tokens[i-1].End-s.Tokens[i-1].Start == 1 {
			return 0, 0 // an initial
		}
		return i, body
	}
	return line, line
}

// titleLine reports whether the printed line that ends before token i is a title over the
// rest of its block: it ends short, for the next line's first word would have stood in it.
func (s *Sheet) titleLine(first, i, last int) bool {
	if !s.IsCapital(first) || !s.IsCapital(i) && s.AmountAt(i) < 0 && s.DateAt(i) < 0 ||
		s.Is(i-1, ",", ";", ":", "and", "&", "of", "the", "for", "in", "to", "on", "with", "by", "a", "-", "–") ||
		!s.IsWord(i-1) && s.Text(i-1) != ")" && s.Kind(i-1) != segment.Number {
		return false
	}
	for j := first; j < i; j++ {
		if s.isFinite(j) && !s.In(j, verbsOfTitles) || s.IsLower(j) && participle(s.Lower(j)) || s.Is(j, ",") && s.IsLower(j+1) {
			return false // a sentence
		}
	}
	if s.endsInPeriod(first, i) {
		return true // 'Skills for All in Iraq (2022-2025)', however long
	}
	widest, line := 0, s.lineWidth(first)
	for j := i; j < last; j++ {
		if j == i || s.newLine(j) {
			widest = max(widest, s.lineWidth(j))
		}
	}
	if k := s.PartnerAt(i); k >= 0 && s.Partners[k].First < i {
		return false // a name goes on
	}
	return line+1+s.Tokens[i].End-s.Tokens[i].Start < widest && line*5 < widest*4
}

// endsInPeriod reports whether a line that ends before token i ends in a period in brackets.
func (s *Sheet) endsInPeriod(first, i int) bool {
	d := s.DateAt(i - 2)
	return s.Text(i-1) == ")" && d >= 0 && s.Dates[d].First > first+2 && s.Text(s.Dates[d].First-1) == "(" &&
		s.Dates[d].Value.EDTF != nil && strings.Contains(*s.Dates[d].Value.EDTF, "/")
}

// lineWidth is the length of the printed line that token i begins.
func (s *Sheet) lineWidth(i int) int {
	from := s.View.Raw(s.Tokens[i].Span()).Start
	if n := strings.IndexByte(s.Doc.Text[from:], '\n'); n >= 0 {
		return n
	}
	return len(s.Doc.Text) - from
}

// colonAhead reports whether a title goes on behind a dash to a colon: 'Young Leaders –
// Exchange Programme: the Office will'.
func (s *Sheet) colonAhead(i, last int) bool {
	for j := i + 1; j < min(last, i+14); j++ {
		switch {
		case s.Is(j, ":"):
			return true
		case s.IsLower(j) && len(s.Text(j)) > 4 || s.Is(j, ".", ";", ","):
			return false
		}
	}
	return false
}

// sumBehindColon reports whether a colon stands behind token i, and a sum right behind
// that: 'Biomass power plant in Senegal: a $1 million grant'.
func (s *Sheet) sumBehindColon(i, limit int) bool {
	for j := i + 1; j < limit; j++ {
		if s.Is(j, ":") {
			return s.AmountAt(j+1) >= 0 || s.Is(j+1, "a", "an", "nearly", "over", "up") && (s.AmountAt(j+2) >= 0 || s.AmountAt(j+3) >= 0)
		}
		if !s.IsWord(j) && s.Text(j) != "-" {
			return false
		}
	}
	return false
}

// Title is an entry's title as printed, a line break read as a blank.
func (s *Sheet) Title(first, end int) string {
	if end <= first {
		return ""
	}
	return strings.TrimSpace(s.View.Text[s.Tokens[first].Start:s.Tokens[end-1].End])
}

// FlowsIn are the flows whose amounts begin in a range of tokens.
func (s *Sheet) FlowsIn(first, end int) []Flow {
	flows := s.Flows()
	a := sort.Search(len(flows), func(i int) bool { return s.Amounts[flows[i].Amount].First >= first })
	b := a
	for b < len(flows) && s.Amounts[flows[b].Amount].First < end {
		b++
	}
	return flows[a:b]
}
