//go:build unix

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
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"syscall"
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

// Run runs a package's tests and stops the server that they started: the package's
// TestMain is os.Exit(postgres.Run(m)).
func Run(m *testing.M) int {
	defer Stop()
	return m.Run()
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

// start makes a cluster and starts its server. What it holds is lost with the machine's
// power (fsync is off), which no test turns off.
func start() error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	// A socket's path has about 100 bytes at most, so it is not below a test's own folder.
	if server.dir, err = os.MkdirTemp("/tmp", "pg"); err != nil {
		return err
	}
	who, err := unprivileged(server.dir)
	if err != nil {
		return err
	}
	data := filepath.Join(server.dir, "data")
	make := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "factsheet", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
	make.Dir, make.SysProcAttr = server.dir, &syscall.SysProcAttr{Credential: who}
	if out, err := make.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	server.process = exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", server.dir, "-c", "listen_addresses=",
		"-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_wal_size=4GB", "-c", "logging_collector=off")
	server.process.Dir = server.dir
	server.process.SysProcAttr = attributes(who)
	if err := spawn(); err != nil {
		return err
	}
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		err := execute(address("postgres"), "SELECT 1")
		if err == nil || time.Since(began) > time.Minute {
			return err
		}
		select {
		case <-server.exited:
			return fmt.Errorf("postgres ended at once: %v", server.process.ProcessState)
		default:
		}
	}
}

// spawn starts the server from a thread that lives as long as the tests do: the system
// ends the server with the thread that started it, so that killed tests leave none.
func spawn() error {
	begun := make(chan error)
	server.exited = make(chan struct{})
	go func() {
		runtime.LockOSThread()
		err := server.process.Start()
		begun <- err
		if err == nil {
			_ = server.process.Wait()
		}
		close(server.exited)
	}()
	return <-begun
}

// unprivileged hands dir to a user who is not root, since a server refuses to be run by
// root. It is nil where this user will do.
func unprivileged(dir string) (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, os.Chown(dir, uid, gid)
	}
	return nil, errors.New("there is no user postgres or nobody to run PostgreSQL's server")
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

// Stop ends the server, if there is one, and removes what it held. Run does it.
func Stop() {
	server.Lock()
	defer server.Unlock()
	if server.process != nil && server.process.Process != nil {
		_ = server.process.Process.Signal(syscall.SIGINT) // a fast shutdown
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
