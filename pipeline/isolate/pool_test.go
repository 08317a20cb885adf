package isolate

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestCompilationIsKeptWhereNobodyElseWrites(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	open, file := filepath.Join(dir, "open"), filepath.Join(dir, "file")
	if err := os.Mkdir(open, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(open, 0o777); err != nil { // past the umask
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		given string
		want  string // empty for a folder of the pool's own
	}{
		"a folder that is given":         {filepath.Join(dir, "a", "b"), filepath.Join(dir, "a", "b")},
		"the user's own":                 {"", filepath.Join(dir, "cache", "factsheet", "pdfium")},
		"a folder that all may write to": {open, ""},
		"a file in its place":            {filepath.Join(file, "b"), ""},
	} {
		if runtime.GOOS != "linux" && name == "the user's own" {
			continue // elsewhere it is told by other means
		}
		p := NewPool(Config{Cache: c.given})
		p.pdfium.folder(p.config.Cache)
		kept := p.pdfium.cache
		if c.want != "" && kept != c.want || c.want == "" && (!p.pdfium.temporary || kept == c.given) {
			t.Errorf("%s: kept in %q, want %q", name, kept, c.want)
		}
		if st, err := os.Stat(kept); err != nil || runtime.GOOS != "windows" && st.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v", name, st, err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(kept); (err == nil) != (c.want != "") {
			t.Errorf("%s: after the end of the pool: %v", name, err)
		}
	}
}
