package frictionless

import (
	"slices"

	"factsheet/pipeline/table"
)

// Schema is a Table Schema.
type Schema struct {
	Profile       string       `json:"$schema"`
	Version       int          `json:"version"` // the table's
	Fields        []Field      `json:"fields"`
	PrimaryKey    []string     `json:"primaryKey"`
	ForeignKeys   []ForeignKey `json:"foreignKeys,omitempty"`
	MissingValues []string     `json:"missingValues"` // none: what is null is null in the file, and an empty string is one
}

// Field is a column.
type Field struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Description string      `json:"description"`
	Constraints Constraints `json:"constraints"`
}

// Constraints say what a field may hold.
type Constraints struct {
	Required bool     `json:"required"`
	Enum     []string `json:"enum,omitempty"`
	Pattern  string   `json:"pattern,omitempty"`
	Minimum  *int     `json:"minimum,omitempty"`
}

// ForeignKey leads to a resource of the package, or where none is named to its own.
type ForeignKey struct {
	Fields    []string  `json:"fields"`
	Reference Reference `json:"reference"`
}

// Reference is the far end of a foreign key.
type Reference struct {
	Resource string   `json:"resource,omitempty"`
	Fields   []string `json:"fields"`
}

// types are the standard's names of the columns' types; a decimal is a number.
var types = map[string]string{
	"VARCHAR": "string", "INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean", "DATE": "date", "VARCHAR[]": "array",
}

// SchemaOf is the Table Schema of a table.
func SchemaOf(t *table.Info) Schema {
	s := Schema{Profile: schemaProfile, Version: t.Version, PrimaryKey: t.PrimaryKey(), MissingValues: []string{}}
	for i := range t.Columns {
		s.Fields = append(s.Fields, field(&t.Columns[i]))
	}
	for _, k := range t.ForeignKeys {
		s.ForeignKeys = append(s.ForeignKeys, foreignKey(t, k))
	}
	return s
}

// foreignKey is a key of a table. Where some of its columns may be null and others not, those
// that may stand alone: the standard does not say that a key with a null in it refers to
// nothing, and validators look such a key up. An entry's id is of one sheet alone, so nothing
// is lost.
func foreignKey(t *table.Info, k table.ForeignKey) ForeignKey {
	out := ForeignKey{k.Columns, Reference{k.Table, k.References}}
	if k.Table == t.Name {
		out.Reference.Resource = ""
	}
	var optional, to []string
	for i, name := range k.Columns {
		if at := slices.IndexFunc(t.Columns, func(c table.Column) bool { return c.Name == name }); at >= 0 && t.Columns[at].Nullable {
			optional, to = append(optional, name), append(to, k.References[i])
		}
	}
	if len(optional) > 0 {
		out.Fields, out.Reference.Fields = optional, to
	}
	return out
}

// field describes a column. Of a list it says no more: the standard would have the JSON Schema
// of its items here, which its own reference implementation refuses.
func field(c *table.Column) Field {
	f := Field{Name: c.Name, Type: types[c.Type], Description: c.Doc, Constraints: Constraints{Required: !c.Nullable, Minimum: c.Least}}
	switch {
	case f.Type == "":
		f.Type = "number"
	case !c.IsList():
		f.Constraints.Enum, f.Constraints.Pattern = c.Values, c.Pattern
	}
	return f
}
