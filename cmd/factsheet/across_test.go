package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// coast are a sheet as text and as a PDF, a new edition of it, and another sheet that
// tells of one of its agreements.
const coast = "../../fixtures/coast-*/*"

// duckdb answers queries about the tables of an output, a line each.
func duckdb(t *testing.T, out string, queries ...string) []string {
	t.Helper()
	if err := exec.Command("python3", "-c", "import duckdb").Run(); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 with duckdb is needed in CI: python3 -m pip install duckdb")
		}
		t.Skip("no python3 with duckdb")
	}
	const program = `import duckdb, sys
for q in sys.argv[2:]:
    print("; ".join(" ".join(str(v).replace("\n", " ") for v in row) for row in duckdb.sql(q.replace("@", sys.argv[1] + "/tables/")).fetchall()))`
	got, err := exec.Command("python3", append([]string{"-c", program, out}, queries...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, got)
	}
	return strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
}

func TestEachFlowOfABatchCountsOnce(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", coast+".txt", coast+".pdf", "--out", out, "--fail-on", "never", "--quiet")
	for i, got := range duckdb(t, out,
		// What the text tells alone, and what the edition adds: SEK 9 million. Its US$ 2.4
		// million are the US$ 2.1 million of before, revised.
		`select amount_currency, sum(amount_value), count(*) from '@contributions.parquet' where same_as is null group by all order by 1`,
		`select c.field, c.own_value, c.other_value from '@conflicts.parquet' c join '@documents.parquet' d on d.id = c.document_id where d.source like '%revised%' order by 1`,
		`select count(distinct batch_id), count(*) from '@agreements.parquet'`,
		`select count(*) from '@documents.parquet' d join '@documents.parquet' o on d.near_duplicate_id = o.id where o.near_duplicate_id is null`,
		`select name, type, country, document_count, acronym from '@partners.parquet' where name like 'Ministry%' or acronym = 'UNEP' order by 1`,
		`select count(*) - count(distinct id) from '@partners.parquet'`,
	) {
		want := []string{
			"EUR 3800000.00 2; NOK 12000000.00 1; SEK 9000000.00 1; USD 6600000.00 2",
			"amount USD 2400000 USD 2100000; date 2022-02-16 2022-02-15",
			"3 8",
			"2",
			"Ministry of Fisheries government KE 4 None; United Nations Environment Programme multilateral None 3 UNEP",
			"0",
		}[i]
		if got != want {
			t.Errorf("query %d: %s, want %s", i, got, want)
		}
	}
}

// The README's queries about what sheets tell twice run.
func TestReadmeQueriesAcrossSheets(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var queries []string
	for _, block := range query.FindAllSubmatch(readme, -1)[1:] {
		for q := range strings.SplitSeq(strings.TrimSuffix(strings.TrimSpace(string(block[1])), ";"), ";") {
			queries = append(queries, strings.ReplaceAll(q, "out/tables/", "@"))
		}
	}
	out := filepath.Join(t.TempDir(), "out")
	ended(t, exitOK, "run", coast+".txt", coast+".pdf", "--out", out, "--fail-on", "never", "--quiet")
	answers := duckdb(t, out, queries...)
	if len(answers) != 2 || strings.Count(answers[0], "; ") != 3 || strings.Count(answers[1], "agreement-") != 3 || !strings.Contains(answers[1], " 2022-02-15 4") {
		t.Errorf("the queries say %q", answers)
	}
}

// Of 233 White House sheets, two forms filled in for two cases, a sheet as text and as a
// PDF, and a report and its revision, the last two pairs are marked, and nothing else.
func TestSharedSheetsAreMarkedWhereTheyAreOne(t *testing.T) {
	needShared(t)
	out := filepath.Join(t.TempDir(), "out")
	corpus := filepath.Join(shared, "corpus")
	real := filepath.Join(corpus, "pdf", "real")
	ended(t, exitOK, "run", filepath.Join(corpus, "batch"), filepath.Join(corpus, "ilo-china.txt"), filepath.Join(corpus, "ilo-china.pdf"),
		filepath.Join(real, "plum_*.pdf"), filepath.Join(real, "un_E_ICEF_2025_11*.pdf"), "--out", out, "--format", "json", "--fail-on", "never", "--quiet")
	data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Inputs []struct {
			Source, Document string
			Near             *string `json:"near_duplicate"`
		}
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	sources := map[string]string{}
	got := map[string]string{}
	for _, in := range m.Inputs {
		sources[in.Document] = filepath.Base(in.Source)
		if in.Near != nil {
			got[filepath.Base(in.Source)] = sources[*in.Near]
		}
	}
	want := map[string]string{"ilo-china.txt": "ilo-china.pdf", "un_E_ICEF_2025_11_Rev.1.en.pdf": "un_E_ICEF_2025_11.en.pdf"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("marked otherwise (-want +got)\n%s", diff)
	}
}
