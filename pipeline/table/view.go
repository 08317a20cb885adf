package table

import (
	"fmt"
	"strings"
)

// View is a question that is asked of the tables daily: the rows of one table, with what
// other tables tell of them.
type View struct {
	Name    string       `json:"name"`
	Doc     string       `json:"doc"`
	From    string       `json:"from"`            // the table whose rows it has, each once
	Where   string       `json:"where,omitempty"` // a column of it, of type BOOLEAN, that must be true; empty for all rows
	Joins   []Join       `json:"joins"`
	Columns []ViewColumn `json:"columns"`
}

// Join adds the row, if there is one, of another table to which a foreign key of the
// view's table leads.
type Join struct {
	Name    string   `json:"name"` // by which the view's columns call it
	Table   string   `json:"table"`
	Columns []string `json:"columns"` // of the view's table
	Keys    []string `json:"keys"`    // the joined table's primary key, in the same order
}

// ViewColumn is a column of a view.
type ViewColumn struct {
	Name   string `json:"name"`
	Of     string `json:"of"`     // a join's name; empty for the view's own table
	Column string `json:"column"` // of that table
}

// Views are all of them, in a fixed order.
func Views() []View {
	flat := func(name, doc, from string, joins ...added) View { return view(name, doc, from, "", joins...) }
	sheet := added{
		Join{"d", "documents", []string{"document_id"}, []string{"id"}},
		[]string{"source", "title", "publisher", "date_edtf", "date_first", "date_last"}, "document_",
	}
	return []View{
		view("contributions_summable", "The contributions that a sum counts: no money is among them twice, as far as parties, sums and words show it.", "contributions", "summable"),
		flat("contributions_flat", "Every contribution, with what its sheet and the bodies on both sides are.", "contributions",
			sheet, partner("donor"), partner("recipient")),
		flat("projects_flat", "Every project, with its sheet.", "projects", sheet),
		flat("agreements_flat", "Every agreement as each sheet tells it, with the sheet.", "agreements", sheet),
	}
}

// partner adds what a body is to the columns that name it.
func partner(side string) added {
	return added{
		Join{side, "partners", []string{side + "_id"}, []string{"id"}},
		[]string{"acronym", "type", "country", "country_alpha3", "organisation_type", "channel_code"}, side + "_",
	}
}

// added is a join with the columns that a view takes from it.
type added struct {
	join    Join
	columns []string
	prefix  string // of their names in the view
}

// view has all columns of a table, and those of what is joined to it.
func view(name, doc, from, where string, joins ...added) View {
	v := View{Name: name, Doc: doc, From: from, Where: where, Joins: []Join{}}
	for _, t := range All() {
		if t.Name == from {
			for i := range t.Columns {
				v.Columns = append(v.Columns, ViewColumn{Name: t.Columns[i].Name, Column: t.Columns[i].Name})
			}
		}
	}
	for _, a := range joins {
		v.Joins = append(v.Joins, a.join)
		for _, c := range a.columns {
			v.Columns = append(v.Columns, ViewColumn{a.prefix + c, a.join.Name, c})
		}
	}
	return v
}

// Describe tells what each column of the view is, as Info does of a table's: it may be
// null where it comes from a row that may be missing. None is a key.
func (v View) Describe() []Column {
	tables := map[string]Info{}
	for _, t := range All() {
		tables[t.Name] = t
	}
	out := make([]Column, 0, len(v.Columns))
	for _, c := range v.Columns {
		from := v.From
		for _, j := range v.Joins {
			if j.Name == c.Of {
				from = j.Table
			}
		}
		for _, of := range tables[from].Columns {
			if of.Name == c.Column {
				of.Name, of.Key, of.Nullable = c.Name, false, of.Nullable || c.Of != ""
				out = append(out, of)
			}
		}
	}
	return out
}

// SQL is the view as a SELECT of plain SQL, which DuckDB, PostgreSQL, BigQuery, Snowflake,
// SQLite and ClickHouse read alike. A table is called as name says: quoted, in a schema, or
// as a file that is read in place.
func (v View) SQL(name func(table string) string) string {
	var b strings.Builder
	b.WriteString("SELECT")
	for i, c := range v.Columns {
		of := c.Of
		if of == "" {
			of = rowName
		}
		fmt.Fprintf(&b, "%s\n  %s.%s AS %s", comma(i), of, c.Column, c.Name)
	}
	fmt.Fprintf(&b, "\nFROM %s AS %s", name(v.From), rowName)
	for _, j := range v.Joins {
		fmt.Fprintf(&b, "\nLEFT JOIN %s AS %s ON ", name(j.Table), j.Name)
		for i, c := range j.Columns {
			if i > 0 {
				b.WriteString(" AND ")
			}
			fmt.Fprintf(&b, "%s.%s = %s.%s", j.Name, j.Keys[i], rowName, c)
		}
	}
	if v.Where != "" {
		fmt.Fprintf(&b, "\nWHERE %s.%s", rowName, v.Where)
	}
	return b.String()
}

// rowName is what a view's SQL calls the row of its own table.
const rowName = "r"

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}
