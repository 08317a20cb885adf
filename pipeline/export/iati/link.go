package iati

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"factsheet/pipeline/record"
)

// link is the document-link to the sheet, which says where in it the entry is told.
func (s *sheet) link(b *record.Basis, mentions []record.Mention) link {
	d := &s.Document
	l := link{
		URL: s.x.address(d.Source), Format: clean(d.MediaType), Document: clean(d.ID), SHA256: clean(d.SHA256),
		Title:    text{narrative{Text: folded(record.Or(d.Title, ""))}},
		Category: code{linkObjectives},
	}
	if l.Title.Narrative.Text == "" {
		l.Title.Narrative.Text = folded(path.Base(strings.ReplaceAll(d.Source, `\`, "/")))
	}
	var where []string
	for i := range mentions {
		e := s.quoted(b, &mentions[i], nil)
		where = append(where, place(&e))
		if i == 9 && len(mentions) > 10 {
			where = append(where, fmt.Sprintf("and %d places more", len(mentions)-10))
			break
		}
	}
	l.Description = text{narrative{english, fmt.Sprintf("The sheet %s tells it on %s; entry %s.", folded(d.Source), strings.Join(where, "; "), clean(b.ID))}}
	if s.lang != "" {
		l.Language = &code{s.lang}
	}
	if p := periodOf(d.Date); p.isDay() {
		l.Date = &dated{Day: day(*p.first)}
	}
	return l
}

// place says where words stand, for people.
func place(e *evidence) string {
	return fmt.Sprintf("page %d, characters %d–%d, by the rule %s", e.Page, e.Start, e.End, e.Rule)
}

// address is where a sheet is: below the base address, or else as seen from the file.
func (x *exporter) address(source string) string {
	rel := &url.URL{Path: strings.TrimLeft(strings.ReplaceAll(strings.ToValidUTF8(source, "\ufffd"), `\`, "/"), "/")}
	if x.base == nil {
		return rel.String()
	}
	return x.base.JoinPath(rel.EscapedPath()).String()
}
