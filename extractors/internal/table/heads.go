package table

import (
	"strings"

	"factsheet/pipeline/extract"
	"factsheet/pipeline/wordset"
)

// Column is what a column of a table of projects holds.
type Column uint8

// The columns that are known by their heads.
const (
	Title Column = iota
	Donor
	Amount
	Period
	Place
	Partner
	Lead  // who leads for the partner country
	Start // the day a period begins
	End
	Other // what a card tells and no project's entry holds: its sector, its code
	Taker // who gets the money: what stands in a column of Partner or Lead too
	Sector
)

// Heads are the words that name a column, in lower case.
var Heads = Labels(map[Column]string{
	Title: "project|projects|programme|program|project title|title|project name|name of project|programme title|initiative|project / programme|operation|name of operation|operation name|name of the project|name of programme|name of the programme|activity title",
	Donor: "donor|donors|funding|funded by|funding source|source of funding|source of funds|development partner|development partners|funding partner|funding partners|donor(s)|financed by|contributor|resource partner|resource partners|partner / donor",
	Amount: "budget|amount|total budget|value|contribution|total|budget (usd)|budget (us$)|budget (eur)|amount (usd)|amount (us$)|project budget|financing|commitment|total funding|cost|grant|" +
		"nok|usd|us$|eur|euro|gbp|chf|sek|dkk|cad|aud|jpy|amount approved|approved amount|sum",
	Period: "period|duration|years|dates|timeframe|time frame|implementation period|project duration|project period|timeline|start and end|project dates",
	Place:  "country|countries|location|locations|region|place|geographic coverage|geographical coverage|target countries|area|coverage|project location",
	Partner: "implementing partner|implementing partners|implementing agency|implementing agencies|implemented by|implementing entity|executing agency|executing entity|implementing organization|implementing organisation|partner|partners|implementing partner(s)|agencies|participating agencies|un agencies|participating un organizations|participating organizations|implementing entities|grantee|national partner|national partners|implementer|" +
		"agency|responsible agency|executing body|agreement partner|agreement partners|contract partner|recipient|recipients|grantees|" +
		"implementing body|executing agencies",
	Lead: "counterpart|counterparts|borrower",
})

// Labels lists the words for each column, parted by '|', by word.
func Labels(columns map[Column]string) map[string]Column {
	out := map[string]Column{}
	for c, words := range columns {
		for _, w := range strings.Split(words, "|") {
			out[w] = c
		}
	}
	return out
}

// days are the heads of the columns of a period's two days.
var days = Labels(map[Column]string{
	Start: "start|start date|starting date|project start|from|start year",
	End:   "end|end date|closing date|project end|completion date|until|to|end year",
})

// named is the column that a head names, in lower case, its unit and its bracket aside:
// 'budget', 'total budget (us$ million)', 'amount in eur'.
func named(head string) (Column, bool) {
	for head != "" {
		if c, ok := Heads[head]; ok {
			return c, true
		}
		if c, ok := days[head]; ok {
			return c, true
		}
		if open := strings.LastIndexByte(head, '('); open > 0 && strings.HasSuffix(head, ")") {
			head = strings.TrimSpace(head[:open])
			continue
		}
		bare := head
		for _, unit := range [...]string{" million", " millions", " thousand", " thousands", " m", " mn", " us$",
			" usd", " eur", " euro", " euros", " $", " €", " £", " gbp", " chf", " in", ",", " -", "*"} {
			bare = strings.TrimSpace(strings.TrimSuffix(bare, unit))
		}
		if bare == head {
			break
		}
		head = bare
	}
	return ofMoney(head)
}

// sectorHeads are the heads of a column of sectors, which says nothing of what a table is of.
var sectorHeads = wordset.Of(strings.Split("sector|sectors|sector(s)|dac sector|sector code|dac code|crs code|"+
	"purpose code|main sector|primary sector|dac/crs code|crs purpose code", "|")...)

// IsSectorHead reports whether a head, in lower case, stands over sectors.
func IsSectorHead(head string) bool { return sectorHeads.Has(head) }

// neutral are the heads of columns that any table may have and that say nothing of what it
// is of.
var neutral = wordset.Of(strings.Split("no|no.|n°|nr|nr.|#|s/n|instrument|type|sector|status|code|ref|ref.|reference|"+
	"remarks|notes|modality|theme|date|approved|signed|date approved|date signed|approval date", "|")...)

// moneyHeads are the last words of heads over sums: 'EU contribution', 'approved grant amount'.
var moneyHeads = Labels(map[Column]string{Amount: "contribution|contributions|grant|grants|amount|budget|funding|financing|commitment|commitments|allocation|allocations|cost|support"})

// ofMoney reads a head of a few words of which the last names a sum.
func ofMoney(head string) (Column, bool) {
	words := strings.Fields(head)
	if n := len(words); n > 1 && n < 6 {
		c, ok := moneyHeads[words[n-1]]
		return c, ok
	}
	return 0, false
}

// Projects tells what the columns of a table of projects hold, and the first row below
// their heads; nil where the heads name no title column with at least one other.
func (t *Table) Projects(p *extract.Pass) (columns map[int]Column, body int) {
	if t.Chart || t.Rows < 2 {
		return nil, 0
	}
	body = max(1, t.Table.Heads)
	columns = map[int]Column{}
	taken := map[Column]bool{}
	n, sectors := 0, -1
	for c := range t.Columns {
		var heads []string
		for r := range body {
			if cell := t.At(r, c); cell != nil {
				heads = append(heads, Text(p, cell))
			}
		}
		if len(heads) == 0 {
			continue
		}
		if sectorHeads.Has(heads[len(heads)-1]) && !taken[Sector] {
			sectors, taken[Sector] = c, true
		}
		if neutral.Has(heads[len(heads)-1]) {
			continue
		}
		n++
		col, ok := named(strings.Join(heads, " "))
		for i := len(heads) - 1; !ok && i >= 0; i-- {
			col, ok = named(heads[i])
		}
		if ok && !taken[col] {
			columns[c], taken[col] = col, true
		}
	}
	if !taken[Title] || len(columns) < 2 || len(columns)*2 < n {
		return nil, 0
	}
	if _, other := columns[sectors]; sectors >= 0 && !other {
		columns[sectors] = Sector
	}
	return columns, body
}
