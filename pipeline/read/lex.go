package read

import (
	"bytes"
	"strconv"
)

// operand is one thing in a content stream or a character map.
type operand struct {
	kind operandKind
	num  float64
	str  string    // of a string (its bytes), a name (without its slash) or an operator
	list []operand // of an array; of a dictionary, keys and values in turn
}

type operandKind uint8

const (
	endOfInput operandKind = iota
	numberKind
	stringKind
	nameKind
	arrayKind
	dictKind
	operatorKind
	refKind // of an object, in an array or a dictionary: num is its number
	closing // ']' or '>>'
)

// lexer cuts a content stream into operands and operators. Nothing that a broken
// stream holds makes it fail or loop: it goes on with what it can read.
type lexer struct {
	b    []byte
	s    string // b again where it is given: names and strings are then parts of it
	i    int
	deep bool // arrays or dictionaries stood deeper in each other than is read

	reuse bool // arrays are not kept from one operator to the next
	used  bool // the array below is in use
	array []operand
}

// text is a part of what is read.
func (l *lexer) text(from, to int) string {
	if l.s != "" {
		return l.s[from:to]
	}
	return string(l.b[from:to])
}

// maxNesting bounds arrays within arrays in what is drawn: text needs one.
const maxNesting = 32

func (l *lexer) next() operand { return l.object(0) }

func (l *lexer) object(depth int) operand {
	l.blanks()
	if l.i >= len(l.b) {
		return operand{}
	}
	c := l.b[l.i]
	switch {
	case depth > maxNesting && (c == '[' || c == '<'):
		l.deep = true
		l.i++
		return operand{kind: operatorKind, str: string(c)}
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		return l.number()
	case c == '(':
		return l.literal()
	case c == '/':
		return l.name()
	case c == '<':
		if l.i+1 < len(l.b) && l.b[l.i+1] == '<' {
			l.i += 2
			return l.list(dictKind, depth)
		}
		return l.hex()
	case c == '[':
		l.i++
		return l.list(arrayKind, depth)
	case c == ']':
		l.i++
		return operand{kind: closing, str: "]"}
	case c == '>':
		l.i++
		if l.i < len(l.b) && l.b[l.i] == '>' {
			l.i++
		}
		return operand{kind: closing, str: ">>"}
	case c == ')' || c == '{' || c == '}':
		l.i++
		return operand{kind: operatorKind, str: string(c)}
	}
	start := l.i
	for l.i < len(l.b) && !isBlankByte(l.b[l.i]) && !isDelimiter(l.b[l.i]) {
		l.i++
	}
	return operand{kind: operatorKind, str: l.text(start, l.i)}
}

func (l *lexer) blanks() {
	for l.i < len(l.b) {
		switch c := l.b[l.i]; {
		case isBlankByte(c):
			l.i++
		case c == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// number reads a number as readers do: '--5' and '5-3' occur, and are -5 and 5.
func (l *lexer) number() operand {
	start := l.i
	for l.i < len(l.b) && (l.b[l.i] == '-' || l.b[l.i] == '+') {
		l.i++
	}
	negative := l.i > start && l.b[start] == '-'
	digits := l.i
	var whole, part float64
	scale := 1.0
	dot := false
	for ; l.i < len(l.b); l.i++ {
		c := l.b[l.i]
		switch {
		case c >= '0' && c <= '9' && !dot:
			whole = whole*10 + float64(c-'0')
		case c >= '0' && c <= '9':
			if scale < 1e15 {
				part, scale = part*10+float64(c-'0'), scale*10
			}
		case c == '.' && !dot:
			dot = true
		case c == '-': // what follows is noise
		default:
			goto done
		}
	}
done:
	if l.i == digits && l.i == start { // cannot be, but must not loop
		l.i++
	}
	n := whole + part/scale
	if negative {
		n = -n
	}
	return operand{kind: numberKind, num: n}
}

func (l *lexer) literal() operand {
	l.i++
	for i := l.i; i < len(l.b); i++ { // as most are: without anything to undo
		c := l.b[i]
		if c == ')' {
			start := l.i
			l.i = i + 1
			return operand{kind: stringKind, str: l.text(start, i)}
		}
		if c == '(' || c == '\\' || c == '\r' {
			break
		}
	}
	var out []byte
	depth := 1
	for l.i < len(l.b) {
		c := l.b[l.i]
		l.i++
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return operand{kind: stringKind, str: string(out)}
			}
		case '\r':
			if l.i < len(l.b) && l.b[l.i] == '\n' {
				l.i++
			}
			c = '\n'
		case '\\':
			if l.i >= len(l.b) {
				continue
			}
			c = l.b[l.i]
			l.i++
			switch c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r':
				if l.i < len(l.b) && l.b[l.i] == '\n' {
					l.i++
				}
				continue
			case '\n':
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				v := int(c - '0')
				for k := 0; k < 2 && l.i < len(l.b) && l.b[l.i] >= '0' && l.b[l.i] <= '7'; k++ {
					v = v*8 + int(l.b[l.i]-'0')
					l.i++
				}
				c = byte(v)
			}
		}
		out = append(out, c)
	}
	return operand{kind: stringKind, str: string(out)}
}

func (l *lexer) hex() operand {
	l.i++
	end := len(l.b)
	if n := bytes.IndexByte(l.b[l.i:], '>'); n >= 0 {
		end = l.i + n
	}
	out := unHex(l.b[l.i:end])
	l.i = min(end+1, len(l.b))
	return operand{kind: stringKind, str: string(out)}
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) name() operand {
	l.i++
	start := l.i
	escaped := false
	for l.i < len(l.b) && !isBlankByte(l.b[l.i]) && !isDelimiter(l.b[l.i]) {
		escaped = escaped || l.b[l.i] == '#'
		l.i++
	}
	s := l.text(start, l.i)
	if escaped {
		s = unescapeName(s)
	}
	return operand{kind: nameKind, str: s}
}

func unescapeName(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

func (l *lexer) list(kind operandKind, depth int) operand {
	if l.reuse && depth == 0 && !l.used {
		l.used = true
		l.array = l.items(l.array[:0], kind, depth)
		return operand{kind: kind, list: l.array}
	}
	return operand{kind: kind, list: l.items(nil, kind, depth)}
}

// items appends what stands in an array or a dictionary to list.
func (l *lexer) items(list []operand, kind operandKind, depth int) []operand {
	for {
		o := l.object(depth + 1)
		switch {
		case o.kind == endOfInput:
			return list
		case o.kind == closing && (o.str == "]") == (kind == arrayKind):
			return list
		case o.kind == closing:
			continue
		case o.kind == operatorKind && o.str == "R" && isReference(list):
			n := len(list) - 1
			list[n-1].kind = refKind
			list = list[:n]
			continue
		case o.kind == operatorKind && kind == arrayKind && len(o.str) > 0 && isTextOperator(o.str):
			// The array was never closed: what follows is the stream again.
			l.i -= len(o.str)
			return list
		}
		if list == nil && kind == dictKind {
			list = make([]operand, 0, 8)
		}
		list = append(list, o)
	}
}

// isReference reports whether the two last things are the numbers of an object.
func isReference(list []operand) bool {
	n := len(list)
	return n >= 2 && list[n-1].kind == numberKind && list[n-2].kind == numberKind
}

func isTextOperator(s string) bool {
	switch s {
	case "TJ", "Tj", "ET", "BT", "Td", "TD", "Tf", "Tm":
		return true
	}
	return false
}

// skipInlineImage passes over the data of an inline image, from after ID to after EI.
func (l *lexer) skipInlineImage() {
	for {
		k := bytes.Index(l.b[min(l.i, len(l.b)):], []byte("EI"))
		if k < 0 {
			l.i = len(l.b)
			return
		}
		at := l.i + k
		l.i = at + 2
		before := at == 0 || isBlankByte(l.b[at-1])
		after := l.i >= len(l.b) || isBlankByte(l.b[l.i])
		if before && after && looksLikeContent(l.b[l.i:]) {
			return
		}
	}
}

// looksLikeContent tells operators from image bytes by the next few of them.
func looksLikeContent(b []byte) bool {
	for _, c := range b[:min(len(b), 16)] {
		if c >= 0x7f || c < 0x20 && !isBlankByte(c) {
			return false
		}
	}
	return true
}

func isBlankByte(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// of returns the value of a key of a dictionary operand.
func (o *operand) of(key string) (operand, bool) {
	for i := 0; i+1 < len(o.list); i += 2 {
		if o.list[i].kind == nameKind && o.list[i].str == key {
			return o.list[i+1], true
		}
	}
	return operand{}, false
}

// without is a dictionary without a key.
func (o operand) without(key string) operand {
	var list []operand
	for i := 0; i+1 < len(o.list); i += 2 {
		if o.list[i].str != key {
			list = append(list, o.list[i], o.list[i+1])
		}
	}
	o.list = list
	return o
}
