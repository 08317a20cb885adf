package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// touched is a file to which something is done after its nth reading, from 1.
type touched struct {
	*os.File
	reads *int
	at    int
	do    func()
}

func (f *touched) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	if *f.reads++; *f.reads == f.at {
		f.do()
	}
	return n, err
}

// The bytes are of one version, whatever is done to a file while it is read.
func TestSheetThatChangesWhileItIsReadIsOfOneVersion(t *testing.T) {
	const old, now = "the first version", "THE SECOND VERSION"
	long := time.Now().Add(-time.Hour)
	write := func(path, content string, mode int) {
		f, err := os.OpenFile(path, os.O_WRONLY|mode, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.WriteString(content); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		title, want string
		fresh       bool // it was written to a moment ago
		do          func(path string)
	}{
		{"appended to", old + "!", false, func(p string) { write(p, "!", os.O_APPEND) }},
		{"written over by a longer text", now, false, func(p string) { write(p, now, os.O_TRUNC) }},
		{"written over in part", "THE first version", false, func(p string) { write(p, "THE", 0) }},
		{"written over within a tick of its clock", "THE first version", true, func(p string) {
			info, err := os.Stat(p)
			if err != nil {
				t.Fatal(err)
			}
			write(p, "THE", 0)
			if err := os.Chtimes(p, info.ModTime(), info.ModTime()); err != nil {
				t.Fatal(err)
			}
		}},
		{"emptied", "", false, func(p string) { write(p, "", os.O_TRUNC) }},
		{"replaced by a rename", old, false, func(p string) {
			if err := os.WriteFile(p+".new", []byte(now), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(p+".new", p); err != nil {
				t.Fatal(err)
			}
		}},
		{"removed", old, false, func(p string) { _ = os.Remove(p) }},
	} {
		path := filepath.Join(t.TempDir(), "sheet.txt")
		if err := os.WriteFile(path, []byte(old), 0o644); err != nil {
			t.Fatal(err)
		}
		if !c.fresh {
			if err := os.Chtimes(path, long, long); err != nil {
				t.Fatal(err)
			}
		}
		reads := 0
		data, err := steady(path, func(path string) (file, error) {
			f, err := os.Open(path)
			return &touched{f, &reads, 1, func() { c.do(path) }}, err
		})
		if err != nil || string(data) != c.want {
			t.Errorf("%s: it is read as %q (%v), want %q", c.title, data, err, c.want)
		}
	}
}

func TestSheetThatIsWrittenToAllTheTimeIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.txt")
	if err := os.WriteFile(path, []byte("one\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := steady(path, func(path string) (file, error) {
		f, err := os.Open(path)
		reads := 0
		return &touched{f, &reads, 1, func() {
			more, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer more.Close()
			if _, err := more.WriteString("more\n"); err != nil {
				t.Fatal(err)
			}
		}}, err
	})
	if !errors.Is(err, ErrWritten) {
		t.Errorf("the error is %v", err)
	}
}

func TestSheetOnceReadIsNotOpenedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	const bytes = "%PDF-1.7 one"
	if err := os.WriteFile(path, []byte(bytes), 0o644); err != nil {
		t.Fatal(err)
	}
	in := Input{Source: "sheet.pdf", Path: path}
	in.Load()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	in.Load()
	sum := sha256.Sum256([]byte(bytes))
	if in.Fault != nil || string(in.Data) != bytes || in.SHA256 != hex.EncodeToString(sum[:]) || in.Size != int64(len(bytes)) {
		t.Errorf("after its file went, the sheet holds %q: %v", in.Data, in.Fault)
	}
	gone := Input{Source: "sheet.pdf", Path: path}
	if gone.Load(); gone.Fault == nil || gone.Data != nil {
		t.Errorf("a sheet that is gone holds %q: %v", gone.Data, gone.Fault)
	}
}
