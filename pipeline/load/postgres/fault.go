package postgres

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"factsheet/pipeline/load"
)

var (
	documentID = regexp.MustCompile(`\bdoc-[0-9a-f]{16}\b`)
	copyLine   = regexp.MustCompile(`, line ([0-9]+)(?:, column ([^:]+))?`)
)

// dependentObjects is the SQLSTATE of a DROP that other objects stand in the way of.
const dependentObjects = "2BP01"

// fault tells an error of the server with the table, column and sheet that it concerns, as
// far as the server tells them, and with what was said around it. t is the table that was
// worked on; nil where it was none.
func (s *session) fault(t *load.Table, err error) error {
	var e *pgconn.PgError
	if err == nil || !errors.As(err, &e) {
		if t != nil && err != nil {
			return fmt.Errorf("table %s: %w", t.Name, err)
		}
		return err
	}
	before, after, _ := strings.Cut(err.Error(), e.Error())
	return &serverError{before + s.told(t, e) + after, err}
}

// told is what the server says, in other words.
func (s *session) told(t *load.Table, e *pgconn.PgError) string {
	if e.Code == dependentObjects { // whose hint is CASCADE, which would drop what is not ours
		return fmt.Sprintf("something of yours builds on what loads made: %s; drop it or move it first (SQLSTATE %s)",
			strings.ReplaceAll(e.Detail, "\n", "; "), e.Code)
	}
	name, column := strings.TrimPrefix(e.TableName, stagePrefix), e.ColumnName
	document := documentID.FindString(e.Detail + " " + e.Message)
	if t != nil {
		if name == "" {
			name = t.Name
		}
		if m := copyLine.FindStringSubmatch(e.Where); m != nil {
			row, _ := strconv.Atoi(m[1])
			document = documentOf(s.out, t, row)
			if column == "" {
				column = m[2]
			}
		}
	}
	var b strings.Builder
	if name != "" {
		b.WriteString("table " + name)
		if column != "" {
			b.WriteString(", column " + column)
		}
		if document != "" {
			b.WriteString(", sheet " + s.out.Sheet(document))
		}
		b.WriteString(": ")
	}
	b.WriteString(strings.ReplaceAll(e.Message, stagePrefix, ""))
	for _, more := range []string{e.Detail, e.Hint} {
		if more != "" {
			b.WriteString("; " + strings.ReplaceAll(more, stagePrefix, ""))
		}
	}
	fmt.Fprintf(&b, " (SQLSTATE %s)", e.Code)
	return b.String()
}

// serverError is an error of the server in other words.
type serverError struct {
	text string
	err  error
}

func (e *serverError) Error() string { return e.text }

func (e *serverError) Unwrap() error { return e.err }
