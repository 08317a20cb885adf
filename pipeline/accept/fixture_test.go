package accept_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/accept"
	"factsheet/pipeline/gold"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

// fixture is a case of a sheet with the text, and gold with a note.
func fixture(name, text, note string) accept.Case {
	var r record.Record
	r.Document = record.Document{Source: "in/" + name + ".txt", MediaType: "text/plain"}
	return accept.NewCase(name, &r, []byte(text), &gold.Sheet{SHA256: text, Places: []gold.Place{{Name: "X", Mark: gold.Mark{Note: note}}}})
}

func written(t *testing.T, c accept.Case, to string, force bool) (accept.Outcome, error) {
	t.Helper()
	o, _, err := c.Write(to, force, false)
	return o, err
}

// files are what a folder holds, with the contents.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCaseIsMadeKeptAndReplaced(t *testing.T) {
	to := filepath.Join(t.TempDir(), "a", "fixtures")
	if o, _, err := (ptr(fixture("one", "text", "first"))).Write(to, false, true); o != accept.Made || err != nil || exists(to) {
		t.Fatalf("a dry run: %q, %v; the folder is there: %v", o, err, exists(to))
	}
	if o, err := written(t, fixture("one", "text", "first"), to, false); o != accept.Made || err != nil {
		t.Fatalf("%q, %v", o, err)
	}
	got := files(t, to)
	if len(got) != 2 || got["one/one.txt"] != "text" || !strings.Contains(got["one/one.gold.json"], `"note": "first"`) {
		t.Fatalf("it holds %v", got)
	}
	if o, err := written(t, fixture("one", "text", "first"), to, false); o != accept.Unchanged || err != nil {
		t.Errorf("again: %q, %v", o, err)
	}
	c := fixture("one", "text", "second")
	_, before, err := c.Write(to, false, false)
	if !errors.Is(err, accept.ErrHasGold) || before.Places[0].Note != "first" || len(files(t, to)) != 2 {
		t.Errorf("other gold: %v", err)
	}
	if err := os.WriteFile(filepath.Join(to, "one", "want.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o, err := written(t, c, to, true); o != accept.Replaced || err != nil {
		t.Errorf("other gold, with force: %q, %v", o, err)
	}
	if got := files(t, to); len(got) != 3 || !strings.Contains(got["one/one.gold.json"], "second") {
		t.Errorf("it holds %v", got)
	}
	for _, force := range []bool{false, true} {
		if _, err := written(t, fixture("one", "other text", "x"), to, force); !errors.Is(err, accept.ErrOtherSheet) {
			t.Errorf("a case of another sheet, with force %v: %v", force, err)
		}
	}
	if got := files(t, to); got["one/one.txt"] != "text" || len(got) != 3 {
		t.Errorf("after a refusal it holds %v", got)
	}
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func TestCaseTakesTheNameThatItsSheetHas(t *testing.T) {
	to := t.TempDir()
	if err := os.MkdirAll(filepath.Join(to, "one"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(to, "one", "sheet.txt"), []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o, err := written(t, fixture("one", "text", ""), to, false); o != accept.Made || err != nil {
		t.Fatalf("%q, %v", o, err)
	}
	got := files(t, to)
	if len(got) != 2 || !strings.Contains(got["one/sheet.gold.json"], `"document": "sheet.txt"`) {
		t.Errorf("it holds %v", got)
	}
	if cases := accept.Cases(to); len(cases) != 1 || cases["text"] != "one" {
		t.Errorf("the cases are %v", cases)
	}
	if cases := accept.Cases(filepath.Join(to, "none")); len(cases) != 0 {
		t.Errorf("a folder that is not there has the cases %v", cases)
	}
}

func TestNothingIsWrittenOutside(t *testing.T) {
	base := t.TempDir()
	to, outside := filepath.Join(base, "fixtures"), filepath.Join(base, "outside")
	for _, dir := range []string{to, outside} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(to, "link")); err != nil {
		t.Skip("there are no links here:", err)
	}
	if err := os.WriteFile(filepath.Join(to, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"link", "file", "../outside", "..", ".", "", "a/b", `a\b`, "nul", "-x", "a:b", "x\x00", ".hidden", "a."} {
		c := fixture("one", "text", "")
		c.Name = name
		if o, err := written(t, c, to, true); err == nil {
			t.Errorf("the case %q: %q", name, o)
		}
	}
	if got := files(t, outside); len(got) > 0 {
		t.Errorf("outside stands %v", got)
	}
	if err := os.Remove(filepath.Join(to, "link")); err != nil {
		t.Fatal(err)
	}
	if got := files(t, to); len(got) > 1 {
		t.Errorf("in the folder stands %v", got)
	}
}

func TestGoldThatIsNoneIsNotLost(t *testing.T) {
	to := t.TempDir()
	if err := os.MkdirAll(filepath.Join(to, "one"), 0o755); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(to, "one", "one.gold.json")
	if err := os.WriteFile(name, []byte("{ mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := written(t, fixture("one", "text", ""), to, false); err == nil || !strings.Contains(err.Error(), "is no gold file") {
		t.Errorf("the error is %v", err)
	}
	if o, err := written(t, fixture("one", "text", ""), to, true); o != accept.Replaced || err != nil {
		t.Errorf("with force: %q, %v", o, err)
	}
}

func TestCaseNamesAreSafeAndTellSheetsApart(t *testing.T) {
	for source, want := range map[string]string{
		"in/Énergie & Eau (2019).PDF": "energie-eau-2019", "a.b.txt": "a-b", "../../etc/passwd": "passwd", "日本.txt": "", "-": "", "..": "",
		`c:\x\Fact Sheet.txt`: "fact-sheet", strings.Repeat("long ", 40) + ".txt": strings.TrimSuffix(strings.Repeat("long-", 12), "-"),
	} {
		got := accept.CaseName(source)
		if got != want {
			t.Errorf("%q is the case %q, want %q", source, got, want)
		}
		if got != "" && !accept.SafeCase(got) {
			t.Errorf("%q is no safe name", got)
		}
	}
	names := accept.CaseNames([]manifest.Input{
		{Source: "a/x.txt", SHA256: "1111111111"}, {Source: "b/X.pdf", SHA256: "2222222222"}, {Source: "y.txt", SHA256: "3333333333"},
		{Source: "日本.txt", SHA256: "4444444444"}, {Source: "con.txt", SHA256: "55"},
	})
	for sha, want := range map[string]string{"1111111111": "x-11111111", "2222222222": "x-22222222", "3333333333": "y",
		"4444444444": "sheet-44444444", "55": "con-55"} {
		if names[sha] != want {
			t.Errorf("%s is the case %q, want %q", sha, names[sha], want)
		}
	}
}

func TestSheetKeepsItsNameWithAnEndingThatTellsItsKind(t *testing.T) {
	for _, c := range [][3]string{
		{"a/Fact Sheet.TXT", "text/plain", "Fact Sheet.TXT"}, {"notes", "text/plain", "notes.txt"}, {"x.data", "application/pdf", "x.data.pdf"},
		{"-", "text/plain", "case.txt"}, {"a/..", "application/pdf", "case.pdf"}, {"日本.txt", "text/plain", "日本.txt"},
	} {
		var r record.Record
		r.Document = record.Document{Source: c[0], MediaType: c[1]}
		if got := accept.NewCase("case", &r, nil, &gold.Sheet{}); got.Sheet != c[2] || got.Gold.Document != c[2] {
			t.Errorf("%s is the file %q, want %q", c[0], got.Sheet, c[2])
		}
	}
}
