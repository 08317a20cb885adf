package verify

import (
	"slices"
	"testing"

	"factsheet/pipeline/table"
)

// What is compared has to be there, and what is not compared has to be of the whole batch.
func TestEveryTableIsHeldToTheRecordsOrIsOfTheBatch(t *testing.T) {
	batch := []string{"partners", "partner_codes", "places", "conflicts"}
	for _, info := range table.All() {
		i := slices.IndexFunc(toldTables, func(x toldTable) bool { return x.name == info.Name })
		if (i < 0) != slices.Contains(batch, info.Name) {
			t.Errorf("%s is held to no record, and is not one of the batch's: add it to toldTables, or to these", info.Name)
		}
		if i < 0 {
			continue
		}
		for _, name := range append([]string{toldTables[i].document()}, toldTables[i].columns...) {
			if !slices.ContainsFunc(info.Columns, func(c table.Column) bool { return c.Name == name }) {
				t.Errorf("%s has no column %s", info.Name, name)
			}
		}
	}
}
