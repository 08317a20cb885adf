package layout_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStrokesAndHangingLabelsOfTables(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"strokes under the head and over the sum, and labels that hang", `
 Works paid by the Lake Fund

 Project                                             Countries               Years        Contribution (EUR)
 -----------------------------------------------------------------------------------------------------------
 Fair Harbours                                       Global                  2019-2023            14,000,000
 Safe Roads: Making heavy lorries keep to the lanes
   and hours that are set                            Highlands               2018-2022            25,500,000
 Improving Old Age Pensions and Responsible Publi
   Budgeting                                         Oster, Norland          2019-2023            22,945,000
 Better Wells                                        Sudria                  2021-2024             3,200,000
 ===========================================================================================================
 Total                                                                                            65,645,000
`, `table: Works paid by the Lake Fund
Project|Countries|Years|Contribution (EUR)
----
Fair Harbours|Global|2019-2023|14,000,000
Safe Roads: Making heavy lorries keep to the lanes/and hours that are set|Highlands|2018-2022|25,500,000
Improving Old Age Pensions and Responsible Publi/Budgeting|Oster, Norland|2019-2023|22,945,000
Better Wells|Sudria|2021-2024|3,200,000
Total|||65,645,000
`},
		{"a row set in under a head of its own, which had room for it", `
  Region                        2021      2022
  Highlands of the north
    Upper Tarn                    10        12
  Lowlands
    Lower Tarn                    20        22
`, `table: 
Region|2021|2022
----
Highlands of the north||
Upper Tarn|10|12
Lowlands||
Lower Tarn|20|22
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := laidOut(t, c.text)
			if diff := cmp.Diff(c.want, showTables(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
