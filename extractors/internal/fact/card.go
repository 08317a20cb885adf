package fact

import (
	"strings"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// Card is a project's data set as labelled lines: 'Donor: European Union', 'Budget: EUR
// 2 million', or label and value in two columns, or the value under its label.
type Card struct {
	Fields     map[Column][]Cell // the values of each kind in their order
	First, End int               // tokens of the labelled lines
	Title      Cell
	Text       Cell // prose that goes on behind the labelled lines in their block
}

// Field is the first value of a column.
func (c *Card) Field(col Column) (Cell, bool) {
	if v := c.Fields[col]; len(v) > 0 {
		return v[0], true
	}
	return Cell{}, false
}

// columnOf is the column that a label names, in lower case: 'budget', 'budget (USD)'.
func columnOf(name string) (Column, bool) {
	for {
		if col, ok := cardLabels[name]; ok {
			return col, true
		}
		if col, ok := columnHeads[name]; ok {
			return col, true
		}
		if open := strings.LastIndexByte(name, '('); open > 0 && strings.HasSuffix(name, ")") {
			name = strings.TrimSpace(name[:open])
			continue
		}
		if bare := strings.TrimRight(name, " $£€"); bare != name && bare != "" {
			name = bare // 'programme value £'
			continue
		}
		// 'source of funding / amount': two labels that share their values.
		one, other, ok := strings.Cut(name, " / ")
		if _, known := cardLabels[other]; ok && (known || columnHeads[other] != TitleColumn) {
			name = one
			continue
		}
		return 0, false
	}
}

// label reads a label at token i and gives the first token of its value: 'Donor:', or
// 'Donor' and a column's edge.
func (s *Sheet) label(i, limit int) (col Column, value int, ok bool) {
	if s.Kind(i) != segment.Word {
		return 0, 0, false
	}
	for j := i + 1; j < min(limit, i+8); j++ {
		colon := s.Is(j, ":")
		if !colon && s.Kind(j) != segment.GapMark {
			continue
		}
		col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End])
		value = j + 1
		for value < limit && (s.Kind(value) == segment.GapMark || s.Is(value, ":")) {
			value++
		}
		return col, value, ok && value < limit
	}
	return 0, 0, false
}

// lineLabel reads a label that fills a printed line, its value under it.
func (s *Sheet) lineLabel(i, limit int) (col Column, value int, ok bool) {
	if !s.IsCapital(i) {
		return 0, 0, false
	}
	for j := i + 1; j < min(limit, i+6); j++ {
		if s.newLine(j) {
			col, ok = columnOf(s.View.Lower[s.Tokens[i].Start:s.Tokens[j-1].End])
			return col, j, ok
		}
	}
	return 0, 0, false
}

// blockLabel reads a block that is a label as a whole.
func (s *Sheet) blockLabel(first, last int) (Column, bool) {
	if last > first && s.Is(last-1, ":") {
		last--
	}
	if last-first < 1 || last-first > 5 || !s.IsCapital(first) {
		return 0, false
	}
	return columnOf(s.View.Lower[s.Tokens[first].Start:s.Tokens[last-1].End])
}

// IsLabel reports whether a labelled value begins at token i.
func (s *Sheet) IsLabel(i int) bool {
	_, _, ok := s.label(i, len(s.Tokens))
	return ok
}

// cardLabels are labels that the heads of table columns have not.
var cardLabels = labels(map[Column]string{
	DonorColumn: "commissioned by|client|co-financed by|cofinanced by|co-funded by|co-funding|co-financing|financing partner|financing partners|funded through|main donor|main donors|donor agency|with funding from|" +
		"supported by|funders|funder|funding agency|funding agencies|contributors|donor country|donor countries|donor/s|sponsor|sponsors|with support from|financial partners|financial partner|source of financing|financier|financiers|co-financier|sources of funding|sources of financing|financing source|financing sources|sources of funds|funding sources|cofinancier|cofinanciers|co-financiers",
	AmountColumn: "volume|funding volume|project volume|total project cost|total cost|commitment amount|overall budget|overall project budget|grant amount|loan amount|total project budget|funding amount|total contribution|financing volume|" +
		"total amount|programme budget|program budget|project value|project cost|project costs|total value|total financing|total programme budget|approved budget|funding level|award amount|eu contribution|donor contribution|project funding|financing amount|estimated cost|costs|project amount|approved amount|credit amount|programme value|total programme value|total project value|programme cost|total programme cost|agreement amount|total agreed amount|full life budget",
	PeriodColumn:  "overall term|term|project term|period of performance|life of project|implementation|duration of project|running time|project duration|programme duration|start/end dates|project timeline|date|start and end dates|period of implementation|project life|programme period|program period|timeframe of the project|implementation dates|project timeframe|activity dates|start - end",
	StartColumn:   "programme start date|program start date|planned start date|actual start date|start date|start|starting date|project start|project start date|from|begin|start of project|start year|effective date",
	EndColumn:     "programme end date|program end date|planned completion date|loan closing date|expected closing date|end date|end|closing date|project end|project end date|completion date|until|to|ends|end of project|end year|planned end date",
	PlaceColumn:   "project region|project area|target area|target areas|project country|where|project locations|focus countries|country/region|countries covered|beneficiary countries|beneficiary country|provinces|districts|geographic focus|partner country|partner countries|geographical scope|project areas|project sites|regions|target regions|programme countries|country(ies)|geographic scope|zone",
	PartnerColumn: "implementing organisations|implementing organizations|prime implementer|prime implementing partner|contractor|prime contractor|project partner|project partners|implemented through|implementing organisation(s)|delivered by|delivery partner|delivery partners|executed by|managed by|participating un organizations|participating organizations|implementers|executing agencies|implementing bodies|carried out by",
	LeadColumn:    "responsible party|responsible parties|key partners|main partners|lead executing agency|political partner|political project partner|lead agency|lead executing agencies|political partners|borrower|counterpart|counterparts|government counterpart|recipient|line ministry|national counterpart|national counterparts|partner ministry",
	TitleColumn:   "name|project name|full title|programme name|program title|program name|title of project|title of the project|name of the project|activity title|activity name|project title (english)|full project title|official title|name of programme|name of the programme|intervention title|agreement title|operation name",
	OtherColumn: "programme code|program code|project code|project id|project no|project no.|project number|programme number|loan number|grant number|loan no.|agreement number|agreement no.|sap code|reference number|" +
		"identification number|iati identifier|aid id|review date|date of review|approval date|date of approval|board approval|board date|board approval date|signing date|signature date|date of signature|effectiveness date|" +
		"sector|sectors|subsector|sub-sector|thematic area|theme|themes|dac code|dac sector|crs code|status|project status|modality|type of project|project type|type of aid|type of assistance|aid type|lending instrument|financing instrument|instrument|" +
		"environmental category|environmental and social category|environmental assessment category|risk category|risk rating|overall risk rating|output score|gender marker|category|contact|contact person|project manager|programme manager|task manager|task team leader|team leader|" +
		"project officer|responsible officer|website|email|telephone|planned period|project description|description|objective|objectives|project objective|overall objective|specific objective|beneficiaries|target group|target groups|background|summary|department|division",
})

// overviews are headings over one project's data, which say nothing of its title; the
// title stands further up.
var overviews = set(`glance facts factsheet information data details profile summary overview brief snapshot basics figures background
	sheet description introduction context highlights info`)

// sections are the nouns of headings over several projects: no title either.
var sections = set(`projects programmes programs initiatives activities portfolio examples partners contact contacts publications resources`)

// headed is what a heading says to a card under it.
type headed uint8

const (
	asTitle    headed = iota // it may be the project's title
	asOverview               // it is over a project's data: the title stands further up
	asSection                // it is over several projects
	asPageLine               // it is a line of the page
)

func (s *Sheet) headingSays(first, last int) headed {
	for i := first; i < last; i++ {
		if s.Is(i, "|") || s.Kind(i) == segment.GapMark && i == last-2 && s.Kind(i+1) == segment.Number {
			return asPageLine
		}
	}
	if last-first <= 6 {
		w := s.Lower(last - 1)
		switch {
		case overviews[w] && (last-first == 1 || s.Is(first, "project", "programme", "program", "key", "basic", "at", "fast", "quick", "general", "facts", "activity")):
			return asOverview
		case sections[w] && (last-first <= 3 || s.Is(first, "selected", "our", "key", "current", "ongoing")):
			return asSection
		}
	}
	return asTitle
}

// cards is the state of reading the sheet's cards.
type cards struct {
	s       *Sheet
	out     []Card
	open    *Card
	seen    map[string]bool
	heading Cell
	near    int // blocks since the heading
	pending bool
	col     Column // of the pending label
	bare    int    // cards without a title
}

type cardsKey struct{}

// Cards are the sheet's cards: two labelled lines or more, one of them of a donor, a
// sum or a period, with a title among them, before them in their block or above them.
func (s *Sheet) Cards() []Card {
	return *note(s, cardsKey{}, func() *[]Card {
		c := cards{s: s}
		c.read()
		return &c.out
	})
}

func (c *cards) read() {
	s := c.s
	first := 0
	for b := range s.Doc.Blocks {
		if s.View.Blocks[b].Len() == 0 {
			continue
		}
		last := first
		for last < len(s.Tokens) && s.Tokens[last].Kind != segment.Break {
			last++
		}
		if kind := s.Doc.Blocks[b].Kind; kind != document.Header && kind != document.Footer {
			c.block(b, first, last)
		}
		first = last + 1
	}
	c.flush()
	if c.bare == 0 {
		return
	}
	// The only card of a sheet that is of one project.
	kept := c.out[:0]
	for i := range c.out {
		card := c.out[i]
		if card.Title.End-card.Title.First < 2 {
			if card.Title = c.sheetTitle(); len(c.out) > 1 || card.Title.End-card.Title.First < 3 {
				continue
			}
		}
		kept = append(kept, card)
	}
	c.out = kept
}

// sheetTitle is the heading that the sheet begins with.
func (c *cards) sheetTitle() Cell {
	s := c.s
	for b := 0; b < min(len(s.Doc.Blocks), 6); b++ {
		if s.Doc.Blocks[b].Kind != document.Heading {
			continue
		}
		first, end := s.TokensIn(s.View.Blocks[b])
		if k := s.PartnerAt(first); s.headingSays(first, end) == asTitle && !(k >= 0 && s.Partners[k].End >= end) {
			return Cell{first, end}
		}
	}
	return Cell{}
}

// block reads one block.
func (c *cards) block(b, first, last int) {
	s := c.s
	kind := s.Doc.Blocks[b].Kind
	if kind == document.Heading && s.headingSays(first, last) == asPageLine {
		return
	}
	if c.pending {
		c.pending = false
		if _, _, ok := s.label(first, last); !ok && s.View.Blocks[b].Len() < 300 {
			c.add(c.col, Cell{first, last})
			return
		}
		c.flush()
	}
	if col, ok := s.blockLabel(first, last); ok {
		if c.repeats(first, last) {
			c.flush()
		}
		c.begin(first)
		c.pending, c.col = true, col
		return
	}
	n := c.lines(first, last)
	if n == 0 {
		c.flush()
	}
	if kind == document.Heading {
		switch {
		case n == 1 && c.open != nil:
			if t, ok := c.open.Field(TitleColumn); ok {
				c.heading, c.near = t, 0 // 'Project: Skills for All' over its data
			}
		case n > 0:
		default:
			switch s.headingSays(first, last) {
			case asTitle:
				c.heading, c.near = Cell{first, last}, 0
			case asSection:
				c.heading = Cell{}
			}
		}
		return
	}
	c.near++
}

// repeats reports whether the open card has a value under the same label.
func (c *cards) repeats(first, end int) bool {
	l := c.s.View.Lower[c.s.Tokens[first].Start:c.s.Tokens[end-1].End]
	if c.open != nil && c.seen[l] {
		return true
	}
	if c.open == nil || c.seen == nil {
		c.seen = map[string]bool{}
	}
	c.seen[l] = true
	return false
}

// begin opens a card whose labelled lines begin at a token.
func (c *cards) begin(first int) {
	if c.open != nil {
		return
	}
	c.open = &Card{Fields: map[Column][]Cell{}, First: first}
	if c.near <= 1 {
		c.open.Title = c.heading
	}
}

// add takes a value into the open card.
func (c *cards) add(col Column, v Cell) {
	s := c.s
	for v.End > v.First && (s.Kind(v.End-1) == segment.GapMark || s.Is(v.End-1, ";", ",")) {
		v.End--
	}
	if col == TitleColumn {
		v.End = c.titleEnd(v)
	}
	if v.End > v.First && c.open != nil {
		c.open.Fields[col] = append(c.open.Fields[col], v)
		c.open.End = v.End
	}
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
	for i := first; i < last; i++ {
		starts := i == first || s.Tokens[i-1].Kind == segment.GapMark
		if !starts && !s.IsCapital(i) {
			continue
		}
		k, value, ok := s.label(i, last)
		if ok && !starts && !s.newLine(i) {
			ok = false
		}
		if !ok && (i == first || n > 0 || !starts) && s.IsCapital(i) && (i == first || s.newLine(i)) {
			k, value, ok = s.lineLabel(i, last)
		}
		if !ok {
			continue
		}
		end := i
		if n == 0 {
			if t := c.titleBefore(first, i); t.End > t.First {
				c.flush()
				c.begin(i)
				c.open.Title = t
			} else if i > first && s.Tokens[i-1].Kind != segment.GapMark && c.open == nil && !s.newLine(i) {
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
		if end < last {
			c.open.Text = Cell{end, last}
			c.flush()
		}
	}
	return n
}

// titleBefore is the title that stands before the first label of a block: all its
// lines, where they are no sentence.
func (c *cards) titleBefore(first, end int) Cell {
	s := c.s
	if end-first < 2 || end-first > 40 || !s.IsCapital(first) || !s.newLine(end) {
		return Cell{}
	}
	for i := first; i < end; i++ {
		if s.Is(i, ".", ";", "?", "!") && i < end-1 && !s.Glued(i+1) || s.isFinite(i) && !verbsOfTitles[s.Lower(i)] || s.Kind(i) == segment.GapMark {
			return Cell{}
		}
	}
	if s.Is(end-1, ".", ":", ",") || s.headingSays(first, end) != asTitle {
		return Cell{}
	}
	return Cell{first, end}
}

// verbsOfTitles are words that verbs and auxiliaries share with titles.
var verbsOfTitles = set(`to with work set about each not able working subject forward help support fund finance grant start partner`)

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
		if !s.newLine(i) || !s.IsCapital(i) && s.Kind(i) != segment.Number || s.Is(i-1, ",", ";", "and", "&", "of", "the", "for", "/", "-") {
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

// flush ends the open card.
func (c *cards) flush() {
	card := c.open
	c.open, c.seen, c.pending = nil, nil, false
	if card == nil {
		return
	}
	delete(card.Fields, OtherColumn)
	if len(card.Fields) < 2 {
		return
	}
	_, donor := card.Fields[DonorColumn]
	_, sum := card.Fields[AmountColumn]
	_, period := card.Fields[PeriodColumn]
	_, start := card.Fields[StartColumn]
	_, by := card.Fields[PartnerColumn]
	_, lead := card.Fields[LeadColumn]
	_, end := card.Fields[EndColumn]
	_, title := card.Fields[TitleColumn]
	if !donor && !sum && !((period || start) && (by || lead || title && end)) {
		return
	}
	if t, ok := card.Field(TitleColumn); ok {
		card.Title = t
	}
	if card.Title.End-card.Title.First < 2 {
		c.bare++
	}
	c.out = append(c.out, *card)
}
