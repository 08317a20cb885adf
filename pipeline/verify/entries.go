package verify

import (
	"slices"

	"factsheet/pipeline/manifest"
)

// entries holds the rows of each sheet to what its record tells.
func (s *shape) entries(t *tally) {
	n := slices.IndexFunc(toldTables, func(x toldTable) bool { return x.name == s.info.Name })
	if n < 0 || !slices.ContainsFunc(s.v.digests, func(d []digest) bool { return d != nil }) {
		return
	}
	of := &toldTables[n]
	columns := append([]string{of.document()}, of.columns...)
	found := make([]digest, len(s.v.digests))
	k := s.v.key
	k.row = nil
	err := s.each(columns, func(f *manifest.Table, cells []cell) error {
		i, ok := s.v.sheets[string(cells[0].text)]
		if !ok {
			t.fail(tablesRecords, where{file: f.File}, "a row of %s is of %s, which is no sheet of the run", s.info.Name, told(cells[:1]))
			return nil
		}
		hash, _ := k.of(cells[1:])
		found[i].add(hash)
		return nil
	})
	if err != nil {
		t.fail(tablesRows, where{}, "%v", err)
		return
	}
	file := s.files[0].File
	if len(s.files) > 1 {
		file = ""
	}
	for i, d := range s.v.digests {
		if d == nil {
			continue
		}
		t.looked(tablesRecords, d[n].rows)
		at := where{file, s.v.m.Inputs[i].Source}
		switch {
		case found[i].rows != d[n].rows:
			t.fail(tablesRecords, at, "%s has %d rows of the sheet, and its record tells of %d", s.info.Name, found[i].rows, d[n].rows)
		case found[i].sum != d[n].sum:
			t.fail(tablesRecords, at, "the rows of %s do not say what the sheet's record says", s.info.Name)
		}
	}
}
