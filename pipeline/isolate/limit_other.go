//go:build !linux

package isolate

import (
	"os"
	"runtime/metrics"
	"syscall"
)

// limit does nothing here: the child looks at its own size.
func limit(most, base int64) {}

// counted is nothing here, since limit counts nothing.
func counted() int64 { return 0 }

// resident is how much memory the Go runtime holds of the machine, in bytes; what
// pdfium has is in it.
func resident() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64() - s[1].Value.Uint64())
}

// bind does nothing here: a child whose parent is gone sees its input end.
func bind(*syscall.SysProcAttr) {}

// held is not known here.
func held(*os.ProcessState) int64 { return 0 }
