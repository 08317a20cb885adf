// Package source finds the sheets that a run is to read.
package source

// Input is one sheet as found, before it is read.
type Input struct {
	Source    string // the path relative to the one given, with forward slashes; or a JSON line's id
	Path      string // where to read it; empty where Data is set
	MediaType string // "text/plain" or "application/pdf"
	Data      []byte
	SHA256    string // of the bytes, in hex
	Date      string // the sheet's own date as the caller gave it (EDTF), or empty
}
