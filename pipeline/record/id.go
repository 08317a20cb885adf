package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
)

// ID makes a stable id: the kind, a dash and the first 16 hex digits of a SHA-256
// over the parts. Each part is written with its length, so ("ab","c") and
// ("a","bc") differ.
func ID(kind string, parts ...string) string {
	var buf [256]byte
	b := appendPart(buf[:0], kind)
	for _, p := range parts {
		b = appendPart(b, p)
	}
	return named(kind, b)
}

// SpanID is ID of a kind, a document, a span and what more is told of a find.
func SpanID(kind, document string, start, end int, more string) string {
	var buf [256]byte
	b := appendPart(appendPart(buf[:0], kind), document)
	b = appendNumber(appendNumber(b, start), end)
	return named(kind, appendPart(b, more))
}

// named writes the id of a kind whose parts are hashed.
func named(kind string, parts []byte) string {
	sum := sha256.Sum256(parts)
	var buf [64]byte
	out := append(append(buf[:0], kind...), '-')
	return string(hex.AppendEncode(out, sum[:8]))
}

func appendPart(b []byte, p string) []byte {
	b = strconv.AppendInt(b, int64(len(p)), 10)
	b = append(b, ':')
	return append(b, p...)
}

func appendNumber(b []byte, n int) []byte {
	var buf [20]byte
	d := strconv.AppendInt(buf[:0], int64(n), 10)
	b = strconv.AppendInt(b, int64(len(d)), 10)
	return append(append(b, ':'), d...)
}

// DocumentID is the id of the sheet whose bytes have this SHA-256 (in hex).
func DocumentID(sha256 string) string { return ID("doc", sha256) }

// PartnerID is the id of a body, the same in every sheet: from its type and
// registry code where it has one, else from its normal name and its country, since
// every country has a Ministry of Health. Not from its type then: sheets may take one
// body for a fund and for a foundation.
func PartnerID(typ, name, country string, registry *Registry) string {
	if registry != nil {
		return ID("partner", typ, registry.Scheme, registry.Identifier)
	}
	return ID("partner", NormalName(name), country)
}

// PlaceID is the id of a place, the same in every sheet.
func PlaceID(kind, code, name string) string {
	if code != "" {
		return ID("place", kind, code)
	}
	return ID("place", kind, NormalName(name))
}

// PersonID is the id of a person within a sheet: two sheets' 'Maria Silva' need not
// be one.
func PersonID(document, name string) string {
	return ID("person", document, NormalName(name))
}

// NormalName is a name brought to the form in which two spellings of it are equal:
// lower case, straight apostrophes, no leading article, single spaces, no commas or
// full stops.
func NormalName(name string) string {
	name = strings.ToLower(name)
	if strings.IndexFunc(name, folded) >= 0 {
		name = nameFold.Replace(name)
	}
	if !spaced(name) {
		name = strings.Join(strings.Fields(name), " ")
	}
	for {
		word, rest, more := strings.Cut(name, " ")
		if !more || word != "the" && word != "a" && word != "an" {
			return name
		}
		name = rest
	}
}

// folded reports whether nameFold may have something to do about r.
func folded(r rune) bool {
	return r == ',' || r == '.' || r == '"' || r == '\'' || r >= 0x2013 && r <= 0x201d
}

// spaced reports whether the words of s stand single blanks apart, with none around.
func spaced(s string) bool {
	last := rune(' ')
	for _, r := range s {
		if r == ' ' && last == ' ' || r != ' ' && unicode.IsSpace(r) {
			return false
		}
		last = r
	}
	return last != ' ' || s == ""
}

var nameFold = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-", ",", " ", ".", "", "\"", "", "“", "", "”", "", "'s ", " ")
