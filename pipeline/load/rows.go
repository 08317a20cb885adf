package load

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// rowBatch is how many rows are read at a time.
const rowBatch = 256

// Rows reads the rows of a table, file by file, whatever program wrote the files: a column
// that one lacks is null where it may be.
type Rows struct {
	output *Output
	table  *Table
	types  []Type

	next   int // file to open
	file   *os.File
	groups []parquet.RowGroup
	rows   parquet.Rows
	leaves []leaf // of the file's columns
	absent []int  // columns of the table that the file lacks
	buffer []parquet.Row
	read   []parquet.Row // rows of the buffer that wait
	ended  bool          // of the group
	cells  []Cell
	count  int64
}

// leaf is where the values of a column of a file go.
type leaf struct {
	column int // of the table
	depth  int // the definition level of a value that is there
}

// Rows begins to read a table.
func (o *Output) Rows(t *Table) (*Rows, error) {
	r := &Rows{output: o, table: t, buffer: make([]parquet.Row, rowBatch), cells: make([]Cell, len(t.Columns))}
	for _, c := range t.Columns {
		kind, ok := TypeOf(c.Type)
		if !ok {
			return nil, fmt.Errorf("the column %s.%s has the type %s, which can't be loaded", t.Name, c.Name, c.Type)
		}
		r.types = append(r.types, kind)
	}
	return r, nil
}

// Types are the types of the cells of a row.
func (r *Rows) Types() []Type { return r.types }

// Count is how many rows were read.
func (r *Rows) Count() int64 { return r.count }

// Next reads a row: a cell a column of the table, good until the next call. At the end it
// returns io.EOF, and an error where the manifest told of another number of rows.
func (r *Rows) Next() ([]Cell, error) {
	for len(r.read) == 0 {
		if err := r.fill(); err != nil {
			return nil, err
		}
	}
	row := r.read[0]
	r.read = r.read[1:]
	r.count++
	for i := range r.cells {
		r.cells[i] = Cell{List: r.cells[i].List[:0]}
	}
	for _, i := range r.absent {
		r.cells[i].Null = true
	}
	for _, v := range row {
		l := r.leaves[v.Column()]
		c := &r.cells[l.column]
		switch there := v.DefinitionLevel() == l.depth; r.types[l.column].Kind {
		case List:
			if there {
				c.List = append(c.List, v.ByteArray())
			}
		case Text:
			if c.Null = !there; there {
				c.Text = v.ByteArray()
			}
		default:
			if c.Null = !there; there {
				c.Int = whole(v)
			}
		}
	}
	return r.cells, nil
}

// whole is a value of the kinds that are numbers underneath.
func whole(v parquet.Value) int64 {
	switch v.Kind() {
	case parquet.Boolean:
		if v.Boolean() {
			return 1
		}
		return 0
	case parquet.Int32:
		return int64(v.Int32())
	}
	return v.Int64()
}

// fill reads the next rows of the file, or goes on to the next group or file.
func (r *Rows) fill() error {
	switch {
	case r.rows != nil && !r.ended:
		n, err := r.rows.ReadRows(r.buffer)
		r.read = r.buffer[:n]
		if err != nil && !errors.Is(err, io.EOF) {
			return r.fault(err)
		}
		r.ended = err != nil
		return nil
	case len(r.groups) > 0:
		if err := r.endGroup(); err != nil {
			return err
		}
		r.rows, r.ended = r.groups[0].Rows(), false
		r.groups = r.groups[1:]
		return nil
	case r.next < len(r.table.Files):
		if err := r.Close(); err != nil {
			return err
		}
		r.next++
		return r.open()
	}
	if r.count != r.table.Rows {
		return fmt.Errorf("%s: the table %s has %d rows, and manifest.json tells of %d; make the run anew",
			r.output.Dir, r.table.Name, r.count, r.table.Rows)
	}
	return io.EOF
}

func (r *Rows) fault(err error) error {
	return fmt.Errorf("%s: %s can't be read: %w", r.output.Dir, r.table.Files[r.next-1].File, err)
}

// open opens the file before next.
func (r *Rows) open() (err error) {
	f := &r.table.Files[r.next-1]
	if r.file, err = r.output.open(f); err != nil {
		return err
	}
	opened, err := parquet.OpenFile(r.file, f.Size, parquet.SkipBloomFilters(true), parquet.SkipPageIndex(true))
	if err != nil {
		return r.fault(err)
	}
	r.groups = opened.RowGroups()
	return r.match(opened.Root())
}

// match finds where the values of each column of the file go.
func (r *Rows) match(root *parquet.Column) error {
	known := map[string]int{}
	for i, c := range r.table.Columns {
		known[c.Name] = i
	}
	r.leaves, r.absent = nil, nil
	for _, c := range root.Columns() {
		i, ok := known[c.Name()]
		if !ok {
			return r.fault(fmt.Errorf("it has a column %s, which this program's table %s has not; load it with the program that made it",
				c.Name(), r.table.Name))
		}
		delete(known, c.Name())
		at, kind := leafOf(c)
		if kind != r.table.Columns[i].Type {
			return r.fault(fmt.Errorf("its column %s is %s, and this program's %s; make the run anew", c.Name(), kind, r.table.Columns[i].Type))
		}
		for len(r.leaves) <= at.Index() {
			r.leaves = append(r.leaves, leaf{})
		}
		r.leaves[at.Index()] = leaf{i, at.MaxDefinitionLevel()}
	}
	for i, c := range r.table.Columns {
		if _, missing := known[c.Name]; !missing {
			continue
		}
		if !c.Nullable {
			return r.fault(fmt.Errorf("it has no column %s; make the run anew", c.Name))
		}
		r.absent = append(r.absent, i)
	}
	return nil
}

// leafOf is the leaf that holds a column's values, with the column's type as the tables'
// descriptions write it.
func leafOf(c *parquet.Column) (*parquet.Column, string) {
	list := ""
	for !c.Leaf() {
		kids := c.Columns()
		if len(kids) != 1 {
			return c, "a group"
		}
		c, list = kids[0], "[]"
	}
	return c, physical(c) + list
}

func physical(c *parquet.Column) string {
	if logical := c.Type().LogicalType(); logical != nil {
		switch l := logical.Value.(type) {
		case *format.DecimalType:
			return fmt.Sprintf("DECIMAL(%d,%d)", l.Precision, l.Scale)
		case *format.DateType:
			return "DATE"
		case *format.StringType:
			return "VARCHAR"
		}
	}
	switch kind := c.Type().Kind(); kind {
	case parquet.Int32:
		return "INTEGER"
	case parquet.Int64:
		return "BIGINT"
	default:
		return strings.ToUpper(kind.String())
	}
}

func (r *Rows) endGroup() error {
	if r.rows == nil {
		return nil
	}
	err := r.rows.Close()
	r.rows, r.read = nil, nil
	return err
}

// Close ends the reading.
func (r *Rows) Close() error {
	err := r.endGroup()
	if r.file != nil {
		err = errors.Join(err, r.file.Close())
		r.file = nil
	}
	return err
}

// Place is the position of a column among the table's, or -1.
func (t *Table) Place(column string) int {
	for i := range t.Columns {
		if t.Columns[i].Name == column {
			return i
		}
	}
	return -1
}
