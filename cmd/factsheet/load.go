package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factsheet/pipeline/load"
	"factsheet/pipeline/load/postgres"
	"factsheet/pipeline/load/sqlite"
)

// loadFlags are the flags of the verb load.
type loadFlags struct {
	out      string
	schema   string
	recreate bool
	noWait   bool
	quiet    bool
	asJSON   bool
}

func loadCommand() *cobra.Command {
	var f loadFlags
	c := &cobra.Command{
		Use:   "load DSN",
		Short: "Load the tables of a run into PostgreSQL or SQLite",
		Long: `Load makes a database hold what the tables of an output folder hold, with their
keys, comments and views. It reads the Parquet files, each held to its hash in
manifest.json.

DSN names the database:
  postgres://USER@HOST:PORT/DATABASE   what it leaves out comes from PGHOST, PGUSER,
                                       PGPASSWORD …, ~/.pgpass and the service file, as
                                       with psql; 'host=… dbname=…' does as well
  sqlite:FILE                          which is made where it is not there
A password is best kept off the command line, which others on the machine can see.
DuckDB needs no load: 'factsheet schema --dialect duckdb --views' prints views that read
the Parquet files where they are.

In PostgreSQL the tables stand in a schema of their own (--schema). Rows are copied into
temporary tables and merged by their keys: new rows are inserted, those that differ are
updated, those that are gone are deleted, with the sheets that are gone. All of it is one
transaction, so readers see the old rows or the new ones, and a load that fails or is
broken off leaves the database as it was. A second load of the same output touches no
row. One schema or file holds one output's tables. A run that was stopped (pending sheets
in manifest.json) is refused: finish it with 'factsheet run … --incremental' first.

Where an older program's tables lack columns that may be null, they are added. Where more
has changed, load says so and stops; --recreate drops the tables and views that loads
made, and nothing else, and makes them anew. Your views on them have to go first in
PostgreSQL; in SQLite they stay, with your indexes and triggers, and where one of them
would be broken, load names it and changes nothing.

In SQLite a day is ISO text and a list a JSON array. A decimal is a number where 15
digits hold it, and rounding it to its places (2, of quantities 4) gives it to the letter;
one of more digits is a BLOB of them, which CAST(… AS TEXT) shows.

` + exitCodes("1    something could not be read, or the database not be reached or written to; it is as it was",
			"2    the command line is wrong, or the output is none that can be loaded; nothing was done",
			"130  broken off (Ctrl-C); the database is as it was"),
		Example: `  factsheet load postgres://etl@db.example.org/warehouse
  factsheet load postgres:///warehouse --schema cooperation --out results
  PGSERVICE=warehouse factsheet load postgres:// --json
  factsheet load sqlite:facts.db`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one database: postgres://… or sqlite:FILE")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runLoad(c, args[0], &f) },
	}
	c.Flags().StringVarP(&f.out, "out", "o", "out", "the output folder of the run to load")
	c.Flags().StringVar(&f.schema, "schema", "factsheet", "the schema of PostgreSQL that holds the tables")
	c.Flags().BoolVar(&f.recreate, "recreate", false, "drop what loads made there, and make it anew")
	c.Flags().BoolVar(&f.noWait, "no-wait", false, "give up where another load is under way, instead of waiting for it")
	c.Flags().BoolVar(&f.asJSON, "json", false, "tell what was done as JSON")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "tell errors alone")
	_ = c.MarkFlagDirname("out")
	return c
}

func runLoad(c *cobra.Command, dsn string, f *loadFlags) error {
	loader, err := f.loader(c, dsn)
	if err != nil {
		return &exit{exitUsage, err}
	}
	out, err := load.Open(f.out)
	if err != nil {
		return &exit{exitUsage, err}
	}
	done, err := loader(c.Context(), out)
	switch {
	case err != nil && c.Context().Err() != nil:
		return &exit{exitBroken, errors.New("broken off; the database is as it was")}
	case errors.Is(err, postgres.ErrDSN):
		return &exit{exitUsage, err}
	case err != nil:
		return fault(err)
	case f.asJSON:
		return fault(indented(c.OutOrStdout(), loadSummary(done)))
	case f.quiet:
		return nil
	}
	return fault(printLoad(c.OutOrStdout(), done))
}

// loader is what loads an output into the database that dsn names.
func (f *loadFlags) loader(c *cobra.Command, dsn string) (func(context.Context, *load.Output) (*load.Result, error), error) {
	waiting := func() { fmt.Fprintln(c.ErrOrStderr(), "factsheet: another load is under way; waiting for it to end") }
	if f.quiet {
		waiting = nil
	}
	if file, ok := strings.CutPrefix(dsn, "sqlite:"); ok {
		file = strings.TrimPrefix(file, "//") // sqlite:///srv/facts.db
		if file == "" || file == ":memory:" {
			return nil, errors.New("sqlite: has no file; say sqlite:FILE")
		}
		if c.Flags().Changed("schema") {
			return nil, errors.New("--schema is of PostgreSQL; a file of SQLite holds one output's tables")
		}
		return func(ctx context.Context, out *load.Output) (*load.Result, error) {
			return sqlite.Load(ctx, file, out, sqlite.Options{Recreate: f.recreate, NoWait: f.noWait, Waiting: waiting})
		}, nil
	}
	if !isPostgres(dsn) {
		return nil, errors.New(notLoadable(dsn))
	}
	if f.schema == "" {
		return nil, errors.New("--schema is empty")
	}
	return func(ctx context.Context, out *load.Output) (*load.Result, error) {
		return postgres.Load(ctx, dsn, out, postgres.Options{Schema: f.schema, Recreate: f.recreate, NoWait: f.noWait, Waiting: waiting})
	}, nil
}

// isPostgres tells an address of PostgreSQL's: a URL, or 'host=… dbname=…'.
func isPostgres(dsn string) bool {
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		return true
	}
	key, _, ok := strings.Cut(dsn, "=")
	return ok && !strings.ContainsAny(key, ":/\\")
}

// notLoadable says what to do with an address of no database that is loaded into. The
// address is not repeated, since it may hold a password.
func notLoadable(dsn string) string {
	switch scheme, _, _ := strings.Cut(dsn, ":"); {
	case strings.HasPrefix(dsn, "duckdb:"), strings.HasSuffix(dsn, ".duckdb"):
		return "DuckDB reads the Parquet files where they are: see 'factsheet schema --dialect duckdb --views'"
	case strings.HasSuffix(dsn, ".db"), strings.HasSuffix(dsn, ".sqlite"), strings.HasSuffix(dsn, ".sqlite3"):
		return "for a file of SQLite say sqlite:FILE"
	case scheme != dsn && !strings.ContainsAny(scheme, "/@"):
		return fmt.Sprintf("load knows no database %q; it takes postgres://… and sqlite:FILE", scheme)
	}
	return "that is no address of a database; load takes postgres://… and sqlite:FILE"
}

// loadSummary is a load for programs.
func loadSummary(r *load.Result) any {
	type sums struct {
		Rows     int64 `json:"rows"`
		Inserted int64 `json:"inserted"`
		Updated  int64 `json:"updated"`
		Deleted  int64 `json:"deleted"`
	}
	all := r.Sum()
	return struct {
		Target   string             `json:"target"`
		Schema   string             `json:"schema,omitempty"`
		Tables   []load.TableResult `json:"tables"`
		Total    sums               `json:"total"`
		Added    []string           `json:"columns_added"`
		Replaced int64              `json:"nul_replaced"`
		Staging  float64            `json:"staging_seconds"`
		Rate     float64            `json:"staging_rows_per_second"`
		Seconds  float64            `json:"seconds"`
	}{
		r.Target, r.Schema, r.Tables, sums{all.Rows, all.Inserted, all.Updated, all.Deleted}, append([]string{}, r.Added...),
		r.Replaced, r.Staging.Seconds(), r.Rate(), r.Took.Seconds(),
	}
}

// printLoad tells a load to people: what became of the tables that changed, and how many
// did not.
func printLoad(w io.Writer, r *load.Result) error {
	if r.Sum().Changed() {
		if err := printChanged(w, r); err != nil {
			return err
		}
	}
	var left, rows int
	for _, n := range r.Tables {
		if !n.Changed() {
			left, rows = left+1, rows+int(n.Rows)
		}
	}
	if left > 0 {
		fmt.Fprintf(w, "unchanged   %s, %s\n", plural(left, "table"), plural(rows, "row"))
	}
	for _, c := range r.Added {
		fmt.Fprintf(w, "new column  %s\n", c)
	}
	if r.Replaced > 0 {
		fmt.Fprintf(w, "NUL         %s, which PostgreSQL's text can't hold, became U+FFFD\n", plural(int(r.Replaced), "character"))
	}
	where := r.Target
	if r.Schema != "" {
		where += ", schema " + r.Schema
	}
	done := "loaded into " + where
	if !r.Sum().Changed() {
		done = where + " was so already"
	}
	_, err := fmt.Fprintf(w, "time        %.1f s, of it %.1f s to hand over the rows, %s rows/s\noutput      %s\n",
		r.Took.Seconds(), r.Staging.Seconds(), count(int(r.Rate())), printable(done))
	return err
}

// printChanged is a table of the tables that changed, and of all.
func printChanged(w io.Writer, r *load.Result) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "rows\tinserted\tupdated\tdeleted\t  table")
	all := r.Sum()
	all.Table = "all"
	for _, n := range append(slices.Clone(r.Tables), all) {
		if n.Changed() {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t  %s\n",
				count(int(n.Rows)), count(int(n.Inserted)), count(int(n.Updated)), count(int(n.Deleted)), n.Table)
		}
	}
	return t.Flush()
}
