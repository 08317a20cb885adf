package isolate_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
	"factsheet/pipeline/raster"
)

// drawn has a pool draw pages of a file, and returns what came.
func drawn(p *isolate.Pool, data []byte, o raster.Options, pages ...int) (out []raster.Picture, err error) {
	err = p.Draw(context.Background(), data, pages, o, func(x *raster.Picture) { out = append(out, *x) })
	return out, err
}

// acted is a file that says what the painter does.
func acted(lines ...string) []byte { return []byte("%PDF-1.7\n" + strings.Join(lines, "\n")) }

func TestPagesAreDrawnInAChild(t *testing.T) {
	if err := compiled(); err != nil {
		t.Fatal(err)
	}
	p := pool(t, reading())
	data := sheet(t, "highland-partnership")
	both, err := drawn(p, data, raster.Options{DPI: 72}, 1, 2)
	if err != nil || len(both) != 2 || both[0].Number != 1 || both[1].Number != 2 || both[0].Across != 595 || len(both[0].Data) < 10_000 {
		t.Fatalf("%d pictures, %v", len(both), err)
	}
	one, err := drawn(p, data, raster.Options{DPI: 72}, 2, 7) // there is no page 7
	if err != nil || len(one) != 1 || one[0].Number != 2 || string(one[0].Data) != string(both[1].Data) {
		t.Errorf("page 2 by itself: %d pictures, %v", len(one), err)
	}
	if none, err := drawn(p, data, raster.Options{}); err != nil || len(none) != 0 {
		t.Errorf("no page: %d pictures, %v", len(none), err)
	}
}

func TestWhatBreaksTheDrawingOffIsTold(t *testing.T) {
	t.Parallel()
	c := config("actor")
	c.Limits.Memory = 256 << 20
	patient := pool(t, c)
	c.Limits.Time = 4 * time.Second
	hasty := pool(t, c)
	for _, s := range []struct{ name, does, want string }{
		{"hangs", "draw hang", "drawing it took longer than 6s (--max-seconds and a second a page)"},
		{"eats memory", "draw eat", "drawing it asked for more than 256MiB of memory (--max-memory)"},
		{"dies", "draw die", "failed on it"},
		{"panics", "draw panics boom", "internal fault (please report it with the sheet): boom"},
		{"fails", "draw fails it is damaged", "it is damaged"},
	} {
		p := patient
		if s.name == "hangs" {
			p = hasty
		}
		got, err := drawn(p, acted("draw page", s.does), raster.Options{DPI: 50}, 1, 2)
		if err == nil || !strings.Contains(err.Error(), s.want) || strings.Contains(err.Error(), "\n") || len(got) != 1 || string(got[0].Data) != "50" {
			t.Errorf("one that %s after a page: %v, %v", s.name, got, err)
		}
		if got, err := drawn(p, acted("draw page"), raster.Options{}, 1); err != nil || len(got) != 1 {
			t.Errorf("the sheet after one that %s: %v, %v", s.name, got, err)
		}
	}
}

func TestLockedSheetIsDrawnWithItsPassword(t *testing.T) {
	t.Parallel()
	c := config("actor")
	if _, err := drawn(pool(t, c), acted("draw password open", "draw page"), raster.Options{}, 1); err == nil || !strings.Contains(err.Error(), "encrypted") {
		t.Errorf("without a password: %v", err)
	}
	c.Passwords = []string{"wrong", "open"}
	if got, err := drawn(pool(t, c), acted("draw password open", "draw page"), raster.Options{}, 1); err != nil || len(got) != 1 {
		t.Errorf("with its password: %v, %v", got, err)
	}
	c.Passwords = []string{"wrong"}
	if _, err := drawn(pool(t, c), acted("draw password open", "draw page"), raster.Options{}, 1); err == nil || !strings.Contains(err.Error(), "no password of the --password-file opens it") {
		t.Errorf("with another password: %v", err)
	}
}

func TestDrawingThatIsGivenUpEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	p := pool(t, config("actor"))
	began := time.Now()
	err := p.Draw(ctx, acted("draw hang"), []int{1}, raster.Options{}, func(*raster.Picture) {})
	if !errors.Is(err, choose.ErrStopped) || time.Since(began) > 30*time.Second {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
}

func TestSheetIsReadByTheReaderAskedFor(t *testing.T) {
	t.Parallel()
	p := pool(t, config("actor"))
	for r, want := range map[choose.Reader]string{choose.Fast: "fast", choose.PDFium: "pdfium", choose.Auto: "fast"} {
		var d document.Document
		if err := p.ReadBy(context.Background(), r, &d, acted("fast page", "pdfium page")); err != nil || d.Reader != want {
			t.Errorf("%s: read by %q, %v", r, d.Reader, err)
		}
	}
}

// TestHostileFileIsDrawnInTimeAndMemory draws each by a pool of its own, so that the memory
// is that of one file; a sound sheet is drawn after it by the same pool. All of them take
// half a minute of two processors' time: where nobody looks on, every fourth is tried.
func TestHostileFileIsDrawnInTimeAndMemory(t *testing.T) {
	if err := compiled(); err != nil {
		t.Fatal(err)
	}
	sound := sheet(t, "highland-partnership")
	for i, name := range slices.Sorted(maps.Keys(hostile)) {
		if i%4 != 0 && !testing.Verbose() {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := hostile[name]()
			draw := func(p *isolate.Pool) (int, time.Duration, error) {
				began := time.Now()
				got, err := drawn(p, data, raster.Options{}, 1, 2)
				return len(got), time.Since(began), err
			}
			p := isolate.NewPool(reading())
			n, took, err := draw(p)
			if got, err := drawn(p, sound, raster.Options{}, 1); err != nil || len(got) != 1 {
				t.Errorf("the sheet after it: %v", err)
			}
			_ = p.Close()
			peak := isolate.Peak(p)
			t.Logf("%.2f s, %d MB; %d pictures, %v", took.Seconds(), peak>>20, n, err)
			if took > mostTime { // a busy machine can make any file late once
				again := isolate.NewPool(reading())
				_, took, _ = draw(again)
				_ = again.Close()
			}
			if took > mostTime {
				t.Errorf("it took %v", took)
			}
			if peak > mostMemory {
				t.Errorf("it took %d MB", peak>>20)
			}
		})
	}
}

// BenchmarkDraw draws the first pages of real reports, at most 5 of each.
func BenchmarkDraw(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(sharedPDFs, "real", "un_*.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	if len(files) == 0 {
		b.Skip("the shared PDFs are not here")
	}
	if err := compiled(); err != nil {
		b.Fatal(err)
	}
	p := isolate.NewPool(reading())
	defer p.Close()
	pages, bytes := 0, 0
	for b.Loop() {
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			got, err := drawn(p, data, raster.Options{}, 1, 2, 3, 4, 5)
			if err != nil {
				b.Errorf("%s: %v", f, err)
			}
			for i := range got {
				bytes += len(got[i].Data)
			}
			pages += len(got)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(pages), "ms/page")
	b.ReportMetric(float64(bytes)/1000/float64(pages), "kB/page")
}
