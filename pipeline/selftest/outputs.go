package selftest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/record"
	"factsheet/pipeline/results"
)

// files are the files of an output with where each is, by name.
func files(out string) (names []string, at map[string]string, err error) {
	root := out
	if shown, err := filepath.EvalSymlinks(filepath.Join(out, ".current")); err == nil {
		root = shown
	}
	at = map[string]string{}
	err = filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, file)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		names, at[name] = append(names, name), file
		return nil
	})
	slices.Sort(names)
	return names, at, err
}

// compareOutputs compares two outputs file by file. Where a sheet met a limit of time or
// memory, its document may differ, and so may the tables and the manifest.
func compareOutputs(result *Result, several, one string, limits map[string]bool) error {
	run, err := results.Open(several)
	if err != nil {
		return err
	}
	passed := map[string]bool{}
	for i := range run.Manifest.Inputs {
		if in := &run.Manifest.Inputs[i]; limits[in.Document] {
			passed[*in.Output] = true
		}
	}
	names, here, err := files(several)
	if err != nil {
		return err
	}
	others, there, err := files(one)
	if err != nil {
		return err
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(append(names, others...)))) {
		if passed[name] || len(limits) > 0 && !strings.HasPrefix(name, "documents/") {
			continue
		}
		result.Looked++
		message := ""
		switch {
		case here[name] == "":
			message = "it is there with one worker alone"
		case there[name] == "":
			message = "it is there with several workers alone"
		default:
			if message, err = compareFiles(here[name], there[name]); err != nil {
				return err
			}
		}
		if message != "" {
			v := verdict{source: name}
			v.fail(nil, "%s", message)
			result.Failed++
			if len(result.Findings) < findingsInAll {
				result.Findings = append(result.Findings, v.findings...)
			}
		}
	}
	return nil
}

// compareFiles says how the second file differs from the first, or nothing.
func compareFiles(several, one string) (string, error) {
	a, err := os.ReadFile(several)
	if err != nil {
		return "", err
	}
	b, err := os.ReadFile(one)
	if err != nil || bytes.Equal(a, b) {
		return "", err
	}
	if path.Ext(several) == ".json" {
		return difference(a, b, "with several workers", "with one"), nil
	}
	i := firstDifference(string(a), string(b))
	return fmt.Sprintf("%d bytes with several workers and %d with one; they differ from byte %d on", len(a), len(b), i), nil
}

// tally counts what the records hold, as the tables and the manifest are to tell it.
type tally struct {
	rows     map[string]int64 // by table
	partners map[string]bool
	places   map[string]bool
	counts   manifest.Counts
}

func (t *tally) add(r *record.Record) {
	if t.rows == nil {
		t.rows, t.partners, t.places = map[string]int64{}, map[string]bool{}, map[string]bool{}
	}
	rows := func(table string, n int) { t.rows[table] += int64(n) }
	rows("documents", 1)
	rows("document_errors", len(r.Document.Errors))
	rows("sections", len(r.Sections))
	rows("tables", len(r.Tables))
	for i := range r.Tables {
		rows("table_cells", len(r.Tables[i].Cells))
	}
	rows("amounts", len(r.Amounts))
	rows("dates", len(r.Dates))
	rows("quantities", len(r.Quantities))
	rows("acronyms", len(r.Acronyms))
	rows("document_partners", len(r.Partners))
	rows("document_places", len(r.Places))
	rows("people", len(r.People))
	rows("projects", len(r.Projects))
	rows("agreements", len(r.Agreements))
	rows("contributions", len(r.Contributions))
	rows("events", len(r.Events))
	rows("refs", len(r.References))
	rows("unread", len(r.Unread))
	rows("issues", len(r.Issues))
	for i := range r.Partners {
		t.partners[r.Partners[i].ID] = true
	}
	for i := range r.Places {
		t.places[r.Places[i].ID] = true
	}
	t.rows["partners"], t.rows["places"] = int64(len(t.partners)), int64(len(t.places))
	t.counts.Characters += r.Document.Characters
	for i := range r.Unread {
		if r.Unread[i].Reason == nil {
			t.counts.Unread++
		} else {
			t.counts.Masked++
		}
	}
}

// compare holds an output against the tally.
func (t *tally) compare(result *Result, out string) error {
	run, err := results.Open(out)
	if err != nil {
		return err
	}
	m := &run.Manifest
	result.Sheets = len(m.Inputs)
	fail := func(name, format string, args ...any) {
		v := verdict{source: name}
		v.fail(nil, format, args...)
		result.Failed++
		result.Findings = append(result.Findings, v.findings...)
	}
	_, at, err := files(out)
	if err != nil {
		return err
	}
	for i := range m.Tables {
		table := &m.Tables[i]
		result.Looked++
		if want, ok := t.rows[table.Table]; ok && table.Rows != want {
			fail(table.File, "the manifest says %d rows, and the records have %d", table.Rows, want)
		}
		told, err := readTable(at[table.File])
		switch {
		case err != nil:
			fail(table.File, "it can't be read: %v", err)
		case told.Rows != table.Rows, told.Size != table.Size, told.SHA256 != table.SHA256:
			fail(table.File, "it has %d rows, %d bytes and the hash %s; the manifest says %d, %d and %s",
				told.Rows, told.Size, told.SHA256, table.Rows, table.Size, table.SHA256)
		}
	}
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"characters", m.Counts.Characters, t.counts.Characters},
		{"unread", m.Counts.Unread, t.counts.Unread},
		{"masked", m.Counts.Masked, t.counts.Masked},
	} {
		if result.Looked++; c.got != c.want {
			fail("manifest.json", "it counts %s as %d, and the records have %d", c.name, c.got, c.want)
		}
	}
	return nil
}

// readTable tells of a table's file what a manifest tells.
func readTable(name string) (manifest.Table, error) {
	f, err := os.Open(name)
	if err != nil {
		return manifest.Table{}, err
	}
	defer f.Close()
	hash, lines := sha256.New(), lineCount(0)
	var out manifest.Table
	if out.Size, err = io.Copy(io.MultiWriter(hash, &lines), bufio.NewReader(f)); err != nil {
		return out, err
	}
	out.SHA256, out.Rows = hex.EncodeToString(hash.Sum(nil)), int64(lines)
	if path.Ext(name) == ".parquet" {
		p, err := parquet.OpenFile(f, out.Size)
		if err != nil {
			return out, err
		}
		out.Rows = p.NumRows()
	}
	return out, nil
}

// lineCount counts the lines that are written to it.
type lineCount int64

func (n *lineCount) Write(b []byte) (int, error) {
	*n += lineCount(bytes.Count(b, []byte{'\n'}))
	return len(b), nil
}
