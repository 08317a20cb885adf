package batch

import (
	"context"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

// Result is what became of one input.
type Result struct {
	Input  source.Input   // without its bytes and text
	Record *record.Record // nil for a sheet that was given twice
	Sketch *across.Sketch // of the record's text; nil where there is none
	SameAs string         // the source of the sheet before it that has the same bytes, or empty
	Path   string         // where that one was found
}

// Processor takes one sheet; a *pipeline.Pipeline is one.
type Processor interface {
	ProcessContext(ctx context.Context, in source.Input) *record.Record
}

// Sheets processes the inputs and hands each's result on, in their order. A sheet
// whose bytes are those of one before it is not processed again. What goes wrong with
// a sheet is in its record; the error is each's own, or ctx's.
func Sheets(ctx context.Context, p Processor, inputs []source.Input, workers int, each func(Result) error) error {
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
	return Ordered(ctx, workers, next, do, each, nil)
}
