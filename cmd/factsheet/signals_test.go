//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"factsheet/pipeline/manifest"
)

// program is a run of the program as a process.
func program(args ...string) (*exec.Cmd, *bytes.Buffer) {
	exe, err := os.Executable()
	if err != nil {
		panic(err)
	}
	said := &bytes.Buffer{}
	c := exec.Command(exe)
	c.Args = append([]string{"factsheet"}, args...)
	c.Stderr = said
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // as a terminal's job, whose processes all get Ctrl-C
	return c, said
}

// wholeOutput checks an output against its manifest, and returns that.
func wholeOutput(t *testing.T, out string) *manifest.Manifest {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m manifest.Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	check := func(file, hash string) {
		b, err := os.ReadFile(filepath.Join(out, file))
		if sum := sha256.Sum256(b); err != nil || hex.EncodeToString(sum[:]) != hash {
			t.Errorf("%s is not what the manifest says: %v", file, err)
		}
	}
	for _, in := range m.Inputs {
		if in.Status == "failed" {
			t.Errorf("%s failed: %s", in.Source, *in.Reason)
		}
		check(*in.Output, *in.OutputSHA256)
	}
	for _, table := range m.Tables {
		check(table.File, table.SHA256)
	}
	return &m
}

// signalSheets are a folder of sheets, some of them PDFs, that takes a second or so to read.
func signalSheets(t *testing.T, n int) string {
	t.Helper()
	in := t.TempDir()
	text, err := os.ReadFile("../../fixtures/harbour-portfolio/harbour-portfolio.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		name, data := fmt.Sprintf("%03d.txt", i), fmt.Appendf(nil, "Aid to Ghana\n\nIn %d Japan gave US$ %d million to Ghana for %d schools.", 1990+i%30, i+1, i)
		if i%8 == 4 { // what follows a PDF's end is nobody's business, and makes it another sheet
			name, data = fmt.Sprintf("%03d.pdf", i), fmt.Appendf(slices.Clip(text), "\n%% %d\n", i)
		}
		if err := os.WriteFile(filepath.Join(in, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return in
}

// A run is met by signals at random moments, to all of its processes as Ctrl-C sends them.
// Each time the output is whole: what was read with the rest pending, or all of it; after a
// second signal, the old one too. What was pending is read by the next run, which then is
// as a full one.
func TestSignalsAtRandomMomentsLeaveAWholeOutput(t *testing.T) {
	const sheets = 48
	in, top := signalSheets(t, sheets), t.TempDir()
	full := filepath.Join(top, "full")
	began := time.Now()
	if c, said := program("run", in, "--out", full, "-q", "--workers", "2"); c.Run() != nil {
		t.Fatal(said)
	}
	took := time.Since(began)
	want := filesOf(t, full)
	r := rand.New(rand.NewPCG(6, 7))
	outcomes := map[string]int{}
	for i := range 6 {
		out := filepath.Join(top, fmt.Sprint(i))
		old := ""
		if i%2 == 1 { // there is an output before
			if c, said := program("run", filepath.Join(in, "000.txt"), "--out", out, "-q"); c.Run() != nil {
				t.Fatal(said)
			}
			old = filesOf(t, out)["manifest.json"]
		}
		c, said := program("run", in, "--out", out, "-q", "--workers", "2")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		signal := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM}[i/2%2]
		time.Sleep(time.Duration(float64(took) * (0.1 + 0.8*r.Float64())))
		_ = syscall.Kill(-c.Process.Pid, signal)
		twice := i%4 > 1
		if twice {
			time.Sleep(time.Duration(r.IntN(30)) * time.Millisecond)
			_ = syscall.Kill(-c.Process.Pid, signal)
		}
		var status *exec.ExitError
		err := c.Wait()
		if errors.As(err, &status); err != nil && (status == nil || status.ExitCode() != exitBroken && !signalled(status)) {
			t.Fatalf("it ends with %v: %s", err, said)
		}
		now := ""
		if _, err := os.Stat(filepath.Join(out, "manifest.json")); err == nil {
			now = filesOf(t, out)["manifest.json"]
		}
		switch {
		case now == old:
			outcomes["old"]++
			if !twice && !signalled(status) && !strings.Contains(said.String(), "is as it was before") {
				t.Errorf("nothing is written, and it says %q", said)
			}
		default:
			m := wholeOutput(t, out)
			if len(m.Inputs)+len(m.Pending) != sheets {
				t.Errorf("%d sheets are there and %d pending, of %d", len(m.Inputs), len(m.Pending), sheets)
			}
			if signalled(status) && len(m.Pending) == 0 { // killed when all was done, and it no longer listened
				break
			}
			if err == nil != (len(m.Pending) == 0) {
				t.Errorf("it ends with %v, and %d sheets are pending", err, len(m.Pending))
			}
			if told := fmt.Sprintf("%d of %d sheets done and written", len(m.Inputs), sheets); err != nil && !strings.Contains(said.String(), told) {
				t.Errorf("%q is not in %q", told, said)
			}
			outcomes["new"]++
		}
		if c, said := program("run", in, "--out", out, "-q", "--incremental"); c.Run() != nil {
			t.Fatal(said)
		}
		if got := filesOf(t, out); !maps.Equal(got, want) {
			t.Errorf("the run that goes on does not come to what a full one does: %s", cmp.Diff(got["manifest.json"], want["manifest.json"]))
			for k := range got {
				if strings.HasSuffix(k, ".json") && k != "manifest.json" && got[k] != want[k] {
					t.Log(k, cmp.Diff(got[k], want[k]))
				}
			}
		}
	}
	t.Log(outcomes, took)
	if outcomes["new"] == 0 {
		t.Errorf("no run wrote what it had: %v", outcomes)
	}
}

// signalled reports whether a signal met a program before it listened to any, or when it did no
// more.
func signalled(s *exec.ExitError) bool {
	return s != nil && s.Sys().(syscall.WaitStatus).Signaled()
}
