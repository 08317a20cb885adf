package verify

import (
	"strconv"

	"factsheet/pipeline/manifest"
)

// ofBatch are the tables with a row a body or place of the batch, and the tables, with their
// columns, that tell what each sheet says of it.
var ofBatch = map[string]struct{ table, id string }{
	"partners": {"document_partners", "partner_id"},
	"places":   {"document_places", "place_id"},
}

// named is how many sheets name a body or place, and how often in all.
type named struct{ sheets, mentions int }

// batch holds the counts of a table of the batch to the rows of its sheets.
func (s *shape) batch(tables map[string]*shape, t *tally) {
	of, ok := ofBatch[s.info.Name]
	if !ok || tables[of.table] == nil || !tables[of.table].ready {
		return
	}
	k := s.v.key
	k.row = nil
	counts := map[uint64]named{}
	err := tables[of.table].each([]string{of.id, "mention_count"}, func(_ *manifest.Table, cells []cell) error {
		id, _ := k.of(cells[:1])
		n := counts[id]
		counts[id] = named{n.sheets + 1, n.mentions + number(cells[1])}
		return nil
	})
	if err == nil {
		err = s.each([]string{"id", "document_count", "mention_count"}, func(f *manifest.Table, cells []cell) error {
			t.looked(tablesBatch, 1)
			id, _ := k.of(cells[:1])
			says, has := named{number(cells[1]), number(cells[2])}, counts[id]
			if says != has {
				t.fail(tablesBatch, where{file: f.File}, "%s is said to be named by %d sheets, %d times in all; %s has it in %d, %d times",
					told(cells[:1]), says.sheets, says.mentions, of.table, has.sheets, has.mentions)
			}
			return nil
		})
	}
	if err != nil {
		t.fail(tablesRows, where{}, "%v", err)
	}
}

// number is a whole number; -1 for what is none.
func number(c cell) int {
	n, err := strconv.Atoi(string(c.text))
	if err != nil {
		return -1
	}
	return n
}
