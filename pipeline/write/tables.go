package write

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"

	"factsheet/pipeline/record"
)

// add writes a sheet's rows to every table.
func (t *tables) add(r *record.Record) error {
	s := newSheet(r)
	for _, w := range t.writers {
		if err := w.add(s); err != nil {
			return err
		}
	}
	if t.held += len(r.Text); t.held < heldText {
		return nil
	}
	t.held = 0
	for _, w := range t.writers {
		if err := w.settle(); err != nil {
			return err
		}
	}
	return nil
}

// close finishes every file and tells what it holds.
func (t *tables) close() ([]manifestTable, error) {
	out := []manifestTable{}
	if t == nil {
		return out, nil
	}
	for i, w := range t.writers {
		files, err := w.close()
		if err != nil {
			for _, w := range t.writers[i:] {
				w.abort()
			}
			t.writers = nil
			return nil, err
		}
		out = append(out, files...)
	}
	t.writers = nil
	return out, nil
}

func (t *tables) abort() {
	if t == nil {
		return
	}
	for _, w := range t.writers {
		w.abort()
	}
	t.writers = nil
}

// lineWriter writes rows as JSON Lines: an object a row, the columns in their order,
// decimals in strings so that no reader rounds them, days as ISO days.
type lineWriter struct {
	out     io.Writer
	columns []Column
	line    []byte
	value   bytes.Buffer
}

func (w *lineWriter) write(row reflect.Value) error {
	b := append(w.line[:0], '{')
	for i, c := range w.columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, c.Name...)
		b = append(b, '"', ':')
		v := row.FieldByIndex(c.index).Interface()
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

// MarshalJSON writes a decimal as a string.
func (m Money) MarshalJSON() ([]byte, error) { return json.Marshal(m.String()) }

// MarshalJSON writes a decimal as a string.
func (n Number) MarshalJSON() ([]byte, error) { return json.Marshal(n.String()) }

// MarshalJSON writes a decimal as a string.
func (p Points) MarshalJSON() ([]byte, error) { return json.Marshal(p.String()) }

// MarshalJSON writes an ISO day.
func (d Day) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }
