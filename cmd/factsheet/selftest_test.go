package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/pipeline/record"
	"factsheet/pipeline/selftest"
)

// What does not hold is told with the sheet, the place, the words and what to do; a name or
// a quote does not steer the terminal.
func TestSelftestTellsWhatDoesNotHold(t *testing.T) {
	properties, err := selftest.Select([]string{"span.quotes", "table.grid"})
	if err != nil {
		t.Fatal(err)
	}
	r := &selftest.Report{Sheets: 40, OK: 38, Partial: 1, Unread: 1, Duplicates: 2, Limited: 1, Results: []selftest.Result{
		{Property: properties[0], Sheets: 40, Looked: 1200, Failed: 9, Findings: []selftest.Finding{
			{Source: "a/sheet\x1b[2J.txt", Message: "amounts amount-1: the text has \"US\" there", Span: &record.Span{Start: 7, End: 9, Page: 2, Quote: "\n€"}},
			{Source: "b.txt", Message: "no span"},
		}},
		{Property: properties[1], Findings: []selftest.Finding{}},
	}}
	var out bytes.Buffer
	if err := printSelftest(&out, r, false, 100); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"sheets  40: ok 38, partial 1, failed 1; 2 more given twice\n",
		"1 sheet met a limit of time or memory",
		"FAILS   span.quotes      in 9 of 40 sheets\n",
		"-       table.grid       nothing to look at\n",
		"\nspan.quotes does not hold\n",
		"  a/sheet�[2J.txt, page 2, at 7 to 9, '�€': amounts amount-1: the text has \"US\" there\n",
		"  and in 7 places more\n",
		"report it with the sheet",
		"'factsheet selftest SHEET --only span.quotes'",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it is not told: %q\n%s", want, out.String())
		}
	}
}

func TestSelftestEndsWithThreeWhereSomethingDoesNotHold(t *testing.T) {
	failing := &selftest.Report{Results: []selftest.Result{{Failed: 1, Findings: []selftest.Finding{{Source: "a"}}}}}
	for _, c := range []struct {
		report *selftest.Report
		want   int
	}{{failing, exitFindings}, {&selftest.Report{}, exitOK}} {
		for _, f := range []selftestFlags{{}, {asJSON: true}, {quiet: true}} {
			var out bytes.Buffer
			code := exitOK
			if e, ok := f.tell(&out, c.report).(*exit); ok {
				code = e.code
			}
			if code != c.want {
				t.Errorf("%+v: exit %d, want %d", f, code, c.want)
			}
			if c.want == exitFindings && out.Len() == 0 {
				t.Errorf("%+v: nothing is told", f)
			}
		}
	}
}

func TestSelftestHoldsForTheAnnotatedSheets(t *testing.T) {
	needShared(t)
	out, _ := ended(t, exitOK, "selftest", filepath.Join(shared, "corpus", "*.txt"))
	if !strings.HasPrefix(out, "sheets  6: ok 6,") {
		t.Errorf("it tells\n%s", out)
	}
}
