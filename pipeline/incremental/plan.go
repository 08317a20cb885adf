package incremental

import (
	"bytes"
	"context"
	"os"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// Plan is what a run does with each of its sheets. It is a batch.Kept.
type Plan struct {
	// Inputs are the sheets to hand to the batch, in their order. One that is kept has its
	// hash and no bytes; the others are read anew.
	Inputs []source.Input
	Tally

	last       *Last
	secret     map[key]bool // sheets whose record depends on what no manifest tells
	found      []found      // in the order of the inputs
	duplicates []manifest.Duplicate
}

// Tally counts sheets by what becomes of them.
type Tally struct {
	Kept    int
	New     int // not there at the last run
	Changed int // of a name that was there, with other bytes
	Left    int // not reached by the last run, which was broken off
	Again   int // as they were, and read again: they failed, or are encrypted
	Anew    int // as they were for all one knows, and read anew, for Last.Why
	Gone    int // there at the last run, by their names
}

// Read is how many sheets are read.
func (t *Tally) Read() int { return t.New + t.Changed + t.Left + t.Again + t.Anew }

// found is a sheet that is no other's copy, as it was found.
type found struct {
	key
	size  int64
	at    int             // among the inputs
	kept  *manifest.Input // nil where it is read
	again bool            // it is as it was, and read all the same
}

// Scan reads and hashes the sheets, and settles which of them need not be read. The error
// is ctx's, or context.Canceled where it was stopped: what is kept is not known then.
func (l *Last) Scan(ctx context.Context, o batch.Options, inputs []source.Input) (*Plan, error) {
	p := &Plan{last: l, secret: map[key]bool{}, Inputs: make([]source.Input, 0, len(inputs))}
	first := map[string]string{} // by hash, the source of the first sheet with it
	here := map[string]bool{}
	i := 0
	next := func() (source.Input, bool, error) {
		if i == len(inputs) {
			return source.Input{}, false, nil
		}
		i++
		return inputs[i-1], true, nil
	}
	err := batch.Ordered(ctx, o, next, scan, func(s scanned) error {
		here[s.Source] = true
		p.Inputs = append(p.Inputs, p.settle(s, first))
		return nil
	})
	if err == nil && len(p.Inputs) < len(inputs) {
		err = context.Canceled
	}
	for source := range l.sources {
		if !here[source] {
			p.Gone++
		}
	}
	return p, err
}

// scanned is a sheet with its hash and, where its bytes can't be had twice, these.
type scanned struct {
	source.Input
	secret bool
}

func scan(_ context.Context, in source.Input) scanned {
	s := scanned{Input: in}
	once := in.Path == ""
	if !once {
		st, err := os.Stat(in.Path)
		once = err == nil && !st.Mode().IsRegular() // a pipe tells its bytes to one reader
	}
	s.Load()
	s.secret = s.MediaType == source.PDFType && bytes.Contains(s.Data, encrypted)
	if !once {
		s.Data = nil
	}
	return s
}

// encrypted stands in every PDF that is. What such a sheet gives depends on the
// passwords, which are kept nowhere.
var encrypted = []byte("/Encrypt")

// settle decides about a sheet, and returns it as the batch is to have it.
func (p *Plan) settle(s scanned, first map[string]string) source.Input {
	if s.SHA256 != "" {
		if of, ok := first[s.SHA256]; ok {
			p.duplicates = append(p.duplicates, manifest.Duplicate{Source: s.Source, SHA256: s.SHA256, Of: of})
			return s.Input
		}
		first[s.SHA256] = s.Source
	}
	f := found{key: keyOf(s.Source, s.SHA256, s.MediaType), size: s.Size, at: len(p.Inputs)}
	if s.secret {
		p.secret[f.key] = true
	}
	f.kept = p.keeps(&s.Input)
	switch {
	case f.kept != nil:
		p.Kept++
	case p.last.Why != "":
		p.Anew++
	case p.last.sheets[f.key] != nil:
		p.Again++
		f.again = true
	case p.last.left[s.Source]:
		p.Left++
	case p.last.sources[s.Source]:
		p.Changed++
	default:
		p.New++
	}
	p.found = append(p.found, f)
	if f.kept != nil || s.Data != nil {
		return s.Input
	}
	again := s.Input // read once more, so that what is read is what its hash is of
	if again.Path != "" {
		again.SHA256, again.Size, again.MediaType, again.Note, again.Fault = "", 0, "", "", nil
	}
	return again
}

func (p *Plan) keeps(in *source.Input) *manifest.Input {
	if p.secret[keyOf(in.Source, in.SHA256, in.MediaType)] {
		return nil
	}
	return p.last.kept(in)
}

// Keeps reports whether the sheet need not be read.
func (p *Plan) Keeps(in *source.Input) bool { return p.keeps(in) != nil }

// Record is the record of a sheet as the last run wrote it, with the file that holds it;
// nil where the sheet is to be read. An error says why what should have been kept can't be
// trusted.
func (p *Plan) Record(in *source.Input) (*record.Record, *results.File, error) {
	k := p.keeps(in)
	if k == nil {
		return nil, nil, nil
	}
	return p.last.record(k)
}
