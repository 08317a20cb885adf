package isolate_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
)

// What the reading of any file may take, however it was made.
const (
	mostTime   = 15 * time.Second
	mostMemory = 1 << 30 // bytes
)

// program is the program as its users have it, built once: the race detector makes the
// readers many times slower, and what it would find is in the other tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "factsheet-test-*")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "factsheet")
	out, err := exec.Command("go", "build", "-o", file, "../../cmd/factsheet").CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, out)
	}
	return file, err
})

// reading is how the program reads PDFs where no flag is set: by itself, but where the
// race detector is in it.
func reading() isolate.Config {
	c := config("serve")
	c.Limits = isolate.Defaults
	if raced {
		file, err := program()
		if err != nil {
			panic(err)
		}
		c.Command = []string{file, file, "__read-pdf"}
	}
	return c
}

// compiled makes sure, once, that pdfium is compiled and kept, so that no test counts
// the time of it.
var compiled = sync.OnceValue(func() error {
	c := reading()
	c.Reader = choose.PDFium
	p := isolate.NewPool(c)
	defer p.Close()
	err := p.Read(context.Background(), &document.Document{}, hostile["a page without a size"]())
	if err != nil && strings.Contains(err.Error(), "can't be started") {
		return err
	}
	return nil
})

// outOfTime reports whether a file took longer than any may, twice: the time is by the
// clock, since a file may make a reader wait, too, and a busy machine can make any file
// late once.
func outOfTime(took time.Duration, data []byte) bool {
	if took <= mostTime {
		return false
	}
	p := isolate.NewPool(reading())
	defer p.Close()
	began := time.Now()
	_ = p.Read(context.Background(), &document.Document{}, data)
	return time.Since(began) > mostTime
}

// TestHostileFileEndsInTimeAndMemory reads each by a pool of its own, so that the memory
// is that of one file; a sound sheet is read after it by the same pool.
func TestHostileFileEndsInTimeAndMemory(t *testing.T) {
	if err := compiled(); err != nil {
		t.Fatal(err)
	}
	sound := sheet(t, "highland-partnership")
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := hostile[name]()
			p := isolate.NewPool(reading())
			d := &document.Document{}
			began := time.Now()
			err := p.Read(context.Background(), d, data)
			took := time.Since(began)
			if err := p.Read(context.Background(), &document.Document{}, sound); err != nil {
				t.Errorf("the sheet after it: %v", err)
			}
			_ = p.Close()
			peak := isolate.Peak(p)
			t.Logf("%.2f s, %d MB; %d pages by %q, problems %.300v, %v", took.Seconds(), peak>>20, len(d.Pages), d.Reader, d.Problems, err)
			if outOfTime(took, data) {
				t.Errorf("it took %v", took)
			}
			if peak > mostMemory {
				t.Errorf("it took %d MB", peak>>20)
			}
			if err == nil && d.Text == "" && len(d.Problems) == 0 {
				t.Error("nothing came of it, without a word why")
			}
		})
	}
}
