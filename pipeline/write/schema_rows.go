package write

import (
	"fmt"

	"github.com/invopop/jsonschema"

	"factsheet/pipeline/table"
)

// decimals are the forms of decimals in JSON Lines: strings with all their places, so that no
// reader rounds them.
var decimals = map[string]string{
	"DECIMAL(18,2)": `^-?[0-9]{1,16}\.[0-9]{2}$`,
	"DECIMAL(18,4)": `^-?[0-9]{1,14}\.[0-9]{4}$`,
}

// RowSchema is the JSON Schema of tables/KIND.jsonl: of a row of the one table in the list, or
// with a definition a table where there are several, of which a row is like one.
func RowSchema(list []table.Info) *jsonschema.Schema {
	if len(list) == 1 {
		s := rowSchema(&list[0])
		s.Version = jsonschema.Version
		s.ID = jsonschema.ID(fmt.Sprintf("urn:factsheet:table:%s:%d", list[0].Name, list[0].Version))
		return s
	}
	s := &jsonschema.Schema{
		Version: jsonschema.Version, ID: "urn:factsheet:tables", Title: "Rows of the tables",
		Description: "A line of tables/NAME.jsonl is as $defs/NAME says. Decimals are strings with all their places, days ISO days.",
		Definitions: jsonschema.Definitions{},
	}
	for i := range list {
		s.Definitions[list[i].Name] = rowSchema(&list[i])
		s.AnyOf = append(s.AnyOf, &jsonschema.Schema{Ref: "#/$defs/" + list[i].Name})
	}
	return s
}

// rowSchema is closed: of one version of the table, with every key there.
func rowSchema(t *table.Info) *jsonschema.Schema {
	s := &jsonschema.Schema{
		Type: "object", Title: fmt.Sprintf("%s, version %d", t.Name, t.Version), Description: t.Doc,
		Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema,
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		s.Properties.Set(c.Name, valueSchema(c))
		s.Required = append(s.Required, c.Name)
	}
	return s
}

// valueSchema is of a column's values.
func valueSchema(c *table.Column) *jsonschema.Schema {
	v := jsonschema.Schema{Pattern: c.Pattern}
	for _, e := range c.Values {
		v.Enum = append(v.Enum, e)
	}
	if c.Least != nil {
		v.Minimum = jsonNumber(*c.Least)
	}
	switch c.Type {
	case "INTEGER", "BIGINT":
		v.Type = "integer"
	case "BOOLEAN":
		v.Type = "boolean"
	case "DATE":
		v.Type, v.Format = "string", "date"
	default:
		v.Type = "string"
		if places, ok := decimals[c.Type]; ok {
			v.Pattern = places
		}
	}
	if c.IsList() {
		v = jsonschema.Schema{Type: "array", Items: &jsonschema.Schema{Type: v.Type, Pattern: v.Pattern, Enum: v.Enum}}
	}
	if c.Nullable {
		v = nullable(v)
	}
	v.Description = c.Doc
	return &v
}
