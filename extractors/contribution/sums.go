package contribution

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/extractors/internal/table"
	"factsheet/pipeline/document"
	"factsheet/pipeline/record"
	"factsheet/pipeline/segment"
)

// inSum is the rule of the parts that add up to a sum told before.
const inSum = "contribution.in_sum"

// fromSums gives the parts that a told sum is made of its giver: the cells of a column of
// projects, or the sums of a list behind it, which add up to it. The sheet's own arithmetic
// tells that they are the same money.
func (f *finder) fromSums() {
	columns := f.projectColumns()
	for i, n := 0, len(f.out); i < n; i++ {
		v := f.out[i].Value
		if v.Donor == nil && v.Kind != "grant" && v.Kind != "loan" || f.out[i].At.Rule == inTable {
			continue
		}
		k := f.byID[*v.Amount]
		next := sort.Search(len(columns), func(c int) bool { return columns[c].parts[0] > k })
		if next < len(columns) && !differ(columns[next].donor, v.Donor) && f.addUp(k, columns[next].parts) {
			f.partsOfSum(v, columns[next].parts)
		} else if parts := f.listBehind(k); f.addUp(k, parts) {
			f.partsOfSum(v, parts)
		}
	}
}

// mostParts bounds the parts that are added up.
const mostParts = 40

// projectColumn is a column of sums of a table's projects, and their donor where one alone
// is told.
type projectColumn struct {
	table, column int
	donor         *string
	parts         []int // amounts
}

// projectColumns are the columns of the sums that tables of projects tell, in their order.
func (f *finder) projectColumns() (out []projectColumn) {
	for i := range f.out {
		m := &f.out[i]
		if m.At.Rule != "contribution.project" {
			continue
		}
		k := f.byID[*m.Value.Amount]
		t, c, ok := f.CellAt(f.Amounts[k].At.Span.Start)
		if !ok {
			continue
		}
		col := table.Of(f.Pass)[t].Cells[c].Column
		if n := len(out) - 1; n >= 0 && out[n].table == t && out[n].column == col && !differ(out[n].donor, m.Value.Donor) {
			if out[n].donor == nil {
				out[n].donor = m.Value.Donor
			}
			if len(out[n].parts) < mostParts {
				out[n].parts = append(out[n].parts, k)
				continue
			}
		}
		out = append(out, projectColumn{t, col, m.Value.Donor, []int{k}})
	}
	slices.SortStableFunc(out, func(a, b projectColumn) int { return a.parts[0] - b.parts[0] })
	return out
}

// listBehind are the first amounts of the items of the list behind amount k: its lead-in is
// the amount's own block, or one of the two behind it.
func (f *finder) listBehind(k int) (parts []int) {
	b := f.View.BlockAt(f.Tokens[f.Amounts[k].First].Start)
	if b < 0 {
		return nil
	}
	for b++; b < len(f.Doc.Blocks); b++ {
		first, end := f.TokensIn(f.View.Blocks[b])
		if end <= first {
			continue
		}
		if f.Doc.Blocks[b].Kind != document.Item {
			if len(parts) > 0 || !f.Is(end-1, ":") && f.Doc.Blocks[b].Kind != document.Paragraph {
				break
			}
			if f.Is(end-1, ":") {
				continue
			}
			break
		}
		a := fact.Since(f.Amounts, first)
		if a >= len(f.Amounts) || f.Amounts[a].First >= end || len(parts) == mostParts {
			return nil // an item without a sum
		}
		parts = append(parts, a)
	}
	return parts
}

// addUp reports whether amounts of one currency come to amount k, in the figures that it is
// told with: three at least, where it is rounded.
func (f *finder) addUp(k int, parts []int) bool {
	total := &f.Amounts[k].Value
	if len(parts) < 2 || total.Value == nil || total.Currency == nil {
		return false
	}
	sum := new(big.Rat)
	for _, p := range parts {
		v := &f.Amounts[p].Value
		x, ok := new(big.Rat).SetString(record.Or(v.Value, "-"))
		if !ok || v.Currency == nil || *v.Currency != *total.Currency {
			return false
		}
		sum.Add(sum, x)
	}
	t, ok := new(big.Rat).SetString(*total.Value)
	if !ok {
		return false
	}
	off := sum.Sub(sum, t)
	if off.Sign() == 0 {
		return true
	}
	whole, rest, _ := strings.Cut(*total.Value, ".")
	zeros := len(whole) - len(strings.TrimRight(whole, "0"))
	if rest != "" || len(whole)-zeros < 3 || zeros == 0 {
		return false
	}
	half := new(big.Rat).SetFrac(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil), big.NewInt(2))
	return off.Abs(off).Cmp(half) <= 0
}

// partsOfSum tells the parts of a told flow with its giver, kind and period, or adds these
// to what is told of them without a giver.
func (f *finder) partsOfSum(whole record.Contribution, parts []int) {
	for _, k := range parts {
		id := f.Amounts[k].ID
		at := -1
		if f.flowed[id] {
			at = slices.IndexFunc(f.out, func(m told) bool { return record.Or(m.Value.Amount, "") == id })
		}
		if at < 0 {
			v := record.Contribution{Amount: ptr(id), Flow: whole.Flow, Kind: whole.Kind}
			f.flowed[id] = true
			f.out = append(f.out, told{Value: v, At: f.Evidence(f.itemTo(k), inSum, fact.FarEvidence)})
			at = len(f.out) - 1
		}
		m := &f.out[at]
		if differ(m.Value.Donor, whole.Donor) {
			continue
		}
		if m.Value.Donor == nil {
			m.Value.Donor, m.Value.CoDonors = whole.Donor, whole.CoDonors
		}
		if whole.Kind == "grant" || whole.Kind == "loan" {
			m.Value.Kind = whole.Kind
		}
		if m.Value.Period == nil {
			m.Value.Period = whole.Period
		}
		if !slices.Contains(m.At.Doubts, fact.FarEvidence) {
			m.At.Doubts = append(slices.Clone(m.At.Doubts), fact.FarEvidence)
		}
	}
}

// itemTo is a list item from its first word to an amount in it.
func (f *finder) itemTo(k int) document.Span {
	end := f.Amounts[k].At.View
	if b := f.View.BlockAt(end.Start); b >= 0 {
		first, _ := f.TokensIn(f.View.Blocks[b])
		for first < f.Amounts[k].First && f.Kind(first) != segment.Word {
			first++
		}
		if end.End-f.Tokens[first].Start < 300 {
			end.Start = min(end.Start, f.Tokens[first].Start)
		}
	}
	return end
}
