package verify

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// cell is a value of a row, as JSON Lines write it: whole numbers in digits, days in Parquet
// as their number. A list is told by nothing but its column.
type cell struct {
	null bool
	text []byte // good until the next row
}

// scan reads columns of a table's file, row by row, and returns how many rows it has. With
// no columns it only counts them. A file that was made to harm gives an error.
func scan(file, form string, columns []string, row func(cells []cell) error) (rows int64, err error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	defer func() {
		if p := recover(); p != nil { // the library's, of a file that is not what it says
			err = fmt.Errorf("it can't be read: %v", p)
		}
	}()
	if form == "jsonl" {
		return scanLines(f, columns, row)
	}
	return scanParquet(f, columns, row)
}

// errColumn says that a file lacks a column. The columns are looked at by themselves.
var errColumn = errors.New("it lacks a column")

func openParquet(f *os.File) (*parquet.File, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return parquet.OpenFile(f, info.Size(), parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
}

func scanParquet(f *os.File, columns []string, row func([]cell) error) (int64, error) {
	p, err := openParquet(f)
	if err != nil {
		return 0, err
	}
	leaves := make([]int, len(columns))
	for i, name := range columns {
		leaf, ok := p.Schema().Lookup(name)
		if !ok {
			return 0, fmt.Errorf("%w: %s", errColumn, name)
		}
		leaves[i] = leaf.ColumnIndex
	}
	rows := int64(0)
	for _, g := range p.RowGroups() {
		n := g.NumRows()
		rows += n
		if len(columns) == 0 {
			continue
		}
		if err := scanGroup(g, leaves, n, row); err != nil {
			return rows, err
		}
	}
	return rows, nil
}

func scanGroup(g parquet.RowGroup, leaves []int, n int64, row func([]cell) error) error {
	readers := make([]columnReader, len(leaves))
	defer func() {
		for i := range readers {
			readers[i].close()
		}
	}()
	chunks := g.ColumnChunks()
	for i, leaf := range leaves {
		readers[i].pages = chunks[leaf].Pages()
	}
	cells := make([]cell, len(leaves))
	for range n {
		for i := range readers {
			if err := readers[i].next(&cells[i]); err != nil {
				return err
			}
		}
		if err := row(cells); err != nil {
			return err
		}
	}
	return nil
}

// columnReader gives the values of a column of a row group, one by one.
type columnReader struct {
	pages  parquet.Pages
	page   parquet.Page
	values parquet.ValueReader
	buffer [128]parquet.Value
	at, n  int
	digits []byte
}

func (r *columnReader) next(c *cell) error {
	for r.at == r.n {
		if err := r.fill(); err != nil {
			return err
		}
	}
	v := &r.buffer[r.at]
	r.at++
	if c.null = v.IsNull(); c.null {
		c.text = nil
		return nil
	}
	switch v.Kind() {
	case parquet.ByteArray, parquet.FixedLenByteArray:
		c.text = v.ByteArray()
		return nil
	case parquet.Int32:
		r.digits = strconv.AppendInt(r.digits[:0], int64(v.Int32()), 10)
	case parquet.Int64:
		r.digits = strconv.AppendInt(r.digits[:0], v.Int64(), 10)
	case parquet.Boolean:
		r.digits = strconv.AppendBool(r.digits[:0], v.Boolean())
	default:
		return fmt.Errorf("a column of the type %s", v.Kind())
	}
	c.text = r.digits
	return nil
}

// fill reads more values, from the next page where this one is at its end.
func (r *columnReader) fill() error {
	if r.values != nil {
		n, err := r.values.ReadValues(r.buffer[:])
		if r.at, r.n = 0, n; n > 0 {
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		r.values = nil
	}
	if r.page != nil {
		parquet.Release(r.page)
		r.page = nil
	}
	page, err := r.pages.ReadPage()
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF // the group said that there are more rows
	} else if err != nil {
		return err
	}
	r.page, r.values = page, page.Values()
	return nil
}

func (r *columnReader) close() {
	if r.page != nil {
		parquet.Release(r.page)
	}
	if r.pages != nil {
		_ = r.pages.Close()
	}
}

func scanLines(f *os.File, columns []string, row func([]cell) error) (int64, error) {
	in := bufio.NewReaderSize(f, 1<<16)
	cells := make([]cell, len(columns))
	rows := int64(0)
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return rows, nil
		} else if err != nil {
			return rows, fmt.Errorf("line %d is cut short: %w", rows+1, err)
		}
		rows++
		if len(columns) == 0 {
			continue
		}
		if err := lineCells(line, columns, cells); err != nil {
			return rows, fmt.Errorf("line %d: %w", rows, err)
		}
		if err := row(cells); err != nil {
			return rows, err
		}
	}
}

func lineCells(line []byte, columns []string, cells []cell) error {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(line, &object); err != nil {
		return err
	}
	for i, name := range columns {
		raw, ok := object[name]
		switch {
		case !ok:
			return fmt.Errorf("%w: %s", errColumn, name)
		case bytes.Equal(raw, []byte("null")):
			cells[i] = cell{null: true}
		case raw[0] == '"':
			var s string
			if err := json.Unmarshal(raw, &s); err != nil {
				return err
			}
			cells[i] = cell{text: []byte(s)}
		default:
			cells[i] = cell{text: raw}
		}
	}
	return nil
}
