package pdfium

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"

	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
	"factsheet/pipeline/source"
)

// What FPDF_GetLastError tells of a file that does not open.
const (
	errorPassword = 4
	errorSecurity = 5
)

// PDF reads a PDF and gives its pages, one after another, to page, as read.PDF does.
// Of the options, Bytes and Depth do not hold: how much a stream may hold and how deep
// it may be nested are pdfium's own matter, and its memory is bounded.
func (e *Engine) PDF(data []byte, o read.Options, page func(*document.GlyphPage)) (info document.Info, err error) {
	err = e.with(data, o.Password, func(f *file) error {
		info = f.info()
		return f.pages(o, page)
	})
	return info, err
}

// with opens a file, does something with it, and says where the instance broke off.
func (e *Engine) with(data []byte, password string, do func(*file) error) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if source.PDFHeader(data) < 0 {
		return read.ErrNotPDF
	}
	if err := e.ready(); err != nil {
		return err
	}
	whole := false
	defer func() {
		if !whole || e.lib.err != nil || e.lib.mem.Size() > keptMemory {
			e.drop()
		}
	}()
	f := file{lib: e.lib}
	if err := f.open(data, password); err != nil {
		whole = e.lib.err == nil
		return err
	}
	err := do(&f)
	f.close()
	if f.lib.err != nil {
		err = trapped(f.lib.err)
	}
	whole = true
	return err
}

// trapped says in words why the instance broke off.
func trapped(err error) error {
	if errors.Is(err, errMemory) {
		return fmt.Errorf("reading it asked for more than %d MB of memory, and was broken off: the file is damaged, or made to harm", memoryPages>>4)
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("the file is damaged, and pdfium broke off on it: %s", strings.ToValidUTF8(first, "\ufffd"))
}

// file is one file being read.
type file struct {
	lib     *library
	data    uint64 // where the file's bytes stand
	doc     uint64
	scratch uint64 // room for what a call writes
}

// scratchSize is in bytes.
const scratchSize = 80

func (f *file) open(data []byte, password string) error {
	l := f.lib
	f.data = l.put(data)
	f.scratch = l.call(l.malloc, scratchSize)
	tries := []string{""}
	if password != "" {
		tries = append(tries, password)
	}
	code := 0
	for _, p := range tries {
		word := l.put(append([]byte(p), 0))
		f.doc = l.call(l.loadDocument, f.data, uint64(len(data)), word)
		code = l.count(l.lastError)
		l.call(l.free, word)
		if f.doc != 0 || code != errorPassword {
			break
		}
	}
	switch {
	case l.err != nil:
		return trapped(l.err)
	case f.doc != 0:
		return nil
	}
	f.close()
	switch code {
	case errorPassword:
		return read.ErrEncrypted
	case errorSecurity:
		return read.ErrCipher
	}
	return errors.New("the file is damaged: pdfium finds no pages in it either")
}

// close gives back the file's memory.
func (f *file) close() {
	l := f.lib
	if f.doc != 0 {
		l.call(l.closeDocument, f.doc)
	}
	for _, p := range []uint64{f.data, f.scratch} {
		l.call(l.free, p)
	}
}

// info is the document's information.
func (f *file) info() document.Info {
	return document.Info{
		Title: f.meta("Title"), Author: f.meta("Author"),
		Created: f.meta("CreationDate"), Modified: f.meta("ModDate"),
	}
}

// meta is one entry of the document's information.
func (f *file) meta(key string) string {
	const most = 1 << 16
	l := f.lib
	name := l.put(append([]byte(key), 0))
	defer l.call(l.free, name)
	n := l.call(l.metaText, f.doc, name, 0, 0)
	if n < 2 || n > most {
		return ""
	}
	p := l.call(l.malloc, n)
	defer l.call(l.free, p)
	l.call(l.metaText, f.doc, name, p, n)
	b, ok := l.mem.Read(uint32(p), uint32(n))
	if !ok || l.err != nil {
		return ""
	}
	return strings.TrimSpace(read.CleanText(string(utf16.Decode(units(b)))))
}

// units are UTF-16 code units, up to the zero that ends them.
func units(b []byte) []uint16 {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		c := uint16(b[i]) | uint16(b[i+1])<<8
		if c == 0 {
			break
		}
		u = append(u, c)
	}
	return u
}

// pages reads the pages that the options want.
func (f *file) pages(o read.Options, give func(*document.GlyphPage)) error {
	return f.each(o, func(i int, cut bool) {
		g := f.page(i)
		if f.lib.err != nil {
			return // with says why
		}
		if cut {
			if g.Problem != "" {
				g.Problem += "; "
			}
			g.Problem += fmt.Sprintf("the file has more than %d pages (--max-pages); the later ones were not read", i+1)
		}
		give(g)
	})
}

// each does something with the index of each page that the options want, until the
// instance breaks off; cut says that the file has more pages than they allow, and this is
// the last.
func (f *file) each(o read.Options, do func(i int, cut bool)) error {
	l := f.lib
	n := l.count(l.pageCount, f.doc)
	if n <= 0 && l.err == nil {
		return read.ErrNoPages
	}
	last := n
	if o.Pages > 0 {
		last = min(n, o.Pages)
	}
	for i := range last {
		if !o.Wants(i + 1) {
			continue
		}
		if do(i, i == last-1 && last < n); l.err != nil {
			return nil // with says why
		}
	}
	return nil
}
