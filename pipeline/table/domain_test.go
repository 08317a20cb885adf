package table

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEachDomainIsOfAColumn(t *testing.T) {
	used := map[string]bool{}
	for _, info := range All() {
		for _, c := range info.Columns {
			name := info.Name + "." + c.Name
			if _, ok := domains[name]; !ok {
				name = "." + c.Name
			}
			used[name] = true
			if _, err := regexp.Compile(c.Pattern); err != nil {
				t.Errorf("%s.%s: %v", info.Name, c.Name, err)
			}
			text := c.Type == "VARCHAR" || c.Type == "VARCHAR[]"
			number := c.Type == "INTEGER" || c.Type == "BIGINT"
			told := c.Values != nil || c.Pattern != ""
			if told && !text || (c.Least != nil) != number {
				t.Errorf("%s.%s: a domain that its type %s has not, or none", info.Name, c.Name, c.Type)
			}
			if c.Refers != "" && c.Pattern == "" {
				t.Errorf("%s.%s holds an id of %s, and its domain does not say how that looks", info.Name, c.Name, c.Refers)
			}
			for _, v := range c.Values {
				if !strings.Contains(c.Doc, v) && !strings.Contains(c.Doc, " of it") && !strings.Contains(c.Doc, "by this sheet") {
					t.Errorf("%s.%s: its doc does not tell of %q: %s", info.Name, c.Name, v, c.Doc)
				}
			}
		}
	}
	for name := range domains {
		if !used[name] {
			t.Errorf("%s is no column", name)
		}
	}
}

// The tables that a column kind names are there.
func TestKindsThatNameTablesNameTables(t *testing.T) {
	var tables []string
	for _, info := range All() {
		tables = append(tables, info.Name)
	}
	for _, column := range []string{"conflicts.kind", "mentions.kind"} {
		for _, v := range domains[column].values {
			if !slices.Contains(tables, v) && v != "partners" && v != "places" {
				t.Errorf("%s: there is no table %s", column, v)
			}
		}
	}
}
