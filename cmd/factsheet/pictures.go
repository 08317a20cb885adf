package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
	"factsheet/pipeline/results"
	"factsheet/pipeline/source"
)

// pictureFlags are the flags of the verbs that show a PDF's pages as they look.
type pictureFlags struct {
	sheets       []string
	pages        int
	passwordFile string
}

func (f *pictureFlags) add(c *cobra.Command) {
	c.Flags().StringArrayVar(&f.sheets, "sheets", nil, "show each PDF's pages as they look, beside their text; "+
		"the PDFs are looked for in this file, folder or pattern, by their hash (give it again for another)")
	c.Flags().IntVar(&f.pages, "pages", pageimage.Defaults.Pages,
		"with --sheets, how many pages of a PDF are shown as they look, at most: those with entries first")
	c.Flags().StringVar(&f.passwordFile, "password-file", "",
		"with --sheets, a file of passwords for encrypted PDFs, a line each, tried in order")
	_ = c.MarkFlagDirname("sheets")
	_ = c.MarkFlagFilename("password-file")
}

// shower shows the pages of a run's sheets. It may be used by several goroutines.
type shower struct {
	run       *results.Run
	originals *source.Originals
	reader    pageimage.Reader
	pages     int
	sizes     map[string]int64 // of the sheets, by hash

	mu     sync.Mutex
	failed map[string]bool // sheets whose pages could not be shown, by name
}

// shower is what shows the pages of a run's sheets, as the flags say, by so many children;
// nil where they ask for none. It is to be ended.
func (f *pictureFlags) shower(c *cobra.Command, run *results.Run, children int) (s *shower, end func(), err error) {
	if len(f.sheets) == 0 {
		for _, name := range []string{"pages", "password-file"} {
			if c.Flags().Changed(name) {
				return nil, nil, &exit{exitUsage, fmt.Errorf("--%s goes with --sheets, which shows the pages of PDFs", name)}
			}
		}
		return nil, func() {}, nil
	}
	if f.pages < 1 {
		return nil, nil, &exit{exitUsage, errors.New("--pages must be at least 1")}
	}
	originals, err := source.FindOriginals(f.sheets)
	if err != nil {
		return nil, nil, &exit{exitUsage, fmt.Errorf("--sheets: %w", err)}
	}
	pdf := newPDFFlags()
	pdf.passwordFile = f.passwordFile
	pdf.as(run.Manifest.Options)
	pool, err := pdf.pool(children)
	if err != nil {
		return nil, nil, err
	}
	s = &shower{run: run, originals: originals, reader: pool, pages: f.pages, sizes: map[string]int64{}, failed: map[string]bool{}}
	for _, in := range run.Sheets() {
		s.sizes[in.SHA256] = in.Size
	}
	return s, func() { _ = pool.Close() }, nil
}

// of shows the pages of a sheet.
func (s *shower) of(ctx context.Context, r *record.Record) report.Pictures {
	return func(spans []pageimage.Span) ([]pageimage.Page, error) {
		d := &r.Document
		in, err := s.originals.Input(source.Wanted{SHA256: d.SHA256, Size: s.sizes[d.SHA256], Source: d.Source})
		var pages []pageimage.Page
		if err == nil {
			pages, err = pageimage.Sheet(ctx, s.reader, in, r, spans, pageimage.Options{Pages: s.pages})
		}
		if err != nil {
			s.mu.Lock()
			s.failed[d.Source] = true
			s.mu.Unlock()
		}
		return pages, err
	}
}

// told says which sheets' pages could not be shown; it is empty where none.
func (s *shower) told() string {
	if s == nil || len(s.failed) == 0 {
		return ""
	}
	const most = 3
	names := slices.Sorted(maps.Keys(s.failed))
	list := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		list += " …"
	}
	return fmt.Sprintf("the pages of %s could not be shown (%s); the report says why", plural(len(names), "sheet"), list)
}

// as takes from a run's manifest what the PDFs were read with, so that they are read the
// same again. What it does not tell, or not so that it is understood, stays.
func (f *pdfFlags) as(told []manifest.Setting) {
	for _, s := range told {
		n, notWhole := strconv.Atoi(s.Value)
		x, notNumber := strconv.ParseFloat(s.Value, 64)
		switch {
		case s.Name == "reader":
			f.reader = s.Value
		case s.Name == "max-seconds" && notNumber == nil:
			f.seconds = x
		case s.Name == "max-memory":
			_ = f.memory.Set(s.Value)
		case s.Name == "max-decompressed":
			_ = f.decompressed.Set(s.Value)
		case s.Name == "max-pages" && notWhole == nil:
			f.pages = n
		case s.Name == "max-nesting" && notWhole == nil:
			f.nesting = n
		}
	}
}
