package write

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"factsheet/pipeline/table"
)

const (
	// batch is how many rows are handed to the Parquet library at a time. The bytes
	// that it writes depend on it, so it is fixed.
	batch = 1024
	// groupRows bounds the rows of a group: as many as DuckDB's own groups have, each of
	// which a core takes.
	groupRows = 122_880
	// bloomBits a value let one look-up in a hundred of what is not there pass.
	bloomBits = 10
	// boundLength is how many bytes of a text stand in a page's bounds: a whole id.
	boundLength = 40
)

// parquetOptions are the same on every machine, so that the bytes are. Where the rows hold
// whole texts, the column text has no bounds.
func parquetOptions[R any](t *table.Info, texts bool) []parquet.WriterOption {
	var unbounded []string
	if texts {
		unbounded = []string{"text"}
	}
	schema := schemaOf[R](t.Name, unbounded...)
	out := []parquet.WriterOption{
		schema,
		parquet.CreatedBy("factsheet", "1", "0"),
		parquet.Compression(codec),
		parquet.MaxRowsPerRowGroup(groupRows),
		parquet.PageBufferSize(64 << 10),
		parquet.WriteBufferSize(0),        // the file has a buffer
		parquet.DataPageStatistics(false), // the page index has them
		parquet.ColumnIndexSizeLimit(func([]string) int { return boundLength }),
		parquet.SortingWriterConfig(parquet.SortingColumns(sorting(t)...)),
		parquet.BloomFilters(blooms(t, schema)...),
	}
	for _, name := range unbounded {
		out = append(out, parquet.SkipPageBounds(name))
	}
	for _, m := range metadata(t) {
		out = append(out, parquet.KeyValueMetadata(m[0], m[1]))
	}
	return out
}

// sorting are the columns of the primary key: the rows come in its order, group by group.
func sorting(t *table.Info) []parquet.SortingColumn {
	var out []parquet.SortingColumn
	for _, c := range t.Columns {
		if c.Key {
			out = append(out, parquet.Ascending(c.Name))
		}
	}
	return out
}

// blooms are the filters by which a reader of one sheet, one entry or one body passes over
// whole groups. A column of ids that is neither key nor kept as a dictionary has none: it
// would cost as much as a key's and is seldom asked for.
func blooms(t *table.Info, schema *parquet.Schema) []parquet.BloomFilterColumn {
	var out []parquet.BloomFilterColumn
	for _, c := range t.Columns {
		if c.Type != "VARCHAR" {
			continue
		}
		leaf, _ := schema.Lookup(c.Name)
		encoding := leaf.Node.Encoding()
		if c.Key || c.Refers != "" && encoding != nil && encoding.Encoding() == parquet.RLEDictionary.Encoding() {
			out = append(out, parquet.SplitBlockFilter(bloomBits, c.Name))
		}
	}
	return out
}

// metadata tells in each file what its table and its columns hold, as keys and values
// sorted by key: for people (factsheet.comment.COLUMN), for programs (factsheet.columns)
// and for Spark, which shows it in DESCRIBE.
func metadata(t *table.Info) [][2]string {
	var key []string
	foreign := map[string]string{}
	out := [][2]string{
		{"factsheet.table", t.Name}, {"factsheet.version", strconv.Itoa(t.Version)}, {"factsheet.doc", t.Doc},
		{"factsheet.columns", asJSON(t.Columns)}, {"org.apache.spark.sql.parquet.row.metadata", asJSON(sparkRow(t))},
	}
	for _, c := range t.Columns {
		if c.Key {
			key = append(key, c.Name)
		}
		if c.Refers != "" {
			foreign[c.Name] = c.Refers
		}
		out = append(out, [2]string{"factsheet.comment." + c.Name, c.Doc})
	}
	return append(out, [2]string{"factsheet.primary_key", strings.Join(key, ",")}, [2]string{"factsheet.references", asJSON(foreign)})
}

// asJSON is a value of our own as JSON, which can always be made.
func asJSON(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// parquetFile is a file of rows as Parquet.
type parquetFile[R any] struct{ *parquet.GenericWriter[R] }

func (f parquetFile[R]) write(rows []R) error { _, err := f.Write(rows); return err }
func (f parquetFile[R]) endGroup() error      { return f.Flush() }
func (f parquetFile[R]) close() error         { return f.Close() }
