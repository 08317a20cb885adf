// Package postgres loads the tables of a run into PostgreSQL: copied into temporary tables
// first, then merged in one transaction.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
)

// ErrDSN is an address that does not tell a database.
var ErrDSN = errors.New("the address of the database can't be understood")

// parse takes an address apart, as libpq does: what it does not tell comes from the
// environment (PGHOST, PGPASSWORD …), ~/.pgpass and the service file. No error tells a
// password.
func parse(dsn string) (*pgconn.Config, error) {
	const form = "it is postgres://USER@HOST:PORT/DATABASE, with what is special in a name written as %20"
	secrets := []string{}
	if isURL(dsn) {
		u, err := url.Parse(dsn)
		if err != nil { // which quotes the address, and with it the password
			return nil, fmt.Errorf("%w: %s", ErrDSN, form)
		}
		if word, ok := u.User.Password(); ok {
			escaped, _, _ := strings.Cut(u.User.String(), "@")
			_, escaped, _ = strings.Cut(escaped, ":")
			secrets = append(secrets, word, escaped)
		}
		secrets = append(secrets, u.Query().Get("password"), u.Query().Get("sslpassword"))
	}
	c, err := pgconn.ParseConfig(dsn)
	if err != nil {
		if !isURL(dsn) {
			return nil, fmt.Errorf("%w: %s", ErrDSN, form)
		}
		return nil, fmt.Errorf("%w: %s", ErrDSN, without(reason(err), secrets))
	}
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "factsheet load"
	}
	c.BuildContextWatcherHandler = func(conn *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: conn, DeadlineDelay: 5 * time.Second}
	}
	return c, nil
}

func isURL(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// reason is what a parser's error says behind the address, which it repeats.
func reason(err error) string {
	text := err.Error()
	if _, after, ok := strings.Cut(text, "`: "); ok {
		return after
	}
	return text
}

// without is text with the secrets in it struck out.
func without(text string, secrets []string) string {
	for _, s := range secrets {
		if s != "" {
			text = strings.ReplaceAll(text, s, "…")
		}
	}
	return text
}

// target is the database for people.
func target(c *pgconn.Config) string {
	host := c.Host
	if strings.HasPrefix(host, "/") { // the folder of a socket
		host = ""
	} else if c.Port != 5432 {
		host = fmt.Sprintf("%s:%d", host, c.Port)
	}
	return "postgres://" + host + "/" + c.Database
}

// connect opens the one connection of a load.
func connect(ctx context.Context, c *pgconn.Config) (*pgconn.PgConn, error) {
	conn, err := pgconn.ConnectConfig(ctx, c)
	if err != nil {
		text := err.Error()
		if c.Password != "" {
			text = strings.ReplaceAll(text, c.Password, "…")
		}
		return nil, fmt.Errorf("the database can't be reached: %s", strings.Join(strings.Fields(text), " "))
	}
	return conn, nil
}
