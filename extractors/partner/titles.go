package partner

import (
	"slices"

	"factsheet/extractors/internal/table"
)

// dropTitles takes off the names that fill a cell in a column of project titles: 'Grid
// Skills Academy' under 'Project' is what is funded, and no body for its last word.
func (s *sheet) dropTitles() {
	titles := map[int]int{} // the end of a title's cell by its first token
	tables := table.Of(s.Pass)
	for i := range tables {
		t := &tables[i]
		columns, body := t.Projects(s.Pass)
		for k := range t.Cells {
			c := &t.Cells[k]
			if col, ok := columns[c.Column]; ok && col == table.Title && c.Row >= body {
				for _, p := range c.Parts {
					titles[p.First] = p.End
				}
			}
		}
	}
	if len(titles) == 0 {
		return
	}
	s.finds = slices.DeleteFunc(s.finds, func(f find) bool {
		end, ok := titles[f.first]
		return ok && end == f.last && f.rule == "partner.named" && !f.listed
	})
}
