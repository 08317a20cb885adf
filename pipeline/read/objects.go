package read

import (
	"bytes"
	"errors"
	"fmt"
)

// objectPlace is where an object of a PDF is: at an offset, or in an object stream.
type objectPlace struct {
	offset     int
	generation int
	stream     int // the object stream's number, or 0
	index      int // in it
	free       bool
}

// maxObject bounds the numbers of objects: no sheet has a million.
const maxObject = 1 << 20

// objects reads a file's objects from its bytes. Only what the object reader can't do
// is done with it: broken tables, objects in packed streams, and the structure tree,
// which has thousands of small ones.
type objects struct {
	data   []byte
	places map[int]objectPlace
	budget *budget
	root   int // the number of the root
}

// at reads the object that stands at an offset; ok is false where it is another one or
// none. end is where it ends.
func (o *objects) at(offset, number int) (v operand, end int, ok bool) {
	if offset < 0 || offset >= len(o.data) {
		return v, 0, false
	}
	l := lexer{b: o.data, i: offset}
	n, generation, obj := l.next(), l.next(), l.next()
	if n.kind != numberKind || generation.kind != numberKind || obj.kind != operatorKind || obj.str != "obj" || int(n.num) != number {
		return v, 0, false
	}
	v = l.next()
	if v.kind == numberKind { // a reference may stand for the object
		back := l.i
		if second, r := l.next(), l.next(); second.kind == numberKind && r.kind == operatorKind && r.str == "R" {
			v.kind = refKind
		} else {
			l.i = back
		}
	}
	return v, l.i, v.kind != endOfInput
}

// isHead reports whether the object of that number begins at the offset. It is at with
// nothing read.
func (o *objects) isHead(offset, number int) bool {
	if offset < 0 || offset >= len(o.data) {
		return false
	}
	l := lexer{b: o.data[:min(offset+40, len(o.data))], i: offset}
	n, generation := l.next(), l.next()
	if n.kind != numberKind || generation.kind != numberKind || int(n.num) != number {
		return false
	}
	l.blanks()
	return bytes.HasPrefix(l.b[l.i:], []byte("obj"))
}

// get returns an object that stands by itself, or nothing.
func (o *objects) get(number int) operand {
	p, ok := o.places[number]
	if !ok || p.free || p.stream != 0 {
		return operand{}
	}
	v, _, _ := o.at(p.offset, number)
	return v
}

// of returns the value of a dictionary's key, followed where it is a reference.
func (o *objects) of(dict operand, key string) operand {
	v, _ := dict.of(key)
	return o.follow(v)
}

// follow returns what a reference leads to, and anything else as it is.
func (o *objects) follow(v operand) operand {
	for range 8 {
		if v.kind != refKind {
			return v
		}
		v = o.get(int(v.num))
	}
	return operand{}
}

// stream returns the unpacked content of the stream whose dictionary ends at end.
func (o *objects) stream(dict operand, end int) ([]byte, error) {
	l := lexer{b: o.data, i: end}
	if k := l.next(); k.kind != operatorKind || k.str != "stream" {
		return nil, nil
	}
	length := -1
	if n := o.of(dict, "Length"); n.kind == numberKind {
		length = int(n.num)
	}
	raw := rawStream(o.data, streamStart(o.data, l.i), length)
	return o.budget.unpack(raw, o.filters(dict))
}

// streamStart is where a stream's bytes begin, i being after the word 'stream'.
func streamStart(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\t') {
		i++
	}
	if i < len(data) && data[i] == '\r' {
		i++
	}
	if i < len(data) && data[i] == '\n' {
		i++
	}
	return i
}

// rawStream is a stream's bytes: as many as it says, where 'endstream' follows them;
// else as many as there are before it.
func rawStream(data []byte, start, length int) []byte {
	if start > len(data) {
		return nil
	}
	body := data[start:]
	if length >= 0 && length <= len(body) {
		l := lexer{b: body[:min(length+40, len(body))], i: length}
		l.blanks()
		if bytes.HasPrefix(l.b[l.i:], []byte("endstream")) {
			return body[:length]
		}
	}
	end := bytes.Index(body, []byte("endstream"))
	if end < 0 {
		if end = bytes.Index(body, []byte("endobj")); end < 0 {
			return body
		}
	}
	for range 2 { // the line end before it
		if end > 0 && (body[end-1] == '\n' || body[end-1] == '\r') {
			end--
		}
	}
	return body[:end]
}

// filters are the filters that a stream's dictionary names.
func (o *objects) filters(dict operand) []filter {
	names, params := o.of(dict, "Filter"), o.of(dict, "DecodeParms")
	if params.kind == endOfInput {
		params = o.of(dict, "DP")
	}
	switch names.kind {
	case nameKind:
		if params.kind == arrayKind && len(params.list) > 0 {
			params = o.follow(params.list[0])
		}
		return []filter{o.filter(names.str, params)}
	case arrayKind:
		var out []filter
		for i, n := range names.list {
			var p operand
			if i < len(params.list) && params.kind == arrayKind {
				p = o.follow(params.list[i])
			} else if params.kind == dictKind && len(names.list) == 1 {
				p = params
			}
			out = append(out, o.filter(o.follow(n).str, p))
		}
		return out
	}
	return nil
}

func (o *objects) filter(name string, params operand) filter {
	f := filter{name: name}
	if params.kind != dictKind {
		return f
	}
	number := func(key string) int { return int(o.of(params, key).num) }
	f.predictor, f.columns, f.colours, f.bits = number("Predictor"), number("Columns"), number("Colors"), number("BitsPerComponent")
	if early := o.of(params, "EarlyChange"); early.kind == numberKind && early.num == 0 {
		f.lateLZW = true
	}
	return f
}

// budget is what may still be unpacked of one file.
type budget struct {
	all, left int64
}

func newBudget(all int64) *budget { return &budget{all, all} }

// over reports whether nothing may be unpacked any more.
func (b *budget) over() bool { return b.left <= 0 }

// unpack takes off a stream's filters, within what may be unpacked.
func (b *budget) unpack(raw []byte, filters []filter) ([]byte, error) {
	if b.over() {
		return nil, b.fault()
	}
	data, err := unpack(raw, filters, min(b.left, maxStream))
	b.left -= int64(len(data))
	if errors.Is(err, errBudget) {
		err = b.fault()
	}
	return data, err
}

// sized is a number of bytes as people write it.
func sized(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

func (b *budget) fault() error {
	if b.over() {
		return fmt.Errorf("the file is more than %s decompressed (--max-decompressed), and no more of it was read", sized(b.all))
	}
	return fmt.Errorf("it is more than %d MB decompressed, and the rest was not read", maxStream>>20)
}
