package sqlite

import (
	"context"
	"fmt"

	"factsheet/pipeline/load"
)

// other is an index or trigger that somebody else put on a table or view.
type other struct{ kind, name, on, sql string }

// othersOn are the indexes and triggers on a table or view, which go where it is dropped. A
// load makes none. SQLite notes what a trigger is on in the case in which its maker wrote it.
func (s *session) othersOn(ctx context.Context, name string) ([]other, error) {
	rows, err := s.query(ctx, `SELECT type, name, tbl_name, sql FROM sqlite_schema
WHERE tbl_name = ? COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY name`, name)
	out := make([]other, len(rows))
	for i, row := range rows {
		out[i] = other{row[0], row[1], row[2], row[3]}
	}
	return out, err
}

// setAside notes what others put on a table or view that is about to be dropped.
func (s *session) setAside(ctx context.Context, name string) error {
	list, err := s.othersOn(ctx, name)
	s.aside = append(s.aside, list...)
	return err
}

// putBack makes anew what others had put on tables and views.
func (s *session) putBack(ctx context.Context, list []other) error {
	for _, o := range list {
		if err := s.exec(ctx, o.sql); err != nil {
			return builtOn(fmt.Errorf("%s %s on %s (%w)", o.kind, o.name, o.on, err))
		}
	}
	return nil
}

// builtOn says what of others stands in the way of a load.
func builtOn(what error) error {
	return fmt.Errorf("something of yours builds on what loads made, and would be broken: %w; drop it or move it first", what)
}

// soundViews are the views of others that can be read.
func (s *session) soundViews(ctx context.Context) ([]string, error) {
	rows, err := s.query(ctx, "SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT IN (SELECT name FROM "+book+") ORDER BY name")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, row := range rows {
		if s.readable(ctx, row[0]) == nil {
			out = append(out, row[0])
		}
	}
	return out, ctx.Err()
}

// checkViews makes sure that the views which could be read before the load still can: SQLite
// keeps a view as text, and drops from under it whatever it builds on.
func (s *session) checkViews(ctx context.Context) error {
	var broken error
	for _, name := range s.sound {
		err := s.readable(ctx, name)
		switch {
		case err == nil:
		case broken == nil:
			broken = fmt.Errorf("view %s (%w)", name, err)
		default:
			broken = fmt.Errorf("%w; view %s (%w)", broken, name, err)
		}
	}
	if broken != nil {
		return builtOn(broken)
	}
	return nil
}

// readable compiles a query of a view, and runs nothing.
func (s *session) readable(ctx context.Context, view string) error {
	_, err := s.query(ctx, "EXPLAIN SELECT * FROM main."+load.Quoted(view))
	return err
}
