package read

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// place is where an object of a PDF is: at an offset, or in an object stream.
type objectPlace struct {
	offset     int
	generation int
	stream     int // the object stream's number, or 0
	index      int // in it
}

const maxObject = 1 << 22

var (
	rootRef     = regexp.MustCompile(`/Root\s+(\d{1,8})\s+(\d{1,5})\s+R`)
	infoRef     = regexp.MustCompile(`/Info\s+(\d{1,8})\s+(\d{1,5})\s+R`)
	catalogType = regexp.MustCompile(`/Type\s*/Catalog\b`)
	streamCount = regexp.MustCompile(`/N\s+(\d{1,6})\b`)
	streamFirst = regexp.MustCompile(`/First\s+(\d{1,8})\b`)
)

// rebuild makes a new table of objects for a file whose own is broken or missing, by
// looking for the objects themselves, and appends it. It returns nil where no root is
// found, or where the file is encrypted.
func rebuild(data []byte) []byte {
	if bytes.Contains(data, []byte("/Encrypt")) {
		return nil
	}
	places := map[int]objectPlace{}
	var streams []int
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + 3
		number, generation, start, ok := objectHead(data, at-3)
		if !ok || number > maxObject {
			continue
		}
		places[number] = objectPlace{offset: start, generation: generation} // a later one replaces it
		if bytes.Contains(data[at:min(at+512, len(data))], []byte("/ObjStm")) {
			streams = append(streams, number)
		}
	}
	root, rootGeneration := reference(data, rootRef, places)
	for _, s := range streams {
		n := objectStream(data, places[s].offset, s, places)
		if root == 0 && n != 0 {
			root, rootGeneration = n, 0
		}
	}
	if root == 0 {
		root, rootGeneration = reference(data, rootRef, places)
	}
	if root == 0 {
		root, rootGeneration = catalog(data, places)
	}
	if root == 0 {
		return nil
	}
	info := ""
	if n, g := reference(data, infoRef, places); n != 0 {
		info = fmt.Sprintf("/Info %d %d R", n, g)
	}
	return appendTable(data, places, root, rootGeneration, info)
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

// reference is the last reference of a kind whose object is there.
func reference(data []byte, kind *regexp.Regexp, places map[int]objectPlace) (number, generation int) {
	for _, m := range kind.FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[1]))
		if p, ok := places[n]; ok {
			number, generation = n, p.generation
		}
	}
	return number, generation
}

// catalog is the object that calls itself one.
func catalog(data []byte, places map[int]objectPlace) (number, generation int) {
	numbers := make([]int, 0, len(places))
	for n := range places {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		p := places[n]
		if p.stream != 0 {
			continue
		}
		body := data[p.offset:min(p.offset+4096, len(data))]
		if end := bytes.Index(body, []byte("endobj")); end >= 0 {
			body = body[:end]
		}
		if catalogType.Match(body) {
			return n, p.generation
		}
	}
	return 0, 0
}

// objectStream notes the objects in an object stream, and returns the number of the
// catalog where it is among them.
func objectStream(data []byte, offset, stream int, places map[int]objectPlace) (root int) {
	body := data[offset:]
	at := bytes.Index(body, []byte("stream"))
	if at < 0 || at > 4096 {
		return 0
	}
	head := body[:at]
	content := bytes.TrimLeft(body[at+len("stream"):], "\r\n")
	if end := bytes.Index(content, []byte("endstream")); end >= 0 {
		content = content[:end]
	}
	if bytes.Contains(head, []byte("/Filter")) {
		if !bytes.Contains(head, []byte("FlateDecode")) || bytes.Contains(head, []byte("/Predictor")) {
			return 0
		}
		z, err := zlib.NewReader(bytes.NewReader(content))
		if err != nil {
			return 0
		}
		content, _ = io.ReadAll(io.LimitReader(z, maxStream)) // what can be had of it
	}
	count, first := firstNumber(streamCount, head), firstNumber(streamFirst, head)
	if first > len(content) {
		return 0
	}
	l := lexer{b: content[:first]}
	for i := range count {
		number, from := l.next(), l.next()
		if from.kind != numberKind || number.num < 1 || number.num > maxObject {
			break
		}
		n := int(number.num)
		if _, have := places[n]; !have {
			places[n] = objectPlace{stream: stream, index: i}
		}
		o := first + int(from.num)
		if o < len(content) && catalogType.Match(content[o:min(o+200, len(content))]) && root == 0 {
			root = n
		}
	}
	return root
}

func firstNumber(pattern *regexp.Regexp, b []byte) int {
	if m := pattern.FindSubmatch(b); m != nil {
		n, _ := strconv.Atoi(string(m[1]))
		return n
	}
	return 0
}

// appendTable appends a table of the objects in the form of a stream.
func appendTable(data []byte, places map[int]objectPlace, root, rootGeneration int, info string) []byte {
	size := 1
	for n := range places {
		size = max(size, n+1)
	}
	own := size
	size++
	table := make([]byte, 0, 7*size)
	entry := func(kind byte, a, b int) {
		table = append(table, kind, byte(a>>24), byte(a>>16), byte(a>>8), byte(a), byte(b>>8), byte(b))
	}
	out := append(bytes.Clone(data), '\n')
	for n := range own {
		switch p, ok := places[n]; {
		case !ok:
			entry(0, 0, 0xffff)
		case p.stream != 0:
			entry(2, p.stream, p.index)
		default:
			entry(1, p.offset, p.generation)
		}
	}
	entry(1, len(out), 0)
	start := len(out)
	out = fmt.Appendf(out, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d %d R%s/Length %d>>\nstream\n", own, size, root, rootGeneration, info, len(table))
	out = append(out, table...)
	return fmt.Appendf(out, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}
