package write

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"factsheet/pipeline/record"
)

// Partition is what the tables' rows are parted by, in folders as Hive names them. The
// rows of the whole batch, as partners, are not parted.
type Partition string

// The partitions: none, by the year of the sheet's own date, and by the first folder of
// the sheet's source.
const (
	Whole   Partition = ""
	ByYear  Partition = "year"
	ByBatch Partition = "batch"
)

// ParsePartition reads 'year' or 'batch', or ” for none.
func ParsePartition(name string) (Partition, error) {
	switch p := Partition(name); p {
	case Whole, ByYear, ByBatch:
		return p, nil
	}
	return Whole, fmt.Errorf("the tables can't be parted by %q; choose year (of the sheet's own date) or batch (the first folder of its source)",
		name)
}

// hiveNull is the value that readers of Hive's layout take for null.
const hiveNull = "__HIVE_DEFAULT_PARTITION__"

// folder is the partition of a sheet, as 'year=2024': the year in which its date begins, or
// ends where the beginning is open.
func (p Partition) folder(d *record.Document) string {
	value := ""
	switch {
	case p == ByYear && d.Date != nil:
		first, last := record.Days(*d.Date)
		if day := cmp.Or(first, last); day != nil {
			value = strconv.Itoa(time.Unix(int64(*day)*86400, 0).UTC().Year())
		}
	case p == ByBatch:
		if first, _, below := strings.Cut(path.Clean(d.Source), "/"); below {
			value = hiveName(first)
		}
	}
	return p.of(value)
}

// of is the partition of a value; an empty one is not known.
func (p Partition) of(value string) string {
	if value == "" {
		value = hiveNull
	}
	return string(p) + "=" + value
}

// longestValue bounds a folder's name, which no file system lets be longer than 255 bytes.
const longestValue = 200

// hiveName is a value as the name of a folder: what a path, a pattern or Hive's own layout
// takes for a sign is %XX, as readers take it back. A value that is too long for a folder
// is cut, with its hash behind.
func hiveName(value string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(value, "�") {
		if r < ' ' || r == 0x7f || strings.ContainsRune("\"#%'*/:<=>?[\\]^{|}", r) {
			fmt.Fprintf(&b, "%%%02X", r)
		} else {
			b.WriteRune(r)
		}
	}
	name := b.String()
	if name == hiveNull {
		return "%5F" + name[1:]
	}
	if len(name) <= longestValue {
		return name
	}
	cut := longestValue
	for !utf8.RuneStart(name[cut]) || name[cut-1] == '%' || name[cut-2] == '%' {
		cut--
	}
	sum := sha256.Sum256([]byte(value))
	return name[:cut] + "-" + hex.EncodeToString(sum[:4])
}
