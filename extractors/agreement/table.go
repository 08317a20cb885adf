package agreement

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// column is what a column of a table of agreements holds.
type column uint8

const (
	otherColumn column = iota
	titleColumn        // what the agreement is called, or is for
	kindColumn         // 'loan', 'grant', 'MoU'
	partyColumn
	dateColumn
)

// columnHeads are the words by which tables of agreements name their columns.
var columnHeads = map[column]string{
	titleColumn: "title|agreement|agreements|document|memorandum|mou|convention|treaty|subject|purpose|project|name|agreement title|" +
		"name of agreement|title of agreement|subject matter|area|topic|mou / agreement|description",
	kindColumn: "instrument|type|kind|type of agreement|type of instrument|nature|form|modality|instrument type",
	partyColumn: "counterpart|counterparts|partner|partners|party|parties|signatory|signatories|signed with|signed by|with|between|" +
		"institution|institutions|partner institution|borrower|lender|donor|recipient|beneficiary|organisation|organization",
	dateColumn: "date|date signed|signed|date of signature|signature|signature date|signing date|signed on|date of signing|year|" +
		"year signed|year of signature|date of agreement|date concluded",
}

// agreementHeads are the heads of a column of titles that make each row an agreement.
var agreementHeads = wordset.Fields(`agreement agreements document documents memorandum memoranda mou mous convention conventions treaty
	treaties instrument instruments`)

// columnOf is the column that a head names; 'Indian side' is a party.
func columnOf(head string) column {
	head = strings.Trim(head, "* ")
	for _, c := range [...]column{titleColumn, kindColumn, partyColumn, dateColumn} {
		for w := range strings.SplitSeq(columnHeads[c], "|") {
			if head == w || strings.HasSuffix(head, " "+w) && (c == dateColumn || c == partyColumn) {
				return c
			}
		}
	}
	if strings.HasSuffix(head, " side") {
		return partyColumn
	}
	return otherColumn
}

// agreements is a table whose rows are agreements: what its columns hold, and what stands
// over it says of all.
type agreements struct {
	*table.Table
	columns []column
	over    noun    // that the caption names, or one without a kind
	all     bool    // a column's head says that each row is an agreement: 'Document', 'MoU'
	date    *string // that the caption tells
	parties []int
}

// fromTables reads the tables whose rows are agreements: 'Title | Counterpart | Date signed'.
func (f *finder) fromTables() {
	for _, all := range [][]table.Table{table.Of(f.Pass), table.Stroked(f.Pass)} {
		for i := range all {
			t, ok := f.tableOf(&all[i])
			for r := max(1, all[i].Table.Heads); ok && r < t.Rows; r++ {
				f.row(t, r)
			}
		}
	}
}

// tableOf reads the heads of a table and what stands over it; false where they name no party
// with a title or a kind.
func (f *finder) tableOf(t *table.Table) (*agreements, bool) {
	if t.Chart || t.Rows < 2 || t.Columns < 2 || t.Table.Heads == 0 {
		return nil, false
	}
	a := &agreements{Table: t, columns: make([]column, t.Columns)}
	has := map[column]bool{}
	for c := range t.Columns {
		head := t.Head(f.Pass, c)
		a.columns[c] = columnOf(head)
		a.all = a.all || a.columns[c] == titleColumn && agreementHeads.Has(head)
		has[a.columns[c]] = true
	}
	if !has[titleColumn] && !has[kindColumn] || !has[partyColumn] {
		return nil, false
	}
	for _, r := range f.aboveTable(t) {
		for i := r.First; i < r.End && a.over.kind == ""; i++ {
			if n, ok := f.nounAt(i); ok {
				a.over = n
			}
		}
		if a.over.kind == "" {
			continue
		}
		if d := f.DateAt(a.over.end); d >= 0 || a.date == nil {
			for i := r.First; i < r.End && a.date == nil; i++ {
				if d = f.DateAt(i); d >= 0 {
					a.date = f.Dates[d].Value.EDTF
				}
			}
		}
		for i := r.First; i < r.End; i++ {
			if k := f.PartnerAt(i); k >= 0 {
				a.parties = f.once(a.parties, k)
			}
		}
		break
	}
	if a.date == nil && !has[dateColumn] {
		a.date = f.signedOnVisit(t)
	}
	return a, true
}

// signedOnVisit is the day or days of the visit that the text before a table tells, where the words
// over the table say that it was signed: 'Documents exchanged'; nil where they do not.
func (f *finder) signedOnVisit(t *table.Table) *string {
	for _, r := range f.aboveTable(t) {
		for i := r.First; i < r.End; i++ {
			if f.In(i, outcomeVerbs) {
				return f.visitDate(f.SentenceAt(f.Tokens[t.Row(0)[0].Parts[0].First].Start))
			}
		}
	}
	return nil
}

// aboveTable are the words over a table: its caption, a heading that became part of its first
// head, and the sentence before it.
func (f *finder) aboveTable(t *table.Table) (out []table.Range) {
	if t.Caption.Len() > 0 {
		out = append(out, table.In(f.Pass, t.Caption))
	}
	row := t.Row(0)
	if len(row) == 0 || len(row[0].Parts) == 0 {
		return out
	}
	out = append(out, row[0].Parts...)
	if first := row[0].Parts[0].First; first > 0 {
		if at := f.SentenceAt(f.Tokens[first].Start); at > 0 {
			s := f.Sentences[at-1]
			out = append(out, table.Range{First: s.First, End: s.Last})
		}
	}
	return out
}

// row reads one row of a table of agreements.
func (f *finder) row(t *agreements, r int) {
	v := record.Agreement{Kind: t.over.kind, Count: 1, Date: t.date}
	first, end, named := len(f.Tokens), 0, false
	var ps []int
	for _, cell := range t.Across(r) {
		for _, p := range cell.Parts {
			if p.End <= p.First {
				continue
			}
			first, end = min(first, p.First), max(end, p.End)
			switch t.columns[cell.Column] {
			case titleColumn:
				if n, ok := f.nounIn(p); ok {
					v.Kind, named = n.kind, true
				}
				title := f.Title(p.First, p.End)
				if v.Title == nil {
					v.Title = &title
				}
			case kindColumn:
				if kind := f.kindIn(p); kind != "" {
					v.Kind = kind
				}
				if _, ok := f.nounIn(p); ok {
					named = true
				}
			case partyColumn:
				for i := p.First; i < p.End; i++ {
					if k := f.PartnerAt(i); k >= 0 {
						ps, i = f.once(ps, k), f.Partners[k].End-1
					}
				}
			case dateColumn:
				for i := p.First; i < p.End; i++ {
					if d := f.DateAt(i); d >= 0 && f.Dates[d].Value.EDTF != nil {
						v.Date = f.Dates[d].Value.EDTF
					}
				}
			}
			for i := p.First; i < p.End; i++ {
				if a := f.AmountAt(i); a >= 0 {
					v.Amounts, i = append(v.Amounts, f.Amounts[a].ID), f.Amounts[a].End-1
				}
			}
		}
	}
	if v.Kind == "" && t.all && len(ps) == 2 {
		v.Kind, named = "agreement", true
	}
	if len(ps) == 0 || !named && t.over.kind == "" {
		return
	}
	doubts := []string{fact.FarEvidence}
	if len(ps) == 1 {
		base := t.parties
		if len(base) != 1 {
			base = f.publisher(ps[0])
			doubts = append(doubts, impliedSide)
		}
		ps = joint(base, ps)
	}
	v.Parties = f.IDs(ps)
	f.add(v, first, end, "agreement.row", doubts...)
}

// nounIn is the first noun of an agreement in a range of tokens.
func (f *finder) nounIn(r table.Range) (noun, bool) {
	for i := r.First; i < r.End; i++ {
		if n, ok := f.nounAt(i); ok {
			return n, true
		}
	}
	return noun{}, false
}

// kindIn is the kind that a cell names: 'Sovereign loan', 'Grant', 'MoU'; or empty.
func (f *finder) kindIn(r table.Range) string {
	if n, ok := f.nounIn(r); ok {
		return n.kind
	}
	for i := r.First; i < r.End; i++ {
		switch {
		case f.Is(i, "loan", "loans", "credit", "credits"):
			return "loan"
		case f.Is(i, "grant", "grants"):
			return "grant"
		case f.Is(i, "treaty"):
			return "treaty"
		}
	}
	return ""
}
