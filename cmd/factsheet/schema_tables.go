package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/table"
)

// namedTables are the tables of those names, or all.
func namedTables(names []string) ([]table.Info, error) {
	all := table.All()
	if len(names) == 0 {
		return all, nil
	}
	var out []table.Info
	for _, name := range names {
		n := len(out)
		for _, t := range all {
			if t.Name == name {
				out = append(out, t)
			}
		}
		if len(out) == n {
			var known []string
			for _, t := range all {
				known = append(known, t.Name)
			}
			return nil, &exit{exitUsage, fmt.Errorf("there is no table %q; there are %s", name, strings.Join(known, ", "))}
		}
	}
	return out, nil
}

// printTables writes the tables for people, within a width.
func printTables(w io.Writer, list []table.Info, width int) error {
	b := bufio.NewWriter(w)
	for i, t := range list {
		if i > 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "%s (version %d)\n", t.Name, t.Version)
		for _, line := range explain.Wrap(t.Doc, width) {
			fmt.Fprintln(b, line)
		}
		names, types := 0, 0
		for _, c := range t.Columns {
			names, types = max(names, len(c.Name)+1), max(types, len(typeOf(c)))
		}
		indent := 2 + names + 2 + types + 2
		for _, c := range t.Columns {
			name := c.Name
			if c.Key {
				name += "*"
			}
			doc := c.Doc
			if c.Refers != "" {
				doc += " (a key of " + c.Refers + ")"
			}
			lines := explain.Wrap(doc, max(width-indent, 30))
			fmt.Fprintf(b, "  %-*s  %-*s  %s\n", names, name, types, typeOf(c), lines[0])
			for _, line := range lines[1:] {
				fmt.Fprintf(b, "%*s%s\n", indent, "", line)
			}
		}
	}
	return b.Flush()
}

func typeOf(c table.Column) string {
	if c.Nullable {
		return c.Type + " null"
	}
	return c.Type
}
