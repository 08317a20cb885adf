package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"factsheet/internal/cputime"
	"factsheet/pipeline/report"
	"factsheet/pipeline/results"
)

// runOfSheet is the output of a run over a sheet of 13 kB.
func runOfSheet(t testing.TB) string {
	t.Helper()
	sheet := filepath.Join(shared, "corpus", "ilo-china.txt")
	if _, err := os.Stat(sheet); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("the annotated sheets are not here")
	}
	out := filepath.Join(t.TempDir(), "out")
	if code := run([]string{"run", sheet, "--out", out, "--quiet", "--fail-on", "never"}, nil, io.Discard, io.Discard); code != exitOK {
		t.Fatalf("the run ends with %d", code)
	}
	return out
}

// writeReport reads the run and writes its report.
func writeReport(t testing.TB, dir string, doc func(string) string) {
	t.Helper()
	opened, err := results.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := report.Write(context.Background(), opened, report.Options{Doc: doc, Workers: runtime.GOMAXPROCS(0)}); err != nil {
		t.Fatal(err)
	}
}

func TestReportOfASheetIsWrittenAtOnce(t *testing.T) {
	if raced {
		t.Skip("under the race detector it takes several times as long; 'make check' runs it without")
	}
	out := runOfSheet(t)
	doc, err := ruleDocs()
	if err != nil {
		t.Fatal(err)
	}
	writeReport(t, out, doc) // which reads the templates, once
	const times = 5
	began := cputime.Used()
	for range times {
		writeReport(t, out, doc)
	}
	if took := (cputime.Used() - began) / times; took > 50*time.Millisecond {
		t.Errorf("the report of a sheet of 13 kB takes %v, want at most 50 ms", took)
	}
}

func BenchmarkReportOfASheet(b *testing.B) {
	out := runOfSheet(b)
	doc, err := ruleDocs()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		writeReport(b, out, doc)
	}
}
