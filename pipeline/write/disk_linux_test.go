package write

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// mounted mounts something for the length of a test, or skips it: only root may, and not
// everywhere.
func mounted(t *testing.T, from, at, kind string, flags uintptr, data string) {
	t.Helper()
	if err := unix.Mount(from, at, kind, flags, data); err != nil {
		t.Skipf("no file system can be mounted here (%v), so this is not tried", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(at, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

// smallDisk is an empty disk whose size is set by the function that comes with it.
func smallDisk(t *testing.T) (dir string, limit func(options string)) {
	t.Helper()
	dir = t.TempDir()
	mounted(t, "factsheet-test", dir, "tmpfs", 0, "size=64m")
	return dir, func(options string) {
		t.Helper()
		if err := unix.Mount("factsheet-test", dir, "tmpfs", unix.MS_REMOUNT, options); err != nil {
			t.Fatal(err)
		}
	}
}

// used are the bytes and files that a disk holds.
func used(t *testing.T, dir string) (bytes, files uint64) {
	t.Helper()
	var st unix.Statfs_t
	if err := unix.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	return (st.Blocks - st.Bfree) * uint64(st.Bsize), st.Files - st.Ffree
}

// tryRun is a run as run, with its error.
func tryRun(t testing.TB, out string) error {
	w, err := Open(out, Options{unsafe: true})
	if err != nil {
		return err
	}
	defer w.Abort()
	for _, r := range second(t) {
		if err := w.Add(r, inputOf(r)); err != nil {
			return err
		}
	}
	_, err = w.Close()
	return err
}

// A disk that is full at whatever byte or file of a run leaves the old output as it was,
// and nothing of the new.
func TestFullDiskLeavesTheOldOutputAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		title string
		grow  func(bytes, files, step uint64) string
	}{
		{"bytes", func(bytes, _, step uint64) string { return fmt.Sprintf("size=%d", bytes+step*20<<10) }},
		{"files", func(_, files, step uint64) string { return fmt.Sprintf("size=64m,nr_inodes=%d", files+step*3) }},
	} {
		t.Run(c.title, func(t *testing.T) {
			disk, limit := smallDisk(t)
			out := filepath.Join(disk, "out")
			run(t, out, Options{}, first(t)...)
			bytes, files := used(t, disk)
			full := 0
			for ; ; full++ {
				if full > 200 {
					t.Fatal("it never fits")
				}
				limit(c.grow(bytes, files, uint64(full)))
				err := tryRun(t, out)
				if err == nil {
					break
				}
				if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "the disk is full; make room") ||
					!strings.Contains(err.Error(), out) || !strings.Contains(err.Error(), "the output of the run before is as it was") {
					t.Errorf("step %d: it says %v", full, err)
				}
				if got := whole(t, out); !slices.Equal(got, sources(first(t))) {
					t.Fatalf("step %d: the output holds %v", full, got)
				}
				if b, f := used(t, disk); b != bytes || f != files {
					t.Errorf("step %d: %d bytes in %d files are on the disk, which were %d in %d", full, b, f, bytes, files)
				}
			}
			if full < 5 {
				t.Errorf("the disk was full %d times", full)
			}
			if got := whole(t, out); !slices.Equal(got, sources(second(t))) {
				t.Errorf("where there is room, the output holds %v", got)
			}
		})
	}
}

// contents are the names and bytes of all that a folder holds.
func contents(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	list, err := tree(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		line := e.name
		if e.size >= 0 {
			line += " " + string(read(t, dir, e.name))
		}
		all = append(all, line)
	}
	return all
}

func TestReadOnlyFolderIsToldOfAndLeftAlone(t *testing.T) {
	out := t.TempDir()
	run(t, out, Options{}, first(t)...)
	before := contents(t, out)
	mounted(t, out, out, "", unix.MS_BIND, "")
	if err := unix.Mount("", out, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	err := tryRun(t, out)
	if !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), out) ||
		!strings.Contains(err.Error(), "may only be read; name another folder with --out") {
		t.Errorf("it says %v", err)
	}
	if !slices.Equal(contents(t, out), before) {
		t.Error("the folder is not as it was")
	}
	if err := tryRun(t, filepath.Join(out, "new", "out")); !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "can't be made") {
		t.Errorf("of a folder in it, it says %v", err)
	}
}

// asNobody does something with the files of a user who owns none.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	if os.Getuid() != 0 {
		do() // whoever runs the test is held by the modes of files
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlocked: the thread ends with its user
		const nobody = 65534
		if _, err := unix.SetfsuidRetUid(nobody); err != nil {
			t.Error(err)
			return
		}
		do()
	}()
	<-done
}

func TestFolderThatOneMayNotWriteToIsToldOfAndLeftAlone(t *testing.T) {
	top := t.TempDir()
	out := filepath.Join(top, "out")
	run(t, out, Options{}, first(t)...)
	for dir := top; dir != os.TempDir() && len(dir) > 1; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{marker, "."} {
		if err := os.Chmod(filepath.Join(out, name), 0o555); err != nil {
			t.Fatal(err)
		}
	}
	before := contents(t, out)
	asNobody(t, func() {
		err := tryRun(t, out)
		if !errors.Is(err, os.ErrPermission) || !strings.Contains(err.Error(), out) ||
			!strings.Contains(err.Error(), "give yourself the right to write there") {
			t.Errorf("it says %v", err)
		}
	})
	if !slices.Equal(contents(t, out), before) {
		t.Error("the folder is not as it was")
	}
	if err := os.Chmod(out, 0o755); err != nil {
		t.Fatal(err)
	}
}

// What a killed run left may be what fills the disk: the next one clears it first.
func TestRunOnADiskThatAKilledOneFilledClearsIt(t *testing.T) {
	disk, limit := smallDisk(t)
	out := filepath.Join(disk, "out")
	run(t, out, Options{}, first(t)...)
	left := filepath.Join(out, generations, "000002")
	if err := os.Mkdir(left, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, "manifest.json"), make([]byte, 2<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	bytes, _ := used(t, disk)
	limit(fmt.Sprintf("size=%d", bytes))
	if err := tryRun(t, out); err != nil {
		t.Fatal(err)
	}
	if got := whole(t, out); !slices.Equal(got, sources(second(t))) {
		t.Errorf("the output holds %v", got)
	}
}
