package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// query is a block of the README with SQL.
var query = regexp.MustCompile("(?s)```sql\n(.*?)```")

// The README's queries run, and those that add up count no money twice.
func TestReadmeQueriesCountNoMoneyTwice(t *testing.T) {
	if err := exec.Command("python3", "-c", "import duckdb").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with duckdb is needed in CI: python3 -m pip install duckdb")
		}
		t.Skip("no python3 with duckdb")
	}
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	block := query.FindSubmatch(readme)
	if block == nil {
		t.Fatal("the README shows no query")
	}
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", "fixtures/harbour-sums", "--out", out, "--fail-on", "never", "--quiet")
	const ask = `
import sys, duckdb
for query in sys.stdin.read().split(";"):
    if query.strip():
        for row in duckdb.sql(query).fetchall()[:4]:
            print(*row[:3])
        print("--")
`
	c := exec.Command("python3", "-c", ask)
	c.Stdin = strings.NewReader(strings.ReplaceAll(string(block[1]), "out/tables", filepath.ToSlash(out)+"/tables"))
	got, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	answers := strings.Split(string(got), "--\n")
	if len(answers) < 3 {
		t.Fatalf("the queries say\n%s", got)
	}
	// Of the malformed US$ 512,00 nothing is added; it is part of the 1.3 million.
	for i, want := range []string{
		"Iceland EUR 12000000.00\nNorthern Seas Trust Fund USD 1300000.00\n",
		"EUR 17335000.00 2\nUSD 1300000.00 1\n", // the 12 million, and the table's grand total
	} {
		if diff := cmp.Diff(want, answers[i]); diff != "" {
			t.Errorf("query %d says otherwise (-want +got)\n%s", i+1, diff)
		}
	}
	if !strings.HasPrefix(answers[2], "harbour-sums.txt 1 ") {
		t.Errorf("the rows do not lead back to the sheet: %s", answers[2])
	}
}
