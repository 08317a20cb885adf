package ddl

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	server "factsheet/internal/postgres"
	"factsheet/pipeline/table"
)

func TestMain(m *testing.M) { os.Exit(server.Closing(m).Run()) }

// inPostgres is a database in which the script of tables and views was run.
func inPostgres(t *testing.T) *pgx.Conn {
	t.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(ctx) })
	if _, err := c.PgConn().Exec(ctx, script(t, &postgres)).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return c
}

// rows are all rows of a query, each scanned into a R by the names of its fields.
func rows[R any](t *testing.T, c *pgx.Conn, query string, arguments ...any) []R {
	t.Helper()
	found, err := c.Query(context.Background(), query, arguments...)
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(found, pgx.RowToStructByPos[R])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// PostgreSQL's catalogue tells every table, column, type, comment and key as it was meant.
func TestPostgresMakesTheTablesThatWereMeant(t *testing.T) {
	c := inPostgres(t)
	got := made{Tables: map[string]madeTable{}}
	for _, r := range rows[struct{ Name, Kind, Doc string }](t, c, `
		select relname, relkind::text, coalesce(obj_description(oid, 'pg_class'), '') from pg_class
		where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by relname`) {
		if r.Kind == "v" {
			got.Views = append(got.Views, r.Name)
		} else {
			got.Tables[r.Name] = madeTable{Doc: r.Doc, ForeignKeys: []table.ForeignKey{}}
		}
	}
	for _, r := range rows[struct {
		Table, Name, Type string
		Nullable          bool
		Doc               string
	}](t, c, `
		select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull, coalesce(col_description(c.oid, a.attnum), '')
		from pg_attribute a join pg_class c on c.oid = a.attrelid
		where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 order by c.relname, a.attnum`) {
		if r.Doc == "" {
			got.Bare++
		}
		if m, ok := got.Tables[r.Table]; ok {
			m.Columns = append(m.Columns, madeColumn{r.Name, r.Type, r.Nullable, r.Doc})
			got.Tables[r.Table] = m
		}
	}
	for _, r := range rows[struct {
		Table, Kind string
		Columns     []string
		To          string
		References  []string
		Deferred    bool
	}](t, c, `
		select conrelid::regclass::text, contype::text,
			(select array_agg(a.attname::text order by k.place) from unnest(conkey) with ordinality k(number, place)
			 join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number),
			case when confrelid = 0 then '' else confrelid::regclass::text end,
			coalesce((select array_agg(a.attname::text order by k.place) from unnest(confkey) with ordinality k(number, place)
			 join pg_attribute a on a.attrelid = confrelid and a.attnum = k.number), '{}'),
			condeferrable and condeferred
		from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'f') order by oid`) {
		m := got.Tables[r.Table]
		if r.Kind == "p" {
			m.Key = r.Columns
		} else {
			m.ForeignKeys = append(m.ForeignKeys, table.ForeignKey{Columns: r.Columns, Table: r.To, References: r.References})
			if !r.Deferred {
				t.Errorf("%s: the key %v is checked at once", r.Table, r.Columns)
			}
		}
		got.Tables[r.Table] = m
	}
	if diff := cmp.Diff(wanted("postgres"), got); diff != "" {
		t.Errorf("(-meant +made)\n%s", diff)
	}
}

// The server's own list of words, which may be newer than ours, reserves no name.
func TestPostgresReservesNoNameOfOurs(t *testing.T) {
	c := inPostgres(t)
	var names []string
	for _, info := range table.All() {
		names = append(names, info.Name)
		for _, column := range info.Columns {
			names = append(names, column.Name)
		}
	}
	type word struct{ Word string }
	if got := rows[word](t, c, "select word from pg_get_keywords() where catcode in ('R', 'T') and word = any($1)", names); len(got) > 0 {
		t.Errorf("reserved are %v", got)
	}
	if all := rows[word](t, c, "select word from pg_get_keywords() where catcode in ('R', 'T')"); !slices.Contains(all, word{"select"}) {
		t.Error("the server reserves nothing")
	}
}
