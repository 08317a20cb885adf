package postgres

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"factsheet/pipeline/load"
)

// session is a load under way: one connection, in one transaction.
type session struct {
	conn   *pgconn.PgConn
	out    *load.Output
	schema string
	result load.Result

	made  []load.Definition // the tables as this program has them
	views []load.Definition
	there map[string]*load.Stored // tables of these names that were there
	fresh map[string]bool         // tables that this load made
}

// exec runs statements that give no rows, and tells how many rows the last of them touched.
func (s *session) exec(ctx context.Context, sql string) (int64, error) {
	results, err := s.conn.Exec(ctx, sql).ReadAll()
	if err != nil || len(results) == 0 {
		return 0, err
	}
	return results[len(results)-1].CommandTag.RowsAffected(), nil
}

// query gives the rows of a statement as text, null as ”.
func (s *session) query(ctx context.Context, sql string, args ...string) ([][]string, error) {
	values := make([][]byte, len(args))
	for i, a := range args {
		values[i] = []byte(a)
	}
	r := s.conn.ExecParams(ctx, sql, values, nil, nil, nil).Read()
	if r.Err != nil {
		return nil, r.Err
	}
	out := make([][]string, len(r.Rows))
	for i, row := range r.Rows {
		for _, v := range row {
			out[i] = append(out[i], string(v))
		}
	}
	return out, nil
}

// literal is a string as SQL has it.
func literal(s string) string {
	escape := ""
	if strings.Contains(s, `\`) {
		escape, s = "E", strings.ReplaceAll(s, `\`, `\\`)
	}
	return escape + "'" + strings.ReplaceAll(s, "'", "''") + "'"
}

// stagePrefix begins the name of the temporary table that takes a table's rows.
const stagePrefix = "factsheet_stage_"

func stage(name string) string { return "pg_temp." + load.Quoted(stagePrefix+name) }
