package partner_test

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
	"factsheet/extractors/partner"
)

// FuzzRun asks only that no text brings the extractor down and that every mention
// quotes its sheet.
func FuzzRun(f *testing.F) {
	cases, err := extracttest.ReadCases("testdata/corpus.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range cases {
		f.Add(c.Text)
	}
	f.Add("Ministries of")
	f.Add("the Government of the, Inc. Co., Ltd. (")
	f.Fuzz(func(t *testing.T, text string) {
		text = "A " + strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' {
				return '\n'
			}
			return r
		}, strings.ToValidUTF8(text, "")) + " b"
		q := extracttest.Pass(t, text, "", partner.Extractor)
		for _, m := range partner.Extractor.From(q) {
			if m.At.Quote == "" || q.Doc.Text[m.At.Span.Start:m.At.Span.End] != m.At.Quote || m.Value.ID == "" || m.Value.Name == "" {
				t.Errorf("%+v", m)
			}
		}
	})
}
