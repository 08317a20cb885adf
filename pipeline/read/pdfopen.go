package read

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"

	"factsheet/pipeline/source"
)

// openPDF opens a PDF, forgiving what every PDF reader does: bytes before the header
// and after the end, a header of a later version, a broken table of objects.
func openPDF(data []byte) (*pdf.Reader, error) {
	at := source.PDFHeader(data)
	if at < 0 {
		return nil, ErrNotPDF
	}
	body := data
	if end := bytes.LastIndex(body, []byte("%%EOF")); end >= 0 {
		body = body[:end+5]
	}
	var first error
	for _, from := range []int{0, at} { // the file's offsets may count from either
		r, err := tryPDF(body[from:])
		if err == nil {
			return r, nil
		}
		if first == nil {
			first = err
		}
		if errors.Is(err, ErrEncrypted) || errors.Is(err, ErrCipher) || at == 0 {
			break
		}
	}
	if errors.Is(first, ErrEncrypted) || errors.Is(first, ErrCipher) {
		return nil, first
	}
	if mended := rebuild(data); mended != nil {
		if r, err := tryPDF(mended); err == nil {
			return r, nil
		}
	}
	return nil, first
}

func tryPDF(data []byte) (r *pdf.Reader, err error) {
	defer func() {
		if x := recover(); x != nil {
			r, err = nil, errors.New("the file is damaged: "+faultText(x))
		}
	}()
	r, err = pdf.NewReader(patched(data), int64(len(data)))
	switch {
	case err == nil:
		// A file whose pages are not to be found is as good as not opened.
		if r.Trailer().Key("Root").Key("Pages").Kind() != pdf.Dict {
			return nil, ErrNoPages
		}
		return r, nil
	case errors.Is(err, pdf.ErrInvalidPassword):
		return nil, ErrEncrypted
	case strings.Contains(err.Error(), "encrypt"):
		return nil, ErrCipher
	}
	return nil, errors.New("the file is damaged: " + faultText(err))
}

// patched reads data with a header that the object reader knows.
func patched(data []byte) io.ReaderAt {
	const header = "%PDF-1.7\n"
	if len(data) < 16 || bytes.HasPrefix(data, []byte(header)) {
		return bytes.NewReader(data)
	}
	return headed{bytes.NewReader(data), header}
}

type headed struct {
	r      io.ReaderAt
	header string
}

func (h headed) ReadAt(b []byte, off int64) (int, error) {
	n, err := h.r.ReadAt(b, off)
	if off < int64(len(h.header)) {
		copy(b[:n], h.header[off:])
	}
	return n, err
}
