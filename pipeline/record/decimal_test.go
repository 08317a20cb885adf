package record_test

import (
	"testing"

	"factsheet/pipeline/record"
)

func TestHundredthsAreExactOrRefused(t *testing.T) {
	for value, want := range map[string]int64{
		"0": 0, "1": 100, "746014": 74601400, "1.5": 150, "1.50": 150, "1.5000": 150, "-3.07": -307, "0.01": 1,
		"9999999999999999.99": 999999999999999999, "-9999999999999999.99": -999999999999999999, "007": 700,
	} {
		if got, ok := record.Hundredths(value); !ok || got != want {
			t.Errorf("%q is %d hundredths (%v), want %d", value, got, ok, want)
		}
	}
	for _, value := range []string{
		"", "-", ".", "1.", ".5", "1.234", "0.001", "10000000000000000", "99999999999999999999999999", "1e5", "1,000", "+1", " 1", "NaN", "１",
	} {
		if got, ok := record.Hundredths(value); ok {
			t.Errorf("%q is taken for %d hundredths; it can't be stored", value, got)
		}
	}
}
