package across_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
)

// coined is a batch of sheets of some 12 kB, each with thirty flows of twelve donors and six
// agreements. Every eighth is a new edition of the one before: other figures. On one
// template, half of each sheet's sentences are those of all.
func coined(n int, template bool) []*record.Record {
	r := rand.New(rand.NewPCG(1, 2))
	vocabulary := make([]string, 4000)
	for i := range vocabulary {
		b := make([]byte, 3+r.IntN(8))
		for k := range b {
			b[k] = byte('a' + r.IntN(26))
		}
		vocabulary[i] = string(b)
	}
	sentence := func() string {
		words := make([]string, 14)
		for i := range words {
			words[i] = vocabulary[r.IntN(len(vocabulary))]
		}
		return strings.Join(words, " ")
	}
	form := make([]string, 90)
	for i := range form {
		form[i] = sentence()
	}
	var out []*record.Record
	var last []string
	for i := range n {
		said := make([]string, 90)
		for k := range said {
			switch {
			case i%8 == 7:
				said[k] = last[k]
			case template && k%2 == 0:
				said[k] = form[k]
			default:
				said[k] = sentence()
			}
		}
		last = said
		out = append(out, coin(fmt.Sprintf("sheet %d", i), said, r))
	}
	return out
}

// coin is a sheet of sentences, every third of which tells a flow.
func coin(id string, said []string, r *rand.Rand) *record.Record {
	doc := record.ID("doc", id)
	out := &record.Record{Document: record.Document{ID: doc}}
	var b strings.Builder
	for i, s := range said {
		if i%3 > 0 {
			b.WriteString(s + ". ")
			continue
		}
		donor, sum := fmt.Sprintf("partner-%d", r.IntN(12)), fmt.Sprintf("%d", 1+r.IntN(60))
		quote := "US$ " + sum + " million"
		at := record.Span{Start: b.Len(), End: b.Len() + len(quote), Page: 1, Quote: quote}
		b.WriteString(quote + " " + s + ". ")
		amount := record.ID("amount", doc, fmt.Sprint(i))
		value := sum + "000000"
		out.Amounts = append(out.Amounts, record.Amount{
			Basis: record.Basis{ID: amount}, Span: at, Value: &value, Currency: text("USD"), Status: record.AmountOK, Qualifier: record.Exact,
		})
		told := []record.Mention{{Span: at}}
		out.Contributions = append(out.Contributions, record.Contribution{
			Basis: record.Basis{ID: record.ID("contribution", doc, fmt.Sprint(i))}, Donor: &donor, Recipient: text(fmt.Sprintf("partner-%d", r.IntN(40))),
			Amount: &amount, Kind: "grant", Flow: "commitment", Mentions: told,
		})
		if i%15 == 0 {
			date := fmt.Sprintf("20%02d-%02d", 10+r.IntN(14), 1+r.IntN(12))
			out.Agreements = append(out.Agreements, record.Agreement{
				Basis: record.Basis{ID: record.ID("agreement", doc, fmt.Sprint(i))}, Kind: "mou", Date: &date, Count: 1,
				Parties: []string{donor, fmt.Sprintf("partner-%d", 12+r.IntN(28))}, Mentions: told,
			})
		}
	}
	out.Text = b.String()
	out.Document.Characters = utf8.RuneCountInString(out.Text)
	return out
}

// What a sheet costs must not grow with the sheets before it: compare ns/sheet of the sizes.
func BenchmarkAdd(b *testing.B) {
	for _, template := range []bool{false, true} {
		for _, n := range []int{233, 2330} {
			name := "all different"
			if template {
				name = "one template"
			}
			sheets := coined(n, template)
			b.Run(fmt.Sprintf("%s, %d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				near := 0
				for b.Loop() {
					batch := across.New(&store{})
					near = 0
					for _, r := range sheets {
						r.Document.NearDuplicate = nil
						if _, err := batch.Add(r, nil); err != nil {
							b.Fatal(err)
						}
						if r.Document.NearDuplicate != nil {
							near++
						}
					}
				}
				if near < n/8 {
					b.Errorf("%d near duplicates of %d", near, n)
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/sheet")
			})
		}
	}
}
