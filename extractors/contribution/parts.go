package contribution

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// parts tells what each donor of a project's card gives, where the card says so: 'EUR
// 20 million, of which Norway EUR 12 million; Sweden EUR 8 million'. The total is left
// then, so that nothing is told twice. It reports whether the card does.
func (f *finder) parts(p *extract.Mention[record.Project]) bool {
	type part struct{ donor, amount int }
	var found []part
	for _, c := range f.Cards() {
		if f.Tokens[c.Title.First].Start != p.At.View.Start {
			continue
		}
		for _, col := range []fact.Column{fact.DonorColumn, fact.AmountColumn} {
			for _, v := range c.Fields[col] {
				for a := fact.Since(f.Amounts, v.First); a < len(f.Amounts) && f.Amounts[a].First < v.End; a++ {
					if k := f.giverOf(a, v); k >= 0 && !f.flowed[f.Amounts[a].ID] {
						found = append(found, part{k, a})
					}
				}
			}
		}
		break
	}
	if len(found) < 2 {
		return false
	}
	for _, x := range found {
		id := f.Amounts[x.amount].ID
		f.flowed[id] = true
		v := record.Contribution{Amount: ptr(id), Flow: fact.Budget, Kind: "project", Period: p.Value.Period, Project: ptr(p.ID), Donor: ptr(f.Partners[x.donor].Value.ID)}
		f.out = append(f.out, extract.Mention[record.Contribution]{Value: v, At: f.rowEvidence(p, id)})
	}
	return true
}

// giverOf is the donor beside a sum in a card's value: 'Norway EUR 2 million', 'Norway:
// EUR 2 million', 'Norway grant', a gap, 'EUR 2 million', 'EUR 2 million (Norway)', 'EUR 2 million from Norway'; or -1.
func (f *finder) giverOf(a int, cell fact.Cell) int {
	m := &f.Amounts[a]
	i := m.First - 1
	for i > cell.First && (f.Is(i, ":", "(", "-", "–", "—", ")", "loan", "grant", "credit", "contribution") || f.Kind(i) == segment.GapMark) {
		i--
	}
	if k := f.PartnerAt(i); k >= 0 && f.Partners[k].First >= cell.First && f.Partners[k].End <= m.First {
		return k
	}
	j := m.End
	for j < cell.End && f.Is(j, "(", "from", "by", "the", "-", "–", "—") {
		j++
	}
	if k := f.PartnerAt(j); k >= 0 && j > m.End && f.Partners[k].First == j && j < cell.End {
		return k
	}
	return -1
}
