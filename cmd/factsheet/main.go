// Factsheet turns a folder of development-cooperation factsheets into checked tables.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"factsheet/extractors"
	"factsheet/pipeline"
	"factsheet/pipeline/isolate"
	"factsheet/pipeline/validate"
)

func main() {
	surviveFileSize()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// exit is an error that knows what the program is to end with.
type exit struct {
	code int
	err  error // nil where all was said
}

func (e *exit) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit %d", e.code)
	}
	return e.err.Error()
}

func (e *exit) Unwrap() error { return e.err }

// run is the program, with its streams given, and returns the exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	if len(args) == 1 && args[0] == pdfChild {
		if err := isolate.Serve(in, out, isolate.Engines); err != nil {
			fmt.Fprintln(errs, err)
			return exitFault
		}
		return exitOK
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	c := root()
	c.SetArgs(args)
	c.SetIn(in)
	c.SetOut(out)
	c.SetErr(errs)
	cmd, err := c.ExecuteContextC(ctx)
	if err == nil {
		return exitOK
	}
	var e *exit
	if !errors.As(err, &e) { // cobra's own: an unknown verb or flag, a wrong argument
		e = &exit{exitUsage, err}
	}
	if e.err != nil {
		fmt.Fprintf(errs, "factsheet: %v\n", e.err)
		if e.code == exitUsage {
			fmt.Fprintf(errs, "See '%s --help'.\n", cmd.CommandPath())
		}
	}
	return e.code
}

func root() *cobra.Command {
	c := &cobra.Command{
		Use:   "factsheet",
		Short: "Turn a folder of factsheets into checked tables",
		Long: `Factsheet reads development-cooperation factsheets, PDF or text, and writes what
stands in them (amounts, dates, quantities, partners, places, people, projects,
agreements, contributions, events, references) as JSON and Parquet tables. Every
value points at the words it came from. It works offline, and the same input gives
the same bytes.

` + exitCodes(codeFault, codeNoSheet, codeGrave, `4    a run was stopped: more sheets failed than --max-failures allows`,
			`130  broken off (Ctrl-C, SIGTERM): a run writes what it has read, a stream the lines
       in hand, and other verbs leave what was there as it was`),
		Example: `  factsheet run sheets/                      read a folder, write out/
  factsheet run report.pdf --out results     read one sheet
  factsheet extract < texts.jsonl > records.jsonl`,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return unknownVerb(c, args[0])
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(runCommand(), acceptCommand(), configCommand(), diffCommand(), evalCommand(), exportCommand(),
		extractCommand(), explainCommand(), loadCommand(), reportCommand(), reviewCommand(), schemaCommand(),
		selftestCommand(), verifyCommand(), versionCommand())
	return c
}

// unknownVerb says of a word that is no verb which one may be meant.
func unknownVerb(c *cobra.Command, word string) error {
	hint := ""
	if _, err := os.Stat(word); err == nil {
		hint = fmt.Sprintf("; to read what is there: factsheet run %s", word)
	} else if like := c.SuggestionsFor(word); len(like) > 0 {
		hint = "; do you mean " + strings.Join(like, " or ") + "?"
	}
	return fmt.Errorf("there is no command %q%s", word, hint)
}

// pdfChild is the argument with which the program calls itself to read PDFs.
const pdfChild = "__read-pdf"

// newPipeline is the pipeline with all extractors and rules, and the program's own
// registry.
func newPipeline() (*pipeline.Pipeline, error) {
	return pipeline.New(extractors.All(), validate.Rules())
}
