package postgres

import (
	"context"
	"fmt"
	"strings"

	"factsheet/pipeline/load"
)

// constraint is a foreign key of a table that this load made.
type constraint struct{ table, name, definition string }

// unchain takes the foreign keys of new tables off: PostgreSQL checks them all at once,
// when they are put on again, in a small part of the time that a check a row takes.
func (s *session) unchain(ctx context.Context) ([]constraint, error) {
	if len(s.fresh) == 0 {
		return nil, nil
	}
	found, err := s.query(ctx, `SELECT t.relname, c.conname, pg_get_constraintdef(c.oid)
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE n.nspname = $1 AND c.contype = 'f' ORDER BY t.relname, c.conname`, s.schema)
	if err != nil {
		return nil, err
	}
	var out []constraint
	for _, row := range found {
		if !s.fresh[row[0]] {
			continue
		}
		out = append(out, constraint{row[0], row[1], row[2]})
		if _, err := s.exec(ctx, "ALTER TABLE "+load.Quoted(row[0])+" DROP CONSTRAINT "+load.Quoted(row[1])); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// chain puts foreign keys on again, and makes the indexes by which PostgreSQL finds the
// rows that refer to one that is deleted.
func (s *session) chain(ctx context.Context, keys []constraint) error {
	for _, k := range keys {
		if _, err := s.exec(ctx, "ALTER TABLE "+load.Quoted(k.table)+" ADD CONSTRAINT "+load.Quoted(k.name)+" "+k.definition); err != nil {
			return err
		}
	}
	for i := range s.out.Tables {
		t := &s.out.Tables[i]
		if !s.fresh[t.Name] {
			continue
		}
		led := map[string]bool{t.Keys()[0]: true} // columns that lead an index
		for _, k := range t.ForeignKeys {
			if first := k.Columns[0]; !led[first] {
				led[first] = true
				if _, err := s.exec(ctx, "CREATE INDEX ON "+load.Quoted(t.Name)+" ("+load.QuotedList(k.Columns)+")"); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// merge makes a table hold what its temporary table holds, and touches only rows that are
// not so already.
func (s *session) merge(ctx context.Context, t *load.Table) (r load.TableResult, err error) {
	r = load.TableResult{Table: t.Name, Rows: t.Rows}
	var names, rest, stagedRest, storedRest, set []string
	for _, c := range t.Columns {
		name := load.Quoted(c.Name)
		names = append(names, name)
		if !c.Key {
			rest = append(rest, name)
			stagedRest, storedRest = append(stagedRest, "s."+name), append(storedRest, "t."+name)
			set = append(set, name+" = s."+name)
		}
	}
	all := strings.Join(names, ", ")
	if s.fresh[t.Name] {
		r.Inserted, err = s.exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s", load.Quoted(t.Name), all, all, stage(t.Name)))
		return r, err
	}
	// Without the key, two rows of one would not be told.
	key := fmt.Sprintf("ALTER TABLE %s ADD PRIMARY KEY (%s); ANALYZE %s", stage(t.Name), load.QuotedList(t.Keys()), stage(t.Name))
	if _, err = s.exec(ctx, key); err != nil {
		return r, err
	}
	var same []string
	for _, k := range t.Keys() {
		same = append(same, fmt.Sprintf("s.%s = t.%s", load.Quoted(k), load.Quoted(k)))
	}
	equal := strings.Join(same, " AND ")
	r.Deleted, err = s.exec(ctx, fmt.Sprintf("DELETE FROM %s t WHERE NOT EXISTS (SELECT FROM %s s WHERE %s)",
		load.Quoted(t.Name), stage(t.Name), equal))
	if err != nil {
		return r, err
	}
	if len(rest) > 0 {
		r.Updated, err = s.exec(ctx, fmt.Sprintf("UPDATE %s t SET %s FROM %s s WHERE %s AND (%s) IS DISTINCT FROM (%s)",
			load.Quoted(t.Name), strings.Join(set, ", "), stage(t.Name), equal, strings.Join(storedRest, ", "), strings.Join(stagedRest, ", ")))
		if err != nil {
			return r, err
		}
	}
	r.Inserted, err = s.exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s s WHERE NOT EXISTS (SELECT FROM %s t WHERE %s)",
		load.Quoted(t.Name), all, all, stage(t.Name), load.Quoted(t.Name), equal))
	return r, err
}
