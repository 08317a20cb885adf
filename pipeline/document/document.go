// Package document holds a sheet as it was read: its text, its pages and the
// blocks that the layout found in it. It imports nothing of ours, so every stage
// can speak of a Document and a Span without knowing the other stages.
package document

import "fmt"

// Status tells how far a sheet came. Partial is never reported as success.
type Status string

// The three ends a sheet can come to.
const (
	OK      Status = "ok"
	Partial Status = "partial"
	Failed  Status = "failed"
)

// Problem is one thing that went wrong with a sheet, and where.
type Problem struct {
	Stage   string // the stage that met it: "source", "read", "layout", …
	Page    int    // from 1; 0 where it concerns the whole sheet
	Message string // what happened and, where there is something to do, what
}

// Error makes a Problem usable as an error.
func (p Problem) Error() string {
	if p.Page > 0 {
		return fmt.Sprintf("%s, page %d: %s", p.Stage, p.Page, p.Message)
	}
	return p.Stage + ": " + p.Message
}

// Info is what a container says about its sheet (a PDF's document information).
// It describes the document entry and is never read as text.
type Info struct {
	Title, Author, Created, Modified string
}

// Page is one page of a sheet: the part of the text that stands on it.
type Page struct {
	Number        int // from 1
	Span          Span
	Width, Height float64 // in points, as it is seen; 0 in a text file
	Picture       bool    // a picture covers it and it shows no text: a scan
}

// Document is a sheet as read. Text never changes once it is set: every value
// found later points into it.
type Document struct {
	Source    string // the path relative to the one given, or the id of a JSON line
	SHA256    string // of the input's bytes, in hex
	MediaType string // "text/plain" or "application/pdf"
	Reader    string // which reader made the text, and why: "text", "fast", "pdfium: …"
	Info      Info
	Date      string // the sheet's own date (EDTF): the caller's, else set by the date extractor; else empty
	Publisher string // who published the sheet, set by the partner extractor where the sheet tells
	Language  string // ISO 639-1, set by the segment stage
	Text      string // valid UTF-8
	Pages     []Page
	Lines     []Line      // in the order of Text; none for a text file
	Tables    []Table     // in the order of Text
	Blocks    []Block     // in reading order
	Glyphs    []GlyphPage // of the page whose glyphs were asked for, to be drawn; else none
	Problems  []Problem
	Failed    bool // no text could be had; Problems says why
}

// PageAt returns the number of the page that the byte offset stands on, at least 1.
func (d *Document) PageAt(offset int) int {
	lo, hi := 0, len(d.Pages)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Pages[mid].Span.Start <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return 1
	}
	return d.Pages[lo-1].Number
}
