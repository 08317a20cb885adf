package isolate

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// Pool reads PDFs, and draws their pages, in child processes. It starts one when it is
// first needed, and keeps it for the next sheet.
type Pool struct {
	config Config
	slots  chan *process // nil for one that is not started
	closed sync.Once

	pdfium  compilation
	started atomic.Int64 // children, so far
	peak    atomic.Int64 // the most memory that a child held which has ended, in bytes
}

// NewPool makes a pool. It starts nothing yet.
func NewPool(c Config) *Pool {
	p := &Pool{config: c, slots: make(chan *process, max(c.Children, 1))}
	for range cap(p.slots) {
		p.slots <- nil
	}
	return p
}

// Read reads a PDF into d; it is a pipeline.PDFReader. Where some of its pages could
// not be read, d has the others, and says so.
func (p *Pool) Read(ctx context.Context, d *document.Document, data []byte) error {
	return p.ReadBy(ctx, p.config.Reader, d, data)
}

// ReadBy is Read by another reader than the pool's: a sheet that one has read is read the
// same again by that one.
func (p *Pool) ReadBy(ctx context.Context, r choose.Reader, d *document.Document, data []byte) error {
	var chosen choose.Chosen
	err := p.with(ctx, data, func(s *sheet) (err error) {
		s.reader = r
		chosen, err = choose.Read(r, s.ask)
		return err
	})
	if err != nil {
		return err
	}
	return pipeline.Gather(d, chosen.Takes, chosen.Info, chosen.Reader)
}

// Draw draws pages of a PDF, by their numbers in ascending order, and gives them to page,
// one after another. The limits of a sheet hold for all of them together, with a second
// more for each page, so that all of them come on a busy machine too. An error may come
// after some pages.
func (p *Pool) Draw(ctx context.Context, data []byte, pages []int, o raster.Options, page func(*raster.Picture)) error {
	if len(pages) == 0 {
		return nil // what a child is told has no empty list, and none is all pages
	}
	return p.with(ctx, data, func(s *sheet) error {
		s.limit += time.Duration(len(pages)) * time.Second
		s.left = s.limit
		if err := s.ready(choose.PDFium); err != nil {
			return err
		}
		q := request{Reader: choose.PDFium, Options: read.Options{Only: slices.Clone(pages)}, Task: drawing, Picture: o}
		end, err := s.do(&q, s.left+time.Second, func(x *reply) { page(x.Picture) })
		if err != nil {
			return err
		}
		return end.err()
	})
}

// with takes a child, where one is free, and does something with a file.
func (p *Pool) with(ctx context.Context, data []byte, do func(*sheet) error) error {
	if nested() {
		return ErrNested
	}
	s := sheet{pool: p, ctx: ctx, data: data, limit: p.config.Limits.Time, left: p.config.Limits.Time}
	select {
	case s.child = <-p.slots:
	case <-ctx.Done():
		return choose.ErrStopped
	}
	defer func() { p.slots <- s.child }()
	err := do(&s)
	switch {
	case ctx.Err() != nil:
		return choose.ErrStopped
	case errors.Is(err, read.ErrEncrypted) && len(p.config.Passwords) > 0:
		return errors.New("it is encrypted, and no password of the --password-file opens it")
	}
	return err
}

// Close ends the children. It waits for those that are reading.
func (p *Pool) Close() error {
	var errs []error
	p.closed.Do(func() {
		for range cap(p.slots) {
			if child := <-p.slots; child != nil {
				_ = p.end(child)
			}
		}
		if p.pdfium.temporary {
			errs = append(errs, os.RemoveAll(p.pdfium.cache))
		}
	})
	return errors.Join(errs...)
}

// end ends a child, and returns how it did.
func (p *Pool) end(child *process) error {
	err := child.end()
	for n := held(child.cmd.ProcessState); ; {
		if most := p.peak.Load(); n <= most || p.peak.CompareAndSwap(most, n) {
			return err
		}
	}
}

// compilation is what the children share of pdfium: one of them compiles it, once, and
// the others find what it made.
type compilation struct {
	mu        sync.Mutex
	done      bool
	err       error  // why there is no pdfium
	cache     string // the folder that it is kept in
	temporary bool   // the folder is the pool's own, to be taken away in the end
}

// folder finds a folder to keep the compilation in: the user's own where it can be
// written to, by nobody else, since what is in it is run; else one for this pool alone;
// else none.
func (c *compilation) folder(given string) {
	if given == "" {
		if user, err := os.UserCacheDir(); err == nil {
			given = filepath.Join(user, "factsheet", "pdfium")
		}
	}
	if given != "" && private(given) {
		c.cache = given
		return
	}
	if own, err := os.MkdirTemp("", "factsheet-pdfium-*"); err == nil {
		c.cache, c.temporary = own, true
	}
}

// private makes the folder, and reports whether it is the user's to write to and nobody
// else's.
func private(folder string) bool {
	if os.MkdirAll(folder, 0o700) != nil {
		return false
	}
	st, err := os.Stat(folder)
	if err != nil || runtime.GOOS != "windows" && st.Mode().Perm()&0o022 != 0 {
		return false
	}
	probe, err := os.CreateTemp(folder, ".probe-*")
	if err != nil {
		return false
	}
	_ = probe.Close()
	return os.Remove(probe.Name()) == nil
}
