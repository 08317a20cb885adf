// Package sqlite loads the tables of a run into an SQLite file, in one transaction.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"factsheet/pipeline/load"
)

// Options say how an output is loaded.
type Options struct {
	Recreate bool   // drop what an older program's load made, and make it anew
	NoWait   bool   // give up where somebody else writes to the file, instead of waiting
	Waiting  func() // called before the load waits for another; may be nil
}

// ErrBusy says that somebody else writes to the file.
var ErrBusy = errors.New("somebody else is writing to it")

// session is a load under way: one connection, in one transaction.
type session struct {
	conn   *sql.Conn
	file   string
	out    *load.Output
	result load.Result

	made  []load.Definition // the tables as this program has them
	views []load.Definition
	there map[string]*load.Stored // tables and views that were there
	noted map[string]string       // the definitions that the loads before wrote down
	fresh map[string]bool         // tables that this load made
	aside []other                 // what others had put on tables and views that were dropped
	sound []string                // the views of others that could be read before

	leading []string           // tables of others with keys to the output's
	broken  map[brokenKey]bool // of those, keys that led nowhere before
}

// Load makes the SQLite database in file hold what the output's tables hold: in one
// transaction, so that a reader sees all of it or nothing, and a load that fails or is
// cancelled leaves the file as it was. A file that is not there is made. A second load of
// the same output writes nothing.
func Load(ctx context.Context, file string, out *load.Output, o Options) (_ *load.Result, err error) {
	began := time.Now()
	if info, err := os.Stat(filepath.Dir(file)); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s can't be made: there is no folder %s", file, filepath.Dir(file))
	}
	_, missing := os.Stat(file)
	address := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(file)}).EscapedPath()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	defer func() {
		err = errors.Join(err, db.Close())
		if info, gone := os.Stat(file); missing != nil && gone == nil && info.Size() == 0 {
			_ = os.Remove(file) // nothing was ever committed to it
		}
	}()
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	s := &session{conn: conn, file: file, out: out, fresh: map[string]bool{}}
	s.result = load.Result{Target: "sqlite:" + file}
	if err := s.begin(ctx, o); err != nil {
		return nil, s.fault(err)
	}
	if err := s.load(ctx, o); err != nil {
		if _, undo := conn.ExecContext(context.Background(), "ROLLBACK"); undo != nil {
			err = errors.Join(err, undo)
		}
		return nil, s.fault(err)
	}
	s.result.Took = time.Since(began)
	return &s.result, nil
}

// begin opens the transaction, alone of all writers. Foreign keys are looked at all at
// once in the end: one by one, each row would have SQLite look through whole tables.
func (s *session) begin(ctx context.Context, o Options) error {
	if err := s.exec(ctx, "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 50"); err != nil {
		return err
	}
	return s.patiently(ctx, o, "BEGIN IMMEDIATE")
}

// patiently runs a statement that others may keep waiting: a writer the beginning, a reader
// the end, which SQLite lets be tried again.
func (s *session) patiently(ctx context.Context, o Options, statement string) error {
	for waiting := false; ; waiting = true {
		err := s.exec(ctx, statement)
		if code(err) != codes.SQLITE_BUSY {
			return err
		}
		if o.NoWait {
			return fmt.Errorf("%w; wait for it to end", ErrBusy)
		}
		if !waiting && o.Waiting != nil {
			o.Waiting()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (s *session) load(ctx context.Context, o Options) error {
	if err := s.prepare(ctx, o); err != nil {
		return err
	}
	for i := range s.out.Tables {
		t := &s.out.Tables[i]
		if err := s.fill(ctx, t); err != nil {
			return err
		}
	}
	if err := s.note(ctx); err != nil {
		return err
	}
	if err := s.putBack(ctx, s.aside); err != nil {
		return err
	}
	if err := s.checkViews(ctx); err != nil {
		return err
	}
	if s.result.Sum().Changed() {
		if err := s.checkKeys(ctx); err != nil {
			return err
		}
	}
	return s.patiently(ctx, o, "COMMIT")
}

func (s *session) exec(ctx context.Context, statement string) error {
	_, err := s.conn.ExecContext(ctx, statement)
	return err
}

// count runs a statement and tells how many rows it touched.
func (s *session) count(ctx context.Context, statement string) (int64, error) {
	r, err := s.conn.ExecContext(ctx, statement)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// query gives the rows of a statement as text, null as ”.
func (s *session) query(ctx context.Context, statement string, args ...any) (out [][]string, err error) {
	rows, err := s.conn.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		cells, into := make([]sql.NullString, len(names)), make([]any, len(names))
		for i := range cells {
			into[i] = &cells[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		row := make([]string, len(names))
		for i := range cells {
			row[i] = cells[i].String
		}
		out = append(out, row)
	}
	return out, rows.Err()
}

// code is SQLite's code of an error; 0 where the error is none of its own.
func code(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// fault says what an error of SQLite's means for the file.
func (s *session) fault(err error) error {
	switch code(err) {
	case codes.SQLITE_NOTADB:
		return fmt.Errorf("%s is no SQLite database, so nothing is loaded into it", s.file)
	case codes.SQLITE_CANTOPEN, codes.SQLITE_READONLY, codes.SQLITE_PERM:
		return fmt.Errorf("%s can't be written to: %w", s.file, err)
	}
	return fmt.Errorf("%s: %w", s.file, err)
}
