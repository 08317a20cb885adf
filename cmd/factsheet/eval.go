package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/evaluate"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// evalFlags are the flags of the verb eval.
type evalFlags struct {
	run, colour       string
	thresholds, junit string
	asJSON, verbose   bool
	unanchored        bool
	workers           int
	quiet             bool
	pdf               pdfFlags
	registry          registryFlags
}

func evalCommand() *cobra.Command {
	f := evalFlags{pdf: newPDFFlags()}
	c := &cobra.Command{
		Use:   "eval GOLD…",
		Short: "Score what was found against what people say stands in the sheets",
		Long: `Eval holds what was found in sheets to gold files, NAME.gold.json, in which people say
what stands in them, and tells precision, recall and F1 a kind, how often each field is
right, and every miss and every extra.

GOLD is a gold file, a folder of them, or a pattern. Without --run the sheets that stand
beside the gold files are read anew; with --run DIR the records of an earlier run are
taken. A sheet is known by the SHA-256 that its gold tells, else by its name.

Entries are held to gold entries in three ways:

` + evaluate.Doc() + `

A field that strict matching asks for (value, donor, date …) is looked at on the entries
that were found in part, the others on those that were found strictly. Intervals hold the
middle 95% of 2,000 bootstrap resamples of the sheets, with a fixed seed; a row that one
sheet alone has anything of gets none. A sheet that failed has all of its gold missed;
one that is not in the run at all is an error.

--thresholds FILE holds the scores, to three places, to a file like this one. What falls
short is told with its misses and extras, and the program ends with 3:

` + evaluate.ThresholdsHelp + `

--junit FILE writes JUnit XML, a test a sheet and kind. Without thresholds a test fails
where anything is missed, extra or wrong; with them, where it makes a score fall short.

` + exitCodes(codeFault, codeNoSheet, "3    all was done, and a score is below its threshold", codeStopped),
		Example: `  factsheet eval fixtures
  factsheet eval 'corpus/*.gold.json' --run out -v
  factsheet eval fixtures --thresholds thresholds.yaml --junit eval.xml
  factsheet eval corpus --run out --json > scores.json
  factsheet eval corpus/ilo-china.gold.json --run pdfs --unanchored`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no gold file is given; name files, folders or patterns")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return f.eval(c, args) },
	}
	c.Flags().StringVar(&f.run, "run", "", "the output folder of a run; without it the sheets beside the gold files are read")
	c.Flags().BoolVar(&f.asJSON, "json", false, "the scores as JSON: a row under each name of the table, all else under '"+evaluate.DetailsKey+"'")
	c.Flags().StringVar(&f.thresholds, "thresholds", "", "a file of what the scores may not fall below; exit with 3 where one does")
	c.Flags().StringVar(&f.junit, "junit", "", "write JUnit XML to this file, too")
	c.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "tell every miss, extra and wrong field, with what came nearest")
	c.Flags().BoolVar(&f.unanchored, "unanchored", false, "leave spans aside, for a text that is not the gold's to the letter (the sheet as a PDF)")
	c.Flags().StringVar(&f.colour, "color", "auto", "colours: auto (on a terminal, unless NO_COLOR is set), always or never")
	c.Flags().IntVar(&f.workers, "workers", runtime.GOMAXPROCS(0), "sheets taken side by side; the scores are the same with any number")
	c.Flags().BoolVarP(&f.quiet, "quiet", "q", false, "say nothing on standard error but errors")
	f.pdf.add(c)
	f.registry.add(c)
	_ = c.MarkFlagDirname("run")
	_ = c.MarkFlagFilename("thresholds", "yaml", "yml")
	_ = c.MarkFlagFilename("junit", "xml")
	_ = c.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (f *evalFlags) eval(c *cobra.Command, paths []string) error {
	if f.workers < 1 {
		return &exit{exitUsage, errors.New("--workers must be at least 1")}
	}
	colour, err := wantsColour(c.OutOrStdout(), f.colour)
	if err != nil {
		return &exit{exitUsage, err}
	}
	var limits *evaluate.Limits
	if f.thresholds != "" {
		if limits, err = evaluate.ReadLimits(f.thresholds); err != nil {
			return &exit{exitUsage, fmt.Errorf("--thresholds: %w", err)}
		}
	}
	files, err := gold.Find(paths)
	if err != nil {
		return &exit{exitUsage, err}
	}
	read, end, err := f.reader()
	if err != nil {
		return err
	}
	defer end()
	r, err := evaluate.Files(c.Context(), files, evaluate.Options{Unanchored: f.unanchored}, f.workers, read)
	var known *exit
	switch {
	case errors.Is(err, context.Canceled):
		return &exit{code: exitBroken}
	case errors.As(err, &known):
		return &exit{known.code, err}
	case err != nil:
		return &exit{exitUsage, err}
	}
	if limits != nil {
		if err := limits.Check(r); err != nil {
			return &exit{exitUsage, fmt.Errorf("--thresholds: %w", err)}
		}
	}
	f.warn(c, r)
	if err := f.write(c.OutOrStdout(), r, colour); err != nil {
		return fault(err)
	}
	if len(r.Shorts) == 0 {
		return nil
	}
	if f.asJSON { // for people they are in the text
		for i := range r.Shorts {
			fmt.Fprintf(c.ErrOrStderr(), "factsheet: error: %s\n", printable(r.Shorts[i].Message()))
		}
	}
	return &exit{code: exitFindings}
}

// write gives the result in the forms that were asked for.
func (f *evalFlags) write(out io.Writer, r *evaluate.Result, colour bool) error {
	if f.junit != "" {
		var b bytes.Buffer
		if err := r.JUnit(&b); err != nil {
			return err
		}
		if err := os.WriteFile(f.junit, b.Bytes(), 0o644); err != nil {
			return fmt.Errorf("--junit: %w", err)
		}
	}
	if f.asJSON {
		return indented(out, r.JSON())
	}
	return r.Text(out, evaluate.TextOptions{Findings: f.verbose, Colour: colour})
}

// warn says on standard error what whoever reads the scores should know.
func (f *evalFlags) warn(c *cobra.Command, r *evaluate.Result) {
	if f.quiet {
		return
	}
	for _, s := range r.Sheets {
		for _, w := range s.Warnings {
			fmt.Fprintf(c.ErrOrStderr(), "factsheet: warning: %s\n", printable(s.Gold+": "+w))
		}
	}
}

// reader gives the records: those of a run, or of the sheets beside the gold files.
func (f *evalFlags) reader() (read evaluate.Reader, end func(), err error) {
	if f.run == "" {
		return f.besides()
	}
	if len(f.registry.files) > 0 {
		return nil, nil, &exit{exitUsage, errors.New("--registry goes with sheets that are read; with --run they have been read already")}
	}
	run, err := results.Open(f.run)
	if err != nil {
		return nil, nil, &exit{exitUsage, fmt.Errorf("--run: %w", err)}
	}
	index := evaluate.NewIndex(run)
	read = func(_ context.Context, file string, g *gold.Sheet) (*record.Record, []string, error) {
		in, warning, err := index.Find(g, evaluate.Options{Unanchored: f.unanchored})
		if err != nil {
			return nil, nil, &exit{exitUsage, fmt.Errorf("%s: %w", file, err)}
		}
		r, err := run.Record(in)
		if err != nil {
			return nil, nil, fault(err)
		}
		return r, list(warning), nil
	}
	return read, func() {}, nil
}

// besides reads the sheets that stand beside the gold files.
func (f *evalFlags) besides() (read evaluate.Reader, end func(), err error) {
	p, err := f.registry.pipeline()
	if err != nil {
		return nil, nil, err
	}
	end, err = f.pdf.isolate(p, f.workers)
	if err != nil {
		return nil, nil, err
	}
	read = func(ctx context.Context, file string, g *gold.Sheet) (*record.Record, []string, error) {
		return beside(ctx, p, file, g)
	}
	return read, end, nil
}

// beside reads the sheet that stands beside its gold file.
func beside(ctx context.Context, p *pipeline.Pipeline, file string, g *gold.Sheet) (*record.Record, []string, error) {
	wrong := func(format string, args ...any) (*record.Record, []string, error) {
		return nil, nil, &exit{exitUsage, fmt.Errorf(file+": "+format, args...)}
	}
	if g.Document == "" || g.Document != filepath.Base(g.Document) {
		return wrong("it does not name its sheet ('document'); --run takes the sheet from a run by its SHA-256")
	}
	in := source.Input{Source: g.Document, Path: filepath.Join(filepath.Dir(file), g.Document)}
	if _, err := os.Stat(in.Path); errors.Is(err, fs.ErrNotExist) {
		return wrong("its sheet %s is not beside it; put it there, or take it from a run with --run", g.Document)
	}
	in.Load()
	warning := ""
	if g.SHA256 != "" && in.SHA256 != "" && g.SHA256 != in.SHA256 {
		warning = g.Document + " has changed since the gold was made: its SHA-256 is another"
	}
	r := p.ProcessContext(ctx, in)
	if ctx.Err() != nil {
		return nil, nil, ctx.Err()
	}
	return r, list(warning), nil
}

func list(warning string) []string {
	if warning == "" {
		return nil
	}
	return []string{warning}
}
