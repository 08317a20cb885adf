package source_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/source"
)

// tree makes files in a new folder and goes into it. A name that ends in '/' is a
// folder; '->' makes a link.
func tree(t *testing.T, names ...string) {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for _, n := range names {
		name, target, link := strings.Cut(n, " -> ")
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		switch {
		case link:
			err = os.Symlink(target, name)
		case strings.HasSuffix(n, "/"):
			err = os.MkdirAll(n, 0o755)
		default:
			err = os.WriteFile(n, []byte("text of "+n), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func find(t *testing.T, out string, paths ...string) (sources, skipped []string) {
	t.Helper()
	l, err := source.Find(paths, source.Options{Out: out, Stdin: strings.NewReader("from stdin")})
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range l.Inputs {
		sources = append(sources, in.Source)
	}
	for _, s := range l.Skipped {
		skipped = append(skipped, s.Source+": "+s.Reason)
	}
	return sources, skipped
}

func TestPathsLeadToSheets(t *testing.T) {
	files := []string{"in/b.txt", "in/a10.txt", "in/a2.TXT", "in/deep/er/c.pdf", "in/.hidden.txt", "in/.git/d.txt", "in/notes.docx", "other/b.txt", "noending"}
	for name, c := range map[string]struct {
		paths, want []string
		skipped     int
	}{
		"a folder, in natural order":    {[]string{"in"}, []string{"a2.TXT", "a10.txt", "b.txt", "deep/er/c.pdf"}, 1},
		"a folder with its slash":       {[]string{"in/"}, []string{"a2.TXT", "a10.txt", "b.txt", "deep/er/c.pdf"}, 1},
		"a file is its name":            {[]string{"in/deep/er/c.pdf"}, []string{"c.pdf"}, 0},
		"a file without an ending":      {[]string{"noending"}, []string{"noending"}, 0},
		"a hidden file that is named":   {[]string{"in/.hidden.txt"}, []string{".hidden.txt"}, 0},
		"a glob in one folder":          {[]string{"in/*.txt"}, []string{"a10.txt", "b.txt"}, 0},
		"a glob that crosses folders":   {[]string{"in/**/*.{txt,pdf}"}, []string{"a10.txt", "b.txt", "deep/er/c.pdf"}, 0},
		"a glob that matches folders":   {[]string{"*er"}, []string{"other/b.txt"}, 0},
		"a glob over all":               {[]string{"in/**"}, []string{"a2.TXT", "a10.txt", "b.txt", "deep/er/c.pdf"}, 1},
		"one file by two paths":         {[]string{"in/b.txt", "in", "./in/b.txt"}, []string{"a2.TXT", "a10.txt", "b.txt", "deep/er/c.pdf"}, 1},
		"one file by one path twice":    {[]string{"in/b.txt", "in/b.txt"}, []string{"b.txt"}, 0},
		"two of one name":               {[]string{"other", "in/b.txt"}, []string{"b.txt", "b.txt"}, 0},
		"a file of an unknown kind":     {[]string{"in/b.txt", "in/notes.docx"}, []string{"b.txt"}, 1},
		"standard input":                {[]string{"-"}, []string{"stdin"}, 0},
		"standard input twice, and one": {[]string{"-", "in/b.txt", "-"}, []string{"b.txt", "stdin"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, files...)
			got, skipped := find(t, "out", c.paths...)
			if !slices.Equal(got, c.want) || len(skipped) != c.skipped {
				t.Errorf("got %q, skipped %q; want %q", got, skipped, c.want)
			}
		})
	}
}

func TestOrderOfPathsDoesNotMatter(t *testing.T) {
	tree(t, "a/x.txt", "b/y.txt", "c.txt")
	one, _ := find(t, "", "a", "b", "c.txt")
	two, _ := find(t, "", "c.txt", "b", "a")
	if !slices.Equal(one, two) {
		t.Errorf("%q, %q", one, two)
	}
}

func TestPathThatLeadsNowhereSaysWhatToDo(t *testing.T) {
	for name, c := range map[string]struct {
		path string
		want string
	}{
		"nothing given":      {"", "the path is empty"},
		"no such file":       {"nope.txt", "no such file or folder"},
		"an empty folder":    {"empty", "no .txt or .pdf file"},
		"a folder of others": {"others", "a.docx: unknown kind of file (.docx)"},
		"a file of another":  {"others/a.docx", "unknown kind of file (.docx)"},
		"a glob of nothing":  {"*.pdf", "the pattern matches no sheet"},
		"a broken glob":      {"in/[a.txt", "not well formed"},
		"a link to nothing":  {"dead.txt", "a link to a file that is not there"},
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, "in/a.txt", "empty/", "others/a.docx", "dead.txt -> gone.txt")
			_, err := source.Find([]string{c.path}, source.Options{})
			var p *source.PathError
			if !errors.As(err, &p) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestLinksEndAndRealNamesWin(t *testing.T) {
	tree(t, "in/z/real.txt", "in/a-link -> z", "in/z/loop -> ../../in", "in/self -> self", "in/b.txt -> z/real.txt", "in/far -> ../away", "away/w.txt")
	got, skipped := find(t, "", "in")
	if want := []string{"far/w.txt", "z/real.txt"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(skipped) != 1 || !strings.Contains(skipped[0], "leads nowhere") {
		t.Errorf("skipped %q", skipped)
	}
}

func TestOutputIsNotInput(t *testing.T) {
	tree(t, "in/a.txt", "in/out/documents/a.txt.json", "in/out/note.txt", "in/b.json")
	for name, c := range map[string]struct {
		out     string
		paths   []string
		want    []string
		skipped int
	}{
		"inside the folder":        {"in/out", []string{"in"}, []string{"a.txt"}, 1},
		"inside, by a pattern":     {"in/out", []string{"in/*", "in/a.txt"}, []string{"a.txt"}, 1},
		"the folder itself":        {"in", []string{"in"}, []string{"a.txt", "out/note.txt"}, 0},
		"not there yet":            {"in/new", []string{"in"}, []string{"a.txt", "out/note.txt"}, 2},
		"a folder in it, by name":  {"in/out", []string{"in/out"}, []string{"note.txt"}, 0},
		"no output folder is kept": {"", []string{"in"}, []string{"a.txt", "out/note.txt"}, 2},
	} {
		got, skipped := find(t, c.out, c.paths...)
		if !slices.Equal(got, c.want) || len(skipped) != c.skipped {
			t.Errorf("%s: got %q, skipped %q; want %q", name, got, skipped, c.want)
		}
	}
}

func TestFolderThatCannotBeReadIsTold(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	tree(t, "in/a.txt", "in/locked/b.txt")
	if err := os.Chmod("in/locked", 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("in/locked", 0o755)
	l, err := source.Find([]string{"in"}, source.Options{})
	if err != nil || len(l.Inputs) != 1 || len(l.Skipped) != 1 || !l.Skipped[0].Fault {
		t.Errorf("got %+v, %v", l, err)
	}
}

func TestKindIsToldByContentAndEnding(t *testing.T) {
	pdf := "%PDF-1.7\nrest"
	for name, c := range map[string]struct {
		file, content, want string
		note                bool
	}{
		"text":                       {"a.txt", "Aid in 2019", source.TextType, false},
		"PDF":                        {"a.pdf", pdf, source.PDFType, false},
		"PDF after junk":             {"a.pdf", "junk\n" + pdf, source.PDFType, false},
		"PDF without its header":     {"a.pdf", "<html>", source.PDFType, false},
		"PDF named as text":          {"a.txt", pdf, source.PDFType, true},
		"text that speaks of PDFs":   {"a.txt", "It begins with %PDF-1.7, as a rule.", source.TextType, false},
		"PDF without an ending":      {"a", pdf, source.PDFType, false},
		"text without an ending":     {"a", "Aid in 2019", source.TextType, false},
		"an ending in capitals":      {"A.PDF", pdf, source.PDFType, false},
		"an empty file named as PDF": {"a.pdf", "", source.PDFType, false},
	} {
		path := filepath.Join(t.TempDir(), c.file)
		if err := os.WriteFile(path, []byte(c.content), 0o644); err != nil {
			t.Fatal(err)
		}
		in := source.Input{Source: c.file, Path: path}
		in.Load()
		if in.Fault != nil || in.MediaType != c.want || (in.Note != "") != c.note || len(in.SHA256) != 64 || in.Size != int64(len(c.content)) {
			t.Errorf("%s: got %+v", name, in)
		}
	}
}

func TestFileThatCannotBeReadFails(t *testing.T) {
	in := source.Input{Source: "gone.txt", Path: filepath.Join(t.TempDir(), "gone.txt")}
	in.Load()
	if in.Fault == nil || strings.Contains(in.Fault.Error(), t.TempDir()) {
		t.Errorf("got %v, which must be set and not name the machine's folders", in.Fault)
	}
	dir := t.TempDir()
	in = source.Input{Source: "x", Path: dir}
	in.Load()
	if in.Fault == nil {
		t.Error("a folder was read as a file")
	}
}

func TestSheetTooLargeIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(source.MaxBytes + 1); err != nil { // a hole: it takes no room
		t.Fatal(err)
	}
	f.Close()
	in := source.Input{Path: path}
	in.Load()
	if !errors.Is(in.Fault, source.ErrTooLarge) {
		t.Errorf("got %v", in.Fault)
	}
}

func TestNaturalOrder(t *testing.T) {
	want := []string{"1.txt", "02.txt", "2.txt", "10.txt", "a/z.txt", "a.txt", "a2b3.txt", "a2b10.txt", "b", "b1"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, source.Natural)
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for _, a := range want {
		for _, b := range want {
			if source.Natural(a, b) != -source.Natural(b, a) || (source.Natural(a, b) == 0) != (a == b) {
				t.Errorf("%q and %q have no order", a, b)
			}
		}
	}
}

// A name that is no UTF-8 is opened as it is, and told as JSON can tell it.
func TestNameThatIsNoTextIsTold(t *testing.T) {
	tree(t, "in/no\xfftext.txt", "in/no\xfftext.doc")
	l, err := source.Find([]string{"in"}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := l.Inputs[0]
	if in.Load(); in.Source != "no\ufffdtext.txt" || in.Fault != nil || !strings.HasPrefix(string(in.Data), "text of") {
		t.Errorf("found %q: %v, %q", in.Source, in.Fault, in.Data)
	}
	if len(l.Skipped) != 1 || l.Skipped[0].Source != "no\ufffdtext.doc" {
		t.Errorf("skipped: %+v", l.Skipped)
	}
}
