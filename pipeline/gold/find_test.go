package gold_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/gold"
)

func tree(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFindListsEachGoldFileOnceInNaturalOrder(t *testing.T) {
	dir := tree(t, "a/s10.gold.json", "a/s2.gold.json", "a/want.json", "b/deep/x.gold.json", ".hidden/y.gold.json", "a/.z.gold.json")
	t.Chdir(dir)
	all := []string{"a/s2.gold.json", "a/s10.gold.json", "b/deep/x.gold.json"}
	for _, c := range []struct{ paths, want []string }{
		{[]string{"."}, all},
		{[]string{"b", "a", "a/s2.gold.json"}, all},
		{[]string{"**/*.gold.json"}, all},
		{[]string{"**"}, all},
		{[]string{"*"}, all},
		{[]string{"a/*.gold.json"}, all[:2]},
		{[]string{"a/want.json"}, []string{"a/want.json"}}, // named by itself, it is meant
	} {
		got, err := gold.Find(c.paths)
		if err != nil {
			t.Errorf("%q: %v", c.paths, err)
		}
		for i := range got {
			got[i] = filepath.ToSlash(got[i])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q leads to %q, want %q", c.paths, got, c.want)
		}
	}
}

func TestFindSaysWhatLeadsNowhere(t *testing.T) {
	t.Chdir(tree(t, "a/want.json"))
	for path, want := range map[string]string{
		"a": "no gold file", "*.gold.json": "no gold file", "none": "no such file", "": "a path is empty", "[": "no such file", "a/[": "not well formed",
	} {
		if path == "[" {
			want = "not well formed"
		}
		if _, err := gold.Find([]string{path}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, want %q in it", path, err, want)
		}
	}
}

func TestLoadTellsKeysThatNoGoldFileHas(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.gold.json")
	for text, want := range map[string][]string{
		`{"document": "a.txt", "amounts": [{"value": "1", "currency": null, "qualifier": "about", "start": 0, "end": 1, "quote": "1", "prefix": ""}]}`: nil,
		`{"amounts": [{"value": "1"}, {"valeu": "1", "currency": "USD"}], "amount": []}`:                                                               {"amount", "amounts[1].valeu"},
		`{"partners": [{"name": "A", "mentions": [{"start": 0, "ends": 1}]}], "acronyms": [{"short": "A", "long": "B", "page": 1}]}`:                   {"acronyms[0].page", "partners[0].mentions[0].ends"},
		`{"projects": [{"title": "A", "period": null, "amounts": [{"value": null, "sum": 1}]}], "issues": null}`:                                       {"projects[0].amounts[0].sum"},
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, unknown, err := gold.Load(file)
		if err != nil || s == nil {
			t.Fatalf("%s: %v", text, err)
		}
		if !slices.Equal(unknown, want) {
			t.Errorf("%s: unknown are %q, want %q", text, unknown, want)
		}
	}
	for _, text := range []string{``, `{"amounts": [`, `[]`, `{"amounts": {}}`, `{} {}`, `{"document": 5}`} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := gold.Load(file); err == nil || !strings.Contains(err.Error(), "a.gold.json") {
			t.Errorf("%q: the error is %v, want the file's name in it", text, err)
		}
	}
}
