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

// given reports whether a page is to be drawn. The flags that say how are an error
// without the one that says so.
func (f *pageFlags) given(c *cobra.Command) (bool, error) {
	if f.layout != "" {
		return true, nil
	}
	for _, name := range []string{"page", "out"} {
		if c.Flags().Changed(name) {
			return false, fmt.Errorf("--%s goes with --layout, which draws a page", name)
		}
	}
	return false, nil
}

// drawPages draws one page of the sheet to standard output or a file, or all of them
// into a folder.
func drawPages(ctx context.Context, stdout io.Writer, p *pipeline.Pipeline, in source.Input, f *pageFlags) error {
	stage, err := draw.ParseStage(f.layout)
	if err != nil {
		return &exit{exitUsage, fmt.Errorf("--layout: %w", err)}
	}
	first, all := 1, f.page == "all"
	if !all {
		if first, err = strconv.Atoi(f.page); err != nil || first < 1 {
			return &exit{exitUsage, fmt.Errorf("--page %q is no page; give its number, from 1, or all", f.page)}
		}
	} else if f.out == "" {
		return &exit{exitUsage, errors.New("--page all writes a file a page; name the folder for them with --out")}
	}
	d := p.Read(ctx, in)
	if d.Failed {
		return &exit{exitFault, fmt.Errorf("%s can't be read: %s", d.Source, d.Problems[len(d.Problems)-1].Message)}
	}
	if all {
		return drawAll(d, stage, f.out)
	}
	var b bytes.Buffer
	if err := draw.Page(&b, d, first, stage); err != nil {
		return &exit{exitUsage, err}
	}
	if f.out == "" {
		_, err := stdout.Write(b.Bytes())
		return fault(err)
	}
	return replaceDrawing(f.out, b.Bytes())
}

func drawAll(d *document.Document, stage draw.Stage, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fault(fmt.Errorf("the folder for the pages can't be made: %w", err))
	}
	name := filepath.Base(filepath.FromSlash(d.Source))
	width := max(3, len(strconv.Itoa(len(d.Pages))))
	for n := 1; n <= len(d.Pages); n++ {
		var b bytes.Buffer
		if err := draw.Page(&b, d, n, stage); err != nil {
			return &exit{exitUsage, err}
		}
		if err := replaceDrawing(filepath.Join(dir, fmt.Sprintf("%s-%0*d.svg", name, width, n)), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// replaceDrawing writes a file whole or not at all. One that stands there must be a
// drawing: '--out sheet.pdf' is a slip of the hand, and costs no sheet.
func replaceDrawing(file string, data []byte) error {
	switch old, err := head(file, len(draw.Begins)); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fault(fmt.Errorf("%s can't be written: %w", file, err))
	case string(old) != draw.Begins:
		return &exit{exitUsage, fmt.Errorf("%s was not drawn by factsheet; move it away or name another file with --out", file)}
	}
	if err := replaceFile(file, data); err != nil {
		return fault(fmt.Errorf("%s can't be written: %w", file, err))
	}
	return nil
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

func replaceFile(file string, data []byte) error {
	t, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(t.Name())
	_, err = t.Write(data)
	err = errors.Join(err, t.Chmod(0o644), t.Close())
	if err != nil {
		return err
	}
	return os.Rename(t.Name(), file)
}
