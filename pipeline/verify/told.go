package verify

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"

	"factsheet/pipeline/record"
)

// digest is a set of rows: how many there are, and the sum of their hashes, so that their
// order does not matter.
type digest struct {
	rows int
	sum  uint64
}

func (d *digest) add(hash uint64) {
	d.rows++
	d.sum += hash
}

// rowKey hashes rows: cells of text, each with its length before it. Whole numbers count as
// they are written, and null is no text.
type rowKey struct {
	seed maphash.Seed
	row  []byte
}

func newRowKey() rowKey { return rowKey{seed: maphash.MakeSeed()} }

func (k *rowKey) begin() { k.row = k.row[:0] }

func (k *rowKey) null() { k.row = append(k.row, 0) }

func (k *rowKey) text(s string) {
	k.row = binary.AppendUvarint(k.row, uint64(len(s))+1)
	k.row = append(k.row, s...)
}

func (k *rowKey) bytes(b []byte) {
	k.row = binary.AppendUvarint(k.row, uint64(len(b))+1)
	k.row = append(k.row, b...)
}

func (k *rowKey) hash() uint64 { return maphash.Bytes(k.seed, k.row) }

// cells adds values as a record has them; a span is its page, its ends and its words.
func (k *rowKey) cells(values ...any) {
	var digits [20]byte
	number := func(n int) { k.bytes(strconv.AppendInt(digits[:0], int64(n), 10)) }
	for _, v := range values {
		switch v := v.(type) {
		case string:
			k.text(v)
		case *string:
			if v == nil {
				k.null()
			} else {
				k.text(*v)
			}
		case int:
			number(v)
		case *int:
			if v == nil {
				k.null()
			} else {
				number(*v)
			}
		case record.Span:
			number(v.Page)
			number(v.Start)
			number(v.End)
			k.text(v.Quote)
		case *record.Span:
			if v == nil {
				k.row = append(k.row, 0, 0, 0, 0)
			} else {
				k.cells(*v)
			}
		default:
			panic(fmt.Sprintf("a cell of type %T", v)) // a test goes through every table
		}
	}
}

// toldTable is a table whose rows a record tells: for each row, the cells of these columns.
type toldTable struct {
	name    string
	columns []string // beside the document's id
	rows    func(r *record.Record, row func(values ...any))
}

// document is the column of a table's rows that tells their sheet.
func (t *toldTable) document() string {
	if t.name == "documents" {
		return "id"
	}
	return "document_id"
}

var spanColumns = []string{"page", "span_start", "span_end", "quote"}

// spanned are columns with those of a span behind them.
func spanned(columns ...string) []string { return append(columns, spanColumns...) }

// digestsOf are the rows that a record should have, by table as in toldTables.
func digestsOf(r *record.Record, k rowKey) []digest {
	k.row = nil // its own
	out := make([]digest, len(toldTables))
	for i := range toldTables {
		toldTables[i].rows(r, func(values ...any) {
			k.begin()
			k.cells(values...)
			out[i].add(k.hash())
		})
	}
	return out
}

func sortedKeys(a, b map[string]int) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}
