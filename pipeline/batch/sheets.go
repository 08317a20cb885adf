package batch

import (
	"context"
	"errors"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
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
	Kept    *results.File  // that holds the record's JSON already; nil where the sheet was read
	Lost    error          // why a record that should have been kept was not
}

// Processor takes one sheet; a *pipeline.Pipeline is one.
type Processor interface {
	ProcessContext(ctx context.Context, in source.Input) *record.Record
}

// Kept has the records of sheets that need not be read again. Several goroutines ask it.
type Kept interface {
	// Keeps reports whether it has the record of a sheet.
	Keeps(*source.Input) bool
	// Record is that record, and the file that holds its JSON; nil where it has none. An
	// error says why one that it should have is of no use.
	Record(*source.Input) (*record.Record, *results.File, error)
}

// ErrEnough is what each returns to stop the batch with the result at hand. The inputs
// after it are pending, those under way too, so that where a batch ends depends on what is
// in the sheets alone.
var ErrEnough = errors.New("enough")

// Sheets processes the inputs and hands each's result on, in their order. A sheet
// whose bytes are those of one before it is not processed again. Where the batch is
// stopped, every input that was not reached is handed on as pending. What goes wrong with
// a sheet is in its record; the error is each's own, or ctx's.
//
// Where kept is not nil, what it has is not processed, and is no pending input either: a
// batch that is stopped goes through the rest for it.
func Sheets(ctx context.Context, o Options, p Processor, kept Kept, inputs []source.Input, each func(Result) error) error {
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
		if kept == nil || !kept.Keeps(&in) {
			in.Load()
		}
		return held(in, seen), true, nil
	}
	do := func(ctx context.Context, r Result) Result { return process(ctx, p, kept, r) }
	reached, told := 0, map[string]first{}
	err := Ordered(ctx, o, next, do, func(r Result) error {
		if reached++; kept != nil {
			held(r.Input, told)
		}
		return each(r)
	})
	if err != nil && !errors.Is(err, ErrEnough) {
		return err
	}
	return rest(ctx, o, kept, inputs[reached:], told, each)
}

// first is where a sheet was found that has no equal before it.
type first struct{ source, path string }

// held is an input held against those before it, by their hashes: it is one of them from
// here on.
func held(in source.Input, seen map[string]first) Result {
	r := Result{Input: in}
	if in.SHA256 == "" {
		return r
	}
	if f, ok := seen[in.SHA256]; ok {
		r.SameAs, r.Path, r.Input.Data = f.source, f.path, nil
	} else {
		seen[in.SHA256] = first{in.Source, in.Path}
	}
	return r
}

// process makes an input's record, or has it from kept.
func process(ctx context.Context, p Processor, kept Kept, r Result) Result {
	if r.SameAs != "" {
		return r
	}
	if kept != nil {
		r.Record, r.Kept, r.Lost = kept.Record(&r.Input)
	}
	if r.Record == nil {
		reload(&r.Input)
		r.Record = p.ProcessContext(ctx, r.Input)
	}
	r.Input.Data, r.Input.Text = nil, ""
	r.Sketch = across.NewSketch(r.Record.Text)
	return r
}

// reload gives a sheet its bytes of which only the hash was known. That hash has settled
// which sheets are equal, so one that has changed since fails.
func reload(in *source.Input) {
	known := in.SHA256
	if in.Load(); known != "" && in.SHA256 != known {
		in.Fault = errChanged
	}
}

var errChanged = errors.New("the file changed while the run went on; run again")

// rest hands on the inputs that a batch did not reach: as pending, but for those whose
// records are kept. told are the sheets that were handed on before.
func rest(ctx context.Context, o Options, kept Kept, inputs []source.Input, told map[string]first, each func(Result) error) error {
	i := 0
	next := func() (r Result, ok bool, err error) {
		if i == len(inputs) {
			return r, false, nil
		}
		in := inputs[i]
		i++
		if in.Data, in.Text = nil, ""; kept != nil && kept.Keeps(&in) {
			return held(in, told), true, nil
		}
		return Result{Input: in, Pending: true}, true, nil
	}
	do := func(_ context.Context, r Result) Result {
		if r.Pending || r.SameAs != "" {
			return r
		}
		if r.Record, r.Kept, r.Lost = kept.Record(&r.Input); r.Record == nil {
			r.Pending = true
			return r
		}
		r.Sketch = across.NewSketch(r.Record.Text)
		return r
	}
	return Ordered(ctx, Options{Workers: o.Workers}, next, do, func(r Result) error {
		if err := each(r); !errors.Is(err, ErrEnough) {
			return err
		}
		return nil
	})
}
