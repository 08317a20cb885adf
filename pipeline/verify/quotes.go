package verify

import (
	"strconv"
	"unicode/utf8"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/table"
)

// heldText bounds the text that is in memory while the rows' words are looked for in it.
const heldText = 64 << 20

// quotes looks for the words of every row in the texts of the table documents, as many
// sheets at a time as memory is to hold.
func (v *verifier) quotes(shapes []*shape, documents *shape) {
	if documents == nil || !documents.ready {
		return
	}
	texts, size := map[string]*text{}, 0
	look := func() {
		v.parallel(len(shapes), func(i int, t *tally) {
			if shapes[i].ready && hasSpans(shapes[i].info) {
				shapes[i].quotes(texts, t)
			}
		})
		texts, size = map[string]*text{}, 0
	}
	err := documents.each([]string{"id", "text"}, func(_ *manifest.Table, cells []cell) error {
		texts[string(cells[0].text)] = newText(string(cells[1].text))
		if size += len(cells[1].text); size > heldText {
			look()
		}
		return nil
	})
	if look(); err != nil {
		v.all.fail(tablesRows, where{}, "%v", err)
	}
}

func hasSpans(info *table.Info) bool {
	n := 0
	for _, c := range info.Columns {
		if c.Name == "document_id" || c.Name == "span_start" || c.Name == "span_end" || c.Name == "quote" {
			n++
		}
	}
	return n == 4
}

// quotes looks at the rows of the sheets whose texts are given.
func (s *shape) quotes(texts map[string]*text, t *tally) {
	looked := 0
	err := s.each([]string{"document_id", "span_start", "span_end", "quote"}, func(f *manifest.Table, cells []cell) error {
		in, ok := texts[string(cells[0].text)]
		if !ok || cells[1].null {
			return nil
		}
		looked++
		start, err := strconv.Atoi(string(cells[1].text))
		end, err2 := strconv.Atoi(string(cells[2].text))
		if err != nil || err2 != nil || in.slice(start, end) != string(cells[3].text) || start >= end {
			t.fail(tablesQuotes, where{f.File, s.v.source(cells[0].text)}, "a row of %s says %q at %s to %s, where the text has %q",
				s.info.Name, told(cells[3:4]), cells[1].text, cells[2].text, short(in.slice(start, end)))
		}
		return nil
	})
	t.looked(tablesQuotes, looked)
	if err != nil {
		t.fail(tablesRows, where{}, "%v", err)
	}
}

func short(s string) string { return told([]cell{{text: []byte(s)}}) }

// text finds code points in a text.
type text struct {
	s  string
	at []int32 // the byte of each code point and of the end; nil where all is ASCII
}

func newText(s string) *text {
	t := &text{s: s}
	if n := utf8.RuneCountInString(s); n != len(s) {
		t.at = make([]int32, 0, n+1)
		for i := range s {
			t.at = append(t.at, int32(i))
		}
		t.at = append(t.at, int32(len(s)))
	}
	return t
}

// slice is the text between two code points; empty where there are none such.
func (t *text) slice(start, end int) string {
	n := len(t.s)
	if t.at != nil {
		n = len(t.at) - 1
	}
	if start < 0 || end < start || end > n {
		return ""
	}
	if t.at != nil {
		return t.s[t.at[start]:t.at[end]]
	}
	return t.s[start:end]
}
