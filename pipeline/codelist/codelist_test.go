package codelist

import (
	"encoding/csv"
	"os"
	"regexp"
	"testing"
)

func TestCountriesHaveTheirCodes(t *testing.T) {
	form := regexp.MustCompile(`^[A-Z]{2} [A-Z]{3} [0-9]{3}$`)
	seen := map[string]bool{}
	for _, c := range Countries() {
		if codes := c.Alpha2 + " " + c.Alpha3 + " " + c.M49; !form.MatchString(codes) && c.Alpha2 != "XK" {
			t.Errorf("%s has the codes %q", c.Name, codes)
		}
		for _, code := range []string{c.Alpha2, c.Alpha3, c.M49} {
			if seen[code] && code != "" {
				t.Errorf("%s has the code %s, which another has", c.Name, code)
			}
			seen[code] = true
		}
	}
	if c := ByAlpha2("ZM"); c == nil || c.Alpha3 != "ZMB" || c.M49 != "894" {
		t.Errorf("ZM is %+v", c)
	}
	if ByAlpha2("ZZ") != nil {
		t.Error("ZZ is a country")
	}
}

// Each code is on IATI's own list.
func TestCodesAreIATIs(t *testing.T) {
	const file = "../../../shared/data/iati-FinanceType.tsv"
	f, err := os.Open(file)
	if os.IsNotExist(err) {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not here, and CI needs it", file)
		}
		t.Skipf("%s is not here", file)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, row := range rows {
		names[row[0]] = row[1]
	}
	for kind, want := range map[string]string{"grant": "Standard grant", "loan": "Standard loan", "project": ""} {
		if got := names[FinanceType(kind)]; got != want {
			t.Errorf("%s is %q, want %q", kind, got, want)
		}
	}
	for flow, want := range map[string]string{"pledge": "12", "commitment": "2", "disbursement": "3", "budget": "", "unspecified": ""} {
		if got := TransactionType(flow); got != want {
			t.Errorf("%s is %q, want %q", flow, got, want)
		}
	}
}
