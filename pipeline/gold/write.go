package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// Encode writes a gold file, an entry a line and each mention of an entry on a line of its
// own, so that a change shows as a few lines. What the sheet does not tell is left out;
// its lists are [] where they hold nothing. The same sheet gives the same bytes.
func Encode(w io.Writer, s *Sheet) error {
	var b bytes.Buffer
	b.WriteString("{\n")
	if err := writeField(&b, "document", s.Document); err != nil {
		return err
	}
	if s.SHA256 != "" {
		b.WriteString(",\n")
		if err := writeField(&b, "sha256", s.SHA256); err != nil {
			return err
		}
	}
	for _, err := range []error{
		writeList(&b, "amounts", s.Amounts, nil),
		writeList(&b, "dates", s.Dates, nil),
		writeList(&b, "partners", s.Partners, func(e *Partner) [][]Span { return take(&e.Mentions, &e.OptionalMentions) }),
		writeList(&b, "places", s.Places, func(e *Place) [][]Span { return take(&e.Mentions) }),
		writeList(&b, "people", s.People, func(e *Person) [][]Span { return take(&e.Mentions) }),
		writeList(&b, "acronyms", s.Acronyms, nil),
		writeList(&b, "quantities", s.Quantities, nil),
		writeList(&b, "projects", s.Projects, func(e *Project) [][]Span { return take(&e.Mentions) }),
		writeList(&b, "agreements", s.Agreements, func(e *Agreement) [][]Span {
			if e.Parties == nil {
				e.Parties = []string{}
			}
			return take(&e.Mentions)
		}),
		writeList(&b, "contributions", s.Contributions, func(e *Contribution) [][]Span { return take(&e.Mentions) }),
		writeList(&b, "events", s.Events, func(e *Event) [][]Span { return take(&e.Mentions) }),
		writeList(&b, "references", s.References, func(e *Reference) [][]Span { return take(&e.Mentions) }),
		writeList(&b, "issues", s.Issues, nil),
	} {
		if err != nil {
			return fmt.Errorf("the gold of %s can't be written: %w", s.Document, err)
		}
	}
	b.WriteString("\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// mentionKeys are the keys of the lists of spans that an entry may have, in the order in
// which take gives them.
var mentionKeys = [...]string{"mentions", "optional_mentions"}

// take empties lists of mentions and returns what they held.
func take(lists ...*[]Span) [][]Span {
	out := make([][]Span, len(lists))
	for i, l := range lists {
		out[i], *l = *l, nil
	}
	return out
}

// writeList writes a list of entries. mentions, where it is given, takes the mentions out of
// an entry, a copy; they follow its other keys.
func writeList[E any](b *bytes.Buffer, key string, entries []E, mentions func(*E) [][]Span) error {
	fmt.Fprintf(b, ",\n %q: [", key)
	for i, e := range entries {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  ")
		var lists [][]Span
		if mentions != nil {
			lists = mentions(&e)
		}
		data, err := compact(e)
		if err != nil {
			return err
		}
		b.Write(data[:len(data)-1]) // without the brace that closes it
		for k, list := range lists {
			if err := writeMentions(b, mentionKeys[k], list); err != nil {
				return err
			}
		}
		b.WriteByte('}')
	}
	if len(entries) > 0 {
		b.WriteString("\n ")
	}
	b.WriteByte(']')
	return nil
}

func writeMentions(b *bytes.Buffer, key string, list []Span) error {
	for i, m := range list {
		if i == 0 {
			fmt.Fprintf(b, ", %q: [", key)
		} else {
			b.WriteByte(',')
		}
		b.WriteString("\n   ")
		data, err := compact(m)
		if err != nil {
			return err
		}
		b.Write(data)
	}
	if len(list) > 0 {
		b.WriteByte(']')
	}
	return nil
}

func writeField(b *bytes.Buffer, key, value string) error {
	data, err := compact(value)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, " %q: %s", key, data)
	return nil
}

// compact is the JSON of a value on one line, with a blank behind its commas and colons,
// for the eye, and with '<' and '&' as they are.
func compact(v any) ([]byte, error) {
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	data := bytes.TrimSuffix(raw.Bytes(), []byte("\n"))
	out := make([]byte, 0, len(data)+len(data)/8)
	quoted := false
	for i := 0; i < len(data); i++ {
		c := data[i]
		out = append(out, c)
		switch {
		case quoted && c == '\\':
			i++
			out = append(out, data[i])
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == ':'):
			out = append(out, ' ')
		}
	}
	return out, nil
}
