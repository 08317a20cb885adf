package read

import (
	"bytes"
)

// maxSections bounds how many tables of objects one file may chain.
const maxSections = 4096

// tableReader reads a file's tables of objects, the newest first.
type tableReader struct {
	*objects
	trailer operand
	seen    map[int]bool
}

// readTables reads the tables that the file's end points to. ok is false where they
// are broken: the objects must then be looked for.
func readTables(data []byte, b *budget) (o *objects, trailer operand, ok bool) {
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, trailer, false
	}
	l := lexer{b: data, i: at + len("startxref")}
	start := l.next()
	if start.kind != numberKind {
		return nil, trailer, false
	}
	t := &tableReader{objects: &objects{data: data, places: map[int]objectPlace{}, budget: b}, seen: map[int]bool{}}
	if !t.section(int(start.num)) {
		return nil, trailer, false
	}
	root, _ := t.trailer.of("Root")
	return t.objects, t.trailer, root.kind == refKind
}

// section reads the table at an offset and those before it.
func (t *tableReader) section(offset int) bool {
	for first := true; ; first = false {
		if offset <= 0 && !first || offset < 0 || offset >= len(t.data) || t.seen[offset] || len(t.seen) >= maxSections {
			return !first // a chain that breaks off leaves what was read
		}
		t.seen[offset] = true
		dict, ok := t.one(offset)
		if !ok {
			return false
		}
		if first {
			t.trailer = dict
		}
		previous, _ := dict.of("Prev")
		if previous.kind != numberKind {
			return true
		}
		offset = int(previous.num)
	}
}

// one reads one table, of either form, and returns its dictionary.
func (t *tableReader) one(offset int) (dict operand, ok bool) {
	l := lexer{b: t.data, i: offset}
	if o := l.next(); o.kind != operatorKind || o.str != "xref" {
		return t.stream(offset)
	}
	var gone []int
	for {
		o := l.next()
		if o.kind == operatorKind && o.str == "trailer" {
			break
		}
		n := l.next()
		if o.kind != numberKind || n.kind != numberKind {
			return dict, false
		}
		for i := range int(n.num) {
			at, generation, kind := l.next(), l.next(), l.next()
			if at.kind != numberKind || generation.kind != numberKind || kind.kind != operatorKind {
				return dict, false // fewer entries than told
			}
			number := int(o.num) + i
			switch kind.str {
			case "n":
				t.put(number, objectPlace{offset: int(at.num), generation: int(generation.num)})
			case "f":
				gone = append(gone, number)
			default:
				return dict, false
			}
		}
	}
	dict = l.next()
	if dict.kind != dictKind {
		return dict, false
	}
	// A file for old and new readers has a table of its own for the new ones, and calls
	// the objects in it free in the old one.
	if more, _ := dict.of("XRefStm"); more.kind == numberKind {
		t.stream(int(more.num))
	}
	for _, number := range gone {
		t.put(number, objectPlace{free: true})
	}
	return dict, true
}

// put notes where an object is; what a newer table said stays.
func (t *tableReader) put(number int, p objectPlace) {
	if number <= 0 || number >= maxObject {
		return
	}
	if _, have := t.places[number]; !have {
		t.places[number] = p
	}
}

// stream reads a table that is a stream.
func (t *tableReader) stream(offset int) (dict operand, ok bool) {
	l := lexer{b: t.data, i: offset}
	number := l.next()
	dict, end, ok := t.at(offset, int(number.num))
	if !ok || dict.kind != dictKind {
		return dict, false
	}
	if kind, _ := dict.of("Type"); kind.str != "XRef" {
		return dict, false
	}
	data, err := t.objects.stream(dict, end)
	w, _ := dict.of("W")
	if err != nil || len(w.list) < 3 {
		return dict, false
	}
	var width [3]int
	for i := range width {
		if width[i] = int(w.list[i].num); width[i] < 0 || width[i] > 8 {
			return dict, false
		}
	}
	row := width[0] + width[1] + width[2]
	if row == 0 {
		return dict, false
	}
	index, _ := dict.of("Index")
	parts := index.list
	if len(parts) == 0 {
		size, _ := dict.of("Size")
		parts = []operand{{kind: numberKind}, size}
	}
	for i := 0; i+1 < len(parts); i += 2 {
		first := int(parts[i].num)
		for k := 0; k < int(parts[i+1].num) && len(data) >= row; k++ {
			t.put(first+k, streamEntry(data[:row], width))
			data = data[row:]
		}
	}
	return dict, true
}

func streamEntry(b []byte, width [3]int) objectPlace {
	var v [3]int
	v[0] = 1
	for i, w := range width {
		if w > 0 {
			v[i] = 0
		}
		for range w {
			v[i], b = v[i]<<8|int(b[0]), b[1:]
		}
	}
	switch v[0] {
	case 1:
		return objectPlace{offset: v[1], generation: v[2]}
	case 2:
		return objectPlace{stream: v[1], index: v[2]}
	}
	return objectPlace{free: true}
}
