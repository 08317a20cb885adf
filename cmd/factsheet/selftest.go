package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/selftest"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// selftestFlags are the flags of the verb selftest.
type selftestFlags struct {
	only         []string
	list, asJSON bool
	quiet        bool
	workers      int
	pdf          pdfFlags
	registry     registryFlags
}

func selftestCommand() *cobra.Command {
	f := selftestFlags{pdf: newPDFFlags()}
	c := &cobra.Command{
		Use:   "selftest PATH…",
		Short: "Try on your own sheets what should hold for all",
		Long: `Selftest reads the sheets that the paths lead to, as 'factsheet run' does, and tries
on them what should hold for any: that every span quotes the sheet, that ids are
unique and stable, that every number is told of, that a sheet which is read again, by
more workers or in another order, gives the same bytes. --list tells each property.

A property that does not hold is a fault of the program, not of the sheet: report it
with the sheet, or with the least part of it that shows the fault. What is wrong with
a sheet itself is for 'factsheet run' to say; a sheet that can't be read is no finding
here.

Each sheet is read some seven times. The outputs that are compared stand in the folder
for temporary files ($TMPDIR) while it runs, about as large as two outputs of
'factsheet run --format json,parquet,jsonl', and are gone in the end. Nothing is
written elsewhere.

` + exitCodes(codeFault, codeNoSheet, "3    all was done, and a property does not hold", codeStopped),
		Example: `  factsheet selftest sheets/
  factsheet selftest sheets/ --only span.quotes,read.again
  factsheet selftest sheets/ --json | jq '.properties[] | select(.failed > 0)'
  factsheet selftest --list`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && !f.list {
				return errors.New("no path is given; name files, folders or patterns, or '-' for standard input; --list tells what is tried")
			}
			if len(args) > 0 && f.list {
				return errors.New("--list reads no sheets; leave the paths out")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	c.Flags().StringSliceVar(&f.only, "only", nil, "try only these properties, by their ids")
	c.Flags().BoolVar(&f.list, "list", false, "tell the properties, and try nothing")
	c.Flags().BoolVar(&f.asJSON, "json", false, "the report as JSON")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "tell only what does not hold")
	c.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "sheets taken side by side; workers.same takes two at least")
	f.pdf.add(c)
	f.registry.add(c)
	_ = c.RegisterFlagCompletionFunc("only", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var ids []string
		for _, p := range selftest.Properties() {
			ids = append(ids, p.ID+"\t"+p.Doc)
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

func (f *selftestFlags) run(c *cobra.Command, paths []string) error {
	properties, err := selftest.Select(f.only)
	if err != nil {
		return &exit{exitUsage, fmt.Errorf("--only: %w", err)}
	}
	out := c.OutOrStdout()
	if f.list {
		if f.asJSON {
			return fault(indented(out, properties))
		}
		describe := func(p *selftest.Property) (string, string) { return p.ID, p.Doc }
		return fault(printDescribed(out, properties, describe, widthOf(out)))
	}
	if f.workers < 1 {
		return &exit{exitUsage, errors.New("--workers must be at least 1")}
	}
	report, err := f.try(c, paths, properties)
	if err != nil {
		return err
	}
	return f.tell(out, report)
}

// tell writes the report, and returns the error that ends the program where a property does
// not hold.
func (f *selftestFlags) tell(out io.Writer, r *selftest.Report) error {
	var err error
	if f.asJSON {
		err = indented(out, r)
	} else {
		err = printSelftest(out, r, f.quiet, widthOf(out))
	}
	if err == nil && len(r.Failed()) > 0 {
		return &exit{code: exitFindings}
	}
	return fault(err)
}

// try tries the properties on the sheets that the paths lead to.
func (f *selftestFlags) try(c *cobra.Command, paths []string, properties []selftest.Property) (*selftest.Report, error) {
	p, err := f.registry.pipeline()
	if err != nil {
		return nil, err
	}
	endPDF, err := f.pdf.isolate(p, max(f.workers, 2))
	if err != nil {
		return nil, err
	}
	defer endPDF()
	list, err := source.Find(paths, source.Options{Stdin: newInterruptible(c.Context(), c.InOrStdin())})
	if err != nil {
		return nil, &exit{exitUsage, err}
	}
	o := selftest.Options{
		Properties: properties, Workers: f.workers,
		Write: write.Options{
			Beside: []write.Beside{dataPackage}, Extractors: infos(p), Version: version,
			Content: f.pdf.settings(), Registries: f.registry.read,
		},
	}
	bar := newProgress(c.ErrOrStderr(), o.Passes()*len(list.Inputs), !f.quiet && isTerminal(c.ErrOrStderr()))
	defer bar.end()
	o.Step = bar.step
	report, err := selftest.Run(c.Context(), p, list.Inputs, o)
	switch {
	case errors.Is(err, context.Canceled):
		return nil, &exit{code: exitBroken}
	case err != nil:
		return nil, fault(err)
	}
	return report, nil
}

// printSelftest tells people what a self-test came to: a line a property, then what does
// not hold and what to do about it.
func printSelftest(w io.Writer, r *selftest.Report, quiet bool, width int) error {
	b := bufio.NewWriter(w)
	failed := r.Failed()
	if !quiet {
		printOutcomes(b, r)
	}
	for _, f := range failed {
		fmt.Fprintf(b, "\n%s does not hold\n", f.ID)
		printWrapped(b, f.Doc, "    ", "    ", width)
		for i := range f.Findings {
			printWrapped(b, findingLine(&f.Findings[i]), "  ", "    ", width)
		}
		if sheets := sheetsOf(f.Findings); f.Failed > sheets {
			fmt.Fprintf(b, "  and in %s more\n", plural(f.Failed-sheets, "place"))
		}
	}
	if len(failed) > 0 {
		fmt.Fprintln(b, "\nThat is a fault of the program: please report it with the sheet, or with the least part of it that\n"+
			"shows it, and with what 'factsheet version' says. 'factsheet selftest SHEET --only "+failed[0].ID+"' tries it alone.")
	}
	return b.Flush()
}

// printOutcomes writes the sheets that were read, and a line a property.
func printOutcomes(b io.Writer, r *selftest.Report) {
	fmt.Fprintf(b, "sheets  %s: ok %s, partial %s, failed %s", count(r.Sheets), count(r.OK), count(r.Partial), count(r.Unread))
	if r.Duplicates > 0 {
		fmt.Fprintf(b, "; %s more given twice", count(r.Duplicates))
	}
	fmt.Fprintln(b)
	if r.Limited > 0 {
		fmt.Fprintf(b, "        %s met a limit of time or memory, so it need not come out the same twice\n", plural(r.Limited, "sheet"))
	}
	for i := range r.Results {
		p := &r.Results[i]
		switch {
		case !p.Held():
			fmt.Fprintf(b, "FAILS   %-16s in %s of %s\n", p.ID, count(p.Failed), plural(max(p.Sheets, p.Failed), "sheet"))
		case p.Looked == 0:
			fmt.Fprintf(b, "-       %-16s nothing to look at\n", p.ID)
		default:
			fmt.Fprintf(b, "holds   %-16s in %s (%s looked at)\n", p.ID, plural(p.Sheets, "sheet"), count(p.Looked))
		}
	}
}

// findingLine is a finding as a line of text.
func findingLine(f *selftest.Finding) string {
	var b strings.Builder
	b.WriteString(printable(f.Source))
	if f.Span != nil {
		fmt.Fprintf(&b, ", page %d, at %d to %d, '%s'", f.Page, f.Start, f.End, printable(f.Quote))
	}
	b.WriteString(": " + printable(f.Message))
	return b.String()
}

// sheetsOf is how many sheets findings are of.
func sheetsOf(list []selftest.Finding) int {
	seen := map[string]bool{}
	for i := range list {
		seen[list[i].Source] = true
	}
	return len(seen)
}
