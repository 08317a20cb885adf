package isolate_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
)

// BenchmarkReports reads the real reports of the corpus by two children, as a batch
// does: the time of it is that of the reading alone.
func BenchmarkReports(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(sharedPDFs, "real", "*.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	if len(files) == 0 {
		b.Skip("the shared PDFs are not here")
	}
	if err := compiled(); err != nil {
		b.Fatal(err)
	}
	pages := 0
	for b.Loop() {
		c := reading()
		c.Children = 2
		p := isolate.NewPool(c)
		jobs := make(chan string)
		var wg sync.WaitGroup
		var mu sync.Mutex
		for range c.Children {
			wg.Go(func() {
				for f := range jobs {
					data, err := os.ReadFile(f)
					if err != nil {
						b.Error(err)
						continue
					}
					var d document.Document
					_ = p.Read(context.Background(), &d, data) // what can't be read takes its time, too
					mu.Lock()
					pages += len(d.Pages)
					mu.Unlock()
				}
			})
		}
		for _, f := range files {
			jobs <- f
		}
		close(jobs)
		wg.Wait()
		if err := p.Close(); err != nil {
			b.Error(err)
		}
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
