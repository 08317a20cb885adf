package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Wanted is a sheet of a run whose file is looked for, as the manifest tells of it.
type Wanted struct {
	SHA256 string // of its bytes, in hex
	Size   int64  // of its bytes; 0 where it is not known
	Source string // the name that the run knew it by: of files alike, the one so named is taken
}

// Errors of a search for a sheet's file. Those that Originals gives hold one of them.
var (
	// ErrNoOriginal says that no file given has the sheet's bytes.
	ErrNoOriginal = errors.New("no file that was given is this sheet")
	// ErrChanged says that the file of the sheet's name is there and has other bytes.
	ErrChanged = errors.New("the file has changed since the sheet was read; run again, or give the folder that holds it as it was")
)

// Originals finds the files that a run's sheets were read from, by what is in them:
// whatever they are called now and wherever they lie, a sheet's file has its SHA-256. It
// may be used by several goroutines at once.
type Originals struct {
	files  []original
	bySize map[int64][]int // places in files

	mu sync.Mutex // of the hashes
}

// original is a file that may be a sheet's.
type original struct {
	path, source string
	size         int64
	sha256       string // "" where it was not asked for; unreadable where it could not be had
}

// unreadable stands in place of the hash of a file that can't be read.
const unreadable = "-"

// FindOriginals looks through files, folders and patterns, as Find does, for the files
// that sheets may have been read from: those of any ending, up to MaxBytes. Their bytes
// are looked at when one is asked for. A path that leads nowhere is a *PathError.
func FindOriginals(paths []string) (*Originals, error) {
	w := &walker{seen: map[string]bool{}, any: true}
	for _, p := range paths {
		st, err := os.Stat(p)
		switch {
		case p == "":
			err = &PathError{p, "the path is empty; for the folder you are in, write '.'"}
		case err == nil:
			err = w.given(p, filepath.Base(p), st, p)
		case isPattern(p):
			err = w.pattern(p)
		default:
			err = unreachable(p, err)
		}
		if err != nil {
			return nil, err
		}
	}
	o := &Originals{bySize: map[int64][]int{}}
	for _, in := range w.found {
		if st, err := os.Stat(in.Path); err == nil && st.Mode().IsRegular() && st.Size() <= MaxBytes {
			o.files = append(o.files, original{path: in.Path, source: in.Source, size: st.Size()})
		}
	}
	slices.SortStableFunc(o.files, func(a, b original) int {
		return Natural(filepath.ToSlash(a.path), filepath.ToSlash(b.path))
	})
	for i := range o.files {
		o.bySize[o.files[i].size] = append(o.bySize[o.files[i].size], i)
	}
	return o, nil
}

// Path is the path of the sheet's file. Of several with its bytes it is the one whose
// name is most like the sheet's, and of those the first in natural order. The error
// holds ErrNoOriginal or ErrChanged.
func (o *Originals) Path(w Wanted) (string, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	best, likest := -1, -1
	for _, i := range o.like(w) {
		if like := likeness(&o.files[i], w.Source); like > likest && o.hash(i) == strings.ToLower(w.SHA256) {
			best, likest = i, like
		}
	}
	if best >= 0 {
		return o.files[best].path, nil
	}
	for i := range o.files {
		if f := &o.files[i]; w.Source != "" && likeness(f, w.Source) == sameName {
			return "", fmt.Errorf("%s: %w", filepath.ToSlash(f.path), ErrChanged)
		}
	}
	return "", fmt.Errorf("%s: %w", w.Source, ErrNoOriginal)
}

// Input is the sheet with its bytes, named as the run knew it. The error is Path's, or
// says why the file can't be read.
func (o *Originals) Input(w Wanted) (Input, error) {
	path, err := o.Path(w)
	if err != nil {
		return Input{}, err
	}
	in := Input{Source: w.Source, Path: path}
	in.Load()
	switch {
	case in.Fault != nil:
		return Input{}, fmt.Errorf("%s: %w", w.Source, in.Fault)
	case in.SHA256 != strings.ToLower(w.SHA256): // it was written to a moment ago
		return Input{}, fmt.Errorf("%s: %w", filepath.ToSlash(path), ErrChanged)
	}
	return in, nil
}

// like are the files that may be the sheet's: those of its size. Where that is not
// known they are all, those named so first, so that few need be read: a hash that is
// found there ends the search.
func (o *Originals) like(w Wanted) []int {
	if w.Size > 0 {
		return o.bySize[w.Size]
	}
	all := make([]int, len(o.files))
	for i := range all {
		all[i] = i
	}
	slices.SortStableFunc(all, func(a, b int) int {
		return likeness(&o.files[b], w.Source) - likeness(&o.files[a], w.Source)
	})
	return all
}

// How like a file's name is to the one that a run knew a sheet by.
const (
	otherName = iota
	sameEnd   // the file's name is the same, in another folder
	sameName  // and so are the folders that the run told of
)

func likeness(f *original, source string) int {
	switch at := filepath.ToSlash(f.path); {
	case f.source == source || at == source || strings.HasSuffix(at, "/"+source):
		return sameName
	case f.source[strings.LastIndexByte(f.source, '/')+1:] == source[strings.LastIndexByte(source, '/')+1:]:
		return sameEnd
	}
	return otherName
}

// hash is the SHA-256 of a file, in hex.
func (o *Originals) hash(i int) string {
	f := &o.files[i]
	if f.sha256 == "" {
		f.sha256 = hashOf(f.path)
	}
	return f.sha256
}

func hashOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return unreadable
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, io.LimitReader(f, MaxBytes)); err != nil {
		return unreadable
	}
	return hex.EncodeToString(sum.Sum(nil))
}
