// Package isolate reads PDFs, and draws their pages, in processes of their own. A broken or hostile file can
// make a reader loop for ever or ask for all memory there is, and a goroutine can't be
// killed; a process can, and costs its sheet alone.
//
// A Pool keeps a few children, each this program again, and hands them one sheet after
// another. What the two say to each other is in protocol.go; what a child does, in
// child.go; how it is held to its memory, in limit_linux.go and limit_other.go.
package isolate

import (
	"errors"
	"os"
	"time"

	"factsheet/pipeline"
	"factsheet/pipeline/choose"
	"factsheet/pipeline/raster"
	"factsheet/pipeline/read"
	"factsheet/pipeline/read/pdfium"
)

// Limits hold for each sheet. What goes over one is failed, or partial where some pages
// were read before, with the limit's flag in the reason.
type Limits struct {
	Time   time.Duration // for all readers together
	Memory int64         // bytes, of the process that reads it
}

// Defaults are the limits that hold where the user sets none. The time is such that a
// file that hangs in both readers still ends within 15 seconds.
var Defaults = Limits{Time: 10 * time.Second, Memory: 1 << 30}

// Config says how PDFs are read.
type Config struct {
	Command   []string // the child: its file, the name that it is called by, and its arguments
	Children  int      // at most
	Reader    choose.Reader
	Limits    Limits
	Options   read.Options
	Passwords []string // to try, in order, on a file that is encrypted; the empty one is always tried
	Cache     string   // the folder for what pdfium's compilation makes; "" for the user's own
}

// Engine is what a child can do with a PDF.
type Engine struct {
	Read pipeline.Engine
	Draw Painter // nil where it draws nothing
}

// Painter draws the pages of a PDF that the read options want, one after another, and
// gives them to page.
type Painter func(data []byte, o read.Options, r raster.Options, page func(*raster.Picture)) error

// Opener makes an engine ready. An engine that compiles keeps what it made in the
// folder cache, where that is not empty.
type Opener func(cache string) (Engine, error)

// Engines are the readers that a child has.
var Engines = map[choose.Reader]Opener{
	choose.Fast: func(string) (Engine, error) { return Engine{Read: pipeline.Fast}, nil },
	choose.PDFium: func(cache string) (Engine, error) {
		e, err := pdfium.New(cache)
		if err != nil {
			return Engine{}, err
		}
		return Engine{Read: e.PDF, Draw: e.Draw}, nil
	},
}

// childMark is set in a child's environment. A process that finds it set starts no
// other: a program that does not know the verb it was called with would else call
// itself for ever.
const childMark = "FACTSHEET_PDF_CHILD"

// ErrNested says that a child was about to start another.
var ErrNested = errors.New("a process that was started to read a PDF starts no other (" + childMark + " is set)")

func nested() bool { return os.Getenv(childMark) != "" }
