// Package chart draws what a batch of sheets tells, for people who would rather look:
// contributions by donor and year, a time line of agreements, the partners as a network, the
// places. Each chart is a piece of HTML with pictures in SVG, for a page under the strictest
// content security policy: no script, no style attribute, nothing from outside.
//
//	g, batch := chart.NewGather(), across.New(scratch)
//	for r := range records {      // *record.Record, in the batch's order; none is kept
//		links, err := batch.Add(r, nil)
//		…
//		g.AddLinked(r, links)     // or g.Add(r), where what sheets tell again may count again
//	}
//	for _, f := range g.Charts() {
//		// f.ID, f.Title, f.HTML; chart.CSS goes into the page's <style> once
//	}
//
// # Honest numbers
//
// Sums are exact decimals. What has no one value (malformed, a range) is in no sum, and its
// count stands beside the chart; so do the flows without a year or donor. Currencies are
// never added up. A part of another contribution (part_of) counts with that, and what a sheet
// before told, there: as 'SELECT … WHERE part_of IS NULL AND same_as IS NULL' does over the
// tables.
//
// # From a mark to its records
//
// Marks (elements of class chart-mark) and the rows of tables carry data attributes:
// data-kind (the list of the record: contributions, agreements, projects, partners, places),
// data-entry (ids with blanks between, where a mark stands for six entries at most), and what
// else its records have in common: data-partner (a donor's or a partner's id; 'none' where no
// donor is told), data-currency, data-first and data-last (years in which they begin),
// data-year, data-type (a kind of agreement), data-tie, data-from and data-to (ids of tied
// partners), data-place and data-code.
package chart
