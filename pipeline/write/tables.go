package write

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"factsheet/pipeline/link/across"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/table"
)

// add writes a sheet's rows to every table.
func (t *tables) add(r *record.Record, links *across.Links) error {
	s := table.NewSheet(r, links, t.sums.Add(r, links), t.versions)
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

// close finishes every file, several at a time, and tells what it holds: what waits of
// most tables is packed now, and no more.
func (t *tables) close(b *across.Batch) ([]manifest.Table, error) {
	out := []manifest.Table{}
	if t == nil {
		return out, nil
	}
	files := make([][]manifest.Table, len(t.writers))
	errs := make([]error, len(t.writers))
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(4, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(t.writers)); i = next.Add(1) - 1 {
				if errs[i] = t.writers[i].finish(b); errs[i] == nil {
					files[i], errs[i] = t.writers[i].close()
				}
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.abort()
		return nil, err
	}
	t.writers = nil
	return append(out, slices.Concat(files...)...), nil
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
	columns []table.Column
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
