package selftest_test

import (
	"slices"
	"testing"

	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/selftest"
)

func TestPropertiesOfARecordAloneAreTriedByTheirNames(t *testing.T) {
	names := []string{"span.quotes", "id.unique", "link.exists", "link.no_circle", "list.sorted", "table.grid", "amount.honest", "date.honest"}
	known := selftest.Properties()
	r := loadtest.Sheet(1, "own")
	r.Dates[0].Quote = "not there"
	r.Quantities[0].ID = r.Dates[0].ID
	results := selftest.OfRecord(r, names...)
	for i, got := range results {
		if got.ID != names[i] || !slices.ContainsFunc(known, func(p selftest.Property) bool { return p.ID == got.ID }) {
			t.Errorf("result %d is of %q, want %q", i, got.ID, names[i])
		}
	}
	if len(results) != len(names) || results[0].Held() || results[1].Held() || !results[2].Held() || results[0].Looked < 8 {
		t.Errorf("it found %+v", results)
	}
}
