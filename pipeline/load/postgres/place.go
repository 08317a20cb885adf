package postgres

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

const makeBook = `CREATE TABLE ` + book + ` (
  name text PRIMARY KEY,
  kind text NOT NULL,
  version integer NOT NULL,
  columns text[] NOT NULL,
  definition text NOT NULL
);
COMMENT ON TABLE ` + book + ` IS 'What ''factsheet load'' made in this schema, for the next load.'`

// prepare looks at what is in the schema, and makes or mends it so that every table can
// take its rows. Keys of new tables are put aside until the rows are in.
func (s *session) prepare(ctx context.Context, o Options) (err error) {
	dialect, err := ddl.Find("postgres")
	if err != nil {
		return err
	}
	if s.made, s.views, err = load.Definitions(dialect, s.out.Tables); err != nil {
		return err
	}
	found, err := s.query(ctx, "SELECT has_schema_privilege(oid, 'USAGE'), current_user FROM pg_namespace WHERE nspname = $1", s.schema)
	if err != nil {
		return err
	}
	if len(found) > 0 && found[0][0] != "t" { // the server would say that its tables are not there
		return fmt.Errorf("the role %s has no right to use the schema %s; its owner can grant it", found[0][1], s.schema)
	}
	if len(found) == 0 {
		if _, err := s.exec(ctx, "CREATE SCHEMA "+load.Quoted(s.schema)); err != nil {
			return err
		}
	}
	if _, err := s.exec(ctx, "SET LOCAL search_path TO "+load.Quoted(s.schema)); err != nil {
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
	for i := range s.out.Tables {
		t := &s.out.Tables[i]
		if stored := s.there[t.Name]; stored != nil {
			if err := s.mend(ctx, dialect, t, stored); err != nil {
				return err
			}
		}
	}
	s.fresh = map[string]bool{}
	for _, d := range s.made {
		if s.there[d.Name] == nil {
			s.fresh[d.Name] = true
			if _, err := s.exec(ctx, strings.Join(d.Statements, ";\n")); err != nil {
				return fmt.Errorf("the table %s can't be made: %w", d.Name, err)
			}
		}
	}
	return nil
}

// look finds the tables that are there.
func (s *session) look(ctx context.Context) error {
	s.there = map[string]*load.Stored{}
	columns, err := s.query(ctx, `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname, a.attnum`, s.schema)
	if err != nil {
		return err
	}
	for _, row := range columns {
		stored := s.there[row[0]]
		if stored == nil {
			stored = &load.Stored{}
			s.there[row[0]] = stored
		}
		stored.Columns = append(stored.Columns, load.StoredColumn{Name: row[1], Type: row[2], NotNull: row[3] == "t"})
	}
	if s.there[book] == nil {
		_, err := s.exec(ctx, makeBook)
		return err
	}
	noted, err := s.query(ctx, "SELECT name, version, array_to_string(columns, ' ') FROM "+book)
	if err != nil {
		return err
	}
	for _, row := range noted {
		if stored := s.there[row[0]]; stored != nil {
			stored.Noted(row[1], row[2])
		}
	}
	return nil
}

// drop removes what loads before made, and nothing else. What others made on top of it
// stands in the way, and PostgreSQL says what.
func (s *session) drop(ctx context.Context) error {
	noted, err := s.query(ctx, "SELECT kind, name FROM "+book+" ORDER BY kind DESC, name")
	if err != nil {
		return err
	}
	names := map[string][]string{}
	for _, row := range noted {
		if s.there[row[1]] != nil {
			names[row[0]] = append(names[row[0]], row[1])
			delete(s.there, row[1])
		}
	}
	for _, kind := range []string{"view", "table"} {
		if len(names[kind]) > 0 {
			if _, err := s.exec(ctx, "DROP "+kind+" "+load.QuotedList(names[kind])); err != nil {
				return err
			}
		}
	}
	_, err = s.exec(ctx, "DELETE FROM "+book)
	return err
}

// mend gives a stored table the columns that it lacks, with their keys, and what is told
// of it now.
func (s *session) mend(ctx context.Context, dialect *ddl.Dialect, t *load.Table, stored *load.Stored) error {
	missing, err := t.Missing(stored, "the schema "+s.schema, func(c *table.Column) string { return dialect.Type(c) })
	if err != nil {
		return err
	}
	for i := range missing {
		c := &missing[i]
		if _, err := s.exec(ctx, "ALTER TABLE "+load.Quoted(t.Name)+" ADD COLUMN "+load.Quoted(c.Name)+" "+dialect.Type(c)); err != nil {
			return err
		}
		s.result.Added = append(s.result.Added, t.Name+"."+c.Name)
		for _, k := range t.ForeignKeys {
			if !slices.Contains(k.Columns, c.Name) {
				continue
			}
			if _, err := s.exec(ctx, fmt.Sprintf("ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s) DEFERRABLE INITIALLY DEFERRED",
				load.Quoted(t.Name), load.QuotedList(k.Columns), load.Quoted(k.Table), load.QuotedList(k.References))); err != nil {
				return err
			}
		}
	}
	return nil
}

// note writes down what is in the schema now, and makes anew the views and what is told
// of tables where this program's are others than those that are there.
func (s *session) note(ctx context.Context) error {
	noted, err := s.query(ctx, "SELECT name, kind, definition FROM "+book)
	if err != nil {
		return err
	}
	before := map[string]string{}
	var gone []string
	for _, row := range noted {
		before[row[0]] = row[2]
		if row[1] == "view" && !slices.ContainsFunc(s.views, func(v load.Definition) bool { return v.Name == row[0] }) {
			gone = append(gone, row[0])
		}
	}
	for _, d := range s.made {
		if before[d.Name] == d.Hash() {
			continue
		}
		if !s.fresh[d.Name] { // its first statement makes the table, the others comment on it
			if _, err := s.exec(ctx, strings.Join(d.Statements[1:], ";\n")); err != nil {
				return err
			}
		}
		i := slices.IndexFunc(s.out.Tables, func(t load.Table) bool { return t.Name == d.Name })
		if err := s.write(ctx, &d, "table", s.out.Tables[i].Version, s.out.Tables[i].Info.Columns); err != nil {
			return err
		}
	}
	for _, name := range gone {
		if _, err := s.exec(ctx, "DROP VIEW IF EXISTS "+load.Quoted(name)+"; DELETE FROM "+book+" WHERE name = "+literal(name)); err != nil {
			return err
		}
	}
	for _, v := range s.views {
		stored := s.there[v.Name]
		if stored != nil && before[v.Name] == v.Hash() {
			continue
		}
		statements := strings.Join(v.Statements, ";\n")
		if stored != nil && stored.Ours { // columns may have changed, which no replacing allows
			statements = "DROP VIEW " + load.Quoted(v.Name) + ";\n" + statements
		}
		if _, err := s.exec(ctx, statements); err != nil {
			return fmt.Errorf("the view %s can't be made: %w", v.Name, err)
		}
		if err := s.write(ctx, &v, "view", 0, nil); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) write(ctx context.Context, d *load.Definition, kind string, version int, columns []table.Column) error {
	names := make([]string, len(columns))
	for i := range columns {
		names[i] = literal(columns[i].Name)
	}
	_, err := s.exec(ctx, fmt.Sprintf(`INSERT INTO %s VALUES (%s, '%s', %d, ARRAY[%s]::text[], '%s')
ON CONFLICT (name) DO UPDATE SET version = EXCLUDED.version, columns = EXCLUDED.columns, definition = EXCLUDED.definition`,
		book, literal(d.Name), kind, version, strings.Join(names, ", "), d.Hash()))
	return err
}
