package write

import (
	"bufio"
	"encoding/json"
	"io"

	"factsheet/pipeline/record"
)

// Encode writes a record as it stands in documents/NAME.json: indented, the keys in
// the contract's order, and no character escaped that JSON lets stand.
func Encode(w io.Writer, r *record.Record) error { return encode(w, r) }

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func (p *place) writeDocument(name string, r *record.Record) error { return p.writeJSON(name, r) }

// writeJSON writes a file of the new generation.
func (p *place) writeJSON(name string, v any) error {
	f, err := p.create(name)
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(f, 1<<16)
	if err := encode(b, v); err != nil {
		f.Close()
		return err
	}
	if err := b.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
