package load_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/load"
	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/manifest"
)

// shown is a cell as the JSON Lines of a table write it.
func shown(c load.Cell, t load.Type) any {
	if c.Null {
		return nil
	}
	switch t.Kind {
	case load.Text:
		return string(c.Text)
	case load.List:
		out := []any{}
		for _, s := range c.List {
			out = append(out, string(s))
		}
		return out
	case load.Decimal:
		return string(load.AppendDecimal(nil, c.Int, t.Scale))
	case load.Date:
		return string(load.AppendDay(nil, c.Int))
	case load.Boolean:
		return c.Int == 1
	}
	return float64(c.Int)
}

func TestRowsAreThoseOfTheJSONLines(t *testing.T) {
	out := loadtest.Output(t, loadtest.Sheet(1, "one"), loadtest.Sheet(2, "two"), loadtest.Sheet(3, "three"))
	o, err := load.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for i := range o.Tables {
		table := &o.Tables[i]
		data, err := os.ReadFile(filepath.Join(out, "tables", table.Name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := o.Rows(table)
		if err != nil {
			t.Fatal(err)
		}
		for lines := json.NewDecoder(bytes.NewReader(data)); ; rows++ {
			cells, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			var want map[string]any
			if err := lines.Decode(&want); err != nil {
				t.Fatalf("%s: %v", table.Name, err)
			}
			got := map[string]any{}
			for k, c := range table.Columns {
				got[c.Name] = shown(cells[k], r.Types()[k])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: a row is not that of the JSON Lines (-want +got)\n%s", table.Name, diff)
			}
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if rows < 30 {
		t.Errorf("only %d rows were read", rows)
	}
}

// edited is an output whose manifest was changed.
func edited(t *testing.T, change func(m *manifest.Manifest)) string {
	t.Helper()
	out := loadtest.Output(t, loadtest.Sheet(1, "one"))
	name := filepath.Join(out, "manifest.json")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var m manifest.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	change(&m)
	if data, err = json.Marshal(m); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOutputOfAnotherFormIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(m *manifest.Manifest)
		want   string
	}{
		"a sheet not reached": {func(m *manifest.Manifest) { m.Pending = []string{"b.txt"} }, ": 1 sheet is pending: the run was stopped"},
		"sheets not reached": {
			func(m *manifest.Manifest) { m.Pending = []string{"b.txt", "c.txt"} },
			": 2 sheets are pending: the run was stopped; finish it with 'factsheet run … --incremental', then load",
		},
		"no Parquet":      {func(m *manifest.Manifest) { m.Tables = nil }, "--format json,parquet"},
		"another version": {func(m *manifest.Manifest) { m.Tables[0].Version = 99 }, "is of version 99, and this program's"},
		"a table too few": {func(m *manifest.Manifest) { m.Tables = m.Tables[2:] }, "has no table documents"},
		"a table too many": {func(m *manifest.Manifest) {
			planets := m.Tables[0]
			planets.Table = "planets"
			m.Tables = append(m.Tables, planets)
		}, "does not know: planets"},
		"a file outside":       {func(m *manifest.Manifest) { m.Tables[0].File = "../x.parquet" }, "outside the run"},
		"a folder that is not": {nil, "holds no run"},
	} {
		dir := t.TempDir()
		if c.change != nil {
			dir = edited(t, func(m *manifest.Manifest) {
				var tables []manifest.Table
				for _, f := range m.Tables {
					if strings.HasSuffix(f.File, ".parquet") {
						tables = append(tables, f)
					}
				}
				m.Tables = tables
				c.change(m)
			})
		}
		if _, err := load.Open(dir); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q in it", name, err, c.want)
		}
	}
}

func TestFileThatIsNotTheManifestsIsRefused(t *testing.T) {
	read := func(out string) error {
		o, err := load.Open(out)
		if err != nil {
			return err
		}
		r, err := o.Rows(&o.Tables[0])
		if err != nil {
			return err
		}
		defer r.Close()
		for err == nil {
			_, err = r.Next()
		}
		return err
	}
	changed := loadtest.Output(t, loadtest.Sheet(1, "one"))
	name := filepath.Join(changed, "tables", "documents.parquet")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[10] ^= 1
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	gone := loadtest.Output(t, loadtest.Sheet(1, "one"))
	if err := os.Remove(filepath.Join(gone, "tables", "documents.parquet")); err != nil {
		t.Fatal(err)
	}
	more := edited(t, func(m *manifest.Manifest) {
		for i := range m.Tables {
			m.Tables[i].Rows += 2
		}
	})
	for name, c := range map[string]struct{ out, want string }{
		"other bytes": {changed, "documents.parquet is not the file that manifest.json tells of"},
		"no file":     {gone, "documents.parquet is gone"},
		"rows amiss":  {more, "has 1 rows, and manifest.json tells of 3"},
	} {
		if err := read(c.out); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q in it", name, err, c.want)
		}
	}
}

func TestDecimalIsWrittenToTheLetter(t *testing.T) {
	for _, c := range []struct {
		n     int64
		scale int
		want  string
	}{
		{0, 2, "0.00"}, {5, 2, "0.05"}, {-5, 2, "-0.05"}, {1250, 2, "12.50"}, {-100, 2, "-1.00"}, {7, 0, "7"}, {125, 4, "0.0125"},
		{999999999999999999, 2, "9999999999999999.99"}, {-1 << 63, 2, "-92233720368547758.08"},
	} {
		if got := string(load.AppendDecimal(nil, c.n, c.scale)); got != c.want {
			t.Errorf("%d of scale %d is %s, want %s", c.n, c.scale, got, c.want)
		}
	}
}
