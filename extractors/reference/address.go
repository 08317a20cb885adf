package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/segment"
)

// address reads a web or e-mail address around token i, a mark: the ':' of a scheme,
// an '@', or a point inside a host name.
func (s *scan) address(i int) {
	t := s.Tokens[i]
	if !t.Glued {
		return
	}
	switch s.View.Text[t.Start] {
	case ':':
		if s.Is(i-1, "http", "https", "ftp") && strings.HasPrefix(s.View.Text[t.Start:], "://") {
			s.url(s.Tokens[i-1].Start, t.End+2)
		}
	case '@':
		s.email(i)
	case '.':
		s.host(i)
	}
}

// host reads a web address without a scheme from a point between two words of its
// host name: 'www.ilo.org/beijing', 'data.un.org'.
func (s *scan) host(i int) {
	if s.Kind(i+1) != segment.Word || !s.Tokens[i+1].Glued || i == 0 || s.Tokens[i-1].Kind > segment.Number {
		return
	}
	text := s.View.Text
	start := s.Tokens[i].Start
	for start > 0 && (hostByte(text[start-1]) || text[start-1] == '.') {
		start--
	}
	if start > 0 && (text[start-1] == '@' || text[start-1] == '/' || text[start-1] >= utf8.RuneSelf) {
		return
	}
	end := s.Tokens[i].Start
	for end < len(text) && (hostByte(text[end]) || text[end] == '.' && end+1 < len(text) && hostByte(text[end+1])) {
		end++
	}
	name := s.View.Lower[start:end]
	if !strings.Contains(name, ".") {
		return // what follows the point begins no part of a host name: '10.ß'
	}
	if strings.HasPrefix(name, "www.") && strings.Count(name, ".") >= 2 {
		s.url(start, end)
		return
	}
	if text[start:end] != name || end < len(text) && text[end] == '@' {
		return // host names stand in small letters: 'programme.The' is a slip
	}
	top := name[strings.LastIndexByte(name, '.')+1:]
	path := end+1 < len(text) && text[end] == '/' && hostByte(text[end+1])
	if len(top) == 2 {
		// 'data.gov.ug': a country's domain under one for bodies.
		rest := name[:len(name)-3]
		path = path || secondLevels[rest[strings.LastIndexByte(rest, '.')+1:]] && strings.Contains(rest, ".")
	}
	if topDomains[top] || path && len(top) == 2 && top[0] > '9' {
		s.url(start, end)
	}
}

// topDomains are endings that are no English words, so that a bare host name can be
// told from two words with a point between them.
var topDomains = map[string]bool{"org": true, "com": true, "net": true, "int": true, "gov": true, "edu": true, "eu": true, "info": true}

// secondLevels are the domains for bodies under a country's.
var secondLevels = map[string]bool{"gov": true, "go": true, "gob": true, "gouv": true, "org": true, "or": true,
	"co": true, "com": true, "ac": true, "edu": true, "net": true}

func hostByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-'
}

func urlByte(c byte) bool {
	return c > ' ' && c < 0x7f && !strings.ContainsRune("\"<>\\^`{}|", rune(c)) || c >= utf8.RuneSelf
}

// url reads a web address that begins at start and reaches at least to end.
func (s *scan) url(start, end int) {
	text := s.View.Text
	if end >= len(text) || !urlByte(text[end]) && text[end-1] == '/' {
		if text[end-1] == '/' {
			return // a scheme and nothing more
		}
	}
	from := end
	end = s.urlRun(end)
	for s.wraps(end) {
		end = s.urlRun(end + 1)
	}
	end = s.trim(from, start, end)
	if end <= start {
		return
	}
	var raw strings.Builder
	for _, p := range s.View.Pieces(document.Span{Start: start, End: end}) {
		raw.WriteString(p.Of(s.Doc.Text))
	}
	s.addSpan(document.Span{Start: start, End: end}, "reference.url", kindURL, withoutBlanks(raw.String()))
	s.taken = max(s.taken, s.TokenAt(end))
}

func (s *scan) urlRun(i int) int {
	text := s.View.Text
	for i < len(text) && urlByte(text[i]) {
		// Typographic quotes and dashes end an address; letters do not.
		if text[i] >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) {
				return i
			}
			i += size
			continue
		}
		i++
	}
	return i
}

// wraps reports whether the address that ends at a blank goes on after it: the blank
// stands for a line break, and what comes next can only be a part of an address.
func (s *scan) wraps(end int) bool {
	text := s.View.Text
	if end+1 >= len(text) || text[end] != ' ' || !urlByte(text[end+1]) {
		return false
	}
	if !strings.ContainsAny(s.View.Raw(document.Span{Start: end, End: end + 1}).Of(s.Doc.Text), "\n\r\f") {
		return false
	}
	last := text[end-1]
	next := text[end+1 : s.urlRun(end+1)]
	if next == "" {
		return false // a sign that no address holds: '½', a dash
	}
	if strings.Contains(next, "://") || strings.HasPrefix(next, "www.") || 'A' <= next[0] && next[0] <= 'Z' && !strings.ContainsAny(next, "/=_%") {
		return false
	}
	inner := strings.TrimRight(next, ".,;:)")
	switch last {
	case '-', '_', '=', '&', '?', '%':
		return true
	case '/', '.', '#', '~':
		return strings.ContainsAny(inner, "/._-=%0123456789") && next[0] != '('
	}
	// Cut inside a word: only what has a path's marks inside goes on.
	return strings.ContainsAny(inner, "/=_%") && next[0] != '(' && next[0] != '/'
}

// trim leaves out the punctuation that follows an address in a sentence.
func (s *scan) trim(from, start, end int) int {
	text := s.View.Text
	for end > from {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		switch {
		case strings.ContainsRune(".,;:!?'*[]", r):
			end -= size
		case r == ')' && strings.Count(text[start:end], "(") < strings.Count(text[start:end], ")"):
			end -= size
		default:
			return end
		}
	}
	return end
}

func withoutBlanks(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	return strings.Join(strings.Fields(s), "")
}

// email reads an e-mail address around the '@' at token i.
func (s *scan) email(i int) {
	text := s.View.Text
	at := s.Tokens[i].Start
	start, end := at, at+1
	for start > 0 && (hostByte(text[start-1]) || strings.IndexByte("._+'", text[start-1]) >= 0) {
		start--
	}
	for start < at && strings.IndexByte(".-'", text[start]) >= 0 {
		start++
	}
	for end < len(text) && (hostByte(text[end]) || text[end] == '.' && end+1 < len(text) && hostByte(text[end+1])) {
		end++
	}
	if start == at || !strings.Contains(text[at+1:end], ".") {
		return
	}
	s.addSpan(document.Span{Start: start, End: end}, "reference.email", kindEmail, text[start:end])
	s.taken = max(s.taken, s.TokenAt(end))
}
