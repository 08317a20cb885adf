package contribution

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// part is what one donor of a project's card gives.
type part struct{ donor, amount int }

// partsOf are the parts that the card of a project tells: 'EUR 20 million, of which
// Norway EUR 12 million; Sweden EUR 8 million'; nil where they are fewer than two.
func (f *finder) partsOf(p *extract.Mention[record.Project]) []part {
	if p.At.Rule != "project.card" {
		return nil
	}
	var found []part
	for _, c := range f.Cards() {
		if f.Tokens[c.Title.First].Start != p.At.View.Start {
			continue
		}
		for _, col := range []fact.Column{fact.DonorColumn, fact.AmountColumn} {
			for _, v := range c.Fields[col] {
				for a := fact.Since(f.Amounts, v.First); a < len(f.Amounts) && f.Amounts[a].First < v.End; a++ {
					if k := f.giverOf(a, v); k >= 0 {
						found = append(found, part{k, a})
					}
				}
			}
		}
		break
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// parts tells the parts of a project's card. The total is left then, so that nothing is
// told twice. It reports whether there are any.
func (f *finder) parts(p *extract.Mention[record.Project]) bool {
	found := f.partsOf(p)
	for _, x := range found {
		id := f.Amounts[x.amount].ID
		if f.flowed[id] {
			continue
		}
		f.flowed[id] = true
		v := record.Contribution{Amount: ptr(id), Flow: fact.Budget, Kind: "project", Period: p.Value.Period,
			Project: ptr(p.ID), Donor: ptr(f.Partners[x.donor].Value.ID)}
		f.out = append(f.out, extract.Mention[record.Contribution]{Value: v, At: f.rowEvidence(p, id)})
	}
	return len(found) > 0
}

// giverOf is the donor beside a sum in a card's value: 'Norway EUR 2 million', 'Norway:
// EUR 2 million', 'Norway grant', a gap, 'EUR 2 million', 'EUR 2 million (Norway)', 'EUR 2 million from Norway'; or -1.
func (f *finder) giverOf(a int, cell fact.Cell) int {
	m := &f.Amounts[a]
	i := m.First - 1
	for i > cell.First && (f.Is(i, ":", "(", "-", "–", "—", ")", "loan", "grant", "credit", "contribution") ||
		f.Kind(i) == segment.GapMark) {
		i--
	}
	if f.Text(m.First-1) == "(" && f.IsLower(i) {
		for n := 0; n < 3 && i > cell.First && f.IsLower(i) && !f.Is(i, "and") && f.PartnerAt(i) < 0; n++ {
			i-- // 'the European Union by delegation (EUR 8 million)'
		}
	}
	if k := f.PartnerAt(i); k >= 0 && f.Partners[k].First >= cell.First && f.Partners[k].End <= m.First {
		return k
	}
	j := m.End
	for j < cell.End && f.Is(j, "(", "from", "by", "the", "-", "–", "—") {
		j++
	}
	if k := f.PartnerAt(j); k >= 0 && j > m.End && f.Partners[k].First == j && j < cell.End {
		if e := f.Partners[k].End; f.Is(e, ":", "-", "–") || f.AmountAt(e) >= 0 {
			return -1 // the giver of the sum behind it: 'EUR 5 million (Norway: EUR 2 million'
		}
		return k
	}
	return -1
}
