//go:build unix

package postgres

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

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
	cluster := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", "factsheet", "-A", "trust", "-E", "UTF8",
		"--locale=C.UTF-8", "--no-sync")
	cluster.Dir, cluster.SysProcAttr = server.dir, &syscall.SysProcAttr{Credential: who}
	if out, err := cluster.CombinedOutput(); err != nil {
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
