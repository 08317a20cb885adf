package results

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// Decode reads a record from its JSON. One that the stage write made, with every key in its
// place, is read in a third of the library's time, on which a run that goes on from the
// last one spends most of its own; any other is the library's.
func Decode(data []byte) (*record.Record, error) {
	out := new(record.Record)
	if d := (decoder{data: data}); utf8.Valid(data) && d.whole(reflect.ValueOf(out).Elem()) {
		return out, nil
	}
	out = new(record.Record)
	if err := json.Unmarshal(data, out); err != nil {
		return nil, err
	}
	return out, nil
}

// decoder reads JSON whose keys stand in their types' order. Anything else it gives up.
type decoder struct {
	data  []byte
	at    int
	comma bool // one must stand before the next key
}

// form reads a value of one type into v, and reports whether it could.
type form func(d *decoder, v reflect.Value) bool

var recordForm = formOf(reflect.TypeFor[record.Record]())

func (d *decoder) whole(v reflect.Value) bool {
	if !recordForm(d, v) {
		return false
	}
	d.blanks()
	return d.at == len(d.data)
}

// formOf makes the form of a type. It gives up a type that reads its own JSON, or that no
// record has.
func formOf(t reflect.Type) form {
	if reflect.PointerTo(t).Implements(reflect.TypeFor[json.Unmarshaler]()) {
		return func(*decoder, reflect.Value) bool { return false }
	}
	switch t.Kind() {
	case reflect.String:
		return func(d *decoder, v reflect.Value) bool {
			s, ok := d.text()
			v.SetString(s)
			return ok
		}
	case reflect.Int:
		return func(d *decoder, v reflect.Value) bool {
			n, ok := d.int()
			v.SetInt(n)
			return ok
		}
	case reflect.Float64:
		return func(d *decoder, v reflect.Value) bool {
			n, err := strconv.ParseFloat(string(d.number()), 64)
			v.SetFloat(n)
			return err == nil
		}
	case reflect.Bool:
		return func(d *decoder, v reflect.Value) bool {
			yes := d.word("true")
			v.SetBool(yes)
			return yes || d.word("false")
		}
	case reflect.Pointer:
		return pointer(formOf(t.Elem()), t.Elem())
	case reflect.Slice:
		return list(formOf(t.Elem()))
	case reflect.Struct:
		return object(membersOf(t))
	}
	return func(*decoder, reflect.Value) bool { return false }
}

func pointer(inner form, t reflect.Type) form {
	return func(d *decoder, v reflect.Value) bool {
		if d.word("null") {
			return true
		}
		v.Set(reflect.New(t))
		return inner(d, v.Elem())
	}
}

func list(element form) form {
	return func(d *decoder, v reflect.Value) bool {
		if d.word("null") {
			return true
		}
		if !d.word("[") {
			return false
		}
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		if d.blanks(); d.word("]") {
			return true
		}
		for n := 0; ; n++ {
			d.blanks()
			if n == v.Cap() {
				v.Grow(1)
			}
			v.SetLen(n + 1)
			if !element(d, v.Index(n)) {
				return false
			}
			if d.blanks(); d.word("]") {
				return true
			}
			if !d.word(",") {
				return false
			}
		}
	}
}

// member is a key of an object, or an embedded struct, whose keys are the object's own.
type member struct {
	field    int
	key      string // with its quotes and colon
	form     form
	optional bool
	embedded []member
	pointer  bool // the embedded struct is behind a pointer, nil where its keys are left out
}

func membersOf(t reflect.Type) []member {
	var out []member
	for i := range t.NumField() {
		f := t.Field(i)
		m := member{field: i}
		if in := f.Type; f.Anonymous && f.Tag.Get("json") == "" {
			if m.pointer = in.Kind() == reflect.Pointer; m.pointer {
				in = in.Elem()
			}
			m.embedded = membersOf(in)
		} else {
			name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
			m.key, m.optional, m.form = `"`+name+`": `, strings.Contains(rest, "omitempty"), formOf(f.Type)
		}
		out = append(out, m)
	}
	return out
}

func object(members []member) form {
	return func(d *decoder, v reflect.Value) bool {
		if !d.word("{") {
			return false
		}
		d.comma = false
		if !d.members(members, v) {
			return false
		}
		d.blanks()
		d.comma = true
		return d.word("}")
	}
}

func (d *decoder) members(members []member, v reflect.Value) bool {
	for i := range members {
		m := &members[i]
		f := v.Field(m.field)
		switch {
		case m.pointer:
			if !d.sees(m.embedded[0].key) {
				continue
			}
			f.Set(reflect.New(f.Type().Elem()))
			if !d.members(m.embedded, f.Elem()) {
				return false
			}
		case m.embedded != nil:
			if !d.members(m.embedded, f) {
				return false
			}
		case d.key(m.key):
			if !m.form(d, f) {
				return false
			}
			d.comma = true
		case !m.optional:
			return false
		}
	}
	return true
}

// sees reports whether a key comes next.
func (d *decoder) sees(key string) bool {
	before := *d
	yes := d.key(key)
	*d = before
	return yes
}

// key takes a key, with the comma that parts it from the one before; nothing where
// another comes next.
func (d *decoder) key(key string) bool {
	before := d.at
	if d.comma && !d.word(",") {
		return false
	}
	if d.blanks(); d.word(key) {
		return true
	}
	d.at = before
	return false
}

func (d *decoder) blanks() {
	for d.at < len(d.data) && (d.data[d.at] == ' ' || d.data[d.at] == '\n') {
		d.at++
	}
}

// word takes what is expected to the letter.
func (d *decoder) word(w string) bool {
	if end := d.at + len(w); end <= len(d.data) && string(d.data[d.at:end]) == w {
		d.at = end
		return true
	}
	return false
}

// int takes a whole number of few enough digits.
func (d *decoder) int() (n int64, ok bool) {
	const most = 18
	digits := d.number()
	negative := len(digits) > 0 && digits[0] == '-'
	if negative {
		digits = digits[1:]
	}
	for _, c := range digits {
		if n = n*10 + int64(c-'0'); c == '.' {
			return 0, false
		}
	}
	if negative {
		n = -n
	}
	return n, len(digits) > 0 && len(digits) <= most
}

// number takes a plain decimal, as JSON has it; nothing where there is none, or one with
// an exponent.
func (d *decoder) number() []byte {
	from := d.at
	d.word("-")
	zero := d.at < len(d.data) && d.data[d.at] == '0'
	if n := d.digits(); n == 0 || zero && n > 1 || d.word(".") && d.digits() == 0 {
		return nil
	}
	return d.data[from:d.at]
}

// digits takes those that come next, and tells their number.
func (d *decoder) digits() int {
	from := d.at
	for d.at < len(d.data) && d.data[d.at] >= '0' && d.data[d.at] <= '9' {
		d.at++
	}
	return d.at - from
}

// text takes a string.
func (d *decoder) text() (string, bool) {
	if !d.word(`"`) {
		return "", false
	}
	rest := d.data[d.at:]
	end := bytes.IndexByte(rest, '"')
	if end < 0 {
		return "", false
	}
	for _, c := range rest[:end] {
		if c == '\\' || c < ' ' {
			return d.escaped()
		}
	}
	d.at += end + 1
	return string(rest[:end]), true
}

// escaped takes a string that is not as it stands; its first quote is behind.
func (d *decoder) escaped() (s string, ok bool) {
	end := d.at
	for ; end < len(d.data) && d.data[end] != '"'; end++ {
		if d.data[end] == '\\' {
			end++ // what stands behind a backslash ends nothing
		}
	}
	if end >= len(d.data) || json.Unmarshal(d.data[d.at-1:end+1], &s) != nil {
		return "", false
	}
	d.at = end + 1
	return s, true
}
