package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/explain"
	"factsheet/pipeline/source"
)

// explainFlags are the flags of the verb explain.
type explainFlags struct {
	pageFlags
	colour, rule           string
	rules, asJSON, records bool
	entries                []string
	pdf                    pdfFlags
	registry               registryFlags
}

func explainCommand() *cobra.Command {
	f := explainFlags{pdf: newPDFFlags()}
	c := &cobra.Command{
		Use:   "explain FILE[:LINE[-LINE]]",
		Short: "Show what was read where in a sheet, by which rule, and what was left unread",
		Long: `Explain reads one sheet and shows it line by line, with what was found beneath each
line: the kind, the words, the value, what is in doubt, and the rule. Numbers,
currency signs, months and short forms that nothing holds are shown as unread, with
the reason where they were left out on purpose. Then come the records: who gave what
to whom, which agreements, projects, events and people are told, a sentence each, with
the page, the words and the rule it rests on, and the entry's id.

--records shows the records alone; --entry shows one entry by its id, or by how the id
begins, with every place where it is told, what it refers to and what refers to it; or
all entries of a kind (contributions, amounts, issues …).

With ':LINE' or ':LINE-LINE' it shows those lines alone, tells in which block and
section they stand, how they were read, and what each rule does. FILE may be '-'.

--layout draws a page of a PDF instead, as an SVG: its words where they stand, the
boxes and kinds of its blocks (headings, paragraphs, list items …), numbered in reading
order, and the cells of its tables. --layout=lines, --layout=words and --layout=glyphs
show the stages before.

--rules lists every rule, and what each doubt says; --rule NAME tells of one, or of
those whose names begin so.

` + exitCodes(codeFault, codeNoSheet, "3    the sheet failed: it could not be read, and why was told", codeStopped),
		Example: `  factsheet explain sheets/brief.txt
  factsheet explain sheets/brief.txt --records
  factsheet explain sheets/brief.txt --entry contribution-1f6a2c --entry issues
  factsheet explain sheets/brief.txt:42
  factsheet explain report.pdf --color always | less -R
  factsheet explain --layout report.pdf --page 2 --out page.svg
  factsheet explain --rule amount`,
		Args: func(_ *cobra.Command, args []string) error {
			switch asked := f.rules || f.rule != ""; {
			case asked && len(args) > 0:
				return fmt.Errorf("--rule and --rules take no sheet")
			case asked && f.layout != "":
				return fmt.Errorf("--layout goes with a sheet, not with --rule or --rules")
			case asked && (f.records || len(f.entries) > 0):
				return fmt.Errorf("--records and --entry go with a sheet, not with --rule or --rules")
			case f.layout != "" && (f.records || len(f.entries) > 0):
				return fmt.Errorf("--layout draws a page and shows no entries; leave --records and --entry away")
			case f.records && len(f.entries) > 0:
				return fmt.Errorf("choose --records, for all of them, or --entry, for some")
			case !asked && len(args) != 1:
				return fmt.Errorf("name one sheet to explain; 'factsheet run' reads many")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runExplain(c, args, &f) },
	}
	f.pageFlags.add(c)
	c.Flags().StringVar(&f.colour, "color", "auto", "colours: auto (on a terminal, unless NO_COLOR is set), always or never")
	c.Flags().BoolVar(&f.records, "records", false, "show the records alone, a sentence each")
	c.Flags().StringArrayVar(&f.entries, "entry", nil, "show the entry of this id, or all of this kind (may be given again)")
	c.Flags().BoolVar(&f.rules, "rules", false, "list every rule and doubt")
	c.Flags().StringVar(&f.rule, "rule", "", "tell what a rule does, or all whose names begin so")
	c.Flags().BoolVar(&f.asJSON, "json", false, "the rules as JSON")
	f.pdf.add(c)
	f.registry.add(c)
	_ = c.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("rule", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		p, err := newPipeline()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var names []string
		for _, r := range explain.Rules(p) {
			names = append(names, r.Name)
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

func runExplain(c *cobra.Command, args []string, f *explainFlags) error {
	out := c.OutOrStdout()
	o := explain.Options{Width: widthOf(out), Records: f.records, Entries: f.entries}
	colour, err := wantsColour(out, f.colour)
	if err != nil {
		return &exit{exitUsage, err}
	}
	o.Colour = colour
	if f.asJSON && !f.rules && f.rule == "" {
		return &exit{exitUsage, fmt.Errorf("--json goes with --rules or --rule; 'factsheet run --format json' writes a sheet's record")}
	}
	page, err := f.drawing(c)
	if err != nil {
		return &exit{exitUsage, err}
	}
	p, err := f.registry.pipeline()
	if err != nil {
		return err
	}
	rules := explain.Rules(p)
	if f.rules || f.rule != "" {
		rules, err := rulesNamed(rules, f.rule)
		if err != nil {
			return err
		}
		if f.asJSON {
			return fault(indented(out, rules))
		}
		return fault(explain.PrintRules(out, rules, o))
	}
	if page != nil {
		f.pdf.glyphs = page.glyphs()
	}
	endPDF, err := f.pdf.isolate(p, 1)
	if err != nil {
		return err
	}
	defer endPDF()
	file := args[0]
	if _, err := os.Stat(file); err != nil && file != "-" && page == nil {
		if file, o.First, o.Last, err = splitLine(file); err != nil {
			return &exit{exitUsage, err}
		}
	}
	in, err := oneSheet(file, newInterruptible(c.Context(), c.InOrStdin()))
	if err != nil {
		return &exit{exitUsage, err}
	}
	if page != nil {
		return page.draw(c.Context(), out, p, in)
	}
	if o.First > 0 && (f.records || len(f.entries) > 0) {
		return &exit{exitUsage, fmt.Errorf("--records and --entry show the whole sheet's; leave ':%d' away", o.First)}
	}
	if o.First > 0 || len(f.entries) > 0 {
		o.Doc = func(name string) string {
			for _, r := range rules {
				if r.Name == name {
					return r.Doc
				}
			}
			return ""
		}
	}
	return explainSheet(c.Context(), out, p, in, o)
}

// errBroken says that a sheet was given up because of Ctrl-C or a signal.
var errBroken = &exit{exitBroken, errors.New("broken off")}

func explainSheet(ctx context.Context, w io.Writer, p *pipeline.Pipeline, in source.Input, o explain.Options) error {
	t := p.ProcessTraced(ctx, in)
	if ctx.Err() != nil {
		return errBroken
	}
	err := explain.Sheet(w, t, o)
	switch {
	case errors.Is(err, explain.ErrNoLine), errors.Is(err, explain.ErrNoEntry):
		return &exit{exitUsage, err}
	case err == nil && t.Record.Document.Status == string(document.Failed):
		return &exit{code: exitFindings}
	}
	return fault(err)
}

// rulesNamed are the rules of that name, or whose names begin so.
func rulesNamed(rules []explain.Rule, name string) ([]explain.Rule, error) {
	var begun []explain.Rule
	for _, r := range rules {
		if r.Name == name {
			return []explain.Rule{r}, nil
		}
		if strings.HasPrefix(r.Name, name) {
			begun = append(begun, r)
		}
	}
	if len(begun) == 0 {
		return nil, &exit{exitUsage, fmt.Errorf("there is no rule %q; --rules lists them", name)}
	}
	return begun, nil
}

// splitLine cuts 'FILE:12' or 'FILE:12-15' into the file and its lines.
func splitLine(arg string) (file string, first, last int, err error) {
	i := strings.LastIndexByte(arg, ':')
	if i < 0 {
		return "", 0, 0, fmt.Errorf("there is no file %s", arg)
	}
	from, to, both := strings.Cut(arg[i+1:], "-")
	first, err = strconv.Atoi(from)
	if err != nil || first < 1 {
		return "", 0, 0, fmt.Errorf("there is no file %s, and %q is no line", arg, arg[i+1:])
	}
	last = first
	if both {
		if last, err = strconv.Atoi(to); err != nil || last < first {
			return "", 0, 0, fmt.Errorf("%q are no lines; write :12 or, the first line first, :12-15", arg[i+1:])
		}
	}
	return arg[:i], first, last, nil
}

// oneSheet is the input of a file, or of standard input.
func oneSheet(file string, stdin io.Reader) (source.Input, error) {
	if file == "-" {
		return source.FromReader("stdin", stdin), nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return source.Input{}, fmt.Errorf("there is no file %s", file)
	}
	if info.IsDir() {
		return source.Input{}, fmt.Errorf("%s is a folder; name one sheet in it", file)
	}
	in := source.Input{Source: filepath.Base(file), Path: file}
	in.Load()
	return in, nil
}

// widthOf is the width of the terminal that w leads to, or 100.
func widthOf(w any) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	return 100
}
