package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"factsheet/pipeline/verify"
)

// verifyFlags are the flags of the verb verify.
type verifyFlags struct {
	list, asJSON, quiet bool
	workers             int
}

func verifyCommand() *cobra.Command {
	var f verifyFlags
	c := &cobra.Command{
		Use:   "verify [OUT]",
		Short: "Hold an output to its manifest, its sheets' words and itself",
		Long: `Verify looks at an output folder ('out' where none is named) and tells whether it is
what the run wrote, and whether it agrees with itself:

  files     each has the size and the SHA-256 that the manifest tells; none is missing,
            none is there that no run wrote
  records   every span's words stand in the sheet's text; ids are unique, and what an
            entry refers to is there; the manifest counts them as they are
  tables    columns and rows are as told; primary keys are unique, foreign keys lead to
            rows; each sheet's rows are its record's entries; rows are in their partition

--list tells each check. The rows and records of a file that was changed are not looked
at further. Nothing is written, and a run that ends meanwhile does no harm. The sheets
themselves are not needed; whether they still are as they were read is for 'factsheet
run' to find out.

What verify finds broken, the next 'factsheet run' over the same sheets writes anew,
with --incremental too. manifest.json is the one file that nothing has a hash of: keep
one where somebody may have an interest in changing the output.

` + exitCodes(codeFault, codeNoRun, "3    all was looked at, and something does not hold", codeStopped),
		Example: `  factsheet verify
  factsheet verify results -q || factsheet run sheets/ --out results
  factsheet verify results --json | jq '.checks[] | select(.failed > 0)'
  factsheet verify --list`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return errors.New("verify takes one output folder")
			case len(args) > 0 && f.list:
				return errors.New("--list looks at no output; leave the folder out")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	c.Flags().BoolVar(&f.list, "list", false, "tell the checks, and look at nothing")
	c.Flags().BoolVar(&f.asJSON, "json", false, "the report as JSON")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "tell only what does not hold")
	c.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "files looked at side by side")
	return c
}

func (f *verifyFlags) run(c *cobra.Command, args []string) error {
	w := c.OutOrStdout()
	switch {
	case f.list && f.asJSON:
		return fault(indented(w, verify.Checks()))
	case f.list:
		describe := func(k *verify.Check) (string, string) { return k.ID, k.Doc }
		return fault(printDescribed(w, verify.Checks(), describe, widthOf(w)))
	case f.workers < 1:
		return &exit{exitUsage, errors.New("--workers must be at least 1")}
	}
	dir := "out"
	if len(args) > 0 {
		dir = args[0]
	}
	r, err := verify.Output(c.Context(), dir, verify.Options{Workers: f.workers})
	switch {
	case errors.Is(err, verify.ErrNoRun):
		return &exit{exitUsage, err}
	case errors.Is(err, context.Canceled):
		return &exit{code: exitBroken}
	case err != nil:
		return fault(err)
	case f.asJSON:
		err = indented(w, r)
	default:
		err = printVerified(w, r, f.quiet, widthOf(w))
	}
	if err == nil && len(r.Failed()) > 0 {
		return &exit{code: exitFindings}
	}
	return fault(err)
}

// printVerified tells people what a verification came to: a line a check, then what does
// not hold and what to do about it.
func printVerified(w io.Writer, r *verify.Report, quiet bool, width int) error {
	b := bufio.NewWriter(w)
	if !quiet {
		printHeld(b, r)
	}
	failed := r.Failed()
	for i, f := range failed {
		if i > 0 || !quiet {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "%s does not hold\n", f.ID)
		printWrapped(b, f.Doc, "    ", "    ", width)
		for _, n := range f.Findings {
			printWrapped(b, foundLine(&n), "  ", "    ", width)
		}
		if more := f.Failed - len(f.Findings); more > 0 {
			fmt.Fprintf(b, "  and in %s more\n", plural(more, "place"))
		}
	}
	if len(failed) > 0 {
		fmt.Fprintf(b, "\n%s is not to be relied on; 'factsheet run' over the same sheets writes it anew.\n", printable(r.Out))
	}
	return b.Flush()
}

func printHeld(b io.Writer, r *verify.Report) {
	fmt.Fprintf(b, "%s: %s, %s in the tables, %s, %.1f MB\n",
		printable(r.Out), plural(r.Sheets, "sheet"), plural(int(r.Rows), "row"), plural(r.Files, "file"), float64(r.Bytes)/1e6)
	for _, note := range r.Notes {
		fmt.Fprintln(b, "note    "+printable(note))
	}
	for i := range r.Results {
		k := &r.Results[i]
		switch {
		case !k.Held():
			fmt.Fprintf(b, "FAILS   %-18s at %s of %s looked at\n", k.ID, count(k.Failed), count(max(k.Looked, k.Failed)))
		case k.Looked == 0:
			fmt.Fprintf(b, "-       %-18s nothing to look at\n", k.ID)
		default:
			fmt.Fprintf(b, "holds   %-18s %s looked at\n", k.ID, count(k.Looked))
		}
	}
}

// foundLine is a finding as a line of text.
func foundLine(f *verify.Finding) string {
	line := f.Message
	if f.File != "" {
		line = f.File + ": " + line
	}
	if f.Sheet != "" {
		line += " (" + f.Sheet + ")"
	}
	return printable(line)
}
