// Package compare tells how two runs over the same sheets differ: which entries are
// gained, lost, changed or moved, by which rule of which extractor on either side.
package compare

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"sync"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/results"
)

// Options say what is compared and how.
type Options struct {
	Kinds   []string // those that are told and counted; empty for all
	Workers int      // sheets that are compared at once
	// Brief leaves out where entries stand that have moved or are by another rule alone: for
	// those who only count them.
	Brief bool
}

// Runs compares run a with run b. It hands each pair of sheets that differs to each, in the
// natural order of their names, and returns what all came to. No more records are in memory
// than the workers need. Runs(b, a) gives the mirror of it. It is an error where a record
// can't be read.
func Runs(ctx context.Context, a, b *results.Run, o Options, each func(*Sheet) error) (*Summary, error) {
	c := &comparison{a: newSource(a), b: newSource(b), wanted: map[string]bool{}, brief: o.Brief}
	for _, k := range o.Kinds {
		c.wanted[k] = true
	}
	list := couples(a, b)
	sum := newSummary(c.a, c.b, c.wanted)
	type done struct {
		sheet *Sheet
		err   error
	}
	next := 0
	err := batch.Ordered(ctx, batch.Options{Workers: o.Workers}, func() (*Sheet, bool, error) {
		if next == len(list) {
			return nil, false, nil
		}
		next++
		return &list[next-1], true, nil
	}, func(_ context.Context, s *Sheet) done {
		return done{s, c.sheet(s)}
	}, func(d done) error {
		if d.err != nil {
			return d.err
		}
		sum.add(d.sheet)
		if !d.sheet.differs() {
			return nil
		}
		err := each(d.sheet)
		d.sheet.Changes = nil // each has had it
		return err
	})
	if err != nil {
		return nil, err
	}
	sum.finish()
	return sum, nil
}

// comparison is two runs that are compared.
type comparison struct {
	a, b   *runSource
	wanted map[string]bool // kinds; empty for all
	brief  bool
}

// runSource is a run with what its records refer to.
type runSource struct {
	*results.Run
	sources    map[string]string // names of sheets, by document
	extractors sync.Map          // by rule
}

func newSource(r *results.Run) *runSource {
	s := &runSource{Run: r, sources: map[string]string{}}
	for i := range r.Manifest.Inputs {
		in := &r.Manifest.Inputs[i]
		s.sources[in.Document] = in.Source
	}
	return s
}

func (s *runSource) sourceOf(document string) string {
	if name, ok := s.sources[document]; ok {
		return name
	}
	return document
}

func (s *runSource) extractorOf(rule string) string {
	if known, ok := s.extractors.Load(rule); ok {
		return known.(string)
	}
	name := s.ExtractorOf(rule)
	s.extractors.Store(rule, name)
	return name
}

func (s *runSource) bytes(in *manifest.Input) ([]byte, error) {
	data, err := os.ReadFile(s.File(in))
	if err != nil {
		return nil, fmt.Errorf("%s: its record in %s can't be read: %w", in.Source, s.Dir, err)
	}
	return data, nil
}

// sheet reads a sheet's records and fills in how they differ.
func (c *comparison) sheet(s *Sheet) error {
	if !s.Both() {
		return nil
	}
	dataA, err := c.a.bytes(s.inA)
	if err != nil {
		return err
	}
	dataB, err := c.b.bytes(s.inB)
	if err != nil {
		return err
	}
	return c.records(s, dataA, dataB)
}

// records fills in how two records of a sheet differ.
func (c *comparison) records(s *Sheet, dataA, dataB []byte) error {
	if bytes.Equal(dataA, dataB) {
		return nil
	}
	s.OtherBytes = true
	x, err := c.a.facts(s.inA, dataA)
	if err != nil {
		return err
	}
	y, err := c.b.facts(s.inB, dataB)
	if err != nil {
		return err
	}
	s.untoldA, s.untoldB = x.untold, y.untold
	s.A.Reader, s.B.Reader = x.record.Document.Reader, y.record.Document.Reader
	rulesX, rulesY := c.a.extractorOf, c.b.extractorOf
	order := cmp.Or(compareRecords(x, y), bytes.Compare(dataA, dataB))
	if order > 0 { // one order for both directions, so that each is the mirror of the other
		x, y, rulesX, rulesY = y, x, rulesY, rulesX
	}
	al := align(x.record.Text, y.record.Text)
	d := differ{pair(x, y, al), rulesX, rulesY, !c.brief}
	for _, change := range d.changes() {
		if len(c.wanted) > 0 && !c.wanted[change.Kind] {
			continue
		}
		if order > 0 {
			change.flip()
		}
		s.Changes = append(s.Changes, change)
	}
	if !al.same {
		s.Text = &TextDiff{al.linesA, al.linesB, al.otherA, al.otherB}
		if order > 0 {
			s.Text = &TextDiff{al.linesB, al.linesA, al.otherB, al.otherA}
		}
	}
	return nil
}

func (s *runSource) facts(in *manifest.Input, data []byte) (*facts, error) {
	r, err := results.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: its record %s in %s can't be read: %w", in.Source, *in.Output, s.Dir, err)
	}
	return factsOf(r, data, s.sourceOf), nil
}
