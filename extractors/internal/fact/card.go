package fact

import (
	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// Card is a project's data set as labelled lines: 'Donor: European Union', 'Budget: EUR
// 2 million', or label and value in two columns.
type Card struct {
	Fields     map[Column]Cell
	First, End int // tokens of the labelled lines
	Title      Cell
	next       Column // of the value that is being read
}

// keep takes a value into the card, the first of its column.
func (c *Card) keep(s *Sheet, v *Cell) {
	end := v.End
	for end > v.First && (s.Kind(end-1) == segment.GapMark || s.Is(end-1, ";", ",")) {
		end--
	}
	if _, taken := c.Fields[c.next]; !taken && end > v.First {
		c.Fields[c.next] = Cell{v.First, end}
	}
}

// label reads a label at token i and gives the first token of its value: 'Donor:', or
// 'Donor' and a column's edge.
func (s *Sheet) label(i, limit int) (col Column, value int, ok bool) {
	if s.Kind(i) != segment.Word {
		return 0, 0, false
	}
	for j := i + 1; j < min(limit, i+7); j++ {
		colon := s.Is(j, ":")
		if !colon && s.Kind(j) != segment.GapMark {
			continue
		}
		name := s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End]
		if col, ok = cardLabels[name]; !ok {
			col, ok = columnHeads[name]
		}
		value = j + 1
		for value < limit && s.Kind(value) == segment.GapMark {
			value++
		}
		return col, value, ok && value < limit
	}
	return 0, 0, false
}

// IsLabel reports whether a labelled value begins at token i.
func (s *Sheet) IsLabel(i int) bool {
	_, _, ok := s.label(i, len(s.Tokens))
	return ok
}

// settled reports whether a card tells enough of a project, and puts its title in
// place.
func (s *Sheet) settled(c *Card) bool {
	if len(c.Fields) < 2 {
		return false
	}
	_, donor := c.Fields[DonorColumn]
	_, sum := c.Fields[AmountColumn]
	_, period := c.Fields[PeriodColumn]
	_, by := c.Fields[PartnerColumn]
	if !donor && !sum && !(period && by) {
		return false
	}
	if t, ok := c.Fields[TitleColumn]; ok {
		c.Title = t
	}
	return c.Title.End-c.Title.First >= 2
}

// cardLabels are labels that the heads of table columns have not.
var cardLabels = labels(map[Column]string{
	DonorColumn:   "commissioned by|client|co-financed by|financing partner|financing partners|funded through|main donor|main donors|donor agency|with funding from|supported by",
	AmountColumn:  "volume|funding volume|project volume|total project cost|total cost|commitment amount|overall budget|overall project budget|grant amount|loan amount|total project budget|funding amount|total contribution|financing volume",
	PeriodColumn:  "overall term|term|project term|period of performance|life of project|implementation|duration of project|running time|project duration|programme duration|start/end dates",
	PlaceColumn:   "project region|project area|target area|target areas|project country|where|project locations|focus countries|country/region",
	PartnerColumn: "lead executing agency|political partner|implementing organisations|implementing organizations|prime implementer|contractor|political project partner|project partner|project partners|implemented through",
	TitleColumn:   "name|project name|full title",
})

// Cards are the sheet's cards: two labelled lines or more, one of them of a donor, a
// sum or a period, with a title among them or right above them.
func (s *Sheet) Cards() []Card {
	var out []Card
	var open *Card
	var lastField *Cell
	heading := Cell{}
	near := 0 // blocks since the heading
	flush := func() {
		if open != nil {
			if s.settled(open) {
				out = append(out, *open)
			}
			open, lastField = nil, nil
		}
	}
	first := 0
	for b := range s.Doc.Blocks {
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		last := first
		for last < len(s.Tokens) && s.Tokens[last].Kind != segment.Break {
			last++
		}
		if kind := s.Doc.Blocks[b].Kind; kind == document.Header || kind == document.Footer {
			first = last + 1
			continue
		}
		labelled := false
		for i := first; i < last; i++ {
			if i > first && s.Tokens[i-1].Kind != segment.GapMark && !s.IsCapital(i) {
				continue
			}
			col, value, ok := s.label(i, last)
			if !ok || i > first && s.Tokens[i-1].Kind != segment.GapMark && !s.newLine(i) {
				continue
			}
			labelled = true
			if open == nil {
				open = &Card{Fields: map[Column]Cell{}, First: i, Title: heading}
				if near > 1 {
					open.Title = Cell{}
				}
			}
			if lastField != nil && lastField.End == 0 {
				lastField.End = i
				open.keep(s, lastField)
			}
			lastField = &Cell{First: value}
			open.next = col
			i = value - 1
		}
		if labelled && lastField != nil {
			lastField.End = last
			open.keep(s, lastField)
			lastField = nil
			open.End = last
		} else if !labelled {
			flush()
		}
		if s.Doc.Blocks[b].Kind == document.Heading && !labelled {
			heading, near = Cell{first, last}, 0
		} else {
			near++
		}
		first = last + 1
	}
	flush()
	return out
}
