package sqlite_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/load/sqlite"
)

var recreate = sqlite.Options{Recreate: true}

func TestRecreateMakesAnewWhatLoadsMadeAndNothingElse(t *testing.T) {
	file, out := filepath.Join(t.TempDir(), "facts.db"), loadtest.Output(t, loadtest.Sheet(1, "one"))
	loaded(t, file, out)
	run(t, file, `CREATE TABLE mine (document_id TEXT REFERENCES documents); INSERT INTO mine SELECT id FROM documents;
CREATE VIEW sums AS SELECT currency, count(*) AS n FROM amounts JOIN mine USING (document_id) GROUP BY currency;
CREATE VIEW flat AS SELECT count(*) AS n FROM contributions_flat;
CREATE INDEX by_currency ON amounts (currency);
CREATE TRIGGER watch AFTER DELETE ON Amounts BEGIN DELETE FROM mine; END;
CREATE TRIGGER no_change INSTEAD OF DELETE ON contributions_flat BEGIN SELECT RAISE(FAIL, 'no'); END;
UPDATE factsheet_load SET version = 99 WHERE kind = 'table'`)
	if _, err := sqlite.Load(t.Context(), file, opened(t, out), recreate); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, file, "SELECT count(*) FROM mine"); !slices.Equal(got, []string{"1"}) {
		t.Errorf("a table of somebody else holds %s rows", got)
	}
	if got := ask(t, file, "SELECT * FROM sums ORDER BY 1"); !slices.Equal(got, []string{"JPY|1", "USD|2"}) {
		t.Errorf("a view of somebody else gives %s", got)
	}
	if got := ask(t, file, "SELECT n FROM flat"); !slices.Equal(got, []string{"1"}) {
		t.Errorf("a view of somebody else over one of a load's gives %s", got)
	}
	left := ask(t, file, "SELECT name FROM sqlite_schema WHERE name IN ('by_currency', 'watch', 'no_change') ORDER BY 1")
	if !slices.Equal(left, []string{"by_currency", "no_change", "watch"}) {
		t.Errorf("of what others had put on tables and views there is %s", left)
	}
}

func TestRecreateBreaksNothingThatOthersBuiltOnIt(t *testing.T) {
	out := loadtest.Output(t, loadtest.Sheet(1, "one"))
	for script, want := range map[string]string{
		"CREATE VIEW a AS SELECT colour FROM dates; CREATE VIEW b AS SELECT * FROM a": "be broken: view a (" +
			"SQL logic error: no such column: colour (1)); view b (",
		"CREATE INDEX by_colour ON dates (colour)": "be broken: index by_colour on dates (",
	} {
		file := filepath.Join(t.TempDir(), "facts.db")
		loaded(t, file, out)
		run(t, file, "ALTER TABLE dates ADD COLUMN colour TEXT; UPDATE factsheet_load SET version = 99 WHERE kind = 'table'; "+script)
		before := bytesOf(t, file)
		_, err := sqlite.Load(t.Context(), file, opened(t, out), recreate)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "; drop it or move it first") {
			t.Errorf("%s: the error is %v", script, err)
		}
		if !bytes.Equal(before, bytesOf(t, file)) {
			t.Errorf("%s: the file changed all the same", script)
		}
	}
}

func TestWhatWasWrongWithOthersBeforeStopsNoLoad(t *testing.T) {
	file := filepath.Join(t.TempDir(), "facts.db")
	loaded(t, file, loadtest.Output(t, loadtest.Sheet(1, "one")))
	run(t, file, `CREATE VIEW broken AS SELECT x FROM nowhere; PRAGMA writable_schema = ON;
INSERT INTO sqlite_schema VALUES ('table', 'roads', 'roads', 0, 'CREATE VIRTUAL TABLE roads USING of_an_extension(x)');
CREATE TABLE parents (id INTEGER PRIMARY KEY); CREATE TABLE children (parent INTEGER REFERENCES parents); INSERT INTO children VALUES (7);
CREATE TABLE notes (document_id TEXT REFERENCES documents); INSERT INTO notes VALUES ('gone');
CREATE TABLE titles (title TEXT REFERENCES documents (title)); INSERT INTO titles VALUES ('no key')`)
	other := loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"))
	if r := loaded(t, file, other); !r.Sum().Changed() {
		t.Error("nothing was loaded")
	}
	run(t, file, "INSERT INTO notes SELECT id FROM documents WHERE source LIKE '%2.txt'")
	_, err := sqlite.Load(t.Context(), file, opened(t, loadtest.Output(t, loadtest.Sheet(1, "one"))), sqlite.Options{})
	if err == nil || !strings.Contains(err.Error(), "table notes, column document_id, sheet doc-") {
		t.Errorf("a key that the load breaks passes beside one that was broken: %v", err)
	}
}
