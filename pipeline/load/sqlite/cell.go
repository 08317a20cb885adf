package sqlite

import (
	"bytes"
	"database/sql/driver"
	"encoding/json"

	"factsheet/pipeline/load"
)

// value is a cell as SQLite keeps it: a day as ISO text, a list as a JSON array, a decimal
// as a number where that is exact. list is room to write in.
func value(c *load.Cell, t load.Type, list *bytes.Buffer) driver.Value {
	if c.Null {
		return nil
	}
	switch t.Kind {
	case load.Text:
		return string(c.Text)
	case load.List:
		return array(c.List, list)
	case load.Decimal:
		return decimal(c.Int, t.Scale)
	case load.Date:
		return string(load.AppendDay(nil, c.Int))
	}
	return c.Int
}

// exact is where a float begins to have fewer digits than a decimal.
const exact = 1_000_000_000_000_000

// decimal is n units of the last of scale places. A whole number is an INTEGER. One of up
// to 15 digits is the REAL that is nearest, of which rounding to its places gives it back.
// One of more is a BLOB of its digits: a column for decimals would turn a text into the
// nearest number and lose digits.
func decimal(n int64, scale int) driver.Value {
	unit := int64(1)
	for range scale {
		unit *= 10
	}
	switch {
	case n%unit == 0:
		return n / unit
	case n > -exact && n < exact:
		return float64(n) / float64(unit)
	}
	return load.AppendDecimal(nil, n, scale)
}

// array is a list as JSON.
func array(list [][]byte, room *bytes.Buffer) string {
	if len(list) == 0 {
		return "[]"
	}
	texts := make([]string, len(list))
	for i, b := range list {
		texts[i] = string(b)
	}
	room.Reset()
	e := json.NewEncoder(room)
	e.SetEscapeHTML(false)
	if err := e.Encode(texts); err != nil {
		panic(err) // strings always can be
	}
	return string(bytes.TrimSpace(room.Bytes()))
}
