package across_test

import (
	"os"
	"runtime"
	"testing"

	"factsheet/pipeline/link/across"
)

// A batch of twenty thousand sheets has no room for the words of each. These have thirty
// flows and six agreements each, several times what is usual.
func TestABatchKeepsLittleOfEachSheet(t *testing.T) {
	const (
		first, last = 60, 360
		most        = 18 << 10 // bytes a sheet: with the flows' sentences in memory it is 30 kB
	)
	store, err := os.CreateTemp(t.TempDir(), "store")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	batch := across.New(store)
	use := make([]uint64, 2)
	from := 0
	for k, to := range []int{first, last} {
		sheets := coined(last, false)[from:to]
		for i, r := range sheets {
			sheets[i] = nil
			if _, err := batch.Add(r, nil); err != nil {
				t.Fatal(err)
			}
		}
		from = to
		use[k] = inUse()
	}
	runtime.KeepAlive(batch)
	each := (int64(use[1]) - int64(use[0])) / (last - first)
	if t.Logf("%d bytes are kept of each sheet", each); each > most {
		t.Errorf("more than %d bytes are kept of each sheet", most)
	}
}

// inUse is the memory that is in use, in bytes.
func inUse() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
