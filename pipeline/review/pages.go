package review

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"factsheet/pipeline/record"
	"factsheet/pipeline/report"
)

//go:embed assets
var files embed.FS

// scripts are in the order in which they run.
var scripts = []string{
	"saving.js", "text.js", "form.js", "editor.js", "kept.js", "cards.js", "bar.js", "page.js", "reviewkeys.js", "batch.js", "begin.js",
}

// added is the script and the style that the pages have beside the report's. The script is
// a block, so that its names are its own.
var added = sync.OnceValue(func() report.Extra {
	read := func(name string) string {
		data, err := files.ReadFile("assets/" + name)
		if err != nil {
			panic(err) // the file is not built in
		}
		return string(data)
	}
	var b strings.Builder
	b.WriteString("'use strict';\n{\n")
	for _, name := range scripts {
		b.WriteString(read(name))
	}
	b.WriteString("}\n")
	return report.Extra{Style: read("review.css"), Script: b.String(), Controls: true, Connect: true}
})

var (
	allForms  = sync.OnceValue(forms)
	templates = template.Must(template.ParseFS(files, "assets/*.tmpl"))
)

// pageData is what the script of a page begins with.
type pageData struct {
	Base     string              `json:"base"`   // the way to the server's root
	Folder   string              `json:"folder"` // a name of the decisions, for what a tab keeps
	Document string              `json:"document,omitempty"`
	State    *state              `json:"state"`
	Forms    []form              `json:"forms,omitempty"`
	Names    map[string][]string `json:"names,omitempty"` // of the sheet's partners and places
}

// sheetPage answers with the page of a sheet, or of a part of a long one.
func (s *Server) sheetPage(w http.ResponseWriter, r *http.Request) {
	document := r.PathValue("document")
	part, _ := strconv.Atoi(r.URL.Query().Get("part"))
	l, err := s.look()
	if err != nil {
		s.fail(w, err)
		return
	}
	in := l.v.sheet(document)
	if in == nil {
		http.Error(w, noSheet(document).Message, http.StatusNotFound)
		return
	}
	rec, err := l.v.run.Record(in)
	if err != nil {
		s.fail(w, err)
		return
	}
	told, err := l.tell(document)
	if err != nil {
		s.fail(w, err)
		return
	}
	o := report.SheetOptions{Doc: s.o.Doc, Extractor: l.v.run.ExtractorOf, Part: max(0, part-1), Home: "../", Extra: added(),
		PartHref: func(part int) string { return "?part=" + strconv.Itoa(part+1) }}
	if s.o.Pictures != nil {
		o.Pictures = s.o.Pictures(rec)
	}
	sheets, i := l.v.run.Sheets(), l.v.places[document]
	if i > 0 {
		o.Before = report.Way{Text: sheets[i-1].Source, Href: url.PathEscape(sheets[i-1].Document)}
	}
	if i+1 < len(sheets) {
		o.After = report.Way{Text: sheets[i+1].Source, Href: url.PathEscape(sheets[i+1].Document)}
	}
	o.Extra.Data = pageData{Base: "../", Folder: s.folder(), Document: document, State: told, Forms: allForms(), Names: names(rec)}
	var b bytes.Buffer
	if err := report.SheetPage(&b, rec, o); err != nil { // there is no such part
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	sendPage(w, b.Bytes())
}

// names are what a field for a partner or a place proposes.
func names(r *record.Record) map[string][]string {
	out := map[string][]string{}
	for i := range r.Partners {
		out["partners"] = append(out["partners"], r.Partners[i].Name)
	}
	for i := range r.Places {
		out["places"] = append(out["places"], r.Places[i].Name)
	}
	return out
}

// row is a sheet on the page of the run.
type row struct {
	Document, Source, Reason string
	Readable                 bool
}

// indexPage answers with the page of the run: its sheets and how far each is.
func (s *Server) indexPage(w http.ResponseWriter, _ *http.Request) {
	l, err := s.look()
	if err != nil {
		s.fail(w, err)
		return
	}
	told, err := l.tell("")
	if err != nil {
		s.fail(w, err)
		return
	}
	var rows []row
	for _, in := range l.v.run.Sheets() {
		rows = append(rows, row{in.Document, in.Source, record.Or(in.Reason, ""), in.Status != "failed"})
	}
	var b, page bytes.Buffer
	extra := added()
	extra.Data = pageData{Base: "./", Folder: s.folder(), State: told}
	if err := templates.ExecuteTemplate(&b, "batch", rows); err != nil {
		s.fail(w, err)
		return
	}
	if err := report.PlainPage(&page, "Review", template.HTML(b.String()), extra); err != nil {
		s.fail(w, err)
		return
	}
	sendPage(w, page.Bytes())
}

// folder is a name of the decisions that tells nothing of the machine.
func (s *Server) folder() string {
	name, _ := filepath.Abs(s.o.Decisions)
	sum := sha256.Sum256([]byte(name))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// policy is that of the pages, and what only a header can tell.
var policy = sync.OnceValue(func() string { return report.Policy(added()) + "; frame-ancestors 'none'" })

func sendPage(w http.ResponseWriter, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy())
	_, _ = w.Write(page)
}

func (s *Server) fail(w http.ResponseWriter, err error) {
	http.Error(w, err.Error(), http.StatusInternalServerError)
}
