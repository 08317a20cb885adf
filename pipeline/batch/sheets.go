package batch

import (
	"context"
	"errors"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// Result is what became of one input.
type Result struct {
	Input   source.Input   // without its bytes and text
	Record  *record.Record // nil for a sheet that was given twice or is pending
	Sketch  *across.Sketch // of the record's text; nil where there is none
	SameAs  string         // the source of the sheet before it that has the same bytes, or empty
	Path    string         // where that one was found
	Pending bool           // the batch was stopped before it: it was not read
}

// Processor takes one sheet; a *pipeline.Pipeline is one.
type Processor interface {
	ProcessContext(ctx context.Context, in source.Input) *record.Record
}

// ErrEnough is what each returns to stop the batch with the result at hand. The inputs
// after it are pending, those under way too, so that where a batch ends depends on what is
// in the sheets alone.
var ErrEnough = errors.New("enough")

// Sheets processes the inputs and hands each's result on, in their order. A sheet
// whose bytes are those of one before it is not processed again. Where the batch is
// stopped, every input that was not reached is handed on as pending. What goes wrong with
// a sheet is in its record; the error is each's own, or ctx's.
func Sheets(ctx context.Context, o Options, p Processor, inputs []source.Input, each func(Result) error) error {
	type first struct{ source, path string }
	seen := map[string]first{}
	i := 0
	next := func() (Result, bool, error) {
		if i == len(inputs) {
			return Result{}, false, nil
		}
		// Read here, one after another, so that which of two equal sheets is the first
		// does not depend on the workers.
		in := inputs[i]
		i++
		in.Load()
		r := Result{Input: in}
		if in.SHA256 != "" {
			if f, ok := seen[in.SHA256]; ok {
				r.SameAs, r.Path = f.source, f.path
				r.Input.Data = nil
			} else {
				seen[in.SHA256] = first{in.Source, in.Path}
			}
		}
		return r, true, nil
	}
	do := func(ctx context.Context, r Result) Result {
		if r.SameAs == "" {
			r.Record = p.ProcessContext(ctx, r.Input)
			r.Input.Data, r.Input.Text = nil, ""
			r.Sketch = across.NewSketch(r.Record.Text)
		}
		return r
	}
	reached := 0
	err := Ordered(ctx, o, next, do, func(r Result) error {
		reached++
		return each(r)
	})
	if err != nil && !errors.Is(err, ErrEnough) {
		return err
	}
	for _, in := range inputs[reached:] {
		in.Data, in.Text = nil, ""
		if err := each(Result{Input: in, Pending: true}); err != nil && !errors.Is(err, ErrEnough) {
			return err
		}
	}
	return nil
}
