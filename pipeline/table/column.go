package table

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// Money is a sum in hundredths of its currency: a DECIMAL(18,2) column.
type Money int64

// Number is a count or a share in ten-thousandths: a DECIMAL(18,4) column, since
// shares such as 0.125 % need more places than money does.
type Number int64

// Points is a length on a page in hundredths of a point: a DECIMAL(18,2) column.
type Points int64

// Day is a day, counted from 1970-01-01: a DATE column.
type Day int32

// String is the sum with both its places: '12.50'.
func (m Money) String() string { return decimal(int64(m), 2) }

// String is the length in points, with two places: '72.25'.
func (p Points) String() string { return decimal(int64(p), 2) }

// String is the number with all its four places: '0.1250'.
func (n Number) String() string { return decimal(int64(n), 4) }

// String is the day as in ISO 8601: '2024-03-31'.
func (d Day) String() string {
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

// decimal writes n / 10^places with all its places.
func decimal(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%0*d", places+1, n)
	return sign + s[:len(s)-places] + "." + s[len(s)-places:]
}

// money is the value as a column holds it: nil for none, and for one that a
// DECIMAL(18,2) can't hold to the letter.
func money(value *string) *Money {
	if value == nil {
		return nil
	}
	if n, ok := record.Hundredths(*value); ok {
		m := Money(n)
		return &m
	}
	return nil
}

func number(value *string) *Number {
	if value == nil {
		return nil
	}
	if n, ok := record.Scaled(*value, 4); ok {
		m := Number(n)
		return &m
	}
	return nil
}

// day is an ISO day as a column holds it.
func day(iso *string) *Day {
	if iso == nil {
		return nil
	}
	t, err := time.Parse(time.DateOnly, *iso)
	if err != nil {
		return nil
	}
	d := Day(t.Unix() / 86400)
	return &d
}

// valid is s, with what is no UTF-8 replaced: a file name can hold such bytes, and
// a reader of the tables would stumble.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "�")
}

func validPtr(s *string) *string {
	if s == nil || utf8.ValidString(*s) {
		return s
	}
	v := valid(*s)
	return &v
}

// Column describes a column of a table.
type Column struct {
	Name     string   `json:"name"`
	Type     string   `json:"type"` // as in SQL: VARCHAR, INTEGER, DECIMAL(18,2), DATE, VARCHAR[]
	Nullable bool     `json:"nullable"`
	Key      bool     `json:"key"`                  // part of the table's primary key
	Refers   string   `json:"references,omitempty"` // the table whose key it holds, with document_id where that has one
	Doc      string   `json:"doc"`
	Values   []string `json:"values,omitempty"`  // all that it may be, where they can be listed
	Pattern  string   `json:"pattern,omitempty"` // a regular expression that each value matches, or each that a list holds
	Least    *int     `json:"minimum,omitempty"` // of an integer
	document string   // the column with the document of the row that it refers to
	in       string   // the column with the table of the row that it refers to, or anyTable
	index    []int    // of the field in the row
	at       uintptr  // where it stands in the row, in bytes
}

var sqlTypes = map[reflect.Type]string{
	reflect.TypeFor[string](): "VARCHAR", reflect.TypeFor[int32](): "INTEGER", reflect.TypeFor[int64](): "BIGINT",
	reflect.TypeFor[bool](): "BOOLEAN", reflect.TypeFor[Points](): "DECIMAL(18,2)",
	reflect.TypeFor[Money](): "DECIMAL(18,2)", reflect.TypeFor[Number](): "DECIMAL(18,4)", reflect.TypeFor[Day](): "DATE",
	reflect.TypeFor[[]string](): "VARCHAR[]",
}

// ColumnsOf reads the columns off a row's struct tags. It panics where a tag is
// missing or wrong, which a test sees before anyone else.
func ColumnsOf(row reflect.Type) []Column {
	var out []Column
	for _, f := range reflect.VisibleFields(row) {
		if f.Anonymous {
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("parquet"), ",")
		c := Column{
			Name: name, Doc: f.Tag.Get("doc"), Key: f.Tag.Get("key") == "primary", Refers: f.Tag.Get("ref"),
			document: f.Tag.Get("of"), in: f.Tag.Get("in"), index: f.Index}
		for i := range f.Index {
			c.at += row.FieldByIndex(f.Index[:i+1]).Offset
		}
		t := f.Type
		if t.Kind() == reflect.Pointer {
			c.Nullable = true
			t = t.Elem()
		}
		c.Type = sqlTypes[t]
		optional := strings.Contains(","+options+",", ",optional,")
		list := strings.Contains(","+options+",", ",list,")
		if name == "" || c.Doc == "" || c.Type == "" || c.Nullable != optional || list != (t.Kind() == reflect.Slice) || c.Nullable && c.Key {
			panic(fmt.Sprintf("%s.%s: its tags and type do not make a column", row, f.Name))
		}
		out = append(out, c)
	}
	return out
}

// In is the column's value in a row.
func (c *Column) In(row reflect.Value) reflect.Value { return row.FieldByIndex(c.index) }

// MarshalJSON writes a decimal as a string.
func (m Money) MarshalJSON() ([]byte, error) { return json.Marshal(m.String()) }

// MarshalJSON writes a decimal as a string.
func (n Number) MarshalJSON() ([]byte, error) { return json.Marshal(n.String()) }

// MarshalJSON writes a decimal as a string.
func (p Points) MarshalJSON() ([]byte, error) { return json.Marshal(p.String()) }

// MarshalJSON writes an ISO day.
func (d Day) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }
