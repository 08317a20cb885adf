package load

import (
	"strconv"
	"strings"
	"time"
)

// Kind is what a column holds, of the types that the tables have.
type Kind int

// The kinds of column.
const (
	Text    Kind = iota // VARCHAR
	Integer             // INTEGER and BIGINT
	Decimal             // DECIMAL(p,s): a whole number of units of its last place
	Boolean
	Date // days since 1970-01-01
	List // VARCHAR[]
)

// Type is a column's type as the tables' descriptions write it, taken apart.
type Type struct {
	Kind  Kind
	Scale int // places of a Decimal
}

// TypeOf takes a type apart; false where it is none that a table may have.
func TypeOf(sql string) (Type, bool) {
	switch sql {
	case "VARCHAR":
		return Type{Kind: Text}, true
	case "INTEGER", "BIGINT":
		return Type{Kind: Integer}, true
	case "BOOLEAN":
		return Type{Kind: Boolean}, true
	case "DATE":
		return Type{Kind: Date}, true
	case "VARCHAR[]":
		return Type{Kind: List}, true
	}
	places, ok := strings.CutPrefix(sql, "DECIMAL(18,")
	places, closed := strings.CutSuffix(places, ")")
	scale, err := strconv.Atoi(places)
	return Type{Kind: Decimal, Scale: scale}, ok && closed && err == nil && scale >= 0 && scale <= 18
}

// Cell is a value of a row. Which field holds it is the column's kind to say.
type Cell struct {
	Null bool
	Int  int64    // Integer, Decimal, Boolean (0 or 1) and Date
	Text []byte   // good until the next row is read
	List [][]byte // as Text; empty, never null
}

// AppendDecimal writes n units of the last of scale places: 1250, 2 as '12.50'.
func AppendDecimal(b []byte, n int64, scale int) []byte {
	if scale == 0 {
		return strconv.AppendInt(b, n, 10)
	}
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	var digits [20]byte
	d := strconv.AppendUint(digits[:0], u, 10)
	if whole := len(d) - scale; whole > 0 {
		b = append(b, d[:whole]...)
		d = d[whole:]
	} else {
		b = append(b, '0')
	}
	b = append(b, '.')
	for range scale - len(d) {
		b = append(b, '0')
	}
	return append(b, d...)
}

// AppendDay writes a day as in ISO 8601.
func AppendDay(b []byte, days int64) []byte {
	return time.Unix(days*86400, 0).UTC().AppendFormat(b, time.DateOnly)
}
