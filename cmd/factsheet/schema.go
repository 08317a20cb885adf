package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/table"
	"factsheet/pipeline/write"
)

func schemaCommand() *cobra.Command {
	var tables, registry, asJSON bool
	c := &cobra.Command{
		Use:   "schema [TABLE…]",
		Short: "Tell the JSON Schema of a record, or the columns of the tables",
		Long: `Schema writes the JSON Schema (2020-12) of the document record, as it stands in
OUT/documents and comes out of 'factsheet extract'.

With --tables it tells the columns of OUT/tables, of all or of those that are named:
the name, the type as SQL has it, whether it may be null, the table whose key it
holds, and what it means. '*' marks the primary key.

With --registry it tells the columns of a file for the flag --registry of the other
verbs: a text file in UTF-8 with a tab between the cells, a body a line. The first
line names its columns, in any order; name and type must be there. Lines that begin
with '#' are remarks.

` + exitCodes,
		Example: `  factsheet schema > record.schema.json
  factsheet schema --tables contributions amounts
  factsheet schema --registry
  factsheet schema --tables --json | jq '.[].name'`,
		Args: func(_ *cobra.Command, args []string) error {
			if registry && (tables || asJSON || len(args) > 0) {
				return fmt.Errorf("--registry stands by itself")
			}
			if len(args) > 0 && !tables {
				return fmt.Errorf("%q names a table; ask with --tables", args[0])
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, t := range table.All() {
				names = append(names, t.Name)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if registry {
				return fault(printRegistryForm(c.OutOrStdout(), widthOf(c.OutOrStdout())))
			}
			if !tables {
				return fault(indented(c.OutOrStdout(), write.Schema()))
			}
			list, err := namedTables(args)
			if err != nil {
				return err
			}
			if asJSON {
				return fault(indented(c.OutOrStdout(), list))
			}
			return fault(printTables(c.OutOrStdout(), list, widthOf(c.OutOrStdout())))
		},
	}
	c.Flags().BoolVar(&tables, "tables", false, "the columns of the tables")
	c.Flags().BoolVar(&registry, "registry", false, "the columns of a file of bodies")
	c.Flags().BoolVar(&asJSON, "json", false, "the tables as JSON (the record's schema always is)")
	return c
}

func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

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
