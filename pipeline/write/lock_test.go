//go:build unix

package write

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestSecondRunOnOneOutputSaysWhoHoldsIt(t *testing.T) {
	out := t.TempDir()
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(out, Options{})
	host, _ := os.Hostname()
	for _, want := range []string{
		"another run is writing to " + out, "process " + strconv.Itoa(os.Getpid()), host, "UTC (", " ago)", filepath.Base(os.Args[0]), "--out",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("it says %v, without %q", err, want)
		}
	}
	w.Abort()
	if _, err := os.Stat(filepath.Join(out, lockFile)); !os.IsNotExist(err) {
		t.Errorf("the lock file is left behind: %v", err)
	}
	run(t, out, Options{}, first(t)...)
}

// gone is a process that was there and is no more.
func gone(t *testing.T) int {
	t.Helper()
	c := exec.Command("true")
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	return c.Process.Pid
}

func TestLockFileOfAKilledRunHindersNobody(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, first(t)...)
	dead := thisRun()
	dead.PID = gone(t)
	for name, content := range map[string]string{
		"a dead process": string(dead.encode()), "half a line": `{"pid": 4`, "nothing": "", "no lock file of ours": "mine",
	} {
		if err := os.WriteFile(filepath.Join(out, lockFile), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		run(t, out, Options{}, second(t)...)
		if _, err := os.Stat(filepath.Join(out, lockFile)); !os.IsNotExist(err) {
			t.Errorf("%s: the lock file is left behind: %v", name, err)
		}
	}
}

// leasedLock is a lock as on a file system whose own locks do not count.
func leasedLock(out string) *lock {
	return &lock{name: filepath.Join(out, lockFile), own: thisRun(), leased: true, stop: func() {}}
}

// Where the system's locks are not seen by other machines, the lock file is the lock.
func TestLockFileHoldsWhereTheSystemsLocksDoNot(t *testing.T) {
	host := thisRun().Host
	parent := os.Getppid()
	for _, c := range []struct {
		title    string
		host     string
		pid      int
		old      time.Duration // since the last sign of life
		torn     bool
		refuses  bool
		mentions string
	}{
		{"another machine's run that lives", "other-machine", 7, 5 * time.Second, false, true, "process 7 on other-machine"},
		{"another machine's run that gave no sign of life", "other-machine", 7, 2 * lease, false, false, ""},
		{"this machine's run that lives", host, parent, 0, false, true, "process " + strconv.Itoa(parent)},
		{"this machine's run that is dead", host, gone(t), 0, false, false, ""},
		{"a run of this process's number, in another container's life", host, os.Getpid(), 0, false, false, ""},
		{"a lock file that is being written", "", 0, 0, true, true, "remove "},
		{"a lock file that was torn long ago", "", 0, 2 * lease, true, false, ""},
	} {
		out := t.TempDir()
		l := leasedLock(out)
		other := thisRun()
		other.Host, other.PID, other.Since = c.host, c.pid, other.Since.Add(-time.Hour)
		content := other.encode()
		if c.torn {
			content = content[:5]
		}
		at := time.Now().Add(-c.old)
		if err := os.WriteFile(l.name, content, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(l.name, at, at); err != nil {
			t.Fatal(err)
		}
		err := l.tell()
		l.stop()
		if c.refuses != (err != nil) || err != nil && !strings.Contains(err.Error(), c.mentions) {
			t.Errorf("%s: %v", c.title, err)
		}
		if got := string(read(t, l.name)); c.refuses != (got == string(content)) {
			t.Errorf("%s: the lock file now holds %s", c.title, got)
		}
		if left, _ := filepath.Glob(l.name + ".*"); len(left) > 0 {
			t.Errorf("%s: it leaves %v", c.title, left)
		}
	}
}

func TestRunThatWasThoughtDeadDoesNotSwitchTheOutput(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, first(t)...)
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	w.place.lock.leased = true
	if err := w.Add(sample(t, 9), inputOf(sample(t, 9))); err != nil {
		t.Fatal(err)
	}
	other := thisRun()
	other.Host = "other-machine"
	if err := os.WriteFile(filepath.Join(out, lockFile), other.encode(), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Close(); err == nil || !strings.Contains(err.Error(), "took "+out+" over") {
		t.Errorf("it ends with %v", err)
	}
	if got := whole(t, out); !slices.Equal(got, sources(first(t))) {
		t.Errorf("the output holds %v", got)
	}
	if h, err := readHolder(filepath.Join(out, lockFile)); err != nil || h.Host != "other-machine" {
		t.Errorf("the other run's lock file is gone: %v, %v", h, err)
	}
}

func TestHolderIsToldWithoutWhatSteersATerminal(t *testing.T) {
	h := holder{7, "build-7", time.Now().Add(-3 * time.Minute), []string{"factsheet", "run", "\x1b[2J" + strings.Repeat("long ", 100)}}
	got := h.String()
	if strings.ContainsRune(got, '\x1b') || len(got) > 400 || !strings.Contains(got, "3 minutes ago") || !strings.Contains(got, "build-7") {
		t.Errorf("it is told as %q", got)
	}
	for d, want := range map[time.Duration]string{
		-time.Second: "0 seconds", 59 * time.Second: "59 seconds", time.Minute: "1 minute", 2 * time.Hour: "2 hours", 49 * time.Hour: "2 days",
	} {
		if got := ago(d); got != want {
			t.Errorf("%v is %q, want %q", d, got, want)
		}
	}
}
