// Package across links what several sheets of a batch tell of the same thing. Sheets
// come in the batch's order, each once, and what is known of one is settled when it
// comes, from those before it: so nothing depends on how the work was shared out.
package across

import "factsheet/pipeline/record"

// Batch is what is known of the sheets so far. It belongs to one goroutine.
type Batch struct {
	partners map[string]*body
	places   map[string]*site
}

// New begins a batch.
func New() *Batch {
	return &Batch{partners: map[string]*body{}, places: map[string]*site{}}
}

// Add takes the next sheet.
func (b *Batch) Add(r *record.Record) {
	b.name(r)
}
