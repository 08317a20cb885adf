package evaluate

import (
	"context"
	"errors"
	"fmt"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/record"
)

// Result is what all sheets came to.
type Result struct {
	Options
	Sheets []*Score // in the order of the gold files
	Total  Counts
	Rows   []Row                // what of the total there was anything to score
	Means  [matchings]*Interval // of the mean F1 of the kinds; nil with fewer than two sheets
	Limits *Limits              // that the result was held to; nil for none
	Shorts []Short              // the scores that are beyond them, in the order of the file
}

// Reader gives the record of a gold file's sheet, with what whoever reads the score should
// know of it.
type Reader func(ctx context.Context, file string, g *gold.Sheet) (r *record.Record, warnings []string, err error)

// mostErrors is how many errors are told.
const mostErrors = 10

// Files holds what read gives to the gold files, that many at once. The sheets that can't
// be scored are an error, the first of them told.
func Files(ctx context.Context, files []string, o Options, workers int, read Reader) (*Result, error) {
	type outcome struct {
		score *Score
		err   error
	}
	i := 0
	next := func() (string, bool, error) {
		if i == len(files) {
			return "", false, nil
		}
		i++
		return files[i-1], true, nil
	}
	do := func(ctx context.Context, file string) outcome {
		s, err := score(ctx, file, o, read)
		return outcome{s, err}
	}
	r := &Result{Options: o}
	var faults []error
	each := func(out outcome) error {
		switch {
		case out.err == nil:
			r.Sheets = append(r.Sheets, out.score)
		case len(faults) < mostErrors:
			faults = append(faults, out.err)
		default:
			return errors.Join(append(faults, errors.New("and more"))...)
		}
		return nil
	}
	if err := batch.Ordered(ctx, batch.Options{Workers: workers}, next, do, each); err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	r.sum()
	return r, nil
}

// score holds one sheet to its gold.
func score(ctx context.Context, file string, o Options, read Reader) (*Score, error) {
	g, unknown, err := gold.Load(file)
	if err != nil {
		return nil, err
	}
	rec, warnings, err := read(ctx, file, g)
	if err != nil {
		return nil, err
	}
	s := Sheet(g, rec, o)
	s.Gold = file
	for _, key := range unknown {
		warnings = append(warnings, fmt.Sprintf("%s is no key of a gold file, and is not scored", key))
	}
	warnings = append(warnings, g.Faults()...)
	s.Warnings = append(warnings, s.Warnings...)
	if s.Sheet == "" {
		s.Sheet = gold.Name(file)
	}
	return s, nil
}

// sum adds the sheets up.
func (r *Result) sum() {
	for _, s := range r.Sheets {
		r.Total.add(&s.Counts)
	}
	r.rows()
}
