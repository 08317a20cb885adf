//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// peaks are the most memory that this program, and the largest of the processes that read
// PDFs for it, held, in bytes.
func peaks() map[string]int64 {
	out := map[string]int64{}
	for name, who := range map[string]int{"factsheet": syscall.RUSAGE_SELF, "pdf_reader": syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if syscall.Getrusage(who, &u) != nil {
			continue
		}
		n := int64(u.Maxrss)
		if runtime.GOOS != "darwin" { // which tells bytes, where others tell kilobytes
			n <<= 10
		}
		out[name] = n
	}
	return out
}
