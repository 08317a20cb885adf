package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// segment is a stretch that two texts share: n code points, from a in the one and from b
// in the other.
type segment struct{ a, b, n int }

// alignment tells which stretches of two texts are the same, in the order in which they
// stand in both.
type alignment struct {
	same           bool // the texts are equal; there are no segments then
	segments       []segment
	lengthA        int // code points
	lengthB        int
	linesA, linesB int // in all
	otherA, otherB int // lines that the other text has not, or not at that place
}

// The levels at which two texts are held against each other, each within what the one
// before left open.
const (
	byLine = iota
	byPhrase
	byWord
	byCharacter
)

// align finds what two texts share: lines, then within what is left phrases, then words,
// then characters at the ends. The time it takes is linear in the length of the texts, but
// for short stretches that are full of repetitions.
func align(a, b string) *alignment {
	if a == b {
		return &alignment{same: true}
	}
	al := &aligner{a: a, b: b}
	al.gap(0, len(a), 0, len(b), byLine)
	out := &alignment{segments: al.found}
	out.linesA, out.linesB = countLines(a), countLines(b)
	out.otherA, out.otherB = out.linesA-al.lines, out.linesB-al.lines
	out.toCodePoints(a, b)
	return out
}

func countLines(s string) int {
	if s == "" {
		return 0
	}
	n := strings.Count(s, "\n")
	if !strings.HasSuffix(s, "\n") {
		n++
	}
	return n
}

// toCodePoints turns the segments' bytes into code points.
func (al *alignment) toCodePoints(a, b string) {
	var atA, atB, pointsA, pointsB int
	for i := range al.segments {
		s := &al.segments[i]
		pointsA += utf8.RuneCountInString(a[atA:s.a])
		pointsB += utf8.RuneCountInString(b[atB:s.b])
		n := utf8.RuneCountInString(a[s.a : s.a+s.n])
		atA, atB = s.a+s.n, s.b+s.n
		*s = segment{pointsA, pointsB, n}
		pointsA += n
		pointsB += n
	}
	al.lengthA = pointsA + utf8.RuneCountInString(a[atA:])
	al.lengthB = pointsB + utf8.RuneCountInString(b[atB:])
}

// aligner gathers the segments of two texts, in bytes.
type aligner struct {
	a, b  string
	found []segment
	lines int // that are the same
}

func (al *aligner) add(a, b, n int) {
	if n == 0 {
		return
	}
	if k := len(al.found) - 1; k >= 0 {
		if last := &al.found[k]; last.a+last.n == a && last.b+last.n == b {
			last.n += n
			return
		}
	}
	al.found = append(al.found, segment{a, b, n})
}

// gap aligns a[a0:a1] and b[b0:b1] at a level, and what that leaves open at the next.
func (al *aligner) gap(a0, a1, b0, b1, level int) {
	if a0 == a1 || b0 == b1 {
		return
	}
	if level == byCharacter {
		al.ends(a0, a1, b0, b1)
		return
	}
	ta, tb := tokens(al.a[a0:a1], level), tokens(al.b[b0:b1], level)
	keys := map[string]uint32{}
	m := matcher{a: keysOf(al.a[a0:a1], ta, keys), b: keysOf(al.b[b0:b1], tb, keys)}
	if level == byPhrase {
		m.a, m.b, m.keys = phrases(m.a, m.b)
	} else {
		m.keys = len(keys)
	}
	m.exhaustive = level == byWord
	m.match(0, len(m.a), 0, len(m.b), 0)
	doneA, doneB := a0, b0
	for _, p := range m.pairs {
		i, k := ta[p.i], tb[p.k]
		al.gap(doneA, a0+i.start, doneB, b0+k.start, level+1)
		al.add(a0+i.start, b0+k.start, i.end-i.start)
		doneA, doneB = a0+i.end, b0+k.end
	}
	if level == byLine {
		al.lines += len(m.pairs)
	}
	al.gap(doneA, a1, doneB, b1, level+1)
}

// ends aligns the characters at both ends of two stretches that share no word.
func (al *aligner) ends(a0, a1, b0, b1 int) {
	a, b := al.a[a0:a1], al.b[b0:b1]
	head := 0
	for head < len(a) && head < len(b) {
		r, n := utf8.DecodeRuneInString(a[head:])
		if q, m := utf8.DecodeRuneInString(b[head:]); q != r || m != n {
			break
		}
		head += n
	}
	al.add(a0, b0, head)
	a, b = a[head:], b[head:]
	tail := 0
	for tail < len(a) && tail < len(b) {
		r, n := utf8.DecodeLastRuneInString(a[:len(a)-tail])
		if q, m := utf8.DecodeLastRuneInString(b[:len(b)-tail]); q != r || m != n {
			break
		}
		tail += n
	}
	al.add(a1-tail, b1-tail, tail)
}

// token is a line or a word, in bytes.
type token struct{ start, end int }

// tokens cuts a text into lines with their ends, or into words: a run of letters and
// digits is one, and so is every other sign. White space is of no word.
func tokens(s string, level int) []token {
	var out []token
	if level == byLine {
		for start := 0; start < len(s); {
			end := len(s)
			if i := strings.IndexByte(s[start:], '\n'); i >= 0 {
				end = start + i + 1
			}
			out = append(out, token{start, end})
			start = end
		}
		return out
	}
	word := -1
	for i, r := range s {
		inWord := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if inWord && word < 0 {
			word = i
		}
		if !inWord && word >= 0 {
			out = append(out, token{word, i})
			word = -1
		}
		if !inWord && !unicode.IsSpace(r) {
			_, n := utf8.DecodeRuneInString(s[i:])
			out = append(out, token{i, i + n})
		}
	}
	if word >= 0 {
		out = append(out, token{word, len(s)})
	}
	return out
}

// keysOf gives equal tokens equal numbers, from 0.
func keysOf(s string, list []token, keys map[string]uint32) []uint32 {
	out := make([]uint32, len(list))
	for i, t := range list {
		word := s[t.start:t.end]
		key, ok := keys[word]
		if !ok {
			key = uint32(len(keys))
			keys[word] = key
		}
		out[i] = key
	}
	return out
}

// phrases gives each word the number of the phrase of three words that it begins, which is
// far less often there twice than a word is.
func phrases(a, b []uint32) (ofA, ofB []uint32, keys int) {
	known := map[[3]uint32]uint32{}
	of := func(words []uint32) []uint32 {
		out := make([]uint32, len(words))
		for i := range words {
			var p [3]uint32
			for k := range p {
				if i+k < len(words) {
					p[k] = words[i+k] + 1
				}
			}
			key, ok := known[p]
			if !ok {
				key = uint32(len(known))
				known[p] = key
			}
			out[i] = key
		}
		return out
	}
	return of(a), of(b), len(known)
}
