package postgres

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"factsheet/pipeline/load"
)

// Options say how an output is loaded.
type Options struct {
	Schema   string // that holds the tables; one schema holds one output's
	Recreate bool   // drop what an older program's load made, and make it anew
	NoWait   bool   // give up where another load writes to the schema, instead of waiting
	Waiting  func() // called before the load waits for another; may be nil
}

// ErrBusy says that another load writes to the schema.
var ErrBusy = errors.New("another load is writing to it")

// Load makes the schema of the database at dsn hold what the output's tables hold: in one
// transaction, so that a reader sees all of it or nothing, and a load that fails or is
// cancelled leaves the database as it was. A second load of the same output touches no row.
func Load(ctx context.Context, dsn string, out *load.Output, o Options) (*load.Result, error) {
	began := time.Now()
	config, err := parse(dsn)
	if err != nil {
		return nil, err
	}
	conn, err := connect(ctx, config)
	if err != nil {
		return nil, err
	}
	defer func() { // which rolls back what was not committed
		closing, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = conn.Close(closing)
	}()
	s := &session{conn: conn, out: out, schema: o.Schema}
	s.result = load.Result{Target: target(config), Schema: o.Schema}
	if err := s.load(ctx, o); err != nil {
		return nil, err
	}
	s.result.Took = time.Since(began)
	return &s.result, nil
}

func (s *session) load(ctx context.Context, o Options) error {
	if _, err := s.exec(ctx, "BEGIN; SET LOCAL client_min_messages = warning; SET LOCAL DateStyle = ISO"); err != nil {
		return s.fault(nil, err)
	}
	if err := s.lock(ctx, o); err != nil {
		return s.fault(nil, err)
	}
	if err := s.prepare(ctx, o); err != nil {
		return s.fault(nil, err)
	}
	keys, err := s.unchain(ctx)
	if err != nil {
		return s.fault(nil, err)
	}
	for i := range s.out.Tables {
		t := &s.out.Tables[i]
		if err := s.copyIn(ctx, t); err != nil {
			return s.fault(t, err)
		}
		r, err := s.merge(ctx, t)
		if err != nil {
			return s.fault(t, err)
		}
		s.result.Tables = append(s.result.Tables, r)
		if _, err := s.exec(ctx, "DROP TABLE "+stage(t.Name)); err != nil {
			return s.fault(t, err)
		}
	}
	if err := s.chain(ctx, keys); err != nil {
		return s.fault(nil, err)
	}
	if err := s.note(ctx); err != nil {
		return s.fault(nil, err)
	}
	// Keys are looked at here, where an error still tells the table.
	if _, err := s.exec(ctx, "SET CONSTRAINTS ALL IMMEDIATE"); err != nil {
		return s.fault(nil, err)
	}
	if err := s.analyse(ctx); err != nil {
		return s.fault(nil, err)
	}
	_, err = s.exec(ctx, "COMMIT")
	return s.fault(nil, err)
}

// lock waits until no other load writes to the schema. The lock ends with the transaction.
func (s *session) lock(ctx context.Context, o Options) error {
	key := "hashtextextended(" + literal("factsheet load "+s.schema) + ", 0)"
	got, err := s.query(ctx, "SELECT pg_try_advisory_xact_lock("+key+")")
	if err != nil || got[0][0] == "t" {
		return err
	}
	if o.NoWait {
		return fmt.Errorf("schema %s of %s: %w; wait for it to end", s.schema, s.result.Target, ErrBusy)
	}
	if o.Waiting != nil {
		o.Waiting()
	}
	_, err = s.exec(ctx, "SELECT pg_advisory_xact_lock("+key+")")
	return err
}

// analyse tells PostgreSQL's planner of tables that changed.
func (s *session) analyse(ctx context.Context) error {
	var names []string
	for _, t := range s.result.Tables {
		if t.Changed() {
			names = append(names, load.Quoted(t.Table))
		}
	}
	if len(names) == 0 {
		return nil
	}
	_, err := s.exec(ctx, "ANALYZE "+strings.Join(names, ", "))
	return err
}
