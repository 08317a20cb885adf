package amount

import (
	"slices"
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/pipeline/record"
)

// render writes an amount as the corpus does: '5000000 USD', '5..10 EUR over',
// 'malformed 373|373000 USD'; '?' is an unsettled currency.
func render(a record.Amount) string {
	var b strings.Builder
	switch {
	case a.Status == record.AmountMalformed:
		b.WriteString("malformed " + strings.Join(a.Candidates, "|"))
	case a.Low != nil:
		b.WriteString(*a.Low + ".." + *a.High)
	default:
		b.WriteString(*a.Value)
	}
	if a.Currency != nil {
		b.WriteString(" " + *a.Currency)
	} else {
		b.WriteString(" ?")
	}
	if a.Qualifier != record.Exact {
		b.WriteString(" " + a.Qualifier)
	}
	return b.String()
}

func TestCorpus(t *testing.T) { extracttest.Run(t, Extractor, render) }

func TestDoubtsOfCurrency(t *testing.T) {
	for _, c := range []struct{ claim, text, currency, doubt string }{
		{"a bare sign among US$ is assumed", "China gave US$ 5 million and $ 746,014 to China.", "USD", "currency_assumed"},
		{"a sheet of the United States needs no assumption", "The United States and the U.S. Agency gave, with U.S. help, $5 million.", "USD", ""},
		{"a unit line declares the dollars", "Revenue\n(In millions of United States dollars)\n\nTotal revenue decreased to $103 million in the year.", "USD", ""},
		{"dollars of nobody are assumed to be of the United States", "The fund gave $5 million to farmers.", "USD", "currency_assumed"},
		{"an Australian sheet writes its own dollars", "Australia and Australian farmers in Australia got $5 million.", "AUD", "currency_assumed"},
		{
			"a sheet that writes its country's dollars in full means them by the bare sign, whoever gets them",
			"The Embassy of New Zealand gave NZD 80,000. New Zealand paid $5 million to UNICEF and UNDP, which thank UNICEF.",
			"NZD", "currency_assumed",
		},
		{
			"a sheet all about a country with dollars of its own is none of the United Nations' kind",
			"Canada and Canadian firms in Canada gave $5 million to UNICEF and UNDP.", "CAD", "currency_assumed",
		},
		{"the United Nations write $ for United States dollars, by custom", "The United Nations and UNDP gave $5 million to Ghana.", "USD", "currency_assumed"},
		{"a bank's dollars in a country with its own", "The ADB and the World Bank will lend Fiji $5 million. Fiji and the ADB sign.", "USD", "currency_assumed"},
		{"a bank's dollars in a country without", "The ADB and the World Bank will lend Nepal $5 million, said the ADB.", "USD", "currency_assumed"},
		{
			"a sheet that names a country of dollars more than the United Nations", "Jamaica and Jamaican schools in Jamaica got $5 million. UNICEF and UNDP helped.",
			"USD", "currency_assumed",
		},
		{"cents are of the sheet's euros", "They gave EUR 5 to each. Later 50 cents more.", "EUR", "currency_assumed"},
		{
			"a Canadian sheet that names the United States writes its own dollars", "Canada and Canadian firms in Canada, with " +
				"Canada's banks, gave $5 million and the U.S. gave nothing.", "CAD", "currency_assumed",
		},
		{"C$ is Nicaragua's in a sheet of it", "Nicaragua and Nicaraguan farmers got C$5 million.", "NIO", "currency_assumed"},
		{"C$ is Canada's elsewhere", "The farmers got C$5 million.", "CAD", ""},
		{"a plain pound sign is sterling", "The farmers got £5 million.", "GBP", ""},
		{"a pound sign in a sheet of Egypt", "Egypt and Egyptian farmers got £5 million.", "EGP", "currency_assumed"},
		{
			"US$ and $ mixed in a sheet of the United Nations", "The ILO and the United Nations, with the United States and the " +
				"U.S. Department, gave US$ 5 million, US$ 6 million and $7 million. The ILO met UNDP.", "USD", "currency_assumed",
		},
		{"francs of nobody stay unsettled", "The fund gave 5 million francs.", "", "currency_unknown"},
		{"pounds of nobody stay unsettled", "The fund gave 5 million pounds to schools.", "", "currency_unknown"},
		{"yen or yuan by the country", "In Japan and for Japanese firms ¥5 million was paid.", "JPY", ""},
		{"yuan by the country", "In China and for Chinese firms ¥5 million was paid.", "CNY", ""},
		{"a yen sign of nobody stays unsettled", "It cost ¥5 million.", "", "currency_unknown"},
		{"shillings by the country", "Uganda said that Ugandan farmers got 5 million shillings.", "UGX", ""},
		{"a list shares its last scale", "The banks gave US$5, US$10 and US$20 million.", "USD", "scale_inherited"},
	} {
		t.Run(c.claim, func(t *testing.T) {
			found := Extractor.From(extracttest.Pass(t, c.text, "", Extractor))
			for _, m := range found {
				if strings.HasPrefix(m.At.Quote, "US$ ") || m.At.Quote == "EUR 5" || m.At.Quote == "NZD 80,000" {
					continue
				}
				if record.Or(m.Value.Currency, "-") != c.currency && (c.currency != "" || m.Value.Currency != nil) {
					t.Errorf("%q: currency %s, want %s", m.At.Quote, record.Or(m.Value.Currency, "-"), c.currency)
				}
				if c.doubt != "" && !slices.Contains(m.At.Doubts, c.doubt) && m.At.Quote != "US$20 million" || c.doubt == "" && len(m.At.Doubts) > 0 {
					t.Errorf("%q: doubts %v, want %s", m.At.Quote, m.At.Doubts, c.doubt)
				}
			}
			if len(found) == 0 {
				t.Error("nothing found")
			}
		})
	}
}
