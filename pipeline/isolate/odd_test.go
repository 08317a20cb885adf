package isolate_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"factsheet/pipeline/document"
	"factsheet/pipeline/isolate"
)

// sharedPDFs is where the broken, hostile and encrypted PDFs stand beside the project.
const sharedPDFs = "../../../shared/corpus/pdf"

// outcome is what became of one file.
type outcome struct {
	file string
	doc  document.Document
	err  error
	took time.Duration
}

func (o *outcome) status() string {
	switch {
	case o.err != nil:
		return "failed"
	case len(o.doc.Problems) > 0:
		return "partial"
	}
	return "ok"
}

// readAll reads a folder of PDFs by a pool of two, side by side, as a batch does.
func readAll(t *testing.T, folder string) (out []outcome, peak int64) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(sharedPDFs, folder, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("the shared PDFs are not here")
		}
		t.Skip("the shared PDFs are not here")
	}
	if err := compiled(); err != nil {
		t.Fatal(err)
	}
	c := reading()
	c.Children = 2
	p := isolate.NewPool(c)
	out = make([]outcome, len(files))
	jobs := make(chan int)
	var wg sync.WaitGroup
	for range c.Children {
		wg.Go(func() {
			for i := range jobs {
				o := &out[i]
				o.file = filepath.Base(files[i])
				data, err := os.ReadFile(files[i])
				if err != nil {
					t.Error(err)
					continue
				}
				began := time.Now()
				o.err = p.Read(context.Background(), &o.doc, data)
				o.took = time.Since(began)
			}
		})
	}
	for i := range files {
		jobs <- i
	}
	close(jobs)
	wg.Wait()
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	return out, isolate.Peak(p)
}

func TestBrokenFileEndsInTimeAndMemory(t *testing.T) {
	out, peak := readAll(t, "odd")
	slices.SortFunc(out, func(a, b outcome) int { return int(b.took - a.took) })
	count := map[string]int{}
	for i := range out {
		o := &out[i]
		count[o.status()]++
		if o.took > mostTime {
			data, err := os.ReadFile(filepath.Join(sharedPDFs, "odd", o.file))
			if err != nil || outOfTime(o.took, data) {
				t.Errorf("%s took %v, %v", o.file, o.took, err)
			}
		}
		if o.status() == "ok" && strings.TrimSpace(o.doc.Text) == "" {
			t.Errorf("%s is ok, and has no text", o.file)
		}
		if i < 10 {
			t.Logf("%5.2f s  %-7s %s  %s", o.took.Seconds(), o.status(), o.file, o.doc.Reader)
		}
	}
	t.Logf("%d files: %v; %d MB", len(out), count, peak>>20)
	if count["ok"] < 48 {
		t.Errorf("only %d of %d files are read whole", count["ok"], len(out))
	}
	if peak > mostMemory {
		t.Errorf("a child took %d MB", peak>>20)
	}
}

// Each sheet stands in sixteen containers: encrypted, cut off, with another table of
// objects, with bytes before and after.
func TestSheetIsReadInWhateverContainer(t *testing.T) {
	out, _ := readAll(t, "variants")
	whole := map[string]map[string]int{}
	for i := range out {
		if sheet, ok := strings.CutSuffix(out[i].file, "_plain.pdf"); ok {
			whole[sheet] = wordsOf(out[i].doc.Text)
		}
	}
	alike := 0
	for i := range out {
		o := &out[i]
		sheet, _, _ := strings.Cut(o.file, "_")
		if share := likeness(whole[sheet], wordsOf(o.doc.Text)); share > 0.99 {
			alike++
		} else {
			t.Logf("%s: %.3f of the words, %s, %v", o.file, share, o.doc.Reader, o.err)
		}
	}
	t.Logf("%d of %d", alike, len(out))
	if alike < 30 {
		t.Errorf("%d of %d give the sheet's text, want 30", alike, len(out))
	}
}

// wordsOf counts the words of a text.
func wordsOf(text string) map[string]int {
	out := map[string]int{}
	for w := range strings.FieldsSeq(text) {
		out[w]++
	}
	return out
}

// likeness is the F1 of one bag of words against another.
func likeness(a, b map[string]int) float64 {
	common, all := 0, 0
	for w, n := range a {
		common += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	return 2 * float64(common) / float64(max(all, 1))
}
