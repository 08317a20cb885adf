package contribution

import (
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// merge makes two tellings of one flow one entry (see same). The first's id is given to
// the later.
func (f *finder) merge() {
	type sum struct{ value, currency string }
	told := map[sum][]int{}
	for i := range f.out {
		m := &f.out[i]
		m.ID = record.SpanID("contribution", f.ID, m.At.Span.Start, m.At.Span.End, key(m.Value))
		x := f.amount(m)
		if x == nil || x.Value == nil {
			continue
		}
		of := sum{*x.Value, record.Or(x.Currency, "")}
		for _, j := range told[of] {
			if f.same(&f.out[j], m) {
				m.ID = f.out[j].ID
				break
			}
		}
		if len(told[of]) < 8 {
			told[of] = append(told[of], i)
		}
	}
}

// same reports whether two tellings of one sum, in their order, are one flow: no one's name
// in the one stands against the other, they stand in sentences of their own, and the sum
// is such as no one gives twice, or the first is the sheet's title.
func (f *finder) same(a, b *extract.Mention[record.Contribution]) bool {
	switch {
	case record.Or(a.Value.Amount, "") == record.Or(b.Value.Amount, ""):
		return true // two rules read one sum
	case a.At.Rule == inTable && b.At.Rule == inTable:
		return false // what is promised and what is paid, or two rows
	case differ(a.Value.Period, b.Value.Period), differ(a.Value.Recipient, b.Value.Recipient):
		return false
	case (a.At.Rule == fact.InPart || b.At.Rule == fact.InPart) && record.Or(a.Value.Recipient, "") != record.Or(b.Value.Recipient, ""):
		return false // a part of one sum, and another sum
	case f.SentenceAt(a.At.View.Start) == f.SentenceAt(b.At.View.Start):
		return false // '$2 million in 2019 and $2 million in 2020'
	case f.inTitle(a) && !f.inTitle(b):
		return !differ(a.Value.Donor, b.Value.Donor) || f.ofOneState(*a.Value.Donor, *b.Value.Donor)
	case differ(a.Value.Donor, b.Value.Donor), digits(*f.amount(a).Value) < 3:
		return false
	}
	return record.Or(a.Value.Donor, "") == record.Or(b.Value.Donor, "") // no one gives 171 million twice
}

// differ reports whether both are told, and are not the same.
func differ(a, b *string) bool { return a != nil && b != nil && *a != *b }

// inTitle reports whether a telling stands in the sheet's first block, which is a title:
// others follow it, and it ends as no sentence does.
func (f *finder) inTitle(m *extract.Mention[record.Contribution]) bool {
	if len(f.View.Blocks) < 2 || m.At.View.Start >= f.View.Blocks[0].End {
		return false
	}
	return !strings.HasSuffix(strings.TrimSpace(f.View.Blocks[0].Of(f.View.Text)), ".")
}

// ofOneState reports whether two donors are bodies of one government: a title names the
// country, the text its agency.
func (f *finder) ofOneState(a, b string) bool {
	x, y := f.Body(a), f.Body(b)
	return x != nil && y != nil && x.Country != "" && x.Country == y.Country
}

// digits counts the significant digits of a sum.
func digits(value string) int {
	value = strings.Trim(strings.ReplaceAll(strings.TrimRight(value, "0"), ".", ""), "0")
	return len(value)
}

// amount is a contribution's sum.
func (f *finder) amount(m *extract.Mention[record.Contribution]) *record.Amount {
	if m.Value.Amount == nil {
		return nil
	}
	if k, ok := f.byID[*m.Value.Amount]; ok {
		return &f.Amounts[k].Value
	}
	return nil
}
