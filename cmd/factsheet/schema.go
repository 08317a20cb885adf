package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/dbt"
	"factsheet/pipeline/ddl"
	"factsheet/pipeline/frictionless"
	"factsheet/pipeline/star"
	"factsheet/pipeline/table"
	"factsheet/pipeline/write"
)

// schemaFlags are the flags of the verb schema. At most one form may be asked for.
type schemaFlags struct {
	tables, registry  bool
	dialect           string
	views             bool
	out, partition    string
	asJSON            bool
	rows, dbt         bool
	frictionless      bool
	markdown          bool
	outSet, partitSet bool
}

func schemaCommand() *cobra.Command {
	var f schemaFlags
	c := &cobra.Command{
		Use:   "schema [TABLE…]",
		Short: "Tell the schemas of the records and tables: JSON Schema, SQL and more",
		Long: `Schema writes the JSON Schema (2020-12) of the document record, as it stands in
OUT/documents and comes out of 'factsheet extract'. The flags ask for other schemas; those
of tables are of all tables, or of those that are named.

With --tables it tells the columns of OUT/tables: the name, the type as SQL has it, whether
it may be null, the table whose key it holds, and what it means. '*' marks the primary key.

With --dialect it prints SQL that makes the tables in a database (` + strings.Join(ddl.Names(), ", ") + `),
with comments, primary and foreign keys, each table after those that it refers to. --views
prints the views instead: over those tables, and for duckdb over the Parquet files of an
output, read where they lie. How they lie there, its manifest tells; where there is none,
--partition-by says with which partition it is to be written.

--json-schema is of the tables' rows as JSON Lines have them. --frictionless is a Data
Package of the tables, as a run writes it to OUT/tables/datapackage.json with the sizes and
hashes of its files. --dbt is a sources.yml for dbt 1.10.8 or newer, with a test for each
key and list of values; with --out FOLDER it is written there, with a model for each view.
--markdown is the tables and how they hang together, for people.

With --registry it tells the columns of a file for the flag --registry of the other
verbs: a text file in UTF-8 with a tab between the cells, a body a line. The first
line names its columns, in any order; name and type must be there. Lines that begin
with '#' are remarks.

` + exitCodes(codeFault, codeUsage),
		Example: `  factsheet schema > record.schema.json
  factsheet schema --tables contributions amounts
  factsheet schema --dialect postgres | psql -1 facts
  factsheet schema --dialect duckdb --views --out results | duckdb results.db
  factsheet schema --dbt --out models/factsheet
  factsheet schema --json-schema contributions > contribution.schema.json
  factsheet schema --registry
  factsheet schema --tables --json | jq '.[].name'`,
		Args: func(c *cobra.Command, args []string) error {
			f.outSet, f.partitSet = c.Flags().Changed("out"), c.Flags().Changed("partition-by")
			return f.check(args)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, t := range table.All() {
				names = append(names, t.Name)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error { return printSchema(c, args, &f) },
	}
	c.Flags().BoolVar(&f.tables, "tables", false, "the columns of the tables")
	c.Flags().StringVar(&f.dialect, "dialect", "", "the SQL that makes the tables: "+strings.Join(ddl.Names(), ", "))
	c.Flags().BoolVar(&f.views, "views", false, "the views of that dialect, in place of the tables")
	c.Flags().StringVarP(&f.out, "out", "o", "out", "the output whose Parquet files duckdb's views read; of --dbt the folder to write to")
	c.Flags().StringVar(&f.partition, "partition-by", "", "year or batch: how an output that is not there yet is to be parted")
	c.Flags().BoolVar(&f.rows, "json-schema", false, "the JSON Schema of the tables' rows")
	c.Flags().BoolVar(&f.dbt, "dbt", false, "the tables as a source of dbt, with tests")
	c.Flags().BoolVar(&f.frictionless, "frictionless", false, "the tables as a Data Package")
	c.Flags().BoolVar(&f.markdown, "markdown", false, "the tables and how they hang together, as Markdown")
	c.Flags().BoolVar(&f.registry, "registry", false, "the columns of a file of bodies")
	c.Flags().BoolVar(&f.asJSON, "json", false, "the tables as JSON (the record's schema always is)")
	_ = c.MarkFlagDirname("out")
	_ = c.RegisterFlagCompletionFunc("dialect", cobra.FixedCompletions(ddl.Names(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("partition-by", cobra.FixedCompletions([]string{"year", "batch"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// check says what in a command line does not go together.
func (f *schemaFlags) check(tables []string) error {
	var forms []string
	for _, form := range []struct {
		asked bool
		flag  string
	}{{f.tables, "--tables"}, {f.dialect != "", "--dialect"}, {f.rows, "--json-schema"}, {f.dbt, "--dbt"},
		{f.frictionless, "--frictionless"}, {f.markdown, "--markdown"}, {f.registry, "--registry"}} {
		if form.asked {
			forms = append(forms, form.flag)
		}
	}
	switch {
	case f.registry && (len(forms) > 1 || len(tables) > 0 || f.asJSON):
		return errors.New("--registry stands by itself")
	case len(forms) > 1:
		return fmt.Errorf("%s are different schemas; ask for one at a time", strings.Join(forms, " and "))
	case len(forms) == 0 && len(tables) > 0:
		return fmt.Errorf("%q names a table; ask with --tables, --dialect or another of the flags", tables[0])
	case f.asJSON && len(forms) > 0 && !f.tables:
		return fmt.Errorf("--json is of --tables; %s has a form of its own", forms[0])
	case f.views && f.dialect == "":
		return errors.New("--views wants a --dialect")
	case f.outSet && !f.dbt && !(f.views && f.dialect == "duckdb"):
		return errors.New("--out is of --dialect duckdb --views, which reads an output's files in place, and of --dbt")
	case f.partitSet && !(f.views && f.dialect == "duckdb"):
		return errors.New("--partition-by is of --dialect duckdb --views, which reads an output's files in place")
	case f.partition != "" && f.partition != "year" && f.partition != "batch":
		return fmt.Errorf("--partition-by is year or batch, not %q", f.partition)
	}
	return nil
}

func printSchema(c *cobra.Command, args []string, f *schemaFlags) error {
	out := c.OutOrStdout()
	if f.registry {
		return fault(printRegistryForm(out, widthOf(out)))
	}
	list, err := namedTables(args)
	switch {
	case err != nil:
		return err
	case f.dialect != "":
		return f.printSQL(out, list)
	case f.rows:
		return fault(indented(out, write.RowSchema(list)))
	case f.frictionless:
		return fault(indented(out, frictionless.Describe(list, nil)))
	case f.dbt && f.outSet:
		return fault(f.writeDBT(list))
	case f.dbt:
		return fault(dbt.WriteSources(out, list))
	case f.markdown:
		return fault(star.Write(out, list))
	case f.tables && f.asJSON:
		return fault(indented(out, list))
	case f.tables:
		return fault(printTables(out, list, widthOf(out)))
	}
	return fault(indented(out, write.Schema()))
}

func indented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
