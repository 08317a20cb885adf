package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/draw"
	"factsheet/pipeline/source"
)

// pageFlags are the flags of explain that draw pages.
type pageFlags struct {
	layout, page, out string
}

func (f *pageFlags) add(c *cobra.Command) {
	names := make([]string, len(draw.Stages))
	for i, s := range draw.Stages {
		names[i] = string(s)
	}
	c.Flags().StringVar(&f.layout, "layout", "", "draw a PDF's page as an SVG, with the boxes of a stage: "+strings.Join(names, ", ")+" (as '--layout=STAGE')")
	c.Flags().Lookup("layout").NoOptDefVal = string(draw.Blocks)
	c.Flags().StringVar(&f.page, "page", "1", "with --layout, the page to draw, from 1, or 'all'")
	c.Flags().StringVarP(&f.out, "out", "o", "", "with --layout, the file to write; with '--page all' the folder")
	_ = c.RegisterFlagCompletionFunc("layout", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
}

// drawing is what is to be drawn, and where to.
type drawing struct {
	stage draw.Stage
	page  int // from 1; 0 for all
	out   string
}

// drawing is what the flags ask for, or nil where they ask for no drawing. Those that
// say how are an error without the one that says so.
func (f *pageFlags) drawing(c *cobra.Command) (*drawing, error) {
	if !c.Flags().Changed("layout") {
		for _, name := range []string{"page", "out"} {
			if c.Flags().Changed(name) {
				return nil, fmt.Errorf("--%s goes with --layout, which draws a page", name)
			}
		}
		return nil, nil
	}
	g := &drawing{out: f.out}
	var err error
	if g.stage, err = draw.ParseStage(f.layout); err != nil {
		return nil, fmt.Errorf("--layout: %w", err)
	}
	switch {
	case f.page != "all":
		if g.page, err = strconv.Atoi(f.page); err != nil || g.page < 1 {
			return nil, fmt.Errorf("--page %q is no page; give its number, from 1, or all", f.page)
		}
	case f.out == "":
		return nil, errors.New("--page all writes a file a page; name the folder for them with --out")
	case g.stage == draw.Glyphs:
		return nil, errors.New("the glyphs of one page at a time are kept; name it with --page")
	}
	return g, nil
}

// glyphs is the page whose glyphs are drawn, or 0.
func (g *drawing) glyphs() int {
	if g.stage == draw.Glyphs {
		return g.page
	}
	return 0
}

// draw draws one page of the sheet to standard output or a file, or all of them into a
// folder.
func (g *drawing) draw(ctx context.Context, stdout io.Writer, p *pipeline.Pipeline, in source.Input) error {
	d := p.Read(ctx, in)
	if ctx.Err() != nil {
		return errBroken
	}
	if d.Failed {
		return &exit{exitFindings, fmt.Errorf("%s can't be read: %s", d.Source, d.Problems[len(d.Problems)-1].Message)}
	}
	if g.page == 0 {
		return g.drawAll(d)
	}
	var b bytes.Buffer
	if err := draw.Page(&b, d, g.page, g.stage); err != nil {
		return &exit{exitUsage, err}
	}
	if g.out == "" {
		_, err := stdout.Write(b.Bytes())
		return fault(err)
	}
	return replaceDrawing(g.out, b.Bytes())
}

func (g *drawing) drawAll(d *document.Document) error {
	if err := os.MkdirAll(g.out, 0o755); err != nil {
		return fault(fmt.Errorf("the folder for the pages can't be made: %w", err))
	}
	name := filepath.Base(filepath.FromSlash(d.Source))
	width := max(3, len(strconv.Itoa(len(d.Pages))))
	for n := 1; n <= len(d.Pages); n++ {
		var b bytes.Buffer
		if err := draw.Page(&b, d, n, g.stage); err != nil {
			return &exit{exitUsage, err}
		}
		if err := replaceDrawing(filepath.Join(g.out, fmt.Sprintf("%s-%0*d.svg", name, width, n)), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// replaceDrawing writes a file whole or not at all. One that stands there must be a
// drawing: '--out sheet.pdf' is a slip of the hand, and costs no sheet. What is no file
// is not opened: to read from a pipe or terminal may wait for ever.
func replaceDrawing(file string, data []byte) error {
	if st, err := os.Stat(file); err == nil && !st.Mode().IsRegular() {
		return &exit{exitUsage, fmt.Errorf("%s is no file; name one with --out, or leave --out away for standard output", file)}
	}
	switch old, err := head(file, len(draw.Begins)); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fault(fmt.Errorf("%s can't be written: %w", file, err))
	case string(old) != draw.Begins:
		return &exit{exitUsage, fmt.Errorf("%s was not drawn by factsheet; move it away or name another file with --out", file)}
	}
	return fault(replaceFile(file, data))
}

// head is the first n bytes of a file, or all where it has fewer.
func head(file string, n int) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(n)))
}
