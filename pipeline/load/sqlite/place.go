package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/ddl"
	"factsheet/pipeline/load"
	"factsheet/pipeline/table"
)

// book is the table in which a load writes down what it made.
const book = "factsheet_load"

const makeBook = `CREATE TABLE ` + book + ` ( -- what 'factsheet load' made in this file, for the next load
  name TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  columns TEXT NOT NULL,
  definition TEXT NOT NULL
)`

// prepare looks at what is in the file, and makes or mends it so that every table can take
// its rows.
func (s *session) prepare(ctx context.Context, o Options) error {
	dialect, err := ddl.Find("sqlite")
	if err != nil {
		return err
	}
	if s.made, s.views, err = load.Definitions(dialect, s.out.Tables); err != nil {
		return err
	}
	if err := s.look(ctx); err != nil {
		return err
	}
	if o.Recreate {
		if err := s.drop(ctx); err != nil {
			return err
		}
	}
	for i := range s.made {
		d := &s.made[i]
		t := s.table(d.Name)
		stored := s.there[d.Name]
		if stored == nil {
			s.fresh[d.Name] = true
			if err := s.make(ctx, d); err != nil {
				return err
			}
			continue
		}
		missing, err := t.Missing(stored, s.file, func(c *table.Column) string { return dialect.Type(c) })
		if err != nil {
			return err
		}
		for _, c := range missing {
			s.result.Added = append(s.result.Added, t.Name+"."+c.Name)
		}
		if s.noted[d.Name] != d.Hash() {
			if err := s.remake(ctx, d, stored); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *session) table(name string) *load.Table {
	return &s.out.Tables[slices.IndexFunc(s.out.Tables, func(t load.Table) bool { return t.Name == name })]
}

// look finds the tables and views that are there.
func (s *session) look(ctx context.Context) error {
	s.there, s.noted = map[string]*load.Stored{}, map[string]string{}
	names, err := s.query(ctx, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
	if err != nil {
		return err
	}
	for _, row := range names {
		s.there[row[0]] = &load.Stored{}
	}
	for i := range s.out.Tables { // of others' tables and views there may be that SQLite can't open
		name := s.out.Tables[i].Name
		if s.there[name] == nil {
			continue
		}
		columns, err := s.query(ctx, `SELECT name, type, "notnull" FROM pragma_table_info(?) ORDER BY cid`, name)
		if err != nil {
			return err
		}
		for _, row := range columns {
			s.there[name].Columns = append(s.there[name].Columns, load.StoredColumn{Name: row[0], Type: row[1], NotNull: row[2] == "1"})
		}
	}
	if s.there[book] == nil {
		if err := s.exec(ctx, makeBook); err != nil {
			return err
		}
	}
	if s.sound, err = s.soundViews(ctx); err != nil {
		return err
	}
	if err := s.lookAtKeys(ctx); err != nil {
		return err
	}
	noted, err := s.query(ctx, "SELECT name, version, columns, definition FROM "+book)
	if err != nil {
		return err
	}
	for _, row := range noted {
		s.noted[row[0]] = row[3]
		if stored := s.there[row[0]]; stored != nil {
			stored.Noted(row[1], row[2])
		}
	}
	return nil
}

// drop removes what loads before made, and nothing else: what others put on it is put back
// in the end.
func (s *session) drop(ctx context.Context) error {
	noted, err := s.query(ctx, "SELECT kind, name FROM "+book+" ORDER BY kind DESC, name")
	if err != nil {
		return err
	}
	for _, row := range noted {
		if s.there[row[1]] == nil {
			continue
		}
		if err := s.setAside(ctx, row[1]); err != nil {
			return err
		}
		if err := s.exec(ctx, "DROP "+row[0]+" "+load.Quoted(row[1])); err != nil {
			return err
		}
		delete(s.there, row[1])
	}
	s.noted = map[string]string{}
	return s.exec(ctx, "DELETE FROM "+book)
}

func (s *session) make(ctx context.Context, d *load.Definition) error {
	for _, statement := range d.Statements {
		if err := s.exec(ctx, statement); err != nil {
			return fmt.Errorf("%s can't be made: %w", d.Name, err)
		}
	}
	return nil
}

// remake makes a table anew as this program has it, with its rows and with what others put
// on it. SQLite has no other way to add a column with a key of several, and keeps what is
// told of a table in the statement that made it.
func (s *session) remake(ctx context.Context, d *load.Definition, stored *load.Stored) error {
	others, err := s.othersOn(ctx, d.Name)
	if err != nil {
		return err
	}
	var names []string
	for _, c := range stored.Columns {
		if s.table(d.Name).Place(c.Name) < 0 {
			return fmt.Errorf("the table %s has a column %q that is not of this program, and would be lost where the table is made anew; "+
				"move it to a table of your own, and load again", d.Name, c.Name)
		}
		names = append(names, c.Name)
	}
	kept, all := "temp."+load.Quoted("factsheet_kept_"+d.Name), load.QuotedList(names)
	for _, statement := range []string{
		"CREATE TEMPORARY TABLE " + strings.TrimPrefix(kept, "temp.") + " AS SELECT " + all + " FROM main." + load.Quoted(d.Name),
		"DROP TABLE main." + load.Quoted(d.Name),
	} {
		if err := s.exec(ctx, statement); err != nil {
			return err
		}
	}
	if err := s.make(ctx, d); err != nil {
		return err
	}
	if err := s.exec(ctx, "INSERT INTO main."+load.Quoted(d.Name)+" ("+all+") SELECT "+all+" FROM "+kept); err != nil {
		return err
	}
	if err := s.putBack(ctx, others); err != nil {
		return err
	}
	return s.exec(ctx, "DROP TABLE "+kept)
}

// note writes down what is in the file now, and makes anew the views that are others.
func (s *session) note(ctx context.Context) error {
	for i := range s.made {
		d := &s.made[i]
		if s.noted[d.Name] == d.Hash() && !s.fresh[d.Name] {
			continue
		}
		t := s.table(d.Name)
		names := make([]string, len(t.Columns))
		for k := range t.Columns {
			names[k] = t.Columns[k].Name
		}
		if err := s.write(ctx, d, "table", t.Version, names); err != nil {
			return err
		}
	}
	gone, err := s.query(ctx, "SELECT name FROM "+book+" WHERE kind = 'view'")
	if err != nil {
		return err
	}
	for _, row := range gone {
		if slices.ContainsFunc(s.views, func(v load.Definition) bool { return v.Name == row[0] }) {
			continue
		}
		if _, err := s.conn.ExecContext(ctx, "DELETE FROM "+book+" WHERE name = ?", row[0]); err != nil {
			return err
		}
		if err := s.exec(ctx, "DROP VIEW IF EXISTS "+load.Quoted(row[0])); err != nil {
			return err
		}
	}
	for i := range s.views {
		v := &s.views[i]
		stored := s.there[v.Name]
		if stored != nil && s.noted[v.Name] == v.Hash() {
			continue
		}
		if stored != nil && !stored.Ours {
			return &load.FormError{Place: s.file, Table: v.Name, Why: "factsheet's is a view"}
		}
		if err := s.setAside(ctx, v.Name); err != nil { // its statements drop the one that is there
			return err
		}
		if err := s.make(ctx, v); err != nil {
			return err
		}
		if err := s.write(ctx, v, "view", 0, nil); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) write(ctx context.Context, d *load.Definition, kind string, version int, columns []string) error {
	_, err := s.conn.ExecContext(ctx, "INSERT OR REPLACE INTO "+book+" VALUES (?, ?, ?, ?, ?)",
		d.Name, kind, version, strings.Join(columns, " "), d.Hash())
	return err
}
