package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/decision"
	"factsheet/pipeline/document"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// acceptFlags are the flags of the verb accept.
type acceptFlags struct {
	decisions, to, name                 string
	all, asFound, force, dry, asJSON, q bool
	originals                           originalsFlags
}

func acceptCommand() *cobra.Command {
	f := acceptFlags{}
	c := &cobra.Command{
		Use:   "accept RUN [SHEET…]",
		Short: "Make fixtures of what a person decided about a run's entries",
		Long: `Accept makes a fixture of each sheet of a run that a person has looked at:

  TO/CASE/SHEET            the sheet itself
  TO/CASE/NAME.gold.json   what stands in it, for 'factsheet eval': each entry with its
                           quote and the words before and after, so that it is found again
                           when the text is read a little differently

RUN is the output folder of 'factsheet run'. A SHEET is named as the run names it; none
means all that have decisions. What a person decided stands in RUN/review.jsonl, where
'factsheet review' keeps it, or in another file (--decisions), which a script or an
editor may have made. It is JSON Lines, a decision a line:

  {"document": "a.txt", "act": "accept", "entry": "amount-9d5a21ccd0e31f84"}
  {"document": "a.txt", "act": "reject", "entry": "date-77b0", "note": "a phone number"}
  {"document": "a.txt", "act": "correct", "entry": "date-03", "kind": "dates", "gold": {"edtf": "2019-04"}}
  {"document": "a.txt", "act": "add", "entry": "new-1", "kind": "places", "gold": {"code": "KE", "name": "Kenya", "kind": "country"}}
  {"document": "a.txt", "act": "done"}
  {"act": "undo", "of": 2}

document  the sheet: its name in the run, its id or its SHA-256
act       accept: the entry is right; reject: it should not be there; correct: it should
          be 'gold' instead; add: 'gold' was missed ('entry' is any new id); note: 'note'
          is said of the entry or sheet; done: the whole sheet was looked at; undo: event
          'of' does not hold any longer (so does an undo of an undo)
entry     its id in the record, or the beginning of it that no other has
kind      of 'gold': amounts, dates, partners, places, people, acronyms, quantities,
          projects, agreements, contributions, events, references, issues
gold      an entry as gold files have it; partners are named, not told by id. A correction
          that tells no quote or mentions stands where the entry was found. 'start' and
          'end' (code points) may be left out where the quote stands once, or 'prefix' and
          'suffix' tell which is meant
mention   with accept, reject, correct (then 'gold' is a span) and add: the one mention of
          the entry that is meant, with 'start', 'end' and 'quote'
n         the number of the event, ascending; left out, it is the one before, and one more

Of two decisions about an entry the later holds. Accepted, corrected and added entries
come into the gold, rejected ones do not. What nobody decided is right where the sheet
is done, or with --as-found; else it is "optional", which eval never counts. A corrected
name is carried to the contributions, agreements and projects that use the old one.

A sheet's file is found by its hash, near the run or under --sheets; a text needs none.
A case that has other gold of the sheet is left as it is without --force; a case of
another sheet always is. The same decisions give the same bytes.

` + exitCodes(codeFault, codeNoRun, `3    all was done, and something needs a look: a decision that can't be followed,
       a reference to what was rejected, a sheet that was left out`,
			"130  broken off (Ctrl-C); the cases told so far are written"),
		Example: `  factsheet accept out                          every sheet that was reviewed
  factsheet accept out report.pdf --sheets ~/sheets --case harbour
  factsheet accept out --decisions mine.jsonl --force
  factsheet accept out note.txt --as-found      I have looked: all of it is right
  factsheet accept out --dry-run                only tell`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("no run is given; name the output folder of 'factsheet run'")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error { return runAccept(c, args[0], args[1:], &f) },
	}
	fl := c.Flags()
	fl.StringVar(&f.decisions, "decisions", "", "the file with the decisions (default RUN/"+decision.FileName+")")
	fl.StringVar(&f.to, "to", "fixtures", "the folder of the cases")
	fl.StringVar(&f.name, "case", "", "the name of the case, where one sheet is taken (default: the sheet's name, made safe)")
	fl.BoolVar(&f.all, "all", false, "all sheets of the run")
	fl.BoolVar(&f.asFound, "as-found", false, "a person has looked at the sheets: every entry that has no decision is right as it was found")
	fl.BoolVar(&f.force, "force", false, "replace other gold of the same sheet")
	fl.BoolVar(&f.dry, "dry-run", false, "tell what would be done, and write nothing")
	fl.BoolVar(&f.asJSON, "json", false, "tell what was done as JSON, an object a sheet and line")
	fl.BoolVarP(&f.q, "quiet", "q", false, "tell only what needs a look")
	f.originals.add(c)
	_ = c.MarkFlagFilename("decisions", "jsonl")
	_ = c.MarkFlagDirname("to")
	return c
}

// acceptRun is one call of the verb.
type acceptRun struct {
	f      *acceptFlags
	out    io.Writer
	run    *results.Run
	events map[string][]decision.Event // by the document's id
	looks  int                         // things that need a look
	done   map[accept.Outcome]int
}

func runAccept(c *cobra.Command, dir string, sheets []string, f *acceptFlags) error {
	run, err := results.Open(dir)
	if err != nil {
		return &exit{exitUsage, err}
	}
	a := &acceptRun{f: f, out: c.OutOrStdout(), run: run, done: map[accept.Outcome]int{}}
	known := accept.NewSheets(&run.Manifest)
	if err := a.load(c.ErrOrStderr(), known); err != nil {
		return &exit{exitUsage, err}
	}
	chosen, err := a.choose(known, sheets)
	if err != nil {
		return &exit{exitUsage, err}
	}
	m := &accept.Maker{Run: run, Events: a.events, To: f.to, Case: f.name, AsFound: f.asFound, Force: f.force, Dry: f.dry}
	m.Originals = sync.OnceValues(func() (*source.Originals, error) { return f.originals.find(run) })
	if len(f.originals.paths) > 0 {
		if _, err := m.Originals(); err != nil {
			return &exit{exitUsage, fmt.Errorf("--sheets: %w", err)}
		}
	}
	for _, in := range chosen {
		if c.Context().Err() != nil {
			return &exit{exitBroken, errors.New("broken off; the cases told so far are written")}
		}
		r, err := m.Sheet(in)
		if err == nil {
			err = a.tell(&r)
		}
		if err != nil {
			return fault(err)
		}
	}
	if !f.asJSON && !f.q {
		a.summary()
	}
	if a.looks > 0 {
		return &exit{code: exitFindings}
	}
	return nil
}

// load reads the decisions. A default file that is not there is none.
func (a *acceptRun) load(errs io.Writer, known *accept.Sheets) error {
	name := a.f.decisions
	if name == "" {
		name = filepath.Join(a.run.Dir, decision.FileName)
	}
	l, err := decision.Load(name)
	if errors.Is(err, fs.ErrNotExist) && a.f.decisions == "" {
		return nil
	}
	if err != nil {
		return err
	}
	if l.Torn != nil {
		fmt.Fprintf(errs, "factsheet: %s, line %d breaks off and is left out; it was being written when a program was killed: %.60q\n",
			name, l.Torn.Line, l.Torn.Text)
	}
	events, lost := known.ByDocument(l.Events)
	a.events = events
	for _, err := range lost {
		a.looks++
		fmt.Fprintf(errs, "factsheet: %s: %v; its decisions are left out\n", name, err)
	}
	return nil
}

// choose are the sheets to take, in the order of the run.
func (a *acceptRun) choose(known *accept.Sheets, names []string) ([]*manifest.Input, error) {
	wanted := map[string]bool{}
	for _, name := range names {
		in, err := known.Find(name)
		if err != nil {
			return nil, err
		}
		wanted[in.Document] = true
	}
	var out []*manifest.Input
	var undecided []string
	for i := range a.run.Sheets() {
		in := &a.run.Sheets()[i]
		decided := len(a.events[in.Document]) > 0
		if !wanted[in.Document] && !a.f.all && (len(names) > 0 || !decided) {
			continue
		}
		out = append(out, in)
		if !decided && in.Status != string(document.Failed) {
			undecided = append(undecided, in.Source)
		}
	}
	switch {
	case len(undecided) > 0 && !a.f.asFound:
		return nil, fmt.Errorf("nobody has decided anything about %s; --as-found says that a person has looked, "+
			"and all is right as it was found", some(undecided))
	case len(a.run.Sheets()) == 0:
		return nil, fmt.Errorf("the run %s has no sheets", a.run.Dir)
	case len(out) == 0:
		return nil, fmt.Errorf("there are no decisions; 'factsheet review %s' makes some, --decisions names a file of them, "+
			"or name sheets with --as-found", a.run.Dir)
	case a.f.name != "" && len(out) != 1:
		return nil, fmt.Errorf("--case names one case, and %s are taken; name the sheet", plural(len(out), "sheet"))
	case a.f.name != "" && !accept.SafeCase(a.f.name):
		return nil, fmt.Errorf("--case %q can't be the name of a folder under %s", a.f.name, a.f.to)
	}
	return out, nil
}

// some are the first of many names.
func some(names []string) string {
	const few = 3
	if len(names) > few {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:few], ", "), len(names)-few)
	}
	return strings.Join(names, ", ")
}
