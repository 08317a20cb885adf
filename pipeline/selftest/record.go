package selftest

import "factsheet/pipeline/record"

// OfRecord tries on a record by itself, without its sheet, those of the properties named
// that are seen of it alone: span.quotes, id.unique, link.exists, link.no_circle,
// list.sorted, table.grid, amount.honest and date.honest. The results come in the order of
// the names.
func OfRecord(r *record.Record, names ...string) []Result {
	s := &sheet{record: r, points: newPoints(r.Text)}
	out := make([]Result, 0, len(names))
	for _, name := range names {
		for _, p := range recordAlone {
			if p.ID == name {
				v := &verdict{source: r.Document.Source}
				p.sheet(s, v)
				result := Result{Property: p}
				result.add(v)
				out = append(out, result)
			}
		}
	}
	return out
}

// recordAlone are the properties that need nothing but a record.
var recordAlone = []Property{
	{ID: "span.quotes", sheet: spanQuotes}, {ID: "id.unique", sheet: idUnique}, {ID: "link.exists", sheet: linkExists},
	{ID: "link.no_circle", sheet: linkNoCircle}, {ID: "list.sorted", sheet: listSorted}, {ID: "table.grid", sheet: tableGrid},
	{ID: "amount.honest", sheet: amountHonest}, {ID: "date.honest", sheet: dateHonest},
}
