package pipeline

import (
	"strings"
	"unicode/utf8"

	"factsheet/pipeline/document"
	"factsheet/pipeline/extract"
	"factsheet/pipeline/record"
)

// describe makes the document entry of a sheet that was read.
func describe(p *extract.Pass) record.Document {
	d := p.Doc
	out := entry(d)
	out.Title = known(title(p))
	return out
}

// title is the sheet's title as its layout shows it, else as its container says.
func title(p *extract.Pass) string {
	for i := range p.Sections {
		if s := &p.Sections[i]; s.Level == 1 {
			return s.Heading.Of(p.View.Text)
		}
	}
	if t := p.Doc.Info.Title; !strings.EqualFold(t, "untitled") { // what programs write where nobody gave a title
		return t
	}
	return ""
}

// failed is the record of a sheet that could not be read.
func failed(d *document.Document) *record.Record {
	return &record.Record{
		Schema: record.Schema, Document: entry(d), Text: "",
		Sections: []record.Section{}, Tables: []record.Table{}, Amounts: []record.Amount{}, Dates: []record.Date{}, Quantities: []record.Quantity{},
		Partners: []record.Partner{}, Places: []record.Place{}, People: []record.Person{}, Acronyms: []record.Acronym{},
		Projects: []record.Project{}, Agreements: []record.Agreement{}, Contributions: []record.Contribution{},
		Events: []record.Event{}, References: []record.Reference{}, Unread: []record.Unread{}, Issues: []record.Issue{},
	}
}

func entry(d *document.Document) record.Document {
	out := record.Document{
		ID: id(d), Source: d.Source, SHA256: d.SHA256, MediaType: d.MediaType,
		Pages: len(d.Pages), Characters: utf8.RuneCountInString(d.Text), Status: string(status(d)), Errors: []record.DocumentError{}, Reader: d.Reader,
	}
	for _, p := range d.Problems {
		e := record.DocumentError{Stage: p.Stage, Message: p.Message}
		if p.Page > 0 {
			page := p.Page
			e.Page = &page
		}
		out.Errors = append(out.Errors, e)
	}
	out.Language, out.Date, out.Publisher = known(d.Language), known(d.Date), known(d.Publisher)
	return out
}

// id is that of the sheet's bytes or, where these could not be had, of its name.
func id(d *document.Document) string {
	if d.SHA256 == "" {
		return record.ID("doc", "unread", d.Source)
	}
	return record.DocumentID(d.SHA256)
}

func status(d *document.Document) document.Status {
	switch {
	case d.Failed:
		return document.Failed
	case len(d.Problems) > 0:
		return document.Partial
	default:
		return document.OK
	}
}

// known is nil for what is not known.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
