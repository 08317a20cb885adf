package main

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"factsheet/pipeline/batch"
	"factsheet/pipeline/source"
	"factsheet/pipeline/write"
)

// cheap are sheets of a few sentences, each of its own, that are made when they are read.
func cheap(from, to int) []source.Input {
	countries := []string{"Ghana", "Kenya", "Nepal", "Peru", "Fiji", "Chad", "Mali", "Togo"}
	var out []source.Input
	for i := from; i < to; i++ {
		text := fmt.Sprintf("Aid to %s, part %d\n\nIn %d the Harbour %d Institute gave US$ %d.%d million to %s for %d schools in district %d. "+
			"On %d May %d the Fund %d Foundation and the Bank of Port %d signed a memorandum of understanding on roads, and paid EUR %d,000 in %d.\n",
			countries[i%8], i, 1990+i%30, i, 1+i%90, i%10, countries[i/8%8], i, i, 1+i%28, 2000+i%25, i, i, 100+i, 2001+i%24)
		out = append(out, source.FromText(fmt.Sprintf("%06d.txt", i), text))
	}
	return out
}

// What twenty thousand sheets take must fit, so what a run keeps of each is bounded: the
// manifest's line, and what links sheets. (What a table holds of its rows is bounded by its
// row group, which so few sheets do not fill.)
func TestARunKeepsLittleOfEachSheet(t *testing.T) {
	const (
		first, last = 200, 600
		most        = 3 << 10 // bytes a sheet
	)
	p, err := newPipeline()
	if err != nil {
		t.Fatal(err)
	}
	out, err := write.Open(t.TempDir(), write.Options{Formats: []write.Format{write.JSON}})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Abort()
	var use [2]uint64
	from := 0
	for i, to := range []int{first, last} {
		err := batch.Sheets(context.Background(), batch.Options{Workers: 2}, p, nil, cheap(from, to), func(r batch.Result) error {
			return out.Add(r.Record, write.Input{Source: r.Input.Source, SHA256: r.Input.SHA256, Size: r.Input.Size, Sketch: r.Sketch})
		})
		if err != nil {
			t.Fatal(err)
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		use[i], from = m.HeapAlloc, to
	}
	each := (int64(use[1]) - int64(use[0])) / (last - first)
	if t.Logf("%d bytes are kept of each sheet", each); each > most {
		t.Errorf("more than %d bytes are kept of each sheet", most)
	}
}

func TestMemoryOfAContainerIsTheLeastItTells(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for i, text := range []string{"max\n", "536870912\n", "268435456\n", "9223372036854771712\n", "none", "-1"} {
		name := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, name)
	}
	for _, c := range []struct {
		files []string
		want  int64
	}{
		{nil, math.MaxInt64},
		{files[:1], math.MaxInt64},
		{files[:2], 512 << 20},
		{append(files, filepath.Join(dir, "missing")), 256 << 20},
	} {
		if got := containerMemory(c.files); got != c.want {
			t.Errorf("%v: %d bytes, want %d", c.files, got, c.want)
		}
	}
}
