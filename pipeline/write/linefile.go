package write

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"

	"factsheet/pipeline/table"
)

// lineFile writes rows as JSON Lines: an object a row, the columns in their order,
// decimals in strings so that no reader rounds them, days as ISO days.
type lineFile[R any] struct {
	out     io.Writer
	columns []table.Column
	line    []byte
	value   bytes.Buffer
}

func (w *lineFile[R]) endGroup() error { return nil }
func (w *lineFile[R]) close() error    { return nil }

func (w *lineFile[R]) write(rows []R) error {
	for i := range rows {
		if err := w.one(reflect.ValueOf(&rows[i]).Elem()); err != nil {
			return err
		}
	}
	return nil
}

func (w *lineFile[R]) one(row reflect.Value) error {
	b := append(w.line[:0], '{')
	for i, c := range w.columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, c.Name...)
		b = append(b, '"', ':')
		v := c.In(row).Interface()
		if list, ok := v.([]string); ok && list == nil {
			v = []string{}
		}
		w.value.Reset()
		e := json.NewEncoder(&w.value)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			return err
		}
		b = append(b, bytes.TrimSuffix(w.value.Bytes(), []byte{'\n'})...)
	}
	w.line = append(b, '}', '\n')
	_, err := w.out.Write(w.line)
	return err
}
