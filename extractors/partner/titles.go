package partner

import (
	"slices"
	"sort"

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

// side is the country that the head of the column around token i names: of two parties'
// bodies, those under 'Indian side'. It is empty where the head names none or several.
func (s *sheet) side(i int) string {
	if s.sides != nil {
		return s.sides[i]
	}
	s.sides = map[int]string{}
	tables := table.Of(s.Pass)
	for t := range tables {
		heads := map[int]string{}
		for column := range tables[t].Columns {
			for _, head := range tables[t].Heads(column) {
				for _, p := range head.Parts {
					s.sideOf(heads, column, p)
				}
			}
		}
		if len(heads) == 0 {
			continue
		}
		for k := range tables[t].Cells {
			c := &tables[t].Cells[k]
			if code := heads[c.Column]; code != "" && code != "?" && c.Columns == 1 && c.Row >= tables[t].Table.Heads {
				for _, p := range c.Parts {
					for j := p.First; j < p.End; j++ {
						s.sides[j] = code
					}
				}
			}
		}
	}
	return s.sides[i]
}

// sideOf notes the country that a part of a column's head names; '?' where there are two.
func (s *sheet) sideOf(heads map[int]string, column int, p table.Range) {
	found := s.lands.Found
	from := sort.Search(len(found), func(k int) bool { return found[k].First >= p.First })
	for _, f := range found[from:] {
		if f.First >= p.End {
			break
		}
		if code := f.Country.Alpha2; heads[column] == "" || heads[column] == code {
			heads[column] = code
		} else {
			heads[column] = "?"
		}
	}
}
