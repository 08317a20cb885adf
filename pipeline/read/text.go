// Package read turns a sheet's bytes into its text and pages.
package read

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"factsheet/pipeline/document"
)

// ErrEmpty says that a sheet holds no text.
var ErrEmpty = errors.New("it holds no text")

// ErrBinary says that a file called text is none.
var ErrBinary = errors.New("the file is not text: it holds NUL or control bytes; if it is a PDF, give it the ending .pdf")

// Text reads a text file into d: UTF-8, UTF-16 (with its mark, or told by its zero
// bytes) or else Windows-1252. A form feed begins a new page. The text is the decoded
// content to the letter; only a byte order mark is taken off. Bytes that are no text
// in a file that is UTF-8 otherwise stand as U+FFFD, and d.Problems says so.
func Text(d *document.Document, data []byte) error {
	text, broken, err := decode(data)
	if err != nil {
		return err
	}
	if broken > 0 {
		d.Problems = append(d.Problems, document.Problem{Stage: "read", Message: fmt.Sprintf("%d bytes are no UTF-8 and stand as \ufffd; save the file as UTF-8 again", broken)})
	}
	return Decoded(d, text)
}

// Decoded puts text that came decoded (a JSON line's) into d, to the letter.
func Decoded(d *document.Document, text string) error {
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.TrimSpace(text) == "" {
		return ErrEmpty
	}
	d.Text, d.Reader = text, "text"
	d.Pages = pages(text)
	return nil
}

// Decode turns the bytes of a text file into valid UTF-8.
func Decode(data []byte) (string, error) {
	text, _, err := decode(data)
	return text, err
}

// decode also tells how many bytes of a UTF-8 file could not be read.
func decode(data []byte) (text string, broken int, err error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xef, 0xbb, 0xbf}):
		data = data[3:]
		_, broken = sequences(data)
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		text, err = utf16(data, unicode.LittleEndian)
		return text, 0, err
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		text, err = utf16(data, unicode.BigEndian)
		return text, 0, err
	case zeroShare(data, 1) > 0.4:
		text, err = utf16(data, unicode.LittleEndian)
		return text, 0, err
	case zeroShare(data, 0) > 0.4:
		text, err = utf16(data, unicode.BigEndian)
		return text, 0, err
	case utf8.Valid(data):
	default:
		var whole int
		if whole, broken = sequences(data); whole == 0 || whole < broken {
			out, err := charmap.Windows1252.NewDecoder().Bytes(data)
			if err != nil {
				return "", 0, err
			}
			text, err = checked(string(out))
			return text, 0, err
		}
	}
	if broken == 0 {
		text, err = checked(string(data))
		return text, 0, err
	}
	text, err = checked(strings.ToValidUTF8(string(data), "\ufffd"))
	return text, broken, err
}

// sequences counts the whole UTF-8 sequences of several bytes, and the bytes that are
// of none. In Windows-1252 a letter with an accent is hardly ever a whole one.
func sequences(data []byte) (whole, broken int) {
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			whole++
		}
		i += n
	}
	return whole, broken
}

func utf16(data []byte, e unicode.Endianness) (string, error) {
	out, err := unicode.UTF16(e, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", err
	}
	return checked(strings.ToValidUTF8(string(out), "\ufffd"))
}

// zeroShare is the share of zero bytes at even (0) or odd (1) places.
func zeroShare(data []byte, at int) float64 {
	n, zero := 0, 0
	for i := at; i < len(data) && i < 4096; i += 2 {
		n++
		if data[i] == 0 {
			zero++
		}
	}
	if n < 2 {
		return 0
	}
	return float64(zero) / float64(n)
}

// checked refuses what decodes but is no text.
func checked(s string) (string, error) {
	control := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == 0 || c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' {
			control++
		}
	}
	if control > 8 && control*100 > len(s) {
		return "", ErrBinary
	}
	return s, nil
}

// pages cuts at form feeds; a form feed belongs to the page that it ends. Pages
// without any text after the last form feed are not counted.
func pages(text string) []document.Page {
	var out []document.Page
	start := 0
	for {
		i := strings.IndexByte(text[start:], '\f')
		if i < 0 || strings.TrimSpace(text[start+i:]) == "" {
			break
		}
		out = append(out, document.Page{Number: len(out) + 1, Span: document.Span{Start: start, End: start + i + 1}})
		start += i + 1
	}
	return append(out, document.Page{Number: len(out) + 1, Span: document.Span{Start: start, End: len(text)}})
}
