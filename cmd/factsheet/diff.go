package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/compare"
	"factsheet/pipeline/results"
)

// diffFlags are the flags of the verb diff.
type diffFlags struct {
	asJSON, stat, verbose bool
	colour                string
	kinds, limits         []string
	maxChanges            int
}

func diffCommand() *cobra.Command {
	f := diffFlags{}
	c := &cobra.Command{
		Use:   "diff RUN_A RUN_B",
		Short: "Tell how two runs over the same sheets differ, and what may be the cause",
		Long: `Diff holds two output folders of 'factsheet run' against each other: another version
of the program or of a registry, other options, or sheets that were edited. It tells
first what may be the cause (versions of extractors, options, registries, readers,
edited sheets, texts that were read otherwise) and which sheets end otherwise; then,
by sheet and kind, the entries that are
  +  gained       b has them alone
  -  lost         a has them alone
  ~  changed      they tell something else, in other words, or are told elsewhere too
  =  other rule   they tell the same, by another rule, with other doubts or under
                  another id (with -v)
  >  moved        they tell the same in the same words, which stand elsewhere (with -v)
each with its words, its page, the rule and the extractor's version on either side;
last a summary by kind and by rule.

Sheets are one where their bytes are, under whatever name, or else where their names
are. Entries are one where they are equal, stand at the same place of the text, or
tell the same elsewhere, whatever their ids. What changes only because a partner,
place or project has another name is told with that one, and a change that is the
same in several sheets once.

As with 'git diff', differences alone are no failure. --max-changes and --max set
limits, to what is gained, lost or changed: 'sheets' counts sheets that are gained,
lost, or read with another status; 'rule' and 'moved' count what those classes hold.

--json writes JSON Lines: {"type": "runs"} with the causes, a {"type": "sheet"} for
each sheet that differs, {"type": "summary"}.

` + exitCodes(codeFault, codeNoRun, "3    all was done, and there are more changes than a limit allows", codeStopped),
		Example: `  factsheet diff before after | less
  factsheet diff before after --stat
  factsheet diff before after --kind contributions,projects
  factsheet diff before after --max-changes 20 --max contributions=0 --max sheets=0
  factsheet diff before after --json | jq 'select(.type == "sheet").changes[]'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("name two runs: the output folders to compare, the older first")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runDiff(c, args, &f) },
	}
	fl := c.Flags()
	fl.BoolVar(&f.asJSON, "json", false, "as JSON Lines")
	fl.BoolVar(&f.stat, "stat", false, "the summary alone, without the sheets' changes")
	fl.BoolVarP(&f.verbose, "verbose", "v", false, "tell moves, other rules and what is the same in several sheets one by one")
	fl.StringVar(&f.colour, "color", "auto", "colours: auto (on a terminal, unless NO_COLOR is set), always or never")
	fl.StringSliceVar(&f.kinds, "kind", nil, "only these kinds of entry (contributions, amounts, issues …)")
	fl.IntVar(&f.maxChanges, "max-changes", 0, "end with 3 where there are more changes in all than this (default no limit)")
	fl.StringSliceVar(&f.limits, "max", nil, "end with 3 where a kind has more changes, as contributions=0 (may be given again)")
	for flag, words := range map[string][]string{"color": {"auto", "always", "never"}, "kind": compare.Kinds()} {
		_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	}
	return c
}

// limitsOf are the limits that the flags set.
func (f *diffFlags) limitsOf(c *cobra.Command) ([]compare.Limit, error) {
	var out []compare.Limit
	if c.Flags().Changed("max-changes") {
		if f.maxChanges < 0 {
			return nil, fmt.Errorf("--max-changes %d is less than nothing", f.maxChanges)
		}
		out = append(out, compare.Limit{Of: "changes", Max: f.maxChanges})
	}
	for _, s := range f.limits {
		l, err := compare.ParseLimit(s)
		if err != nil {
			return nil, fmt.Errorf("--max: %w", err)
		}
		if len(f.kinds) > 0 && slices.Contains(compare.Kinds(), l.Of) && !slices.Contains(f.kinds, l.Of) {
			return nil, fmt.Errorf("--max %s: --kind leaves %s out", s, l.Of)
		}
		out = append(out, l)
	}
	for _, k := range f.kinds {
		if !slices.Contains(compare.Kinds(), k) {
			return nil, fmt.Errorf("--kind %q is not known; there are %s", k, strings.Join(compare.Kinds(), ", "))
		}
	}
	return out, nil
}

func runDiff(c *cobra.Command, args []string, f *diffFlags) error {
	limits, err := f.limitsOf(c)
	if err != nil {
		return &exit{exitUsage, err}
	}
	out := c.OutOrStdout()
	colour, err := wantsColour(out, f.colour)
	if err != nil {
		return &exit{exitUsage, err}
	}
	a, err := results.Open(args[0])
	if err != nil {
		return &exit{exitUsage, err}
	}
	b, err := results.Open(args[1])
	if err != nil {
		return &exit{exitUsage, err}
	}
	o := compare.Options{Kinds: f.kinds, Workers: runtime.GOMAXPROCS(0)}
	var sum *compare.Summary
	if f.asJSON {
		sum, err = diffJSON(c, out, a, b, o, f.stat, limits)
	} else {
		o.Brief = !f.verbose
		t := compare.Text{Colour: colour, Stat: f.stat, Verbose: f.verbose}
		t.Begin(out, a, b)
		if sum, err = compare.Runs(c.Context(), a, b, o, t.Sheet); err == nil {
			err = t.Summary(sum)
		}
	}
	switch {
	case c.Context().Err() != nil:
		return errBroken
	case err != nil:
		return fault(err)
	}
	return overLimits(c.ErrOrStderr(), sum.Over(limits))
}

func diffJSON(
	c *cobra.Command, out io.Writer, a, b *results.Run, o compare.Options, stat bool, limits []compare.Limit,
) (*compare.Summary, error) {
	j, err := compare.NewJSON(out, a, b, stat)
	if err != nil {
		return nil, err
	}
	sum, err := compare.Runs(c.Context(), a, b, o, j.Sheet)
	if err != nil {
		return nil, err
	}
	return sum, j.Summary(sum, sum.Over(limits))
}

// overLimits says which limits are exceeded, and ends the program with exitFindings then.
func overLimits(w io.Writer, over []compare.Over) error {
	for _, o := range over {
		fmt.Fprintf(w, "factsheet: %s: %s, and the limit is %d\n", o.Of, plural(o.Changes, "change"), o.Max)
	}
	if len(over) > 0 {
		return &exit{code: exitFindings}
	}
	return nil
}

// wantsColour reports whether what is written to w is to have colours, by the flag --color.
func wantsColour(w any, flag string) (bool, error) {
	switch flag {
	case "auto":
		return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb", nil
	case "always":
		return true, nil
	case "never":
		return false, nil
	}
	return false, errors.New("--color " + fmt.Sprintf("%q", flag) + " is not known; choose auto, always or never")
}
