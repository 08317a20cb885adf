package table

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/schema anew where a table's version was raised or it only gained optional columns")

// promise is what others build on of a table, as testdata/schema/NAME.json keeps it. Docs
// are no part of it.
type promise struct {
	Name    string          `json:"name"`
	Version int             `json:"version"`
	Columns []promiseColumn `json:"columns"`
}

type promiseColumn struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"`
	Nullable bool     `json:"nullable"`
	Key      bool     `json:"key,omitempty"`
	Refers   string   `json:"references,omitempty"`
	Values   []string `json:"values,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Least    *int     `json:"minimum,omitempty"`
}

func promiseOf(t Info) promise {
	p := promise{Name: t.Name, Version: t.Version}
	for _, c := range t.Columns {
		p.Columns = append(p.Columns, promiseColumn{c.Name, c.Type, c.Nullable, c.Key, c.Refers, c.Values, c.Pattern, c.Least})
	}
	return p
}

// breaches are the ways in which a table no longer keeps its promise: what a query, a load or
// a schema that was made from the old table would stumble over. New columns that may be null
// are none, wherever they stand: readers go by name.
func breaches(old, now promise) []string {
	var out []string
	at := map[string]promiseColumn{}
	for _, c := range now.Columns {
		at[c.Name] = c
	}
	known := map[string]bool{}
	for _, was := range old.Columns {
		known[was.Name] = true
		is, ok := at[was.Name]
		if !ok {
			out = append(out, fmt.Sprintf("column %s is gone, or has another name", was.Name))
			continue
		}
		if is.Type != was.Type {
			out = append(out, fmt.Sprintf("column %s was %s and is %s", was.Name, was.Type, is.Type))
		}
		if is.Nullable != was.Nullable {
			out = append(out, fmt.Sprintf("column %s %s be null", was.Name, map[bool]string{true: "may now", false: "may no longer"}[is.Nullable]))
		}
		if is.Refers != was.Refers {
			out = append(out, fmt.Sprintf("column %s referred to %q and refers to %q", was.Name, was.Refers, is.Refers))
		}
		if name, was, is := was.Name, was.domain(), is.domain(); was != is {
			out = append(out, fmt.Sprintf("what column %s holds was %s and is %s", name, was, is))
		}
	}
	var kept []string
	for _, c := range now.Columns {
		if known[c.Name] {
			kept = append(kept, c.Name)
		} else if !c.Nullable {
			out = append(out, fmt.Sprintf("column %s is new and may not be null", c.Name))
		}
	}
	if was, is := keyOf(old), keyOf(now); !slices.Equal(was, is) {
		out = append(out, fmt.Sprintf("the key was (%s) and is (%s)", strings.Join(was, ", "), strings.Join(is, ", ")))
	}
	if was := slices.DeleteFunc(names(old), func(n string) bool { _, ok := at[n]; return !ok }); !slices.Equal(was, kept) {
		out = append(out, fmt.Sprintf("the columns stood in the order %s and stand in the order %s",
			strings.Join(was, ", "), strings.Join(kept, ", ")))
	}
	return out
}

// domain says what the column's values may be.
func (c promiseColumn) domain() string {
	switch {
	case c.Values != nil:
		return "one of " + strings.Join(c.Values, ", ")
	case c.Pattern != "":
		return "like " + c.Pattern
	case c.Least != nil:
		return fmt.Sprintf("%d or more", *c.Least)
	}
	return "anything"
}

func names(p promise) []string {
	var out []string
	for _, c := range p.Columns {
		out = append(out, c.Name)
	}
	return out
}

func keyOf(p promise) []string {
	var out []string
	for _, c := range p.Columns {
		if c.Key {
			out = append(out, c.Name)
		}
	}
	return out
}

// held says what is wrong with a table beside its golden file, and whether the file may be
// written anew as things stand.
func held(old, now promise) (renew bool, err error) {
	broken := breaches(old, now)
	switch {
	case now.Version < old.Version:
		return false, fmt.Errorf("the version was %d and is %d; versions only rise", old.Version, now.Version)
	case now.Version > old.Version:
		return true, fmt.Errorf("the version was raised from %d to %d; keep the new columns: go test ./pipeline/table -update",
			old.Version, now.Version)
	case len(broken) > 0:
		return false, fmt.Errorf("%s; who reads version %d would stumble: raise Version to %d, tell it in CHANGELOG.md, "+
			"then go test ./pipeline/table -update",
			strings.Join(broken, "; "), old.Version, old.Version+1)
	}
	return true, nil
}

func golden(name string) string { return filepath.Join("testdata", "schema", name+".json") }

// Each table keeps what testdata/schema promises of it, unless its version is raised.
func TestTablesKeepTheirPromises(t *testing.T) {
	for _, info := range All() {
		now := promiseOf(info)
		b, err := os.ReadFile(golden(info.Name))
		if errors.Is(err, fs.ErrNotExist) {
			if !*update {
				t.Errorf("%s has no %s; if the table is new, go test ./pipeline/table -update", info.Name, golden(info.Name))
				continue
			}
			write(t, now)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var old promise
		if err := json.Unmarshal(b, &old); err != nil {
			t.Fatalf("%s: %v", golden(info.Name), err)
		}
		renew, err := held(old, now)
		if *update && renew {
			write(t, now)
		} else if err != nil {
			t.Errorf("%s: %v", info.Name, err)
		}
	}
}

func write(t *testing.T, p promise) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(p); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(golden(p.Name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(golden(p.Name), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A table that is dropped is a promise broken: its file goes by hand, or not at all.
func TestNoTableIsLost(t *testing.T) {
	files, err := os.ReadDir(filepath.Join("testdata", "schema"))
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, info := range All() {
		there[info.Name+".json"] = true
	}
	for _, f := range files {
		if !there[f.Name()] {
			t.Errorf("testdata/schema/%s is of a table that is gone; if it should be, tell it in CHANGELOG.md and remove the file", f.Name())
		}
	}
}

// invented is a table to change.
func invented() promise {
	return promise{Name: "harbours", Version: 2, Columns: []promiseColumn{
		{Name: "document_id", Type: "VARCHAR", Key: true, Refers: "documents"}, {Name: "id", Type: "VARCHAR", Key: true},
		{Name: "depth", Type: "DECIMAL(18,2)", Nullable: true}, {Name: "berths", Type: "INTEGER"},
		{Name: "water", Type: "VARCHAR", Values: []string{"salt", "sweet"}},
	}}
}

func TestEachChangeOfATableIsSeen(t *testing.T) {
	optional := promiseColumn{Name: "tide", Type: "DATE", Nullable: true}
	for name, c := range map[string]struct {
		change func(*promise)
		want   string // part of the one breach; empty where the promise is kept
	}{
		"nothing":                         {func(*promise) {}, ""},
		"an optional column at the end":   {func(p *promise) { p.Columns = append(p.Columns, optional) }, ""},
		"an optional column in the midst": {func(p *promise) { p.Columns = slices.Insert(p.Columns, 2, optional) }, ""},
		"two optional columns": {func(p *promise) {
			p.Columns = append(p.Columns, optional, promiseColumn{Name: "swell", Type: "VARCHAR", Nullable: true})
		}, ""},
		"a column more that is always there": {func(p *promise) {
			p.Columns = append(p.Columns, promiseColumn{Name: "tide", Type: "DATE"})
		}, "tide is new and may not be null"},
		"a column less":           {func(p *promise) { p.Columns = p.Columns[:4] }, "water is gone"},
		"an optional column less": {func(p *promise) { p.Columns = slices.Delete(p.Columns, 2, 3) }, "depth is gone"},
		"another name":            {func(p *promise) { p.Columns[2].Name = "draught" }, "depth is gone, or has another name"},
		"a name in capitals":      {func(p *promise) { p.Columns[2].Name = "Depth" }, "depth is gone, or has another name"},
		"another type":            {func(p *promise) { p.Columns[3].Type = "BIGINT" }, "berths was INTEGER and is BIGINT"},
		"more places": {func(p *promise) {
			p.Columns[2].Type = "DECIMAL(18,4)"
		}, "depth was DECIMAL(18,2) and is DECIMAL(18,4)"},
		"a list":                    {func(p *promise) { p.Columns[3].Type = "VARCHAR[]" }, "berths was INTEGER and is VARCHAR[]"},
		"null where there was none": {func(p *promise) { p.Columns[3].Nullable = true }, "berths may now be null"},
		"no null where there was":   {func(p *promise) { p.Columns[2].Nullable = false }, "depth may no longer be null"},
		"a shorter key":             {func(p *promise) { p.Columns[0].Key = false }, "the key was (document_id, id) and is (id)"},
		"a longer key": {func(p *promise) {
			p.Columns[3].Key = true
		}, "the key was (document_id, id) and is (document_id, id, berths)"},
		"another table referred to": {func(p *promise) {
			p.Columns[0].Refers = "places"
		}, `document_id referred to "documents" and refers to "places"`},
		"a value more": {func(p *promise) {
			p.Columns[4].Values = []string{"salt", "sweet", "brackish"}
		}, "what column water holds was one of salt, sweet and is one of salt, sweet, brackish"},
		"a pattern": {func(p *promise) {
			p.Columns[0].Pattern = "^doc-"
		}, "what column document_id holds was anything and is like ^doc-"},
		"another order": {func(p *promise) { p.Columns[2], p.Columns[3] = p.Columns[3], p.Columns[2] }, "stood in the order"},
	} {
		now := invented()
		c.change(&now)
		got := breaches(invented(), now)
		if c.want == "" && len(got) > 0 {
			t.Errorf("%s: refused with %q", name, got)
		} else if c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s: %q is told, want one with %q", name, got, c.want)
		}
	}
}

func TestGoldenFilesAreRenewedOnlyWherePromisesAreKeptOrTheVersionWasRaised(t *testing.T) {
	drop := func(p *promise) { p.Columns = p.Columns[:4] }
	add := func(p *promise) {
		p.Columns = append(p.Columns, promiseColumn{Name: "tide", Type: "DATE", Nullable: true})
	}
	version := func(n int) func(*promise) { return func(p *promise) { p.Version = n } }
	for name, c := range map[string]struct {
		changes []func(*promise)
		renew   bool
		want    string // of the error; empty for none
	}{
		"nothing":                      {nil, true, ""},
		"an optional column":           {[]func(*promise){add}, true, ""},
		"a breach":                     {[]func(*promise){drop}, false, "raise Version to 3"},
		"an optional column for a one": {[]func(*promise){drop, add}, false, "raise Version to 3"},
		"a breach, told":               {[]func(*promise){drop, version(3)}, true, "-update"},
		"a version for nothing":        {[]func(*promise){version(3)}, true, "-update"},
		"a version that falls":         {[]func(*promise){version(1)}, false, "versions only rise"},
		"a breach, and it falls":       {[]func(*promise){drop, version(1)}, false, "versions only rise"},
	} {
		now := invented()
		for _, change := range c.changes {
			change(&now)
		}
		renew, err := held(invented(), now)
		if renew != c.renew || (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: renewed is %v, and the error %v", name, renew, err)
		}
	}
}
