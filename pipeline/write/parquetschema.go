package write

import (
	"bytes"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"factsheet/pipeline/table"
)

// schemaOf is the schema of the rows R, by the table's name. The columns named unbounded
// have no least and greatest value: those of whole texts would put two sheets into the
// footer of each file, for a question that nobody asks.
func schemaOf[R any](name string, unbounded ...string) *parquet.Schema {
	var zero R
	return parquet.NewSchema(name, boundless{parquet.SchemaOf(zero), unbounded})
}

// boundless is a schema some of whose columns have no bounds.
type boundless struct {
	parquet.Node
	columns []string
}

func (n boundless) Fields() []parquet.Field {
	fields := slices.Clone(n.Node.Fields())
	for i, f := range fields {
		if slices.Contains(n.columns, f.Name()) {
			fields[i] = boundlessField{f}
		}
	}
	return fields
}

type boundlessField struct{ parquet.Field }

func (f boundlessField) Type() parquet.Type { return boundlessType{f.Field.Type()} }

type boundlessType struct{ parquet.Type }

func (t boundlessType) NewColumnIndexer(int) parquet.ColumnIndexer { return &boundlessIndex{} }

// boundlessIndex is the index of a column whose pages were not looked at. The format has
// no way to leave a page's bounds out, and bounds that are too narrow lose rows, so each
// page may hold anything from the empty text to past the last one.
type boundlessIndex struct {
	nullPages  []bool
	nullCounts []int64
}

func (x *boundlessIndex) Reset() { x.nullPages, x.nullCounts = x.nullPages[:0], x.nullCounts[:0] }

func (x *boundlessIndex) IndexPage(values, nulls int64, _, _ parquet.Value) {
	x.nullPages = append(x.nullPages, values == nulls)
	x.nullCounts = append(x.nullCounts, nulls)
}

// pastEveryText is greater than any UTF-8, of whose bytes none is 0xFF.
var pastEveryText = []byte{0xff}

func (x *boundlessIndex) ColumnIndex() format.ColumnIndex {
	n := len(x.nullPages)
	return format.ColumnIndex{
		NullPages: slices.Clone(x.nullPages), NullCounts: slices.Clone(x.nullCounts), BoundaryOrder: format.Unordered,
		MinValues: slices.Repeat([][]byte{{}}, n), MaxValues: slices.Repeat([][]byte{bytes.Clone(pastEveryText)}, n),
	}
}

// sparkStruct is a row as Spark keeps it beside the schema.
type sparkStruct struct {
	Type   string       `json:"type"`
	Fields []sparkField `json:"fields"`
}

type sparkField struct {
	Name     string            `json:"name"`
	Type     any               `json:"type"`
	Nullable bool              `json:"nullable"`
	Metadata map[string]string `json:"metadata"`
}

// sparkArray is a list's type.
type sparkArray struct {
	Type         string `json:"type"`
	ElementType  string `json:"elementType"`
	ContainsNull bool   `json:"containsNull"`
}

// sparkTypes are Spark's names of the types of columns.
var sparkTypes = map[string]any{
	"VARCHAR": "string", "INTEGER": "integer", "BIGINT": "long", "BOOLEAN": "boolean", "DATE": "date",
	"VARCHAR[]": sparkArray{"array", "string", false},
}

func sparkRow(t *table.Info) sparkStruct {
	out := sparkStruct{Type: "struct"}
	for _, c := range t.Columns {
		of, ok := sparkTypes[c.Type]
		if !ok {
			of = strings.ToLower(c.Type) // decimal(18,2)
		}
		out.Fields = append(out.Fields, sparkField{c.Name, of, c.Nullable, map[string]string{"comment": c.Doc}})
	}
	return out
}
