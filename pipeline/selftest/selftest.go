package selftest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// Options of a self-test.
type Options struct {
	Properties []Property    // those that are tried
	Workers    int           // sheets taken side by side; with fewer than two, workers.same takes two
	Write      write.Options // what the manifests of the outputs tell; their formats are all that there are
	Step       func()        // called after each sheet, Passes times each; nil for nobody
}

// Report is what a self-test came to.
type Report struct {
	Sheets     int      `json:"sheets"` // that were read
	OK         int      `json:"ok"`
	Partial    int      `json:"partial"`
	Unread     int      `json:"failed"`     // sheets that could not be read: the properties hold for their records, too
	Duplicates int      `json:"duplicates"` // inputs with the bytes of another, read once
	Limited    int      `json:"limited"`    // sheets that met a limit of time or memory
	Results    []Result `json:"properties"`
}

// Failed are the results of the properties that do not hold.
func (r *Report) Failed() []*Result {
	var out []*Result
	for i := range r.Results {
		if !r.Results[i].Held() {
			out = append(out, &r.Results[i])
		}
	}
	return out
}

// Select are the properties of those ids, or all where none is told.
func Select(ids []string) ([]Property, error) {
	all := Properties()
	if len(ids) == 0 {
		return all, nil
	}
	var out []Property
	for _, p := range all {
		if slices.Contains(ids, p.ID) {
			out = append(out, p)
		}
	}
	for _, id := range ids {
		if !slices.ContainsFunc(all, func(p Property) bool { return p.ID == id }) {
			return nil, fmt.Errorf("there is no property %q; --list names them all", id)
		}
	}
	return out, nil
}

func (o *Options) has(id string) bool {
	return slices.ContainsFunc(o.Properties, func(p Property) bool { return p.ID == id })
}

// writes reports whether the first pass is to make an output.
func (o *Options) writes() bool { return o.has(workersSame) || o.has(tablesTally) }

// Passes is how often each sheet is gone through.
func (o *Options) Passes() int {
	n := 1
	for _, id := range []string{workersSame, orderSame} {
		if o.has(id) {
			n++
		}
	}
	return n
}

// test is one self-test.
type test struct {
	p       batch.Processor
	inputs  []source.Input
	options Options
	schema  *jsonschema.Schema
	temp    string // the folder of the outputs
	report  *Report
	sheets  []digest // of the inputs that were read, in their order
	tally   tally
}

// digest is what is kept of a sheet's record while the others are read.
type digest struct {
	input   int // its place among the inputs
	bytes   string
	record  [sha256.Size]byte
	limited bool
}

func digestOf(r *record.Record) digest {
	return digest{bytes: r.Document.SHA256, record: sha256.Sum256(encoded(r)), limited: limited(&r.Document)}
}

// Run tries the properties on the inputs, and returns what became of each. No more sheets
// are in memory than the workers need, and the outputs that it compares are in a temporary
// folder that is gone in the end. The error is of the disk, or of ctx.
func Run(ctx context.Context, p batch.Processor, inputs []source.Input, o Options) (*Report, error) {
	o.Workers = max(o.Workers, 1)
	if o.Step == nil {
		o.Step = func() {}
	}
	t := &test{p: p, inputs: inputs, options: o, report: &Report{Results: make([]Result, len(o.Properties))}}
	for i, p := range o.Properties {
		t.report.Results[i] = Result{Property: p, Findings: []Finding{}}
	}
	var err error
	if t.schema, err = compileSchema(); err != nil {
		return nil, err
	}
	if t.temp, err = os.MkdirTemp("", "factsheet-selftest-"); err != nil {
		return nil, err
	}
	defer os.RemoveAll(t.temp)
	for _, pass := range []func(context.Context) error{t.look, t.alone, t.shuffled} {
		if err := pass(ctx); err != nil {
			return nil, err
		}
	}
	return t.report, nil
}

// result is that of a property; nil where it is not tried.
func (t *test) result(id string) *Result {
	for i := range t.report.Results {
		if t.report.Results[i].ID == id {
			return &t.report.Results[i]
		}
	}
	return nil
}

// watched is a processor that looks at each record beside making it, where the workers
// share the work.
type watched[T any] struct {
	p    batch.Processor
	look func(context.Context, source.Input, *record.Record) T
	seen *seen[T]
}

func watch[T any](p batch.Processor, look func(context.Context, source.Input, *record.Record) T) watched[T] {
	return watched[T]{p, look, &seen[T]{of: map[*record.Record]T{}}}
}

// ProcessContext is the processor's, with what is seen of the record put aside.
func (w watched[T]) ProcessContext(ctx context.Context, in source.Input) *record.Record {
	r := w.p.ProcessContext(ctx, in)
	if ctx.Err() == nil {
		w.seen.put(r, w.look(ctx, in, r))
	}
	return r
}

// glance is what the first pass sees of a sheet.
type glance struct {
	verdicts []verdict
	digest   digest
}

// look is the first pass: it looks at each sheet, and makes an output with the workers.
func (t *test) look(ctx context.Context) error {
	w := watch(t.p, func(ctx context.Context, in source.Input, r *record.Record) glance {
		s := newSheet(ctx, t.p, t.schema, in, r)
		g := glance{digest: digest{bytes: r.Document.SHA256, record: sha256.Sum256(s.json), limited: limited(&r.Document)}}
		for _, p := range t.options.Properties {
			v := verdict{source: in.Source}
			if p.sheet != nil {
				p.sheet(s, &v)
			}
			g.verdicts = append(g.verdicts, v)
		}
		return g
	})
	workers := t.options.Workers
	if t.options.has(workersSame) {
		workers = max(workers, 2)
	}
	at := 0
	err := t.run(ctx, w, t.inputs, workers, "several", func(r batch.Result) {
		if r.Record == nil {
			t.report.Duplicates++
		} else {
			g := w.seen.take(r.Record)
			g.digest.input = at
			t.sheets = append(t.sheets, g.digest)
			t.count(r.Record, g.digest.limited)
			for i := range g.verdicts {
				t.report.Results[i].add(&g.verdicts[i])
			}
			t.tally.add(r.Record)
		}
		at++
	})
	if err == nil && t.options.has(tablesTally) {
		err = t.tally.compare(t.result(tablesTally), t.out("several"))
	}
	return err
}

func (t *test) count(r *record.Record, limited bool) {
	n := t.report
	n.Sheets++
	switch r.Document.Status {
	case "ok":
		n.OK++
	case "partial":
		n.Partial++
	default:
		n.Unread++
	}
	if limited {
		n.Limited++
	}
}

// out is the folder of an output.
func (t *test) out(name string) string { return filepath.Join(t.temp, name) }

// run takes inputs through a processor into the output of that name, where one is needed.
func (t *test) run(ctx context.Context, p batch.Processor, inputs []source.Input, workers int, name string, each func(batch.Result)) error {
	var w *write.Run
	if name != "" && t.options.writes() {
		o := t.options.Write
		o.Formats = write.Formats
		var err error
		if w, err = write.Open(t.out(name), o); err != nil {
			return err
		}
		defer w.Abort()
	}
	err := batch.Sheets(ctx, batch.Options{Workers: workers}, p, nil, inputs, func(r batch.Result) error {
		defer t.options.Step()
		each(r)
		if w == nil {
			return nil
		}
		in := write.Input{Source: r.Input.Source, SHA256: r.Input.SHA256, Size: r.Input.Size, MediaType: r.Input.MediaType, Sketch: r.Sketch}
		if r.Record == nil {
			w.Duplicate(in, r.SameAs)
			return nil
		}
		return w.Add(r.Record, in)
	})
	if err == nil {
		err = ctx.Err()
	}
	if err != nil || w == nil {
		return err
	}
	_, err = w.Close()
	return err
}

// changed says of a sheet whose bytes are others than in the first pass what that means.
func changed(source string) error {
	return fmt.Errorf("%s changed while it was read again and again; let it be, and try once more", strings.ToValidUTF8(source, "\ufffd"))
}
