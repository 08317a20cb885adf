package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/pipeline/document"
	"factsheet/pipeline/layout"
)

func FuzzGrid(f *testing.F) {
	f.Add("Table 1. Grants\n(US$ million)\n\n  Name     2021   2022\n  A b c      10     12\n  D          20     22\n\f  E  30 31\n")
	f.Add("Figure 2. X\n\n 10\n    20  30\n\n  2021  2022\n")
	f.Add("a\tb\tc\n1\t2\t3\n4\t(5)\t-\n")
	f.Add("A . . . . 1  2\nB ...... 3  4\n$  5  % )\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.TrimSpace(text) == "" || len(text) > 1<<14 {
			t.Skip()
		}
		d := &document.Document{}
		d.Text = strings.ToValidUTF8(text, "\ufffd")
		at := 0
		for i, p := range strings.SplitAfter(d.Text, "\f") {
			d.Pages = append(d.Pages, document.Page{Number: i + 1, Span: document.Span{Start: at, End: at + len(p)}})
			at += len(p)
		}
		layout.Text(d)
		checkTables(t, d)
	})
}

func BenchmarkGrid(b *testing.B) {
	page := strings.Repeat("  Costs of boats           100,500       98,100       (2,400)      (2)%\n", 40)
	prose := strings.Repeat("The Fund works with the farmers of the hills in ten countries and pays for seed.\n", 20)
	for _, pages := range []int{1, 10, 100} {
		text := strings.Repeat("Table 1. Costs\n(In thousands of euros)\n\n"+page+"\n"+prose+"\f", pages)
		b.Run(fmt.Sprintf("%dpages", pages), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				laidOut(b, text)
			}
		})
	}
}
