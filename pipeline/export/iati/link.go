package iati

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"factsheet/pipeline/record"
)

// mostPlaces is how many places of a sheet its link tells.
const mostPlaces = 10

// link is the document-link to the sheet, which says where in it an activity is told.
func (s *sheet) link(told []evidence) link {
	d := &s.Document
	l := link{
		URL: s.x.address(d.Source), Format: clean(d.MediaType), Document: clean(d.ID), SHA256: clean(d.SHA256),
		Title:    text{narrative{Text: folded(record.Or(d.Title, ""))}},
		Category: code{linkObjectives},
	}
	if l.Title.Narrative.Text == "" {
		l.Title.Narrative.Text = folded(path.Base(strings.ReplaceAll(d.Source, `\`, "/")))
	}
	where := make([]string, 0, mostPlaces+1)
	for i := range told {
		if i == mostPlaces {
			where = append(where, fmt.Sprintf("and %d places more", len(told)-i))
			break
		}
		where = append(where, whereTold(&told[i]))
	}
	l.Description = text{narrative{english, fmt.Sprintf("The sheet %s tells it on %s.", folded(d.Source), strings.Join(where, "; "))}}
	if s.lang != "" {
		l.Language = &code{s.lang}
	}
	if p := periodOf(d.Date); p.isDay() {
		l.Date = &dated{Day: day(*p.first)}
	}
	return l
}

// whereTold says where words stand, for people.
func whereTold(e *evidence) string {
	return fmt.Sprintf("page %d, characters %d–%d, by the rule %s (%s)", e.Page, e.Start, e.End, e.Rule, e.Entry)
}

// address is where a sheet is: below the base address, or else as seen from the file.
func (x *exporter) address(source string) string {
	rel := &url.URL{Path: strings.TrimLeft(strings.ReplaceAll(strings.ToValidUTF8(source, "\ufffd"), `\`, "/"), "/")}
	if x.base == nil {
		return rel.String()
	}
	return x.base.JoinPath(rel.EscapedPath()).String()
}
