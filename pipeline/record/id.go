package record

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// ID makes a stable id: the kind, a dash and the first 16 hex digits of a SHA-256
// over the parts. Each part is written with its length, so ("ab","c") and
// ("a","bc") differ.
func ID(kind string, parts ...string) string {
	n := len(kind) + 4
	for _, p := range parts {
		n += len(p) + 4
	}
	b := make([]byte, 0, n)
	b = appendPart(b, kind)
	for _, p := range parts {
		b = appendPart(b, p)
	}
	sum := sha256.Sum256(b)
	out := make([]byte, 0, len(kind)+17)
	out = append(out, kind...)
	out = append(out, '-')
	return string(hex.AppendEncode(out, sum[:8]))
}

func appendPart(b []byte, p string) []byte {
	b = strconv.AppendInt(b, int64(len(p)), 10)
	b = append(b, ':')
	return append(b, p...)
}

// DocumentID is the id of the sheet whose bytes have this SHA-256 (in hex).
func DocumentID(sha256 string) string { return ID("doc", sha256) }

// PartnerID is the id of a body, the same in every sheet: from its type and
// registry code where it has one, else from its normal name (and its country, since
// every country has a Ministry of Health).
func PartnerID(typ, name, country string, registry *Registry) string {
	if registry != nil {
		return ID("partner", typ, registry.Scheme, registry.Identifier)
	}
	return ID("partner", typ, NormalName(name), country)
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
	name = nameFold.Replace(name)
	fields := strings.Fields(name)
	for len(fields) > 1 && (fields[0] == "the" || fields[0] == "a" || fields[0] == "an") {
		fields = fields[1:]
	}
	return strings.Join(fields, " ")
}

var nameFold = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-", ",", " ", ".", "", "\"", "", "“", "", "”", "", "'s ", " ")
