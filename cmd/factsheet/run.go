package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/batch"
	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/incremental"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// runFlags are the flags of the verb run.
type runFlags struct {
	logFlags
	out, format string
	workers     int
	fail        failOn
	stamp       bool
	incremental bool
	pdf         pdfFlags
	registry    registryFlags
}

func runCommand() *cobra.Command {
	f := runFlags{fail: failOnError, pdf: newPDFFlags()}
	c := &cobra.Command{
		Use:   "run PATH…",
		Short: "Read sheets and write their tables and records",
		Long: `Run reads the sheets that the paths lead to and writes what stands in them:

  OUT/documents/NAME.json   a record a sheet, each value with the words it came from
  OUT/tables/KIND.parquet   the same as tables, a table a kind ('factsheet schema --tables')
  OUT/tables/KIND.jsonl     the tables' rows as JSON Lines, with --format jsonl
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

--registry FILE names bodies that you know, with their types and codes: its lines add to
the program's own table of some 2,850 bodies and override it. The manifest tells which
files made the output.

--incremental goes on from the last output: a sheet whose name and bytes are as they were is
not read again, its record is taken from OUT/documents (the format json must be written).
All is read anew where the program, an extractor, the record's layout, a registry or an
option that shapes records is another. Links between sheets and the tables are made anew,
so the output is, to the byte, that of a full run; where nothing changed, it is left alone.
Sheets that failed are read again each time, and so are encrypted PDFs, since passwords
are kept nowhere. The format of the output may change from run to run. With --stamp the
manifest is another each time, so there is always something to write.

The new output is made beside the old one and takes its place at once, when all is
done: a run that is broken off leaves the old output as it was. OUT must be empty,
missing or factsheet's own; what others put there is never touched, and while one run
writes to it, another is refused and told which one does. A program that
reads several files while runs go on follows the link OUT/.current once and reads
below it; that output stays until the run after the next begins.

` + exitCodes + `

--fail-on error, the default, takes a failed sheet and an issue of severity error as
a finding; --fail-on warning also a partial sheet and a warning.`,
		Example: `  factsheet run sheets/
  factsheet run 'reports/**/*.pdf' notes.txt --out results
  factsheet run sheets/ --format json,jsonl --fail-on never
  factsheet run sheets/ --registry our-partners.tsv
  factsheet run sheets/ --out results --incremental
  curl -s https://example.org/sheet.pdf | factsheet run - --out results`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no path is given; name files, folders or patterns, or '-' for standard input")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runSheets(c, args, &f) },
	}
	c.Flags().StringVarP(&f.out, "out", "o", "out", "the folder to write to")
	c.Flags().StringVar(&f.format, "format", "json,parquet", "what to write, of json, parquet and jsonl")
	c.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "sheets taken side by side; the output is the same with any number")
	c.Flags().BoolVar(&f.incremental, "incremental", false, "read only sheets that are new or changed, and take the records of the others from the last output")
	c.Flags().BoolVar(&f.stamp, "stamp", false, "put the time of the run into the manifest; its bytes then differ from run to run")
	f.pdf.add(c)
	f.registry.add(c)
	f.fail.add(c, "exit with 3 where a sheet failed or an issue is an error, or also where one is a warning")
	f.logFlags.add(c)
	_ = c.MarkFlagDirname("out")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"json,parquet", "json", "parquet", "jsonl", "json,parquet,jsonl"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func runSheets(c *cobra.Command, paths []string, f *runFlags) error {
	began := time.Now()
	if f.workers < 1 {
		return &exit{exitUsage, fmt.Errorf("--workers must be at least 1")}
	}
	if f.out == "" {
		return &exit{exitUsage, errors.New("--out is empty; name the folder to write to")}
	}
	formats, err := write.ParseFormats(f.format)
	if err != nil {
		return &exit{exitUsage, fmt.Errorf("--format: %w", err)}
	}
	if f.incremental {
		if err := checkIncremental(formats); err != nil {
			return &exit{exitUsage, err}
		}
	}
	p, err := f.registry.pipeline()
	if err != nil {
		return err
	}
	endPDF, err := f.pdf.isolate(p, f.workers)
	if err != nil {
		return err
	}
	defer endPDF()
	if slices.Contains(paths, "-") && isTerminal(c.InOrStdin()) && !f.quiet {
		fmt.Fprintln(c.ErrOrStderr(), "factsheet: reading a sheet from the terminal; end with Ctrl-D")
	}
	list, err := source.Find(paths, source.Options{Out: f.out, Stdin: newInterruptible(c.Context(), c.InOrStdin())})
	if err != nil {
		return &exit{exitUsage, err}
	}
	bar := newProgress(c.ErrOrStderr(), len(list.Inputs), !f.quiet && f.logFlags.format == "text" && isTerminal(c.ErrOrStderr()))
	defer bar.end()
	log, err := f.logger(bar)
	if err != nil {
		return err
	}
	o := write.Options{
		Formats: formats, Beside: []write.Beside{dataPackage}, Extractors: infos(p), Version: version,
		Content: f.pdf.settings(), Registries: f.registry.read,
	}
	if f.stamp {
		o.Stamp = began.UTC().Format(time.RFC3339)
	}
	out, err := write.Open(f.out, o)
	if err != nil {
		return fault(err)
	}
	defer out.Abort()

	b := &sheetRun{log: log, out: out, sources: map[string]string{}, listed: !f.quiet && f.logFlags.format == "text"}
	for _, s := range list.Skipped {
		b.skip(s)
	}
	options, inputs, done := batch.Options{Workers: f.workers}, list.Inputs, false
	var kept batch.Kept
	if f.incremental {
		var plan *incremental.Plan
		if plan, done, err = b.goOn(c.Context(), f, options, p, list); err == nil {
			kept, inputs = plan, plan.Inputs
		}
	}
	if err == nil && !done {
		err = batch.Sheets(c.Context(), options, p, kept, inputs, func(r batch.Result) error {
			defer bar.step()
			return b.add(r)
		})
	}
	if err == nil {
		err = c.Context().Err()
	}
	if err == nil && !done {
		b.summary, err = out.Close()
	}
	bar.end()
	switch {
	case errors.Is(err, context.Canceled):
		out.Abort()
		log.Error("broken off; " + f.out + " is as it was before")
		return &exit{code: exitBroken}
	case err != nil:
		return fault(err)
	}
	b.took = time.Since(began)
	b.report(c, f)
	errors, warnings := b.findings()
	err = f.fail.check(errors, warnings)
	if err != nil { // a script that sees 3 should find out why, --quiet or not
		log.Error(fmt.Sprintf("findings: %s and %s; %s tells the sheets, the issues of each record the words (--fail-on says what counts)",
			plural(errors, "error"), plural(warnings, "warning"), filepath.Join(f.out, "manifest.json")))
	}
	return err
}

func infos(p *pipeline.Pipeline) []extract.Info {
	var out []extract.Info
	for _, u := range p.Extractors() {
		out = append(out, u.Info())
	}
	return out
}

// sheetRun is what a run has come to.
type sheetRun struct {
	log     *slog.Logger
	out     *write.Run
	summary write.Summary
	plan    *incremental.Tally // nil where the run goes on from none
	failed  []failure
	listed  bool              // the failed sheets are listed in the end, and not told before
	sources map[string]string // of the sheets that are no near duplicates, by their documents' ids
	bytes   int64
	took    time.Duration
	faults  int // folders and files that could not be looked at
}

// findings are what the run found to be wrong, whether read now or kept: failed sheets and
// errors, partial sheets and warnings.
func (b *sheetRun) findings() (errors, warnings int) {
	s := &b.summary
	return b.faults + s.Status[string(document.Failed)] + s.Issues[string(record.Error)],
		s.Status[string(document.Partial)] + s.Issues[string(record.Warning)]
}

// failure is a sheet that failed, and why.
type failure struct{ sheet, reason string }

func (b *sheetRun) skip(s source.Skip) {
	b.out.Skip(write.Input{Source: s.Source}, s.Reason)
	if s.Fault {
		b.faults++
		b.failed = append(b.failed, failure{s.Source, s.Reason})
		if !b.listed {
			b.log.Error(s.Reason, "sheet", s.Source)
		}
		return
	}
	b.log.Warn("skipped: "+s.Reason, "sheet", s.Source)
}

func (b *sheetRun) add(r batch.Result) error {
	in := write.Input{Source: r.Input.Source, SHA256: r.Input.SHA256, Size: r.Input.Size, MediaType: r.Input.MediaType, Sketch: r.Sketch, Kept: r.Kept}
	if r.Record == nil {
		b.out.Duplicate(in, r.SameAs)
		same := r.SameAs
		if same == in.Source {
			same = r.Path
		}
		b.log.Info("the same as "+same+", byte for byte; read once", "sheet", in.Source)
		return nil
	}
	if r.Lost != nil {
		b.lost(&r)
	}
	if r.Kept != nil {
		return b.keep(r.Record, in)
	}
	b.bytes += in.Size
	if r.Input.Note != "" {
		b.log.Warn(r.Input.Note, "sheet", in.Source)
	}
	b.tell(r.Record)
	if err := b.out.Add(r.Record, in); err != nil {
		return err
	}
	b.near(r.Record, in, true)
	return nil
}

// near notes which sheet another is a near duplicate of, and says so where that is news.
func (b *sheetRun) near(r *record.Record, in write.Input, news bool) {
	switch near := r.Document.NearDuplicate; {
	case near == nil:
		b.sources[r.Document.ID] = in.Source
	case news:
		b.log.Info("another make or edition of "+b.sources[*near]+"; what both tell has same_as in the tables", "sheet", in.Source)
	}
}

// tell says why a sheet failed or is partial.
func (b *sheetRun) tell(r *record.Record) {
	d := &r.Document
	switch document.Status(d.Status) {
	case document.Failed:
		why := reasons(d)
		b.failed = append(b.failed, failure{d.Source, why})
		if !b.listed {
			b.log.Error("failed: "+why, "sheet", d.Source)
		}
	case document.Partial:
		b.log.Warn("partial: "+reasons(d), "sheet", d.Source)
	}
}

// reasons puts a sheet's errors in one line, the first three of them.
func reasons(d *record.Document) string {
	var out []string
	for i, e := range d.Errors {
		if i == 3 {
			out = append(out, fmt.Sprintf("and %d more", len(d.Errors)-i))
			break
		}
		if e.Page != nil {
			out = append(out, fmt.Sprintf("page %d: %s", *e.Page, e.Message))
		} else {
			out = append(out, e.Message)
		}
	}
	return strings.Join(out, "; ")
}
