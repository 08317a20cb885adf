package table

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// reserved are the words that are no names, each with those who reserve it. The source of
// each list stands at its head.
func reserved(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("testdata/reserved/*.txt")
	if err != nil || len(files) != 7 {
		t.Fatalf("six dialects and the standard reserve words, not %q (%v)", files, err)
	}
	out := map[string][]string{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		by := strings.TrimSuffix(filepath.Base(file), ".txt")
		for line := range strings.Lines(string(b)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for word := range strings.FieldsSeq(line) {
				out[word] = append(out[word], by)
			}
		}
	}
	return out
}

// A name that needs no quotes in any dialect, and is the same in those that fold its case.
var plain = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

func TestNoDialectReservesANameOfOurs(t *testing.T) {
	words := reserved(t)
	for _, word := range []string{"select", "references", "end", "table"} {
		if words[word] == nil {
			t.Errorf("%q is in no list: the lists are not read", word)
		}
	}
	check := func(name, what string) {
		if by := words[name]; by != nil {
			t.Errorf("%s has the name %s, which %s reserves", what, name, strings.Join(by, ", "))
		}
		if !plain.MatchString(name) {
			t.Errorf("%s has the name %s, which is not plain", what, name)
		}
	}
	for _, info := range All() {
		check(info.Name, "a table")
		for _, c := range info.Columns {
			check(c.Name, "a column of "+info.Name)
		}
	}
	for _, v := range Views() {
		check(v.Name, "a view")
		for _, c := range v.Columns {
			check(c.Name, "a column of "+v.Name)
		}
		for _, j := range v.Joins {
			check(j.Name, "a join of "+v.Name)
		}
	}
}
