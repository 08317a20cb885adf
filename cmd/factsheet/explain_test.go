package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"factsheet/pipeline/document"
	"factsheet/pipeline/draw"
	"factsheet/pipeline/explain"
	"factsheet/pipeline/record"
	"factsheet/pipeline/source"
	"factsheet/pipeline/table"
	"factsheet/pipeline/write"
)

func fixtures(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../fixtures/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	return files
}

func recordOf(t *testing.T, file string) *record.Record {
	t.Helper()
	p, err := newPipeline()
	if err != nil {
		t.Fatal(err)
	}
	in := source.Input{Source: filepath.Base(file), Path: file}
	in.Load()
	return p.Process(in)
}

// ended runs the program and returns what it wrote; it must end with that code.
func ended(t *testing.T, code int, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	if got := run(args, strings.NewReader(""), &o, &e); got != code {
		t.Errorf("factsheet %s ends with %d, want %d: %s", strings.Join(args, " "), got, code, e.String())
	}
	return o.String(), e.String()
}

// What the program writes is what its schema says.
func TestFixturesMatchTheSchema(t *testing.T) {
	out, _ := ended(t, exitOK, "schema")
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range fixtures(t) {
		var b bytes.Buffer
		if err := write.Encode(&b, recordOf(t, file)); err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestSchemaTellsTheTables(t *testing.T) {
	all, _ := ended(t, exitOK, "schema", "--tables")
	one, _ := ended(t, exitOK, "schema", "--tables", "amounts")
	if !strings.Contains(all, one) || !strings.Contains(one, "value_text") || strings.Contains(one, "donor") {
		t.Errorf("the table alone is told otherwise:\n%s", one)
	}
	asJSON, _ := ended(t, exitOK, "schema", "--tables", "--json")
	var list []table.Info
	if err := json.Unmarshal([]byte(asJSON), &list); err != nil || len(list) != len(table.All()) {
		t.Errorf("%d tables: %v", len(list), err)
	}
	if _, errs := ended(t, exitUsage, "schema", "--tables", "money"); !strings.Contains(errs, "amounts") {
		t.Errorf("the error does not name the tables: %s", errs)
	}
	ended(t, exitUsage, "schema", "amounts")
}

// Everything that a sheet's record holds is shown, and each of its lines once.
func TestExplainShowsEverything(t *testing.T) {
	for _, file := range fixtures(t) {
		r := recordOf(t, file)
		code := exitOK
		if r.Document.Status == string(document.Failed) {
			code = exitFindings
		}
		out, _ := ended(t, code, "explain", file)
		count := func(label string) int {
			return strings.Count(out, "\n                "+label+strings.Repeat(" ", 14-len(label)))
		}
		mentions := map[string]int{"amount": len(r.Amounts), "date": len(r.Dates), "quantity": len(r.Quantities), "acronym": len(r.Acronyms), "unread": len(r.Unread)}
		for i := range r.Partners {
			mentions["partner"] += len(r.Partners[i].Mentions)
		}
		for i := range r.Contributions {
			mentions["contribution"] += len(r.Contributions[i].Mentions)
		}
		for label, want := range mentions {
			if got := count(label); got != want {
				t.Errorf("%s: %d of kind %s are shown, the record holds %d", file, got, label, want)
			}
		}
		for _, i := range r.Issues {
			if !strings.Contains(out, "["+i.Rule+"]") {
				t.Errorf("%s: issue %s is not shown", file, i.Rule)
			}
		}
		if strings.Contains(out, "\x1b") {
			t.Errorf("%s: colours stand in what is no terminal", file)
		}
	}
}

func TestExplainOneLine(t *testing.T) {
	file := "../../fixtures/river-partnership/river-partnership.txt"
	out, _ := ended(t, exitOK, "explain", file+":27-28")
	for _, want := range []string{"\n   27 ", "\n   28 ", "paragraph on page 1", "US$ 48 / million", "\namount."} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not shown:\n%s", want, out)
		}
	}
	if strings.Contains(out, "\n   26 ") || strings.Contains(out, "\n   29 ") {
		t.Errorf("other lines are shown:\n%s", out)
	}
	for _, wrong := range []string{file + ":9999", file + ":0", file + ":3-1", file + ":x", file + "x", "../../fixtures"} {
		ended(t, exitUsage, "explain", wrong)
	}
	ended(t, exitUsage, "explain")
	ended(t, exitUsage, "explain", file, "--color", "pink")
	ended(t, exitUsage, "explain", file, "--json")
}

func TestExplainShowsRecordsAndEntriesAlone(t *testing.T) {
	file := "../../fixtures/teachers-grant/teachers-grant.txt"
	all, _ := ended(t, exitOK, "explain", file)
	records, _ := ended(t, exitOK, "explain", file, "--records")
	_, records, _ = strings.Cut(records, "\n\n")
	if !strings.HasPrefix(records, "records\ncontribution") || !strings.Contains(all, records) {
		t.Errorf("the records alone are not those of the whole:\n%s", records)
	}
	r := recordOf(t, file)
	one, _ := ended(t, exitOK, "explain", file, "--entry", r.Contributions[0].ID)
	if !strings.Contains(one, "\n  amount      ") || !strings.Contains(one, "\n"+r.Contributions[0].Rule+"\n    ") {
		t.Errorf("the entry is shown as\n%s", one)
	}
	for _, wrong := range [][]string{
		{file + ":3", "--records"}, {file + ":3", "--entry", "amounts"}, {file, "--records", "--entry", "amounts"}, {file, "--entry", "contribution-none"},
		{"--rules", "--records"}, {"--rules", "--entry", "amounts"}, {file, "--layout", "--records"},
	} {
		ended(t, exitUsage, append([]string{"explain"}, wrong...)...)
	}
}

func TestExplainOfAFailedSheetEndsAsItsHelpSays(t *testing.T) {
	help, _ := ended(t, exitOK, "explain", "--help")
	if !strings.Contains(help, "\n  3    the sheet failed") {
		t.Errorf("the help does not tell of it:\n%s", help)
	}
	for _, args := range [][]string{nil, {"--records"}} {
		out, errs := ended(t, exitFindings, append([]string{"explain", "../../fixtures/empty-sheet/empty-sheet.txt"}, args...)...)
		if !strings.Contains(out, "failed\n  read: it holds no text\n") || errs != "" {
			t.Errorf("it shows\n%s%s", out, errs)
		}
	}
	if out, errs := ended(t, exitFindings, "explain", "--layout", "../../fixtures/empty-sheet/empty-sheet.txt"); out != "" || !strings.Contains(errs, "it holds no text") {
		t.Errorf("of a page to draw it says\n%s%s", out, errs)
	}
	ended(t, exitOK, "explain", "../../fixtures/scanned-sheet/scanned-sheet.pdf")
}

// full is a disk with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

func TestExplainThatCanNotBeWrittenIsNoFaultOfTheCommandLine(t *testing.T) {
	var errs bytes.Buffer
	if code := run([]string{"explain", fixtures(t)[0]}, strings.NewReader(""), full{}, &errs); code != exitFault || strings.Contains(errs.String(), "--help") {
		t.Errorf("it ends with %d: %s", code, errs.String())
	}
}

func TestExplainIsBrokenOff(t *testing.T) {
	p, err := newPipeline()
	if err != nil {
		t.Fatal(err)
	}
	p.UsePDFReader(func(ctx context.Context, _ *document.Document, _ []byte) error {
		<-ctx.Done()
		return ctx.Err()
	})
	for name, show := range map[string]func(context.Context, io.Writer, source.Input) error{
		"its lines": func(ctx context.Context, w io.Writer, in source.Input) error {
			return explainSheet(ctx, w, p, in, explain.Options{})
		},
		"its drawing": func(ctx context.Context, w io.Writer, in source.Input) error {
			return (&drawing{stage: draw.Blocks, page: 1}).draw(ctx, w, p, in)
		},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(50*time.Millisecond, cancel)
		var out bytes.Buffer
		var e *exit
		err := show(ctx, &out, source.FromBytes("a.pdf", []byte("%PDF-1.7\n")))
		if !errors.As(err, &e) || e.code != exitBroken || out.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes are written", name, err, out.Len())
		}
	}
}

// Every rule that an entry or issue can carry is listed with its doc.
func TestEveryRuleIsExplained(t *testing.T) {
	out, _ := ended(t, exitOK, "explain", "--rules", "--json")
	var rules []struct{ Name, Owner, Doc string }
	if err := json.Unmarshal([]byte(out), &rules); err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, r := range rules {
		if r.Doc == "" || r.Owner == "" || known[r.Name] {
			t.Errorf("rule %q is listed twice or without doc", r.Name)
		}
		known[r.Name] = true
	}
	for _, file := range fixtures(t) {
		r := recordOf(t, file)
		var used []string
		for i := range r.Sections {
			used = append(used, r.Sections[i].Rule)
		}
		for i := range r.Amounts {
			used = append(used, r.Amounts[i].Rule)
		}
		for i := range r.Dates {
			used = append(used, r.Dates[i].Rule)
		}
		for i := range r.Quantities {
			used = append(used, r.Quantities[i].Rule)
		}
		for i := range r.Partners {
			used = append(used, r.Partners[i].Rule)
		}
		for i := range r.Contributions {
			used = append(used, r.Contributions[i].Rule)
		}
		for i := range r.Issues {
			used = append(used, r.Issues[i].Rule)
		}
		for _, rule := range used {
			if !known[rule] {
				t.Errorf("%s: rule %s is not listed", file, rule)
			}
		}
	}
	if out, _ := ended(t, exitOK, "explain", "--rule", "amount.malformed"); !strings.Contains(out, "amount.malformed (error)") {
		t.Errorf("the rule is told as\n%s", out)
	}
	ended(t, exitUsage, "explain", "--rule", "no.such")
}
