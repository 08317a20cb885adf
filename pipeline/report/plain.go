package report

import (
	"html/template"
	"io"
)

// Policy is the content security policy of the pages with what extra adds, for a server to
// tell in a header as well.
func Policy(extra Extra) string { return newFrame("", "", extra, false).Policy }

// PlainPage writes a page of that title that looks like the others and has a body of its
// own, which is written as it is.
func PlainPage(w io.Writer, title string, body template.HTML, extra Extra) error {
	return templates().ExecuteTemplate(w, "plain-page", struct {
		Frame frame
		Body  template.HTML
	}{newFrame(title, "", extra, false), body})
}
