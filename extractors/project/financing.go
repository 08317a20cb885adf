package project

import (
	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/document"
	"factsheet/pipeline/wordset"
)

// financed are the words of headings over a body's part in a project: 'GCF financing',
// 'EBRD Finance Summary'.
var financed = wordset.Fields(`financing finance summary funding contribution loan grant credit investment support`)

// financing gives the one project of a sheet those who pay for it by the sheet's financing
// plan, a body and its sum a line, and by headings over a body's part.
func (f *finder) financing() {
	if len(f.out) != 1 {
		return
	}
	v := &f.out[0].Value
	none := len(v.Funding) == 0
	for _, w := range f.Flows() {
		if none && w.Rule == fact.Payers {
			v.Funding = union(v.Funding, f.IDs(w.Donors))
		}
	}
	for b := range f.Doc.Blocks {
		if k := f.Doc.Blocks[b].Kind; k != document.Heading && k != document.Caption || f.View.Blocks[b].Len() > 60 {
			continue
		}
		first, end := f.TokensIn(f.View.Blocks[b])
		k, only := f.bodysPart(first, end)
		if a := fact.Since(f.Amounts, end); only && a < len(f.Amounts) && f.Amounts[a].First < end+30 {
			v.Funding = union(v.Funding, f.IDs([]int{k}))
		}
	}
}

// bodysPart reports whether a heading is over a body's part in a project, and the body.
func (f *finder) bodysPart(first, end int) (k int, ok bool) {
	k = f.PartnerAt(first)
	if k < 0 || f.Partners[k].Value.Weak || f.Partners[k].End >= end {
		return k, false
	}
	for i := f.Partners[k].End; i < end; i++ {
		if !financed.Has(f.Lower(i)) {
			return k, false
		}
	}
	return k, true
}
