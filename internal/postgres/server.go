// Package postgres starts a PostgreSQL server of Debian's packages for the tests of a
// package: on a temporary folder, reached by a Unix socket in it and by nothing else.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// server is the one server of a test's process.
var server struct {
	sync.Mutex
	dir     string
	process *exec.Cmd
	exited  chan struct{} // closed when the process has ended
	count   int           // of databases made
	err     error
	begun   bool
}

// Tests are the tests of a package.
type Tests interface{ Run() int }

// Closing are the tests, after which the server that they started is stopped: a package
// that asks for a Database has a TestMain with os.Exit(postgres.Closing(m).Run()).
func Closing(m Tests) Tests { return closing{m} }

type closing struct{ Tests }

func (c closing) Run() int {
	defer stop()
	return c.Tests.Run()
}

// Database is the address of a new, empty database of the package's server, which the
// first call starts. Without the server's programs the test is skipped, and in CI fails.
func Database(t testing.TB) string {
	t.Helper()
	server.Lock()
	defer server.Unlock()
	if !server.begun {
		server.begun = true
		server.err = start()
	}
	if errors.Is(server.err, errMissing) && os.Getenv("CI") != "true" {
		t.Skip(server.err)
	}
	if server.err != nil {
		t.Fatal(server.err)
	}
	server.count++
	name := fmt.Sprintf("test%d", server.count)
	if err := execute(address("postgres"), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return address(name)
}

var errMissing = errors.New("PostgreSQL's server is not here: apt-get install postgresql")

// binaries is the folder of the newest server's programs.
func binaries() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		if at, err := exec.LookPath("initdb"); err == nil {
			found = []string{at}
		}
	}
	if len(found) == 0 {
		return "", errMissing
	}
	version := func(p string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(p))))
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(found[len(found)-1]), nil
}

func address(database string) string {
	return "postgres://factsheet@/" + database + "?host=" + url.QueryEscape(server.dir)
}

func execute(address, sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	c, err := pgconn.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, sql).ReadAll()
	return err
}

// stop ends the server, if there is one, and removes what it held.
func stop() {
	server.Lock()
	defer server.Unlock()
	if server.process != nil && server.process.Process != nil {
		_ = server.process.Process.Signal(os.Interrupt) // a fast shutdown
		select {
		case <-server.exited:
		case <-time.After(10 * time.Second):
			_ = server.process.Process.Kill()
			<-server.exited
		}
	}
	if server.dir != "" {
		_ = os.RemoveAll(server.dir)
	}
}
