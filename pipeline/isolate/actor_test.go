package isolate_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
)

// TestMain lets the test's own program be the child: "serve" with the real readers,
// "actor" with two that do what their file says, and others that are no reader at all.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 {
		switch os.Args[1] {
		case "serve":
			ends(isolate.Serve(os.Stdin, os.Stdout, isolate.Engines))
		case "actor":
			ends(isolate.Serve(os.Stdin, os.Stdout, map[choose.Reader]isolate.Opener{
				choose.Fast:   func(string) (isolate.Engine, error) { return isolate.Engine{Read: act("fast")}, nil },
				choose.PDFium: func(string) (isolate.Engine, error) { return isolate.Engine{Read: act("pdfium"), Draw: paint}, nil },
			}))
		case "slow": // compiles for seconds, by itself, and keeps what it made
			ends(isolate.Serve(os.Stdin, os.Stdout, map[choose.Reader]isolate.Opener{choose.PDFium: compile}))
		case "struck": // by a signal as it begins, once
			if mark := os.Getenv(struckMark); os.Mkdir(mark, 0o700) == nil {
				ends(errors.Join(signalTo(os.Getpid(), syscall.SIGTERM), errors.New("it lives on")))
			}
			ends(isolate.Serve(os.Stdin, os.Stdout, map[choose.Reader]isolate.Opener{
				choose.Fast: func(string) (isolate.Engine, error) { return isolate.Engine{Read: act("fast")}, nil },
			}))
		case "die":
			fmt.Fprintln(os.Stderr, "something broke\nand more")
			os.Exit(7)
		case "nest": // a program that takes the verb for a sheet, and reads it by calling itself
			fmt.Fprintln(os.Stderr, isolate.NewPool(config("nest")).Read(context.Background(), &document.Document{}, nil))
			os.Exit(1)
		case "flood":
			b := []byte(strings.Repeat("\x00", 1<<20))
			for {
				if _, err := os.Stdout.Write(b); err != nil {
					os.Exit(1)
				}
			}
		case "babble":
			fmt.Println("no answer")
			os.Exit(0)
		case "parent": // holds a child that hangs, until it is killed
			err := isolate.NewPool(config("actor")).Read(context.Background(), &document.Document{}, []byte("%PDF-1.7\nfast hang\n"))
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	code := m.Run()
	if raced {
		if file, err := program(); err == nil {
			_ = os.RemoveAll(filepath.Dir(file))
		}
	}
	os.Exit(code)
}

func ends(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// struckMark is set to the folder that tells whether the child "struck" was.
const struckMark = "FACTSHEET_TEST_STRUCK"

// signalTo signals a process, and gives it the time to end of it.
func signalTo(pid int, s os.Signal) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	defer time.Sleep(50 * time.Millisecond)
	return p.Signal(s)
}

// compileTime is how long compile takes.
const compileTime = 5 * time.Second

// compile stands for the making of pdfium. It fails where another child is at it.
func compile(cache string) (isolate.Engine, error) {
	made, making := filepath.Join(cache, "made"), filepath.Join(cache, "making")
	if _, err := os.Stat(made); err == nil {
		return isolate.Engine{Read: act("pdfium")}, nil
	}
	if err := os.Mkdir(making, 0o700); err != nil {
		return isolate.Engine{}, err
	}
	time.Sleep(compileTime)
	return isolate.Engine{Read: act("pdfium")}, errors.Join(os.Remove(making), os.Mkdir(made, 0o700))
}

// paint is a painter that plays the lines of its file that begin with 'draw': it draws the
// pages that act reads.
func paint(data []byte, o read.Options, r raster.Options, page func(*raster.Picture)) error {
	_, err := act("draw")(data, o, func(g *document.GlyphPage) {
		page(&raster.Picture{Number: g.Number, Width: g.Width, Height: g.Height, Type: "image/test", Data: fmt.Append(nil, r.DPI)})
	})
	return err
}

// busy keeps a hanging engine at work.
var busy atomic.Uint64

// act is an engine that plays what the lines of its file say that begin with its name:
// 'fast page' gives a page, 'fast hang' never ends, and so on.
func act(name string) pipeline.Engine {
	return func(data []byte, o read.Options, page func(*document.GlyphPage)) (info document.Info, err error) {
		n := 0
		for line := range strings.Lines(string(data)) {
			what, ok := strings.CutPrefix(strings.TrimSpace(line), name+" ")
			if !ok {
				continue
			}
			switch what, rest, _ := strings.Cut(what, " "); what {
			case "page":
				if n++; o.Wants(n) {
					page(&document.GlyphPage{Number: n, Width: 600, Height: 800, Glyphs: []document.Glyph{{Text: "word", X: 50, Y: 700, Width: 20, Size: 10}}})
				}
			case "password":
				if o.Password != rest {
					return info, read.ErrEncrypted
				}
			case "fails":
				return info, errors.New(rest)
			case "panics":
				panic(rest)
			case "hang":
				for n := uint64(0); ; n++ {
					busy.Store(n)
				}
			case "eat":
				var all [][]byte
				for {
					b := make([]byte, 128<<20)
					for i := 0; i < len(b); i += 4096 {
						b[i] = 1
					}
					all = append(all, b)
					runtime.KeepAlive(all)
				}
			case "reserve": // asks for much, and uses none of it
				all := make([]byte, 64<<30)
				_ = all
				runtime.KeepAlive(all)
			case "die":
				os.Exit(3)
			case "signals": // as those get that end all of a job's processes
				if err := errors.Join(signalTo(os.Getpid(), os.Interrupt), signalTo(os.Getpid(), syscall.SIGTERM)); err != nil {
					return info, err
				}
			case "recurse":
				var down func(int) int
				down = func(i int) int { return down(i+1) + i }
				info.Title = fmt.Sprint(down(0))
			}
		}
		return document.Info{Title: "of " + name}, nil
	}
}
