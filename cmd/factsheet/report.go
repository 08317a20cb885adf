package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
	"factsheet/pipeline/results"
)

// reportFlags are the flags of the verb report.
type reportFlags struct {
	out      string
	open     bool
	pictures pictureFlags
}

func reportCommand() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report RUN",
		Short: "Make a page of a run to look at: its facts in tables, and each sheet with what was read marked",
		Long: `Report makes a page of what a run wrote: the batch at a glance; its contributions,
agreements and projects in tables that sort and filter; and each sheet with its entries
marked in the text, what is unread in grey and the issues beside their lines. A click on
a record shows its evidence, and a click on a mark its record and the rule behind it.

RUN is the output folder of 'factsheet run', with records (--format json). The page is
RUN/report.html, one file that asks the network for nothing, so it can be mailed or put
on a drive as it is. A batch that is too large for one page (1.5 MB) becomes an index,
RUN/report.html, and a folder of pages, RUN/report/: take both along. Pages that an
earlier report left there are replaced.

With --sheets, the pages of PDFs stand beside their text as they look, with the entries
marked on them as in the text; a click on a mark there shows its record too. A PDF is
known by its hash, wherever it lies and whatever it is called now, and is read as the
run read it. Pages are drawn by pdfium, in a process of their own within the run's
limits of time and memory; each takes about 60 kB.

` + exitCodes(codeFault, codeNoRun, "3    the page was written, but the records of some sheets could not be read", codeBroken),
		Example: `  factsheet report out --open
  factsheet report out --sheets sheets/      with the pages of PDFs as they look
  factsheet report out --out /srv/pages/week-12.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one output folder of 'factsheet run'")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runReport(c, args[0], &f) },
	}
	c.Flags().StringVar(&f.out, "out", "", "the page to write, or a folder for it (default RUN/report.html)")
	f.pictures.add(c)
	c.Flags().BoolVar(&f.open, "open", false, "open the page in the browser")
	return c
}

func runReport(c *cobra.Command, dir string, f *reportFlags) error {
	run, err := results.Open(dir)
	if err != nil {
		return &exit{exitUsage, err}
	}
	rules, err := ruleDocs()
	if err != nil {
		return err
	}
	o := report.Options{Out: pageFile(f.out), Doc: rules, Workers: runtime.GOMAXPROCS(0)}
	pages, endPDF, err := f.pictures.shower(c, run, o.Workers)
	if err != nil {
		return err
	}
	defer endPDF()
	if pages != nil {
		o.Pictures = func(r *record.Record) report.Pictures { return pages.of(c.Context(), r) }
	}
	done, err := report.Write(c.Context(), run, o)
	if c.Context().Err() != nil {
		return errBroken
	}
	if errors.Is(err, report.ErrForeign) {
		return &exit{exitUsage, err}
	}
	if err != nil {
		return fault(err)
	}
	fmt.Fprintf(c.OutOrStdout(), "%s  %s, %s", done.Page, plural(len(run.Sheets()), "sheet"), size(done.Bytes))
	if done.Files > 1 {
		fmt.Fprintf(c.OutOrStdout(), " in %s", plural(done.Files, "page"))
	}
	fmt.Fprintln(c.OutOrStdout())
	if done.Removed > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "factsheet: %s of an earlier report removed\n", plural(done.Removed, "page"))
	}
	if told := pages.told(); told != "" {
		fmt.Fprintf(c.ErrOrStderr(), "factsheet: %s\n", told)
	}
	if f.open {
		if err := openBrowser(done.Page); err != nil {
			return fault(fmt.Errorf("no browser could be opened (%w); open %s yourself", err, done.Page))
		}
	}
	if len(done.Damaged) > 0 {
		return &exit{exitFindings, errors.Join(done.Damaged...)}
	}
	return nil
}

// ruleDocs tells what a rule of this program does.
func ruleDocs() (func(string) string, error) {
	p, err := newPipeline()
	if err != nil {
		return nil, err
	}
	docs := map[string]string{}
	for _, r := range explain.Rules(p) {
		docs[r.Name] = r.Doc
	}
	return func(name string) string { return docs[name] }, nil
}

// pageFile is the page that --out means: report.html in a folder.
func pageFile(out string) string {
	if info, err := os.Stat(out); out != "" && (err == nil && info.IsDir() || filepath.Ext(out) != ".html") {
		return filepath.Join(out, "report.html")
	}
	return out
}

// size tells bytes for people.
func size(n int64) string {
	switch {
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return plural(int(n), "byte")
}
