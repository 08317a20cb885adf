// Package ddl tells the tables as SQL: the statements that make them, with their types, keys
// and comments, and the views over them, as each of six databases wants them.
package ddl

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"factsheet/pipeline/table"
)

// Dialect is the SQL of one database.
type Dialect struct {
	Name  string
	Title string   // what people call the database
	Notes []string // what to know before its statements are used, a sentence or two each

	types  map[string]string // what it calls each type of table.Column; decimals apart
	number string            // what it calls an exact decimal, before its digits
	self   string            // why a table can't refer to itself; empty where it can
	create func(d *Dialect, t *table.Info, k keys) []string
	view   func(d *Dialect, v *table.View) []string
}

// Dialects are all of them.
func Dialects() []*Dialect {
	return []*Dialect{&duckDB, &postgres, &bigQuery, &snowflake, &sqlite, &clickHouse}
}

// Names of the dialects, in their order.
func Names() []string {
	var out []string
	for _, d := range Dialects() {
		out = append(out, d.Name)
	}
	return out
}

// Find is the dialect of a name.
func Find(name string) (*Dialect, error) {
	for _, d := range Dialects() {
		if d.Name == name {
			return d, nil
		}
	}
	return nil, fmt.Errorf("there is no dialect %q; there are %s", name, strings.Join(Names(), ", "))
}

// Tables are the statements that make the tables, in an order in which their foreign keys can
// be made. A foreign key to a table that is not among them is told in a remark. No statement
// ends with a semicolon. An error names tables whose keys lead round in a circle, or a column
// of a type that no dialect knows.
func (d *Dialect) Tables(list []table.Info) ([]string, error) {
	ordered, err := InOrder(list)
	if err != nil {
		return nil, err
	}
	made := map[string]bool{}
	for i := range ordered {
		made[ordered[i].Name] = true
	}
	var out []string
	for i := range ordered {
		t := &ordered[i]
		for k := range t.Columns {
			if d.typeOf(&t.Columns[k]) == "" {
				return nil, fmt.Errorf("%s.%s: no type of %s is known for %s", t.Name, t.Columns[k].Name, d.Title, t.Columns[k].Type)
			}
		}
		out = append(out, d.create(d, t, d.keysOf(t, made))...)
	}
	return out, nil
}

// Views are the statements that make views over tables that are there, or put them in the
// place of those of the same name.
func (d *Dialect) Views(list []table.View) []string {
	var out []string
	for i := range list {
		out = append(out, d.view(d, &list[i])...)
	}
	return out
}

// Write writes statements as a script: under a remark that says what they are of, and the
// dialect's notes.
func (d *Dialect) Write(w io.Writer, what string, statements []string) error {
	b := bufio.NewWriter(w)
	remark(b, what+" for "+d.Title+".")
	for _, n := range d.Notes {
		remark(b, n)
	}
	for _, s := range statements {
		if strings.HasPrefix(s, "CREATE ") || strings.HasPrefix(s, "DROP ") || strings.HasPrefix(s, "--") {
			b.WriteString("\n")
		}
		b.WriteString(s)
		b.WriteString(";\n")
	}
	return b.Flush()
}

// remark writes a line that SQL passes over.
func remark(w io.Writer, text string) { fmt.Fprintf(w, "-- %s\n", oneLine(text)) }

// Type is the dialect's name of a column's type, as it stands in CREATE TABLE.
func (d *Dialect) Type(c *table.Column) string { return d.typeOf(c) }

// typeOf is the dialect's name of a column's type; empty where there is none.
func (d *Dialect) typeOf(c *table.Column) string {
	if digits, ok := strings.CutPrefix(c.Type, "DECIMAL"); ok {
		return d.number + digits
	}
	return d.types[c.Type]
}

// oneLine is text without line breaks, which would end a remark.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// standard is a string as the standard has it: quotes are doubled, and nothing else is special.
func standard(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// escaped is a string for those that take a backslash for more than itself.
func escaped(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`, "\r", `\r`).Replace(s) + "'"
}

func brackets(columns []string) string { return "(" + strings.Join(columns, ", ") + ")" }
