// Package pipeline takes one sheet through its stages: read, layout, normalise,
// segment, extract, link, reconcile, validate. What goes wrong with a sheet stays its own.
package pipeline

import (
	"context"
	"errors"
	"fmt"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/layout"
	"factsheet/pipeline/ledger"
	"factsheet/pipeline/link"
	"factsheet/pipeline/read"
	"factsheet/pipeline/reconcile"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/validate"
)

// Pipeline is ready to take sheets. It is safe for use by several goroutines.
type Pipeline struct {
	plan  *extract.Plan
	rules []validate.Rule
	pdf   PDFReader
	off   map[string]bool // extractors whose finds no record holds
}

// PDFReader reads a PDF's text and pages into d. What it has no time for when ctx ends
// is an error.
type PDFReader func(ctx context.Context, d *document.Document, data []byte) error

// UsePDFReader has PDFs read by another reader than ReadPDF: one that keeps a broken
// file from harm (package isolate). It is called before the first sheet.
func (p *Pipeline) UsePDFReader(r PDFReader) { p.pdf = r }

// New checks and orders the extractors. What is given beside them, a value a type, they
// have from extract.Given: extractors.Registry makes such a one.
func New(units []extract.Unit, rules []validate.Rule, given ...any) (*Pipeline, error) {
	plan, err := extract.NewPlan(units, given...)
	if err != nil {
		return nil, err
	}
	here := func(_ context.Context, d *document.Document, data []byte) error {
		return ReadPDF(d, data, read.Defaults)
	}
	return &Pipeline{plan: plan, rules: rules, pdf: here}, nil
}

// Extractors returns the extractors in running order.
func (p *Pipeline) Extractors() []extract.Unit { return p.plan.Units() }

// Rules returns the validation rules.
func (p *Pipeline) Rules() []validate.Rule { return p.rules }

// Process turns one sheet into its record. It always returns one: a sheet that
// can't be read gives a record whose status is failed and whose errors say why.
func (p *Pipeline) Process(in source.Input) *record.Record {
	return p.ProcessContext(context.Background(), in)
}

// ProcessContext is Process for a batch: where ctx ends, a sheet whose reading takes
// long is given up.
func (p *Pipeline) ProcessContext(ctx context.Context, in source.Input) *record.Record {
	t := p.ProcessTraced(ctx, in)
	if t.Pass != nil {
		t.Pass.Release()
	}
	return t.Record
}

// Trace is a record with the pass it came from, for explain.
type Trace struct {
	Record *record.Record
	Pass   *extract.Pass // nil where the sheet failed before the extractors
}

// Read takes one sheet through the first stages alone, read and layout. Where it can't
// be read, the document's Problems say why, and Failed is set.
func (p *Pipeline) Read(ctx context.Context, in source.Input) *document.Document {
	in.Load()
	d := newDocument(&in)
	defer func() {
		if r := recover(); r != nil {
			fault(d, r)
		}
	}()
	p.read(ctx, d, in)
	return d
}

func newDocument(in *source.Input) *document.Document {
	return &document.Document{Source: in.Source, SHA256: in.SHA256, MediaType: in.MediaType, Date: in.Date, Problems: in.Problems}
}

// fault notes what a stage panicked with.
func fault(d *document.Document, r any) {
	d.Failed = true
	d.Problems = append(d.Problems, document.Problem{Stage: "pipeline", Message: fmt.Sprintf("internal fault (please report it with the sheet): %v", r)})
}

// read loads the sheet, or notes why that failed.
func (p *Pipeline) read(ctx context.Context, d *document.Document, in source.Input) {
	err := p.load(ctx, d, in)
	if err == nil {
		return
	}
	d.Failed = true
	var problem document.Problem
	if !errors.As(err, &problem) {
		problem = document.Problem{Stage: "read", Message: err.Error()}
	}
	d.Problems = append(d.Problems, problem)
}

// ProcessTraced is ProcessContext, keeping what the stages knew.
func (p *Pipeline) ProcessTraced(ctx context.Context, in source.Input) (t Trace) {
	w := newWatch(ctx)
	defer w.next()
	in.Load()
	d := newDocument(&in)
	defer func() {
		if r := recover(); r != nil {
			fault(d, r)
			t = Trace{Record: failed(d)}
		}
	}()
	if p.read(ctx, d, in); d.Failed {
		return Trace{Record: failed(d)}
	}
	w.next()
	pass := extract.NewPass(d)
	w.next()
	if d.Language != "" && d.Language != "en" {
		d.Problems = append(d.Problems, document.Problem{Stage: "segment",
			Message: "the sheet is not in English (" + d.Language +
				"): only what needs no words of a language was read (amounts, numeric dates, references)"})
	}
	for _, err := range p.plan.Run(pass) {
		d.Problems = append(d.Problems, document.Problem{Stage: "extract", Message: err.Error()})
	}
	w.next()
	r := link.Record(pass)
	dropped := validate.Ground(r)
	if err := reconcile.Record(pass, r); err != nil {
		d.Problems = append(d.Problems, document.Problem{Stage: "reconcile", Message: err.Error()})
	}
	w.next()
	r.Document = describe(pass)
	left := p.leaveOut(r)
	r.Unread = ledger.Unread(pass, r)
	left.mask(r.Unread)
	r.Issues = validate.Issues(pass, r, p.rules, dropped...)
	return Trace{Record: r, Pass: pass}
}

// load reads the sheet's bytes and lays its text out.
func (p *Pipeline) load(ctx context.Context, d *document.Document, in source.Input) error {
	switch {
	case in.Fault != nil:
		return document.Problem{Stage: "source", Message: in.Fault.Error()}
	case in.Data == nil:
		if err := read.Decoded(d, in.Text); err != nil {
			return err
		}
	case in.MediaType == source.PDFType:
		if err := p.pdf(ctx, d, in.Data); err != nil {
			return err
		}
	default:
		if err := read.Text(d, in.Data); err != nil {
			return err
		}
	}
	layout.Text(d)
	return nil
}
