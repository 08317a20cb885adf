package verify

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"factsheet/pipeline/table"
)

// columnsOf are the columns of a file with their types, as table.Column has them; a JSON
// line tells no types.
func columnsOf(file, form string) (columns []table.Column, typed bool, err error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it can't be read: %v", p)
		}
	}()
	if form == "jsonl" {
		columns, err = lineColumns(f)
		return columns, false, err
	}
	p, err := openParquet(f)
	if err != nil {
		return nil, false, err
	}
	for _, c := range p.Root().Columns() {
		columns = append(columns, table.Column{Name: c.Name(), Type: typeOf(c), Nullable: c.Optional() && !isList(c)})
	}
	return columns, true, nil
}

func isList(c *parquet.Column) bool { return !c.Leaf() }

// typeOf is the type of a Parquet column as SQL has it.
func typeOf(c *parquet.Column) string {
	list := ""
	for !c.Leaf() {
		inner := c.Columns()
		if len(inner) != 1 {
			return "a group"
		}
		c, list = inner[0], "[]"
	}
	if logical := c.Type().LogicalType(); logical != nil {
		switch l := logical.Value.(type) {
		case *format.DecimalType:
			return fmt.Sprintf("DECIMAL(%d,%d)", l.Precision, l.Scale) + list
		case *format.DateType:
			return "DATE" + list
		case *format.StringType:
			return "VARCHAR" + list
		}
	}
	switch c.Type().Kind() {
	case parquet.Int32:
		return "INTEGER" + list
	case parquet.Int64:
		return "BIGINT" + list
	}
	return strings.ToUpper(c.Type().Kind().String()) + list
}

// lineColumns are the keys of the first line, in their order; none where there is no line.
func lineColumns(f *os.File) ([]table.Column, error) {
	line, err := bufio.NewReader(f).ReadString('\n')
	if errors.Is(err, io.EOF) && line == "" {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	d := json.NewDecoder(strings.NewReader(line))
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	var out []table.Column
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, err
		}
		out = append(out, table.Column{Name: fmt.Sprint(key)})
	}
	return out, nil
}

// columns holds the columns of a file to those of its table. It reports whether the rows
// can be looked at.
func (s *shape) columns(t *tally) bool {
	whole := true
	for _, f := range s.files {
		at := where{file: f.File}
		t.looked(tablesColumns, 1)
		has, typed, err := columnsOf(s.v.path(f.File), s.form)
		if err != nil {
			t.fail(tablesColumns, at, "its columns can't be read: %v", err)
			whole = false
			continue
		}
		if !typed && len(has) == 0 {
			continue // a file of no rows tells no columns
		}
		if problem := differ(s.info.Columns, has, typed); problem != "" {
			t.fail(tablesColumns, at, "%s", problem)
			whole = false
		}
	}
	return whole
}

// differ says how columns differ from those that a table has to have.
func differ(wants, has []table.Column, typed bool) string {
	found := map[string]*table.Column{}
	for i := range has {
		found[has[i].Name] = &has[i]
	}
	for i := range wants {
		w := &wants[i]
		h := found[w.Name]
		switch {
		case h == nil:
			return "the column " + w.Name + " is missing"
		case typed && h.Type != w.Type:
			return fmt.Sprintf("the column %s is %s, and should be %s", w.Name, h.Type, w.Type)
		case typed && h.Nullable != w.Nullable:
			return fmt.Sprintf("whether the column %s may be null is not as it should be", w.Name)
		}
		delete(found, w.Name)
	}
	for i := range has {
		if found[has[i].Name] != nil {
			return "the column " + has[i].Name + " is not one of the table"
		}
	}
	return ""
}
