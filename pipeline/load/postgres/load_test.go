package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5/pgconn"

	server "factsheet/internal/postgres"
	"factsheet/pipeline/load"
	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/load/postgres"
)

func TestMain(m *testing.M) { os.Exit(server.Closing(m).Run()) }

// database is a database with a connection to look at it.
type database struct {
	t    *testing.T
	dsn  string
	conn *pgconn.PgConn
}

func open(t *testing.T) *database {
	t.Helper()
	dsn := server.Database(t)
	conn, err := pgconn.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	d := &database{t, dsn, conn}
	d.ask("SET search_path TO factsheet")
	return d
}

// ask gives the rows of a query, their columns joined by '|'.
func (d *database) ask(sql string) []string {
	d.t.Helper()
	results, err := d.conn.Exec(d.t.Context(), sql).ReadAll()
	if err != nil {
		d.t.Fatalf("%s: %v", sql, err)
	}
	var out []string
	for _, row := range results[len(results)-1].Rows {
		out = append(out, string(joined(row)))
	}
	return out
}

func joined(row [][]byte) (out []byte) {
	for i, v := range row {
		if i > 0 {
			out = append(out, '|')
		}
		if v == nil {
			v = []byte("null")
		}
		out = append(out, v...)
	}
	return out
}

func opened(t testing.TB, dir string) *load.Output {
	t.Helper()
	o, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func (d *database) load(dir string) *load.Result {
	d.t.Helper()
	r, err := postgres.Load(d.t.Context(), d.dsn, opened(d.t, dir), postgres.Options{Schema: "factsheet"})
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// rows are every row of every table, each behind the system columns that are asked for.
func (d *database) rows(system ...string) []string {
	d.t.Helper()
	var out []string
	for _, name := range d.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'factsheet' ORDER BY 1") {
		for _, row := range d.ask("SELECT " + strings.Join(append(system, "t::text"), ", ") + " FROM " + name + " t ORDER BY t::text") {
			out = append(out, name+" "+row)
		}
	}
	return out
}

func TestSecondLoadTouchesNoRow(t *testing.T) {
	d := open(t)
	out := loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"))
	if r := d.load(out); r.Sum().Inserted != r.Sum().Rows || r.Sum().Rows < 30 {
		t.Fatalf("the first load came to %+v", r.Sum())
	}
	before := d.rows("ctid", "xmin", "xmax")
	if r := d.load(out); r.Sum().Changed() {
		t.Errorf("the second load came to %+v", r.Sum())
	}
	if diff := cmp.Diff(before, d.rows("ctid", "xmin", "xmax")); diff != "" {
		t.Errorf("the second load changed rows (-before +after)\n%s", diff)
	}
}

func TestValuesComeBackToTheLetter(t *testing.T) {
	d := open(t)
	sheet := loadtest.Sheet(1, "one")
	r := d.load(loadtest.Output(t, sheet))
	if want := strings.ReplaceAll(sheet.Text, "\x00", "\uFFFD"); d.ask("SELECT text FROM documents")[0] != want {
		t.Errorf("the text is %q, want %q", d.ask("SELECT text FROM documents"), want)
	}
	if r.Replaced == 0 {
		t.Error("nothing is told of the NUL that the text has")
	}
	got := d.ask("SELECT amount_value, amount_value_text, candidates FROM amounts ORDER BY span_start")
	want := []string{"5200000.00|5200000|{}", "null|null|{373.00,373000}", "9999999999999999.99|9999999999999999.99|{}"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the amounts are others (-want +got)\n%s", diff)
	}
	got = d.ask(`SELECT array_to_json(doubts) FROM amounts WHERE amount_value IS NOT NULL LIMIT 1`)
	if got[0] != `["a\"b","c,d","\\","{}","NULL",""]` {
		t.Errorf("the list is %s", got)
	}
	if got := d.ask("SELECT quantity_value FROM quantities"); got[0] != "-12.5000" {
		t.Errorf("the quantity is %s", got)
	}
}

func TestChangedRunLoadsToWhatAFreshLoadMakes(t *testing.T) {
	d := open(t)
	d.load(loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"), loadtest.Sheet(3, "three")))
	changed := loadtest.Sheet(3, "three")
	changed.Document.Source = "sheets/moved.txt"
	changed.Unread = nil
	after := loadtest.Output(t, loadtest.Sheet(1, "one"), changed, loadtest.Sheet(4, "four"))
	r := d.load(after)
	if r.Sum().Inserted == 0 || r.Sum().Updated == 0 || r.Sum().Deleted == 0 {
		t.Errorf("the load came to %+v", r.Sum())
	}
	again := open(t)
	again.load(after)
	if diff := cmp.Diff(again.rows(), d.rows()); diff != "" {
		t.Errorf("the tables are not those of a fresh load (-fresh +changed)\n%s", diff)
	}
	sources := []string{"sheets/0001.txt", "sheets/0004.txt", "sheets/moved.txt"}
	if got := d.ask("SELECT source FROM documents ORDER BY 1"); !slices.Equal(got, sources) {
		t.Errorf("the sheets are %q", got)
	}
}

func TestKeysHoldAndCommentsAndViewsAreThere(t *testing.T) {
	d := open(t)
	d.load(loadtest.Output(t, loadtest.Sheet(1, "one")))
	if got := d.ask("SELECT count(*) FROM contributions_flat"); got[0] != "1" {
		t.Errorf("the view has %s rows", got)
	}
	lax := d.ask(`SELECT conname FROM pg_constraint
WHERE contype = 'f' AND NOT (condeferred AND convalidated) AND connamespace = 'factsheet'::regnamespace`)
	if len(lax) > 0 {
		t.Errorf("the foreign keys %q are not checked when a transaction ends", lax)
	}
	none := d.ask(`SELECT relname, attname FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0
WHERE relnamespace = 'factsheet'::regnamespace AND relkind IN ('r', 'v') AND relname <> 'factsheet_load'
AND col_description(c.oid, attnum) IS NULL`)
	if len(none) > 0 {
		t.Errorf("no comment tells of %q", none)
	}
	_, err := d.conn.Exec(t.Context(), "UPDATE contributions SET donor_id = 'partner-none'").ReadAll()
	if err == nil || !strings.Contains(err.Error(), "foreign key") {
		t.Errorf("a key that leads nowhere is taken: %v", err)
	}
}

func TestFailingLoadLeavesAllAsItWas(t *testing.T) {
	d := open(t)
	d.load(loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two")))
	other := loadtest.Output(t, loadtest.Sheet(2, "two"), loadtest.Sheet(3, "three"))
	for name, c := range map[string]struct{ break_, mend, want string }{
		"a row that violates a check": {
			"ALTER TABLE documents ADD CONSTRAINT small CHECK (title <> 'three') NOT VALID",
			"ALTER TABLE documents DROP CONSTRAINT small", "table documents, sheet sheets/0003.txt: ",
		},
		"a key of another's that stops a deletion": {
			`CREATE TABLE factsheet.notes (id text REFERENCES documents DEFERRABLE INITIALLY DEFERRED);
INSERT INTO notes SELECT id FROM documents WHERE source LIKE '%1.txt'`,
			"DROP TABLE notes", "is still referenced from table \"notes\"",
		},
		"a column that became another": {
			"ALTER TABLE quantities RENAME COLUMN unit TO unit_name", "ALTER TABLE quantities RENAME COLUMN unit_name TO unit",
			"the table quantities, but without the column unit; --recreate drops",
		},
		"a version that is another": {
			"UPDATE factsheet_load SET version = version + 40 WHERE name = 'dates'",
			"UPDATE factsheet_load SET version = version - 40 WHERE name = 'dates'",
			"the table dates, but in version 4",
		},
		"a column of a newer program": {
			"UPDATE factsheet_load SET columns = array_append(columns, 'colour') WHERE name = 'dates'",
			"UPDATE factsheet_load SET columns = array_remove(columns, 'colour') WHERE name = 'dates'",
			"with the column colour, which a newer program loaded",
		},
	} {
		d.ask(c.break_)
		before := d.rows("ctid", "xmin")
		_, err := postgres.Load(t.Context(), d.dsn, opened(t, other), postgres.Options{Schema: "factsheet"})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q in it", name, err, c.want)
		}
		if diff := cmp.Diff(before, d.rows("ctid", "xmin")); diff != "" {
			t.Errorf("%s: the failing load changed something (-before +after)\n%s", name, diff)
		}
		d.ask(c.mend)
	}
}

func TestFailingFirstLoadLeavesNoSchema(t *testing.T) {
	d := open(t)
	o := opened(t, loadtest.Output(t, loadtest.Sheet(1, "one")))
	o.Tables[len(o.Tables)-1].Rows++ // which the last file has not
	_, err := postgres.Load(t.Context(), d.dsn, o, postgres.Options{Schema: "factsheet"})
	if err == nil || !strings.Contains(err.Error(), "table issues: ") {
		t.Errorf("the error is %v", err)
	}
	if got := d.ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'factsheet'"); got[0] != "0" {
		t.Error("the schema stays")
	}
}

func TestTwoLoadsOfOneSchemaWaitForEachOther(t *testing.T) {
	d := open(t)
	out := loadtest.Output(t, loadtest.Sheet(1, "one"))
	d.ask("BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('factsheet load factsheet', 0))")
	_, err := postgres.Load(t.Context(), d.dsn, opened(t, out), postgres.Options{Schema: "factsheet", NoWait: true})
	if !errors.Is(err, postgres.ErrBusy) {
		t.Errorf("the error is %v", err)
	}
	waits, ended := make(chan bool), make(chan error)
	go func() {
		o := postgres.Options{Schema: "factsheet", Waiting: func() { close(waits) }}
		_, err := postgres.Load(context.Background(), d.dsn, opened(t, out), o)
		ended <- err
	}()
	<-waits
	select {
	case err := <-ended:
		t.Fatalf("the second load did not wait: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	d.ask("COMMIT")
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestCancelledLoadRollsBack(t *testing.T) {
	d := open(t)
	d.load(loadtest.Output(t, loadtest.Sheet(1, "one")))
	before := d.rows("ctid", "xmin")
	// The load comes to a table that somebody holds, and is cancelled there.
	d.ask("BEGIN; LOCK TABLE mentions IN SHARE MODE")
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	began := time.Now()
	_, err := postgres.Load(ctx, d.dsn, opened(t, loadtest.Output(t, loadtest.Sheet(2, "two"))), postgres.Options{Schema: "factsheet"})
	if err == nil || time.Since(began) > 5*time.Second {
		t.Errorf("the load ended with %v after %v", err, time.Since(began))
	}
	d.ask("COMMIT")
	if diff := cmp.Diff(before, d.rows("ctid", "xmin")); diff != "" {
		t.Errorf("the cancelled load changed something (-before +after)\n%s", diff)
	}
	const left = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'factsheet load' AND datname = current_database()"
	for began := time.Now(); d.ask(left)[0] != "0"; time.Sleep(20 * time.Millisecond) {
		if time.Since(began) > 10*time.Second {
			t.Fatal("a connection of the load is left")
		}
	}
}

func TestNoErrorTellsThePassword(t *testing.T) {
	out := opened(t, loadtest.Output(t, loadtest.Sheet(1, "one")))
	for _, dsn := range []string{
		"postgres://user:s3cr%65t-word@127.0.0.1:1/none?connect_timeout=2",
		"postgres://user:s3cret-word@127.0.0.1:1/none?sslmode=s3cret-word",
		"postgres://user:s3cret-word@host:port/none",
		"postgres://user:s3cret-word/x@host/none",
		"postgres://user:s3cret-word%zz@host/none",
		"postgres://127.0.0.1:1/none?password=s3cret-word&sslmode=odd",
		"host=127.0.0.1 port=1 password=s3cret-word sslmode=odd",
		"host=127.0.0.1 port='1 password=s3cret-word",
		"postgres://user:s3cret-word@host\x00/none",
	} {
		_, err := postgres.Load(t.Context(), dsn, out, postgres.Options{Schema: "factsheet"})
		if err == nil || strings.Contains(fmt.Sprintf("%+v", err), "cret-word") || strings.Contains(err.Error(), "s3cr%65t") {
			t.Errorf("the error is %v", err)
		}
	}
}
