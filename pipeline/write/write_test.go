package write

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

var everything = Options{Formats: Formats}

func read(t testing.TB, path ...string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDocumentReadsBackAsTheRecord(t *testing.T) {
	out := t.TempDir()
	want := sample(t, 1)
	run(t, out, everything, want)
	data := read(t, out, "documents", "sheet-0001.txt.json")
	var got record.Record
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Error(diff)
	}
	for _, as := range []string{"<is> made up & short", "“partners”", "https://example.org/a?b=1&c=2", "\n  \"amounts\": [\n    {\n      \"id\":"} {
		if !bytes.Contains(data, []byte(as)) {
			t.Errorf("the document does not show %q as it is", as)
		}
	}
}

func TestDocumentKeysStandInTheContractsOrder(t *testing.T) {
	var b bytes.Buffer
	if err := Encode(&b, sample(t, 1)); err != nil {
		t.Fatal(err)
	}
	at := -1
	for _, key := range strings.Fields("schema document text sections tables amounts dates quantities partners places people " +
		"acronyms projects agreements contributions events references unread issues") {
		i := strings.Index(b.String(), "\n  \""+key+"\": ")
		if i <= at {
			t.Errorf("key %s stands at %d, the one before at %d", key, i, at)
		}
		at = i
	}
}

func TestSameRecordsSameBytes(t *testing.T) {
	var records []*record.Record
	for n := range 40 {
		records = append(records, sample(t, n))
	}
	a, b := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	run(t, a, everything, records...)
	run(t, b, everything, sample(t, 7)) // what was there before must not show
	run(t, b, everything, records...)
	for _, name := range []string{"documents", "tables", "manifest.json"} {
		left, _ := filepath.EvalSymlinks(filepath.Join(a, name))
		right, _ := filepath.EvalSymlinks(filepath.Join(b, name))
		if same, err := sameTree(left, right); err != nil || !same {
			t.Errorf("%s differs between two runs: %v", name, err)
		}
	}
}

func TestRunThatChangesNothingLeavesTheOutputAlone(t *testing.T) {
	out := t.TempDir()
	if s := run(t, out, everything, sample(t, 1)); s.Unchanged {
		t.Error("the first run says that it changed nothing")
	}
	before, _ := os.Readlink(filepath.Join(out, current))
	if s := run(t, out, everything, sample(t, 1)); !s.Unchanged {
		t.Error("the second run does not say that it changed nothing")
	}
	if after, _ := os.Readlink(filepath.Join(out, current)); after != before {
		t.Errorf("the output moved from %s to %s", before, after)
	}
	// What a hand has spoilt is mended.
	if err := os.Remove(filepath.Join(out, "tables", "amounts.parquet")); err != nil {
		t.Fatal(err)
	}
	if s := run(t, out, everything, sample(t, 1)); s.Unchanged {
		t.Error("a run over a spoilt output says that it changed nothing")
	}
	read(t, out, "tables", "amounts.parquet")
}

func TestTwoSheetsOfOneNameAreToldApart(t *testing.T) {
	of := func(source string, n int) *record.Record {
		r := sample(t, n)
		r.Document.Source = source
		return r
	}
	first := of("a/brief.txt", 1)
	taken := "brief.txt-" + first.Document.SHA256[:8] // the name that the first gets
	records := []*record.Record{first, of("b/Brief.TXT", 2), of("b/other.txt", 3), of("-", 4), of("c/"+taken, 5), of("d/"+taken, 6)}
	want := map[string]string{} // sheets by the names of their documents
	for i, name := range []string{taken, "Brief.TXT-" + records[1].Document.SHA256[:8], "other.txt", "stdin",
		taken + "-" + records[4].Document.SHA256[:8], taken + "-" + records[5].Document.SHA256[:8]} {
		want[name+".json"] = records[i].Document.Source
	}
	for range 2 {
		out := t.TempDir()
		run(t, out, Options{}, records...)
		entries, err := os.ReadDir(filepath.Join(out, "documents"))
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, e := range entries {
			var r record.Record
			if err := json.Unmarshal(read(t, out, "documents", e.Name()), &r); err != nil {
				t.Fatal(err)
			}
			got[e.Name()] = r.Document.Source
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		slices.Reverse(records)
	}
}

// Some file systems tell neither case nor the ways of writing an accent apart.
func TestNamesThatAFileSystemTakesForOneAreToldApart(t *testing.T) {
	for _, names := range [][]string{
		{"a/Cafe.txt", "b/caFE.txt"}, {"a/caf\u00e9.txt", "b/cafe\u0301.txt"}, {"a/CAFE\u0301", "caf\u00e9"},
		{"stra\u00dfe", "STRASSE"}, {"\u017fum", "Sum"}, {"20 \u212a", "20 k"},
	} {
		w := &Run{named: map[string]bool{}}
		first := documentPath(baseName(names[0]) + ".json")
		if got := []string{w.firstName(names[0]), w.firstName(names[1])}; got[0] != first || got[1] != w.nameless(0) {
			t.Errorf("%q are written to %q", names, got)
		}
		got := documentNames([]sheetFile{{source: names[0], hash: "0123456789"}, {source: names[1], hash: "abcdef0123"}})
		if want := []string{baseName(names[0]) + "-01234567.json", baseName(names[1]) + "-abcdef01.json"}; !slices.Equal(got, want) {
			t.Errorf("%q are called %q", names, got)
		}
	}
}

func TestNamesFitAnyFileSystem(t *testing.T) {
	for source, want := range map[string]string{
		"a/b/sheet.txt": "sheet.txt", "": "stdin", "-": "stdin", "what?.pdf": "what_.pdf", "a\\b:c.txt": "a_b_c.txt", "tab\there.txt": "tab_here.txt",
		"país.txt": "país.txt", strings.Repeat("é", 200): strings.Repeat("é", longestName/2),
	} {
		if got := baseName(source); got != want {
			t.Errorf("%q is called %q, want %q", source, got, want)
		}
	}
}

func TestManifestTellsWhatWentInAndWhatCameOut(t *testing.T) {
	out := t.TempDir()
	w, err := Open(out, Options{Formats: []Format{JSON}, Version: "1.2", Content: []manifest.Setting{{Name: "number-style", Value: "auto"}, {Name: "a", Value: "b"}}})
	if err != nil {
		t.Fatal(err)
	}
	r := sample(t, 2)
	if err := w.Add(r, inputOf(r)); err != nil {
		t.Fatal(err)
	}
	if err := w.Add(empty(), inputOf(empty())); err != nil {
		t.Fatal(err)
	}
	w.Skip(Input{Source: "z.docx", Size: 3}, "no reader for .docx")
	w.Skip(Input{Source: "a.docx", Size: 3}, "no reader for .docx")
	w.Duplicate(Input{Source: "copy.txt", SHA256: r.Document.SHA256}, r.Document.Source)
	s, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	if s.Status["partial"] != 1 || s.Status["failed"] != 1 || s.Entries["amounts"] != 4 || s.Issues["error"] != 1 ||
		s.Unread != 1 || s.Masked != 1 || s.Skipped != 2 || s.Duplicates != 1 {
		t.Errorf("the summary counts wrongly: %+v", s)
	}
	var m manifest.Manifest
	data := read(t, out, "manifest.json")
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Inputs) != 2 || m.Inputs[0].Status != "partial" || *m.Inputs[0].Reason != "layout: a column is lost" ||
		*m.Inputs[0].Output != "documents/sheet-0002.txt.json" || *m.Inputs[1].Reason != "read: the file is empty" {
		t.Errorf("the inputs are told wrongly: %s", data)
	}
	if m.Skipped[0].Source != "a.docx" || m.Duplicates[0].Of != r.Document.Source || len(m.Options) != 3 ||
		m.Options[0].Name != "a" || m.Options[1] != (manifest.Setting{Name: "format", Value: "json"}) || m.Counts.Inputs != 5 ||
		m.Counts.IssueRules["amount.malformed"] != 1 {
		t.Errorf("the manifest tells wrongly: %s", data)
	}
	for _, in := range m.Inputs {
		file := read(t, out, filepath.FromSlash(*in.Output))
		sum := sha256.Sum256(file)
		if hex.EncodeToString(sum[:]) != *in.OutputSHA256 || int64(len(file)) != *in.OutputSize {
			t.Errorf("%s is not told as it is", *in.Output)
		}
	}
	if bytes.Contains(data, []byte("stamp")) {
		t.Error("the manifest tells a time that nobody asked for")
	}
	if _, err := os.Lstat(filepath.Join(out, "tables")); err == nil {
		t.Error("there are tables that nobody asked for")
	}
}

func TestWhatDoesNotQuoteIsLeftOutWithAnIssue(t *testing.T) {
	r := sample(t, 1)
	before := sample(t, 1)
	r.Amounts[0].Start++                  // the one amount of the project and of a contribution
	r.Partners[2].Mentions[1].End = 99999 // one of three
	r.Places[0].Mentions = nil
	r.Events[0].Mentions[0].Quote = "Maputo  Forum"
	r.Issues[1].Span.Quote = "other"
	g := grounded(r)
	if len(g.Amounts) != 3 || len(g.Partners) != 3 || len(g.Partners[2].Mentions) != 2 || len(g.Places) != 1 || len(g.Events) != 0 {
		t.Errorf("left: %d amounts, %d partners, %d places, %d events", len(g.Amounts), len(g.Partners), len(g.Places), len(g.Events))
	}
	if g.Contributions[0].Amount != nil || len(g.Projects[0].Amounts) != 0 || len(g.Projects[0].Places) != 0 || g.Issues[1].Span != nil {
		t.Error("something still points at what was left out")
	}
	if n := len(g.Issues) - len(r.Issues); n != 4 {
		t.Errorf("%d issues came, want 4", n)
	}
	if r.Contributions[0].Amount == nil || len(r.Projects[0].Amounts) != 1 || r.Issues[1].Span == nil || len(r.Partners[2].Mentions) != 3 || len(r.Amounts) != 4 {
		t.Error("the record that was given has changed")
	}
	if grounded(before) != before {
		t.Error("a sound record was not passed through as it is")
	}
}

func TestTablesKeepOnlyTheCellsThatQuote(t *testing.T) {
	r := sample(t, 1)
	r.Tables[0].Cells[1].Parts[0].Start-- // the second part of a cell
	r.Tables[0].Caption.Quote = "other"
	r.Tables[1].Cells[0].End++ // the only cell of a chart
	r.Amounts[0].Unit.Start++
	g := grounded(r)
	if len(g.Tables) != 1 || len(g.Tables[0].Cells) != 1 || g.Tables[0].Caption != nil || g.Amounts[0].Unit != nil || len(g.Amounts) != 4 {
		t.Errorf("left: %+v, unit %v", g.Tables, g.Amounts[0].Unit)
	}
	if n := len(g.Issues) - len(r.Issues); n != 4 {
		t.Errorf("%d issues came, want 4", n)
	}
	if len(r.Tables) != 2 || len(r.Tables[0].Cells) != 2 || r.Tables[0].Caption == nil || r.Amounts[0].Unit == nil {
		t.Error("the record that was given has changed")
	}
}

func TestParseFormats(t *testing.T) {
	got, err := ParseFormats("parquet, json,parquet")
	if err != nil || !slices.Equal(got, []Format{Parquet, JSON}) {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := ParseFormats("json,csv"); err == nil || !strings.Contains(err.Error(), "csv") {
		t.Errorf("csv is taken: %v", err)
	}
}

// A document that can't be written ends the run, and the old output stays.
func TestDocumentThatCannotBeWrittenEndsTheRun(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, sample(t, 1))
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	// In the way of the third one's file.
	if err := os.Mkdir(filepath.Join(w.place.dir, "documents", "sheet-0002.txt.json"), 0o755); err != nil {
		t.Fatal(err)
	}
	for n := range 4 {
		if err = w.Add(sample(t, n), inputOf(sample(t, n))); err != nil {
			break
		}
	}
	if err == nil {
		_, err = w.Close()
	}
	if err == nil || !strings.Contains(err.Error(), "sheet-0002.txt") {
		t.Errorf("the run ends with %v", err)
	}
	w.Abort()
	read(t, out, "documents", "sheet-0001.txt.json")
	if entries, _ := os.ReadDir(filepath.Join(out, generations)); len(entries) != 1 {
		t.Errorf("%d generations are left, want 1", len(entries))
	}
}

// The rows are made beside, so an error comes while a later sheet is added.
func TestAFaultOfTheRowsNamesTheirSheet(t *testing.T) {
	w, err := Open(t.TempDir(), Options{Formats: []Format{JSONLines}, unsafe: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Abort()
	for n := range 9 {
		r := sample(t, n)
		if n == 2 {
			r.Document.ID = sample(t, 1).Document.ID
		}
		if err = w.Add(r, inputOf(r)); err != nil {
			break
		}
	}
	if err == nil {
		_, err = w.Close()
	}
	if err == nil || !strings.HasPrefix(err.Error(), sample(t, 2).Document.Source+": documents.id") {
		t.Errorf("the run ends with %v", err)
	}
}
