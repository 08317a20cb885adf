// Package pdfium reads PDFs with pdfium, built for WebAssembly and run by wazero: the
// reader for files that the fast one can't read. It opens what browsers open, at the
// price of a start-up and a fifth of the speed.
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// memoryPages bounds pdfium's memory, in pages of 64 KiB: 512 MiB.
	memoryPages = 8192
	// keptMemory is how much memory an instance may hold from one file to the next, in
	// bytes: it never gives any back, so one that has grown further is replaced.
	keptMemory = 64 << 20
)

// Engine is pdfium, compiled. It reads one file at a time; where several are to be
// read at once, each goroutine needs an Engine of its own.
type Engine struct {
	mu    sync.Mutex
	pool  gopdfium.Pool
	cache wazero.CompilationCache
	inst  gopdfium.Pdfium
	lib   *library
}

// New makes pdfium ready. Compiling takes some seconds and 300 MB; the result is kept
// in the folder cacheDir, which is made where it is missing and which none but the
// user may write to, since the code in it is run. What is damaged there is made anew.
// Without a folder, or where it can't be written, each Engine compiles afresh.
func New(cacheDir string) (*Engine, error) {
	e := &Engine{}
	err := e.startWith(cacheDir)
	if err != nil && discard(cacheDir) {
		err = e.startWith(cacheDir)
	}
	if err != nil && cacheDir != "" { // it is full, or can't be read
		err = e.startWith("")
	}
	if err != nil {
		return nil, fmt.Errorf("pdfium can't be started: %w", err)
	}
	return e, nil
}

// discard throws away what a cache folder holds of compilations, and reports whether
// there was any.
func discard(cacheDir string) (found bool) {
	folders, _ := os.ReadDir(cacheDir)
	for _, d := range folders {
		if !strings.HasPrefix(d.Name(), "wazero-") { // it is none of theirs
			continue
		}
		folder := filepath.Join(cacheDir, d.Name())
		files, _ := os.ReadDir(folder)
		for _, f := range files {
			found = os.Remove(filepath.Join(folder, f.Name())) == nil || found
		}
	}
	return found
}

// startWith starts pdfium with a folder for what is compiled, or without one.
func (e *Engine) startWith(cacheDir string) error {
	if cacheDir != "" {
		if c, err := wazero.NewCompilationCacheWithDir(cacheDir); err == nil {
			e.cache = c
		}
	}
	err := e.start()
	if err != nil && e.cache != nil {
		_ = e.cache.Close(context.Background())
		e.cache = nil
	}
	return err
}

func (e *Engine) start() (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("internal fault: %v", x)
		}
	}()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryPages).
		WithDebugInfoEnabled(false)
	if e.cache != nil {
		config = config.WithCompilationCache(e.cache)
	}
	e.pool, err = webassembly.Init(webassembly.Config{
		MaxIdle: 1, MaxTotal: 1,
		FSConfig:      wazero.NewFSConfig(), // nothing: a nil one is the whole file system
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
	return err
}

// Close gives back what the engine holds.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.drop()
	var errs []error
	if e.pool != nil {
		errs = append(errs, e.pool.Close())
		e.pool = nil
	}
	if e.cache != nil {
		errs = append(errs, e.cache.Close(context.Background()))
		e.cache = nil
	}
	return errors.Join(errs...)
}

// ready makes sure of an instance.
func (e *Engine) ready() error {
	if e.pool == nil {
		return errors.New("pdfium was closed")
	}
	if e.lib != nil {
		return nil
	}
	inst, err := e.pool.GetInstance(time.Minute)
	if err != nil {
		return fmt.Errorf("pdfium can't be started: %w", err)
	}
	e.inst = inst
	e.lib, err = bind(inst)
	if err != nil {
		e.drop()
		return fmt.Errorf("pdfium can't be started: %w", err)
	}
	return nil
}

// drop throws the instance away: what a file has broken or blown up in it is no
// concern of the next one.
func (e *Engine) drop() {
	if e.inst != nil {
		_ = e.inst.Close()
	}
	e.inst, e.lib = nil, nil
}
