package source_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/source"
)

// wanted is a sheet of that text, as tree writes it, of a size that is known.
func wanted(name, text string) source.Wanted {
	sum := sha256.Sum256([]byte(text))
	return source.Wanted{SHA256: hex.EncodeToString(sum[:]), Size: int64(len(text)), Source: name}
}

func originals(t *testing.T, paths ...string) *source.Originals {
	t.Helper()
	o, err := source.FindOriginals(paths)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestOriginalIsFoundByItsBytes(t *testing.T) {
	tree(t, "in/a.txt", "in/deep/b.pdf", "in/c.docx", "in/noending", "in/.hidden.txt", "alone.txt", "link.txt -> in/a.txt")
	all := []string{"in", "alone.txt"}
	for name, c := range map[string]struct {
		paths  []string
		source string // that the run knew
		text   string
		want   string
	}{
		"by the name it has":          {all, "a.txt", "text of in/a.txt", "in/a.txt"},
		"by another name":             {all, "renamed.txt", "text of in/a.txt", "in/a.txt"},
		"from another folder":         {all, "elsewhere/b.pdf", "text of in/deep/b.pdf", "in/deep/b.pdf"},
		"of any ending":               {all, "c.txt", "text of in/c.docx", "in/c.docx"},
		"without an ending":           {all, "stdin", "text of in/noending", "in/noending"},
		"named by itself":             {all, "alone.txt", "text of alone.txt", "alone.txt"},
		"a hidden file that is named": {[]string{"in/.hidden.txt"}, ".hidden.txt", "text of in/.hidden.txt", "in/.hidden.txt"},
		"by a pattern":                {[]string{"in/**/*.pdf"}, "b.pdf", "text of in/deep/b.pdf", "in/deep/b.pdf"},
		"by a link":                   {[]string{"link.txt"}, "a.txt", "text of in/a.txt", "link.txt"},
	} {
		o, w := originals(t, c.paths...), wanted(c.source, c.text)
		for _, size := range []int64{w.Size, 0} {
			w.Size = size
			got, err := o.Path(w)
			if err != nil || filepath.ToSlash(got) != c.want {
				t.Errorf("%s, size %d: got %q, %v; want %q", name, size, got, err, c.want)
			}
		}
	}
}

func TestOfFilesAlikeTheOneOfTheSheetsNameIsTaken(t *testing.T) {
	tree(t, "in/a.txt", "in/sub/b.txt", "in/z/b.txt", "in/z/c.txt")
	for _, p := range []string{"in/a.txt", "in/sub/b.txt", "in/z/b.txt", "in/z/c.txt"} {
		if err := os.WriteFile(p, []byte("the same"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{"a.txt": "in/a.txt", "z/b.txt": "in/z/b.txt", "b.txt": "in/sub/b.txt", "old/c.txt": "in/z/c.txt", "gone.txt": "in/a.txt"} {
		w := wanted(name, "the same")
		for _, size := range []int64{w.Size, 0} {
			w.Size = size
			if got, err := originals(t, "in").Path(w); err != nil || filepath.ToSlash(got) != want {
				t.Errorf("%s, size %d: got %q, %v; want %q", name, size, got, err, want)
			}
		}
	}
}

func TestSheetWithoutItsFileSaysWhetherItHasChanged(t *testing.T) {
	tree(t, "in/a.txt", "in/b.txt", "empty/")
	o := originals(t, "in", "empty")
	if _, err := o.Path(wanted("a.txt", "as it was when it was read")); !errors.Is(err, source.ErrChanged) || !strings.HasPrefix(err.Error(), "in/a.txt: ") {
		t.Errorf("a changed file: %v", err)
	}
	if _, err := o.Path(wanted("c.txt", "text of in/c.txt")); !errors.Is(err, source.ErrNoOriginal) || !strings.HasPrefix(err.Error(), "c.txt: ") {
		t.Errorf("a file that is not there: %v", err)
	}
	if _, err := originals(t).Path(wanted("c.txt", "")); !errors.Is(err, source.ErrNoOriginal) {
		t.Errorf("no path given: %v", err)
	}
}

func TestOriginalComesWithItsBytesAndTheRunsName(t *testing.T) {
	tree(t, "in/a.txt")
	o, w := originals(t, "in"), wanted("old/name.txt", "text of in/a.txt")
	in, err := o.Input(w)
	if err != nil || in.Source != "old/name.txt" || string(in.Data) != "text of in/a.txt" || in.SHA256 != w.SHA256 || in.MediaType != source.TextType {
		t.Errorf("got %+v, %v", in, err)
	}
	if err := os.WriteFile("in/a.txt", []byte("TEXT of in/a.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Input(w); !errors.Is(err, source.ErrChanged) {
		t.Errorf("written to since: %v", err)
	}
	if err := os.Remove("in/a.txt"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Input(w); err == nil || !strings.Contains(err.Error(), "no longer there") {
		t.Errorf("taken away since: %v", err)
	}
}

func TestOriginalsPathThatLeadsNowhereIsAnError(t *testing.T) {
	tree(t, "in/a.txt", "dead.txt -> gone.txt")
	for path, want := range map[string]string{"nope": "no such file", "": "the path is empty", "dead.txt": "not there", "in/[a.txt": "not well formed"} {
		_, err := source.FindOriginals([]string{"in", path})
		var p *source.PathError
		if !errors.As(err, &p) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", path, err, want)
		}
	}
}
