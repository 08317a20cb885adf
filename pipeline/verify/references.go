package verify

import (
	"slices"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// references holds the foreign keys of a table to the rows that they lead to. All of them
// are read at once.
func (s *shape) references(tables map[string]*shape, t *tally) {
	var columns []string
	var keys []foreign
	for _, key := range s.info.ForeignKeys {
		to := tables[key.Table]
		if to == nil || !to.ready || !slices.Equal(key.References, to.info.PrimaryKey()) {
			continue // what it leads to can't be read, and was told of
		}
		f := foreign{ForeignKey: key, to: to}
		for _, name := range key.Columns {
			at := slices.Index(columns, name)
			if at < 0 {
				at = len(columns)
				columns = append(columns, name)
			}
			f.at = append(f.at, at)
		}
		keys = append(keys, f)
	}
	if len(keys) == 0 {
		return
	}
	k := s.v.key
	k.row = nil
	looked := 0
	cells := make([]cell, 0, 4)
	err := s.each(columns, func(file *manifest.Table, row []cell) error {
		for i := range keys {
			key := &keys[i]
			cells = cells[:0]
			for _, at := range key.at {
				cells = append(cells, row[at])
			}
			hash, whole := k.of(cells)
			if !whole {
				continue
			}
			if looked++; !key.to.keys.has(hash) {
				t.fail(tablesReferences, where{file.File, s.v.sheetOf(columns, row)}, "%s (%s) of %s leads to no row of %s",
					strings.Join(key.Columns, ", "), told(cells), s.info.Name, key.Table)
			}
		}
		return nil
	})
	t.looked(tablesReferences, looked)
	if err != nil {
		t.fail(tablesRows, where{}, "%v", err)
	}
}

// foreign is a foreign key, with where its columns are among those that are read.
type foreign struct {
	table.ForeignKey
	to *shape
	at []int
}
