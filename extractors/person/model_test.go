package person

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jdkato/prose/v2"
)

// The model gives the tags that prose gives, of words that stand once. Where tags weigh
// the same prose takes any, so a word in a thousand may differ.
func TestModelTagsAsProseDoes(t *testing.T) {
	m := model()
	if m == nil {
		t.Fatal("the model can't be read")
	}
	pattern := os.Getenv("FACTSHEET_SHEETS")
	if pattern == "" {
		pattern = "../../fixtures/*/*.txt"
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no sheets: %v", err)
	}
	first, err := prose.NewDocument("x", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		t.Fatal(err)
	}
	words, other := 0, 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, paragraph := range strings.Split(strings.ToValidUTF8(string(data), ""), "\n\n") {
			d, err := prose.NewDocument(paragraph, prose.UsingModel(first.Model), prose.WithSegmentation(false), prose.WithExtraction(false))
			if err != nil {
				t.Fatal(err)
			}
			var text, want []string
			times := map[string]int{}
			for _, token := range d.Tokens() {
				times[token.Text]++
				text, want = append(text, token.Text), append(want, token.Tag)
			}
			for i, tag := range m.tag(text, len(text)) {
				if times[text[i]] > 1 {
					continue
				}
				words++
				if tag != want[i] {
					other++
					t.Logf("%q is %s, not %s", text[i], tag, want[i])
				}
			}
		}
	}
	t.Logf("%d words, %d tagged differently", words, other)
	if words < 1000 || other*1000 > words {
		t.Errorf("%d of %d words have another tag", other, words)
	}
}

func TestBrokenModelIsRefused(t *testing.T) {
	for _, data := range []string{"", "\x03", "\x0f\xff\x87", "\xfd\x4b\xc8\xe3\xff\x88\x00\xfd\x01\x26\xb7\x1ai-1"} {
		m := &perceptron{}
		if m.readTags([]byte(data)) == nil || m.readWeights([]byte(data)) == nil {
			t.Errorf("%q is taken for a model", data)
		}
	}
}
