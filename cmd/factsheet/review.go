package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"factsheet/pipeline/decision"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
	"factsheet/pipeline/results"
	"factsheet/pipeline/review"
	"factsheet/pipeline/source"
)

// reviewFlags are the flags of the verb review.
type reviewFlags struct {
	open          bool
	port          int
	decisions, to string
	pictures      pictureFlags
}

func reviewCommand() *cobra.Command {
	var f reviewFlags
	c := &cobra.Command{
		Use:   "review RUN",
		Short: "Decide in the browser which entries of a run are right, and make fixtures of it",
		Long: `Review serves the page of a run to your browser, with which you decide about each entry:
accept it, reject it, correct its words, value or kind; add what was missed by marking
the words; note what others should know; and take each step back. 'Sheet done' says that
what has no decision is right. At the end, 'Make a fixture' does what 'factsheet accept'
does: TO/CASE/ with the sheet and its gold, for 'factsheet eval'.

RUN is the output folder of 'factsheet run', with records (--format json). Each step is on
the disk before the page says 'saved': an event a line in RUN/review.jsonl, which only you
can read. The program may be ended or killed at any time. Several tabs, or several
servers, may go on with one run: none writes over what another decided. After a new run
into RUN the decisions hold for the entries that are still there; the others are listed
as left over.

The keys: j and k go to the next and previous entry without a decision, a accepts, r
rejects, c corrects, p accepts all that the paragraph tells (the panel lists it), n notes,
+ adds the marked words, u undoes, U redoes, d says that the sheet is done, f makes the
fixture, ? shows them all.

The server is on 127.0.0.1 alone and takes only what comes from its own page. Its address
holds a token that is new each time: whoever has the address can decide, so keep it to
yourself.

Exit codes:
  0    the review was ended (Ctrl-C)
  1    the server broke down
  2    the command line or a file that it names is wrong, or the port is taken; nothing
       was done`,
		Example: `  factsheet review out --open
  factsheet review out --port 8765 --to fixtures --sheets ~/sheets
  factsheet review out --decisions anna.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name one output folder of 'factsheet run'")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runReview(c, args[0], &f) },
	}
	fl := c.Flags()
	fl.BoolVar(&f.open, "open", false, "open the page in the browser")
	fl.IntVar(&f.port, "port", 0, "the port on 127.0.0.1 (default: one that is free)")
	fl.StringVar(&f.decisions, "decisions", "", "the file of the decisions (default RUN/"+decision.FileName+")")
	fl.StringVar(&f.to, "to", "fixtures", "the folder of the fixtures that the page makes")
	f.pictures.add(c)
	fl.Lookup("sheets").Usage = "a file, folder or pattern to look for the sheets' files in, by their hash: to show the pages of PDFs " +
		"as they look, and for the fixtures (give it again for another; without it, fixtures are made of files near the run)"
	_ = c.MarkFlagFilename("decisions", "jsonl")
	_ = c.MarkFlagDirname("to")
	return c
}

func runReview(c *cobra.Command, dir string, f *reviewFlags) error {
	if f.port < 0 || f.port > 65535 {
		return &exit{exitUsage, fmt.Errorf("--port %d is no port; choose one from 1024 to 65535, or leave it away", f.port)}
	}
	run, err := results.Open(dir)
	if err != nil {
		return &exit{exitUsage, err}
	}
	pages, endPDF, err := f.pictures.shower(c, run, 1)
	if err != nil {
		return err
	}
	defer endPDF()
	p, err := newPipeline()
	if err != nil {
		return err
	}
	rules, err := ruleDocs()
	if err != nil {
		return err
	}
	originals := originalsFlags{f.pictures.sheets}
	o := review.Options{
		Run: dir, Decisions: f.decisions, Port: f.port, Doc: rules, To: f.to,
		Originals: func() (*source.Originals, error) { return originals.find(run) },
		Read: func(text string) *record.Record {
			return p.ProcessContext(c.Context(), source.FromText("words", text))
		},
	}
	if pages != nil {
		o.Pictures = func(r *record.Record) report.Pictures { return pages.of(c.Context(), r) }
	}
	s, err := review.Listen(o)
	if err != nil {
		return &exit{exitUsage, err}
	}
	out := c.OutOrStdout()
	fmt.Fprintf(out, "%s\n", s.Address())
	fmt.Fprintf(out, "Decisions are kept in %s. Ctrl-C ends the review.\n", s.Decisions())
	if torn := s.Unfinished(); torn != "" {
		fmt.Fprintf(c.ErrOrStderr(), "factsheet: the last line of %s breaks off; its decision was never told to be kept: %.80q\n",
			s.Decisions(), torn)
	}
	if f.open {
		forget, err := openAddress(s.Address())
		defer forget()
		if err != nil {
			fmt.Fprintf(c.ErrOrStderr(), "factsheet: no browser could be opened (%v); open the address yourself\n", err)
		}
	}
	return fault(s.Serve(c.Context()))
}

// openAddress shows an address in the user's browser by a file that leads there: on the
// browser's command line every user of the machine could read it. forget removes the file.
func openAddress(address string) (forget func(), err error) {
	dir, err := os.MkdirTemp("", "factsheet-review-") // for its owner alone
	if err != nil {
		return func() {}, err
	}
	forget = func() { os.RemoveAll(dir) }
	var page bytes.Buffer
	if err := leading.Execute(&page, address); err != nil {
		return forget, err
	}
	file := filepath.Join(dir, "review.html")
	if err := os.WriteFile(file, page.Bytes(), 0o600); err != nil {
		return forget, err
	}
	return forget, openBrowser(file)
}

var leading = template.Must(template.New("").Parse(`<!DOCTYPE html>
<html lang="en-GB"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Review</title>
<meta http-equiv="refresh" content="0; url={{.}}"><p><a href="{{.}}">Review</a></p></html>
`))
