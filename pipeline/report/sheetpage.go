package report

import (
	"fmt"
	"io"

	"factsheet/pipeline/pageimage"
	"factsheet/pipeline/record"
)

// SheetOptions say how to show a sheet.
type SheetOptions struct {
	Doc       func(rule string) string // what a rule does, empty where it is not known; may be nil
	Extractor func(rule string) string // the extractor of a rule, with its version; may be nil
	Part      int                      // of a long sheet, from 0
	PartHref  func(part int) string    // where the page of a part is; nil for 'part-1.html' …
	Pictures  Pictures                 // of the sheet's pages; nil for none
	Near      link                     // the sheet that this one is another make or edition of
	Home      string                   // where the page of the batch is; empty for none
	Before    Way                      // the sheets before and behind it, where there are such
	After     Way
	Extra     Extra

	prefix string // of ids that tell places, on a page of several sheets
}

// Pictures gives a sheet's pages as they look, with the boxes of spans of its text, each on
// one line. An error is told on the page.
type Pictures func(spans []pageimage.Span) ([]pageimage.Page, error)

// Way is a link with its words.
type Way struct{ Text, Href string }

// Extra is what another page adds to that of a sheet.
type Extra struct {
	Style    string // behind the page's own
	Script   string // behind the page's own, whose object 'factsheet' it may use
	Data     any    // for the script: JSON in the element #extra; nil for none
	Controls bool   // give the sheet and each card an empty element [data-controls] for buttons
	Connect  bool   // let the script speak to the server that the page is from
}

// Parts is on how many pages a sheet is shown that has no pictures: one, save where it is
// very long.
func Parts(r *record.Record) int {
	return len(newSheet(r, &SheetOptions{}).parts)
}

// SheetPage writes the page of one sheet: its text with the entries marked, and the entries
// with their evidence. An error is of w, or says that there is no such part.
func SheetPage(w io.Writer, r *record.Record, o SheetOptions) error {
	s := newSheet(r, &o)
	if o.Part < 0 || o.Part >= len(s.parts) {
		return fmt.Errorf("%s has %d parts, and no part %d", r.Document.Source, len(s.parts), o.Part+1)
	}
	return s.page(w, o.Part)
}

// sheetPage is the page of a sheet for its template.
type sheetPage struct {
	Frame         frame
	Sheet         *sheetView
	Before, After Way
}

func (s *sheet) page(w io.Writer, n int) error {
	v := sheetPage{Sheet: s.view(n), Before: s.o.Before, After: s.o.After}
	v.Frame = newFrame(v.Sheet.Title, s.o.Home, s.o.Extra, false)
	return templates().ExecuteTemplate(w, "sheet-page", v)
}
