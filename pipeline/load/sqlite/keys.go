package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"factsheet/pipeline/load"
)

// brokenKey is a foreign key of a row that leads to none.
type brokenKey struct{ table, row, key, parent, columns string }

// brokenKeys are those of a table's rows, as many as most.
func (s *session) brokenKeys(ctx context.Context, table string, most int) ([]brokenKey, error) {
	rows, err := s.query(ctx, `SELECT v.rowid, v.fkid, v.parent, group_concat(k."from", ', ') FROM pragma_foreign_key_check(?) v
JOIN pragma_foreign_key_list(v."table") k ON k.id = v.fkid GROUP BY v.rowid, v.fkid LIMIT ?`, table, most)
	if err != nil {
		return nil, fmt.Errorf("table %s: %w", table, err)
	}
	out := make([]brokenKey, len(rows))
	for i, row := range rows {
		out[i] = brokenKey{table, row[0], row[1], row[2], row[3]}
	}
	return out, nil
}

// lookAtKeys notes which tables of others have keys to the output's, and which of those keys
// lead nowhere already: the load is to break no more of them.
func (s *session) lookAtKeys(ctx context.Context) error {
	found, err := s.query(ctx, `SELECT DISTINCT m.name, k."table" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k
WHERE m.type = 'table'`)
	if err != nil {
		return err
	}
	s.broken = map[brokenKey]bool{}
	for _, row := range found {
		if s.isOurs(row[0]) || !s.isOurs(row[1]) || slices.Contains(s.leading, row[0]) {
			continue
		}
		keys, err := s.brokenKeys(ctx, row[0], -1)
		if err != nil { // a key that SQLite makes nothing of: it held nothing before either
			continue
		}
		s.leading = append(s.leading, row[0])
		for _, k := range keys {
			s.broken[k] = true
		}
	}
	return ctx.Err()
}

func (s *session) isOurs(table string) bool {
	return slices.ContainsFunc(s.out.Tables, func(t load.Table) bool { return strings.EqualFold(t.Name, table) })
}

// checkKeys looks whether each foreign key of the output's tables leads to a row, and each
// of others' that leads to these and did before. What else is in the file is not looked at.
func (s *session) checkKeys(ctx context.Context) error {
	for i := range s.out.Tables {
		keys, err := s.brokenKeys(ctx, s.out.Tables[i].Name, 1)
		if err != nil {
			return err
		}
		if len(keys) > 0 {
			return s.leadsNowhere(ctx, &keys[0])
		}
	}
	for _, table := range s.leading {
		keys, err := s.brokenKeys(ctx, table, -1)
		if err != nil {
			return err
		}
		for i := range keys {
			if s.isOurs(keys[i].parent) && !s.broken[keys[i]] {
				return s.leadsNowhere(ctx, &keys[i])
			}
		}
	}
	return nil
}

func (s *session) leadsNowhere(ctx context.Context, k *brokenKey) error {
	sheet := ""
	ids, err := s.query(ctx, "SELECT document_id FROM main."+load.Quoted(k.table)+" WHERE rowid = ?", k.row)
	if err == nil && len(ids) > 0 {
		sheet = ", sheet " + s.out.Sheet(ids[0][0])
	}
	return fmt.Errorf("table %s, column %s%s: it refers to a row of %s that is not there", k.table, k.columns, sheet, k.parent)
}
