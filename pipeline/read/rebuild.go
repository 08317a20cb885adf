package read

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// look finds a file's objects by looking for them, for a file whose own table of them
// is broken or missing, and its trailer. ok is false where no root is found; the objects
// are there all the same.
func look(data []byte, b *budget) (o *objects, trailer operand, ok bool) {
	o = &objects{data: data, places: map[int]objectPlace{}, budget: b}
	var streams, tables []int
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + 3
		number, generation, start, found := objectHead(data, at-3)
		if !found || number >= maxObject {
			continue
		}
		o.places[number] = objectPlace{offset: start, generation: generation} // a later one replaces it
		switch head := data[at:min(at+512, len(data))]; {
		case bytes.Contains(head, []byte("/ObjStm")):
			streams = append(streams, number)
		case bytes.Contains(head, []byte("/XRef")):
			tables = append(tables, start)
		}
	}
	trailer = o.lastTrailer(tables)
	if _, locked := trailer.of("Encrypt"); !locked {
		for _, s := range streams {
			o.noteStream(s)
		}
	}
	root, _ := trailer.of("Root")
	if root.kind != refKind || o.places[int(root.num)] == (objectPlace{}) {
		n := o.catalog()
		if n == 0 {
			return o, trailer, false
		}
		trailer.list = append([]operand{{kind: nameKind, str: "Root"}, {kind: refKind, num: float64(n)}}, trailer.list...)
		trailer.kind = dictKind
	}
	return o, trailer, true
}

// lastTrailer is the last of the file's trailers that names a root, whether it stands
// by itself or heads a table.
func (o *objects) lastTrailer(tables []int) (trailer operand) {
	take := func(v operand) {
		if root, _ := v.of("Root"); v.kind == dictKind && root.kind == refKind {
			if _, have := o.places[int(root.num)]; have || trailer.kind != dictKind {
				trailer = v
			}
		}
	}
	for _, start := range tables {
		l := lexer{b: o.data, i: start}
		l.next()
		l.next()
		l.next()
		take(l.next())
	}
	for at := 0; ; {
		i := bytes.Index(o.data[at:], []byte("trailer"))
		if i < 0 {
			return trailer
		}
		at += i + len("trailer")
		l := lexer{b: o.data, i: at}
		take(l.next())
	}
}

// objectHead reads backwards from 'obj' its two numbers.
func objectHead(data []byte, at int) (number, generation, start int, ok bool) {
	i := at
	generation, i, ok = numberBefore(data, i, 5)
	if !ok {
		return 0, 0, 0, false
	}
	number, i, ok = numberBefore(data, i, 8)
	if !ok || i > 0 && !isBlankByte(data[i-1]) && (data[i-1] < 'a' || data[i-1] > 'z') && data[i-1] != '>' {
		return 0, 0, 0, false
	}
	return number, generation, i, number > 0
}

func numberBefore(data []byte, end, digits int) (n, start int, ok bool) {
	i := end
	for i > 0 && isBlankByte(data[i-1]) && end-i < 8 {
		i--
	}
	if i == end {
		return 0, 0, false
	}
	last := i
	for i > 0 && data[i-1] >= '0' && data[i-1] <= '9' && last-i < digits {
		i--
	}
	n, err := strconv.Atoi(string(data[i:last]))
	return n, i, err == nil
}

// catalog is the number of the object that calls itself one, or else of a tree of
// pages' head; 0 where there is none.
func (o *objects) catalog() int {
	for _, n := range slices.Sorted(maps.Keys(o.places)) {
		v := o.get(n)
		if kind, _ := v.of("Type"); kind.str == "Catalog" {
			return n
		}
	}
	all := o.streams()
	for _, s := range slices.Sorted(maps.Keys(all)) {
		for _, part := range all[s] {
			if kind, _ := part.value.of("Type"); kind.str == "Catalog" {
				return part.number
			}
		}
	}
	return 0
}

// withPages is the file with a root of its own over all its pages. ok is false where it
// has none.
func (o *objects) withPages(trailer operand) (out *objects, with operand, ok bool) {
	out = o.flat(operand{kind: dictKind})
	var kids bytes.Buffer
	for _, n := range slices.Sorted(maps.Keys(out.places)) {
		v := out.get(n)
		if kind, _ := v.of("Type"); kind.str == "Page" {
			fmt.Fprintf(&kids, "%d %d R ", n, out.places[n].generation)
		}
	}
	root := 1
	for n := range out.places {
		root = max(root, n+1)
	}
	out.places[root] = objectPlace{offset: len(out.data)}
	out.data = fmt.Appendf(out.data, "%d 0 obj\n<</Type/Catalog/Pages %d 0 R>>\nendobj\n", root, root+1)
	out.places[root+1] = objectPlace{offset: len(out.data)}
	out.data = fmt.Appendf(out.data, "%d 0 obj\n<</Type/Pages/Kids[%s]>>\nendobj\n", root+1, kids.Bytes())
	with = operand{kind: dictKind, list: []operand{{kind: nameKind, str: "Root"}, {kind: refKind, num: float64(root)}}}
	if info, have := trailer.of("Info"); have {
		with.list = append(with.list, operand{kind: nameKind, str: "Info"}, info)
	}
	return out, with, kids.Len() > 0
}

// noteStream notes the objects in an object stream.
func (o *objects) noteStream(number int) {
	for i, part := range o.parts(number) {
		if _, have := o.places[part.number]; !have && part.number > 0 && part.number < maxObject {
			o.places[part.number] = objectPlace{stream: number, index: i}
		}
	}
}

// part is one object in an object stream.
type part struct {
	number int
	body   []byte
	value  operand
}

// parts are the objects in an object stream.
func (o *objects) parts(number int) (out []part) {
	p := o.places[number]
	dict, end, ok := o.at(p.offset, number)
	if kind, _ := dict.of("Type"); !ok || p.stream != 0 || kind.str != "ObjStm" {
		return nil
	}
	content, _ := o.stream(dict, end) // what can be had of it
	count, first := int(o.of(dict, "N").num), int(o.of(dict, "First").num)
	if first <= 0 || first > len(content) {
		return nil
	}
	head := lexer{b: content[:first]}
	for range count {
		n, from := head.next(), head.next()
		if from.kind != numberKind || from.num < 0 {
			break
		}
		at := min(first+int(from.num), len(content))
		l := lexer{b: content, i: at}
		v := l.next()
		stop := l.i
		if v.kind == numberKind { // it may be a reference
			if second, r := l.next(), l.next(); second.kind == numberKind && r.str == "R" {
				stop = l.i
			}
		}
		out = append(out, part{int(n.num), content[at:max(at, stop)], v})
	}
	return out
}

// streams are the objects in each object stream that the places name. They are unpacked in
// the order of their numbers, so that the same ones are where there is not room for all.
func (o *objects) streams() map[int][]part {
	out := map[int][]part{}
	for _, p := range o.places {
		if p.stream != 0 {
			out[p.stream] = nil
		}
	}
	for _, s := range slices.Sorted(maps.Keys(out)) {
		if o.budget.over() {
			delete(out, s)
			continue
		}
		out[s] = o.parts(s)
	}
	return out
}

// flat writes the file anew for the object reader: all objects stand by themselves,
// and one table of one form tells where.
func (o *objects) flat(trailer operand) *objects {
	out := &objects{data: make([]byte, 0, len(o.data)+len(o.data)/4+4096), places: maps.Clone(o.places), budget: o.budget}
	out.data = append(append(out.data, o.data...), '\n')
	all := o.streams()
	for _, s := range slices.Sorted(maps.Keys(all)) {
		for i, p := range all[s] {
			if at := o.places[p.number]; at.stream != s || at.index != i {
				continue
			}
			out.places[p.number] = objectPlace{offset: len(out.data)}
			out.data = fmt.Appendf(out.data, "%d 0 obj\n%s\nendobj\n", p.number, p.body)
		}
	}
	for n, p := range out.places {
		if p.stream != 0 {
			delete(out.places, n)
		}
	}
	out.appendTable(trailer)
	return out
}

// appendTable appends a table of the objects in the form of a stream.
func (o *objects) appendTable(trailer operand) {
	own := 1
	for n := range o.places {
		own = max(own, n+1)
	}
	size := own + 1
	table := make([]byte, 0, 7*size)
	entry := func(kind byte, a, b int) {
		table = append(table, kind, byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
	}
	for n := range own {
		switch p, ok := o.places[n]; {
		case !ok || p.free:
			entry(0, 0, 0xffff)
		default:
			entry(1, p.offset, p.generation)
		}
	}
	start := len(o.data)
	entry(1, start, 0)
	o.data = fmt.Appendf(o.data, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Length %d", own, size, len(table))
	for _, key := range []string{"Root", "Info"} {
		if v, ok := trailer.of(key); ok {
			o.data = fmt.Appendf(o.data, "/%s ", key)
			o.data = o.write(o.data, v)
		}
	}
	o.data = append(o.data, ">>\nstream\n"...)
	o.data = append(o.data, table...)
	o.data = fmt.Appendf(o.data, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}

// write appends a value as a file holds it.
func (o *objects) write(b []byte, v operand) []byte {
	switch v.kind {
	case numberKind:
		return strconv.AppendFloat(b, v.num, 'f', -1, 64)
	case stringKind:
		return fmt.Appendf(b, "<%x>", v.str)
	case nameKind:
		b = append(b, '/')
		for i := range len(v.str) {
			if c := v.str[i]; c <= ' ' || c >= 0x7f || c == '#' || isDelimiter(c) {
				b = fmt.Appendf(b, "#%02x", c)
			} else {
				b = append(b, c)
			}
		}
		return append(b, ' ')
	case refKind:
		return fmt.Appendf(b, "%d %d R ", int(v.num), o.places[int(v.num)].generation)
	case arrayKind, dictKind:
		open, end := "[", "]"
		if v.kind == dictKind {
			open, end = "<<", ">>"
		}
		b = append(b, open...)
		for _, x := range v.list {
			b = append(o.write(b, x), ' ')
		}
		return append(b, end...)
	case operatorKind:
		switch v.str {
		case "true", "false":
			return append(b, v.str...)
		}
	}
	return append(b, "null"...)
}
