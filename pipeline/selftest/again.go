package selftest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// compileSchema is the schema that 'factsheet schema' prints, ready to judge records.
func compileSchema() (*jsonschema.Schema, error) {
	b, err := json.Marshal(write.Schema())
	if err != nil {
		return nil, err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("record.json", doc); err != nil {
		return nil, err
	}
	return c.Compile("record.json")
}

func jsonSchema(s *sheet, v *verdict) {
	v.looked++
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.json))
	if err == nil {
		err = s.schema.Validate(value)
	}
	if err != nil {
		lines := strings.Split(err.Error(), "\n")
		v.fail(nil, "%s", strings.TrimLeft(lines[min(1, len(lines)-1)], "- "))
	}
}

func jsonSame(s *sheet, v *verdict) {
	v.looked++
	var back record.Record
	if err := json.Unmarshal(s.json, &back); err != nil {
		v.fail(nil, "its JSON can't be read: %v", err)
		return
	}
	if other := encoded(&back); !bytes.Equal(s.json, other) {
		v.fail(nil, "%s", difference(s.json, other, "at first", "read back"))
	}
}

func idStable(s *sheet, v *verdict) {
	if limited(&s.record.Document) || limited(&s.again().Document) {
		return
	}
	first, second := ids(s.record), ids(s.again())
	for i := range max(len(first), len(second)) {
		var a, b kindIDs
		if i < len(first) {
			a = first[i]
		}
		if i < len(second) {
			b = second[i]
		}
		v.looked += len(a.ids)
		if a.kind == b.kind && slices.Equal(a.ids, b.ids) {
			continue
		}
		kind := a.kind
		if kind == "" {
			kind = b.kind
		}
		v.fail(nil, "the ids of %s are %s the second time, and were %s", kind, some(b.ids, a.ids), some(a.ids, b.ids))
	}
}

// some is the first id of a list that another has not, or what can be said where it has all.
func some(list, other []string) string {
	for _, id := range list {
		if !slices.Contains(other, id) {
			return id
		}
	}
	return fmt.Sprintf("%d", len(list))
}

func readAgain(s *sheet, v *verdict) {
	if limited(&s.record.Document) || limited(&s.again().Document) {
		return
	}
	v.looked++
	again := *s.again()
	again.Document.Source = strings.TrimPrefix(again.Document.Source, otherName)
	if other := encoded(&again); !bytes.Equal(s.json, other) {
		v.fail(nil, "%s", difference(s.json, other, "at first", "the second time"))
	}
}

// plain is the text of a sheet that is a file of UTF-8 without a mark of its encoding: its
// bytes are its text.
func (s *sheet) plain() (text string, ok bool) {
	data := s.in.Data
	switch {
	case s.in.MediaType != source.TextType, data == nil, !utf8.Valid(data):
		return "", false
	case bytes.HasPrefix(data, []byte("\ufeff")), bytes.IndexByte(data, 0) >= 0: // the mark; UTF-16
		return "", false
	}
	return string(data), s.record.Text != ""
}

func pipeSame(s *sheet, v *verdict) {
	text, ok := s.plain()
	if !ok {
		return
	}
	v.looked++
	in := source.FromText(s.in.Source, text)
	in.Date = s.in.Date
	if other := encoded(s.p.ProcessContext(s.ctx, in)); !bytes.Equal(s.json, other) {
		v.fail(nil, "%s", difference(s.json, other, "of the file", "of the line"))
	}
}

func lineEndsSame(s *sheet, v *verdict) {
	text, ok := s.plain()
	if !ok || !strings.Contains(text, "\n") {
		return
	}
	v.looked++
	unix := strings.ReplaceAll(text, "\r\n", "\n")
	other, name := unix, "LF"
	if unix == text {
		other, name = strings.ReplaceAll(text, "\n", "\r\n"), "CRLF"
	}
	in := source.FromText(s.in.Source, other)
	in.Date = s.in.Date
	is, was := facts(s.p.ProcessContext(s.ctx, in)), facts(s.record)
	for _, f := range slices.Sorted(maps.Keys(was)) {
		if is[f] < was[f] {
			v.fail(nil, "with %s nothing tells of %s", name, brief(f))
		}
	}
	for _, f := range slices.Sorted(maps.Keys(is)) {
		if is[f] > was[f] {
			v.fail(nil, "only with %s there is %s", name, brief(f))
		}
	}
}

// anID is an id, which hashes the document and the span, so that it differs where these do.
var anID = regexp.MustCompile(`\b([a-z_]+)-[0-9a-f]{16}\b`)

// facts counts what a record tells, apart from where it stands: each thing of its lists as
// JSON, white space folded, without places and ids.
func facts(r *record.Record) map[string]int {
	var lists map[string]json.RawMessage
	out := map[string]int{}
	if err := json.Unmarshal(encoded(r), &lists); err != nil {
		panic(err) // it was encoded just now
	}
	for kind, raw := range lists {
		var things []any
		if json.Unmarshal(raw, &things) != nil {
			continue // the text, the document
		}
		for _, t := range things {
			b, err := json.Marshal(placeless(t))
			if err != nil {
				panic(err) // it was JSON just now
			}
			out[kind+" "+string(b)]++
		}
	}
	return out
}

// placeless is a JSON value without what tells where in the text it stands.
func placeless(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			switch key {
			case "id", "start", "end", "body":
				delete(v, key)
			default:
				v[key] = placeless(x)
			}
		}
	case []any:
		for i := range v {
			v[i] = placeless(v[i])
		}
	case string:
		return anID.ReplaceAllString(strings.Join(strings.Fields(v), " "), "$1")
	}
	return v
}

// brief is as much of a fact as a message takes.
func brief(fact string) string {
	const most = 240
	if r := []rune(fact); len(r) > most {
		return string(r[:most]) + "…"
	}
	return fact
}
