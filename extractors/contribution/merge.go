package contribution

import (
	"slices"
	"strings"

	"factsheet/extractors/internal/fact"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
	"factsheet/pipeline/wordset"
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
	case record.Or(a.Value.Amount, "") == record.Or(b.Value.Amount, "") && a.At.View == b.At.View:
		return !differ(a.Value.Donor, b.Value.Donor) && !differ(a.Value.Recipient, b.Value.Recipient) // else what each of several gives
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
	case f.inOtherWords(a, b):
		return true
	case inPlan(a) != inPlan(b) && agree(a.Value.Donor, b.Value.Donor):
		return true // the plan tells again what the text does
	case differ(a.Value.Donor, b.Value.Donor), digits(*f.amount(a).Value) < 3:
		return false
	}
	return record.Or(a.Value.Donor, "") == record.Or(b.Value.Donor, "") // no one gives 171 million twice
}

// inPlan reports whether a telling is a row of a financing plan.
func inPlan(m *extract.Mention[record.Contribution]) bool {
	return m.Value.Flow == fact.Budget && (m.At.Rule == inTable || m.At.Rule == fact.Payers)
}

// inOtherWords reports whether two tellings have one donor, recipient and sum, one period or
// project, and what the one says behind the sum, the other says too.
func (f *finder) inOtherWords(a, b *extract.Mention[record.Contribution]) bool {
	x, y := &a.Value, &b.Value
	if f.In(f.TokenAt(f.Amounts[f.byID[*y.Amount]].At.View.Start)-1, others) {
		return false
	}
	return agree(x.Donor, y.Donor) && agree(x.Recipient, y.Recipient) && (agree(x.Period, y.Period) || agree(x.Project, y.Project)) &&
		slices.Equal(x.CoDonors, y.CoDonors) && slices.Equal(x.CoRecipients, y.CoRecipients) &&
		(x.Flow == y.Flow || x.Flow == "unspecified" || y.Flow == "unspecified") && (f.saysAll(a, b) || f.saysAll(b, a))
}

// others stand before a sum that is beside one told before.
var others = wordset.Of("another", "further", "additional", "extra", "second", "more", "new")

// agree reports whether both are told, and are the same.
func agree(a, b *string) bool { return a != nil && b != nil && *a == *b }

// light are words of some length that don't tell what money is for.
var light = wordset.Fields(`about above across additional also amount approved assistance available been being between both committed contribution
	credit fund funded funding funds from given grant grants have help helping helps includes including into investment loan million more most
	over pays provided provides received some such support supported supporting supports than that their these they this those through total
	toward towards under upon were which while will with within would year years`)

// saysAll reports whether each word of weight behind the sum of a telling stands in the sentence
// of another. Names begin with a capital letter, and are held against one another apart.
func (f *finder) saysAll(a, b *extract.Mention[record.Contribution]) bool {
	end := f.Sentences[f.SentenceAt(a.At.View.Start)].Span.End
	other := f.Sentences[f.SentenceAt(b.At.View.Start)].Span.Of(f.View.Lower)
	for i := f.TokenAt(f.Amounts[f.byID[*a.Value.Amount]].At.View.End); i < len(f.Tokens) && f.Tokens[i].Start < end; i++ {
		w := f.Text(i)
		if len(w) > 3 && 'a' <= w[0] && w[0] <= 'z' && !f.In(i, light) && !strings.Contains(other, w) {
			return false
		}
	}
	return true
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
