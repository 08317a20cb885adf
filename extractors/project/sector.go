package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/gazetteer"
	"factsheet/extractors/internal/sector"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// sectorLabels are what sheets print before a project's sector or its code.
var sectorLabels = func() *gazetteer.Gazetteer[bool] {
	g := &gazetteer.Gazetteer[bool]{}
	for _, l := range []string{
		"sector", "sectors", "sector(s)", "main sector", "main sectors", "primary sector", "project sector", "sector code", "sector codes",
		"dac sector", "dac sectors", "dac sector code", "dac code", "dac codes", "dac 5 code", "oecd dac sector", "oecd-dac sector",
		"oecd dac code", "oecd-dac code", "crs code", "crs codes", "crs sector", "crs sector code", "crs purpose code", "crs purpose",
		"purpose code", "dac purpose code", "dac/crs code", "iati sector", "thematic sector", "sector / subsector", "subsector", "sub-sector",
	} {
		g.Add(gazetteer.Entry[bool]{Name: l})
	}
	return g
}()

// sectors gives projects the sectors that labelled lines tell: to the project in whose card
// the line stands, or to the one project of the sheet.
func (f *finder) sectors() {
	if len(f.out) == 0 {
		return
	}
	var cards []fact.Card
	for i := range f.Tokens {
		if i > 0 && !f.BeginsLine(i) && f.Kind(i-1) != segment.Break && f.Kind(i-1) != segment.GapMark && !f.Is(i-1, "|") {
			continue
		}
		value, ok := f.sectorLabel(i)
		if !ok {
			continue
		}
		found := f.sectorsIn(fact.Cell{First: value, End: f.sectorEnd(value)})
		if len(found) == 0 {
			continue
		}
		if cards == nil {
			cards = append(f.Cards(), f.HalfCards()...)
		}
		if at := f.cardAt(cards, i); at >= 0 {
			m := &f.out[at]
			m.Value.Sectors = append(m.Value.Sectors, found...)
		}
	}
}

// sectorLabel reads a label at token i and tells where its value begins: behind a colon or a
// gap, or on the next line.
func (f *finder) sectorLabel(i int) (value int, ok bool) {
	e, end := sectorLabels.Match(f.Pass, i)
	if e == nil || end >= len(f.Tokens) {
		return 0, false
	}
	if !f.Is(end, ":") && f.Kind(end) != segment.GapMark && !f.BeginsLine(end) && !f.Is(end, "|") {
		return 0, false
	}
	for f.Is(end, ":", "|") || f.Kind(end) == segment.GapMark {
		end++
	}
	return end, f.Kind(end) != segment.Break
}

// sectorWords bounds a label's value, in tokens.
const sectorWords = 60

// sectorEnd is where a label's value ends: with its block, or before the next label.
func (f *finder) sectorEnd(value int) int {
	end := value
	for end < len(f.Tokens) && end < value+sectorWords && f.Kind(end) != segment.Break {
		if end > value && (f.BeginsLine(end) || f.Is(end-1, "|")) && f.IsLabel(end) {
			break
		}
		end++
	}
	return end
}

// sectorsIn are the sectors that some words list, by code, by name, or by both. A code whose
// name is another's is neither.
func (f *finder) sectorsIn(cells ...fact.Cell) []record.Sector {
	var out []record.Sector
	for _, c := range cells {
		for i := c.First; i < c.End; {
			s, end := f.sectorAt(i, c)
			if s != nil {
				view := f.SpanOf(i, end)
				raw := f.View.Raw(view)
				out = append(out, record.Sector{
					Span: record.Span{Start: raw.Start, End: raw.End}, Code: s.Code, Vocabulary: s.Vocabulary(), Name: s.Name,
				})
			}
			i = max(end, i+1)
		}
	}
	return out
}

// sectorAt is the sector told at token i, a whole part of the list, and the token after it;
// nil where there is none.
func (f *finder) sectorAt(i int, c fact.Cell) (*sector.Sector, int) {
	if i > c.First && !f.partsList(i-1) && !f.BeginsLine(i) {
		return nil, i + 1
	}
	if f.Kind(i) == segment.Number {
		s := sector.ByCode(f.Text(i))
		if s == nil {
			return nil, i + 1
		}
		end := i + 1
		next := end
		for next < c.End && f.Is(next, "-", "–", "—", ":", ".", "(") {
			next++
		}
		if named, stop := sector.Match(f.Pass, next); named != nil && stop <= c.End {
			if named.Code != s.Code && named.Name != s.Name {
				return nil, stop
			}
			end = f.closed(next, stop, c)
		}
		return s, end
	}
	s, end := sector.Match(f.Pass, i)
	if s == nil || end > c.End || end < c.End && !f.partsList(end) && !f.BeginsLine(end) {
		return nil, i + 1
	}
	next := end
	for next < c.End && f.Is(next, "(", "-", "–", ":") {
		next++
	}
	if f.Kind(next) == segment.Number && next < c.End && next > end {
		if coded := sector.ByCode(f.Text(next)); coded != nil {
			if coded.Code != s.Code && coded.Name != s.Name {
				return nil, next + 1
			}
			return coded, f.closed(next, next+1, c)
		}
	}
	return s, end
}

// closed is the end of what begins at token i and ends at end, with the bracket around it.
func (f *finder) closed(i, end int, c fact.Cell) int {
	if f.Is(i-1, "(") && end < c.End && f.Is(end, ")") {
		return end + 1
	}
	return end
}

// partsList reports whether token i stands between the parts of a list of sectors.
func (f *finder) partsList(i int) bool {
	return f.Is(i, ",", ";", "/", "|", "•", "·", "and", "&", "(", ")", ":", "-", "–", "—", ".") || f.Kind(i) == segment.GapMark ||
		f.Kind(i) == segment.Break
}

// cardAt is the project, by its place in out, in whose card token i stands: its title is the
// card's. In a sheet of one project it is that; -1 where neither tells.
func (f *finder) cardAt(cards []fact.Card, i int) int {
	for k := range cards {
		c := &cards[k]
		if i < min(c.First, c.Title.First) || i > c.End || c.Title.End <= c.Title.First {
			continue
		}
		e := f.Titled(f.behindCountry(c.Title), c.Title.End)
		if at, ok := f.seen[core(f.Title(e.TitleFirst, e.TitleEnd))]; ok {
			return at
		}
	}
	if len(f.seen) == 1 {
		return 0
	}
	return -1
}

// addSectors adds what b has and a lacks.
func addSectors(a, b []record.Sector) []record.Sector {
	for _, s := range b {
		known := false
		for _, o := range a {
			known = known || o.Code == s.Code && o.Vocabulary == s.Vocabulary
		}
		if !known {
			a = append(a, s)
		}
	}
	return a
}
