package contribution

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
)

// heads makes a set of phrases parted by '|'.
func heads(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Split(list, "|") {
		m[w] = true
	}
	return m
}

// What the head over a table's labels says of the bodies under it. A weak one says it
// only with a caption or column that speaks of giving.
var (
	donorHeads = heads("donor|donors|contributor|contributors|contributing partner|contributing partners|contributing country|" +
		"contributing countries|donor country|donor countries|donor name|name of donor|source|sources|source of funds|" +
		"sources of funds|source of funding|sources of funding|source of financing|sources of financing|funding source|" +
		"funding sources|financing source|financing sources|financier|financiers|co-financier|co-financiers|funder|funders|" +
		"financing partner|financing partners|funding partner|funding partners|resource partner|resource partners|financing|" +
		"donor/partner|partner/donor|donor / partner|financing institution|contributor/partner|donor agency|co-financer|co-financers|" +
		"cofinancer|cofinancers|cofinancier|co-financing partner|co-financing source|lender|lenders|provider|grantor|sponsor|investor")
	weakDonorHeads = heads("partner|partners|country|countries|member state|member states|government|governments|development partner|" +
		"development partners|name|agency|organization|organisation|institution|entity|company|foundation|shareholder|")
	takerHeads = heads("recipient|recipients|recipient organization|recipient organisation|recipient organizations|" +
		"recipient organisations|recipient agency|recipient entity|recipient un organization|grantee|grantees|grant recipient|" +
		"awardee|awardees|participating organization|participating organizations|participating organisation|" +
		"participating un organization|participating un organizations|participating un organisation|beneficiary|" +
		"beneficiary institution|fund recipient|grant holder|receiver|receivers|receiving organisation|receiving organization|" +
		"counterpart|counterparts|borrower|borrowers|recipient country|beneficiary country|beneficiary bank|client|sub-recipient|" +
		"principal recipient|implementing organization|implementing organisation|implementing partner|implementing agency")
	weakTakerHeads = heads("agency|agencies|organization|organizations|organisation|organisations|institution|entity|un agency|" +
		"un entity|partner|partners|university|implementer|applicant|")
)

// The words by which a table says that its money is given, and that it is not.
var (
	givingWords = wordset.Fields(`contribution contributions contributed contributor contributors contributing pledge pledges pledged
		commitment commitments committed funding financing finance donation donations donated donor donors deposit deposits deposited
		grant grants allocation allocations allocated award awards awarded disbursement disbursements disbursed loan loans paid payments
		transferred transfers support assistance cofinancing co-financing funders funds`)
	fromWords = wordset.Fields(`contribution contributions contributed contributors contributor pledge pledges pledged deposit
		deposits deposited donor donors funders paid donations donated`)
	toWords = wordset.Fields(`grant grants grantees allocation allocations allocated award awards awarded transfer transfers
		transferred recipient recipients loans disbursements disbursed`)
	otherMoney = wordset.Fields(`requirement requirements required need needs gap gaps shortfall unmet unfunded export exports import
		imports trade gdp debt expenditure expenditures expense expenses spent spending cost costs balance balances outstanding unpaid
		arrears due interest refund refunds refunded delivery salaries salary revenue revenues income sales price prices tax taxes loss
		losses damage damages savings market markets budgeted variance change growth rate capita share shares remittances investors
		emissions population`)
)

// The heads of columns that tell, row by row, the kind or stage of a sum, and its day.
var (
	instrumentHeads = heads("instrument|instruments|type|kind|modality|nature|form|form of support|scheme|transaction type|" +
		"type of transaction|type of financing|type of support|type of assistance|type of contribution|financing instrument|aid type|" +
		"stage|status")
	dayHeads = heads("date|signed|date signed|signing date|date of signature|signature|transaction date|value date|year|" +
		"date received|received on|signature date|date of signing|fiscal year")
)

// column is what a column of sums says of them.
type column struct {
	use    bool
	plain  bool // no word but of money itself: 'amount', 'US$ million'
	total  bool
	since  bool // a total from a year on, of more than the columns beside it tell
	stage  string
	kind   string
	period *string
}

// columnOf reads a column's head.
func (f *finder) columnOf(t *table.Table, c int) column {
	head := t.Head(f.Pass, c)
	col := column{stage: fact.Unspecified}
	for _, cell := range t.Heads(c) {
		for _, r := range cell.Parts {
			if d := f.dateIn(r); d != nil {
				col.period = d
			}
		}
	}
	known := false
	list := strings.FieldsFunc(head, func(r rune) bool { return strings.ContainsRune(" ()/,*:", r) })
	for i, w := range list {
		switch {
		case otherMoney.Has(w) || strings.Contains(w, "%"):
			return column{}
		case w == "total" && len(list) > i+1 && givingWords.Has(list[i+1]):
		case w == "total" || w == "sum" || w == "overall" || w == "cumulative":
			col.total = true
		case w == "since" && col.total:
			col.since = true
		case strings.HasPrefix(w, "pledge"):
			col.stage, known = fact.Pledge, true
		case w == "committed" || w == "commitment" || w == "commitments" || w == "approved" || w == "signed" ||
			w == "allocated" || w == "allocation" || w == "allocations" || w == "awarded" || w == "award":
			col.stage, known = fact.Commitment, true
		case strings.HasPrefix(w, "deposit") || strings.HasPrefix(w, "disburse") || w == "paid" || w == "paid-in" ||
			w == "payments" || w == "received" || strings.HasPrefix(w, "transfer") || w == "contributed":
			col.stage, known = fact.Disbursement, true
		case w == "budget":
			col.stage, known = fact.Budget, true
		case kindWords[w] != "":
			col.kind, known = kindWords[w], true
		case givingWords.Has(w) || moneyHeads.Has(w):
			col.plain = true
		}
	}
	if col.since {
		col.period = f.sinceIn(t, c)
	}
	col.use = known || col.plain || col.total || col.period != nil || isUnit(head)
	return col
}

// sinceIn is the year that a column's head names behind 'since', as an open period.
func (f *finder) sinceIn(t *table.Table, c int) *string {
	for _, cell := range t.Heads(c) {
		for _, r := range cell.Parts {
			for d := fact.Since(f.Dates, r.First); d < len(f.Dates) && f.Dates[d].First < r.End; d++ {
				if e := f.Dates[d].Value.EDTF; e != nil && f.Is(f.Dates[d].First-1, "since") {
					open := strings.TrimSuffix(*e, "/..") + "/.."
					return &open
				}
			}
		}
	}
	return nil
}

// moneyHeads are words of heads that name sums and no more.
var moneyHeads = wordset.Fields(`amount amounts value sum us$ usd eur euro euros gbp chf nok sek dkk jpy cad aud $ € £ total`)

// kindWords are the kinds of money that a head or label tells.
var kindWords = map[string]string{
	"assessed": "assessed", "voluntary": "voluntary", "core": "voluntary", "non-core": "voluntary",
	"noncore": "voluntary", "earmarked": "voluntary", "unearmarked": "voluntary", "un-earmarked": "voluntary",
	"rbsa": "voluntary", "xbtc": "voluntary", "xbdc": "voluntary",
	"grant": "grant", "grants": "grant", "loan": "loan", "loans": "loan", "credit": "loan", "credits": "loan",
	"in-kind": "in_kind", "inkind": "in_kind", "kind": "in_kind",
}

// isUnit reports whether a head is a unit of money alone: 'US$ million', '(EUR)'.
func isUnit(head string) bool {
	n := 0
	for _, w := range strings.FieldsFunc(head, func(r rune) bool { return strings.ContainsRune(" ()/,'", r) }) {
		switch {
		case moneyHeads.Has(w):
			n++
		case w == "in" || w == "million" || w == "millions" || w == "thousand" || w == "thousands" || w == "of" ||
			w == "m" || w == "mn" || w == "000" || w == "equivalent":
		default:
			return false
		}
	}
	return n > 0
}

// isTotal reports whether a row's label, in lower case, says that the row is the sum of others.
func isTotal(label string) bool {
	label = strings.TrimLeft(label, "*_ ")
	for _, w := range [...]string{"total", "grand total", "subtotal", "sub-total", "sub total", "sum", "overall", "all ", "cumulative"} {
		if strings.HasPrefix(label, w) {
			return true
		}
	}
	return strings.HasSuffix(label, " total") || strings.HasSuffix(label, " subtotal")
}

// dateIn is the year or period that a stretch of tokens holds, where it is the only one
// and no day 'as of' which things stand.
func (f *finder) dateIn(r table.Range) *string {
	var found *string
	for d := fact.Since(f.Dates, r.First); d < len(f.Dates) && f.Dates[d].First < r.End; d++ {
		m := &f.Dates[d]
		if m.Value.EDTF == nil || f.Is(m.First-1, "of", "at", "since", "by", "until", "to", "on") {
			continue
		}
		if found != nil {
			return nil
		}
		found = m.Value.EDTF
	}
	return found
}

// readHeads finds which columns name the rows, their kind or stage, and their day.
func (f *finder) readHeads(d *donorTable) {
	d.label, d.instrument, d.day = 0, -1, -1
	found := false
	for c := 0; c < d.Columns; c++ {
		head := d.Head(f.Pass, c)
		switch {
		case !found && (donorHeads[head] || takerHeads[head]):
			d.label, found = c, true
		case instrumentHeads[head] && d.instrument < 0:
			d.instrument = c
		case dayHeads[head] && c > 0 && d.day < 0, dayHeads[head] && d.day < 0 && d.Columns > 2 && !years[head]:
			d.day = c
		}
	}
	if d.day == d.label {
		d.day = -1
	}
}

// stageWords are the stages that a cell tells of its row.
var stageWords = map[string]string{
	"commitment": fact.Commitment, "commitments": fact.Commitment, "committed": fact.Commitment,
	"allocated": fact.Commitment, "signed": fact.Commitment, "approved": fact.Commitment, "allocation": fact.Commitment,
	"disbursement": fact.Disbursement, "disbursements": fact.Disbursement, "disbursed": fact.Disbursement,
	"paid": fact.Disbursement, "received": fact.Disbursement, "transfer": fact.Disbursement,
	"pledge": fact.Pledge, "pledged": fact.Pledge,
}

// ofRowCells reads the kind, stage and day that a row's own cells tell.
func (f *finder) ofRowCells(d *donorTable, row int, v *record.Contribution) {
	if d.instrument >= 0 {
		if c := d.At(row, d.instrument); c != nil {
			for _, w := range strings.FieldsFunc(table.Text(f.Pass, c), func(r rune) bool { return strings.ContainsRune(" (),/;", r) }) {
				if k := kindWords[w]; k != "" {
					v.Kind = k
				}
				if g := stageWords[w]; g != "" {
					v.Flow = g
				}
			}
		}
	}
	if d.day >= 0 {
		if c := d.At(row, d.day); c != nil {
			for _, r := range c.Parts {
				if p := f.dateIn(r); p != nil {
					v.Period = p
				}
			}
		}
	}
}

// tellsKinds reports whether the cells of a table's column of kinds tell one each.
func (f *finder) tellsKinds(d *donorTable) bool {
	for r := d.body; r < d.Rows; r++ {
		c := d.At(r, d.instrument)
		if c == nil {
			continue
		}
		v := record.Contribution{}
		if f.ofRowCells(d, r, &v); v.Kind == "" && v.Flow == "" {
			return false
		}
	}
	return true
}

// tellsKindsOrTotal reports whether each row is of one kind of money, or a total: 'Grant',
// 'Loan', 'Total'.
func (f *finder) tellsKindsOrTotal(d *donorTable) bool {
	for r := d.body; r < d.Rows; r++ {
		c := d.At(r, d.label)
		if c == nil || kindWords[table.Text(f.Pass, c)] == "" && !isTotal(table.Text(f.Pass, c)) {
			return false
		}
	}
	return true
}

// onlyTotals leaves to the column of totals what columns of one kind part by how free the
// money is: 'Unearmarked', 'Softly earmarked', 'Total'.
func (f *finder) onlyTotals(d *donorTable) {
	total, kinds := false, 0
	for _, c := range d.columns {
		switch {
		case !c.use:
		case c.total:
			total = true
		case c.period != nil || c.stage != fact.Unspecified || c.kind != "voluntary":
			return
		default:
			kinds++
		}
	}
	if !total || kinds < 2 {
		return
	}
	d.totalAlone = true
	for c := range d.columns {
		d.columns[c].use = d.columns[c].total
	}
}

// titleYear is the year that the sheet's title gives to all that it tells: 'Funding update
// 2024', 'Our 2021 in brief'.
func (f *finder) titleYear() *string {
	var found *string
	for b, n := 0, 0; b < len(f.View.Blocks) && n < 2; b++ {
		if f.View.Blocks[b].Len() == 0 {
			continue
		}
		n++
		first, end := f.TokensIn(f.View.Blocks[b])
		if end-first > 16 {
			break
		}
		for k := fact.Since(f.Dates, first); k < len(f.Dates) && f.Dates[k].First < end; k++ {
			if m := &f.Dates[k]; m.Value.EDTF != nil && m.Value.Precision == "year" && len(*m.Value.EDTF) == 4 {
				if found != nil && *found != *m.Value.EDTF {
					return nil
				}
				found = m.Value.EDTF
			}
		}
	}
	return found
}
