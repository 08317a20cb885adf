package postgres

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strconv"
	"sync"
	"time"

	"factsheet/pipeline/load"
)

// copyIn brings the rows of a table into its temporary table. Nothing checks keys there.
func (s *session) copyIn(ctx context.Context, t *load.Table) error {
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	if _, err := s.exec(ctx, "CREATE TEMPORARY TABLE "+stage(t.Name)+" (LIKE "+load.Quoted(t.Name)+") ON COMMIT DROP"); err != nil {
		return err
	}
	rows, err := s.out.Rows(t)
	if err != nil {
		return err
	}
	defer func(began time.Time) { s.result.Staging += time.Since(began) }(time.Now())
	e := &encoder{rows: rows}
	defer e.close()
	_, err = s.conn.CopyFrom(ctx, e, "COPY "+stage(t.Name)+" ("+load.QuotedList(names)+") FROM STDIN")
	if e.err != nil && !errors.Is(e.err, io.EOF) {
		return e.err
	}
	s.result.Replaced += e.replaced
	return err
}

// encoder reads rows as the text that COPY takes. It is read by the connection's own
// goroutine, which may outlive the copy where the server breaks off.
type encoder struct {
	sync.Mutex
	rows     *load.Rows
	text     []byte // of rows that wait
	at       int    // what of it was read
	err      error
	replaced int64 // NUL characters that became U+FFFD
}

func (e *encoder) close() {
	e.Lock()
	defer e.Unlock()
	if e.err == nil {
		e.err = io.EOF
	}
	_ = e.rows.Close()
}

// Read gives the next part of the text.
func (e *encoder) Read(p []byte) (int, error) {
	e.Lock()
	defer e.Unlock()
	if e.at == len(e.text) {
		e.text, e.at = e.text[:0], 0
		for len(e.text) < len(p) && e.err == nil {
			e.encode()
		}
	}
	n := copy(p, e.text[e.at:])
	e.at += n
	if n == 0 {
		return 0, e.err
	}
	return n, nil
}

// encode appends a row.
func (e *encoder) encode() {
	var cells []load.Cell
	if cells, e.err = e.rows.Next(); e.err != nil {
		return
	}
	b := e.text
	for i, t := range e.rows.Types() {
		if i > 0 {
			b = append(b, '\t')
		}
		c := &cells[i]
		if c.Null {
			b = append(b, `\N`...)
			continue
		}
		switch t.Kind {
		case load.Text:
			b = e.appendText(b, c.Text, "\\")
		case load.List:
			b = e.appendList(b, c.List)
		case load.Decimal:
			b = load.AppendDecimal(b, c.Int, t.Scale)
		case load.Date:
			b = load.AppendDay(b, c.Int)
		case load.Boolean:
			b = append(b, "ft"[c.Int])
		default:
			b = strconv.AppendInt(b, c.Int, 10)
		}
	}
	e.text = append(b, '\n')
}

// appendText writes text with what COPY would take for more than itself escaped;
// backslash is how a backslash is written.
func (e *encoder) appendText(b, text []byte, backslash string) []byte {
	for {
		i := bytes.IndexAny(text, "\\\n\r\t\x00")
		if i < 0 {
			return append(b, text...)
		}
		b = append(b, text[:i]...)
		switch text[i] {
		case '\\':
			b = append(append(b, backslash...), '\\')
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		default: // PostgreSQL's text has no NUL; another code point leaves the spans as they are
			b = append(b, "\uFFFD"...)
			e.replaced++
		}
		text = text[i+1:]
	}
}

// appendList writes an array: {"a","b"}, where a quote and a backslash have a backslash
// before them, which COPY wants doubled.
func (e *encoder) appendList(b []byte, list [][]byte) []byte {
	b = append(b, '{')
	for i, text := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		for {
			k := bytes.IndexByte(text, '"')
			if k < 0 {
				break
			}
			b = append(e.appendText(b, text[:k], `\\\`), `\\"`...)
			text = text[k+1:]
		}
		b = append(e.appendText(b, text, `\\\`), '"')
	}
	return append(b, '}')
}

// documentOf is the document of a row, from 1, of a table; empty where that can't be told.
func documentOf(o *load.Output, t *load.Table, row int) string {
	at := t.Place("document_id")
	if t.Name == "documents" {
		at = t.Place("id")
	}
	rows, err := o.Rows(t)
	if err != nil || at < 0 {
		return ""
	}
	defer rows.Close()
	for ; ; row-- {
		cells, err := rows.Next()
		if err != nil {
			return ""
		}
		if row == 1 {
			return string(cells[at].Text)
		}
	}
}
