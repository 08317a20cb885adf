package report

import (
	"cmp"
	"io"
	"maps"
	"slices"

	"factsheet/pipeline/manifest"
	"factsheet/pipeline/report/chart"
)

// batchPage is the page of a batch for its template.
type batchPage struct {
	Frame      frame
	Manifest   *manifest.Manifest
	Share      string // what is unread, in 1,000 characters
	Kinds      []kindBar
	States     []stateBar
	Rules      []ruleCount
	Failed     list
	Partly     list
	Near       list
	Skipped    list
	Duplicates list
	Charts     []chart.Figure
	Tables     []tableView
	TableLinks []link
	Sheets     tableView
}

// list are sheets with what is said of each, cut where there are many.
type list struct {
	Items []told
	All   int
}

// longestList bounds what is listed of failed sheets and the like.
const longestList = 200

func listOf(items []told, under string) list {
	l := list{Items: slices.Clone(items[:min(len(items), longestList)]), All: len(items)}
	for i := range l.Items {
		for _, x := range []*link{&l.Items[i].Sheet, &l.Items[i].Other} {
			if x.Href != "" {
				x.Href = under + x.Href
			}
		}
	}
	return l
}

// write writes the page; the sheets are made already.
func (v *batchPage) write(w io.Writer, fragments [][]byte) error {
	if err := templates().ExecuteTemplate(w, "batch-head", v); err != nil {
		return err
	}
	for _, f := range fragments {
		if _, err := w.Write(f); err != nil {
			return err
		}
	}
	return templates().ExecuteTemplate(w, "batch-foot", v)
}

// page is the page of the batch; under is where the pages of the sheets are.
func (t *tally) page(under string) *batchPage {
	m := &t.run.Manifest
	v := &batchPage{Manifest: m, Frame: newFrame("Factsheet report", "", Extra{}, true)}
	v.Charts = t.charts
	v.Share = perThousand(m.Counts.Unread, m.Counts.Characters)
	v.Kinds, v.States = kindBars(m.Counts.Entries), stateBars(m.Counts.Documents)
	for _, name := range slices.Sorted(maps.Keys(t.rules)) {
		v.Rules = append(v.Rules, *t.rules[name])
	}
	slices.SortStableFunc(v.Rules, func(a, b ruleCount) int {
		return cmp.Or(cmp.Compare(gravity[a.Severity], gravity[b.Severity]), cmp.Compare(b.Count, a.Count))
	})
	v.Failed, v.Partly, v.Near = listOf(t.failed, under), listOf(t.partly, under), listOf(t.near, under)
	var skipped, duplicates []told
	for i := range m.Skipped {
		skipped = append(skipped, told{Sheet: link{Text: shown(m.Skipped[i].Source)}, Reason: shown(m.Skipped[i].Reason)})
	}
	for i := range m.Duplicates {
		duplicates = append(duplicates, told{Sheet: link{Text: shown(m.Duplicates[i].Source)}, Other: link{Text: shown(m.Duplicates[i].Of)}})
	}
	v.Skipped, v.Duplicates = listOf(skipped, ""), listOf(duplicates, "")
	return v
}
