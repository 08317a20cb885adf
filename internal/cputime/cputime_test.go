package cputime

import (
	"runtime"
	"testing"
	"time"
)

func TestUsedCountsWorkAndNotWaiting(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("time by the clock is all that is told here")
	}
	from := Used()
	time.Sleep(300 * time.Millisecond)
	if waited := Used() - from; waited > 200*time.Millisecond {
		t.Errorf("waiting took %v", waited)
	}
	from = Used()
	for n, end := 0, from+50*time.Millisecond; Used() < end; n++ {
		if n > 1<<30 {
			t.Fatal("work takes no time")
		}
	}
}
