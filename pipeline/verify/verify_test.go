package verify_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/load/loadtest"
	"factsheet/pipeline/manifest"
	"factsheet/pipeline/verify"
	"factsheet/pipeline/write"
)

func verified(t testing.TB, dir string) *verify.Report {
	t.Helper()
	r, err := verify.Output(context.Background(), dir, verify.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var everything = []write.Format{write.JSON, write.Parquet, write.JSONLines}

func TestWholeOutputHolds(t *testing.T) {
	for name, formats := range map[string][]write.Format{
		"every format": everything, "records alone": {write.JSON}, "Parquet alone": {write.Parquet}, "JSON Lines alone": {write.JSONLines},
	} {
		r := verified(t, written(t, formats...))
		for _, f := range r.Failed() {
			t.Errorf("%s: %s does not hold: %v", name, f.ID, f.Findings)
		}
		if r.Sheets != 3 || r.Bytes == 0 || slices.Contains(formats, write.Parquet) != (r.Rows > 0) && name != "JSON Lines alone" {
			t.Errorf("%s: it has %d sheets, %d bytes, %d rows", name, r.Sheets, r.Bytes, r.Rows)
		}
		for _, c := range r.Results {
			tables, records := strings.HasPrefix(c.ID, "tables."), strings.HasPrefix(c.ID, "records.") || c.ID == "counts.records"
			there := tables && name != "records alone" || records && slices.Contains(formats, write.JSON) || !tables && !records
			switch c.ID {
			case "tables.records":
				there = name == "every format"
			case "tables.quotes":
				there = !slices.Contains(formats, write.JSON)
			case "tables.partitions":
				there = false
			}
			if there != (c.Looked > 0) {
				t.Errorf("%s: %s looked at %d things", name, c.ID, c.Looked)
			}
		}
	}
}

// Whatever is damaged, its check says so, with the file.
func TestDamageIsFound(t *testing.T) {
	const amounts, lines = "tables/amounts.parquet", "tables/amounts.jsonl"
	whole := written(t, everything...)
	for i, c := range []struct {
		title, check, says string
		settled            bool // the manifest has the hashes of the damaged files
		damage             func(o *output)
	}{
		{"a byte flipped in a record", "files.same", "its SHA-256 is not the manifest's", false, func(o *output) {
			o.replace(*o.manifest.Inputs[1].Output, "Norway", "Morway")
		}},
		{"a byte flipped in a table", "files.same", "its SHA-256 is not the manifest's", false, func(o *output) {
			data := o.read(amounts)
			data[len(data)/2] ^= 1
			o.write(amounts, data)
		}},
		{"a table cut short", "files.same", "and had", false, func(o *output) { o.write(amounts, o.read(amounts)[:100]) }},
		{"a file beside the tables changed", "files.same", "SHA-256", false, func(o *output) { o.write("tables/index.txt", []byte("INDEX")) }},
		{"a record dropped", "files.same", "the file is missing", false, func(o *output) { o.remove(*o.manifest.Inputs[0].Output) }},
		{"a table dropped", "files.same", "the file is missing", false, func(o *output) { o.remove(amounts) }},
		{"a folder in a file's place", "files.same", "it is no file", false, func(o *output) {
			o.remove(amounts)
			o.write(amounts+"/x", nil)
		}},
		{"a record too many", "files.extra", "it is no part of the run", false, func(o *output) { o.write("documents/more.json", []byte("{}")) }},
		{"a folder too many", "files.extra", "it is no part of the run", false, func(o *output) {
			o.write("tables/year=2020/part.parquet", nil)
		}},
		{"a name that leads nowhere", "files.extra", "no such name", false, func(o *output) {
			if err := os.Remove(filepath.Join(o.dir, "tables")); err != nil {
				o.t.Fatal(err)
			}
		}},
		{"a manifest cut short", "manifest.whole", "it can't be read", false, func(o *output) {
			o.write("manifest.json", o.read("manifest.json")[:200])
		}},
		{"a manifest that is gone", "manifest.whole", "it is missing", false, func(o *output) { o.remove("manifest.json") }},
		{"a generation that is gone", "manifest.whole", "it is missing", false, func(o *output) { _ = os.RemoveAll(o.root) }},
		{"a manifest of another layout", "manifest.whole", "have the layout", true, func(o *output) { o.manifest.Schema = "0.9" }},
		{"a sheet taken out of the manifest", "manifest.whole", "it counts 3 sheets", true, func(o *output) {
			o.manifest.Inputs = o.manifest.Inputs[1:]
		}},
		{"a sheet twice in the manifest", "manifest.whole", "stands in it twice", true, func(o *output) {
			o.manifest.Inputs = append(o.manifest.Inputs, o.manifest.Inputs[0])
		}},
		{"a table taken out of the manifest", "manifest.whole", "no file of the table amounts", true, func(o *output) {
			o.manifest.Tables = slices.DeleteFunc(o.manifest.Tables, func(f manifest.Table) bool { return f.File == amounts })
		}},
		{"a file outside the output", "manifest.whole", "not below the output's folders", false, func(o *output) {
			o.replace("manifest.json", amounts, "../../../amounts.parquet")
		}},
		{"a record of another sheet", "records.sheet", "its document.id is", true, func(o *output) {
			o.write(*o.manifest.Inputs[0].Output, o.read(*o.manifest.Inputs[1].Output))
		}},
		{"a status that was bettered", "records.sheet", `its document.status is "partial"`, true, func(o *output) {
			o.replace(*o.manifest.Inputs[0].Output, `"status": "ok"`, `"status": "partial"`)
		}},
		{"an id that is not its hash's", "records.sheet", "is not that of its hash", true, func(o *output) {
			o.manifest.Inputs[0].SHA256 = strings.Repeat("0", 64)
			o.replace(*o.manifest.Inputs[0].Output, `"sha256": "`, `"sha256": "`+strings.Repeat("0", 64)+`", "was": "`)
		}},
		{"a record that is no JSON", "records.sheet", "it is no record", true, func(o *output) {
			o.write(*o.manifest.Inputs[0].Output, []byte("{"))
		}},
		{"a quote edited, its hash corrected", "records.quotes", `the text has "US$ 5.2 million"`, true, func(o *output) {
			o.replace(*o.manifest.Inputs[0].Output, `"quote": "US$ 5.2 million"`, `"quote": "US$ 9.2 million"`)
		}},
		{"an id twice in a record", "records.ids", "stands in amounts and again", true, func(o *output) {
			r := loadtest.Sheet(0, "the first sheet")
			o.replace(*o.manifest.Inputs[0].Output, `"id": "`+r.Amounts[1].ID, `"id": "`+r.Amounts[2].ID)
		}},
		{"an entry that refers to nothing", "records.ids", "which is not in the record", true, func(o *output) {
			r := loadtest.Sheet(0, "the first sheet")
			o.replace(*o.manifest.Inputs[0].Output, `"amount": "`+r.Amounts[0].ID, `"amount": "amount-0000000000000000`)
		}},
		{"a count that was changed", "counts.records", "it counts 99 dates, and the records hold 3", true, func(o *output) {
			o.manifest.Counts.Entries["dates"] = 99
		}},
		{"a column renamed", "tables.columns", "the column currency is missing", true, func(o *output) {
			o.lines(lines, func(l []string) []string {
				l[0] = strings.Replace(l[0], `"currency":`, `"money":`, 1)
				return l
			})
		}},
		{"a row dropped", "tables.rows", "it has 8 rows, and the manifest says 9", true, func(o *output) {
			o.lines(lines, func(l []string) []string { return l[1:] })
			o.table(lines).Rows = 9
		}},
		{"a row dropped, its count corrected", "tables.rows", "has 8 rows, and the manifest counts 9 entries", true, func(o *output) {
			o.lines(lines, func(l []string) []string { return l[1:] })
		}},
		{"a row added", "tables.keys", "several rows have the key doc-", true, func(o *output) {
			o.rows(amounts, func(r []parquet.Row) []parquet.Row { return append(r, r[0]) })
		}},
		{"a row without its key", "tables.keys", "lacks its key", true, func(o *output) {
			o.lines(lines, func(l []string) []string {
				return inOne(l, `"id":"`+loadtest.Sheet(0, "the first sheet").Amounts[0].ID+`"`, `"id":null`, 1)
			})
		}},
		{"a key that leads nowhere", "tables.references", "(partner-0000000000000000) of contributions leads to", true, func(o *output) {
			o.lines("tables/contributions.jsonl", func(l []string) []string {
				i := strings.Index(l[0], `"donor_id":"`) + len(`"donor_id":"`)
				l[0] = l[0][:i] + "partner-0000000000000000" + l[0][i+len("partner-0000000000000000"):]
				return l
			})
		}},
		{"a sheet's rows that lead nowhere", "tables.references", "document_id", true, func(o *output) {
			o.rows("tables/documents.parquet", func(r []parquet.Row) []parquet.Row { return r[1:] })
		}},
		{"a row of a sheet replaced by another's", "tables.records", "has 2 rows of the sheet, and its record tells of 3", true, func(o *output) {
			o.rows(amounts, func(r []parquet.Row) []parquet.Row { return append(r[1:], r[len(r)-1]) })
		}},
		{"a value edited in a table", "tables.records", "do not say what the sheet's record says", true, func(o *output) {
			o.lines(lines, func(l []string) []string {
				return inOne(l, "5200000", "9200000", 2)
			})
		}},
		{"a body that no sheet names", "tables.batch", "document_partners has it in 0, 0 times", true, func(o *output) {
			o.lines("tables/partners.jsonl", func(l []string) []string {
				return append(l, strings.Replace(l[0], `"id":"partner-`, `"id":"partner-x`, 1))
			})
		}},
		{"a file in another partition's folder", "tables.partitions", "is not in its folder", true, func(o *output) {
			o.part(lines, "year=2021", "year=2022")
		}},
		{"rows in another year's partition", "tables.partitions", "is in year=2021, where it does not belong", true, func(o *output) {
			o.part(lines, "year=2021", "year=2021")
		}},
		{"rows in another batch's partition", "tables.partitions", "is in batch=spring, where it does not belong", true, func(o *output) {
			o.part(amounts, "batch=spring", "batch=spring")
		}},
	} {
		if raced && i%5 != 0 { // they run through the same code
			continue
		}
		t.Run(c.title, func(t *testing.T) {
			o := opened(t, whole)
			c.damage(o)
			if c.settled {
				o.settle()
			}
			r := verified(t, o.dir)
			i := slices.IndexFunc(r.Results, func(r verify.Result) bool { return r.ID == c.check })
			found := r.Results[i]
			if found.Held() || !slices.ContainsFunc(found.Findings, func(f verify.Finding) bool { return strings.Contains(f.Message, c.says) }) {
				t.Errorf("%s found %v, want %q; others: %v", c.check, found.Findings, c.says, r.Failed())
			}
		})
	}
}

func TestRowsInTheirPartitionHold(t *testing.T) {
	whole := written(t, everything...)
	for file, partition := range map[string]string{"tables/amounts.jsonl": "year=2022", "tables/dates.parquet": "batch=sheets"} {
		o := opened(t, whole)
		o.part(file, partition, partition)
		o.settle()
		r := verified(t, o.dir)
		if failed := r.Failed(); len(failed) > 0 || r.Results[len(r.Results)-1].Looked < 4 {
			t.Errorf("%s in %s: %v", file, partition, failed)
		}
	}
}

// Without records the rows are held to the texts in the table documents.
// inOne edits the first line that has the words; rows come in the order of their keys.
func inOne(lines []string, words, by string, n int) []string {
	for i, line := range lines {
		if strings.Contains(line, words) {
			lines[i] = strings.Replace(line, words, by, n)
			return lines
		}
	}
	panic("no line has " + words)
}

func TestQuoteEditedInATableWithoutRecordsIsFound(t *testing.T) {
	o := opened(t, written(t, write.JSONLines))
	o.lines("tables/amounts.jsonl", func(l []string) []string {
		return inOne(l, `"quote":"US$ 5.2 million"`, `"quote":"US$ 9.2 million"`, 1)
	})
	o.settle()
	failed := verified(t, o.dir).Failed()
	if len(failed) != 1 || failed[0].ID != "tables.quotes" ||
		!strings.Contains(failed[0].Findings[0].Message, `where the text has "US$ 5.2 million"`) {
		t.Errorf("it found %v", failed)
	}
}

func TestOutputCopiedOutOfItsFolderHolds(t *testing.T) {
	o := opened(t, written(t, everything...))
	o.write("notes.txt", []byte("mine"))
	if failed := verified(t, o.root).Failed(); len(failed) > 0 {
		t.Errorf("it found %v", failed)
	}
}

func TestWhatIsNoOutputIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "none"), file} {
		if _, err := verify.Output(context.Background(), dir, verify.Options{}); !errors.Is(err, verify.ErrNoRun) {
			t.Errorf("%s: %v", dir, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := verify.Output(ctx, written(t, everything...), verify.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("broken off, it says %v", err)
	}
}

func TestRunOfNoSheetsHolds(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	w, err := write.Open(out, write.Options{Formats: everything})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if failed := verified(t, out).Failed(); len(failed) > 0 {
		t.Errorf("it found %v", failed)
	}
}

func BenchmarkOutput(b *testing.B) {
	out := filepath.Join(b.TempDir(), "out")
	w, err := write.Open(out, write.Options{})
	if err != nil {
		b.Fatal(err)
	}
	const sheets = 1000
	for i := range sheets {
		if err := w.Add(loadtest.Sheet(i, "sheet"), write.Input{Source: loadtest.Sheet(i, "sheet").Document.Source}); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := w.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if r := verified(b, out); len(r.Failed()) > 0 {
			b.Fatal(r.Failed())
		}
	}
	b.ReportMetric(float64(sheets*b.N)/b.Elapsed().Seconds(), "sheets/s")
}
