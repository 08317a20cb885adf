package contribution

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// fromGrants tells the sums of labelled lines that name who gets them and no project:
// 'Grantee: Seed Institute', 'Amount: $2,350,000', 'Term: 2021-2024'.
func (f *finder) fromGrants() {
	half := f.HalfCards()
	for n := range half {
		c := &half[n]
		if len(c.Fields[fact.TakerColumn]) == 0 {
			continue
		}
		var p extract.Mention[record.Project]
		for _, v := range c.Fields[fact.DonorColumn] {
			ps, _ := f.PartiesFrom(v.First, v.End)
			p.Value.Funding = append(p.Value.Funding, f.IDs(ps)...)
		}
		f.readCard(&p, c)
		for _, x := range f.SumsOf(c.Fields, true) {
			id := f.Amounts[x.Amount].ID
			v := record.Contribution{Amount: ptr(id), Flow: fact.Budget, Kind: "unspecified", Period: f.grantsPeriod(c)}
			if f.flowed[id] || f.inParts[id] || !f.fromCard(id, &v) || v.Recipient == nil {
				continue
			}
			var doubts []string
			if f.byGiver(&v) {
				doubts = []string{fact.DonorImplied}
			}
			at := document.Span{Start: f.Tokens[c.First].Start, End: f.Amounts[x.Amount].At.View.End}
			f.flowed[id] = true
			f.out = append(f.out, told{Value: v, At: f.Evidence(at, "contribution.project", doubts...)})
		}
	}
}

// byGiver gives a sum that a card says who gets to the one whose own giving the sheet tells,
// where the card names no giver. It reports whether it did.
func (f *finder) byGiver(v *record.Contribution) bool {
	if v.Donor != nil || v.Recipient == nil {
		return false
	}
	k := f.Giver()
	if k < 0 || f.Partners[k].Value.ID == *v.Recipient {
		return false
	}
	v.Donor = ptr(f.Partners[k].Value.ID)
	return true
}

// grantsPeriod is the first date under a grant's labels of time.
func (f *finder) grantsPeriod(c *fact.Card) *string {
	for _, v := range c.Fields[fact.PeriodColumn] {
		if d := fact.Since(f.Dates, v.First); d < len(f.Dates) && f.Dates[d].First < v.End && f.Dates[d].Value.EDTF != nil {
			return f.Dates[d].Value.EDTF
		}
	}
	return nil
}
