package ddl

import (
	"fmt"
	"strings"

	"factsheet/pipeline/table"
)

// part is a line between the brackets of CREATE TABLE: a column or a key.
type part struct {
	before string // a remark on the line before; empty for none
	text   string
	remark string // at the end of the line; empty for none
}

// createTable is CREATE TABLE with its parts, remarks on lines of their own behind them, and
// what follows the closing bracket.
func createTable(t *table.Info, parts []part, remarks []string, tail string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %s ( -- version %d\n", t.Name, t.Version)
	for i, p := range parts {
		if p.before != "" {
			b.WriteString("  -- " + oneLine(p.before) + "\n")
		}
		b.WriteString("  " + p.text)
		if i < len(parts)-1 {
			b.WriteString(",")
		}
		if p.remark != "" {
			b.WriteString(" -- " + oneLine(p.remark))
		}
		b.WriteString("\n")
	}
	for _, r := range remarks {
		b.WriteString("  -- " + oneLine(r) + "\n")
	}
	b.WriteString(")" + tail)
	return b.String()
}

// columnParts are the columns with their types; more is what else a dialect tells of one.
func (d *Dialect) columnParts(t *table.Info, more func(c *table.Column) string) []part {
	var out []part
	for i := range t.Columns {
		c := &t.Columns[i]
		text := c.Name + " " + d.typeOf(c)
		if !c.Nullable {
			text += " NOT NULL"
		}
		out = append(out, part{text: text + more(c)})
	}
	return out
}

// keyParts are the primary key and the foreign keys; how is what follows each of them.
func keyParts(t *table.Info, k keys, primary, foreign string) []part {
	out := []part{{text: "PRIMARY KEY " + brackets(t.PrimaryKey()) + primary}}
	for _, f := range k.made {
		out = append(out, part{text: "FOREIGN KEY " + brackets(f.Columns) + " REFERENCES " + f.Table + " " + brackets(f.References) + foreign})
	}
	return out
}

// nothing is what most dialects tell of a column beside its type.
func nothing(*table.Column) string { return "" }

// comments are the statements of the databases that take comments apart.
func comments(kind, name, doc string, columns []table.Column) []string {
	out := []string{fmt.Sprintf("COMMENT ON %s %s IS %s", kind, name, standard(doc))}
	for i := range columns {
		out = append(out, fmt.Sprintf("COMMENT ON COLUMN %s.%s IS %s", name, columns[i].Name, standard(columns[i].Doc)))
	}
	return out
}

// byName calls a table by its name alone.
func byName(name string) string { return name }
