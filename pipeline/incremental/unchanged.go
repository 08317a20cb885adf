package incremental

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/document"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// Unchanged reports whether a whole run would write what is there already, as far as can
// be told without reading a sheet: Confirm tells the rest. want is the manifest that the
// run begins with, as Open had it, and skipped what it was given that is no sheet. The
// files of the last output are held to their hashes, since what is there stays.
func (p *Plan) Unchanged(ctx context.Context, want *manifest.Manifest, skipped []manifest.Skipped) bool {
	if p.last.Why != "" {
		return false
	}
	m := &p.last.run.Manifest
	return m.Stamp == "" && want.Stamp == "" && len(m.Pending) == 0 && slices.Equal(m.Options, want.Options) &&
		sameFiles(m, want) && p.sameSheets(m.Inputs) &&
		slices.Equal(m.Skipped, inOrder(skipped, func(s manifest.Skipped) string { return s.Source })) &&
		slices.Equal(m.Duplicates, inOrder(p.duplicates, func(d manifest.Duplicate) string { return d.Source })) &&
		results.Intact(ctx, p.last.run.Root(), m) == nil
}

// inOrder is a list as the manifest has it.
func inOrder[T any](list []T, source func(T) string) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { return strings.Compare(source(a), source(b)) })
	return out
}

// sameFiles reports whether the last output has the tables that are wanted, and the files
// beside them. A table may be parted into several files.
func sameFiles(last, want *manifest.Manifest) bool {
	versions := map[string]int{}
	for _, t := range want.Tables {
		versions[t.Table] = t.Version
	}
	seen := map[string]bool{}
	for _, t := range last.Tables {
		if v, ok := versions[t.Table]; !ok || v != t.Version {
			return false
		}
		seen[t.Table] = true
	}
	return len(seen) == len(versions) &&
		slices.EqualFunc(last.Files, want.Files, func(a, b manifest.File) bool { return a.File == b.File })
}

// sameSheets reports whether the sheets are those of the last run, in their order.
func (p *Plan) sameSheets(last []manifest.Input) bool {
	if len(last) != len(p.found) {
		return false
	}
	for i := range p.found {
		f, in := &p.found[i], &last[i]
		if f.kept == nil && !f.again || f.key != keyOf(in.Source, in.SHA256, in.MediaType) || f.size != in.Size {
			return false
		}
	}
	return true
}

// Encoder writes a record as documents/NAME.json holds it.
type Encoder func(io.Writer, *record.Record) error

// errOther ends Confirm where a sheet gave something else than at the last run.
var errOther = errors.New("a sheet gave something else")

// Confirm reads again those of the sheets that are as they were and whose records may not
// be kept, and reports whether all of them gave what the last output holds. The records of
// those that failed come with it, in their order. The error is ctx's, or context.Canceled
// where it was stopped.
func (p *Plan) Confirm(ctx context.Context, o batch.Options, reader batch.Processor, encode Encoder) (
	failed []*record.Record, same bool, err error) {
	type reading struct {
		input source.Input
		was   *manifest.Input
		gave  *record.Record // nil where it is not what was
	}
	i, confirmed := 0, 0
	next := func() (r reading, ok bool, err error) {
		for ; i < len(p.found) && !ok; i++ {
			if f := &p.found[i]; f.kept == nil {
				r, ok = reading{input: p.Inputs[f.at], was: p.last.sheets[f.key]}, true
			}
		}
		return r, ok, nil
	}
	read := func(ctx context.Context, r reading) reading {
		got := reader.ProcessContext(ctx, r.input)
		if gave(got, r.was, encode) {
			r.gave = got
		}
		return r
	}
	err = batch.Ordered(ctx, o, next, read, func(r reading) error {
		if r.gave == nil {
			return errOther
		}
		if r.gave.Document.Status == string(document.Failed) {
			failed = append(failed, r.gave)
		}
		confirmed++
		return nil
	})
	switch {
	case errors.Is(err, errOther):
		return nil, false, nil
	case err == nil && confirmed < p.Again:
		err = context.Canceled
	}
	return failed, err == nil, err
}

// gave reports whether a record, read anew, is the one of the last output.
func gave(r *record.Record, was *manifest.Input, encode Encoder) bool {
	if was == nil || was.OutputSHA256 == nil {
		return false
	}
	c := *r
	c.Document.NearDuplicate = was.Near
	sum := sha256.New()
	return encode(sum, &c) == nil && hex.EncodeToString(sum.Sum(nil)) == *was.OutputSHA256
}
