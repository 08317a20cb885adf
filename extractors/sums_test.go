package extractors_test

import (
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/record"
)

// sumsOf are a record's totals as 'TOTAL = PART + PART', in the sheet's words.
func sumsOf(r *record.Record) []string {
	quotes := map[string]string{}
	for i := range r.Amounts {
		quotes[r.Amounts[i].ID] = strings.Join(strings.Fields(r.Amounts[i].Quote), " ")
	}
	out := []string{}
	for i := range r.Amounts {
		if ids := r.Amounts[i].TotalOf; len(ids) > 0 {
			var parts []string
			for _, id := range ids {
				parts = append(parts, quotes[id])
			}
			out = append(out, quotes[r.Amounts[i].ID]+" = "+strings.Join(parts, " + "))
		}
	}
	return out
}

// issuesOf are the messages of a rule.
func issuesOf(r *record.Record, rule string) []string {
	out := []string{}
	for i := range r.Issues {
		if r.Issues[i].Rule == rule {
			out = append(out, r.Issues[i].Message)
		}
	}
	return out
}

func processed(t *testing.T, text string) *record.Record {
	t.Helper()
	return newPipeline(t).Process(input("sheet", []byte(text)))
}

const townTable = `Spending by town (EUR)

Town                 2022           2023           Total
Harstad              1,250,000      1,400,000      2,650,000
Levanger             980,000        1,120,000      2,100,000
Mosjøen              310,000        275,000        585,000
`

// Where money is told in parts, the total holds them.
func TestTotalsHoldTheirParts(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"of which":                      {"Iceland gave EUR 10 million to the Fund, of which EUR 6 million went to ports and EUR 4 million to roads.", []string{"EUR 10 million = EUR 6 million + EUR 4 million"}},
		"of which, in part":             {"The credit of EUR 95 million, of which EUR 70 million are grants, was signed in May.", []string{"EUR 95 million = EUR 70 million"}},
		"comprising":                    {"The Bank approved a package of US$ 30 million, comprising a loan of US$ 22 million and a grant of US$ 8 million.", []string{"US$ 30 million = US$ 22 million + US$ 8 million"}},
		"including":                     {"Norway paid NOK 120 million in 2021, including NOK 35 million for schools.", []string{"NOK 120 million = NOK 35 million"}},
		"a colon":                       {"The budget is a total of US$ 5 million: US$ 3.2 million for wells, US$ 1.1 million for pumps and US$ 0.7 million for training.", []string{"US$ 5 million = US$ 3.2 million + US$ 1.1 million + US$ 0.7 million"}},
		"the total last":                {"Japan gave US$ 3 million for clinics and US$ 4.5 million for roads, for a total of US$ 7.5 million.", []string{"US$ 7.5 million = US$ 3 million + US$ 4.5 million"}},
		"the next sentence":             {"The Agency has granted US$ 1.8 billion for bridges. This includes US$ 1.6 billion by formula and US$ 176.3 million for repairs.", []string{"US$ 1.8 billion = US$ 1.6 billion + US$ 176.3 million"}},
		"of this amount":                {"Sweden pledged SEK 60 million for the basin. Of this amount, SEK 20 million is for dams.", []string{"SEK 60 million = SEK 20 million"}},
		"told again":                    {"The utility will spend $300 million on fish. Of this $300 million, $100 million goes to tribes and $200 million to hatcheries.", []string{"$300 million = $300 million", "$300 million = $100 million + $200 million"}},
		"an outer list":                 {"It paid $88 million for arms, $36 million for schools, including $7 million for girls, and $39 million for food.", []string{"$36 million = $7 million"}},
		"rounded":                       {"It cost about US$ 1.2 million, of which US$ 746,014 was paid by Spain and US$ 431,210 by Chile.", []string{"US$ 1.2 million = US$ 746,014 + US$ 431,210"}},
		"brackets":                      {"The Fund held $25 million (2023: $24 million), including $13.9 million for leave.", []string{"$25 million = $13.9 million"}},
		"a list":                        {"Norway will give NOK 90 million as follows:\n\n- NOK 50 million for ferries\n- NOK 30 million for quays\n- NOK 10 million for study\n", []string{"NOK 90 million = NOK 50 million + NOK 30 million + NOK 10 million"}},
		"grants in a list":              {"The trust announced three grants totalling US$ 9 million.\n\nThe grants:\n\n- Reef Watch - US$ 4 million\n- Tern Island Club - US$ 3 million\n- Sea School - US$ 2 million\n", []string{"US$ 9 million = US$ 4 million + US$ 3 million + US$ 2 million"}},
		"agreements, and a part of all": {"The Union and Ghana signed three agreements for a total of EUR 90 million, of which EUR 70 million are grants.\n\n1. Safe Ports (EUR 50 million). It pays for quays.\n\n2. Safe Rivers (EUR 18 million). It pays for dams.\n\n3. Safe Roads (EUR 22 million). It pays for bridges.\n", []string{"EUR 90 million = EUR 70 million + EUR 50 million + EUR 18 million + EUR 22 million"}},
		"names in brackets":             {"Total project cost: US$ 60 million (AfDB: US$ 41 million; BOAD: US$ 16 million; Government of Mali: US$ 3 million)\n", []string{"US$ 60 million = US$ 41 million + US$ 16 million + US$ 3 million"}},
		"in total":                      {"The Board approved a US$ 25 million loan and a US$ 5 million grant, US$ 30 million in total.", []string{"US$ 30 million = US$ 25 million + US$ 5 million"}},
		"bringing it to":                {"Japan contributed US$ 2.5 million in 2021 and US$ 3.5 million in 2022, bringing its total support to US$ 6 million.", []string{"US$ 6 million = US$ 2.5 million + US$ 3.5 million"}},
		"labels":                        {"Funding\n\nTotal budget: EUR 24 million\nNorway: EUR 14 million\nSweden: EUR 10 million\n", []string{"EUR 24 million = EUR 14 million + EUR 10 million"}},
		"the total under a list":        {"Support by partner\n\n- Norway: NOK 40 million for ferries\n- Iceland: NOK 25 million for quays\n- Denmark: NOK 15 million for study\n\nTotal: NOK 80 million\n", []string{"NOK 80 million = NOK 40 million + NOK 25 million + NOK 15 million"}},
		"a label over a list":           {"Budget: US$ 9 million\n\n- Water points – US$ 5 million\n- Training – US$ 3 million\n- Management – US$ 1 million\n\nThe work began in May and went on for a year without a break.\n", []string{"US$ 9 million = US$ 5 million + US$ 3 million + US$ 1 million"}},
		"labels of other things":        {"Total budget: EUR 24 million\nLargest grant: EUR 4 million\nSmallest grant: EUR 1 million\n", []string{}},
		"other currency":                {"The Bank lent EUR 10 million, of which US$ 6 million was paid in May.", []string{}},
		"a rate":                        {"The plan costs $35 million, including $10 per pupil.", []string{}},
		"a rise":                        {"The budget provides $7 billion, $2 billion over 2023 levels, including $6 billion for roads.", []string{}},
		"two sums side by side":         {"Japan gave US$ 3 million and Chile gave US$ 4 million.", []string{}},
		"no sum of the rest":            {"Sales were $80 million in 2020, $30 million in 2021 and $20 million in 2022.", []string{}},
		"rows and columns": {townTable + "Total                2,540,000      2,795,000      5,335,000\n", []string{
			"2,650,000 = 1,250,000 + 1,400,000", "2,100,000 = 980,000 + 1,120,000", "585,000 = 310,000 + 275,000",
			"2,540,000 = 1,250,000 + 980,000 + 310,000", "2,795,000 = 1,400,000 + 1,120,000 + 275,000", "5,335,000 = 2,650,000 + 2,100,000 + 585,000 + 2,540,000 + 2,795,000",
		}},
		"a column and the text": {"Norway's core contributions came to US$ 7.2 million between 2019 and 2021.\n\nPayments (US$)\n\nYear     Core           Earmarked\n2019     2,300,000      1,100,000\n2020     2,400,000      1,700,000\n2021     2,510,000      1,000,000\n", []string{
			"US$ 7.2 million = 2,300,000 + 2,400,000 + 2,510,000",
		}},
	} {
		r := processed(t, c.text)
		if got := sumsOf(r); !slices.Equal(got, c.want) {
			t.Errorf("%s: the sums are\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		if got := issuesOf(r, "amount.total"); len(got) > 0 {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Where they disagree, an issue says so, with the sums.
func TestTotalsThatDisagreeAreShown(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // of each issue
	}{
		"more than the total": {"Iceland gave EUR 10 million to the Fund, of which EUR 6 million went to ports and EUR 5 million to roads.", []string{`"EUR 10 million" has parts that come to more in the sentence: 6,000,000 + 5,000,000 = 11,000,000`}},
		"less, of a whole":    {"The Bank approved a package of US$ 30.0 million, comprising a loan of US$ 20.0 million and a grant of US$ 8.0 million.", []string{`"US$ 30.0 million" has parts that come to less`}},
		"a column": {townTable + "Total                2,540,000      2,895,000      5,435,000\n", []string{
			`"2,895,000" has parts that come to less in the table's column "2023": 1,400,000 + 1,120,000 + 275,000 = 2,795,000`, `"5,435,000" has parts that come to less`,
		}},
		"less, of some":       {"Iceland gave EUR 10 million to the Fund, of which EUR 6 million went to ports.", nil},
		"rounded":             {"Iceland gave EUR 10 million to the Fund, of which EUR 6.3 million went to ports and EUR 4.1 million to roads.", nil},
		"a loose word":        {"Iceland gave nearly EUR 10 million to the Fund, of which EUR 5.4 million went to ports and EUR 4.1 million to roads.", nil},
		"a selection":         {"Top donors (EUR)\n\nDonor          2022           2023\nNorway         2,000,000      3,000,000\nIceland        1,000,000      1,500,000\nTotal          9,000,000      8,000,000\n", nil},
		"two currencies":      {"Budget\n\nDonor          Sum\nNorway         NOK 20 million\nIceland        EUR 1 million\nTotal          EUR 9 million\n", nil},
		"including, and more": {"It gave $10 million for schools, including $6 million for roofs and $7 million for roads.", nil},
	} {
		r := processed(t, c.text)
		got := issuesOf(r, "amount.total")
		if len(got) != len(c.want) {
			t.Errorf("%s: %d issues, want %d: %s", name, len(got), len(c.want), got)
			continue
		}
		for i, want := range c.want {
			if !strings.HasPrefix(got[i], want) {
				t.Errorf("%s: the issue is\n%s\nwant\n%s", name, got[i], want)
			}
		}
	}
}

// A malformed sum keeps no value; a total can speak for one of its candidates.
func TestTotalSupportsACandidateOfAMalformedSum(t *testing.T) {
	for name, c := range map[string]struct {
		text      string
		candidate string
	}{
		"two projects": {"The Trust Fund gives the Agency more than US$ 1.3 million for two projects.\n\nCold Stores for Small Ports (2021-2023)\n\nWith a contribution of US$ 846,200, the project built nine cold stores.\n\nNet Menders' Schools (2022-2024)\n\nWith a contribution of US$ 512,00, the project trained net menders.\n", "512000"},
		"of which":     {"Spain gave US$ 1,258,214, of which US$ 746,014 was for ports and US$ 512,20 for roads.", "512200"},
		"a column":     {"Budget (US$)\n\nTown           Budget         Spent\nHarstad        846,200        120,000\nLevanger       512,00         110,000\nTotal          1,358,200      230,000\n", "512000"},
		"neither fits": {"Spain gave US$ 2,000,000, of which US$ 746,014 was for ports and US$ 512,20 for roads.", ""},
	} {
		r := processed(t, c.text)
		found := 0
		for i := range r.Amounts {
			a := &r.Amounts[i]
			if a.Status != record.AmountMalformed {
				continue
			}
			found++
			switch {
			case a.Value != nil:
				t.Errorf("%s: the value is %s", name, *a.Value)
			case c.candidate == "" && a.Supported != nil, c.candidate != "" && a.Supported == nil:
				t.Errorf("%s: supported is %+v", name, a.Supported)
			case a.Supported != nil && (a.Supported.Candidate != c.candidate || len(a.Supported.By) < 2 || !strings.Contains(a.Supported.Why, " + ")):
				t.Errorf("%s: supported is %+v", name, *a.Supported)
			}
		}
		if found != 1 {
			t.Errorf("%s: %d malformed amounts", name, found)
		}
		if got := len(issuesOf(r, "amount.supported")); got != min(1, len(c.candidate)) {
			t.Errorf("%s: %d issues", name, got)
		}
	}
}

func TestContributionsOfAPartAreToldAsPart(t *testing.T) {
	r := processed(t, "Norway has given UNICEF more than US$ 1.3 million for two projects.\n\nCold Stores for Small Ports (2021-2023)\n\nThanks to a contribution of US$ 846,200, the project built nine cold stores.\n\n"+
		"Net Menders' Schools (2022-2024)\n\nThanks to a contribution of US$ 512,400, the project trained net menders.\n")
	whole := map[string]bool{}
	parts := 0
	for i := range r.Contributions {
		c := &r.Contributions[i]
		if c.PartOf != nil {
			parts++
			whole[*c.PartOf] = true
		}
	}
	if len(r.Contributions) != 3 || parts != 2 || len(whole) != 1 {
		t.Errorf("of %d contributions %d are parts of %d", len(r.Contributions), parts, len(whole))
	}
}
