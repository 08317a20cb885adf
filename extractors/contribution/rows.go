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
	k, ok := f.byID[amount]
	if !ok {
		return
	}
	t, c, ok := f.CellAt(f.Amounts[k].At.Span.Start)
	if !ok {
		return
	}
	tab := &table.Of(f.Pass)[t]
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
