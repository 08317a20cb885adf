package load

import (
	"fmt"
	"time"
)

// Result is what a load came to.
type Result struct {
	Target   string        // the database as people know it, without a password
	Schema   string        // of the database; empty where it has none
	Tables   []TableResult // in the order of the output
	Added    []string      // columns, 'TABLE.COLUMN', that an older load's tables got
	Replaced int64         // NUL characters that the database can't hold and has U+FFFD for
	Staging  time.Duration // that handing the rows to the database took, of Took
	Took     time.Duration
}

// TableResult is what became of a table.
type TableResult struct {
	Table    string `json:"table"`
	Rows     int64  `json:"rows"` // in the output
	Inserted int64  `json:"inserted"`
	Updated  int64  `json:"updated"`
	Deleted  int64  `json:"deleted"`
}

// Sum is all tables in one.
func (r *Result) Sum() TableResult {
	var all TableResult
	for _, t := range r.Tables {
		all.Rows += t.Rows
		all.Inserted += t.Inserted
		all.Updated += t.Updated
		all.Deleted += t.Deleted
	}
	return all
}

// Changed tells whether the load changed a row.
func (t TableResult) Changed() bool { return t.Inserted+t.Updated+t.Deleted > 0 }

// Rate is how many rows a second were handed to the database.
func (r *Result) Rate() float64 {
	if r.Staging <= 0 {
		return 0
	}
	return float64(r.Sum().Rows) / r.Staging.Seconds()
}

// FormError says that a database holds a table in a form that the load can't bring to this
// program's.
type FormError struct {
	Place string // the schema or file
	Table string
	Ours  bool // a load made it
	Why   string
}

func (e *FormError) Error() string {
	if !e.Ours {
		return fmt.Sprintf("%s holds a table %s which no load made and which is not as factsheet has it (%s); load into a place of its own",
			e.Place, e.Table, e.Why)
	}
	return fmt.Sprintf("%s holds the table %s, but %s; --recreate drops what was loaded there and makes it anew from this output",
		e.Place, e.Table, e.Why)
}
