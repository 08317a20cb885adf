package write

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"math"
	"math/bits"
	"strconv"
	"sync"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// Encode writes a record as it stands in documents/NAME.json: indented, the keys in
// the contract's order, and no character escaped that JSON lets stand. The bytes are those
// of encoding/json, with its two blanks a step; its reflection and the indenting behind it
// took most of the time that a sheet's writing does, so each type is spelt out here.
func Encode(w io.Writer, r *record.Record) error {
	e := encoders.Get().(*encoder)
	defer encoders.Put(e)
	*e = encoder{w: w, b: e.b[:0]}
	e.record(r)
	e.b = append(e.b, '\n')
	if e.err == nil {
		_, e.err = w.Write(e.b)
	}
	err := e.err
	e.w, e.err = nil, nil
	if cap(e.b) > mostKept {
		e.b = nil
	}
	return err
}

const (
	mostGathered = 1 << 16 // what an encoder gathers before it is written, in bytes
	mostKept     = 1 << 20 // the longest buffer that waits for the next record, in bytes
)

// encoders are used for one record after the other.
var encoders = sync.Pool{New: func() any { return new(encoder) }}

// encoder makes a record's JSON. What stands last in b tells whether a comma is due: no
// value ends in an opening bracket.
type encoder struct {
	w     io.Writer
	b     []byte
	depth int   // how many brackets are open
	err   error // the first
}

// steps is a line's end with the blanks of the deepest that a record goes.
const steps = "\n                        "

func (e *encoder) line() { e.b = append(e.b, steps[:1+2*e.depth]...) }

func (e *encoder) open(bracket byte) {
	e.b = append(e.b, bracket)
	e.depth++
}

func (e *encoder) close(bracket byte) {
	e.depth--
	if last := e.b[len(e.b)-1]; last != '{' && last != '[' {
		e.line()
	}
	e.b = append(e.b, bracket)
}

// next begins a line for a further key or value.
func (e *encoder) next() {
	if last := e.b[len(e.b)-1]; last != '{' && last != '[' {
		e.b = append(e.b, ',')
	}
	e.line()
}

func (e *encoder) key(key string) {
	e.next()
	e.b = append(e.b, '"')
	e.b = append(e.b, key...)
	e.b = append(e.b, `": `...)
}

// flush hands on what is gathered, but for the last byte, which tells what comes next.
func (e *encoder) flush() {
	last := len(e.b) - 1
	if last < mostGathered {
		return
	}
	if e.err == nil {
		_, e.err = e.w.Write(e.b[:last])
	}
	e.b[0] = e.b[last]
	e.b = e.b[:1]
}

func (e *encoder) null() { e.b = append(e.b, "null"...) }

func (e *encoder) text(key, value string) {
	e.key(key)
	e.b = appendQuoted(e.b, value)
}

// maybe writes what may be null.
func (e *encoder) maybe(key string, value *string) {
	e.key(key)
	if value == nil {
		e.null()
		return
	}
	e.b = appendQuoted(e.b, *value)
}

func (e *encoder) number(key string, value int) {
	e.key(key)
	e.b = strconv.AppendInt(e.b, int64(value), 10)
}

func (e *encoder) truth(key string, value bool) {
	e.key(key)
	e.b = strconv.AppendBool(e.b, value)
}

func (e *encoder) texts(key string, values []string) {
	e.key(key)
	if values == nil {
		e.null()
		return
	}
	e.open('[')
	for _, v := range values {
		e.next()
		e.b = appendQuoted(e.b, v)
	}
	e.close(']')
}

// list writes values of which each is an object, with the keys that one writes.
func list[T any](e *encoder, key string, values []T, one func(*encoder, *T)) {
	e.key(key)
	if values == nil {
		e.null()
		return
	}
	e.open('[')
	for i := range values {
		e.next()
		e.open('{')
		one(e, &values[i])
		e.close('}')
		e.flush()
	}
	e.close(']')
}

// object writes an object that may be null.
func object[T any](e *encoder, key string, value *T, one func(*encoder, *T)) {
	e.key(key)
	if value == nil {
		e.null()
		return
	}
	e.open('{')
	one(e, value)
	e.close('}')
}

// points writes a number of points in the fewest digits that tell it from its neighbours,
// with an exponent for the very small and the very large, as ECMAScript does.
func (e *encoder) points(key string, f float64) {
	e.key(key)
	if math.IsInf(f, 0) || math.IsNaN(f) {
		if e.err == nil {
			e.err = &json.UnsupportedValueError{Str: strconv.FormatFloat(f, 'g', -1, 64)}
		}
		return
	}
	if size := math.Abs(f); size == 0 || size >= 1e-6 && size < 1e21 {
		e.b = strconv.AppendFloat(e.b, f, 'f', -1, 64)
		return
	}
	e.b = strconv.AppendFloat(e.b, f, 'e', -1, 64)
	if n := len(e.b); e.b[n-4] == 'e' && e.b[n-3] == '-' && e.b[n-2] == '0' { // 1e-07 is written 1e-7
		e.b[n-2] = e.b[n-1]
		e.b = e.b[:n-1]
	}
}

// plain are the bytes that stand in a string as they are.
var plain = func() (p [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		p[c] = c != '"' && c != '\\'
	}
	return p
}()

// plainTo is where the first byte from i on stands that is not plain. It looks at eight at
// a time: in each of their highest bits stands whether the byte is one of those, up to the
// first that is.
func plainTo(s string, i int) int {
	const (
		each    = 0x0101010101010101
		highest = 0x80 * each
	)
	for ; i+8 <= len(s); i += 8 {
		x := binary.LittleEndian.Uint64([]byte(s[i : i+8]))
		quote, slash := x^'"'*each, x^'\\'*each
		if found := (x | (x - ' '*each) | (quote-each)&^quote | (slash-each)&^slash) & highest; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(s) && plain[s[i]] {
		i++
	}
	return i
}

// appendQuoted appends a string of JSON. The separators of lines and paragraphs that
// JavaScript once took for a line's end are escaped, and what is no UTF-8 is replaced.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0 // what stands before is in b
	for i := plainTo(s, 0); i < len(s); i = plainTo(s, i) {
		c := s[i]
		if c < utf8.RuneSelf {
			b = appendEscaped(append(b, s[from:i]...), c)
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(append(b, s[from:i]...), `\ufffd`...)
			from = i + size
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, '8'+byte(r-'\u2028'))
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}

// appendEscaped appends a quotation mark, a backslash or a control character.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}
