package contribution

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// inTable is the rule of the sums in tables of donors or recipients.
const inTable = "contribution.table"

// side is where a table names the bodies that give or take its money.
type side uint8

const (
	noSide  side = iota
	givers       // each row is a donor's
	takers       // each row is a recipient's
	across       // each column is a donor's
	oneBody      // the caption names the donor, the columns tell kinds or stages
)

// cellSum is a sum in a cell of a table.
type cellSum struct{ cell, amount int }

// donorTable is a table of flows.
type donorTable struct {
	*table.Table
	side
	caption    table.Range
	columns    []column
	body       int // the first row below the heads
	label      int // the column of bodies, or of what else names a row
	instrument int // the column that tells a row's kind or stage, or -1
	day        int // the column that tells a row's day, or -1
	amounts    []cellSum
	giver      []int // partner mentions that the caption names
	financier  []int // those that it begins with, 'GCF financing'
	taker      []int
	stage      string
	kind       string
	period     *string
	plan       bool    // a project's financing plan
	bodies     [][]int // by column, where they stand across
	totalAlone bool    // no column but totals tells sums
}

// fromTables tells the sums of tables whose rows or columns are donors or recipients. The
// sums of totals are told of their parts, so no other rule tells them.
func (f *finder) fromTables() {
	for _, all := range [][]table.Table{table.Of(f.Pass), table.Stroked(f.Pass)} {
		for i := range all {
			if d, ok := f.donorTable(&all[i]); ok {
				f.tellTable(d)
			}
		}
	}
}

// sums are the amounts in the cells of a table.
func (f *finder) sums(t *table.Table) (out []cellSum) {
	for c := range t.Cells {
		for _, r := range t.Cells[c].Parts {
			for k := fact.Since(f.Amounts, r.First); k < len(f.Amounts) && f.Amounts[k].First < r.End; k++ {
				if f.Amounts[k].End > f.Amounts[k].First {
					out = append(out, cellSum{c, k})
				}
			}
		}
	}
	return out
}

// donorTable tells what the parts of a table say of its sums; false where it is no table
// of flows.
func (f *finder) donorTable(t *table.Table) (*donorTable, bool) {
	if t.Chart || t.Rows < 2 || t.Columns < 2 {
		return nil, false
	}
	if t.Table.Heads == 0 {
		return f.resourceTable(t)
	}
	projects, _ := t.Projects(f.Pass)
	d := &donorTable{Table: t, body: t.Table.Heads, stage: fact.Unspecified, caption: table.In(f.Pass, t.Caption)}
	if d.caption.End == d.caption.First {
		d.caption = f.over(t)
	}
	if d.amounts = f.sums(t); len(d.amounts) == 0 || !f.readCaption(d) {
		return nil, false
	}
	f.readHeads(d)
	if projects != nil && d.instrument < 0 {
		return nil, false // its projects tell the sums
	}
	stub := t.Head(f.Pass, d.label)
	if open := strings.IndexByte(stub, '('); open > 0 {
		stub = strings.TrimSpace(stub[:open])
	}
	stub = strings.Trim(stub, "* ")
	if w, _, _ := strings.Cut(stub, " "); w == "source" || w == "sources" || w == "donor" || w == "donors" ||
		w == "financier" || w == "funder" {
		stub = "donor"
	}
	gives, from, to, others := 0, 0, 0, 0
	d.columns = make([]column, t.Columns)
	d.bodies = make([][]int, t.Columns)
	named := 0
	d.totalAlone = true
	for c := 0; c < t.Columns; c++ {
		if c == d.label || c == d.instrument || c == d.day {
			continue
		}
		head := t.Head(f.Pass, c)
		for _, w := range strings.Fields(head) {
			gives, from, to = gives+count(givingWords, w), from+count(fromWords, w), to+count(toWords, w)
		}
		d.columns[c] = f.columnOf(t, c)
		if col := &d.columns[c]; col.use && (!col.total || col.since) {
			d.totalAlone = false
		} else if !col.use {
			others++
		}
		if ps := f.bodyIn(t.At(d.body-1, c)); len(ps) > 0 {
			d.bodies[c] = ps
			named++
		}
	}
	captionFrom, captionTo, captionGives := f.says(d.caption, fromWords), f.says(d.caption, toWords), f.says(d.caption, givingWords)
	rows := f.namedRows(d)
	if len(d.giver) == 0 && rows+named == 0 && from > 0 && f.datedRows(d) {
		if donor, org := f.Pair(); donor >= 0 && org >= 0 { // a donor's pledges and payments by period
			d.giver, d.taker, captionGives = []int{donor}, []int{org}, true
		}
	}
	switch {
	case donorHeads[stub] && rows > 0 && named == 0:
		d.side = givers
	case takerHeads[stub] && rows > 0 && named == 0 && (captionGives || gives > 0 || d.instrument >= 0 && f.tellsKinds(d)):
		d.side = takers
	case named >= 2 && named*2 >= t.Columns-1 && rows == 0 && (captionFrom || captionGives && !captionTo || donorHeads[stub]):
		d.side = across
	case weakDonorHeads[stub] && rows*2 > t.Rows-d.body-1 && named == 0 && (captionFrom || from > 0) && !captionTo && to == 0:
		d.side = givers
	case weakTakerHeads[stub] && rows*2 > t.Rows-d.body-1 && named == 0 && (captionTo || to > 0) && !captionFrom && from == 0:
		d.side = takers
	case len(d.giver) > 0 && rows == 0 && named == 0 && captionGives && others == 0 && (years[stub] || f.datedRows(d)):
		d.side = oneBody
	case len(d.giver) > 0 && len(d.taker) > 0 && rows+named+others == 0 && captionGives && f.resourceRows(d):
		d.side = oneBody
	case d.instrument == d.label && len(d.giver)+len(d.financier) > 0 && named == 0 && others == 0 && f.tellsKindsOrTotal(d):
		if d.side = oneBody; d.giver == nil {
			d.giver = d.financier
		}
	default:
		return nil, false
	}
	f.onlyTotals(d)
	if d.period == nil {
		f.periodInHeads(d)
	}
	return d, true
}

// years are the heads over the years of a table.
var years = heads("year|years|period|fiscal year|financial year|biennium")

func count(set *wordset.Set, w string) int {
	if set.Has(strings.Trim(w, "(),:")) {
		return 1
	}
	return 0
}

// namedRows is how many rows below the heads begin with a body.
func (f *finder) namedRows(d *donorTable) (n int) {
	for r := d.body; r < d.Rows; r++ {
		if len(f.bodyIn(d.At(r, d.label))) > 0 {
			n++
		}
	}
	return n
}

// datedRows reports whether each row but totals begins with a date.
func (f *finder) datedRows(d *donorTable) bool {
	for r := d.body; r < d.Rows; r++ {
		c := d.At(r, d.label)
		if c == nil || len(c.Parts) == 0 || !isTotal(table.Text(f.Pass, c)) && f.dateIn(c.Parts[0]) == nil {
			return false
		}
	}
	return true
}

// tellTable tells the flows of a table.
func (f *finder) tellTable(d *donorTable) {
	over := f.rowsUnder(d)
	for _, x := range d.amounts {
		a := &f.Amounts[x.amount]
		f.inParts[a.ID] = true
		cell := &d.Cells[x.cell]
		if cell.Row < d.body || cell.Column == d.label && d.side != across && d.side != oneBody &&
			len(f.bodyIn(cell)) == 0 || a.Value.Value == nil || *a.Value.Value == "0" {
			continue
		}
		col := d.columns[cell.Column]
		if d.side != across && (!col.use && !f.onlySum(d, cell.Column) || col.total && !col.since && !d.totalAlone) {
			continue
		}
		stub := d.At(cell.Row, d.label)
		if stub == nil || isTotal(table.Text(f.Pass, stub)) {
			continue
		}
		f.tellCell(d, x.amount, cell, stub, col, over[cell.Row])
	}
}

// tellCell tells the sum of one cell.
func (f *finder) tellCell(d *donorTable, k int, cell, stub *table.Cell, col column, over []int) {
	v := record.Contribution{Amount: ptr(f.Amounts[k].ID), Flow: col.stage, Kind: col.kind, Period: col.period}
	if v.Flow == "" || v.Flow == fact.Unspecified {
		v.Flow = d.stage
	}
	doubts := []string(nil)
	far := func() { doubts = append(doubts, fact.FarEvidence) }
	body := f.bodyIn(stub)
	switch d.side {
	case givers, takers:
		if body == nil {
			if body = over; body == nil {
				return
			}
			far()
		}
		if d.side == givers {
			v.Donor, v.CoDonors = f.ids(body)
			v.Recipient, v.CoRecipients = f.ids(d.taker)
		} else {
			v.Recipient, v.CoRecipients = f.ids(body)
			v.Donor, v.CoDonors = f.ids(d.giver)
			if f.byGiver(&v) {
				doubts = append(doubts, fact.DonorImplied)
				if v.Kind == "" {
					v.Kind = f.kindOver(stub.Parts[0].First)
				}
			}
		}
	case across:
		if d.bodies[cell.Column] == nil {
			return
		}
		v.Donor, v.CoDonors = f.ids(d.bodies[cell.Column])
		v.Recipient, v.CoRecipients = f.ids(d.taker)
	case oneBody:
		v.Donor, v.CoDonors = f.ids(d.giver)
		v.Recipient, v.CoRecipients = f.ids(d.taker)
		far()
	}
	if v.Donor != nil && v.Recipient != nil && *v.Donor == *v.Recipient {
		v.Recipient, v.CoRecipients = nil, nil
	}
	if d.side == oneBody && v.Kind == "" {
		v.Kind = resourceKind(table.Text(f.Pass, stub))
	}
	f.ofRowCells(d, cell.Row, &v)
	for _, r := range stub.Parts {
		for i := r.First; i < r.End; i++ {
			if w := kindWords[f.Lower(i)]; w != "" && d.side != oneBody && f.PartnerAt(i) < 0 && (w != "in_kind" || f.Is(i-1, "in", "-")) {
				v.Kind = w
			}
		}
		if p := f.dateIn(r); p != nil && d.side != givers && d.side != takers {
			v.Period = p
		}
	}
	if v.Kind == "" {
		v.Kind = d.kind
	}
	if v.Kind == "" {
		if v.Kind = "unspecified"; f.ofFund(d) {
			v.Kind = "trust_fund"
		}
	}
	if v.Period == nil {
		v.Period = d.period
	}
	if v.Period == nil {
		if v.Period = f.titleYear(); v.Period != nil {
			far()
		}
	}
	f.flowed[f.Amounts[k].ID] = true
	at := f.Amounts[k].At.View
	if first := stub.Parts[0].First; f.Tokens[first].Start < at.Start && at.End-f.Tokens[first].Start < 300 {
		at.Start = f.Tokens[first].Start
	}
	f.out = append(f.out, extract.Mention[record.Contribution]{Value: v, At: f.Evidence(at, inTable, doubts...)})
}

// onlySum reports whether a column is the only one of its table with sums.
func (f *finder) onlySum(d *donorTable, column int) bool {
	for c := 1; c < d.Columns; c++ {
		if c != column && d.columns[c].use {
			return false
		}
	}
	return d.Head(f.Pass, column) == ""
}

// rowsUnder is, by row, the body of the label that stands over it: a row that names a body
// and holds no sum.
func (f *finder) rowsUnder(d *donorTable) [][]int {
	out := make([][]int, d.Rows)
	var over []int
	for r := d.body; r < d.Rows; r++ {
		if d.IsSection(r) {
			over = f.bodyIn(d.At(r, d.label))
			continue
		}
		if f.bodyIn(d.At(r, d.label)) != nil {
			over = nil
		}
		out[r] = over
	}
	return out
}
