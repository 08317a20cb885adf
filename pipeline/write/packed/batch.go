package packed

import (
	"bytes"
	"encoding/binary"
	"unsafe"
)

// batch holds rows that were unpacked, with what they point to. It is used again for the
// next ones.
type batch[R any] struct {
	rows    []R
	texts   []string
	ints    []int32
	longs   []int64
	answers []bool
}

// forget lets go of what the rows were made of.
func (b *batch[R]) forget() {
	clear(b.rows[:cap(b.rows)])
	clear(b.texts[:cap(b.texts)])
	b.reset()
}

func (b *batch[R]) reset() {
	b.rows, b.texts, b.ints, b.longs, b.answers = b.rows[:0], b.texts[:0], b.ints[:0], b.longs[:0], b.answers[:0]
}

// add unpacks a row. Its texts are data's own bytes, and what it points to is the batch's:
// where a list of those grows and moves, the rows before keep the old one.
func (b *batch[R]) add(f *Form[R], data []byte) {
	var zero R
	b.rows = append(b.rows, zero)
	row := unsafe.Pointer(&b.rows[len(b.rows)-1])
	c := cursor(data[head:])
	for _, of := range f.fields {
		p := unsafe.Add(row, of.at)
		switch of.kind {
		case isKeyText:
			*(*string)(p) = c.key()
		case isKeyInt32:
			*(*int32)(p) = int32(binary.BigEndian.Uint32(c) ^ signBit)
			c = c[4:]
		case isText:
			*(*string)(p) = c.text()
		case isTextOrNull:
			if c.byte() != 0 {
				b.texts = append(b.texts, c.text())
				*(**string)(p) = &b.texts[len(b.texts)-1]
			}
		case isInt32:
			*(*int32)(p) = int32(c.varint())
		case isInt32OrNull:
			if c.byte() != 0 {
				b.ints = append(b.ints, int32(c.varint()))
				*(**int32)(p) = &b.ints[len(b.ints)-1]
			}
		case isInt64:
			*(*int64)(p) = c.varint()
		case isInt64OrNull:
			if c.byte() != 0 {
				b.longs = append(b.longs, c.varint())
				*(**int64)(p) = &b.longs[len(b.longs)-1]
			}
		case isBool:
			*(*bool)(p) = c.byte() != 0
		case isBoolOrNull:
			if n := c.byte(); n != 0 {
				b.answers = append(b.answers, n == 2)
				*(**bool)(p) = &b.answers[len(b.answers)-1]
			}
		case isTexts:
			n := int(c.uvarint())
			from := len(b.texts)
			for range n {
				b.texts = append(b.texts, c.text())
			}
			*(*[]string)(p) = b.texts[from:len(b.texts):len(b.texts)]
		}
	}
}

// cursor is what of a packed row has not been read.
type cursor []byte

func (c *cursor) byte() byte {
	b := (*c)[0]
	*c = (*c)[1:]
	return b
}

func (c *cursor) uvarint() uint64 {
	n, size := binary.Uvarint(*c)
	*c = (*c)[size:]
	return n
}

func (c *cursor) varint() int64 {
	n, size := binary.Varint(*c)
	*c = (*c)[size:]
	return n
}

func (c *cursor) text() string {
	n := c.uvarint()
	b := (*c)[:n:n]
	*c = (*c)[n:]
	return asText(b)
}

// key is a text of the key, read to its end.
func (c *cursor) key() string {
	data := *c
	i := bytes.IndexByte(data, 0)
	if data[i+1] == 0 {
		*c = data[i+2:]
		return asText(data[:i])
	}
	var out []byte // the text holds a zero
	for ; data[i+1] != 0; i = bytes.IndexByte(data, 0) {
		out = append(out, data[:i+1]...)
		data = data[i+2:]
	}
	*c = data[i+2:]
	return string(append(out, data[:i]...))
}

func asText(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
