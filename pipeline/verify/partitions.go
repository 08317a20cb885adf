package verify

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"factsheet/pipeline/manifest"
)

// unknownPartition is the value that Hive's layout has for what is not known.
const unknownPartition = "__HIVE_DEFAULT_PARTITION__"

// sheetPlace is what decides the partition of a sheet.
type sheetPlace struct{ year, folder string }

// partitions reads off the documents where each sheet's rows should be. It is nil where no
// table is partitioned, or the documents can't be read.
func (v *verifier) partitions(documents *shape) map[string]sheetPlace {
	parted := false
	for _, f := range v.m.Tables {
		parted = parted || f.Partition != ""
	}
	if !parted || documents == nil || !documents.intact() {
		return nil
	}
	out := make(map[string]sheetPlace, len(v.m.Inputs))
	err := documents.each([]string{"id", "source", "date_first", "date_last"}, func(_ *manifest.Table, cells []cell) error {
		p := sheetPlace{year: yearOf(cells[2])}
		if p.year == "" {
			p.year = yearOf(cells[3])
		}
		if first, _, below := strings.Cut(path.Clean(string(cells[1].text)), "/"); below {
			p.folder = first
		}
		out[string(cells[0].text)] = p
		return nil
	})
	if err != nil { // the table's own look tells
		return nil
	}
	return out
}

// yearOf is the year of a day, as a number of days or in ISO 8601; empty for none.
func yearOf(day cell) string {
	if day.null {
		return ""
	}
	if n, err := strconv.ParseInt(string(day.text), 10, 32); err == nil {
		return strconv.Itoa(time.Unix(n*86400, 0).UTC().Year())
	}
	if t, err := time.Parse(time.DateOnly, string(day.text)); err == nil {
		return strconv.Itoa(t.Year())
	}
	return ""
}

// holds reports whether a sheet's rows belong in a partition, as 'year=2024' or 'batch=spring'.
func (p sheetPlace) holds(partition string) bool {
	name, value, _ := strings.Cut(partition, "=")
	want := p.folder
	if name == "year" {
		want = p.year
	}
	if want == "" || value == unknownPartition {
		return want == "" && value == unknownPartition
	}
	if is, err := url.PathUnescape(value); err == nil && is == want {
		return true
	}
	if len(value) < longestValue {
		return false
	}
	is, err := url.PathUnescape(value[:len(value)-cutHash])
	return err == nil && strings.HasPrefix(want, is)
}

// A folder's name that would be longer than longestValue bytes is cut, with a dash and eight
// digits of its hash behind.
const (
	longestValue = 200
	cutHash      = 9
)

// places holds the rows of a partitioned table to their sheets' partitions.
func (s *shape) places(sheets map[string]sheetPlace, t *tally) {
	document := "document_id"
	if s.info.Name == "documents" {
		document = "id"
	}
	parted := false
	for _, f := range s.files {
		if f.Partition == "" {
			continue
		}
		parted = true
		t.looked(tablesPartitions, 1)
		if path.Base(path.Dir(f.File)) != f.Partition {
			t.fail(tablesPartitions, where{file: f.File}, "it is said to be of the partition %s, and is not in its folder", f.Partition)
		}
	}
	if !parted || sheets == nil {
		return
	}
	looked := 0
	err := s.each([]string{document}, func(f *manifest.Table, cells []cell) error {
		looked++
		if p, ok := sheets[string(cells[0].text)]; ok && f.Partition != "" && !p.holds(f.Partition) {
			t.fail(tablesPartitions, where{f.File, s.v.source(cells[0].text)}, "a row of the sheet is in %s, where it does not belong", f.Partition)
		}
		return nil
	})
	t.looked(tablesPartitions, looked)
	if err != nil {
		t.fail(tablesRows, where{}, "%v", err)
	}
}
