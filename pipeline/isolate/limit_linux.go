package isolate

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// limit has the system refuse this process more memory than most bytes. It counts what
// may be written to, used or not (RLIMIT_DATA): address space is no measure, since Go
// and pdfium reserve far more than they use. The race detector maps its tables so, too;
// they are in base and are not counted.
func limit(most, base int64) {
	if base < most/4 {
		base = 0
	}
	var have syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &have) != nil {
		return
	}
	have.Cur = min(uint64(most+base), have.Max)
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &have)
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}

// counted is what limit counts of this process now, in bytes.
func counted() int64 { return statm(5) }

// resident is how much of the machine's memory this process holds, in bytes.
func resident() int64 { return statm(1) }

// statm is a field of /proc/self/statm, in bytes; 0 where it can't be read.
func statm(field int) int64 {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	f := bytes.Fields(b)
	if len(f) <= field {
		return 0
	}
	n, _ := strconv.ParseInt(string(f[field]), 10, 64)
	return n * int64(os.Getpagesize())
}

// bind has the system kill a child when the thread that started it ends, which is
// when the parent does: see starter.
func bind(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGKILL }

// held is the most memory that a process held which has ended, in bytes.
func held(s *os.ProcessState) int64 {
	if use, ok := s.SysUsage().(*syscall.Rusage); ok {
		return use.Maxrss << 10
	}
	return 0
}
