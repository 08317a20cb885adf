package read

// Options bound the reading of one PDF and open it.
type Options struct {
	Password string // of an encrypted file; the empty one is always tried
	Pages    int    // at most; what comes after is left out, and said
	Bytes    int64  // decompressed, of all its streams together, at most
	Depth    int    // of forms within forms, arrays within arrays, page nodes within page nodes, at most
}

// Defaults are the limits that hold where the caller sets none: far beyond what a
// factsheet needs, and small enough that no file can do harm.
var Defaults = Options{Pages: 2000, Bytes: 512 << 20, Depth: 40}
