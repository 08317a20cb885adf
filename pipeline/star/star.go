// Package star shows people how the tables hang together: facts, the dimensions that they
// refer to, and the link tables between them.
package star

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/pipeline/table"
)

// Write writes tables as Markdown: a picture of what refers to what, in Mermaid, and a line a
// table. Sheets are left out of the picture, since every row but those of the batch's own
// tables refers to one; so are rows that refer to others of their table.
func Write(w io.Writer, list []table.Info) error {
	b := bufio.NewWriter(w)
	b.WriteString("```mermaid\nerDiagram\n")
	for _, l := range lines(list) {
		fmt.Fprintf(b, "  %s %s %s : %q\n", l.from, l.how, l.to, strings.Join(l.names, ", "))
	}
	b.WriteString("```\n\n| table | is | key | a row |\n| --- | --- | --- | --- |\n")
	for _, role := range []table.Role{table.Fact, table.Dimension, table.Link} {
		for i := range list {
			if t := &list[i]; t.Role == role {
				fmt.Fprintf(b, "| `%s` | %s | `%s` | %s |\n", t.Name, role, strings.Join(t.PrimaryKey(), "`, `"), cell(firstSentence(t.Doc)))
			}
		}
	}
	return b.Flush()
}

// line is what leads from one table to another, by whatever names.
type line struct {
	from, how, to string
	names         []string
}

// lines are those of the picture, in the order of the tables.
func lines(list []table.Info) []line {
	var out []line
	there := map[string]bool{}
	for i := range list {
		there[list[i].Name] = true
	}
	add := func(from, how, to, name string) {
		if from == to || !there[from] || !there[to] {
			return
		}
		for i := range out {
			if out[i].from == from && out[i].to == to {
				out[i].names = append(out[i].names, name)
				if how != out[i].how {
					out[i].how = many
				}
				return
			}
		}
		out = append(out, line{from, how, to, []string{name}})
	}
	for i := range list {
		t := &list[i]
		ends := ends(t)
		if t.Role == table.Link && len(ends) == 2 {
			add(ends[0].Table, many, ends[1].Table, t.Name)
			continue
		}
		for _, k := range ends {
			column := k.Columns[len(k.Columns)-1]
			add(t.Name, one(t, column), k.Table, strings.TrimSuffix(column, "_id"))
		}
	}
	return out
}

// How many rows stand at the ends of a line, as Mermaid draws it.
const (
	many     = "}o--o{"
	optional = "}o--o|"
	always   = "}o--||"
)

// one tells whether a column must lead to a row.
func one(t *table.Info, column string) string {
	for i := range t.Columns {
		if t.Columns[i].Name == column && t.Columns[i].Nullable {
			return optional
		}
	}
	return always
}

// ends are the keys of a table that lead to something else than a sheet.
func ends(t *table.Info) []table.ForeignKey {
	var out []table.ForeignKey
	for _, k := range t.ForeignKeys {
		if k.Table != table.Documents.Name {
			out = append(out, k)
		}
	}
	return out
}

func firstSentence(doc string) string {
	first, _, _ := strings.Cut(doc, ". ")
	first, _, _ = strings.Cut(first, ": the table")
	return strings.TrimSuffix(first, ".")
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
