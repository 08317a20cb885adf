package contribution

import (
	"slices"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// ofRow tells who gives a sum, and when, where its project's cell goes over several rows
// of a table, each with a sum of its own: what the sum's own row tells.
func (f *finder) ofRow(p *extract.Mention[record.Project], amount string, v *record.Contribution) {
	v.Donor, v.CoDonors = nil, nil
	tab, c := f.cellOf(amount)
	if tab == nil {
		return
	}
	if tab.Cells[c].Rows > 1 {
		return
	}
	var donors []string
	var periods []string
	for _, cell := range tab.Across(tab.Cells[c].Row) {
		for _, r := range cell.Parts {
			for i := r.First; i < r.End; i++ {
				if k := f.PartnerAt(i); k >= 0 {
					for _, id := range f.IDs([]int{k}) {
						if slices.Contains(p.Value.Funding, id) && !slices.Contains(donors, id) {
							donors = append(donors, id)
						}
					}
				}
			}
			for k := fact.Since(f.Dates, r.First); k < len(f.Dates) && f.Dates[k].First < r.End; k++ {
				if e := f.Dates[k].Value.EDTF; e != nil {
					periods = append(periods, *e)
				}
			}
		}
	}
	if len(donors) > 0 {
		v.Donor, v.CoDonors = &donors[0], donors[1:]
	}
	if len(periods) == 1 {
		v.Period = &periods[0]
	}
}

// cellOf is the table and the index of the cell that an amount stands in; nil where it
// stands in none.
func (f *finder) cellOf(amount string) (*table.Table, int) {
	k, ok := f.byID[amount]
	if !ok {
		return nil, 0
	}
	t, c, ok := f.CellAt(f.Amounts[k].At.Span.Start)
	if !ok {
		return nil, 0
	}
	return &table.Of(f.Pass)[t], c
}

// sumKinds are the kinds of money that a bracket behind a row's title tells.
var sumKinds = map[string]string{"grant": "grant", "loan": "loan", "credit": "loan"}

// schemeOf reads what a row of a table of projects says of its sum beside the title: 'ODA
// loan', 'grant', and, where the row has no period, the one date in it, on which it was
// signed or approved.
func (f *finder) schemeOf(p *extract.Mention[record.Project], amount string, v *record.Contribution) {
	tab, c := f.cellOf(amount)
	if tab == nil {
		return
	}
	var dates []string
	for _, cell := range tab.Across(tab.Cells[c].Row) {
		for _, r := range cell.Parts {
			if r.First < len(f.Tokens) && f.Tokens[r.First].Start == p.At.View.Start {
				if f.Is(r.End-1, ")") && f.Is(r.End-3, "(") && sumKinds[f.Lower(r.End-2)] != "" {
					v.Kind = sumKinds[f.Lower(r.End-2)] // 'Seeds for Hondo (grant)'
				}
				break // the title's
			}
			for i := r.First; i < r.End; i++ {
				switch {
				case f.Is(i, "loan", "loans", "credit"):
					v.Kind = "loan"
				case f.Is(i, "grant", "grants"):
					v.Kind = "grant"
				}
			}
			for d := fact.Since(f.Dates, r.First); d < len(f.Dates) && f.Dates[d].First < r.End; d++ {
				if e := f.Dates[d].Value.EDTF; e != nil {
					dates = append(dates, *e)
				}
			}
		}
	}
	if v.Period == nil && len(dates) == 1 {
		v.Period = &dates[0]
	}
}
