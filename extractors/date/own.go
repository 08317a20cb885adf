package date

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
	"factsheet/pipeline/wordset"
)

// settleOwn finds the sheet's own date, unless the caller gave it, and keeps it in
// the document.
func (s *scanner) settleOwn() {
	if s.p.Doc.Date != "" {
		s.own = parseOwn(s.p.Doc.Date)
		return
	}
	best := 0
	for i := range s.finds {
		f := &s.finds[i]
		a := f.value.a
		if f.value.form != single || f.value.alt != nil || a.swap || !a.hasYear || !a.possible() || a.unit > year ||
			a.approx || a.doubts&(doubtFiscal|doubtPartOf) != 0 {
			continue
		}
		if w := s.ownWeight(f); w > best {
			best, s.own = w, a
		}
	}
	if best > 0 {
		s.p.Doc.Date = string(s.own.appendEDTF(nil, alone))
	}
}

// parseOwn reads a date given by the caller: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', a
// time after it left out.
func parseOwn(t string) part {
	n := [3]int{}
	k, digits := 0, 0
	for i := 0; i < len(t) && k < 3; i++ {
		switch c := t[i]; {
		case '0' <= c && c <= '9':
			n[k] = n[k]*10 + int(c-'0')
			if digits++; digits > 4 {
				return blank
			}
		case c == '-' && digits > 0:
			k, digits = k+1, 0
		default:
			i = len(t)
		}
	}
	p := part{unit: year, year: n[0], month: n[1], day: n[2], hasYear: n[0] > 0}
	switch {
	case n[1] > 0 && n[2] > 0:
		p.unit = day
	case n[1] > 0:
		p.unit = month
	}
	if !p.possible() {
		return blank
	}
	return p
}

const (
	headBlocks = 10 // blocks at a sheet's head where a dateline may stand
	tailBlocks = 8
)

// ownWeight tells how plainly a find says when the sheet was made; 0 for not at all.
// A field ('Date: 12 May 2022') tells most, then a line that is nothing but a date,
// a dateline ('WASHINGTON, March 29, 2023'), a title, a note at the end.
func (s *scanner) ownWeight(f *find) int {
	b := s.p.View.BlockAt(s.p.Tokens[f.first].Start)
	if b < 0 {
		return 0
	}
	block := s.p.View.Blocks[b]
	kind := s.p.Doc.Blocks[b].Kind
	first := s.p.TokenAt(block.Start)
	last := first
	for last < len(s.p.Tokens) && s.p.Tokens[last].Kind != segment.Break {
		if last++; last-first > 60 {
			break
		}
	}
	fine := 0
	if f.value.a.unit <= month {
		fine = 2
	}
	if f.value.a.unit == day {
		fine = 3
	}
	edge := b < headBlocks || kind == document.Header || kind == document.Footer
	if edge || b >= len(s.p.View.Blocks)-tailBlocks {
		if field := s.fieldBefore(f.first, first); field > 0 {
			return field + fine
		}
	}
	switch {
	case fine > 0 && edge && s.dateline(f, first, last):
		return 60 + fine
	case fine == 3 && b < headBlocks && f.end == last && s.cityLine(f, first):
		return 60 + fine
	case fine > 0 && b < 3 && kind == document.Heading && !s.otherBefore(f.first, first):
		return 40 + fine
	case (kind == document.Footer || kind == document.Header || b >= len(s.p.View.Blocks)-tailBlocks ||
		b < headBlocks) && s.imprint(f, first, last):
		return 20 + fine
	}
	return 0
}

// fieldBefore weighs the word before a date, where it says that the sheet speaks of
// itself: 'Date:', 'Published on', 'Updated', 'As of'.
func (s *scanner) fieldBefore(i, blockFirst int) int {
	j := i - 1
	colon := false
	for n := 0; j >= blockFirst && n < 3; n++ {
		if c := s.punct(j); c == ':' {
			colon = true
			j--
		} else if s.p.Is(j, "on", "in", "the", "online") || c == '-' || c == '.' && s.p.Is(j-1, "rev") {
			j--
		} else {
			break
		}
	}
	if j < blockFirst {
		return 0
	}
	leads := j == blockFirst || s.lineStarts(j) || s.punct(j-1) == '(' || s.punct(j-1) == '|'
	switch {
	case s.p.Is(j, "date") && colon && (leads || s.p.Is(j-1, "publication", "release", "issue", "publishing", "posted",
		"issued", "release", "document")):
		return 100
	case s.p.Is(j, "published", "issued", "released", "posted") && (colon || leads):
		return 90
	case s.p.Is(j, "publication", "dated") && leads && colon:
		return 90
	case s.p.Is(j, "rev") && leads:
		return 80
	case s.p.Is(j, "updated", "revised", "update") && (colon || leads || s.p.Is(j-1, "last", "latest") && j-1 <= blockFirst+1):
		return 80
	case s.p.Is(j, "of") && s.p.Is(j-1, "as") && (j-1 == blockFirst || s.punct(j-2) == '(') &&
		s.p.Kind(i-1) == segment.Word && s.aloneAfter(i):
		return 50
	}
	return 0
}

// lineStarts reports whether token i is the first of its line in the sheet as read:
// a line of fields may have been taken for the end of a paragraph.
func (s *scanner) lineStarts(i int) bool {
	text := s.p.Doc.Text
	for at := s.p.View.Raw(s.p.Tokens[i].Span()).Start - 1; at >= 0; at-- {
		switch text[at] {
		case ' ', '\t', '\r':
		case '\n', '\f':
			return true
		default:
			return false
		}
	}
	return true
}

// aloneAfter reports whether the block or bracket ends soon after the date at i, so
// that 'as of June 2020' heads a sheet rather than a sentence.
func (s *scanner) aloneAfter(i int) bool {
	for j := i; j < i+8; j++ {
		if k := s.p.Kind(j); k == segment.Break || k == segment.GapMark || s.punct(j) == ')' {
			return true
		}
	}
	return false
}

// otherBefore reports whether a word from first to i says that the date is another.
func (s *scanner) otherBefore(i, first int) bool {
	for j := first; j < i; j++ {
		if s.p.Kind(j) == segment.Word && s.p.In(j, otherDates) {
			return true
		}
	}
	return false
}

// dateline reports whether a block is nothing but a date with a place or weekday
// ('Geneva, 7 December 2022', 'Press release | 5 May 2021'), or begins with a
// dateline ('WASHINGTON, March 29, 2023 – Today').
func (s *scanner) dateline(f *find, first, last int) bool {
	if f.first-first > 8 {
		return false
	}
	for j := first; j < f.first; j++ {
		switch s.p.Kind(j) {
		case segment.Word:
			if s.p.In(j, otherDates) || s.p.Tokens[j].Case == segment.LowerCase && !s.p.In(j, mastheadWords) {
				return false
			}
		case segment.Punct, segment.GapMark:
		case segment.Number: // 'Factsheet series no. 14'
			if _, n := s.digits(j); n == 0 || n > 3 || !s.p.Is(j-1, ".", "no", "issue", "volume", "number") {
				return false
			}
		default:
			return false
		}
	}
	if last == f.end {
		return true
	}
	c := s.punct(f.end)
	if f.first > first && (c == 'n' || c == 'm' || c == '-' && !s.glued(f.end)) {
		return true
	}
	if c == '.' && f.value.a.unit == day {
		for j := first + 1; j < f.first; j++ {
			if s.punct(j) == ',' {
				return true // 'Lima, Tuesday 6 June 2023. The Minister …'
			}
		}
	}
	if last-f.end <= 4 {
		for j := f.end; j < last; j++ {
			if k := s.p.Kind(j); k == segment.Word && s.p.Tokens[j].Case == segment.LowerCase {
				return false
			}
		}
		return f.first == first
	}
	return false
}

// cityLine reports whether a day ends a line of its own with a city before it, under a
// headline that the reader took for the same block: 'Accra, Thursday, 16 May 2024'.
func (s *scanner) cityLine(f *find, first int) bool {
	i := f.first
	for i > first && f.first-i < 6 && !s.lineStarts(i) {
		i--
	}
	return i > first && s.lineStarts(i) && (i == f.first || s.punct(i+1) == ',') && s.dateline(f, i, f.end)
}

// mastheadWords may stand in small letters before a sheet's date.
var mastheadWords = wordset.Of("release", "sheet", "the", "of", "for", "immediate", "series", "issue", "no", "number", "vol",
	"volume", "brief", "note", "update", "newsletter", "press")

// otherDates are words whose date is another than the sheet's own.
var otherDates = wordset.Of("received", "accepted", "adopted", "signed", "approved", "approval", "start", "end", "starting",
	"ending", "from", "until", "to", "since", "closing", "opening",
	"deadline", "due", "expires", "effective", "duration", "period", "begins", "ends", "downloaded", "session", "meeting",
	"conference", "born", "founded", "established", "launched", "signature", "completion")

// imprint reports whether a year ends a short line of a maker's name: '© ILO 2023',
// 'ILO, 2023', 'Copyright 2021'.
func (s *scanner) imprint(f *find, first, last int) bool {
	if last-first > 14 {
		return false
	}
	for j := first; j < f.first; j++ {
		if t := s.p.Text(j); t == "©" || s.p.Is(j, "copyright") {
			return true
		}
	}
	if last != f.end || f.first == first || f.first-first > 6 {
		return false
	}
	for j := first; j < f.first; j++ {
		k := s.p.Kind(j)
		if k == segment.Word && (s.p.Tokens[j].Case == segment.LowerCase || s.p.In(j, otherDates)) ||
			k == segment.Number && s.punct(j-1) != '.' {
			return false
		}
	}
	return f.value.a.unit != year || s.punct(f.first-1) == ','
}
