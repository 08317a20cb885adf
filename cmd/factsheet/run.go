package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/write"
)

// runFlags are the flags of the verb run.
type runFlags struct {
	logFlags
	out, format string
	partition   string
	workers     int
	fail        failOn
	stamp       bool
	incremental bool
	most        maxFailures
	every       time.Duration // between messages that tell how far the run is
	metrics     string        // the file for figures; empty for none
	pdf         pdfFlags
	registry    registryFlags
	choice      choiceFlags
	config      configFlags
}

func newRunFlags() *runFlags {
	return &runFlags{fail: failOnError, every: 30 * time.Second, pdf: newPDFFlags()}
}

func runCommand() *cobra.Command { return runCommandOf(newRunFlags()) }

// runCommandOf is the verb with its flags in f.
func runCommandOf(f *runFlags) *cobra.Command {
	c := &cobra.Command{
		Use:   "run [PATH…]",
		Short: "Read sheets and write their tables and records",
		Long: `Run reads the sheets that the paths lead to and writes what stands in them:

  OUT/documents/NAME.json   a record a sheet, each value with the words it came from
  OUT/tables/KIND.parquet   the same as tables, a table a kind ('factsheet schema --tables')
  OUT/tables/KIND.jsonl     the tables' rows as JSON Lines, with --format jsonl
  OUT/tables/KIND/year=2024/part-0001-HASH.parquet
                            instead, with --partition-by: many files a table
  OUT/tables/datapackage.json   the tables' columns, keys, sizes and hashes, as a Data Package
  OUT/manifest.json         what was read, with its hash and status, and by what

A PATH is a file; a folder (all .txt and .pdf files in it and in its folders, hidden
ones aside); a pattern, quoted so that the shell lets it be ('*' stays in one folder,
'**' crosses folders, '{a,b}' is either); or '-', one sheet on standard input.

A text is UTF-8, UTF-16 or Windows-1252, told by its bytes, and a form feed begins a
page. A PDF is told by its header, even where its name ends in .txt. A file of
another kind is skipped and counted. A sheet that is empty, encrypted or broken is
written as 'failed' with the reason, and the rest goes on. A sheet that is there twice
is read once.

A PDF is read in a process of its own, by a fast reader and, where that will not do,
by pdfium; 'document.reader' says by which, and why. What it may take is bounded by
--max-seconds, --max-memory, --max-pages, --max-decompressed and --max-nesting: a
sheet that takes more is 'partial' or 'failed', with the reason. The first use of
pdfium compiles it, for some seconds, into your cache folder.

--partition-by year parts the tables by the year of the sheet's own date, --partition-by
batch by the first folder below the PATH, in folders as Hive, Spark and DuckDB know them;
what has neither stands under __HIVE_DEFAULT_PARTITION__, which they read as null. The
tables partners, places and partner_codes, which are of the whole run, are not parted. A
file's name holds a hash of its bytes, so a name never comes back with other bytes.

--registry FILE names bodies that you know, with their types and codes: its lines add to
the program's own table of some 2,850 bodies and override it. The manifest tells which
files made the output.

--extractors and --without say whose finds are written: with --without person the sheets'
people are in no record and no table, though what builds on them is as it was.

A file of settings, factsheet.yaml, holds inputs and flags for a nightly job ('factsheet
config example'). It is read from this folder where no path is given, or with --config.

--incremental goes on from the last output: a sheet whose name and bytes are as they were is
not read again, its record is taken from OUT/documents (the format json must be written).
All is read anew where the program, an extractor, the record's layout, a registry or an
option that shapes records is another. Links between sheets and the tables are made anew,
so the output is, to the byte, that of a full run; where nothing changed, it is left alone.
Sheets that failed are read again each time, and so are encrypted PDFs, since passwords
are kept nowhere. The format of the output may change from run to run. With --stamp the
manifest is another each time, so there is always something to write.

Ctrl-C or SIGTERM stops a run: the sheets in hand are finished and written, and the
manifest names those that were not reached as 'pending'. With --incremental the next
run goes on with them. --max-failures N stops it where more than N sheets failed (N% of
them all), at the same sheet each time. A run that is stopped before it has read any
sheet leaves the old output as it was, and so does a second signal, which gives up at
once.

The new output is made beside the old one and takes its place at once, when all is
done: a run that is killed leaves the old output as it was. OUT must be empty,
missing or factsheet's own; what others put beside OUT/documents and OUT/tables stays
(what they put into those goes with the output that is replaced), and while one run
writes to it, another is refused and told which one does. A program that
reads several files while runs go on follows the link OUT/.current once and reads
below it; that output stays until the run after the next begins.

` + runMessages + `

` + runExitCodes + `

--fail-on error, the default, takes a failed sheet and an issue of severity error as
a finding; --fail-on warning also a partial sheet and a warning.`,
		Example: `  factsheet run sheets/
  factsheet run 'reports/**/*.pdf' notes.txt --out results
  factsheet run sheets/ --format json,jsonl --fail-on never
  factsheet run sheets/ --partition-by year
  factsheet run sheets/ --registry our-partners.tsv
  factsheet run sheets/ --out results --incremental
  factsheet run sheets/ --incremental --max-failures 2% --log-format json \
      --metrics /var/lib/node_exporter/textfile/factsheet.prom 2>>night.log
  curl -s https://example.org/sheet.pdf | factsheet run - --out results`,
		RunE: func(c *cobra.Command, args []string) error {
			paths, err := f.config.apply(c, args)
			if err != nil {
				return err
			}
			return runSheets(c, paths, f)
		},
	}
	c.Flags().StringVarP(&f.out, "out", "o", "out", "the folder to write to")
	c.Flags().StringVar(&f.format, "format", "json,parquet", "what to write, of json, parquet and jsonl")
	c.Flags().StringVar(&f.partition, "partition-by", "",
		"part the tables by 'year' (of the sheet's date) or 'batch' (the first folder of its path)")
	c.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "sheets taken side by side; the output is the same with any number")
	c.Flags().BoolVar(&f.incremental, "incremental", false, "read only sheets that are new or changed, and take the records of the others from the last output")
	c.Flags().BoolVar(&f.stamp, "stamp", false, "put the time of the run into the manifest; its bytes then differ from run to run")
	f.pdf.add(c)
	f.registry.add(c)
	f.choice.add(c)
	f.config.add(c)
	f.fail.add(c, "exit with 3 where a sheet failed or an issue is an error, or also where one is a warning")
	c.Flags().Var(&f.most, "max-failures", "stop where more sheets than this fail: a number, or a share of all, as 2%")
	f.logFlags.add(c)
	c.Flags().DurationVar(&f.every, "progress-every", f.every, "where there is no terminal, how often a message tells how far the run is; 0 for never")
	c.Flags().StringVar(&f.metrics, "metrics", "", "a file for the run's figures as OpenMetrics text, written however the run ends")
	_ = c.MarkFlagDirname("out")
	_ = c.MarkFlagFilename("metrics", "prom")
	_ = c.RegisterFlagCompletionFunc("partition-by", cobra.FixedCompletions([]string{"year", "batch"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"json,parquet", "json", "parquet", "jsonl", "json,parquet,jsonl"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runSheets(c *cobra.Command, paths []string, f *runFlags) error {
	b := newSheetRun(c, f)
	defer b.bar.end()
	defer func() { b.unwatch() }() // the program's own end is no signal
	return b.told(b.run(paths))
}

// check refuses flags that make no sense, and tells the formats that are asked for. All that is
// wrong is told at once.
func (f *runFlags) check() ([]write.Format, error) {
	formats, noFormats := write.ParseFormats(f.format)
	_, noPartition := write.ParsePartition(f.partition)
	var noRecords error
	if f.incremental && noFormats == nil {
		noRecords = checkIncremental(formats)
	}
	err := errors.Join(
		ofFlag("format", noFormats),
		unless(f.workers >= 1, "--workers must be at least 1"),
		unless(f.out != "", "--out is empty; name the folder to write to"),
		ofFlag("metrics", f.badMetrics()),
		unless(f.every >= 0, "--progress-every must not be less than 0"),
		noRecords,
		ofFlag("partition-by", noPartition),
	)
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	return formats, nil
}

// unless is an error with the text, which begins with a flag's name, where all is not well.
func unless(well bool, text string) error {
	if well {
		return nil
	}
	return errors.New(text)
}

// ofFlag puts the name of the flag before what is wrong with its value.
func ofFlag(name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("--%s: %w", name, err)
}

// pipeline is what the flags ask sheets to be read by.
func (f *runFlags) pipeline() (*pipeline.Pipeline, error) {
	left, err := f.choice.leftOut()
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	p, err := f.registry.pipeline()
	if err != nil {
		return nil, err
	}
	return p, fault(p.LeaveOut(left...))
}

// options are what the flags say of the output.
func (f *runFlags) options(p *pipeline.Pipeline, formats []write.Format, began time.Time) write.Options {
	o := write.Options{
		Formats: formats, PartitionBy: write.Partition(f.partition), Beside: []write.Beside{dataPackage}, Extractors: infos(p),
		Version: version, Revision: revision(),
		Content: f.pdf.settings(), Registries: f.registry.read,
	}
	if left, _ := f.choice.leftOut(); len(left) > 0 { // checked by pipeline
		o.Content = append(o.Content, manifest.Setting{Name: "without", Value: strings.Join(left, ",")})
	}
	if f.stamp {
		o.Stamp = began.UTC().Format(time.RFC3339)
	}
	return o
}

func infos(p *pipeline.Pipeline) []extract.Info {
	var out []extract.Info
	for _, u := range p.Extractors() {
		out = append(out, u.Info())
	}
	return out
}
