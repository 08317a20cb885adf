// Package iati writes what a run tells of projects, agreements and contributions as
// activities of the IATI standard, version 2.03.
//
// What the standard asks for and no sheet tells is never made up: where the schema can do
// without, it is left out; else the whole activity is; and either is in the list of gaps.
// Each activity, budget and transaction has the words that it rests on as fs:evidence, an
// element of a namespace of our own, which the standard allows.
package iati

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"time"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// Options shape the file.
type Options struct {
	Reporting Organisation // who publishes the file; see Unnamed
	BaseURL   string       // below which the sheets are, by their sources; empty for links relative to the file
	AsOf      string       // an ISO day on which sheets that tell no date of their own were true; empty for none
	Workers   int
}

// Organisation is the body that reports, by its identifier, name and type (codelist
// OrganisationType).
type Organisation struct{ Ref, Name, Type string }

// Unnamed is the reporting organisation of a file whose publisher was not given: the schema
// asks for one, and ZZ is no country's code, so nobody can be taken for it.
var Unnamed = Organisation{Ref: "ZZ-NOT-GIVEN", Name: "Reporting organisation not given", Type: typeOther}

// Result counts what was written.
type Result struct {
	Sheets, Activities, Transactions, Budgets, Planned int
	Gaps                                               map[Done]map[Reason]int
	Damaged                                            []error // records that could not be read
}

// exporter makes the activities of a run.
type exporter struct {
	sheets    int
	read      func(i int) (*record.Record, error)
	stamp     string // the run's time; empty where it tells none
	o         Options
	reporting reportingOrg
	base      *url.URL
	given     *int32
	by        func(rule string) string
	retold    map[across.Ref][]*retelling
	untold    map[across.Ref]bool // first tellings of money that can't be told
	told      []told              // of each sheet, by its place in the run
}

// check looks at the options.
func newExporter(o Options) (*exporter, error) {
	x := &exporter{o: o, retold: map[across.Ref][]*retelling{}, untold: map[across.Ref]bool{}}
	if x.o.Reporting == (Organisation{}) {
		x.o.Reporting = Unnamed
	}
	r := &x.o.Reporting
	switch {
	case !orgReference.MatchString(r.Ref) || r.Ref != clean(r.Ref):
		return nil, fmt.Errorf("%q is no identifier of a reporting organisation; it has an agency and a number, as XM-DAC-41114", r.Ref)
	case folded(r.Name) == "":
		return nil, errors.New("the reporting organisation has no name")
	case !listed("OrganisationType", r.Type):
		return nil, fmt.Errorf("%q is no type of organisation; take a code of IATI's list OrganisationType, as 10 for a government", r.Type)
	}
	x.reporting = reportingOrg{r.Ref, r.Type, "1", text{narrative{Text: folded(r.Name)}}}
	if *r == Unnamed {
		x.reporting.Narrative.Lang = english
	}
	if o.BaseURL != "" {
		u, err := url.Parse(o.BaseURL)
		if err != nil || u.Scheme == "" || u.Host == "" {
			return nil, fmt.Errorf("%q is no address that sheets may be below; it begins with https://", o.BaseURL)
		}
		x.base = u
	}
	if o.AsOf != "" {
		t, err := time.Parse(time.DateOnly, o.AsOf)
		if err != nil || t.Year() < 1 {
			return nil, fmt.Errorf("%q is no day; write it as 2024-06-30", o.AsOf)
		}
		d := int32(t.Unix() / 86400)
		x.given = &d
	}
	return x, nil
}

// Check says what is wrong with the options; nil for what Write takes.
func (o Options) Check() error {
	_, err := newExporter(o)
	return err
}

// Write writes the activities of a run to out, in the order of its sheets, and hands each gap
// to gap. Nothing is written where there is no activity, since the schema asks for one.
// Several sheets are made at once; what is in memory is theirs alone, and what later
// sheets add to an activity of an earlier one.
func Write(ctx context.Context, run *results.Run, o Options, out io.Writer, gap func(*Gap) error) (*Result, error) {
	x, err := newExporter(o)
	if err != nil {
		return nil, err
	}
	sheets := run.Sheets()
	x.sheets, x.by, x.stamp = len(sheets), run.ExtractorOf, run.Manifest.Stamp
	x.read = func(i int) (*record.Record, error) { return run.Record(&sheets[i]) }
	return x.write(ctx, out, gap)
}

func (x *exporter) write(ctx context.Context, out io.Writer, gap func(*Gap) error) (*Result, error) {
	w := &writer{x: x, out: out, gap: gap, ids: map[string]bool{}, result: Result{Gaps: map[Done]map[Reason]int{}}}
	if err := x.link(ctx); err != nil {
		return nil, err
	}
	if err := w.aboutTheFile(); err != nil {
		return nil, err
	}
	if err := w.sheets(ctx); err != nil {
		return nil, err
	}
	return &w.result, w.end()
}

// identifier is an activity's: the reporting organisation's, and the entry's id.
func (x *exporter) identifier(id string) string {
	return x.o.Reporting.Ref + "-" + plainID(id)
}

// plainID is an id without what an identifier may not hold.
func plainID(id string) string {
	b := []byte(clean(id))
	for i, c := range b {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.') {
			b[i] = '-'
		}
	}
	return string(b)
}

// writer writes activities as they are made.
type writer struct {
	x      *exporter
	out    io.Writer
	gap    func(*Gap) error
	begun  bool
	ids    map[string]bool
	result Result
}

// made is what became of a sheet.
type made struct {
	activities []finished
	gaps       []Gap
	err        error
}

// finished is an activity as it is written.
type finished struct {
	id                             string
	xml                            []byte
	transactions, budgets, planned int
	gaps                           []Gap
	again                          Gap // what is said where the identifier was used before
}

func (w *writer) sheets(ctx context.Context) error {
	w.result.Sheets = w.x.sheets
	make := func(_ context.Context, i int) *made { return w.x.make(i) }
	return batch.Ordered(ctx, batch.Options{Workers: w.x.o.Workers}, w.x.numbers(), make, w.take)
}

// numbers counts the sheets, for batch.Ordered.
func (x *exporter) numbers() func() (int, bool, error) {
	n := 0
	return func() (int, bool, error) {
		n++
		return n - 1, n <= x.sheets, nil
	}
}

// make makes the activities of a sheet.
func (x *exporter) make(i int) *made {
	t := &x.told[i]
	if t.damaged != nil {
		return &made{err: t.damaged}
	}
	r, err := x.read(i)
	if err != nil {
		return &made{err: err}
	}
	return x.activities(r, t)
}

func (x *exporter) activities(r *record.Record, told *told) *made {
	drafts, gaps := x.sheet(r, told).drafts()
	out := &made{gaps: gaps}
	for _, d := range drafts {
		if !d.finish() {
			out.gaps = append(out.gaps, d.gaps...)
			continue
		}
		var b bytes.Buffer
		e := xml.NewEncoder(&b)
		e.Indent("  ", "  ")
		if err := e.Encode(&d.act); err != nil {
			out.err = fmt.Errorf("%s: %s can't be written: %w", r.Document.Source, d.act.Identifier, err)
			return out
		}
		b.WriteByte('\n')
		out.activities = append(out.activities, finished{d.act.Identifier, b.Bytes(), len(d.act.Transactions), len(d.act.Budgets),
			len(d.act.Planned), d.gaps, d.again()})
	}
	return out
}

// take writes the activities of the next sheet.
func (w *writer) take(m *made) error {
	if m.err != nil {
		w.result.Damaged = append(w.result.Damaged, m.err)
		return nil
	}
	for i := range m.activities {
		a := &m.activities[i]
		if w.ids[a.id] { // an identifier stands for one activity, whatever the run holds
			if err := w.gaps([]Gap{a.again}); err != nil {
				return err
			}
			continue
		}
		w.ids[a.id] = true
		if err := w.begin(); err != nil {
			return err
		}
		if _, err := w.out.Write(a.xml); err != nil {
			return err
		}
		w.result.Activities++
		w.result.Transactions += a.transactions
		w.result.Budgets += a.budgets
		w.result.Planned += a.planned
		if err := w.gaps(a.gaps); err != nil {
			return err
		}
	}
	return w.gaps(m.gaps)
}

func (w *writer) gaps(list []Gap) error {
	for i := range list {
		g := &list[i]
		if w.result.Gaps[g.Done] == nil {
			w.result.Gaps[g.Done] = map[Reason]int{}
		}
		w.result.Gaps[g.Done][g.Reason]++
		if err := w.gap(g); err != nil {
			return err
		}
	}
	return nil
}

// aboutTheFile tells the gaps of the file as a whole.
func (w *writer) aboutTheFile() error {
	var list []Gap
	if w.x.o.Reporting == Unnamed {
		list = append(list, Gap{Element: "reporting-org", Done: NotGiven, Reason: NoReportingOrg, Message: NoReportingOrg.Says(),
			Value: Unnamed.Ref})
	}
	if w.x.base == nil {
		list = append(list, Gap{Element: "document-link/@url", Done: NotGiven, Reason: RelativeLinks, Message: RelativeLinks.Says()})
	}
	return w.gaps(list)
}

// begin writes what stands before the first activity. The time of the file is that of the
// run, where the run tells one.
func (w *writer) begin() error {
	if w.begun {
		return nil
	}
	w.begun = true
	stamp := ""
	if t, err := time.Parse(time.RFC3339, w.x.stamp); err == nil {
		stamp = fmt.Sprintf(" generated-datetime=%q", t.Format(time.RFC3339))
	}
	_, err := fmt.Fprintf(w.out, "%s<iati-activities version=%q%s xmlns:fs=%q>\n", xml.Header, standardVersion, stamp, namespace)
	return err
}

func (w *writer) end() error {
	if !w.begun {
		return nil
	}
	_, err := io.WriteString(w.out, "</iati-activities>\n")
	return err
}
