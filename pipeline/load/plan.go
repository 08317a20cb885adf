package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factsheet/pipeline/ddl"
	"factsheet/pipeline/table"
)

// Definition is a table or view as SQL.
type Definition struct {
	Name       string
	Statements []string
}

// Hash tells whether a definition is another than before.
func (d *Definition) Hash() string {
	sum := sha256.Sum256([]byte(strings.Join(d.Statements, ";\n")))
	return hex.EncodeToString(sum[:16])
}

// Definitions are the tables of a dialect in an order in which they can be made, each with
// what is told about it, and its views.
func Definitions(d *ddl.Dialect, tables []Table) (made, views []Definition, err error) {
	list := make([]table.Info, len(tables))
	for i := range tables {
		list[i] = tables[i].Info
	}
	statements, err := d.Tables(list)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range statements {
		if rest, ok := strings.CutPrefix(s, "CREATE TABLE "); ok {
			name, _, _ := strings.Cut(rest, " ")
			made = append(made, Definition{Name: name})
		}
		made[len(made)-1].Statements = append(made[len(made)-1].Statements, s)
	}
	for _, v := range table.Views() {
		views = append(views, Definition{v.Name, d.Views([]table.View{v})})
	}
	return made, views, nil
}

// Stored is what a database tells of a table that is there.
type Stored struct {
	Ours    bool // an earlier load made it
	Version int
	Known   []string // the columns that the program had which loaded it last
	Columns []StoredColumn
}

// Noted tells of a table or view what an earlier load wrote down of it.
func (s *Stored) Noted(version, columns string) {
	s.Ours, s.Known = true, strings.Fields(columns)
	s.Version, _ = strconv.Atoi(version)
}

// StoredColumn is a column that is there.
type StoredColumn struct {
	Name, Type string
	NotNull    bool
}

// Missing are the columns that a stored table lacks and can be given; typed is what the
// database calls a column's type. An error says why the table can't be loaded into.
func (t *Table) Missing(s *Stored, place string, typed func(c *table.Column) string) ([]table.Column, error) {
	fail := func(why string, args ...any) error {
		return &FormError{place, t.Name, s.Ours, fmt.Sprintf(why, args...)}
	}
	if s.Ours && s.Version != t.Version {
		return nil, fail("in version %d, and this program's is version %d", s.Version, t.Version)
	}
	var missing []table.Column
	for i := range t.Columns {
		c := &t.Columns[i]
		k := slices.IndexFunc(s.Columns, func(o StoredColumn) bool { return o.Name == c.Name })
		switch {
		case k < 0 && c.Nullable && s.Ours:
			missing = append(missing, *c)
		case k < 0:
			return nil, fail("without the column %s", c.Name)
		case !strings.EqualFold(s.Columns[k].Type, typed(c)):
			return nil, fail("its column %s is %s, and this program's %s", c.Name, s.Columns[k].Type, typed(c))
		case s.Columns[k].NotNull == c.Nullable:
			return nil, fail("of its column %s null says otherwise than this program's", c.Name)
		}
	}
	for _, name := range s.Known {
		if t.Place(name) < 0 {
			return nil, fail("with the column %s, which a newer program loaded and this one does not know", name)
		}
	}
	return missing, nil
}
