package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/read"
)

// pdfFlags are the flags of the verbs that read PDFs.
type pdfFlags struct {
	reader               string
	seconds              float64
	memory, decompressed isolate.Size
	pages, nesting       int
	passwordFile         string
	glyphs               int // the page whose glyphs are kept; no flag of its own
}

func newPDFFlags() pdfFlags {
	return pdfFlags{
		reader: string(choose.Auto), seconds: isolate.Defaults.Time.Seconds(), memory: isolate.Size(isolate.Defaults.Memory),
		decompressed: isolate.Size(read.Defaults.Bytes), pages: read.Defaults.Pages, nesting: read.Defaults.Depth,
	}
}

func (f *pdfFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.reader, "reader", f.reader, "what reads a PDF: auto (the fast reader, and pdfium where that will not do), fast or pdfium")
	c.Flags().Float64Var(&f.seconds, "max-seconds", f.seconds, "seconds that the reading of a PDF may take; then it is partial or failed")
	c.Flags().Var(&f.memory, "max-memory", "memory that the reading of a PDF may take, as 512MB or 1GiB")
	c.Flags().IntVar(&f.pages, "max-pages", f.pages, "pages that are read of a PDF")
	c.Flags().Var(&f.decompressed, "max-decompressed", "how much a PDF's streams may hold, all together (for the fast reader; pdfium's memory is bounded)")
	c.Flags().IntVar(&f.nesting, "max-nesting", f.nesting, "how deep a PDF's forms, arrays and page nodes may stand in each other (for the fast reader)")
	c.Flags().StringVar(&f.passwordFile, "password-file", "", "a file of passwords for encrypted PDFs, a line each, tried in order")
	_ = c.MarkFlagFilename("password-file")
	_ = c.RegisterFlagCompletionFunc("reader", cobra.FixedCompletions([]string{
		"auto\tthe fast reader, and pdfium where that will not do",
		"fast\tthe fast reader alone",
		"pdfium\tpdfium alone: slower",
	}, cobra.ShellCompDirectiveNoFileComp))
}

// Bounds on the flags: below them no sheet can be read, above them a number is a
// mistake.
const (
	leastMemory = 128 << 20
	mostSeconds = 24 * 60 * 60
)

// config is what the flags say, for a pool of that many children.
func (f *pdfFlags) config(children int) (isolate.Config, error) {
	reader, noReader := choose.Parse(f.reader)
	passwords, noPasswords := passwordsIn(f.passwordFile)
	err := errors.Join(
		ofFlag("reader", noReader),
		unless(f.seconds > 0 && f.seconds <= mostSeconds, "--max-seconds must be more than 0, and no more than a day"),
		unless(f.memory >= leastMemory, "--max-memory must be at least "+isolate.Size(leastMemory).String()),
		unless(f.pages >= 1, "--max-pages must be at least 1"),
		unless(f.nesting >= 1, "--max-nesting must be at least 1"),
		ofFlag("password-file", noPasswords),
	)
	if err != nil {
		return isolate.Config{}, &exit{exitUsage, err}
	}
	return isolate.Config{
		Children: children, Reader: reader, Passwords: passwords,
		Limits:  isolate.Limits{Time: time.Duration(f.seconds * float64(time.Second)), Memory: int64(f.memory)},
		Options: read.Options{Pages: f.pages, Bytes: int64(f.decompressed), Depth: f.nesting, Glyphs: f.glyphs},
	}, nil
}

// isolate has the pipeline read PDFs in processes of their own, each this program again,
// as the flags say. What it returns ends them. Where the program does not know its own
// file, PDFs are read here, by the fast reader.
func (f *pdfFlags) isolate(p *pipeline.Pipeline, children int) (end func(), err error) {
	c, err := f.config(children)
	if err != nil {
		return nil, err
	}
	if _, err := os.Executable(); err != nil {
		p.UsePDFReader(func(_ context.Context, d *document.Document, data []byte) error {
			return pipeline.ReadPDF(d, data, c.Options)
		})
		return func() {}, nil
	}
	pool, err := poolOf(c)
	if err != nil {
		return nil, err
	}
	p.UsePDFReader(pool.Read)
	return func() { _ = pool.Close() }, nil
}

// pool is that many processes that read PDFs as the flags say, each this program again.
func (f *pdfFlags) pool(children int) (*isolate.Pool, error) {
	c, err := f.config(children)
	if err != nil {
		return nil, err
	}
	return poolOf(c)
}

// poolOf is a pool whose processes are this program again.
func poolOf(c isolate.Config) (*isolate.Pool, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fault(fmt.Errorf("the program does not find its own file, which reads PDFs: %w", err))
	}
	c.Command = []string{exe, os.Args[0], pdfChild}
	return isolate.NewPool(c), nil
}

// settings are the flags as the manifest tells them. The passwords are nobody's
// business, nor is the name of their file.
func (f *pdfFlags) settings() []manifest.Setting {
	return []manifest.Setting{
		{Name: "reader", Value: f.reader}, {Name: "max-seconds", Value: strconv.FormatFloat(f.seconds, 'f', -1, 64)}, {Name: "max-memory", Value: f.memory.String()},
		{Name: "max-pages", Value: strconv.Itoa(f.pages)}, {Name: "max-decompressed", Value: f.decompressed.String()}, {Name: "max-nesting", Value: strconv.Itoa(f.nesting)},
	}
}

// mostPasswords bounds how many are tried: some ciphers take a tenth of a second each.
const mostPasswords = 100

// passwordsIn are the lines of a file, but for those that are empty.
func passwordsIn(file string) ([]string, error) {
	if file == "" {
		return nil, nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	lines := bufio.NewScanner(f) // it takes a line's CR off, too
	for first := true; lines.Scan(); first = false {
		word := lines.Text()
		if first {
			word = strings.TrimPrefix(word, "\ufeff") // some editors begin a file with a mark of its encoding
		}
		if word != "" {
			out = append(out, word)
		}
	}
	switch {
	case lines.Err() != nil:
		return nil, fmt.Errorf("%s: %w", file, lines.Err())
	case len(out) == 0:
		return nil, errors.New(file + " holds no password; write one a line")
	case len(out) > mostPasswords:
		return nil, fmt.Errorf("%s holds %d lines; no more than %d are tried on a sheet", file, len(out), mostPasswords)
	}
	return out, nil
}
