package source

import (
	"bytes"
	"path/filepath"
	"strings"
)

// The kinds of sheet that are read.
const (
	TextType = "text/plain"
	PDFType  = "application/pdf"
)

// headerWithin is how far from its start a PDF may have its header: what mail
// programs and web servers put before it is forgiven, as every PDF reader does.
const headerWithin = 1024

// ending is a file name's ending in lower case, with its dot.
func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

// readable reports whether files of the ending are sheets.
func readable(ending string) bool {
	return ending == ".txt" || ending == ".text" || ending == ".pdf"
}

// kind tells what a sheet is by its content first and its ending second, and notes
// where the two disagree. A file named .txt is taken for a PDF only where it begins
// as one, since a text may speak of '%PDF-1.7'.
func kind(ending string, data []byte) (mediaType, note string) {
	at := PDFHeader(data)
	switch {
	case ending == ".pdf":
		return PDFType, ""
	case at == 0:
		if ending != "" {
			return PDFType, "named " + ending + ", but it is a PDF, and is read as one"
		}
		return PDFType, ""
	case at > 0 && ending == "" && bytes.IndexByte(data[:min(len(data), headerWithin)], 0) >= 0:
		return PDFType, ""
	}
	return TextType, ""
}

// PDFHeader returns where in the first kilobyte a PDF's header stands, or -1.
func PDFHeader(data []byte) int {
	head := data[:min(len(data), headerWithin+16)]
	for from := 0; ; {
		i := bytes.Index(head[from:], []byte("%PDF-"))
		if i < 0 || from+i > headerWithin {
			return -1
		}
		i += from
		if v := head[i+5:]; len(v) > 0 && v[0] >= '0' && v[0] <= '9' {
			return i
		}
		from = i + 1
	}
}
