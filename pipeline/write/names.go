package write

import (
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// firstName is where a document is written before all are known: at the name that it will
// have, as most do, or where that is taken at none that any has.
func (w *Run) firstName(source string) string {
	name := baseName(source)
	if one := folded(name); !w.named[one] {
		w.named[one] = true
		return documentPath(name + ".json")
	}
	return w.nameless(len(w.documents))
}

// nameless is a name that no document has in the end, of the one in that place.
func (w *Run) nameless(i int) string { return documentPath(strconv.Itoa(i) + ".part") }

func documentPath(name string) string { return path.Join("documents", name) }

// nameDocuments gives the documents their names, now that all are known. Those that must
// leave theirs do so first, since another may get it.
func (w *Run) nameDocuments() error {
	if w.files == nil {
		return nil
	}
	names := documentNames(w.documents)
	for i, name := range names {
		if d := &w.documents[i]; d.file != documentPath(name) && d.file != w.nameless(i) {
			if err := w.nameDocument(d, w.nameless(i)); err != nil {
				return err
			}
		}
	}
	for i, name := range names {
		d := &w.documents[i]
		if d.file != documentPath(name) {
			if err := w.nameDocument(d, documentPath(name)); err != nil {
				return err
			}
		}
		in := &w.manifest.Inputs[i]
		in.Output, in.OutputSHA256, in.OutputSize = &d.file, &d.written.sha256, &d.written.size
	}
	return nil
}

func (w *Run) nameDocument(d *sheetFile, name string) error {
	w.options.step("name")
	if err := w.place.rename(d.file, name); err != nil {
		return err
	}
	d.file = name
	return nil
}

// documentNames gives each document its file name: the sheet's file name with its
// ending, and .json. Where several sheets have one name, each gets a part of its own
// SHA-256, so the names are the same in whatever order the sheets came.
func documentNames(documents []sheetFile) []string {
	base := make([]string, len(documents))
	count := map[string]int{}
	for i, d := range documents {
		base[i] = baseName(d.source)
		count[folded(base[i])]++
	}
	out := make([]string, len(documents))
	for digits := 8; ; digits *= 2 {
		taken := map[string]bool{}
		clash := false
		for i, d := range documents {
			name := base[i]
			if count[folded(name)] > 1 {
				name += "-" + d.hash[:min(digits, len(d.hash))]
			}
			out[i] = name + ".json"
			one := folded(out[i])
			clash = clash || taken[one]
			taken[one] = true
		}
		if !clash || digits > 64 {
			return out
		}
	}
}

// folded is the same for names that some file system takes for one: those that differ only
// in case, or in how an accent is written.
func folded(name string) string {
	return norm.NFD.String(cases.Fold().String(norm.NFD.String(name)))
}

// longestName leaves room for a hash and '.json' in the 255 bytes that file systems
// allow.
const longestName = 255 - len(".json") - 65

// baseName is the file name in a source, made fit to be a file name anywhere.
func baseName(source string) string {
	name := path.Base(source)
	switch name {
	case "-", ".", "..", "/", "":
		name = "stdin"
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"|?*\`, r) || r == utf8.RuneError {
			return '_'
		}
		return r
	}, name)
	for len(name) > longestName {
		_, n := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-n]
	}
	return name
}
