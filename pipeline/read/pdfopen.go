package read

import (
	"bytes"
	"errors"
	"strings"

	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/source"
)

// openPDF opens a PDF, forgiving what every PDF reader does: bytes before the header
// and after the end, a header of a later version, a broken table of objects. The
// tables of objects are read here, with bounds, and the object reader is given one
// plain table: its own reading of them can be led round for ever, and knows no file
// that has tables for old readers and new ones.
func openPDF(data []byte, o Options, b *budget) (*pdf.Reader, *objects, error) {
	at := source.PDFHeader(data)
	if at < 0 {
		return nil, nil, ErrNotPDF
	}
	var first error
	for _, from := range []int{0, at} { // the file's offsets may count from either
		objects, trailer, ok := readTables(data[from:], b)
		if ok && objects.verify() {
			r, flat, err := tryPDF(objects, trailer, o)
			if err == nil || errors.Is(err, ErrEncrypted) || errors.Is(err, ErrCipher) {
				return r, flat, err
			}
			first = err
		}
		if at == 0 {
			break
		}
	}
	if objects, trailer, ok := look(data, b); ok {
		r, flat, err := tryPDF(objects, trailer, o)
		if err == nil || first == nil || errors.Is(err, ErrEncrypted) || errors.Is(err, ErrCipher) {
			return r, flat, err
		}
	}
	if first == nil {
		first = errDamaged("no table of objects and no root are found")
	}
	return nil, nil, first
}

// verify checks that the objects are where the table says, and looks for those that
// are not. It returns false where the table is worth nothing.
func (o *objects) verify() bool {
	var wrong []int
	for n, p := range o.places {
		if p.stream == 0 && !p.free && !o.isHead(p.offset, n) {
			wrong = append(wrong, n)
		}
	}
	if len(wrong) == 0 {
		return true
	}
	if 2*len(wrong) > len(o.places) {
		return false
	}
	found, _, ok := look(o.data, o.budget)
	for _, n := range wrong {
		delete(o.places, n)
		if ok {
			if p, have := found.places[n]; have && p.stream == 0 {
				o.places[n] = p
			}
		}
	}
	return true
}

func errDamaged(what string) error { return errors.New("the file is damaged: " + what) }

func tryPDF(o *objects, trailer operand, options Options) (r *pdf.Reader, flat *objects, err error) {
	defer func() {
		if x := recover(); x != nil {
			r, err = nil, errDamaged(faultText(x))
		}
	}()
	flat = o.flat(trailer)
	if len(flat.data) < 16 {
		return nil, nil, errDamaged("it is empty")
	}
	copy(flat.data, "%PDF-1.7\n")
	_, flat.locked = trailer.of("Encrypt")
	root, _ := trailer.of("Root")
	flat.root = int(root.num)
	password := options.Password
	r, err = pdf.NewReaderEncrypted(bytes.NewReader(flat.data), int64(len(flat.data)), func() string {
		next := password
		password = "" // asked for once; the empty one was tried before
		return next
	})
	switch {
	case err == nil:
		// A file whose pages are not to be found is as good as not opened.
		if r.Trailer().Key("Root").Key("Pages").Kind() != pdf.Dict {
			return nil, nil, ErrNoPages
		}
		return r, flat, nil
	case errors.Is(err, pdf.ErrInvalidPassword):
		return nil, nil, ErrEncrypted
	case strings.Contains(err.Error(), "encrypt"):
		return nil, nil, ErrCipher
	}
	return nil, nil, errDamaged(faultText(err))
}
