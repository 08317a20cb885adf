package extractors_test

import (
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

// A malformed sum keeps no value; a total can speak for one of its candidates.
func TestTotalSupportsACandidateOfAMalformedSum(t *testing.T) {
	for name, c := range map[string]struct {
		text      string
		candidate string
	}{
		"two projects": {"The Trust Fund gives the Agency more than US$ 1.3 million for two projects.\n\n" +
			"Cold Stores for Small Ports (2021-2023)\n\nWith a contribution of US$ 846,200, the project built nine cold stores.\n\n" +
			"Net Menders' Schools (2022-2024)\n\nWith a contribution of US$ 512,00, the project trained net menders.\n", "512000"},
		"of which": {"Spain gave US$ 1,258,214, of which US$ 746,014 was for ports and US$ 512,20 for roads.", "512200"},
		"a column": {"Budget (US$)\n\nTown           Budget         Spent\nHarstad        846,200        120,000\n" +
			"Levanger       512,00         110,000\nTotal          1,358,200      230,000\n", "512000"},
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
			case a.Supported == nil:
			case a.Supported.Candidate != c.candidate || len(a.Supported.By) < 2 || !strings.Contains(a.Supported.Why, " + "):
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
	r := processed(t, "Norway has given UNICEF more than US$ 1.3 million for two projects.\n\n"+
		"Cold Stores for Small Ports (2021-2023)\n\nThanks to a contribution of US$ 846,200, the project built nine cold stores.\n\n"+
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

// A total of more years than its table tells holds those that it tells, and agrees.
func TestATotalSinceAYearHoldsTheYearsBesideIt(t *testing.T) {
	r := processed(t, "Contributions to the Fund (US$ thousand)\n\n"+
		"  Contributor         2019      2020      Total since 2014\n"+
		"  Norway              2,500     3,000     14,200\n"+
		"  Ireland               500       600      3,050\n")
	if got := strings.Join(sumsOf(r), "; "); got != "14,200 = 2,500 + 3,000; 3,050 = 500 + 600" {
		t.Errorf("the totals are %s", got)
	}
	if got := issuesOf(r, "amount.total"); len(got) > 0 {
		t.Errorf("issues: %v", got)
	}
}
