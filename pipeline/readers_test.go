package pipeline_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"factsheet/pipeline"
	"factsheet/pipeline/document"
	"factsheet/pipeline/read"
	"factsheet/pipeline/read/pdfium"
)

// realPDFs is where reports by many programs are kept, beside this tree.
const realPDFs = "../../shared/corpus/pdf/real"

// sampled reports whether the readers are compared on a page: the first three and one
// in five of the rest, so that the test takes seconds.
func sampled(page int) bool { return page <= 3 || page%5 == 0 }

// differ is what is known of sheets on which the readers differ by more than a little.
var differ = map[string]struct {
	least  float64 // share of words in common
	reason string
}{
	"opf_303226.pdf":             {0.99, "bytes are missing from its content streams; each reader goes on where it can"},
	"olm_large_prompt_hint3.pdf": {0.80, "its font of drawings calls the letter c by a control character's name, and pdfium does not tell the code"},
}

// Where the two readers differ, one of them is wrong.
func TestReadersGiveTheSameWords(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(realPDFs, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		if os.Getenv("CI") == "true" {
			t.Fatal("the sheets to compare the readers on are missing: " + realPDFs)
		}
		t.Skip("no " + realPDFs)
	}
	cache, err := os.UserCacheDir()
	if err == nil {
		cache = filepath.Join(cache, "factsheet", "pdfium")
	}
	engine, err := pdfium.New(cache)
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o := read.Defaults
		for page := 1; page <= o.Pages; page++ {
			if sampled(page) {
				o.Only = append(o.Only, page)
			}
		}
		fast, slow := map[string]int{}, map[string]int{}
		if _, err := pipeline.Takes(engine.PDF, data, o, countWords(slow)); err != nil || len(slow) == 0 {
			t.Errorf("%s: pdfium reads %d words: %v", name, len(slow), err)
			continue
		}
		switch _, err := pipeline.Takes(read.PDF, data, o, countWords(fast)); {
		case errors.Is(err, read.ErrEncrypted) || errors.Is(err, read.ErrCipher):
			continue // what the net is there for
		case err != nil:
			t.Errorf("%s: the fast reader: %v", name, err)
			continue
		}
		least := 0.995
		if known, ok := differ[name]; ok {
			least = known.least
		}
		if same, only := inCommon(fast, slow); same < least {
			t.Errorf("%s: the readers have %.4f of their words in common, not %.3f: %s", name, same, least, only)
		}
	}
}

// countWords adds a page's words to the counts.
func countWords(counts map[string]int) func(document.Take) {
	return func(p document.Take) {
		for _, w := range strings.Fields(norm.NFKC.String(p.Text)) {
			if w = strings.TrimFunc(w, unicode.IsPunct); w != "" {
				counts[w]++
			}
		}
	}
}

// inCommon is the share of words that two counts have in common (F1), and some that
// they have not.
func inCommon(a, b map[string]int) (share float64, only string) {
	all, common := 0, 0
	var some []string
	for w, n := range a {
		all += n
		common += min(n, b[w])
		if n > b[w] && len(some) < 8 {
			some = append(some, "-"+w)
		}
	}
	for w, n := range b {
		all += n
		if n > a[w] && len(some) < 16 {
			some = append(some, "+"+w)
		}
	}
	if all == 0 {
		return 1, ""
	}
	return 2 * float64(common) / float64(all), strings.Join(some, " ")
}
