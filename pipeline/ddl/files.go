package ddl

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// Files says where the Parquet files of an output lie.
type Files struct {
	Out    string // the output folder
	tables map[string]place
}

// place is where the rows of one table are.
type place struct {
	files     string // below Out, with '**' and '*' as DuckDB reads them; empty where there is no file
	partition string // the column that the folders' names give, as year; empty for none
}

// FilesAsWritten are the files of an output that is not there, or has no manifest: as a run
// with --partition-by PARTITION lays them, or without, where partition is empty.
func FilesAsWritten(out, partition string) Files {
	f := Files{out, map[string]place{}}
	for _, t := range table.All() {
		switch {
		case partition == "":
			f.tables[t.Name] = place{files: "tables/" + t.Name + ".parquet"}
		case ofSheets(&t):
			f.tables[t.Name] = place{folder(t.Name), partition}
		default:
			f.tables[t.Name] = place{files: folder(t.Name)}
		}
	}
	return f
}

// ofSheets tells whether each row is of one sheet, and so of one partition.
func ofSheets(t *table.Info) bool {
	return t.Name == table.Documents.Name || t.Columns[0].Name == "document_id"
}

// column is the partition that a file's folder names: year, of 'tables/dates/year=2024/a.parquet'.
func column(file string) string {
	name, _, found := strings.Cut(path.Base(path.Dir(file)), "=")
	if !found {
		return ""
	}
	return name
}

func folder(name string) string { return "tables/" + name + "/**/*.parquet" }

// FilesOf are the files that a manifest tells of. An error says that none of them is Parquet.
func FilesOf(out string, m *manifest.Manifest) (Files, error) {
	f := Files{out, map[string]place{}}
	for _, t := range m.Tables {
		if path.Ext(t.File) != ".parquet" {
			continue
		}
		at := place{files: t.File}
		if strings.HasPrefix(t.File, "tables/"+t.Table+"/") {
			at.files = folder(t.Table)
			at.partition = column(t.File)
		}
		f.tables[t.Table] = at
	}
	if len(f.tables) == 0 {
		return f, fmt.Errorf("%s holds no Parquet tables; run with --format parquet, or json,parquet", out)
	}
	return f, nil
}

// ParquetViews are DuckDB's statements that make a view of each table, which reads its files in
// place, and the views over them.
func ParquetViews(list []table.Info, views []table.View, f Files) []string {
	var out []string
	for i := range list {
		t := &list[i]
		out = append(out, "CREATE OR REPLACE VIEW "+t.Name+" AS\n"+f.selected(t))
		out = append(out, comments("VIEW", t.Name, t.Doc, t.Columns)...)
	}
	return append(out, duckDB.Views(views)...)
}

// selected is the SELECT of all that the files of a table hold.
func (f Files) selected(t *table.Info) string {
	at := f.tables[t.Name]
	if at.files == "" {
		return noRows(t)
	}
	from := standard(literal(filepath.ToSlash(filepath.Clean(f.Out))) + "/" + at.files)
	if at.partition != "" {
		kind := "VARCHAR"
		if at.partition == "year" {
			kind = "INTEGER"
		}
		from += ", hive_partitioning = true, hive_types = {" + standard(at.partition) + ": " + kind + "}"
	} else if strings.Contains(at.files, "*") {
		from += ", hive_partitioning = false"
	}
	return "SELECT * FROM read_parquet(" + from + ")"
}

// noRows is a SELECT of a table's columns and of no row.
func noRows(t *table.Info) string {
	var columns []string
	for i := range t.Columns {
		c := &t.Columns[i]
		columns = append(columns, "NULL::"+duckDB.typeOf(c)+" AS "+c.Name)
	}
	return "SELECT " + strings.Join(columns, ", ") + "\nWHERE false"
}

// literal is a path in which DuckDB reads no character as a pattern.
func literal(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}

// WriteParquetViews writes ParquetViews as a script.
func WriteParquetViews(w io.Writer, list []table.Info, views []table.View, f Files) error {
	in := duckDB
	in.Notes = []string{"They read the files of " + f.Out + " in place: run it where that path leads there."}
	return in.Write(w, "Views of factsheet's tables and over them", ParquetViews(list, views, f))
}
