//go:build unix

package isolate_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// Ctrl-C, and whoever ends a night's job, signal the children too.
func TestASignalDoesNotTakeASheetFromAChild(t *testing.T) {
	d, err := play(pool(t, config("actor")), "fast page", "fast signals", "fast page")
	if err != nil || len(d.Pages) != 2 || len(d.Problems) > 0 {
		t.Errorf("%d pages, %v, %v", len(d.Pages), d.Problems, err)
	}
}

func TestAChildThatASignalMetAsItBeganIsStartedAgain(t *testing.T) {
	t.Setenv(struckMark, filepath.Join(t.TempDir(), "struck"))
	if d, err := play(pool(t, config("struck")), "fast page"); err != nil || d.Text != "word" {
		t.Errorf("%q, %v", d.Text, err)
	}
}

func TestChildrenAreNotInTheTerminalsProcessGroup(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("children are looked for in /proc")
	}
	p := pool(t, config("actor"))
	if _, err := play(p, "fast page"); err != nil {
		t.Fatal(err)
	}
	child := childOf(t, os.Getpid())
	if group, err := syscall.Getpgid(child); err != nil || group != child {
		t.Errorf("the child %d is in the group %d, %v", child, group, err)
	}
}
