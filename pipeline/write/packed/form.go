// Package packed keeps the rows of a table as bytes while they wait to be written. A row
// as a struct points into the sheet that it was made of and keeps the whole of it in
// memory; packed, it is its own values and nothing else, it can wait on disk as well, and
// it is sorted by its key without being read.
package packed

import (
	"encoding/binary"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unsafe"
)

// Form tells how rows R are packed: the columns of the primary key first (the fields with
// the tag key:"primary"), then the others, each by its type. The key is packed so that the
// order of the bytes is that of its values.
type Form[R any] struct {
	fields  []field
	batches sync.Pool // of batches that are used again
}

// field is where a value stands in a row, and of which type it is.
type field struct {
	at   uintptr
	kind kind
}

// kind is a type of column.
type kind uint8

const (
	isText kind = iota
	isTextOrNull
	isInt32
	isInt32OrNull
	isInt64
	isInt64OrNull
	isBool
	isBoolOrNull
	isTexts
	isKeyText
	isKeyInt32
)

var kinds = map[reflect.Kind]kind{
	reflect.String: isText, reflect.Int32: isInt32, reflect.Int64: isInt64, reflect.Bool: isBool,
}

// FormOf is the form of the rows R. It panics where a field is of a type that no column
// has, which a test sees before anyone else.
func FormOf[R any]() *Form[R] {
	row := reflect.TypeFor[R]()
	var keys, others []field
	for _, f := range reflect.VisibleFields(row) {
		if f.Anonymous {
			continue
		}
		of := field{kind: kindOf(row, f)}
		for t, i := row, 0; i < len(f.Index); i++ {
			of.at += t.Field(f.Index[i]).Offset
			t = t.Field(f.Index[i]).Type
		}
		if f.Tag.Get("key") == "primary" {
			of.kind = keyKind(row, f, of.kind)
			keys = append(keys, of)
		} else {
			others = append(others, of)
		}
	}
	return &Form[R]{fields: append(keys, others...)}
}

func kindOf(row reflect.Type, f reflect.StructField) kind {
	t, null := f.Type, kind(0)
	if t.Kind() == reflect.Pointer {
		t, null = t.Elem(), 1
	}
	if t == reflect.TypeFor[[]string]() {
		return isTexts
	}
	k, ok := kinds[t.Kind()]
	if !ok {
		panic(fmt.Sprintf("%s.%s is of no type that a column has", row, f.Name))
	}
	return k + null
}

// keyKind is a type of column as it is packed in a key.
func keyKind(row reflect.Type, f reflect.StructField, k kind) kind {
	switch k {
	case isText:
		return isKeyText
	case isInt32:
		return isKeyInt32
	}
	panic(fmt.Sprintf("%s.%s is of no type that a key has", row, f.Name))
}

// head is the length of what stands before each packed row: its length.
const head = 4

// append packs a row onto data.
func (f *Form[R]) append(data []byte, row *R) []byte {
	start := len(data)
	data = append(data, 0, 0, 0, 0)
	for _, c := range f.fields {
		p := unsafe.Add(unsafe.Pointer(row), c.at)
		switch c.kind {
		case isKeyText:
			data = appendKey(data, *(*string)(p))
		case isKeyInt32:
			data = binary.BigEndian.AppendUint32(data, uint32(*(*int32)(p))^signBit)
		case isText:
			data = appendText(data, *(*string)(p))
		case isTextOrNull:
			if s := *(**string)(p); s == nil {
				data = append(data, 0)
			} else {
				data = append(data, 1)
				data = appendText(data, *s)
			}
		case isInt32:
			data = binary.AppendVarint(data, int64(*(*int32)(p)))
		case isInt32OrNull:
			if n := *(**int32)(p); n == nil {
				data = append(data, 0)
			} else {
				data = binary.AppendVarint(append(data, 1), int64(*n))
			}
		case isInt64:
			data = binary.AppendVarint(data, *(*int64)(p))
		case isInt64OrNull:
			if n := *(**int64)(p); n == nil {
				data = append(data, 0)
			} else {
				data = binary.AppendVarint(append(data, 1), *n)
			}
		case isBool:
			data = append(data, truth(*(*bool)(p)))
		case isBoolOrNull:
			if b := *(**bool)(p); b == nil {
				data = append(data, 0)
			} else {
				data = append(data, 1+truth(*b))
			}
		case isTexts:
			list := *(*[]string)(p)
			data = binary.AppendUvarint(data, uint64(len(list)))
			for _, s := range list {
				data = appendText(data, s)
			}
		}
	}
	binary.LittleEndian.PutUint32(data[start:], uint32(len(data)-start-head))
	return data
}

func appendText(data []byte, s string) []byte {
	return append(binary.AppendUvarint(data, uint64(len(s))), s...)
}

// signBit is turned over in a number of a key, so that those below zero come first.
const signBit = 1 << 31

// appendKey appends a text and its end, two zeros, which come before whatever goes on; a
// zero in the text is told from the end by the byte behind it.
func appendKey(data []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, 0)
		if i < 0 {
			return append(append(data, s...), 0, 0)
		}
		data = append(append(data, s[:i+1]...), 0xff)
		s = s[i+1:]
	}
}

func truth(b bool) byte {
	if b {
		return 1
	}
	return 0
}
