package date

import (
	"strings"
	"testing"

	"factsheet/extractors/extracttest"
)

// sheet is about 13 kB of text, somewhat denser in dates than sheets are.
var sheet = strings.Repeat("The Ministry of Labour and the Organisation share a long history of work for decent jobs, social protection and dialogue, and their common fund "+
	"has helped twelve countries of the region to train inspectors, to draft laws and to set up offices that young people can turn to for advice.\n"+
	"Through it the partners have strengthened the capacity of unions and employers, promoted standards, and shared what they learned with 28 other countries.\n\n"+
	"The two sides signed an agreement on 7 December 2022, and between 2017 and 2022 the programme, funded with US$ 5.2 million, reached 12,400 people "+
	"in 14 districts of the country.\nIt ran from April to June 2019 and goes on until 2030; see the report of FY 2024 (Q3) for the figures that the ministry published.\n\n", 18)

func BenchmarkDate(b *testing.B) {
	p := extracttest.NewPass(b, sheet, "2023-03-30")
	b.SetBytes(int64(len(sheet)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := run(p); err != nil {
			b.Fatal(err)
		}
	}
}
