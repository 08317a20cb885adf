package sqlite

import (
	"bytes"
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"factsheet/pipeline/load"
)

// fill makes a table hold what the output's holds. A table that this load made takes the
// rows at once; else they go to a temporary table first and are merged from there.
func (s *session) fill(ctx context.Context, t *load.Table) error {
	into := "main." + load.Quoted(t.Name)
	if !s.fresh[t.Name] {
		name := load.Quoted("factsheet_stage_" + t.Name)
		if err := s.exec(ctx, "CREATE TEMPORARY TABLE "+name+" AS SELECT * FROM "+into+" WHERE false"); err != nil {
			return err
		}
		into = "temp." + name
	}
	if err := s.insert(ctx, t, into); err != nil {
		return err
	}
	r := load.TableResult{Table: t.Name, Rows: t.Rows, Inserted: t.Rows}
	if !s.fresh[t.Name] {
		var err error
		if r, err = s.merge(ctx, t, into); err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		if err := s.exec(ctx, "DROP TABLE "+into); err != nil {
			return err
		}
	}
	s.result.Tables = append(s.result.Tables, r)
	return nil
}

// insert brings the rows of a table into one of SQLite's.
func (s *session) insert(ctx context.Context, t *load.Table, into string) error {
	rows, err := s.out.Rows(t)
	if err != nil {
		return fmt.Errorf("table %s: %w", t.Name, err)
	}
	defer rows.Close()
	defer func(began time.Time) { s.result.Staging += time.Since(began) }(time.Now())
	names := make([]string, len(t.Columns))
	for i := range t.Columns {
		names[i] = t.Columns[i].Name
	}
	statement := "INSERT INTO " + into + " (" + load.QuotedList(names) + ") VALUES (?" + strings.Repeat(", ?", len(names)-1) + ")"
	// Past database/sql, whose conversion of each value takes as long as SQLite does.
	return s.conn.Raw(func(conn any) error {
		prepared, err := conn.(driver.ConnPrepareContext).PrepareContext(ctx, statement)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		defer prepared.Close()
		return insertAll(ctx, prepared.(driver.StmtExecContext), rows, func(cells []load.Cell, err error) error {
			return fmt.Errorf("table %s%s: %w", t.Name, s.sheetOf(t, cells), err)
		})
	})
}

// insertAll inserts rows; fault says of which an error is.
func insertAll(ctx context.Context, prepared driver.StmtExecContext, rows *load.Rows, fault func([]load.Cell, error) error) error {
	types := rows.Types()
	args := make([]driver.NamedValue, len(types))
	for i := range args {
		args[i].Ordinal = i + 1
	}
	var room bytes.Buffer
	for {
		cells, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fault(nil, err)
		}
		for i, t := range types {
			args[i].Value = value(&cells[i], t, &room)
		}
		if rows.Count()%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		// A context that may be cancelled would cost a goroutine a row.
		if _, err := prepared.ExecContext(context.WithoutCancel(ctx), args); err != nil {
			return fault(cells, err)
		}
	}
}

// sheetOf names the sheet of a row for an error.
func (s *session) sheetOf(t *load.Table, cells []load.Cell) string {
	at := t.Place("document_id")
	if t.Name == "documents" {
		at = t.Place("id")
	}
	if at < 0 || cells == nil {
		return ""
	}
	return ", sheet " + s.out.Sheet(string(cells[at].Text))
}

// merge makes a table hold what its temporary table holds, and touches only rows that are
// not so already.
func (s *session) merge(ctx context.Context, t *load.Table, staged string) (r load.TableResult, err error) {
	r = load.TableResult{Table: t.Name, Rows: t.Rows}
	stored := "main." + load.Quoted(t.Name)
	var same, set, rest, storedRest []string
	var names []string
	for _, c := range t.Columns {
		name := load.Quoted(c.Name)
		names = append(names, name)
		if c.Key {
			same = append(same, "s."+name+" = t."+name)
			continue
		}
		set = append(set, name+" = s."+name)
		rest, storedRest = append(rest, "s."+name), append(storedRest, "t."+name)
	}
	equal, all := strings.Join(same, " AND "), strings.Join(names, ", ")
	index := fmt.Sprintf("CREATE UNIQUE INDEX temp.%s ON %s (%s)",
		load.Quoted("factsheet_key_"+t.Name), strings.TrimPrefix(staged, "temp."), load.QuotedList(t.Keys()))
	if err := s.exec(ctx, index); err != nil {
		return r, err
	}
	r.Deleted, err = s.count(ctx, fmt.Sprintf("DELETE FROM %s AS t WHERE NOT EXISTS (SELECT 1 FROM %s s WHERE %s)", stored, staged, equal))
	if err != nil {
		return r, err
	}
	if len(rest) > 0 {
		r.Updated, err = s.count(ctx, fmt.Sprintf("UPDATE %s AS t SET %s FROM %s s WHERE %s AND (%s) IS NOT (%s)",
			stored, strings.Join(set, ", "), staged, equal, strings.Join(storedRest, ", "), strings.Join(rest, ", ")))
		if err != nil {
			return r, err
		}
	}
	r.Inserted, err = s.count(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s s WHERE NOT EXISTS (SELECT 1 FROM %s t WHERE %s)",
		stored, all, all, staged, stored, equal))
	return r, err
}
