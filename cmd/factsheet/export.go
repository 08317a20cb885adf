package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline/export/iati"
	"factsheet/pipeline/results"
)

func exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "export",
		Short: "Write a run in a form that others define",
		Long: "Export writes what a run tells in a form that others define: " +
			"'iati' is an activity file of the International Aid Transparency Initiative.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("there is no form %q; there is iati", args[0])
			}
			return errors.New("name the form: factsheet export iati RUN")
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.AddCommand(exportIATICommand())
	return c
}

// iatiFlags are the flags of 'export iati'.
type iatiFlags struct {
	out, gaps string
	options   iati.Options
}

func exportIATICommand() *cobra.Command {
	var f iatiFlags
	c := &cobra.Command{
		Use:   "iati RUN",
		Short: "Write the projects, agreements and contributions of a run as an IATI 2.03 activity file",
		Long: iatiHelp + exitCodes(codeFault, codeNoRun, "3    the file was written, but some records could not be read; or nothing in the run\n"+
			"       is an activity by the standard, and no file was written", codeBroken),
		Example: `  factsheet export iati out -o activities.xml
  factsheet export iati out -o activities.xml --base-url https://example.org/sheets/ \
    --reporting-org XM-DAC-41114 --reporting-name "United Nations Development Programme" --reporting-type 40
  jq -r 'select(.done == "left_out") | [.reason, .source, .quote] | @tsv' activities.gaps.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one output folder of 'factsheet run'")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runExportIATI(c, args[0], &f) },
	}
	o := &f.options
	c.Flags().StringVarP(&f.out, "out", "o", "", "the file to write (default standard output)")
	c.Flags().StringVar(&f.gaps, "gaps", "", "the file for what was left out, in JSON Lines (default beside --out: activities.gaps.jsonl)")
	c.Flags().StringVar(&o.Reporting.Ref, "reporting-org", "", "the IATI identifier of who publishes the file, as XM-DAC-41114")
	c.Flags().StringVar(&o.Reporting.Name, "reporting-name", "", "its name")
	c.Flags().StringVar(&o.Reporting.Type, "reporting-type", "", "its code in the codelist OrganisationType, as 40 for a multilateral body")
	c.Flags().StringVar(&o.BaseURL, "base-url", "",
		"the web address below which the sheets are, for links to them (default: as seen from the file)")
	c.Flags().StringVar(&o.AsOf, "as-of", "", "the day on which sheets that tell no date of their own were true, as 2024-06-30")
	return c
}

const iatiHelp = `Iati writes an activity file of the IATI standard, version 2.03, from a run with records.

An activity is a project; an agreement; or money that belongs to neither, by donor,
recipient and kind (what goes to nobody who is named stands by itself). What several
sheets tell is in the file once, and so is a sum that is part of another.

  identifier    the reporting organisation's, and the id of the entry
  organisations funding (1) and implementing (4) as the sheet tells them; donors fund;
                the parties to an agreement are accountable (2). ref is a body's code
                IATI-ORG, of which 41114 is written XM-DAC-41114 and NO-1 XM-DAC-8-1
  dates         those of its period, actual where they were past on the sheet's own
                date and else planned; without a period, it starts with its money
  status        4 closed where its end was past, 1 pipeline where its start was ahead,
                else 2. Where no dates tell: 1 of pledges, 4 of payments alone, else 2
  places        the country or region, where it is the only one: of several the
                standard asks for shares, which no sheet tells. Sectors likewise
  budget        money that is told as a budget, for a year at most
  transaction   a pledge (12), a commitment (2) or a payment (3), dated by the first
                day of its period, which is a year at most; none where the sheet does
                not say which of them it is, or names no donor
  planned-disbursement  a pledge or commitment whose period was ahead
  evidence      each of them has the words that tell it, with page, characters, rule
                and id, as fs:evidence and in its description or that of the activity

A sheet that tells no date of its own is seen as on --as-of, or else as on the day of the
last payment or signature that it tells. Without --reporting-org the file says
ZZ-NOT-GIVEN, which is valid but can't be published.

What the standard asks for and no sheet tells is left out, never made up: an element, or
the activity where it can't be without. So are sums that are malformed, a range or of no
known currency. All of it is listed in --gaps, each with the reason and the words; so is
what was settled by a rule ("done": "derived").

`

func runExportIATI(c *cobra.Command, dir string, f *iatiFlags) error {
	if r := f.options.Reporting; r != (iati.Organisation{}) && (r.Ref == "" || r.Name == "" || r.Type == "") {
		return &exit{exitUsage, errors.New("--reporting-org, --reporting-name and --reporting-type go together")}
	}
	if err := f.options.Check(); err != nil {
		return &exit{exitUsage, err}
	}
	run, err := results.Open(dir)
	if err != nil {
		return &exit{exitUsage, err}
	}
	if f.gaps == "-" || f.gaps != "" && f.gaps == f.out {
		return &exit{exitUsage, errors.New("--gaps must name a file of its own")}
	}
	for _, file := range []string{f.out, f.gaps} {
		if ownOf(dir, file) {
			return &exit{exitUsage, fmt.Errorf("%s is a file of the run's own; name another", file)}
		}
	}
	f.options.Workers = runtime.GOMAXPROCS(0)
	if f.gaps == "" && f.out != "" {
		f.gaps = strings.TrimSuffix(f.out, filepath.Ext(f.out)) + ".gaps.jsonl"
	}
	done, err := writeIATI(c, run, f)
	if c.Context().Err() != nil {
		return errBroken
	}
	if err != nil {
		return fault(err)
	}
	tellIATI(c.ErrOrStderr(), f, done)
	if n := len(run.Manifest.Pending); n > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "the run was broken off: %s are not in the file\n", plural(n, "sheet"))
	}
	if len(done.Damaged) > 0 {
		return &exit{exitFindings, errors.Join(done.Damaged...)}
	}
	if done.Activities == 0 {
		return &exit{exitFindings, fmt.Errorf("nothing in %s is an activity as the standard asks for; no file was written", dir)}
	}
	return nil
}

// ownOf reports whether a file is one that the run in dir has written, or would.
func ownOf(dir, file string) bool {
	if file == "" {
		return false
	}
	name, err := filepath.Rel(dir, file)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(name), "/")
	return first == "manifest.json" || first == "documents" || first == "tables" || strings.HasPrefix(first, ".generations") ||
		strings.HasPrefix(first, ".current") || strings.HasPrefix(first, ".factsheet")
}

// writeIATI writes the file and the gaps, each beside its place first. Without an activity
// the file stays as it was.
func writeIATI(c *cobra.Command, run *results.Run, f *iatiFlags) (done *iati.Result, err error) {
	gaps, err := newWhenWhole(f.gaps, io.Discard)
	if err != nil {
		return nil, err
	}
	defer gaps.drop()
	out, err := newWhenWhole(f.out, c.OutOrStdout())
	if err != nil {
		return nil, err
	}
	defer out.drop()
	list := json.NewEncoder(gaps)
	list.SetEscapeHTML(false)
	done, err = iati.Write(c.Context(), run, f.options, out, func(g *iati.Gap) error { return list.Encode(g) })
	if err != nil {
		return nil, err
	}
	if done.Activities > 0 {
		if err := out.keep(); err != nil {
			return nil, err
		}
	}
	return done, gaps.keep()
}

// tellIATI says what was written, and what was not and why.
func tellIATI(w io.Writer, f *iatiFlags, done *iati.Result) {
	fmt.Fprintf(w, "%s of %s: %s, %s, %s\n", entries(done.Activities, "activity", "activities"), plural(done.Sheets, "sheet"),
		plural(done.Transactions, "transaction"), plural(done.Planned, "planned disbursement"), plural(done.Budgets, "budget"))
	for _, part := range []struct {
		done iati.Done
		head string
	}{
		{iati.LeftOut, "left out"}, {iati.Repeated, "told before"}, {iati.NotTold, "not told by the sheets"},
		{iati.NotGiven, "not given"}, {iati.Derived, "settled by a rule"},
	} {
		if len(done.Gaps[part.done]) == 0 {
			continue
		}
		fmt.Fprintf(w, "%s:\n", part.head)
		type row struct {
			why iati.Reason
			n   int
		}
		var rows []row
		for why, n := range done.Gaps[part.done] {
			rows = append(rows, row{why, n})
		}
		slices.SortFunc(rows, func(a, b row) int {
			if a.n != b.n {
				return b.n - a.n
			}
			return strings.Compare(string(a.why), string(b.why))
		})
		for _, r := range rows {
			fmt.Fprintf(w, "  %6s  %s\n", count(r.n), r.why.Says())
		}
	}
	if f.gaps != "" {
		fmt.Fprintf(w, "each of them is in %s\n", f.gaps)
	}
}

// entries counts what has a plural of its own.
func entries(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return count(n) + " " + many
}
