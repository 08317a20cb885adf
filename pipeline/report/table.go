package report

import (
	"encoding/json"
	"html/template"
	"strings"
)

// column is a column of a table of the batch.
type column struct {
	Name   string
	Sort   string // text, number, money or day; empty where it does not sort
	Filter string // words (that a cell holds), choice (of its values) or years; empty for none
	Label  string // of the filter, where it is not the column's name
	Number bool   // set to the right
}

// cell is a cell of such a table.
type cell struct {
	Text   string
	Note   string   // in small beneath
	Href   string   // of a way to the entry
	Key    string   // what it sorts by, where that is not its text; '-' where it has no value
	Values []string // what a choice or a range of years goes by, where that is not its text
}

// row is an entry, or a sheet, of the batch.
type row struct {
	Entry string // its id
	Cells []cell
}

// nothing is the text of a cell that has none.
const nothing = "–"

// Empty reports whether the cell says nothing.
func (c cell) Empty() bool { return c.Text == nothing }

// none is the key of a cell that has no value: such rows come last, whichever way one sorts.
const none = "-"

// tableView is a table of the batch, or a part of one, as a page shows it.
type tableView struct {
	ID, Title, Noun string
	Lead            string
	Columns         []column
	Rows            []row
	More            moreRows // that a script adds, since as elements they would take too much room
	All             int      // rows of the whole table
	Parts           []link
}

// moreRows are rows for the script.
type moreRows []row

// MarshalJSON writes each row as [entry, [cell …]], and a cell as its text alone or as
// [text, note, way, key, values].
func (m moreRows) MarshalJSON() ([]byte, error) {
	out := make([]any, len(m))
	for i := range m {
		cells := make([]any, len(m[i].Cells))
		for k := range m[i].Cells {
			c := &m[i].Cells[k]
			if c.Note == "" && c.Href == "" && c.Key == "" && c.Values == nil {
				cells[k] = c.Text
				continue
			}
			cells[k] = []any{c.Text, c.Note, c.Href, c.Key, c.Value()}
		}
		out[i] = []any{m[i].Entry, cells}
	}
	return json.Marshal(out)
}

// Value is the cell's values as an attribute tells them.
func (c *cell) Value() string { return strings.Join(c.Values, separator) }

// separator stands between the values of a cell; no value of ours has it.
const separator = "\u001f"

// elementSize is about how many bytes a row takes as elements, and scriptSize as data.
func (r *row) elementSize() int {
	n := 40 + len(r.Entry)
	for i := range r.Cells {
		c := &r.Cells[i]
		n += 10 + escapedSize(c.Text)
		if c.Note != "" {
			n += 16 + escapedSize(c.Note)
		}
		if c.Href != "" {
			n += 18 + len(c.Href)
		}
		if c.Key != "" {
			n += 12 + escapedSize(c.Key)
		}
		if len(c.Values) > 0 {
			n += 12 + escapedSize(c.Value())
		}
	}
	return n
}

func escapedSize(s string) int { return len(template.HTMLEscapeString(s)) }

func (r *row) scriptSize() int {
	data, err := json.Marshal(moreRows{*r})
	if err != nil {
		return 0
	}
	return len(data)
}

// A table that is shown on pages of its own has as many rows as elements as take
// elementRoom, and as data as take scriptRoom beyond that; then another page begins.
const (
	elementRoom = 700_000
	scriptRoom  = 900_000
)

// divided are the rows of a table by the pages that they are shown on.
func (t *tableView) divided() []tableView {
	var out []tableView
	rest := t.Rows
	for {
		v := *t
		v.All = len(t.Rows)
		v.Rows, rest = fill(rest, elementRoom, (*row).elementSize)
		v.More, rest = fill(rest, scriptRoom, (*row).scriptSize)
		out = append(out, v)
		if len(rest) == 0 {
			return out
		}
	}
}

// fill takes as many rows as room allows.
func fill(rows []row, room int, size func(*row) int) (taken, rest []row) {
	for i := range rows {
		if room -= size(&rows[i]); room < 0 && i > 0 {
			return rows[:i], rows[i:]
		}
	}
	return rows, nil
}

// Count is how many rows the page has.
func (t tableView) Count() int { return len(t.Rows) + len(t.More) }
