package selftest

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
)

func faultNone(s *sheet, v *verdict) {
	v.looked++
	for _, e := range s.record.Document.Errors {
		if strings.Contains(e.Message, "internal fault") {
			v.fail(nil, "%s: %s", e.Stage, e.Message)
		}
	}
	for i := range s.record.Issues {
		switch n := &s.record.Issues[i]; {
		case n.Rule == "span.not_quoted", n.Rule == "link.dangling", strings.Contains(n.Message, "internal fault"):
			v.fail(n.Span, "%s: %s", n.Rule, n.Message)
		}
	}
}

func textWhole(s *sheet, v *verdict) {
	r := s.record
	if n := utf8.RuneCountInString(r.Text); n != r.Document.Characters {
		v.fail(nil, "characters is %d, and the text has %d", r.Document.Characters, n)
	}
	if s.in.MediaType != source.TextType || s.in.Data == nil || r.Text == "" {
		return
	}
	v.looked++
	readings := readingsOf(s.in.Data)
	if slices.Contains(readings, r.Text) {
		return
	}
	got, want := ascii(r.Text), ascii(string(s.in.Data)) // in another encoding, or broken: what is ASCII stands as it is
	if len(readings) > 0 {
		got, want = r.Text, readings[0]
	}
	if at := firstDifference(got, want); got != want {
		v.fail(nil, "the text has %q where the file has %q", piece(got, at), piece(want, at))
	}
}

// readingsOf are the texts that a file may be to the letter: one where its bytes are UTF-8
// or tell their encoding, more where they hold NUL, as UTF-16 without its mark does, and
// none in another encoding.
func readingsOf(data []byte) []string {
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy) string {
		out, err := unicode.UTF16(order, mark).NewDecoder().Bytes(data)
		if err != nil {
			return ""
		}
		return strings.ToValidUTF8(string(out), "\ufffd")
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return []string{utf16(unicode.LittleEndian, unicode.UseBOM)}
	}
	var out []string
	if utf8.Valid(data) {
		out = append(out, strings.TrimPrefix(string(data), "\ufeff"))
	}
	if bytes.IndexByte(data, 0) >= 0 {
		out = append(out, utf16(unicode.LittleEndian, unicode.IgnoreBOM), utf16(unicode.BigEndian, unicode.IgnoreBOM))
	}
	return out
}

// ascii is the ASCII characters of a text.
func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= utf8.RuneSelf {
			return -1
		}
		return r
	}, s)
}

// firstDifference is the byte where two texts begin to differ.
func firstDifference(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// piece is a text from a byte on, as much of it as a message takes.
func piece(s string, at int) string { return strings.ToValidUTF8(s[at:min(len(s), at+40)], "") }

func spanQuotes(s *sheet, v *verdict) {
	for _, p := range s.spans() {
		v.looked++
		got, ok := s.points.slice(p.Start, p.End)
		switch {
		case !ok || got == "":
			v.fail(p.Span, "%s %s has a span from %d to %d in a text of %d", p.kind, p.id, p.Start, p.End, s.points.count())
		case got != p.Quote:
			v.fail(p.Span, "%s %s: the text has %q there", p.kind, p.id, got)
		}
	}
	for i := range s.record.Sections {
		c := &s.record.Sections[i]
		if c.Body.Start < c.End || c.Body.End < c.Body.Start || c.Body.End > s.points.count() {
			v.fail(&c.Span, "what stands under the heading is from %d to %d", c.Body.Start, c.Body.End)
		}
	}
}

func spanPage(s *sheet, v *verdict) {
	list := slices.Clone(s.spans())
	slices.SortStableFunc(list, func(a, b placed) int { return a.Start - b.Start })
	pages := s.record.Document.Pages
	last, feeds, at := 0, 0, 0
	for _, p := range list {
		v.looked++
		if p.Page < 1 || p.Page > pages {
			v.fail(p.Span, "%s %s is on page %d of %d", p.kind, p.id, p.Page, pages)
		}
		if p.Page < last {
			v.fail(p.Span, "%s %s is on page %d, and a span before it on page %d", p.kind, p.id, p.Page, last)
		}
		last = max(last, p.Page)
		if s.in.MediaType != source.TextType {
			continue
		}
		if before, ok := s.points.slice(at, p.Start); ok {
			feeds += strings.Count(before, "\f")
			at = p.Start
		}
		if want := min(feeds+1, pages); p.Page != want {
			v.fail(p.Span, "%s %s is said to be on page %d, and is on page %d", p.kind, p.id, p.Page, want)
		}
	}
}

func idUnique(s *sheet, v *verdict) {
	seen := map[string]string{}
	for _, k := range ids(s.record) {
		for _, id := range k.ids {
			v.looked++
			if other, ok := seen[id]; ok {
				v.fail(nil, "the id %s stands in %s and again in %s", id, other, k.kind)
			}
			seen[id] = k.kind
		}
	}
}

// kindIDs are the ids of one kind, in the record's order.
type kindIDs struct {
	kind string
	ids  []string
}

// ids are the ids of a record by kind.
func ids(r *record.Record) []kindIDs {
	out := []kindIDs{
		{"document", []string{r.Document.ID}},
		{"sections", idsOf(r.Sections, func(e *record.Section) string { return e.ID })},
		{"tables", idsOf(r.Tables, func(e *record.Table) string { return e.ID })},
		{"amounts", idsOf(r.Amounts, func(e *record.Amount) string { return e.ID })},
		{"dates", idsOf(r.Dates, func(e *record.Date) string { return e.ID })},
		{"quantities", idsOf(r.Quantities, func(e *record.Quantity) string { return e.ID })},
		{"acronyms", idsOf(r.Acronyms, func(e *record.Acronym) string { return e.ID })},
		{"unread", idsOf(r.Unread, func(e *record.Unread) string { return e.ID })},
		{"issues", idsOf(r.Issues, func(e *record.Issue) string { return e.ID })},
	}
	eachTold(r, func(kind, id string, _ []record.Mention) {
		if out[len(out)-1].kind != kind {
			out = append(out, kindIDs{kind: kind})
		}
		last := &out[len(out)-1]
		last.ids = append(last.ids, id)
	})
	return out
}

func idsOf[T any](list []T, id func(*T) string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = id(&list[i])
	}
	return out
}

func listSorted(s *sheet, v *verdict) {
	r := s.record
	starts := map[string]*record.Span{} // of the last one seen of each kind
	next := func(kind string, at *record.Span) {
		v.looked++
		if last := starts[kind]; last != nil && cmp.Or(last.Start-at.Start, last.End-at.End) > 0 {
			v.fail(at, "it stands behind one of %s that is at %d", kind, last.Start)
		}
		starts[kind] = at
	}
	for _, p := range s.spans() {
		switch p.kind {
		case "sections", "dates", "quantities", "acronyms", "unread":
			next(p.kind, p.Span)
		case "amounts":
			if p.entry { // the unit stands elsewhere
				next(p.kind, p.Span)
			}
		}
	}
	eachTold(r, func(kind, id string, mentions []record.Mention) {
		for i := range mentions {
			if i == 0 {
				next(kind, &mentions[i].Span)
			}
			next("mentions of "+id, &mentions[i].Span)
		}
	})
}
