package read

import "slices"

// Options bound the reading of one PDF and open it.
type Options struct {
	Password string // of an encrypted file; the empty one is always tried
	Pages    int    // at most; what comes after is left out, and said
	Bytes    int64  // decompressed, of all its streams together, at most
	Depth    int    // of forms within forms, arrays within arrays, page nodes within page nodes, at most
	Only     []int  // the pages to read, in ascending order; nil for all
	From     int    // where set, the pages from this one on are read too, or alone where Only is nil
	Glyphs   int    // the page whose glyphs are kept, for who draws them; 0 for none
}

// Wants reports whether the page is to be read.
func (o *Options) Wants(page int) bool {
	if o.Only == nil && o.From == 0 || o.From > 0 && page >= o.From {
		return true
	}
	_, found := slices.BinarySearch(o.Only, page)
	return found
}

// Defaults are the limits that hold where the caller sets none: far beyond what a
// factsheet needs, and small enough that no file can do harm.
var Defaults = Options{Pages: 2000, Bytes: 512 << 20, Depth: 40}

// withDefaults is o with the default where o sets no limit.
func (o Options) withDefaults() Options {
	if o.Pages <= 0 {
		o.Pages = Defaults.Pages
	}
	if o.Bytes <= 0 {
		o.Bytes = Defaults.Bytes
	}
	if o.Depth <= 0 {
		o.Depth = Defaults.Depth
	}
	return o
}
