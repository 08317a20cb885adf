package selftest

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// sheet is one sheet that is looked at, with what several properties need of it, made once.
type sheet struct {
	ctx     context.Context
	p       batch.Processor
	schema  *jsonschema.Schema
	in      source.Input
	record  *record.Record
	json    []byte // of the record
	points  points // of its text
	second  *record.Record
	spanned []placed
	covered covered
}

func newSheet(ctx context.Context, p batch.Processor, schema *jsonschema.Schema, in source.Input, r *record.Record) *sheet {
	return &sheet{ctx: ctx, p: p, schema: schema, in: in, record: r, json: encoded(r), points: newPoints(r.Text)}
}

// encoded is a record as it stands in a document's file.
func encoded(r *record.Record) []byte {
	var b bytes.Buffer
	if err := write.Encode(&b, r); err != nil {
		panic(err) // a record holds nothing that JSON can't
	}
	return b.Bytes()
}

// again is the record of the sheet read a second time, in a folder of another name.
func (s *sheet) again() *record.Record {
	if s.second == nil {
		in := s.in
		in.Source = otherName + in.Source
		s.second = s.p.ProcessContext(s.ctx, in)
		if d := &s.second.Document; d.SHA256 == "" && s.record.Document.SHA256 == "" {
			d.ID = s.record.Document.ID // made of the name, since its bytes could not be had
		}
	}
	return s.second
}

// otherName is put before a sheet's name when it is read again.
const otherName = "read again/"

// limited reports whether a sheet met a limit of time or memory, which it may meet on one
// day and not on another.
func limited(d *record.Document) bool {
	met := func(s string) bool {
		return strings.Contains(s, "--max-seconds") || strings.Contains(s, "--max-memory") || strings.Contains(s, "took longer")
	}
	for i := range d.Errors {
		if met(d.Errors[i].Message) {
			return true
		}
	}
	return met(d.Reader)
}

// points finds the code points of a text.
type points struct {
	text string
	at   []int32 // the byte of each code point and of the end; nil where all is ASCII
}

func newPoints(text string) points {
	if n := utf8.RuneCountInString(text); n != len(text) {
		at := make([]int32, 0, n+1)
		for i := range text {
			at = append(at, int32(i))
		}
		return points{text, append(at, int32(len(text)))}
	}
	return points{text: text}
}

// count is how many there are.
func (p *points) count() int {
	if p.at == nil {
		return len(p.text)
	}
	return len(p.at) - 1
}

// slice is the text between two code points; ok is false where there is no such stretch.
func (p *points) slice(start, end int) (s string, ok bool) {
	if start < 0 || end < start || end > p.count() {
		return "", false
	}
	if p.at == nil {
		return p.text[start:end], true
	}
	return p.text[p.at[start]:p.at[end]], true
}

// placed is a span of a record and what it is of.
type placed struct {
	kind  string // 'amounts', 'partners' …
	id    string
	entry bool // it is a span that an entry stands on, which holds what is in it
	*record.Span
}

// spans are all spans of the record.
func (s *sheet) spans() []placed {
	if s.spanned != nil {
		return s.spanned
	}
	r := s.record
	var out []placed
	add := func(kind, id string, entry bool, at *record.Span) { out = append(out, placed{kind, id, entry, at}) }
	told := func(kind, id string, mentions []record.Mention) {
		for i := range mentions {
			add(kind, id, true, &mentions[i].Span)
		}
	}
	for i := range r.Sections {
		add("sections", r.Sections[i].ID, false, &r.Sections[i].Span)
	}
	for i := range r.Tables {
		t := &r.Tables[i]
		if t.Caption != nil {
			add("tables", t.ID, false, t.Caption)
		}
		for c := range t.Cells {
			add("tables", t.ID, false, &t.Cells[c].Span)
			for p := range t.Cells[c].Parts {
				add("tables", t.ID, false, &t.Cells[c].Parts[p])
			}
		}
	}
	for i := range r.Amounts {
		add("amounts", r.Amounts[i].ID, true, &r.Amounts[i].Span)
		if u := r.Amounts[i].Unit; u != nil {
			add("amounts", r.Amounts[i].ID, false, u)
		}
	}
	for i := range r.Dates {
		add("dates", r.Dates[i].ID, true, &r.Dates[i].Span)
	}
	for i := range r.Quantities {
		add("quantities", r.Quantities[i].ID, true, &r.Quantities[i].Span)
	}
	for i := range r.Acronyms {
		add("acronyms", r.Acronyms[i].ID, true, &r.Acronyms[i].Span)
	}
	eachTold(r, told)
	for i := range r.Unread {
		add("unread", r.Unread[i].ID, false, &r.Unread[i].Span)
	}
	for i := range r.Issues {
		if r.Issues[i].Span != nil {
			add("issues", r.Issues[i].ID, false, r.Issues[i].Span)
		}
	}
	s.spanned = out
	return out
}

// eachTold calls f with each entry that stands once however often it is told.
func eachTold(r *record.Record, f func(kind, id string, mentions []record.Mention)) {
	for i := range r.Partners {
		f("partners", r.Partners[i].ID, r.Partners[i].Mentions)
	}
	for i := range r.Places {
		f("places", r.Places[i].ID, r.Places[i].Mentions)
	}
	for i := range r.People {
		f("people", r.People[i].ID, r.People[i].Mentions)
	}
	for i := range r.Projects {
		f("projects", r.Projects[i].ID, r.Projects[i].Mentions)
	}
	for i := range r.Agreements {
		f("agreements", r.Agreements[i].ID, r.Agreements[i].Mentions)
	}
	for i := range r.Contributions {
		f("contributions", r.Contributions[i].ID, r.Contributions[i].Mentions)
	}
	for i := range r.Events {
		f("events", r.Events[i].ID, r.Events[i].Mentions)
	}
	for i := range r.References {
		f("references", r.References[i].ID, r.References[i].Mentions)
	}
}
