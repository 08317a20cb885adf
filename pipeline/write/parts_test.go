package write

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
)

// parted are records of several years and batches, one of neither.
func parted(t testing.TB, n int) []*record.Record {
	var out []*record.Record
	for i := range n {
		r := sample(t, i)
		switch i % 4 {
		case 0:
			r.Document.Date = nil
			r.Document.Source = fmt.Sprintf("sheet-%d.txt", i)
		default:
			r.Document.Date = ptr(fmt.Sprintf("202%d-0%d", i%4, i%9+1))
			r.Document.Source = fmt.Sprintf("round %d/a/sheet-%d.txt", i%4, i)
		}
		out = append(out, r)
	}
	return out
}

// tablesOf are the files that the manifest tells of.
func tablesOf(t testing.TB, out string) []manifest.Table {
	t.Helper()
	var m manifest.Manifest
	if err := json.Unmarshal(read(t, out, "manifest.json"), &m); err != nil {
		t.Fatal(err)
	}
	return m.Tables
}

// tight bounds put rows onto the disk, and end files, all the time.
var tight = bounds{held: 1 << 14, group: 1 << 12, file: 1 << 12}

// Each partition's files hold its sheets' rows, whether they waited in memory or on disk.
func TestPartitionsHoldTheirSheetsRows(t *testing.T) {
	records := parted(t, 24)
	for _, by := range []Partition{ByYear, ByBatch} {
		for _, b := range []bounds{usual, tight} {
			if raced && b == usual {
				continue
			}
			out := t.TempDir()
			run(t, out, Options{Formats: []Format{Parquet}, PartitionBy: by, bounds: b}, records...)
			w := knownOf(records...)
			files := tablesOf(t, out)
			for _, form := range allTables {
				if diff := form.(interface {
					parts(string, Partition, []manifest.Table, *known) string
				}).parts(out, by, files, w); diff != "" {
					t.Errorf("by %s with %d bytes held: %s: %s", by, b.held, form.Info().Name, diff)
				}
			}
			if names := filesBelow(t, out); len(names) != len(files) {
				t.Errorf("%d files, the manifest tells of %d", len(names), len(files))
			}
		}
	}
}

var partName = regexp.MustCompile(`/part-(\d{4})-([0-9a-f]{8})\.parquet$`)

// parts tells how the table's partitions differ from the records.
func (t form[R]) parts(out string, by Partition, files []manifest.Table, of *known) string {
	got, want, number := map[string][]string{}, map[string][]string{}, map[string]int{}
	for _, f := range files {
		if f.Table != t.Name {
			continue
		}
		data, err := os.ReadFile(filepath.Join(out, f.File))
		if err != nil {
			return err.Error()
		}
		sum := sha256.Sum256(data)
		name := partName.FindStringSubmatch(f.File)
		number[f.Partition]++
		if name == nil || name[1] != fmt.Sprintf("%04d", number[f.Partition]) || name[2] != hex.EncodeToString(sum[:])[:8] ||
			path.Dir(f.File) != path.Join("tables", t.Name, f.Partition) {
			return "the file " + f.File + " of the partition " + f.Partition
		}
		rows, _, err := fileRows(data, t.Info().Columns)
		if err != nil || int64(len(rows)) != f.Rows {
			return fmt.Sprintf("%s has %d rows, the manifest says %d: %v", f.File, len(rows), f.Rows, err)
		}
		got[f.Partition] = append(got[f.Partition], rows...)
	}
	for _, s := range of.sheets {
		if t.Rows != nil {
			p := by.folder(&s.Document)
			want[p] = append(want[p], t.texts(t.Rows(s, nil))...)
		}
	}
	if t.Batch != nil {
		want[""] = t.texts(t.Batch(of.batch, nil))
	}
	for p, rows := range want {
		slices.Sort(rows)
		slices.Sort(got[p])
		if !slices.Equal(rows, got[p]) {
			return fmt.Sprintf("%s has %d rows, want %d or others", p, len(got[p]), len(rows))
		}
	}
	first := map[Partition]string{ByYear: "year=2021", ByBatch: "batch=round 1"}[by]
	rows := 0
	for p := range got {
		rows += len(got[p])
		if len(want[p]) == 0 && (len(got[p]) > 0 || p != first && p != "") {
			return p + " should not be there"
		}
	}
	if rows == 0 && len(got) != 1 {
		return "no file that has the columns"
	}
	return ""
}

func filesBelow(t testing.TB, out string) []string {
	t.Helper()
	root, err := filepath.EvalSymlinks(filepath.Join(out, "tables"))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := tree(root)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if e.size >= 0 {
			names = append(names, filepath.ToSlash(e.name))
		}
	}
	return names
}

// A file that is full is followed by another, and a group is no larger than it may be.
func TestFullFilesAreFollowedByOthers(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{Formats: []Format{Parquet, JSONLines}, PartitionBy: ByYear, bounds: tight}, parted(t, 40)...)
	parts := map[string]int{}
	for _, f := range tablesOf(t, out) {
		parts[path.Dir(f.File)+path.Ext(f.File)]++
		if path.Ext(f.File) == ".jsonl" && bytes.Count(read(t, out, f.File), []byte{'\n'}) != int(f.Rows) {
			t.Errorf("%s does not hold %d rows", f.File, f.Rows)
		}
	}
	for _, ext := range []string{".parquet", ".jsonl"} {
		if n := parts["tables/mentions/year=2021"+ext]; n < 2 {
			t.Errorf("%d %s of mentions", n, ext)
		}
	}
}

// A partition whose sheets are the same has the same files, whatever else there is.
func TestPartitionKeepsItsFiles(t *testing.T) {
	records := parted(t, 12)
	names := func(records ...*record.Record) []string {
		out := t.TempDir()
		run(t, out, Options{Formats: []Format{Parquet}, PartitionBy: ByYear}, records...)
		return slices.DeleteFunc(filesBelow(t, out), func(name string) bool { return !strings.HasPrefix(name, "sections/year=2021/") })
	}
	all, some := names(records...), names(records[1], records[5], records[9])
	if len(all) != 1 || !slices.Equal(all, some) {
		t.Errorf("the files are %q, and %q with other years beside", some, all)
	}
}

// An output that was parted and is so no longer is as if it had never been.
func TestPartitionsComeAndGo(t *testing.T) {
	records := parted(t, 6)
	out := t.TempDir()
	var seen [][]string
	for _, by := range []Partition{Whole, ByYear, Whole, ByYear} {
		run(t, out, Options{Formats: []Format{JSON, Parquet}, PartitionBy: by}, records...)
		if _, err := os.Stat(filepath.Join(out, current, "rows.part")); err == nil {
			t.Error("rows.part is left behind")
		}
		seen = append(seen, filesBelow(t, out))
	}
	if !slices.Equal(seen[0], seen[2]) || !slices.Equal(seen[1], seen[3]) || slices.Equal(seen[0], seen[1]) {
		t.Errorf("the files are %q", seen)
	}
	for _, by := range []Partition{Whole, ByYear} {
		again := t.TempDir()
		o := Options{Formats: []Format{JSON, Parquet}, PartitionBy: by}
		run(t, again, o, records...)
		if s := run(t, again, o, records...); !s.Unchanged {
			t.Errorf("by %q: the same sheets give other bytes", by)
		}
	}
}

func TestPartitionOfASheet(t *testing.T) {
	long := strings.Repeat("é", 120)
	for _, c := range []struct {
		by           Partition
		date, source string
		want         string
	}{
		{ByYear, "2024-03-31", "x", "year=2024"},
		{ByYear, "2019/2021", "x", "year=2019"},
		{ByYear, "../2020", "x", "year=2020"},
		{ByYear, "{2019-04,2019-06}", "x", "year=2019"},
		{ByYear, "soon", "x", "year=__HIVE_DEFAULT_PARTITION__"},
		{ByYear, "", "2024/x.txt", "year=__HIVE_DEFAULT_PARTITION__"},
		{ByBatch, "2024", "2024-w12/north/x.txt", "batch=2024-w12"},
		{ByBatch, "2024", "./été à 5%/x.txt", "batch=été à 5%25"},
		{ByBatch, "2024", "a=b:c?/x.txt", "batch=a%3Db%3Ac%3F"},
		{ByBatch, "2024", "tab\there/x.txt", "batch=tab%09here"},
		{ByBatch, "2024", "bad\xff/x.txt", "batch=bad�"},
		{ByBatch, "2024", "__HIVE_DEFAULT_PARTITION__/x.txt", "batch=%5F_HIVE_DEFAULT_PARTITION__"},
		{ByBatch, "2024", "x.txt", "batch=__HIVE_DEFAULT_PARTITION__"},
		{ByBatch, "2024", "-", "batch=__HIVE_DEFAULT_PARTITION__"},
		{ByBatch, "2024", "/etc/x.txt", "batch=__HIVE_DEFAULT_PARTITION__"},
		{ByBatch, "2024", long + "/x.txt", "batch=" + long[:200] + "-bb658d82"},
	} {
		d := record.Document{Source: c.source}
		if c.date != "" {
			d.Date = &c.date
		}
		if got := c.by.folder(&d); got != c.want {
			t.Errorf("%s of %q, %q: %s, want %s", c.by, c.date, c.source, got, c.want)
		}
	}
}

func TestCutFolderEndsNoSignInTheMiddle(t *testing.T) {
	for n := range 6 {
		name := hiveName(strings.Repeat("a", longestValue-n) + "%é" + strings.Repeat("b", 60))
		cut, _, _ := strings.Cut(name, "-")
		if len(name) > longestValue+9 || strings.HasSuffix(cut, "%") || strings.HasSuffix(cut, "%2") ||
			!strings.HasPrefix(name, "aaa") || strings.ToValidUTF8(name, "") != name {
			t.Errorf("%d: %s", n, name)
		}
	}
}

func TestOtherPartitionsAreRefused(t *testing.T) {
	if _, err := ParsePartition("month"); err == nil || !strings.Contains(err.Error(), "year") {
		t.Errorf("%v", err)
	}
}
