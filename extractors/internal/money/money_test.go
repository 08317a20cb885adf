package money

import (
	"slices"
	"testing"

	"factsheet/extractors/extracttest"
)

func TestEveryCurrencyHasItsName(t *testing.T) {
	for _, c := range []struct{ name, code string }{
		{"USD", "USD"}, {"US$", "USD"}, {"A$", "AUD"}, {"HK$", "HKD"}, {"R$", "BRL"}, {"kwanza", "AOA"}, {"naira", "NGN"},
		{"special drawing rights", "XDR"}, {"SDR", "XDR"}, {"XDR", "XDR"}, {"markka", "FIM"}, {"renminbi", "CNY"}, {"ZWG", "ZWG"},
		{"XCG", "XCG"}, {"VED", "VED"}, {"SLE", "SLE"}, {"ITL", "ITL"}, {"PHP", "PHP"}, {"₹", "INR"}, {"GH₵", "GHS"}, {"tenge", "KZT"},
	} {
		e, end := At(extracttest.NewPass(t, c.name, ""), 0)
		if e == nil || e.Term == nil || !slices.Equal(e.Term.Codes, []string{c.code}) || end == 0 {
			t.Errorf("%s: %+v", c.name, e)
		}
	}
}

func TestSharedNamesKeepEveryCurrency(t *testing.T) {
	for name, least := range map[string]int{"dollars": 20, "$": 25, "pounds": 8, "francs": 10, "pesos": 6, "rupees": 6, "kroner": 2, "shillings": 4, "cents": 15} {
		e, _ := At(extracttest.NewPass(t, name, ""), 0)
		if e == nil || e.Term == nil || len(e.Term.Codes) < least {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func TestCodesOfTheTableAreISO(t *testing.T) {
	for _, r := range rows() {
		if len(r.code) != 3 || !IsCode(r.code) {
			t.Errorf("%q is no code", r.code)
		}
	}
	for _, c := range []string{"ALL", "FIM", "XDR", "ZWL", "CHE"} {
		if !IsCode(c) {
			t.Errorf("%s is not known", c)
		}
	}
	if IsCode("UNO") {
		t.Error("UNO is taken for a code")
	}
}

func TestScaledCodes(t *testing.T) {
	for word, want := range map[string]int{"MEUR": 6, "MUSD": 6, "kUSD": 3, "TEUR": 3, "USDm": 6, "EURbn": 9, "mSEK": 6} {
		if _, power, ok := Scaled(word); !ok || power != want {
			t.Errorf("%s: %d %v", word, power, ok)
		}
	}
	if _, _, ok := Scaled("MALL"); ok {
		t.Error("MALL is taken for millions of lek")
	}
}
