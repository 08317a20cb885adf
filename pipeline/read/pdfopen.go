package read

import (
	"bytes"
	"errors"

	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/source"
)

// openPDF opens a PDF, forgiving what every PDF reader does: bytes before the header
// and after the end, a header of a later version, a broken table of objects. The
// tables of objects are read here, with bounds, and the object reader is given one
// plain table: its own reading of them can be led round for ever, and knows no file
// that has tables for old readers and new ones.
func openPDF(data []byte, o Options, b *budget) (*pdfFile, error) {
	at := source.PDFHeader(data)
	if at < 0 {
		return nil, ErrNotPDF
	}
	final := func(err error) bool {
		return err == nil || errors.Is(err, ErrEncrypted) || errors.Is(err, ErrCipher)
	}
	var first error
	for _, from := range []int{0, at} { // the file's offsets may count from either
		objects, trailer, ok := readTables(data[from:], b)
		if ok && objects.verify() {
			f, err := tryPDF(objects, trailer, o)
			if final(err) {
				return f, err
			}
			first = err
		}
		if at == 0 {
			break
		}
	}
	objects, trailer, ok := look(data, b)
	if ok {
		f, err := tryPDF(objects, trailer, o)
		if final(err) {
			return f, err
		}
		first = err
	}
	// Without a root, or with one that leads to no page, the pages that are there are
	// taken in the order of their numbers.
	if _, locked := trailer.of("Encrypt"); objects != nil && !locked {
		if plain, trailer, ok := objects.withPages(trailer); ok {
			if f, err := tryPDF(plain, trailer, o); err == nil {
				return f, nil
			}
		}
	}
	if first == nil {
		first = errDamaged("no table of objects and no page are found")
	}
	return nil, first
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
	found, _, _ := look(o.data, o.budget)
	for _, n := range wrong {
		delete(o.places, n)
		if p, have := found.places[n]; have && p.stream == 0 {
			o.places[n] = p
		}
	}
	return true
}

func errDamaged(what string) error { return errors.New("the file is damaged: " + what) }

func tryPDF(o *objects, trailer operand, options Options) (f *pdfFile, err error) {
	defer func() {
		if x := recover(); x != nil {
			f, err = nil, errDamaged(faultText(x))
		}
	}()
	if _, locked := trailer.of("Encrypt"); locked {
		l, err := o.unlock(trailer, options.Password)
		if err != nil {
			return nil, err
		}
		o = o.unlocked(l)
		trailer = trailer.without("Encrypt")
	}
	flat := o.flat(trailer)
	copy(flat.data, "%PDF-1.7\n")
	root, _ := trailer.of("Root")
	flat.root = int(root.num)
	r, err := pdf.NewReader(bytes.NewReader(flat.data), int64(len(flat.data)))
	if err != nil {
		return nil, errDamaged(faultText(err))
	}
	f = newFile(options)
	f.objects, f.budget, f.reader = flat, flat.budget, r
	if f.pages, f.cut = f.readPages(); len(f.pages) == 0 {
		return nil, ErrNoPages
	}
	return f, nil
}
