package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/load"
	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/load/sqlite"
)

func opened(t *testing.T, dir string) *load.Output {
	t.Helper()
	o, err := load.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func loaded(t *testing.T, file, dir string) *load.Result {
	t.Helper()
	r, err := sqlite.Load(t.Context(), file, opened(t, dir), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newFile(t *testing.T) string { return filepath.Join(t.TempDir(), "fäcts #1?%20.db") }

// ask gives the rows of a query, their columns joined by '|'.
func ask(t *testing.T, file, query string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if strings.ContainsAny(file, "?#%") {
		db, err = sql.Open("sqlite", "file:"+strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(file))
	}
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		cells, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		texts := make([]string, len(names))
		for i, c := range cells {
			texts[i] = c.String
			if !c.Valid {
				texts[i] = "null"
			}
		}
		out = append(out, strings.Join(texts, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// contents are all rows of all tables.
func contents(t *testing.T, file string) []string {
	t.Helper()
	var out []string
	for _, name := range ask(t, file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1") {
		for _, row := range ask(t, file, "SELECT * FROM "+name+" ORDER BY 1, 2") {
			out = append(out, name+" "+row)
		}
	}
	return out
}

func bytesOf(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSecondLoadWritesNothing(t *testing.T) {
	file, out := newFile(t), loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"))
	if r := loaded(t, file, out); r.Sum().Inserted != r.Sum().Rows || r.Sum().Rows < 30 {
		t.Fatalf("the first load came to %+v", r.Sum())
	}
	before := bytesOf(t, file)
	if r := loaded(t, file, out); r.Sum().Changed() {
		t.Errorf("the second load came to %+v", r.Sum())
	}
	if !bytes.Equal(before, bytesOf(t, file)) {
		t.Error("the second load changed the file")
	}
}

func TestValuesComeBackToTheLetter(t *testing.T) {
	file, sheet := newFile(t), loadtest.Sheet(1, "one")
	loaded(t, file, loadtest.Output(t, sheet))
	if got := ask(t, file, "SELECT text FROM documents"); got[0] != sheet.Text {
		t.Errorf("the text is %q, want %q", got, sheet.Text)
	}
	got := ask(t, file, "SELECT amount_value, typeof(amount_value), candidates FROM amounts ORDER BY span_start")
	want := []string{"5200000|integer|[]", `null|null|["373.00","373000"]`, "9999999999999999.99|blob|[]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the amounts are others (-want +got)\n%s", diff)
	}
	got = ask(t, file, "SELECT doubts FROM amounts WHERE amount_value IS NOT NULL LIMIT 1")
	if got[0] != `["a\"b","c,d","\\","{}","NULL",""]` {
		t.Errorf("the list is %s", got)
	}
	if got := ask(t, file, "SELECT quantity_value, typeof(quantity_value) FROM quantities"); got[0] != "-12.5|real" {
		t.Errorf("the quantity is %s", got)
	}
	// The driver reads a DATE as a time.
	if got := ask(t, file, "SELECT first, last, typeof(first) FROM dates"); got[0] != "2021-05-01T00:00:00Z|null|text" {
		t.Errorf("the date is %s", got)
	}
	if got := ask(t, file, "SELECT count(*) FROM contributions_flat"); got[0] != "1" {
		t.Errorf("the view has %s rows", got)
	}
	got = ask(t, file, "SELECT sql FROM sqlite_schema WHERE name = 'amounts'")
	if !strings.Contains(got[0], "the sum in units of the currency") {
		t.Errorf("no comment tells of the columns: %s", got[0])
	}
}

func TestChangedRunLoadsToWhatAFreshLoadMakes(t *testing.T) {
	file, fresh := newFile(t), newFile(t)
	loaded(t, file, loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"), loadtest.Sheet(3, "three")))
	changed := loadtest.Sheet(3, "three")
	changed.Document.Source = "sheets/moved.txt"
	changed.Unread = nil
	after := loadtest.Output(t, loadtest.Sheet(1, "one"), changed, loadtest.Sheet(4, "four"))
	if r := loaded(t, file, after); r.Sum().Inserted == 0 || r.Sum().Updated == 0 || r.Sum().Deleted == 0 {
		t.Errorf("the load came to %+v", r.Sum())
	}
	loaded(t, fresh, after)
	if diff := cmp.Diff(contents(t, fresh), contents(t, file)); diff != "" {
		t.Errorf("the tables are not those of a fresh load (-fresh +changed)\n%s", diff)
	}
	sources := []string{"sheets/0001.txt", "sheets/0004.txt", "sheets/moved.txt"}
	if got := ask(t, file, "SELECT source FROM documents ORDER BY 1"); !slices.Equal(got, sources) {
		t.Errorf("the sheets are %q", got)
	}
}

// run is a script on a file, as somebody else would run it.
func run(t *testing.T, file, script string) {
	t.Helper()
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), script); err != nil {
		t.Fatalf("%s: %v", script, err)
	}
}

func TestFailingLoadLeavesAllAsItWas(t *testing.T) {
	for name, c := range map[string]struct{ script, want string }{
		"a row that somebody refuses": {
			"CREATE TRIGGER small BEFORE INSERT ON documents WHEN NEW.title = 'three' BEGIN SELECT RAISE(ABORT, 'no'); END",
			"table documents: ",
		},
		"a key of another's that leads nowhere then": {
			`CREATE TABLE notes (document_id TEXT REFERENCES documents (id), note TEXT);
INSERT INTO notes SELECT id, 'mine' FROM documents WHERE source LIKE '%1.txt'`,
			"table notes, column document_id, sheet doc-",
		},
		"a column that became another": {
			"ALTER TABLE quantities RENAME COLUMN unit TO unit_name", "the table quantities, but without the column unit",
		},
		"a version that is another": {
			"UPDATE factsheet_load SET version = version + 40 WHERE name = 'dates'", "the table dates, but in version 4",
		},
		"a column of a newer program": {
			"UPDATE factsheet_load SET columns = columns || ' colour' WHERE name = 'dates'",
			"with the column colour, which a newer program",
		},
	} {
		file := filepath.Join(t.TempDir(), "facts.db")
		loaded(t, file, loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two")))
		run(t, file, c.script)
		before := contents(t, file)
		other := opened(t, loadtest.Output(t, loadtest.Sheet(2, "two"), loadtest.Sheet(3, "three")))
		_, err := sqlite.Load(t.Context(), file, other, sqlite.Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q in it", name, err, c.want)
		}
		if diff := cmp.Diff(before, contents(t, file)); diff != "" {
			t.Errorf("%s: the failing load changed something (-before +after)\n%s", name, diff)
		}
	}
}

func TestFailingFirstLoadLeavesNoFile(t *testing.T) {
	file := newFile(t)
	o := opened(t, loadtest.Output(t, loadtest.Sheet(1, "one")))
	o.Tables[len(o.Tables)-1].Rows++ // which the last file has not
	if _, err := sqlite.Load(t.Context(), file, o, sqlite.Options{}); err == nil || !strings.Contains(err.Error(), "table issues: ") {
		t.Errorf("the error is %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) > 0 {
		t.Errorf("what stays is %v (%v)", left, err)
	}
}

func TestFileOfSomethingElseIsLeftAlone(t *testing.T) {
	out := opened(t, loadtest.Output(t, loadtest.Sheet(1, "one")))
	text := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(text, bytes.Repeat([]byte("Dear all, "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.db")
	run(t, other, "CREATE TABLE documents (id TEXT PRIMARY KEY, drawer INTEGER); INSERT INTO documents VALUES ('a', 1)")
	for file, want := range map[string]string{
		text: "is no SQLite database", other: "a table documents which no load made", filepath.Join(text, "x.db"): "folder",
	} {
		before, _ := os.ReadFile(file)
		for _, recreate := range []bool{false, true} {
			_, err := sqlite.Load(t.Context(), file, out, sqlite.Options{Recreate: recreate})
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("the error is %v, want %q in it", err, want)
			}
		}
		if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", filepath.Base(file))
		}
	}
}

func TestColumnThatCameIsAdded(t *testing.T) {
	file, fresh, out := filepath.Join(t.TempDir(), "facts.db"), newFile(t), loadtest.Output(t, loadtest.Sheet(1, "one"))
	loaded(t, file, out)
	loaded(t, fresh, out)
	// As a program would have left it that had no amount_value_text yet.
	run(t, file, `DROP VIEW contributions_flat; CREATE INDEX mine ON amounts (currency); ALTER TABLE amounts DROP COLUMN amount_value_text;
UPDATE factsheet_load SET columns = replace(columns, ' amount_value_text ', ' '), definition = 'older'`)
	if r := loaded(t, file, out); !slices.Equal(r.Added, []string{"amounts.amount_value_text"}) {
		t.Errorf("the columns that were added are %q", r.Added)
	}
	if diff := cmp.Diff(contents(t, fresh), contents(t, file)); diff != "" {
		t.Errorf("the tables are not those of a fresh load (-fresh +mended)\n%s", diff)
	}
	if got := ask(t, file, "SELECT count(*) FROM sqlite_schema WHERE name = 'mine'"); got[0] != "1" {
		t.Error("an index of somebody else is gone")
	}
	if r := loaded(t, file, out); r.Sum().Changed() || len(r.Added) > 0 {
		t.Errorf("the load after it came to %+v", r)
	}
}

func TestLoadWaitsForWhoWrites(t *testing.T) {
	file, out := filepath.Join(t.TempDir(), "facts.db"), loadtest.Output(t, loadtest.Sheet(1, "one"))
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	other, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if _, err := sqlite.Load(t.Context(), file, opened(t, out), sqlite.Options{NoWait: true}); !errors.Is(err, sqlite.ErrBusy) {
		t.Errorf("the error is %v", err)
	}
	waits, ended := make(chan bool), make(chan error)
	go func() {
		_, err := sqlite.Load(context.Background(), file, opened(t, out), sqlite.Options{Waiting: func() { close(waits) }})
		ended <- err
	}()
	<-waits
	select {
	case err := <-ended:
		t.Fatalf("the load did not wait: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	if _, err := other.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestLoadWaitsForWhoReads(t *testing.T) {
	file := filepath.Join(t.TempDir(), "facts.db")
	loaded(t, file, loadtest.Output(t, loadtest.Sheet(1, "one")))
	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	reader, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for _, statement := range []string{"BEGIN", "SELECT count(*) FROM documents"} {
		rows, err := reader.QueryContext(t.Context(), statement)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
		}
		rows.Close()
	}
	waits, ended := make(chan bool), make(chan error)
	out := loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"))
	go func() {
		_, err := sqlite.Load(context.Background(), file, opened(t, out), sqlite.Options{Waiting: func() { close(waits) }})
		ended <- err
	}()
	<-waits
	if _, err := reader.ExecContext(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestCancelledLoadRollsBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "facts.db")
	loaded(t, file, loadtest.Output(t, loadtest.Sheet(1, "one")))
	before := bytesOf(t, file)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := sqlite.Load(ctx, file, opened(t, loadtest.Output(t, loadtest.Sheet(2, "two"))), sqlite.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the load ended with %v", err)
	}
	if !bytes.Equal(before, bytesOf(t, file)) {
		t.Error("the cancelled load changed the file")
	}
}

// Rounding a REAL to its places gives the decimal back, up to the 15 digits that it has.
func TestDecimalsOfFifteenDigitsAreExactAsNumbers(t *testing.T) {
	for _, text := range []string{"9999999999999.99", "0.01", "-0.07", "1234567890123.45", "4503599627370.49"} {
		got := ask(t, ":memory:", fmt.Sprintf("SELECT printf('%%.2f', %s)", text))
		if got[0] != text {
			t.Errorf("%s comes back as %s", text, got[0])
		}
	}
}
