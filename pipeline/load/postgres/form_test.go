package postgres_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgconn"

	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/load/postgres"
)

func TestColumnThatCameIsAdded(t *testing.T) {
	d := open(t)
	out := loadtest.Output(t, loadtest.Sheet(1, "one"))
	d.load(out)
	before := d.rows()
	// As a program would have left it that had no amount_value_text and no same_as yet.
	d.ask(`ALTER TABLE amounts DROP COLUMN amount_value_text CASCADE; ALTER TABLE contributions DROP COLUMN same_as CASCADE;
UPDATE factsheet_load SET columns = array_remove(array_remove(columns, 'amount_value_text'), 'same_as'), definition = 'older'`)
	r := d.load(out)
	if !slices.Equal(r.Added, []string{"amounts.amount_value_text", "contributions.same_as"}) {
		t.Errorf("the columns that were added are %q", r.Added)
	}
	values := []string{"5200000", "9999999999999999.99", "null"}
	if got := d.ask("SELECT amount_value_text FROM amounts ORDER BY 1"); !slices.Equal(got, values) {
		t.Errorf("the new column holds %q", got)
	}
	keys := d.ask(`SELECT count(*) FROM pg_constraint
WHERE conrelid = 'contributions'::regclass AND pg_get_constraintdef(oid) LIKE '%same_as)%'`)
	if keys[0] != "1" {
		t.Errorf("the new column has %s keys", keys)
	}
	if len(d.rows()) != len(before) {
		t.Error("there are other rows than before")
	}
	if r := d.load(out); r.Sum().Changed() || len(r.Added) > 0 {
		t.Errorf("the load after it came to %+v", r)
	}
}

func TestATableThatCannotBeMadeIsNamed(t *testing.T) {
	d := open(t)
	d.ask("CREATE SCHEMA factsheet; CREATE TYPE factsheet.amounts AS (one integer)")
	_, err := postgres.Load(t.Context(), d.dsn, opened(t, loadtest.Output(t)), postgres.Options{Schema: "factsheet"})
	if e, ok := errors.AsType[*pgconn.PgError](err); !ok || !strings.Contains(err.Error(), "the table amounts can't be made: ") ||
		!strings.Contains(err.Error(), "already exists") || strings.Count(err.Error(), e.Code) != 1 {
		t.Errorf("the error is %v", err)
	}
}

func TestRecreateMakesAnewWhatLoadsMadeAndNothingElse(t *testing.T) {
	d := open(t)
	out := loadtest.Output(t, loadtest.Sheet(1, "one"))
	d.load(out)
	d.ask("CREATE TABLE factsheet.mine AS SELECT 1 AS one; UPDATE factsheet_load SET version = 99 WHERE kind = 'table'")
	recreate := postgres.Options{Schema: "factsheet", Recreate: true}
	if _, err := postgres.Load(t.Context(), d.dsn, opened(t, out), recreate); err != nil {
		t.Fatal(err)
	}
	if got := d.ask("SELECT one FROM mine"); got[0] != "1" {
		t.Errorf("a table of somebody else holds %s", got)
	}
	d.ask("CREATE VIEW factsheet.ours AS SELECT count(*) FROM amounts")
	before := d.rows("ctid", "xmin")
	_, err := postgres.Load(t.Context(), d.dsn, opened(t, out), recreate)
	if err == nil || !strings.Contains(err.Error(), "view ours depends on table amounts") {
		t.Errorf("the error is %v", err)
	}
	if err != nil && (strings.Contains(err.Error(), "CASCADE") || !strings.Contains(err.Error(), "drop it or move it first")) {
		t.Errorf("the error advises otherwise: %v", err)
	}
	if diff := cmp.Diff(before, d.rows("ctid", "xmin")); diff != "" {
		t.Errorf("something changed all the same (-before +after)\n%s", diff)
	}
}

func TestSchemaOfSomebodyElseIsLeftAlone(t *testing.T) {
	d := open(t)
	d.ask(`CREATE SCHEMA factsheet; CREATE TABLE factsheet.documents (id text PRIMARY KEY, drawer integer);
INSERT INTO factsheet.documents VALUES ('a', 1)`)
	for _, o := range []postgres.Options{{Schema: "factsheet"}, {Schema: "factsheet", Recreate: true}} {
		_, err := postgres.Load(t.Context(), d.dsn, opened(t, loadtest.Output(t, loadtest.Sheet(1, "one"))), o)
		if err == nil || !strings.Contains(err.Error(), "a table documents which no load made") {
			t.Errorf("the error is %v", err)
		}
	}
	if got := d.ask("SELECT * FROM factsheet.documents"); !slices.Equal(got, []string{"a|1"}) {
		t.Errorf("the table holds %q", got)
	}
}

func TestRoleWithoutRightsOnTheSchemaIsTold(t *testing.T) {
	d := open(t)
	out := loadtest.Output(t, loadtest.Sheet(1, "one"))
	d.load(out)
	d.ask(`CREATE ROLE clerk`)
	defer d.ask(`DROP ROLE clerk`)
	t.Setenv("PGOPTIONS", "-c role=clerk")
	_, err := postgres.Load(t.Context(), d.dsn, opened(t, out), postgres.Options{Schema: "factsheet"})
	if err == nil || !strings.Contains(err.Error(), "the role clerk has no right to use the schema factsheet") {
		t.Errorf("the error is %v", err)
	}
}

func TestSchemaMayHaveAnyName(t *testing.T) {
	d := open(t)
	out := opened(t, loadtest.Output(t, loadtest.Sheet(1, "one")))
	for range 2 {
		if _, err := postgres.Load(t.Context(), d.dsn, out, postgres.Options{Schema: `Wéek "12"\; DROP`}); err != nil {
			t.Fatal(err)
		}
	}
	if got := d.ask(`SELECT count(*) FROM "Wéek ""12""\; DROP".documents`); got[0] != "1" {
		t.Errorf("%s sheets are there", got)
	}
}
